"""Every member has words in both languages, and what is Chinese holds no English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from string import Formatter
from typing import get_args

import pytest

from talentrules.explain import labels, phrases
from talentrules.explain.labels import Words
from talentrules.model.decision import ItemStanding, Notice, State, Verdict, Why
from talentrules.model.groups import Compared, Cut, GroupScope
from talentrules.model.ledger import LineStatus, LineWhy
from talentrules.model.obligations import ClawbackKind
from talentrules.model.pack import Applicant, Beneficiary, Category, Clock, Every, FindingReason, Granularity, Kind
from talentrules.model.payments import Missed, Starts
from talentrules.model.profile import Standing
from talentrules.model.quantities import HitPolicy, Rounding, Unit
from talentrules.model.sources import SourceKind

TABLES: list[tuple[type[Enum], Mapping[Enum, Words]]] = [
    (Verdict, labels.VERDICTS),  # type: ignore[list-item]
    (State, labels.STATES),  # type: ignore[list-item]
    (ItemStanding, labels.STANDINGS),  # type: ignore[list-item]
    (Standing, labels.VALUE_STANDINGS),  # type: ignore[list-item]
    (Kind, labels.KINDS),  # type: ignore[list-item]
    (Category, labels.CATEGORIES),  # type: ignore[list-item]
    (Beneficiary, labels.BENEFICIARIES),  # type: ignore[list-item]
    (Clock, labels.CLOCKS),  # type: ignore[list-item]
    (Every, labels.PERIODS),  # type: ignore[list-item]
    (Every, labels.PERIOD_SUMS),  # type: ignore[list-item]
    (Every, labels.PAYMENTS),  # type: ignore[list-item]
    (Granularity, labels.GRANULARITIES),  # type: ignore[list-item]
    (SourceKind, labels.SOURCE_KINDS),  # type: ignore[list-item]
    (FindingReason, labels.FINDING_REASONS),  # type: ignore[list-item]
    (Notice, labels.NOTICES),  # type: ignore[list-item]
    (Unit, labels.UNIT_PARTS),  # type: ignore[list-item]
    (Unit, labels.SPANS),  # type: ignore[list-item]
    (Unit, labels.SPAN_UNITS),  # type: ignore[list-item]
    (Unit, labels.SPAN_COUNTS),  # type: ignore[list-item]
    (Rounding, labels.ROUNDINGS),  # type: ignore[list-item]
    (HitPolicy, labels.HIT_POLICIES),  # type: ignore[list-item]
    (Every, labels.TIMES),  # type: ignore[list-item]
    (Starts, labels.STARTS),  # type: ignore[list-item]
    (Missed, labels.MISSED),  # type: ignore[list-item]
    (ClawbackKind, labels.CLAWBACKS),  # type: ignore[list-item]
    (Applicant, labels.APPLICANTS),  # type: ignore[list-item]
    (GroupScope, labels.GROUP_SCOPES),  # type: ignore[list-item]
    (Compared, labels.COMPARED),  # type: ignore[list-item]
    (Cut, labels.CUTS),  # type: ignore[list-item]
    (LineStatus, labels.LINE_STATUSES),  # type: ignore[list-item]
]
EVERY_WORDS = [
    *(words for _, table in TABLES for words in table.values()),
    *labels.OUT_OF_FORCE.values(),
    *labels.MEMBER_WHYS.values(),
    *labels.LINE_WHYS.values(),
    *(words for words in vars(phrases).values() if isinstance(words, Words)),
]


def fields(template: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(template) if name})


@pytest.mark.parametrize(("members", "table"), TABLES, ids=lambda value: getattr(value, "__name__", ""))
def test_no_member_is_forgotten(members: type[Enum], table: Mapping[Enum, Words]) -> None:
    assert set(table) == set(members)


def test_every_reason_has_words() -> None:
    assert set(labels.MEMBER_WHYS) == set(get_args(Why)) - {""}
    assert set(labels.LINE_WHYS) == set(get_args(LineWhy)) - {""}
    assert set(labels.UNIT_NAMES) == set(Unit)


def test_every_verdict_and_state_has_a_mark() -> None:
    assert set(labels.MARKS) == set(Verdict)
    assert {state: mark for state, mark in labels.STATE_MARKS.items() if mark != "?"} == {
        State.MET: "✓",
        State.NOT_MET: "✗",
    }


@pytest.mark.parametrize("words", EVERY_WORDS, ids=lambda words: words.en[:30])
def test_both_languages_say_the_same_thing(words: Words) -> None:
    assert words.zh
    assert words.en
    assert set(fields(words.en)) <= set(fields(words.zh)), "English fills in nothing that Chinese does not"
    assert not re.search(r"[一-鿿]", words.en)
    assert not re.search(r"[A-Za-z]{2}", re.sub(r"\{\w+\}|sha256", "", words.zh))


def test_the_verdicts_are_called_as_the_field_calls_them() -> None:
    assert [labels.VERDICTS[one].zh for one in Verdict] == [
        "符合",
        "不符合",
        "待补充信息",
        "需认定",
        "未生效·已结束",
        "因叠加规则未选",
        "仅供了解",
    ]


def test_what_is_filled_in_is_never_a_template() -> None:
    assert phrases.FAILED.say("zh", words="{words}{0}") == "未满足：{words}{0}"
