"""Reading a handbook back: its words, its anchors and links; and everything of one kind that a pack holds."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import TypeVar

__all__ = ["SVG", "Page", "everything", "flat", "read"]

SVG = {"svg", "rect", "line", "circle", "path", "text", "g"}
_VOID = {"meta"}
_ALLOWED = SVG | {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section", "figure", "a"),
    *("h1", "h2", "h3", "h4", "p", "b", "span", "ul", "ol", "li", "div", "cite", "q"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "role", "scope", "aria-label"),
    *("width", "height", "viewbox", "x", "y", "rx", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d"),
}
_Kind = TypeVar("_Kind")


class Page(HTMLParser):
    """Reads a page; fails on a tag that is not closed, closed twice, or not known, and on anything that could act."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.pieces: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.rows: list[list[str]] = []

    @property
    def words(self) -> str:
        """The words of the page, tags taken out."""
        return flat("".join(self.pieces))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ALLOWED, tag
        for name, value in attrs:
            assert name in _ATTRIBUTES, name
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append("")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SVG, tag
        assert {name for name, _ in attrs} <= _ATTRIBUTES

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] == "style":
            return
        self.pieces.append(data)
        if self.headings and any(tag in ("h1", "h2", "h3", "h4") for tag in self.open):
            self.headings[-1] += data
        if self.rows and self.rows[-1] and self.open.count("td") + self.open.count("th") > 1:
            self.rows[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read(page: str) -> Page:
    """Return a page that is whole and well formed."""
    reader = Page()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    reader.rows = [[flat(one) for one in row] for row in reader.rows]
    return reader


def flat(text: str) -> str:
    """Return words without line ends and with one kind of quotation marks, for comparing."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("‘’", "“”"))).strip()


def everything(held: object, kind: type[_Kind]) -> Iterator[_Kind]:
    """Yield every instance of `kind` anywhere inside frozen data."""
    if isinstance(held, kind):
        yield held
    if dataclasses.is_dataclass(held):
        for field in dataclasses.fields(held):
            if field.name not in ("file", "span", "accept_spans"):
                yield from everything(getattr(held, field.name), kind)
    elif isinstance(held, Mapping):
        for value in held.values():
            yield from everything(value, kind)
    elif isinstance(held, tuple | frozenset):
        for value in held:
            yield from everything(value, kind)
