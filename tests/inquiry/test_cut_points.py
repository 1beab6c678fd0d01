"""Where answers begin to matter: found by walking the pack, through every form that can hold a threshold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from talentrules.dates import Days, Duration
from talentrules.engine import decide
from talentrules.inquiry.answers import MOST_ANSWERS, Answers
from talentrules.inquiry.cut_points import CutPoints, cut_points, fact_under, paths_read
from talentrules.inquiry.days import before, beside
from talentrules.model.conditions import All, Any, AtLeastN, Compare, CompareQuantity, Condition, Not, Operator
from talentrules.model.decision import Verdict
from talentrules.model.facts import NONE, Value
from talentrules.model.groups import ChooseOne, GroupScope, Highest, Offset
from talentrules.model.pack import Amount, Clock, NamedQuantity
from talentrules.model.profile import Known, Profile
from talentrules.model.quantities import (
    Band,
    Bands,
    Between,
    Bounded,
    ClockDay,
    Constant,
    DefinedQuantity,
    Difference,
    FactValue,
    Fold,
    Least,
    OverRecords,
    Product,
    Quantity,
    Rounded,
    Rounding,
    Shifted,
    Sum,
    Unit,
    YearStart,
)
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Money
from tests.inquiry.small import ON, a_pack, age, all_of, at_least, benefit, case, is_, paying, some

PAY, MONTHS, BORN = FactValue(fact="annual_pay"), FactValue(fact="served_months"), FactValue(fact="birth_date")
NOW = ClockDay(clock=Clock.EVALUATION)


def number(value: int | Decimal | Money | date) -> Constant:
    return Constant(value=value)


def compared(quantity: Quantity, *bounds: Quantity, operator: Operator = Operator.AT_LEAST) -> Condition:
    return CompareQuantity(quantity=quantity, operator=operator, bounds=bounds)


def cuts(when: Condition, facts: Mapping[str, Value] | None = None, amount: Quantity | None = None) -> CutPoints:
    pack = a_pack(benefit("a", when, Amount(quantity=amount) if amount is not None else None))
    return cut_points(pack, case(facts))


def between(first: Quantity, last: Quantity, unit: Unit) -> Quantity:
    return Between(first=first, last=last, unit=unit)


def test_what_is_compared_with_a_constant() -> None:
    found = cuts(all_of(at_least("served_months", 6), is_("nationality", "china"), is_("retired", value=True)))
    assert found.values == {"served_months": (6,), "nationality": ("china",), "retired": (True,)}


def test_an_age_turns_on_the_birthdays_and_on_the_day_that_comes() -> None:
    found = cuts(age(Operator.AT_MOST, 45))
    assert found.values["birth_date"] == (date(1979, 6, 1), date(1978, 6, 1))
    known = cuts(age(Operator.AT_LEAST, 30), {"birth_date": date(1996, 3, 1)})
    assert date(2026, 3, 1) in known.days


@pytest.mark.parametrize(
    ("unit", "days"),
    [
        (Unit.MONTH, (date(2024, 3, 1), date(2024, 2, 1))),
        (Unit.DAY, (date(2024, 5, 29), date(2024, 5, 28))),
        (Unit.YEAR, (date(2021, 6, 1), date(2020, 6, 1))),
    ],
)
def test_months_and_days_since(unit: Unit, days: tuple[date, ...]) -> None:
    since = between(FactValue(fact="contract_start"), NOW, unit)
    assert cuts(compared(since, number(3))).values["contract_start"] == days


@pytest.mark.parametrize(
    ("quantity", "target", "wanted"),
    [
        (PAY, number(Money.yuan(5)), {"annual_pay": Money.yuan(5)}),
        (Product(parts=(number(Decimal("0.5")), PAY)), number(Money.yuan(5)), {"annual_pay": Money.yuan(10)}),
        (Product(parts=(number(Money.yuan(100)), MONTHS)), number(Money.yuan(600)), {"served_months": 6}),
        (Product(parts=(number(3), MONTHS)), number(7), {"served_months": 3}),
        (Product(parts=(number(0), MONTHS)), number(7), {"served_months": 7}),
        (Sum(parts=(MONTHS, number(4))), number(10), {"served_months": 6}),
        (Sum(parts=(PAY, number(Money.yuan(4)))), number(Money.yuan(10)), {"annual_pay": Money.yuan(6)}),
        (Difference(whole=MONTHS, less=number(4)), number(10), {"served_months": 14}),
        (Difference(whole=PAY, less=number(Money.yuan(1))), number(Money.yuan(2)), {"annual_pay": Money.yuan(3)}),
        (Least(parts=(MONTHS, number(12))), number(6), {"served_months": 6}),
        (Bounded(base=MONTHS, at_least=number(1)), number(6), {"served_months": 6}),
        (Rounded(base=PAY, step=1, by=Rounding.UP), number(Money.yuan(6)), {"annual_pay": Money.yuan(6)}),
        (DefinedQuantity(definition="q"), number(6), {"served_months": 6}),
        (FactValue(fact="introduced_on"), NOW, {"introduced_on": ON}),
        (NOW, FactValue(fact="introduced_on"), {"introduced_on": ON}),
        (YearStart(day=FactValue(fact="introduced_on")), number(date(2024, 5, 5)), {"introduced_on": date(2024, 1, 1)}),
        (
            Shifted(day=FactValue(fact="introduced_on"), by=Duration(years=2, days=3)),
            NOW,
            {"introduced_on": date(2022, 5, 29)},
        ),
        (ClockDay(clock=Clock.APPLICATION), number(date(2025, 1, 1)), {"applied_on": date(2025, 1, 1)}),
    ],
)
def test_a_threshold_is_carried_to_the_fact_below(
    quantity: Quantity, target: Quantity, wanted: Mapping[str, Value]
) -> None:
    pack = a_pack(benefit("a", compared(quantity, target)))
    pack = replace(pack, quantities={"q": NamedQuantity(id="q", name="某数", quantity=MONTHS)})
    found = cut_points(pack, case()).values
    assert {fact: found[fact][0] for fact in wanted} == wanted


def test_edges_of_bands_and_bounds_of_amounts() -> None:
    bands = Bands(base=PAY, bands=(Band(at_least=Money.yuan(10), rate=Decimal("0.1")),))
    capped = Bounded(
        base=Product(parts=(number(Decimal("0.5")), FactValue(fact="project_fee"))), at_most=number(Money.yuan(3))
    )
    found = cuts(is_("retired", value=False), amount=Sum(parts=(bands, capped))).values
    assert found["annual_pay"] == (Money.yuan(10),)
    assert found["project_fee"] == (Money.yuan(6),)


def test_two_known_days_and_two_unknown_ones() -> None:
    both = compared(FactValue(fact="contract_end"), FactValue(fact="contract_start"))
    assert cuts(both).values == {}
    assert cuts(both, {"contract_start": ON}).values == {"contract_end": (ON,)}
    assert cuts(both, {"contract_start": NONE}).values == {}
    gap = between(FactValue(fact="contract_start"), FactValue(fact="contract_end"), Unit.YEAR)
    found = cuts(compared(gap, number(3)), {"contract_start": ON, "contract_end": date(2026, 1, 1)}).values
    assert found["contract_end"][0] == date(2027, 6, 1)
    assert found["contract_start"][0] == date(2023, 1, 1)
    same = compared(gap, between(BORN, NOW, Unit.YEAR))
    assert "birth_date" in cuts(same, {"contract_start": ON, "contract_end": date(2026, 6, 1)}).values


def test_a_percentage_is_in_percent() -> None:
    share = some("homes", compared(FactValue(fact="owner_share"), number(Decimal("0.5"))))
    assert cuts(share).values["homes.owner_share"] == (Decimal(50),)


def test_the_days_of_versions() -> None:
    days = Days(first=date(2024, 1, 1), last=date(2024, 12, 31))
    by_day = cut_points(a_pack(benefit("a", days=days)), case())
    assert by_day.days == (date(2024, 1, 1), date(2025, 1, 1))
    by_fact = cut_points(a_pack(benefit("a", days=days, version_by="introduced_on")), case())
    assert by_fact.values["introduced_on"] == (date(2024, 1, 1), date(2025, 1, 1))
    assert cut_points(a_pack(benefit("a", days=Days(last=date.max))), case()).days == ()


# -- records ------------------------------------------------------------------------------------------------------------

_HELD = some("cards", is_("card", "hongyan"))
_A_CARD: dict[str, Value] = {"card": "hongyan"}


def fits(when: Condition, fact: str) -> bool:
    """Return whether some answer worth trying makes the condition hold."""
    pack = a_pack(benefit("a", when))
    answers = Answers.of(pack, case()).to(fact)
    cases = [replace(case(), profile=Profile(facts={fact: Known(value=one)})) for one in answers]
    return any(decide(pack, one).items[0].verdict is Verdict.ELIGIBLE for one in cases)


def some_card(where: Condition) -> Condition:
    return some("cards", where)


@pytest.mark.parametrize(
    ("when", "fact"),
    [
        (_HELD, "cards"),
        (some("cards"), "cards"),
        (some_card(all_of(is_("card", "hongyan"), is_("tier", "A卡"), at_least("valid_to", ON))), "cards"),
        (some_card(Any(parts=(is_("tier", "A卡"), is_("tier", "B卡")))), "cards"),
        (some_card(AtLeastN(n=2, parts=(is_("card", "hongyan"), is_("tier", "A卡"), is_("tier", "B卡")))), "cards"),
        (some_card(Not(part=is_("card", "hongyan"))), "cards"),
        (some_card(Not(part=is_("tier", "A卡"))), "cards"),
        (some_card(is_("valid_to", NONE)), "cards"),
        (some_card(compared(FactValue(fact="valid_to"), NOW)), "cards"),
        (some("homes", is_("is_first", value=False)), "homes"),
        (some("homes", Not(part=is_("is_first", value=True))), "homes"),
        (some("honours", Compare(fact="level", operator=Operator.ABOVE, values=("municipal",))), "honours"),
        (some("honours", Compare(fact="level", operator=Operator.BELOW, values=("municipal",))), "honours"),
        (some("homes", Compare(fact="area_m2", operator=Operator.ABOVE, values=(Decimal(90),))), "homes"),
        (some("spouse", some("recognitions", is_("class", "A类"))), "spouse"),
        (
            some("relatives_in_city", Compare(fact="needs", operator=Operator.HAS, values=("health",))),
            "relatives_in_city",
        ),
        (some("children", compared(between(FactValue(fact="birth_date"), NOW, Unit.YEAR), number(6))), "children"),
        (compared(OverRecords(fact="children", fold=Fold.COUNT), number(3)), "children"),
        (
            compared(
                OverRecords(
                    fact="assessments",
                    fold=Fold.IN_A_ROW,
                    take=FactValue(fact="year"),
                    where=at_least("result", "excellent"),
                ),
                number(3),
            ),
            "assessments",
        ),
        (
            compared(
                OverRecords(fact="rents", fold=Fold.SUM, take=FactValue(fact="monthly_rent")),
                number(Money.yuan(700)),
            ),
            "rents",
        ),
        (
            compared(
                OverRecords(fact="homes", fold=Fold.GREATEST, take=FactValue(fact="area_m2")),
                number(140),
                operator=Operator.ABOVE,
            ),
            "homes",
        ),
    ],
)
def test_some_list_worth_trying_meets_what_is_asked(when: Condition, fact: str) -> None:
    assert fits(when, fact)


def test_fields_are_read_by_path() -> None:
    pack = a_pack(benefit("a", all_of(_HELD, some("spouse", some("recognitions", is_("class", "A类"))))))
    assert set(paths_read(pack)) == {
        *("cards", "cards.card", "spouse", "spouse.recognitions", "spouse.recognitions.class"),
    }
    assert fact_under(VOCABULARY, "spouse.recognitions.class") is not None
    assert fact_under(VOCABULARY, "nothing.at.all") is None
    assert fact_under(VOCABULARY, "retired.at") is None


def test_groups_ask_for_claims_and_choices() -> None:
    groups = (
        ChooseOne(id="g", name="择一", benefits=("a", "b")),
        Highest(id="h", name="就高", benefits=("a", "b"), received=True, scope=GroupScope.HOUSEHOLD),
        Offset(id="o", name="扣减", benefits=("a",), received_as=("旧补贴",)),
    )
    pack = a_pack(benefit("a", amount=paying(5)), benefit("b"), groups=groups)
    found = cut_points(pack, case())
    assert found.lists["choices"] == (({"benefit_name": "a"},), ({"benefit_name": "b"},))
    claimed = [listed[0]["benefit_name"] for listed in found.lists["claims"]]
    assert {"a", "b", "旧补贴"} <= set(claimed)
    assert {"claims.amount", "choices.benefit_name", "spouse.claims.benefit_name"} <= set(paths_read(pack))
    assert len(Answers.of(pack, case()).to("claims")) <= MOST_ANSWERS


def test_a_missing_field_is_filled_in_every_record_that_lacks_it() -> None:
    cards: tuple[dict[str, Value], ...] = ({}, {"card": "chucai"})
    answers = Answers.of(a_pack(benefit("a", _HELD)), case({"cards": cards}))
    assert ({"card": "hongyan"}, {"card": "chucai"}) in answers.completing(["cards.card"])
    spouse = some("spouse", some("recognitions", is_("class", "A类")))
    partly = case({"spouse": ({"recognitions": ({},)},)})
    filled = Answers.of(a_pack(benefit("a", spouse)), partly).completing(["spouse.recognitions.class"])
    assert ({"recognitions": ({"class": "A类"},)},) in filled
    assert Answers.of(a_pack(benefit("a", spouse)), case({"spouse": NONE})).completing(["spouse.recognitions"]) == (
        NONE,
    )


@pytest.mark.parametrize(
    ("when", "fact", "within"),
    [
        (is_("retired", value=True), "retired", [True, False]),
        (at_least("served_months", 0), "served_months", [0, 1]),
        (at_least("days_in_city_year", 366), "days_in_city_year", [366, 365, 0]),
        (at_least("annual_pay", Money(0)), "annual_pay", [Money(0), Money(1)]),
        (is_("major", "农学"), "major", ["农学", NONE, "其他"]),
        (is_("nationality", "foreign"), "nationality", ["foreign", "china", NONE]),
        (at_least("education_level", "doctor"), "education_level", ["doctor", "master", "other", NONE]),
        (is_("birth_date", date.min), "birth_date", [date.min, date(1, 1, 2), NONE, ON]),
    ],
)
def test_the_answers_worth_trying(when: Condition, fact: str, within: Iterable[Value]) -> None:
    assert list(Answers.of(a_pack(benefit("a", when)), case()).to(fact)) == list(within)


def test_no_answers_to_what_is_no_fact() -> None:
    assert Answers.of(a_pack(benefit("a")), case()).to("nothing") == ()


def test_neighbours_at_the_ends_of_the_calendar() -> None:
    assert list(beside(date.max)) == [date.max, date.max.replace(day=30)]
    assert list(beside(None)) == []
    assert before(date(1, 2, 1), Duration(years=1)) == date.min


def test_all_of_nothing_is_met_by_any_record() -> None:
    assert fits(some("cards", All(parts=())), "cards")
