"""What pydantic complains of is said in the words of the language, whatever it complains of."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from talentrules.diagnostics import Diagnostic
from talentrules.diagnostics.words.shape import SHAPE
from talentrules.syntax import decode_pack, read_text
from talentrules.syntax.places import Places
from talentrules.syntax.shape import shape_diagnostics
from tests.helpers import HEAD, assert_well_worded, codes, lies_inside, the_one, underlined

BENEFIT = """\
benefits:
  allowance:
    name: 虚构补贴
    kind: allowance
    category: money
    cite: {source: notice, quote: 给予虚构补贴}
"""


def wrong(text: str) -> tuple[Diagnostic, ...]:
    pack, found = decode_pack(read_text(text, "xugou.yaml"))
    assert pack is None
    return found


def test_a_complaint_that_nobody_foresaw_is_still_said_at_its_place() -> None:
    tree = read_text("a: {b: 1e5x}\n", "f.yaml").tree
    assert tree is not None

    class Inner(BaseModel):
        b: float

    with pytest.raises(ValidationError) as raised:
        TypeAdapter(dict[str, Inner]).validate_python({"a": {"b": "1e5x"}})
    one = the_one(shape_diagnostics(raised.value, Places.of(tree)))
    assert (one.code, underlined(one), one.message) == ("wrong-value", "1e5x", "“b”的内容不对")


@pytest.mark.parametrize("key", ["[key]", "0", "…", "Ａ", "a" * 65, "no way"])
def test_odd_ids_are_underlined_where_they_stand(key: str) -> None:
    found = wrong(HEAD + BENEFIT.replace("  allowance:", f'  "{key}":'))
    assert codes(found) == ["id-form"]
    assert key in underlined(found[0])


def test_an_id_that_reads_like_a_mark_of_pydantic_does_not_hide_what_is_below_it() -> None:
    found = wrong(HEAD + 'benefits: {"[key]": 5}\n')
    assert set(codes(found)) == {"id-form"}
    assert all(lies_inside(one.span) for one in found)


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("kind", "[allowance]"),
        ("kind", "{allowance: 1}"),
        ("kind", "5"),
        ("kind", "true"),
        ("category", "1.5"),
        ("category", "2024-01-01"),
    ],
)
def test_a_word_of_the_wrong_kind_is_quoted_as_it_was_written(part: str, written: str) -> None:
    lines = [f"    {part}: {written}" if line.strip().startswith(part) else line for line in BENEFIT.splitlines()]
    one = the_one(wrong(HEAD + "\n".join(lines) + "\n"))
    assert (one.code, underlined(one)) == ("unknown-word", written)


def test_keys_that_are_known_are_listed_also_inside_of_lists_and_unions() -> None:
    text = BENEFIT + "    versions:\n      - payment: {每: year, every: year}\n        in_force: {}\n"
    inner, outer = wrong(HEAD + text)
    assert inner.code == "unknown-key"
    assert inner.hint.startswith("可以写：every、on_application、at_most_times、missed、payout、from、")
    assert "from、until、text、cite、when、excluded_when、amount、payment、obligation" in outer.hint


def test_one_complaint_for_each_thing_that_is_wrong() -> None:
    found = wrong(HEAD.replace("id: xugou", "id: Xu") + BENEFIT.replace("money", "mony") + "    服务: 5\n")
    assert codes(found) == ["id-form", "unknown-word-near", "unknown-key"]
    for one in found:
        assert_well_worded(one)


def test_the_words_of_every_code_are_there_in_both_languages() -> None:
    for wording in SHAPE.values():
        assert all((wording.message, wording.hint, wording.message_en, wording.hint_en))
