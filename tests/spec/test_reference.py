"""The reference is checked by hand, so that two readings do not agree on the same mistake."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from talentrules.dates import Days
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    Condition,
    FindingCondition,
    Not,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.facts import NONE, Record, Value
from talentrules.model.pack import Amount, Beneficiary, Benefit, Category, Clock, Every, Kind, Payment, Version
from talentrules.model.profile import Attestation, Case, Known, Profile
from talentrules.money import Interval, Money
from talentrules.testing.strategies.pack import with_benefits
from talentrules.testing.strategies.palette import PALETTE
from tests.spec import reference
from tests.spec.reading import NO, YES, Answer, ReferenceItem, opposite

ON = date(2024, 5, 9)
OPEN = Answer(None, findings=frozenset({"open"}))
MET, NOT_MET, WAITS = (FindingCondition(finding=one) for one in ("met", "not_met", "open"))
ATTESTED = {"met": Attestation(holds=True), "not_met": Attestation(holds=False)}


def _case(**facts: Value) -> Case:
    known = {name: Known(value=value) for name, value in facts.items()}
    return Case(profile=Profile(facts=known, attestations=ATTESTED), on=ON)


def _answer(condition: Condition, **facts: Value) -> Answer:
    return reference.answer(condition, reference.read(with_benefits(facts=PALETTE), _case(**facts)))


def _benefit(name: str, *versions: Version, kind: Kind = Kind.ALLOWANCE, by: Clock = Clock.EVALUATION) -> Benefit:
    return Benefit(id=name, name=name, kind=kind, category=Category.MONEY, versions=versions, version_by=by)


def _decide(*benefits: Benefit, **facts: Value) -> dict[str, ReferenceItem]:
    return reference.alone(with_benefits(*benefits, facts=PALETTE), _case(**facts))


def _pays(low: int | None, high: int | None) -> Amount:
    return Amount.stated(Interval(*(None if yuan is None else Money.yuan(yuan) for yuan in (low, high))))


def _missing(*facts: str) -> Answer:
    return Answer(None, missing=frozenset(facts))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (All(parts=(MET, MET)), YES),
        (All(parts=(MET, WAITS)), OPEN),
        (All(parts=(WAITS, NOT_MET)), NO),
        (All(parts=()), YES),
        (Any(parts=(NOT_MET, NOT_MET)), NO),
        (Any(parts=(NOT_MET, WAITS)), OPEN),
        (Any(parts=(WAITS, MET)), YES),
        (Any(parts=()), NO),
        (Not(part=MET), NO),
        (Not(part=NOT_MET), YES),
        (Not(part=WAITS), OPEN),
        (AtLeastN(n=2, parts=(MET, MET, WAITS)), YES),
        (AtLeastN(n=2, parts=(MET, NOT_MET, WAITS)), OPEN),
        (AtLeastN(n=2, parts=(MET, NOT_MET, NOT_MET)), NO),
    ],
)
def test_conditions_follow_the_tables_of_kleene(condition: Condition, expected: Answer) -> None:
    assert _answer(condition) == expected


@pytest.mark.parametrize(
    ("operator", "holds_for"),
    [
        (Operator.IS, {"master"}),
        (Operator.AT_LEAST, {"master", "doctor"}),
        (Operator.AT_MOST, {"other", "bachelor", "master"}),
        (Operator.ABOVE, {"doctor"}),
        (Operator.BELOW, {"other", "bachelor"}),
    ],
)
def test_a_bound_is_included_where_the_word_includes_it(operator: Operator, holds_for: set[str]) -> None:
    condition = Compare(fact="level", operator=operator, values=("master",))
    levels = {"other", "bachelor", "master", "doctor"}
    assert {level for level in levels if _answer(condition, level=level) == YES} == holds_for


def test_between_includes_both_ends() -> None:
    condition = Compare(fact="homes", operator=Operator.BETWEEN, values=(1, 3))
    assert [_answer(condition, homes=homes) for homes in range(5)] == [NO, YES, YES, YES, NO]


def test_none_stands_in_no_relation_and_unknown_is_neither_yes_nor_no() -> None:
    condition = Compare(fact="homes", operator=Operator.AT_LEAST, values=(0,))
    assert _answer(condition, homes=NONE) == NO
    assert _answer(Not(part=condition), homes=NONE) == YES
    assert _answer(condition) == _answer(Not(part=condition)) == _missing("homes")


GREEN = Compare(fact="card", operator=Operator.IN, values=("green", "gold"))
GREEN_CARD = Records(fact="cards", quantifier=Quantifier.SOME, where=GREEN)


@pytest.mark.parametrize(
    ("cards", "with_where", "without"),
    [
        ((), NO, NO),
        (NONE, NO, NO),
        (({"card": "blue"}, {"card": "green"}), YES, YES),
        (({"card": "blue"},), NO, YES),
        (({"months": 3}, {"card": "blue"}), _missing("cards.card"), YES),
        (({}, {"card": "gold"}), YES, YES),
    ],
)
def test_some_record_means_at_least_one(cards: tuple[Record, ...], with_where: Answer, without: Answer) -> None:
    none = Records(fact="cards", quantifier=Quantifier.NONE, where=GREEN)
    assert _answer(GREEN_CARD, cards=cards) == with_where
    assert _answer(none, cards=cards) == opposite(with_where)
    assert _answer(Records(fact="cards", quantifier=Quantifier.SOME), cards=cards) == without


def test_a_field_of_a_record_within_a_record_is_named_by_its_whole_path() -> None:
    senior = Compare(fact="class", operator=Operator.AT_LEAST, values=("b",))
    inner = Records(fact="recognitions", quantifier=Quantifier.SOME, where=senior)
    condition = Records(fact="spouse", quantifier=Quantifier.SOME, where=inner)
    assert _answer(condition) == _missing("spouse")
    assert _answer(condition, spouse=({},)) == _missing("spouse.recognitions")
    assert _answer(condition, spouse=({"recognitions": ({"scheme": "city"},)},)) == _missing(
        "spouse.recognitions.class"
    )
    assert _answer(condition, spouse=({"recognitions": ({"class": "a"},)},)) == YES


OLD = Version(days=Days(last=date(2023, 12, 31)), amount=_pays(1000, 2000), payment=Payment(every=Every.YEAR))
NEW = Version(days=Days(first=date(2024, 1, 1)), amount=_pays(1500, None), payment=Payment(every=Every.YEAR))
LATER = Version(days=Days(first=date(2024, 1, 2)), when=NOT_MET)


def test_while_the_date_is_unknown_every_version_may_apply() -> None:
    item = _decide(_benefit("one", OLD, NEW, by=Clock.APPLICATION))["one"]
    assert (item.amount, item.every) == (Interval(Money.yuan(1000), None), Every.YEAR)
    assert item.paid == {Every.YEAR: item.amount}


def test_no_low_end_is_certain_where_a_version_may_apply_that_pays_no_money() -> None:
    silent = Version(days=NEW.days)
    item = _decide(_benefit("one", OLD, silent, by=Clock.APPLICATION))["one"]
    assert (item.amount, item.every) == (Interval(None, Money.yuan(2000)), Every.YEAR)
    assert item.paid == {Every.YEAR: item.amount}


def test_versions_of_different_rhythms_are_paid_in_each_of_them_and_certain_in_none() -> None:
    once = Version(days=NEW.days, amount=_pays(500, 3000), payment=Payment(every=Every.ONCE))
    item = _decide(_benefit("one", OLD, once, by=Clock.APPLICATION))["one"]
    assert (item.amount, item.every) == (Interval(Money.yuan(500), Money.yuan(3000)), Every.UNSTATED)
    assert item.paid == {Every.YEAR: Interval(None, Money.yuan(2000)), Every.ONCE: Interval(None, Money.yuan(3000))}
    rows = reference.totals(with_benefits(_benefit("one", OLD, once, by=Clock.APPLICATION)), {"one": item})
    assert [(row.every, row.low, row.high) for row in rows] == [
        (Every.ONCE, Money.yuan(0), Money.yuan(3000)),
        (Every.YEAR, Money.yuan(0), Money.yuan(2000)),
    ]


def test_while_the_date_is_unknown_there_may_be_none_at_all() -> None:
    item = _decide(_benefit("one", OLD, NEW, by=Clock.APPLICATION))["one"]
    assert (item.verdict, item.missing) == (Verdict.UNDETERMINED, frozenset({"applied_on"}))


@pytest.mark.parametrize("facts", [{}, {"applied_on": NONE}, {"applied_on": ON}])
def test_a_version_without_dates_applies_whether_or_not_there_is_a_day(facts: dict[str, Value]) -> None:
    always = Version(when=MET, amount=_pays(4000, 4000))
    item = _decide(_benefit("one", always, by=Clock.APPLICATION), **facts)["one"]
    assert (item.verdict, item.amount) == (Verdict.ELIGIBLE, Interval.exactly(Money.yuan(4000)))


def test_a_day_between_two_versions_keeps_the_item_open_while_the_date_is_unknown() -> None:
    item = _decide(_benefit("one", OLD, Version(days=LATER.days, when=MET), by=Clock.APPLICATION))["one"]
    assert (item.verdict, item.missing) == (Verdict.UNDETERMINED, frozenset({"applied_on"}))


@pytest.mark.parametrize(
    ("applied_on", "verdict"),
    [
        (date(2023, 12, 31), Verdict.ELIGIBLE),
        (date(2024, 1, 1), Verdict.NOT_IN_FORCE),
        (date(2024, 1, 2), Verdict.INELIGIBLE),
        (NONE, Verdict.NOT_IN_FORCE),
    ],
)
def test_a_known_date_chooses_the_version_whose_days_contain_it(applied_on: Value, verdict: Verdict) -> None:
    item = _decide(_benefit("one", OLD, LATER, by=Clock.APPLICATION), applied_on=applied_on)["one"]
    assert (item.verdict, item.amount is None, item.paid == {}) == (verdict, *[verdict is not Verdict.ELIGIBLE] * 2)


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (_benefit("asked", Version(when=MET)), Verdict.ELIGIBLE),
        (_benefit("asked", Version(when=NOT_MET), kind=Kind.CHANNEL), Verdict.ELIGIBLE),
        (_benefit("asked", Version(when=NOT_MET)), Verdict.INELIGIBLE),
        (_benefit("asked", Version(days=Days(last=date(2024, 5, 8)))), Verdict.INELIGIBLE),
        (_benefit("asked", Version(when=WAITS)), Verdict.NEEDS_FINDING),
        (_benefit("asked", Version(when=Not(part=GREEN_CARD))), Verdict.UNDETERMINED),
    ],
)
def test_a_benefit_that_asks_for_another_one_is_as_open_as_that(asked: Benefit, verdict: Verdict) -> None:
    items = _decide(_benefit("asking", Version(when=BenefitCondition(benefit="asked"))), asked)
    assert items["asking"].verdict is verdict
    if items["asked"].verdict in (Verdict.NEEDS_FINDING, Verdict.UNDETERMINED):
        assert items["asking"] == items["asked"]


def test_totals_add_what_is_certain_and_what_is_possible() -> None:
    benefits = (
        _benefit("sure", Version(when=MET, amount=_pays(1000, 2000))),
        _benefit("asked", Version(when=WAITS, amount=_pays(500, 800))),
        _benefit("refused", Version(when=NOT_MET, amount=_pays(9000, 9000))),
        _benefit("lent", Version(when=MET, amount=_pays(100_000, 100_000)), kind=Kind.LOAN),
        _benefit("told", Version(amount=_pays(7000, 7000)), kind=Kind.REGISTRY),
    )
    items = _decide(*benefits)
    (total,) = reference.totals(with_benefits(*benefits), items)
    assert (total.beneficiary, total.every) == (Beneficiary.PERSON, Every.UNSTATED)
    assert (total.low, total.high) == (Money.yuan(1000), Money.yuan(2800))
    assert (total.items, total.unstated) == (("sure", "asked"), ())
    assert [one.standing for one in items.values()][:3] == [ItemStanding.SELECTED, ItemStanding.OPEN, ItemStanding.OUT]


@pytest.mark.parametrize("page", sorted(Path(reference.__file__).parent.glob("re*.py")), ids=lambda page: page.stem)
def test_the_reference_shares_nothing_with_the_engine(page: Path) -> None:
    tree = ast.parse(page.read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module is not None}
    ours = {module for module in modules if module.startswith(("talentrules", "tests"))}
    allowed = ("talentrules.model.", "talentrules.money", "talentrules.dates", "tests.spec.re")
    assert all(module.startswith(allowed) for module in ours)
    assert not modules & {"talentrules.model.walk"}
