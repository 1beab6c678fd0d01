"""Laws of the reader that hold for whatever it is given."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talentrules.diagnostics import Diagnostic, in_order, render_all
from talentrules.source import Span
from talentrules.syntax.reader import Reading, read_bytes, read_text
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence

PIECES = (
    "a|b|甲|：|1|-|- |: |:|\n|\n  |\n    |\n | |[|]|{|}|, |,|\"|'|#| #|>|? |?|\\|\\n|\\\n|.|...|---|\r\n|&|*|!|%|@|`|~"
    "|\n- |a: |b: |\"x\"|'y'|\u3000|😀|>-|\n\n|“|\t|\r|\\ud83d\\ude00|\\ud83d|\\U00110000|\u200b|\ufdd0|，|true"
    '|2024-07-01|0571|\n\t|c: |d: 1|\nb: 2|\na: 3\n|"k":|\\u00e9|\x00|\ud800|\u2028'
)
YAML_LIKE = st.lists(st.sampled_from([*PIECES.split("|"), "|", "|\n  ", "|+"]), max_size=16).map("".join)
TEXTS = st.one_of(YAML_LIKE, YAML_LIKE.map("a: {}".format), st.text(max_size=40))


def spans(node: Node) -> list[Span]:
    match node:
        case Scalar():
            return [node.span]
        case Sequence():
            return [node.span, *(span for item in node.items for span in spans(item))]
        case Mapping():
            inner = (span for key, item in node.entries for span in (key.span, *spans(item)))
            return [node.span, *inner]


def bare(node: Node | None) -> Any:
    """Return a tree as plain data, every value with its type, its writing and its place."""
    match node:
        case None:
            return None
        case Scalar():
            return type(node.value), node.value, node.written, node.quoted, place(node.span)
        case Sequence():
            return place(node.span), [bare(item) for item in node.items]
        case Mapping():
            return place(node.span), [(bare(key), bare(item)) for key, item in node.entries]


def place(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, span.end_line, span.end_column


def lies_inside(span: Span) -> bool:
    """Return whether a span is the whole file or a stretch of its text."""
    if span.line == 0:
        return True
    ordered = (span.line, span.column) <= (span.end_line, span.end_column)
    lines = span.file.lines
    return ordered and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
        for line, column in ((span.line, span.column), (span.end_line, span.end_column))
    )


def keeps_its_promises(reading: Reading) -> None:
    found: tuple[Diagnostic, ...] = reading.diagnostics
    assert found == in_order(found)
    assert reading.tree is not None or found
    places = [one.span for one in found] + [there.span for one in found for there in one.related]
    for span in places + (spans(reading.tree) if reading.tree else []):
        assert span.file is reading.file
        assert lies_inside(span), span
    render_all(found).encode("utf-8")
    reading.file.text.encode("utf-8")


@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00\xd8a\x00")
@example(b"\xef\xbb\xbf\xff")
@example(b"\n\0 \0\x00\xd8")
def test_whatever_the_bytes_nothing_escapes(data: bytes) -> None:
    reading = read_bytes(data, "f.yaml")
    assert reading.data == data
    keeps_its_promises(reading)


@given(TEXTS, st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5"]))
def test_whatever_the_encoding_nothing_escapes(text: str, encoding: str) -> None:
    keeps_its_promises(read_bytes(text.encode(encoding, "replace"), "f.yaml"))


@given(TEXTS)
@settings(max_examples=1000, deadline=None)
@example("a: |#\n  b\n")
@example("a: |\n  \tb\n")
@example("a: {b:[c]}")
@example("a: [b?c]")
@example('a: "\\ud83d\\ude00\\\n  x"')
@example("a: '\\ud83d\\ude00'")
def test_both_halves_of_pyyaml_give_the_same_tree_or_both_refuse(text: str) -> None:
    fast, pure = read_text(text, "f"), read_text(text, "f", pure=True)
    keeps_its_promises(fast)
    keeps_its_promises(pure)
    assert bool(fast.diagnostics) == bool(pure.diagnostics)
    if not fast.diagnostics:
        assert bare(fast.tree) == bare(pure.tree)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_what_is_read_without_complaint_has_the_structure_that_yaml_gives_it(text: str) -> None:
    reading = read_text(text, "f")
    if reading.tree is not None and not reading.diagnostics:
        assert as_yaml(reading.tree) == text_only(text)


def as_yaml(node: Node) -> Any:
    match node:
        case Scalar():
            return node.written
        case Sequence():
            return [as_yaml(item) for item in node.items]
        case Mapping():
            return {key.written: as_yaml(item) for key, item in node.entries}


def text_only(text: str) -> Any:
    """Return what PyYAML makes of a text when every scalar stays text."""
    if "\\ud" in text:  # PyYAML itself cannot join two halves of a character
        return as_yaml(read_text(text, "f", pure=True).tree or _nothing())
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes texts only


def _nothing() -> Node:
    raise AssertionError


PLAIN = st.recursive(
    st.one_of(st.integers(-(10**17), 10**17), st.booleans(), st.none(), st.text("ab甲乙😀 -:#'\"\\/\n", max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text("ab甲0-:#'\" ", max_size=6), inner)),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc甲乙", min_size=1, max_size=4), PLAIN, min_size=1, max_size=4), st.booleans())
@settings(max_examples=150, deadline=None)
def test_well_formed_json_is_read_as_safe_load_reads_it(told: dict[str, Any], pure: bool) -> None:
    text = _json(told)
    reading = read_text(text, "f", pure=pure)
    assert not reading.diagnostics
    assert reading.tree is not None
    assert values(reading.tree) == told == yaml.safe_load(_json(told, ascii_only=False))


def _json(told: Any, *, ascii_only: bool = True) -> str:
    import json

    return json.dumps(told, ensure_ascii=ascii_only)


def values(node: Node) -> Any:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [values(item) for item in node.items]
        case Mapping():
            return {key.written: values(item) for key, item in node.entries}


@given(st.text("0123456789+-._eExX:aofnN０５元 Tt~=<yY", max_size=24).filter(lambda text: text.strip() == text != ""))
@settings(max_examples=500, deadline=None)
def test_a_plain_scalar_is_refused_or_not_taken_for_something_else_by_yaml(text: str) -> None:
    reading = read_text(f"a: {text}\n", "f")
    if reading.tree is None or reading.diagnostics:
        return
    found = reading.tree.get("a")
    assert isinstance(found, Scalar)
    taken = yaml.safe_load(f"a: {text}\n")["a"]
    if isinstance(found.value, str):
        assert taken == found.value
    else:
        assert taken == found.value or abs(float(taken) - float(str(found.value))) <= abs(float(taken)) * 1e-12
