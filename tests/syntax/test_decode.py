"""From a file to a pack: whatever the file is, there is a pack or everything that is wrong with it, at its place."""

from __future__ import annotations

import json
import random
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from talentrules.check import check
from talentrules.diagnostics import Diagnostic, Severity, in_order
from talentrules.engine import decide
from talentrules.explain.html import to_html
from talentrules.explain.json import to_data
from talentrules.explain.text import to_text
from talentrules.model.conditions import AtLeastN, Compare, Operator, Records
from talentrules.model.decision import Verdict
from talentrules.model.pack import Clock, Pack
from talentrules.model.profile import Case, Profile
from talentrules.model.sources import SourceKind
from talentrules.syntax import decode_pack, decode_profile, read_file, read_text
from tests.helpers import HEAD, assert_well_worded, codes, lies_inside, small_pack, the_one, underlined
from tests.laws.shipped import SHIPPED
from tests.strategies import examples

RULES = Path(__file__).parents[2] / "rules"
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


def with_when(when: str, before: str = "") -> str:
    return HEAD + before + BENEFIT + f"    when: {when}\n"


# -- what a pack holds ---------------------------------------------------------------------------------------------------


def test_everything_knows_where_it_was_written() -> None:
    pack = small_pack("{all: [{education_level: master, text: 硕士}]}")
    (benefit,) = pack.benefits.values()
    (version,) = benefit.versions
    assert version.when is not None
    assert (benefit.span.line, benefit.span.column) == (10, 3)
    assert (version.when.span.line, version.when.span.column) == (14, 12)
    assert benefit.cite[0].span.line == 15


def test_a_pack_is_known_by_the_bytes_of_its_file() -> None:
    one, two = small_pack(), small_pack("{party_member: true}")
    assert len(one.sha256) == 64
    assert one.sha256 == small_pack().sha256 != two.sha256


def test_defaults() -> None:
    pack = small_pack()
    (benefit,) = pack.benefits.values()
    assert benefit.version_by is Clock.EVALUATION
    assert (benefit.services, benefit.procedure, benefit.documents, benefit.notes) == (None, None, (), ())
    assert (pack.own_facts, pack.review_by, pack.authority) == ((), None, "")


def test_what_was_read_with_errors_is_not_decoded() -> None:
    reading = read_text(HEAD + BENEFIT + "    verb: no\n", "f")
    assert decode_pack(reading) == (None, reading.diagnostics)
    empty = read_text("", "f")
    assert decode_pack(empty) == (None, empty.diagnostics)
    assert decode_profile(empty, small_pack()) == (None, empty.diagnostics)


def test_conditions_are_looked_at_even_where_the_shape_is_wrong() -> None:
    found = wrong(with_when("{学力: 硕士}").replace("money", "mony"))
    assert codes(found) == ["unknown-word-near", "unknown-fact"]


def test_conditions_wait_while_a_fact_cannot_be_read() -> None:
    found = wrong(with_when("{expert: true}", "facts: {expert: {name: 虚构专家, type: bool}}\n"))
    assert codes(found) == ["unknown-word-near"]


# -- conditions at their edges -------------------------------------------------------------------------------------------


def test_more_of_several_than_there_are_is_read_as_it_stands() -> None:
    pack = small_pack("{at_least_n: {n: 5, of: [{party_member: true}]}}")
    when = pack.benefits["allowance"].versions[0].when
    assert isinstance(when, AtLeastN)
    assert (when.n, len(when.parts)) == (5, 1)
    assert Severity.ERROR in {one.severity for one in check(pack)}


@pytest.mark.parametrize("n", ["0", "-1", "1.0", '"2"', "true", "二", "[2]"])
def test_the_n_of_several_is_a_whole_number_from_one(n: str) -> None:
    one = the_one(wrong(with_when(f"{{at_least_n: {{n: {n}, of: [{{party_member: true}}]}}}}")))
    assert one.code == "at-least-n-form"


@pytest.mark.parametrize(
    "written",
    ["{n: 1, of: [{party_member: true}]}", "{of: [{party_member: true}], n: 1}", '{"n": 1, of: [{党员: 是}]}'],
)
def test_n_is_a_key_of_the_language_there_and_a_doubtful_word_elsewhere(written: str) -> None:
    text = with_when(f"{{at_least_n: {written.replace('党员', '中共党员')}}}")
    assert decode_pack(read_text(text, "f"))[1] == ()
    assert codes(wrong(with_when("{all: [{n: 1}]}"))) == ["truth-word"]
    assert codes(wrong(HEAD + "n: 1\n" + BENEFIT)) == ["truth-word"]


def test_ends_in_the_wrong_order_are_for_the_check() -> None:
    pack = small_pack("{employer_headcount: {between: [20, 10]}}")
    when = pack.benefits["allowance"].versions[0].when
    assert isinstance(when, Compare)
    assert (when.operator, when.values) == (Operator.BETWEEN, (20, 10))
    assert Severity.ERROR in {one.severity for one in check(pack)}


def test_records_in_records() -> None:
    pack = small_pack("{配偶: {some: {人才认定: {none: {any: [{class: A类}, {认定日期: {above: 2024-01-01}}]}}}}}")
    when = pack.benefits["allowance"].versions[0].when
    assert isinstance(when, Records)
    assert isinstance(when.where, Records)
    assert (when.fact, when.where.fact) == ("spouse", "recognitions")


@pytest.mark.parametrize("word", ["at_least", "at_most", "above", "below"])
@pytest.mark.parametrize(
    "fact", ["introduction_mode: {%s: local}", "hukou_place: {%s: '990001'}", "party_member: {%s: true}"]
)
def test_what_has_no_order_is_not_compared_by_it(fact: str, word: str) -> None:
    assert the_one(wrong(with_when(f"{{{fact % word}}}"))).code == "operator-unfit"


@pytest.mark.parametrize("form", ["finding", "definition", "benefit"])
@pytest.mark.parametrize("written", ["5", "[甲]", "{甲: 乙}", "true", "2024-01-01"])
def test_a_reference_that_is_no_word_is_quoted(form: str, written: str) -> None:
    one = the_one(wrong(with_when(f"{{{form}: {written}}}")))
    assert one.code == f"unknown-{form}"
    assert "“”" not in one.message


@pytest.mark.parametrize("written", ["master", "[master]", "{}", "{有: master}"])
def test_what_stands_for_a_comparison_is_quoted(written: str) -> None:
    found = wrong(with_when(f"{{talent_groups: {written}}}"))
    assert "“”" not in the_one(found).message


def test_a_second_form_is_underlined() -> None:
    one = the_one(wrong(with_when("{text: 甲, party_member: true, cite: {source: notice, quote: 甲}, retired: true}")))
    assert (one.code, underlined(one)) == ("condition-many", "retired")


@pytest.mark.parametrize("where", ["documents: 别的", "documents: [别的]", "documents:\n      - 别的"])
def test_a_document_that_is_not_there_is_underlined_however_it_was_written(where: str) -> None:
    one = the_one(wrong(HEAD + BENEFIT + f"    {where}\n"))
    assert (one.code, underlined(one)) == ("unknown-document", "别的")


def test_a_name_that_stands_twice_points_to_the_first() -> None:
    one = the_one(wrong(HEAD + BENEFIT + BENEFIT.removeprefix("benefits:\n").replace("allowance:", "other:")))
    (related,) = one.related
    assert (one.code, related.span.line, one.span.line) == ("name-twice", 11, 16)


# -- facts of the pack's own ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    [
        "all",
        "text",
        "cite",
        "some",
        "none",
        "value",
        "unknown",
        "standing",
        "attestations",
        "json",
        "copy",
        "model_dump",
    ],
)
def test_a_word_that_has_a_meaning_is_no_id(word: str) -> None:
    assert (
        the_one(wrong(HEAD + f"facts: {{{word}: {{name: 虚构事实, type: boolean}}}}\n" + BENEFIT)).code
        == "fact-id-taken"
    )


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("boolean", "unit: 个"),
        ("boolean", "choices: {a: 甲}"),
        ("money", "minimum: 0"),
        ("date", "maximum: 5"),
        ("text", "fields: {a: {name: 甲, type: text}}"),
        ("integer", "choices: {a: 甲}"),
        ("choice", "choices: {a: 甲}, unit: 个"),
        ("records", "fields: {a: {name: 甲, type: text}}, choices: {a: 甲}"),
    ],
)
def test_what_means_nothing_for_a_type_is_refused(kind: str, more: str) -> None:
    text = HEAD + f"facts: {{own: {{name: 虚构事实, type: {kind}, {more}}}}}\n" + BENEFIT
    assert the_one(wrong(text)).code == "fact-has-no"


def test_fields_of_different_lists_may_share_a_name() -> None:
    fields = "type: records, fields: {a: {name: 甲, type: text}}"
    pack = small_pack(before=f"facts: {{one: {{name: 虚构一, {fields}}}, two: {{name: 虚构二, {fields}}}}}\n")
    assert pack.own_facts == ("one", "two")


# -- depth ---------------------------------------------------------------------------------------------------------------


def _deep(levels: int, form: str) -> str:
    opening, closing = {"not": ("{not: ", "}"), "all": ("{all: [", "]}")}[form]
    return opening * levels + "{party_member: true}" + closing * levels


@pytest.mark.parametrize(("form", "levels"), [("not", 60), ("all", 30)])
def test_the_deepest_condition_is_read_decided_and_explained(form: str, levels: int) -> None:
    pack = small_pack(_deep(levels, form))
    profile, _ = decode_profile({"party_member": True}, pack)
    assert profile is not None
    for known in (profile, Profile()):
        decision = decide(pack, Case(profile=known, on=date(2024, 6, 1)))
        verdict = decision.items[0].verdict
        assert verdict is (Verdict.ELIGIBLE if known is profile else Verdict.UNDETERMINED)
        assert "虚构补贴" in to_text(decision)
        assert "虚构补贴" in to_html(decision)
        assert json.dumps(to_data(decision))
    assert not [one for one in check(pack) if one.severity is Severity.ERROR]


def test_deeper_than_that_is_refused_by_the_reader() -> None:
    assert "too-deep" in codes(wrong(with_when(_deep(64, "not"))))


# -- whatever the file is ------------------------------------------------------------------------------------------------


def holds_its_promise(text: str) -> None:
    pack, found = decode_pack(read_text(text, "f.yaml"))
    assert (pack is None) == any(one.severity is Severity.ERROR for one in found)
    assert in_order(found) == found
    for one in found:
        assert lies_inside(one.span), one
        assert all(lies_inside(related.span) for related in one.related)
        assert_well_worded(one)


_PARTS = ["talentrules", "id", "jurisdiction", "sources", "facts", "findings", "definitions", "benefits", "statistics"]
_INNER = ["name", "when", "amount", "payment", "versions", "cite", "all", "not", "at_least_n", "cards", "some", "has"]
_KEYS = st.sampled_from([*_PARTS, *_INNER, "type", "choices", "fields", "in_force", "from", "[key]", "0"]) | st.text()
_TREES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates().map(str)
    | _KEYS
    | st.sampled_from(["4000元", 1]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(_KEYS, _TREES, max_size=6))
@examples(150)
def test_whatever_the_tree_nothing_escapes(tree: dict[str, Any]) -> None:
    holds_its_promise(json.dumps(tree, ensure_ascii=False))


@given(st.sampled_from(["when", "amount", "payment", "versions", "in_force", "services", "cite", "documents"]), _TREES)
@examples(150)
def test_whatever_stands_in_a_benefit_nothing_escapes(part: str, tree: Any) -> None:
    text = "".join(line for line in BENEFIT.splitlines(keepends=True) if not line.strip().startswith(part))
    holds_its_promise(HEAD + text + f"    {part}: {json.dumps(tree, ensure_ascii=False)}\n")


@cache
def _lines(name: str) -> tuple[str, ...]:
    return tuple((RULES / f"{name}.yaml").read_text("utf-8").splitlines(keepends=True))


@pytest.mark.parametrize("name", SHIPPED)
@given(st.integers(0, 10**6), st.sampled_from(["delete", "twice", "swap", "replace", "outdent"]))
@examples(8)
def test_a_shipped_pack_with_a_slip_in_a_line(name: str, seed: int, slip: str) -> None:
    lines = list(_lines(name))
    at, other = seed % len(lines), random.Random(seed).randrange(len(lines))
    match slip:
        case "delete":
            del lines[at]
        case "twice":
            lines.insert(at, lines[at])
        case "swap":
            lines[at], lines[other] = lines[other], lines[at]
        case "replace":
            lines[at] = lines[at].split(":", maxsplit=1)[0] + ": 某某\n"
        case _:
            lines[at] = lines[at].removeprefix("  ")
    holds_its_promise("".join(lines))


@pytest.mark.parametrize("name", SHIPPED)
@given(st.data())
@examples(6)
def test_a_shipped_pack_with_another_value_somewhere(name: str, data: st.DataObject) -> None:
    tree = json.loads(json.dumps(yaml.safe_load("".join(_lines(name))), default=str))
    node, spots = tree, []
    for _ in range(data.draw(st.integers(1, 7))):
        if not isinstance(node, dict | list) or not node:
            break
        key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        spots.append((node, key))
        node = node[key]
    around, key = spots[-1]
    around[key] = data.draw(_TREES)
    holds_its_promise(json.dumps(tree, ensure_ascii=False, indent=1))


def test_a_pack_decoded_twice_is_equal() -> None:
    text = "".join(_lines("nanle"))
    one, two = (decode_pack(read_text(text, "f"))[0] for _ in range(2))
    assert isinstance(one, Pack)
    assert one.benefits == two.benefits if two is not None else False


def test_a_citation_of_a_condition_is_written_as_any_other() -> None:
    path = Path(__file__).parent.parent / "language" / "cite" / "good" / "one_and_several.yaml"
    pack, found = decode_pack(read_file(path))
    assert pack is not None
    assert not found
    when = pack.benefits["four"].versions[0].when
    assert when is not None
    assert [(one.kind, one.article) for one in when.cite] == [(SourceKind.ANECDOTE, ""), (None, "第二条")]
