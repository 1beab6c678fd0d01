"""Where boxes, lines and words of a picture stand: boxes below each other on the left, an upright rail for each rule.

Every rule has a rail of its own beside the boxes and joins each box of its members at a place of its own, so that lines
only ever cross at right angles and a dot says where they join. Whole numbers throughout: the same picture everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from talentrules.source import display_width

__all__ = ["Badge", "Box", "Dot", "Drawing", "Heading", "Node", "Rail", "Wire", "draw"]

_MARGIN = 10
_BOX = 226
_BESIDE = _MARGIN + _BOX + 18
"""Where the rails begin."""
_COLUMNS = 32
"""How many columns of text a box is wide; a full-width character takes two."""
_FULL_WIDTH = "“”‘’—…·"
"""What Chinese fonts draw as wide as a Chinese character."""
_TEXT_LINE = 17
_PORT = 13
_GAP = 24
_HEADING = 20
_COLUMN = 7
_BADGE_HEIGHT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What a box stands for: its words, where it leads, the heading above it, and whether it is of another pack."""

    id: str
    words: str
    to: str = ""
    section: str = ""
    foreign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rail:
    """A rule between nodes: `among` join on equal terms, an arrow leads from each of `sources` to each of `targets`."""

    kind: str
    words: str
    to: str = ""
    among: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle with lines of text."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    to: str
    foreign: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading above boxes; `y` is its base line."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A straight line of a rule; `arrow` says that it ends in an arrow at (`x1`, `y1`)."""

    kind: str
    x1: int
    y1: int
    x2: int
    y2: int
    arrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """Where a line joins its rail."""

    kind: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """The number and the word of a rule, on its rail; (`x`, `y`) is the middle."""

    kind: str
    x: int
    y: int
    width: int
    words: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture."""

    label: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    headings: tuple[Heading, ...]
    wires: tuple[Wire, ...]
    dots: tuple[Dot, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class _Track:
    """A rail in its lane, with the first and the last row that it joins."""

    rail: Rail
    rows: tuple[int, ...]
    lane: int

    @property
    def first(self) -> int:
        return self.rows[0]

    @property
    def last(self) -> int:
        return self.rows[-1]

    def rank(self, row: int) -> tuple[int, int]:
        """Return where it joins a row: what ends there above what passes, that above what begins; so none is cut."""
        if self.first < row == self.last:
            return 0, self.lane
        return (1, self.lane) if self.first < row else (2, -self.lane)


def draw(nodes: Sequence[Node], rails: Iterable[Rail], label: str) -> Drawing:
    """Return the picture of `nodes`, from above in their order, and of the `rails` between them."""
    tracks = _tracks(nodes, tuple(rails))
    joins = [_joins(tracks, row) for row in range(len(nodes))]
    boxes, headings = _boxes(nodes, [len(one) for one in joins])
    ports = _ports(boxes, joins)
    apart = max((_badge_width(one.rail.words) for one in tracks), default=0) + 10
    middles = {one.rail: _BESIDE + apart // 2 + one.lane * apart for one in tracks}
    lanes = max((one.lane + 1 for one in tracks), default=0)
    return Drawing(
        label=label,
        width=_BESIDE + lanes * apart + _MARGIN if lanes else _MARGIN + _BOX + _MARGIN,
        height=max((box.y + box.height for box in boxes), default=0) + (_GAP if tracks else _MARGIN),
        boxes=boxes,
        headings=headings,
        wires=tuple(wire for one in tracks for wire in _wires(one, nodes, boxes, ports, middles[one.rail])),
        dots=tuple(dot for one in tracks for dot in _dots(one, ports, middles[one.rail])),
        badges=tuple(_badge(one, boxes, middles[one.rail]) for one in tracks),
    )


def _ports(boxes: Sequence[Box], joins: Sequence[Sequence[_Track]]) -> dict[tuple[int, Rail], int]:
    """Return how far down each rail leaves each of its boxes, by row; evenly spaced, so that no two are the same."""
    return {
        (row, track.rail): box.y + box.height * (place + 1) // (len(joins[row]) + 1)
        for row, box in enumerate(boxes)
        for place, track in enumerate(joins[row])
    }


def _dots(track: _Track, ports: dict[tuple[int, Rail], int], middle: int) -> Iterable[Dot]:
    for row in track.rows:
        yield Dot(kind=track.rail.kind, x=middle, y=ports[row, track.rail])


def _tracks(nodes: Sequence[Node], rails: tuple[Rail, ...]) -> tuple[_Track, ...]:
    """Return the rails that join something, each in the first lane that is free; short ones next to the boxes."""
    place = {node.id: row for row, node in enumerate(nodes)}
    joined = [
        (one, tuple(sorted({place[name] for name in (*one.among, *one.sources, *one.targets) if name in place})))
        for one in rails
    ]
    found: list[_Track] = []
    for rail, rows in sorted(((one, rows) for one, rows in joined if rows), key=lambda pair: pair[1][-1] - pair[1][0]):
        taken = {one.lane for one in found if one.first <= rows[-1] and rows[0] <= one.last}
        lane = next(lane for lane in range(len(found) + 1) if lane not in taken)
        found.append(_Track(rail, rows, lane))
    return tuple(found)


def _joins(tracks: Iterable[_Track], row: int) -> list[_Track]:
    """Return the rails that join a row, from above."""
    return sorted((one for one in tracks if row in one.rows), key=lambda one: one.rank(row))


def _boxes(nodes: Sequence[Node], ports: Sequence[int]) -> tuple[tuple[Box, ...], tuple[Heading, ...]]:
    boxes, headings = [], []
    y, section = _MARGIN, ""
    for node, joins in zip(nodes, ports, strict=True):
        if node.section != section:
            section = node.section
            headings.append(Heading(x=_MARGIN, y=y + _HEADING - 7, words=section))
            y += _HEADING
        lines = _wrapped(node.words)
        height = max(12 + _TEXT_LINE * len(lines), 8 + _PORT * joins)
        box = Box(x=_MARGIN, y=y, width=_BOX, height=height, lines=lines, to=node.to, foreign=node.foreign)
        boxes.append(box)
        y += height + _GAP
    return tuple(boxes), tuple(headings)


def _wires(
    track: _Track, nodes: Sequence[Node], boxes: Sequence[Box], ports: dict[tuple[int, Rail], int], middle: int
) -> Iterable[Wire]:
    rail = track.rail
    ys = [ports[row, rail] for row in track.rows]
    low = boxes[track.first].y + boxes[track.first].height + _GAP // 2 if len(ys) == 1 else ys[-1]
    yield Wire(kind=rail.kind, x1=middle, y1=ys[0], x2=middle, y2=low)
    for row, y in zip(track.rows, ys, strict=True):
        arrow = nodes[row].id in rail.targets
        yield Wire(kind=rail.kind, x1=boxes[row].x + boxes[row].width, y1=y, x2=middle, y2=y, arrow=arrow)


def _badge(track: _Track, boxes: Sequence[Box], middle: int) -> Badge:
    """Return the badge, in the gap below the first box, where no line runs across."""
    box, rail = boxes[track.first], track.rail
    width = _badge_width(rail.words)
    y = box.y + box.height + _GAP // 2
    return Badge(kind=rail.kind, x=middle, y=y, width=width, words=rail.words, to=rail.to)


def _badge_width(words: str) -> int:
    return _COLUMN * display_width(words) + 10


def _wrapped(words: str) -> tuple[str, ...]:
    """Return `words` on lines that fit a box; a line is broken at a space where it has one."""
    lines, rest = [], words.strip()
    while rest:
        end = _fits(rest)
        space = rest.rfind(" ", 1, end + 1)
        if end < len(rest) and space > 0:
            end = space
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return tuple(lines)


def _fits(words: str) -> int:
    """Return how many characters fit on a line, at least one."""
    width = 0
    for place, char in enumerate(words):
        width += 2 if char in _FULL_WIDTH else display_width(char)
        if width > _COLUMNS:
            return max(place, 1)
    return len(words)
