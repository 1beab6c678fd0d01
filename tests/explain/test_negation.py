"""A yes-or-no fact where it must not hold: right words for every fact, whether its name is a noun, a verb or a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

import talentrules as tr
from talentrules.engine import decide
from talentrules.explain.conditions import result_lines
from talentrules.explain.scope import Scope
from talentrules.explain.terms import composed
from talentrules.model.conditions import Compare, Not, Operator
from talentrules.model.facts import BooleanType, Fact, RecordsType
from talentrules.model.profile import Case, Known, Profile
from talentrules.model.vocabulary import VOCABULARY
from tests.helpers import small_pack


def _yes_or_no(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        if isinstance(fact.type, BooleanType):
            yield fact
        elif isinstance(fact.type, RecordsType):
            yield from _yes_or_no(fact.type.fields)


FACTS = [one for one in VOCABULARY.values() if isinstance(one.type, BooleanType)]
NAMES = sorted({one.name for one in _yes_or_no(VOCABULARY.values())})
RULE = "{{not: {{any: [{{{fact}: {value}}}, {{employer_type: party_gov}}]}}}}"


def _told(fact: str, value: bool, given: bool) -> str:
    """Return the line about `fact`, which must not be `value` and is `given`."""
    pack = small_pack(RULE.format(fact=fact, value=str(value).lower()))
    profile = Profile(facts={fact: Known(value=given), "employer_type": Known(value="private")})
    (item,) = decide(pack, Case(profile=profile, on=date(2024, 6, 1))).items
    lines = result_lines(item.conditions[0], Scope.of(pack, "zh", profile))
    (line,) = (one for one in lines if VOCABULARY[fact].name in one.words)
    return f"{line.mark} {line.words}"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_what_is_the_case_is_said_of_every_fact(fact: Fact) -> None:
    assert _told(fact.id, value=True, given=False) == f"✓ 没有“{fact.name}”的情形"
    assert _told(fact.id, value=True, given=True) == f"✗ 有“{fact.name}”的情形"
    assert _told(fact.id, value=False, given=True) == f"✓ 有“{fact.name}”的情形"
    assert _told(fact.id, value=False, given=False) == f"✗ 没有“{fact.name}”的情形"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("已退休", "没有“已退休”的情形"),
        ("中共党员", "没有“中共党员”的情形"),
        ("两单位存在隶属关系", "没有“两单位存在隶属关系”的情形"),
        ("有可供租住的人才公寓", "没有“有可供租住的人才公寓”的情形"),
        ("“湘雅乡情”专家", "没有“‘湘雅乡情’专家”的情形"),
    ],
)
def test_nouns_verbs_and_sentences(name: str, said: str) -> None:
    fact = Fact(id="own", name=name, type=BooleanType())
    pack = small_pack(RULE.format(fact="retired", value="true"))
    scope = Scope.of(pack, "zh")
    scope = replace(scope, facts={"own": fact})
    asked = Compare(fact="own", operator=Operator.IS, values=(True,))
    assert composed(Not(part=asked), scope) == said


def test_no_name_of_the_vocabulary_is_itself_a_negation() -> None:
    """没有“未…”的情形 would be right and hard to read."""
    assert [name for name in NAMES if name.startswith(("未", "无", "不", "没"))] == []


def test_a_plain_negation_reads_the_same_in_the_handbook() -> None:
    pack = small_pack(RULE.format(fact="retired", value="true"))
    asked = Compare(fact="retired", operator=Operator.IS, values=(True,))
    said = composed(Not(part=asked), Scope.of(pack, "zh"))
    assert said == "没有“已退休”的情形"
    assert composed(Not(part=asked), Scope.of(pack, "en")) == "“Retired” does not hold"
    assert composed(Not(part=Compare(fact="retired", operator=Operator.IS, values=(False,))), Scope.of(pack, "zh")) == (
        "有“已退休”的情形"
    )


def test_the_words_of_the_document_come_first() -> None:
    text = RULE.format(fact="retired", value="true").replace(
        "{retired: true}", "{retired: true, text: 已办理退休手续的}"
    )
    pack = tr.Pack(model=small_pack(text))
    sheet = pack.decide({"retired": False, "employer_type": "private"}, on=date(2024, 6, 1)).to_text()
    assert "没有：已办理退休手续的" in sheet
