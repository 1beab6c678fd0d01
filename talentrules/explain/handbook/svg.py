"""A drawing as inline SVG: rectangles, lines and words, nothing else; styled by classes of the page's style sheet."""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.explain.handbook.layout import Badge, Box, Drawing, Wire
from talentrules.explain.html import class_name, text_to_html

__all__ = ["drawing_to_svg"]

_ARROW = 7
_LINE = 17
_INSIDE = 9
_BADGE = 16
_BASE = 4


def drawing_to_svg(drawing: Drawing) -> Iterator[str]:
    """Yield a drawing as lines of SVG; whatever others wrote is escaped."""
    size = f'width="{drawing.width}" height="{drawing.height}" viewBox="0 0 {drawing.width} {drawing.height}"'
    yield f'<svg class="picture" {size} role="group" aria-label="{text_to_html(drawing.label)}">'
    for heading in drawing.headings:
        yield f'<text class="over" x="{heading.x}" y="{heading.y}">{text_to_html(heading.words)}</text>'
    for wire in drawing.wires:
        yield _wire(wire)
        if wire.arrow:
            yield _arrow(wire)
    for dot in drawing.dots:
        yield f'<circle class="dot" cx="{dot.x}" cy="{dot.y}" r="3"/>'
    for box in drawing.boxes:
        yield _leading(_box(box), box.to)
    for badge in drawing.badges:
        yield _leading(_badge(badge), badge.to)
    yield "</svg>"


def _wire(wire: Wire) -> str:
    ends = f'x1="{wire.x1}" y1="{wire.y1}" x2="{wire.x2}" y2="{wire.y2}"'
    return f'<line class="rail rail-{class_name(wire.kind)}" {ends}/>'


def _arrow(wire: Wire) -> str:
    """Return the head of an arrow that points at the box, to the left."""
    x, y = wire.x1, wire.y1
    return f'<path class="head" d="M{x} {y}l{_ARROW + 2} -{_ARROW - 2}v{2 * (_ARROW - 2)}z"/>'


def _box(box: Box) -> str:
    kind = "box foreign" if box.foreign else "box"
    shape = f'<rect class="{kind}" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="3"/>'
    first = box.y + (box.height - _LINE * (len(box.lines) - 1)) // 2 + _BASE + 1
    lines = (
        f'<text class="name" x="{box.x + _INSIDE}" y="{first + _LINE * place}">{text_to_html(line)}</text>'
        for place, line in enumerate(box.lines)
    )
    return shape + "".join(lines)


def _badge(badge: Badge) -> str:
    x, y = badge.x - badge.width // 2, badge.y - _BADGE // 2
    shape = f'<rect class="badge" x="{x}" y="{y}" width="{badge.width}" height="{_BADGE}" rx="8"/>'
    return f'{shape}<text class="mark" x="{badge.x}" y="{badge.y + _BASE}">{text_to_html(badge.words)}</text>'


def _leading(shape: str, to: str) -> str:
    return f'<a href="#{text_to_html(to)}">{shape}</a>' if to else f"<g>{shape}</g>"
