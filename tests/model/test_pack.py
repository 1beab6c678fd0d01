"""What a pack knows of itself: what it reads, and in which order it is decided."""

from __future__ import annotations

import pytest

from talentrules.model.conditions import BenefitCondition, DefinitionCondition, Operator, Quantifier, Records
from talentrules.model.pack import Amount, Clock, Kind
from talentrules.money import Interval, Money
from talentrules.source import Span, TextFile
from tests.engine.small import benefit, compare, definition, during, everything, finding, holds, none_of, pack

RETIRED = holds("retired")
CARD = Records(fact="cards", quantifier=Quantifier.SOME, where=compare("level", Operator.IS, "doctor"))
WHOLE = pack(
    benefit("first", BenefitCondition(benefit="second")),
    benefit("second", everything(DefinitionCondition(definition="outer"), finding("merit"))),
    benefit("third", versions=(during(None, "2020-01-01", CARD), during("2021-01-01", None)), by="introduced_on"),
    definitions=[
        definition("outer", none_of(DefinitionCondition(definition="inner"))),
        definition("inner", RETIRED),
    ],
)


def test_what_is_required_is_decided_before_what_requires_it() -> None:
    order = [name for _, name in WHOLE.order]
    assert sorted(order) == ["first", "inner", "outer", "second", "third"]
    assert order.index("inner") < order.index("outer") < order.index("second") < order.index("first")


def test_the_references_of_every_entry() -> None:
    assert WHOLE.references == {
        ("definition", "outer"): (("definition", "inner"),),
        ("definition", "inner"): (),
        ("benefit", "first"): (("benefit", "second"),),
        ("benefit", "second"): (("definition", "outer"),),
        ("benefit", "third"): (),
    }


def test_the_facts_read_stand_in_the_order_of_the_vocabulary_without_the_fields_of_records() -> None:
    assert WHOLE.facts_read == ("retired", "cards", "introduced_on")
    assert pack(benefit(by=Clock.APPLICATION)).facts_read == ("applied_on",)


def test_the_findings_read_are_those_that_conditions_name() -> None:
    assert WHOLE.findings_read == ("merit",)


def test_every_stated_condition_is_listed() -> None:
    assert len(WHOLE.conditions) == 5


@pytest.mark.parametrize(
    ("by", "fact"), [(Clock.EVALUATION, None), (Clock.APPLICATION, "applied_on"), ("introduced_on", "introduced_on")]
)
def test_the_fact_that_chooses_the_version(by: Clock | str, fact: str | None) -> None:
    assert benefit(by=by).version_fact == fact


def test_only_four_kinds_are_told_without_a_verdict() -> None:
    told = {kind.value for kind in Kind if benefit(kind=kind).informational}
    assert told == {"registry", "channel", "mechanism", "duty"}


def test_an_amount_is_unstated_where_neither_end_is() -> None:
    assert Amount.stated(Interval()).unstated
    assert not Amount.stated(Interval(None, Money(1))).unstated
    assert not Amount.stated(Interval(Money(1), None)).unstated


def test_where_a_node_was_written_does_not_matter() -> None:
    here = Span(TextFile("f.yaml", "x"), 1, 1, 1, 2)
    written = Amount.stated(Interval(), span=here)
    assert written == Amount.stated(Interval())
    assert hash(written) == hash(Amount.stated(Interval()))
    assert "f.yaml" not in repr(written)
