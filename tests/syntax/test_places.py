"""Paths lead to places in the file; what a path names and the file does not hold leads to what is around it."""

from __future__ import annotations

from talentrules.source import Span
from talentrules.syntax import read_text
from talentrules.syntax.places import Places, plain

TEXT = """\
allowance:
  cite: {source: notice, quote: 甲}
  parts:
    - 一
    - [二, 三]
"0": 零
"""


def shown(span: Span) -> str:
    return span.file.line(span.line)[span.column - 1 : span.end_column - 1] if span.line == span.end_line else "…"


def places() -> Places:
    tree = read_text(TEXT, "f.yaml").tree
    assert tree is not None
    return Places.of(tree)


def test_a_path_leads_to_its_value_and_its_key() -> None:
    assert shown(places().value(("allowance", "parts", 1, 0))) == "二"
    assert shown(places().key(("allowance", "parts"))) == "parts"
    assert shown(places().value(("0",))) == "零"


def test_an_item_of_a_list_has_no_key_of_its_own() -> None:
    assert shown(places().key(("allowance", "parts", 1))) == "[二, 三]"


def test_a_single_citation_is_the_first_of_a_list() -> None:
    assert shown(places().value(("allowance", "cite", 0))) == "{source: notice, quote: 甲}"
    assert shown(places().value(("allowance", "cite", 0, "quote"))) == "甲"
    assert shown(places().key(("allowance", "cite", 0, "quote"))) == "quote"


def test_what_the_file_does_not_hold_is_found_at_what_is_around_it() -> None:
    assert shown(places().value(("allowance", "parts", 1, 7, "deep"))) == "[二, 三]"
    known = places()
    assert known.value(("nothing", "deep")) == known.value(()) == known.root


def test_a_tree_as_plain_data() -> None:
    tree = read_text(TEXT, "f.yaml").tree
    assert tree is not None
    assert plain(tree) == {
        "allowance": {"cite": {"source": "notice", "quote": "甲"}, "parts": ["一", ["二", "三"]]},
        "0": "零",
    }
