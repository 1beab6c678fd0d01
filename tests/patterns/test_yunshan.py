"""The example pack 云山市: it loads without a remark, quotes its ordinance verbatim, and holds every form of the language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path
from types import UnionType
from typing import TypeVar, get_args

import pytest

from talentrules import load
from talentrules.api import Decision, Pack
from talentrules.diagnostics import render_all
from talentrules.model import conditions as condition
from talentrules.model import groups as group
from talentrules.model import obligations as obligation
from talentrules.model import pack as model
from talentrules.model import payments as payment
from talentrules.model import quantities as quantity
from talentrules.model.decision import ItemStanding
from talentrules.model.facts import Value
from talentrules.model.profile import Known
from talentrules.model.sources import Citation
from talentrules.model.walk import Term, below
from tests.patterns.packs import ON, group_of, paid_lines, pays_of, settled, span, verdicts, words

ROOT = Path(__file__).parents[2] / "examples"
PACKS = ("yunling", "yunshan")
T = TypeVar("T")


@cache
def the_pack(name: str) -> Pack:
    return load(ROOT / "packs" / f"{name}.yaml")


@cache
def of_profile(name: str) -> Decision:
    pack = the_pack("yunshan")
    return pack.decide(pack.read_profile(ROOT / "profiles" / f"yunshan_{name}.yaml"), on=ON)


# The pack -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PACKS)
def test_the_pack_loads_without_a_remark(name: str) -> None:
    assert not the_pack(name).warnings, render_all(the_pack(name).warnings)
    assert the_pack(name).model.fictional


def _citations(pack: model.Pack) -> Iterator[Citation]:
    yield from _of_entries(pack)
    for term in _terms(pack):
        if isinstance(term, condition.Condition):
            yield from term.cite
        if isinstance(term, quantity.Table):
            yield from chain.from_iterable(row.cite for row in term.rows)
    for benefit in pack.benefits.values():
        yield from benefit.cite
        yield from benefit.procedure.cite if benefit.procedure is not None else ()
        for version in benefit.versions:
            yield from version.cite
            yield from version.obligation.cite if version.obligation is not None else ()


def _of_entries(pack: model.Pack) -> Iterator[Citation]:
    yield from chain.from_iterable(finding.cite for finding in pack.findings.values())
    yield from chain.from_iterable(statistic.cite for statistic in pack.statistics.values())
    yield from chain.from_iterable(definition.cite for definition in pack.definitions.values())
    yield from chain.from_iterable(named.cite for named in pack.quantities.values())
    yield from chain.from_iterable(one.cite for one in pack.groups.values())
    yield from chain.from_iterable(document.cite for document in pack.documents.values())


@pytest.mark.parametrize("name", PACKS)
def test_every_quote_stands_word_for_word_in_the_article_that_it_names(name: str) -> None:
    files = {"measures": "yunshan", "card_measures": "yunling"}
    articles = {source: _articles(ROOT / "packs" / f"{of}_measures.md") for source, of in files.items()}
    cited = list(_citations(the_pack(name).model))
    assert cited
    for one in cited:
        assert one.article, one.quote
        assert one.quote in articles[one.source][one.article], one.quote


def _articles(path: Path) -> dict[str, str]:
    lines = [line.partition("　") for line in path.read_text().splitlines() if line.startswith("第")]
    return {number: text for number, _, text in lines}


def test_the_ordinance_says_that_it_is_fiction() -> None:
    for name in PACKS:
        assert "本文件是虚构的" in (ROOT / "packs" / f"{name}_measures.md").read_text()


def test_every_article_but_one_is_cited() -> None:
    """第四十三条, who bears the cost, concerns the offices alone: it stands in a note."""
    cited = {one.article for one in _citations(the_pack("yunshan").model) if one.source == "measures"}
    assert set(_articles(ROOT / "packs" / "yunshan_measures.md")) - cited == {"第四十三条"}


# Every form of the language -------------------------------------------------------------------------------------------


def _terms(pack: model.Pack) -> tuple[Term, ...]:
    return tuple(inner for term in pack.terms for inner in below(term))


@cache
def _payments() -> tuple[payment.Payment, ...]:
    versions = [version for benefit in _benefits() for version in benefit.versions]
    return tuple(version.payment for version in versions if version.payment is not None)


@cache
def _obligations() -> tuple[obligation.Obligation, ...]:
    versions = [version for benefit in _benefits() for version in benefit.versions]
    return tuple(version.obligation for version in versions if version.obligation is not None)


def _benefits() -> tuple[model.Benefit, ...]:
    return tuple(the_pack("yunshan").model.benefits.values())


def _groups() -> tuple[group.Group, ...]:
    return tuple(the_pack("yunshan").model.groups.values())


def _of(kind: type[T]) -> list[T]:
    return [term for term in _terms(the_pack("yunshan").model) if isinstance(term, kind)]


@pytest.mark.parametrize("union", [quantity.Quantity, condition.Condition, group.Group])
def test_every_class_of_the_language_occurs(union: UnionType) -> None:
    found = {type(one) for one in (*_terms(the_pack("yunshan").model), *_groups())}
    assert {kind.__name__ for kind in get_args(union)} - {kind.__name__ for kind in found} == set()


def _windows() -> list[model.Window]:
    return [window for one in _benefits() if one.procedure is not None for window in one.procedure.windows]


def _clawbacks() -> list[obligation.Clawback]:
    of_resale = [one.resale.clawback for one in _obligations() if one.resale is not None]
    of_leaving = [one.clawback for one in _obligations() if one.clawback is not None]
    return [*of_resale, *of_leaving, *(back for one in _obligations() for back in one.by_reason.values())]


def _compared() -> list[condition.Operator]:
    return [one.operator for one in _of(condition.CompareQuantity)]


def _used(kind: type[StrEnum]) -> set[object]:
    """Return which words of `kind` the pack uses."""
    pack = the_pack("yunshan").model
    used: dict[type[StrEnum], list[object]] = {
        quantity.HitPolicy: [one.hit for one in _of(quantity.Table)],
        quantity.Fold: [one.fold for one in _of(quantity.OverRecords)],
        quantity.Unit: [*(one.unit for one in _of(quantity.Between)), *(one.unit for one in _clawbacks())],
        quantity.Rounding: [*(one.by for one in _of(quantity.Rounded)), pack.conventions.money],
        quantity.Clock: [one.clock for one in _of(quantity.ClockDay)],
        condition.Operator: [*(one.operator for one in _of(condition.Compare)), *_compared()],
        condition.Quantifier: [one.quantifier for one in _of(condition.Records)],
        payment.Every: [one.every for one in _payments()],
        payment.Starts: [one.starts for one in _payments()],
        payment.Missed: [*(one.missed for one in _payments()), *(one.missed for one in _windows())],
        obligation.ClawbackKind: [one.kind for one in _clawbacks()],
        group.Cut: [one.cut for one in _groups() if isinstance(one, group.Cap)],
        group.Compared: [one.compare for one in _groups() if isinstance(one, group.Highest | group.Cap)],
        group.GroupScope: [one.scope for one in _groups()],
        model.Applicant: [one.procedure.applicant for one in _benefits() if one.procedure is not None],
        model.Beneficiary: [one.beneficiary for one in _benefits()],
        model.Kind: [one.kind for one in _benefits()],
        model.Category: [one.category for one in _benefits()],
        model.FindingReason: [one.reason for one in pack.findings.values()],
    }
    return set(used[kind])


@pytest.mark.parametrize(
    "kind",
    [
        *(quantity.HitPolicy, quantity.Fold, quantity.Unit, quantity.Rounding, quantity.Clock),
        *(condition.Operator, condition.Quantifier),
        *(payment.Every, payment.Starts, payment.Missed, obligation.ClawbackKind),
        *(group.Cut, group.Compared, group.GroupScope),
        *(model.Applicant, model.Beneficiary, model.Kind, model.Category, model.FindingReason),
    ],
    ids=lambda kind: kind.__name__,
)
def test_every_word_of_the_language_occurs(kind: type[StrEnum]) -> None:
    assert {str(one) for one in kind} - {str(one) for one in _used(kind)} == set()


def test_every_kind_of_payment_window_and_part_occurs() -> None:
    paid = _payments()
    assert {one.payout_months for one in paid} == {1, 3, 6, 12}
    assert any(part.share is not None for one in paid for part in one.instalments)
    assert any(part.amount is not None for one in paid for part in one.instalments)
    for said in ("at_most_times", "at_end", "in_total_at_most", "while_", "assessed", "claim_within", "claim_from"):
        assert any(getattr(one, said) is not None for one in paid), said
    assert {one.assessed.year_before for one in paid if one.assessed is not None} == {True, False}
    assert {one.assessed.from_part for one in paid if one.assessed is not None} == {1, 2}
    windows = _windows()
    for said in ("days", "yearly", "within"):
        assert any(getattr(one, said) is not None for one in windows), said
    assert {clawback.unit for clawback in _clawbacks() if clawback.unit is not None} == set(quantity.Unit)
    assert {one.stops_next_month for one in _obligations()} == {True, False, None}
    for said in ("resale", "report"):
        assert any(getattr(one, said) is not None for one in _obligations()), said
    assert {band.marginal for band in _of(quantity.Bands)} == {True, False}
    stated = [one.interval for one in _of(quantity.Stated)]
    assert {(one.low is None, one.high is None) for one in stated} == {
        (low, high) for low in (True, False) for high in (True, False)
    }


def test_every_way_to_treat_a_part_of_a_unit_occurs() -> None:
    """How a part is settled is a word of the file, which means rounding; so it is looked for in the file."""
    text = (ROOT / "packs" / "yunshan.yaml").read_text()
    for word in ("part: drop", "part: up", "part_units: drop", "part_units: exact", "part_units: up"):
        assert word in text, word
    for word in (
        "uplift_on: before_cap",
        "uplift_on: after_cap",
        "excluded_when:",
        "match:",
        "of: profile",
        "year: same",
    ):
        assert word in text, word


# The example profiles ------------------------------------------------------------------------------------------------


def test_the_doctor() -> None:
    """Half of 1,200,000 beats the 500,000 to settle; what the spouse received still leaves enough of the price."""
    decision = of_profile("doctor")
    assert pays_of(decision, "living_allowance", "home_purchase_subsidy", "arrival_subsidy", "commuting_subsidy") == [
        "5000",
        "600000",
        "15000",  # doctor and double first class
        "2000",  # the second year has begun
    ]
    assert pays_of(decision, "tax_reward", "deed_tax_subsidy", "moving_subsidy") == ["20000", "12000", "5000"]
    assert verdicts(decision, "settlement_subsidy", "talent_apartment", "hukou_award") == ["superseded"] * 3
    assert verdicts(decision, "spouse_allowance", "rent_subsidy", "youth_backbone") == ["ineligible"] * 3
    assert decision["settlement_subsidy"].beaten_by == ("home_purchase_subsidy",)
    assert span(group_of(decision, "one_home").received) == "150000"
    # 20,000 and 3,000 within a year are bounded together by 21,000, and nobody says who bears it
    assert pays_of(decision, "study_subsidy", "training_subsidy") == ["20000", "3000"]
    assert span(group_of(decision, "learning_this_year").pays) == "21000"


def test_the_ledger_of_the_doctor() -> None:
    """Paid by the quarter from the month after the introduction; the first quarter was received."""
    lines = paid_lines(of_profile("doctor"), "living_allowance")
    assert lines[:4] == [
        "2025-07-01 15000 paid",
        "2025-10-01 15000 due",
        "2026-01-01 15000 due",
        "2026-04-01 15000 due",
    ]
    assert len(lines) == 12
    assert lines[-1] == "2028-04-01 15000 upcoming"


@pytest.mark.parametrize("assessments", [None, (), ({"kind": "annual", "year": 2025, "result": "unqualified"},)])
def test_the_first_part_of_the_settlement_subsidy_waits_for_no_assessment(assessments: Value | None) -> None:
    """Without a home: of 600,000 in all, 180,000 to live leave 420,000 of 500,000; 40% at once, 30% in each later year."""
    known = of_profile("doctor").model.case.profile
    facts = {fact: value for fact, value in known.facts.items() if fact != "assessments"}
    facts["homes"] = Known(value=())
    if assessments is not None:
        facts["assessments"] = Known(value=assessments)
    decision = the_pack("yunshan").decide(replace(known, facts=facts), on=ON)
    assert paid_lines(decision, "settlement_subsidy") == [
        "2026-06-01 168000 due",
        "2027-06-01 0-126000 upcoming",
        "2028-06-01 0-126000 upcoming",
    ]
    assert "自第2期起年度考核结果为" in words(decision)


def test_the_doctor_who_leaves() -> None:
    """On 15 September 2027, two of the three years after the courses are complete, and no step of the home aid is."""
    known = of_profile("doctor").model.case.profile
    unsaid = replace(known, facts={fact: value for fact, value in known.facts.items() if fact != "claims"})
    decision = the_pack("yunshan").decide(unsaid, on=ON)
    found = {id_: settled(decision, date(2027, 9, 15), id_=id_)[:2] for id_ in ("study_subsidy", "settling_home_aid")}
    assert found == {"study_subsidy": ("20000", "6666.67"), "settling_home_aid": ("300000", "300000")}
    assert settled(decision, date(2027, 9, 15), id_="training_subsidy")[1] == "0"  # its single year is over


def test_the_flexible_professor() -> None:
    """Six months at 20,000, raised by a fifth; half of 400,000 up to 150,000; two doctors and a master referred."""
    decision = of_profile("flexible_professor")
    paid = pays_of(decision, "flexible_work_allowance", "project_subsidy", "referral_award")
    assert paid == ["144000", "150000", "45000"]
    assert verdicts(decision, "living_allowance", "settlement_subsidy", "matching_grant") == ["ineligible"] * 3
    # the chairs of the universities are no private firm: nothing for the employer
    assert verdicts(decision, "pay_subsidy", "entry_check") == ["ineligible", "eligible"]


def test_the_master_of_whom_much_is_not_known() -> None:
    """The contract ends on the eve of the third anniversary, which is three years: the last day is inside."""
    decision = of_profile("master_missing_facts")
    assert verdicts(decision, "living_allowance", "home_purchase_subsidy") == ["undetermined"] * 2
    assert decision["living_allowance"].missing == (
        "birth_date",
        "employer_type",
        "integrity_flags",
        "subordinate_relation",
    )
    assert pays_of(decision, "living_allowance") == ["3000-5000"]  # the title may be a full professor's
    assert verdicts(decision, "moving_subsidy", "talent_week", "employer_insurance") == [
        "eligible",
        "not_in_force",
        "informational",
    ]
    # what the household received before is not known; it may have been more
    assert decision["moving_subsidy"].standing is ItemStanding.OPEN
    assert "人才周住宿[–已结束]" in words(decision)


def test_the_station() -> None:
    decision = of_profile("station")
    paid = pays_of(decision, "station_grant", "station_building_grant", "postdoc_grant", "station_running_fund")
    # the difference; 80 × 9,876.54 × 60 % in whole 元; five of seven; before the assessment
    assert paid == ["300000", "474074", "150000", "200000"]
    fund = paid_lines(decision, "station_running_fund", until=date(2027, 12, 31))
    assert fund == ["2026-06-01 240000 due", "2027-06-01 0-240000 upcoming"]
