"""Events to tree.

PyYAML's own builders recurse and die on hostile nesting, so the tree is built here with an explicit stack; on the way
everything is refused that YAML admits and a pack has no use for: anchors, aliases, tags, keys that are no names.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

import yaml

from talentrules.diagnostics import Related, diagnose
from talentrules.source import Span
from talentrules.syntax.reading.colons import LOST_DASH, MEANT, MEANT_ID, check_lines, say_colon
from talentrules.syntax.reading.escapes import Pairs
from talentrules.syntax.reading.limits import MAX_DEPTH, MAX_NODES
from talentrules.syntax.reading.page import Page, StopReadingError
from talentrules.syntax.reading.scalars import meaning
from talentrules.syntax.reading.styles import BLOCK_STYLES, check_style
from talentrules.syntax.tree import Mapping, Node, Plain, Scalar, Sequence

_COLONS = frozenset({"full-width-colon", "colon-without-space"})
OPENING = frozenset("[{")
_CLOSING = frozenset("]}")
_FINE_IN_KEYS = frozenset({"number-too-long", "no-such-day"})
_KEY_END = re.compile(r" *:")

_Marked = yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent


@dataclass(slots=True)
class _Frame:
    """A mapping or a list that is being read. `end` is where its last part ended."""

    start: int
    end: int
    mapping: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, Scalar] = field(default_factory=dict)
    waiting: bool = False
    """A key was read and its value comes next."""
    key: Scalar | None = None
    """That key; None where it cannot be used, so that the value is dropped."""


@dataclass(slots=True)
class Builder:
    """Takes events one after the other and builds the tree, without recursion."""

    page: Page
    pairs: Pairs
    stack: list[_Frame] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0
    documents: int = 0
    cursor: int = 0
    """Where the last scalar ended."""
    gap: str = ""
    """What stands between that scalar and the one before it."""
    last: tuple[int, int, str] = (0, 0, "")
    """Start, end and style of the last scalar."""

    def take(self, event: yaml.Event) -> None:
        """Take one event."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close(_place(event)[1])
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._document(*_place(event))
            case _:
                pass

    def finish(self) -> Mapping | None:
        """Return the tree after the last event."""
        self._gap(len(self.page.text), len(self.page.text))
        root, everything = self.root, (0, len(self.page.text.rstrip()))
        if root is None or (isinstance(root, Scalar) and not root.written and not root.quoted):
            self.page.found.append(diagnose("file-empty", Span(self.page.file, 0, 0, 0, 0)))
            return None
        if not isinstance(root, Mapping):
            if not any(one.code in _COLONS for one in self.page.found):
                self.page.say("not-a-mapping", *everything)
            return None
        return root

    # -- documents and collections

    def _document(self, start: int, end: int) -> None:
        """Begin a document: there is one, and no directive stands before it."""
        self.documents += 1
        if self.documents > 1:
            self.page.say("several-documents", start, max(end, start + 1))
            raise StopReadingError
        for match in re.finditer(r"^%.*", self.page.text[:end], re.MULTILINE):
            self.page.say("yaml-directive", match.start(), match.end(), written=match[0].strip())

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        start, _ = _place(event)
        self._count(start)
        self._properties(event, start)
        if self._awaits_key():
            self.page.say("complex-key", start, self.page.line_end(start))
        if len(self.stack) >= MAX_DEPTH:
            self.page.say("too-deep", start, start + 1, limit=MAX_DEPTH)
            raise StopReadingError
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Frame(start, start, mapping, flow=bool(event.flow_style)))

    def _close(self, end: int) -> None:
        frame = self.stack.pop()
        # only a bracket has a width of its own; a block ends where its last part ended
        closed = self.page.text[end - 1 : end] in _CLOSING and self.page.text[frame.start : frame.start + 1] in OPENING
        end = end if closed else frame.end
        span = self.page.span(frame.start, end)
        node = Mapping(tuple(frame.entries), span) if frame.mapping else Sequence(tuple(frame.items), span)
        self._place(node, end)

    def _place(self, node: Node, end: int) -> None:
        """Put a finished node where it belongs."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.end = max(frame.end, end)
        if not frame.mapping:
            frame.items.append(node)
        elif frame.waiting:
            if frame.key is not None:
                frame.entries.append((frame.key, node))
            frame.waiting, frame.key = False, None
        else:  # a collection as a key: complained of when it began
            frame.waiting = True

    def _awaits_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].mapping and not self.stack[-1].waiting

    def _in_flow(self) -> bool:
        return bool(self.stack) and self.stack[-1].flow

    def _count(self, start: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.page.say("too-many-values", start, start + 1, limit=MAX_NODES)
            raise StopReadingError

    # -- scalars

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        (start, end), style = _place(event), event.style or ""
        if style in BLOCK_STYLES:
            end = start + len(self.page.text[start:end].rstrip())
        self._count(start)
        self._gap(start, end)
        marked = self._properties(event, start)
        if not (event.value or style or marked):
            self._absent(start)
            return
        self.last = (start, end, style)
        value = self.pairs.restored(event.value, start, end, escaped=style == '"')
        if not marked:
            check_style(self.page, self.pairs, style, (start, end), in_flow=self._in_flow())
        if self._awaits_key():
            self._key(value, style, start, end)
        else:
            self._value(value, start, end, plain=not (style or marked))

    def _key(self, text: str, style: str, start: int, end: int) -> None:
        """Take a key: a text as it is written, once."""
        frame, page = self.stack[-1], self.page
        frame.waiting, frame.end = True, max(frame.end, end)
        if style in BLOCK_STYLES or not self._is_simple(end):
            page.say("complex-key", start, end)
            return
        if not style:
            self._check_key(text, start, end)
        key = Scalar(text, text, bool(style), page.span(start, end))
        first = frame.seen.setdefault(unicodedata.normalize("NFC", text), key)
        if first is key:
            frame.key = key
            return
        place = Related(span=first.span, note="第一次写在这里", note_en="it stood here first")
        page.say("duplicate-key", start, end, related=(place,), key=text)

    def _is_simple(self, end: int) -> bool:
        """Return whether a key was written without `?`: before it stands none, and behind it a colon."""
        if self.gap.rstrip().endswith("?"):
            return False
        return self._in_flow() or _KEY_END.match(self.page.text, end) is not None

    def _check_key(self, text: str, start: int, end: int) -> None:
        """Complain of what is doubtful about a plain key; numbers and dates are fine, they are just text."""
        if "：" in text and (match := MEANT_ID.match(text)) and match["colon"] == "：":
            say_colon(self.page, match, start)
        if text.startswith("-") and not self._in_flow() and LOST_DASH.match(text):
            self.page.say("lost-dash", start, start + 1)
        _, complaint = meaning(text)
        if complaint is not None and complaint[0] not in _FINE_IN_KEYS and not self._is_the_n_of_at_least_n(text):
            self.page.say(complaint[0], start, end, written=text, **complaint[1])
        following = self.page.text[end : end + 2]
        if self._in_flow() and len(following) == 2 and following[0] == ":" and following[1] in ",[]{}":
            self.page.say("colon-without-space", end, end + 1, key=text)

    def _is_the_n_of_at_least_n(self, text: str) -> bool:
        """Return whether this is the one key of the language that elsewhere could be a "no"."""
        around = self.stack[-2].key if text == "n" and len(self.stack) > 1 else None
        return around is not None and around.written == "at_least_n"

    def _value(self, text: str, start: int, end: int, *, plain: bool) -> None:
        """Take a value; only a plain one can be anything but text."""
        meant: Plain = text
        if plain:
            check_lines(self.page, self.gap, start, end, inside=bool(self.stack), in_flow=self._in_flow())
            meant, complaint = meaning(text)
            if complaint is not None:
                self.page.say(complaint[0], start, end, written=text, **complaint[1])
        self._place(Scalar(meant, text, not plain, self.page.span(start, end)), end)

    def _absent(self, start: int) -> None:
        """Take a key or a value that is not there."""
        page, span = self.page, self.page.span(start, start)
        if self._awaits_key():
            page.say("missing-key", start, start + 1)
            self.stack[-1].waiting = True
            return
        if self.stack and self.stack[-1].mapping:
            self._absent_value(self.stack[-1].key)
        elif self.stack:
            dash = page.text.rfind("-", 0, start + 1)
            page.say("empty-value", dash, dash + 1, key="-")
        self._place(Scalar(None, "", quoted=False, span=span), start)

    def _absent_value(self, key: Scalar | None) -> None:
        """Complain of a key with nothing behind it, unless the colon inside of it is what is wrong."""
        if key is None:
            return
        start = self.page.starts[key.span.line - 1] + key.span.column - 1
        match = None if key.quoted or not self._in_flow() else MEANT.match(key.written)
        if match is not None:
            say_colon(self.page, match, start)
        else:
            end = self.page.starts[key.span.end_line - 1] + key.span.end_column - 1
            self.page.say("empty-value", start, end, key=key.written)

    # -- what stands before scalars and between them

    def _properties(self, event: _Marked, start: int) -> bool:
        """Complain of an anchor and a tag; return whether there is one."""
        for code, sign, present in (("yaml-anchor", "&", event.anchor), ("yaml-tag", "!", event.tag)):
            if present is not None:
                at = self.page.text.find(sign, start)
                written = self.page.token_at(at)
                self.page.say(code, at, at + len(written), written=written)
        return event.anchor is not None or event.tag is not None

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = _place(event)
        self._count(start)
        self._gap(start, end)
        written = self.page.text[start:end]
        self.page.say("yaml-alias", start, end, written=written)
        if self._awaits_key():
            self.stack[-1].waiting = True
        else:
            self._place(Scalar(written, written, quoted=False, span=self.page.span(start, end)), end)

    def _gap(self, start: int, end: int) -> None:
        """Complain of tabs between the last scalar and the one from `start` to `end`, comments left out."""
        gap, cursor = self.page.text[self.cursor : start], self.cursor
        self.gap = gap if cursor else "\n" + gap
        self.cursor = max(self.cursor, end)
        if "\t" not in gap:
            return
        for line in gap.split("\n"):
            tab = line.partition("#")[0].find("\t")
            if tab != -1:
                self.page.say("tab", cursor + tab, cursor + tab + 1)
            cursor += len(line) + 1


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return where an event starts and ends, in characters."""
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0, end.index if end else 0)
