"""A law taken apart: one claim for each benefit that it speaks of, or one for all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import assert_never

from talentrules.engine.decide import decide, scope_of
from talentrules.engine.evaluate import judge
from talentrules.inquiry.slices import Slices
from talentrules.model.conditions import Condition
from talentrules.model.decision import Decision, Item, ItemStanding, Verdict
from talentrules.model.facts import BooleanType, ChoiceType, Fact, Value
from talentrules.model.groups import Compared
from talentrules.model.laws import (
    AlwaysSome,
    AtLeastAsIn,
    Counted,
    Excepted,
    Irrelevant,
    Law,
    NeverBoth,
    NeverDecreases,
    NeverIncreases,
    NoCliff,
    TotalAtMost,
)
from talentrules.model.pack import Pack, benefit_terms
from talentrules.model.profile import Case, Known, Profile
from talentrules.model.walk import Reference, Term, references
from talentrules.testing.stated_laws.worth import Worth, by_its_rule, gets, less, together
from talentrules.truth import Truth

__all__ = [
    "Answer",
    "Claim",
    "Probe",
    "claims_of",
    "conditions_of",
    "counted_of",
    "named_by",
    "order_of",
    "stated_by",
    "with_fact",
]

_SETTLED = frozenset({Verdict.ELIGIBLE, Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE})


@dataclass(frozen=True, slots=True)
class Probe:
    """A case, and for a law about a fact the two values of it that are held against each other."""

    base: Case
    values: tuple[Value, Value] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one case comes to: for each part that the claim looks at, what it is worth; its decision, to be told of."""

    worths: tuple[Worth, ...]
    decision: Decision


@dataclass(frozen=True)
class Claim:
    """One thing that a law says of a pack: of `benefits`, of `fact` where it is about one.

    `excepted` is the exception by which the law need not hold of these benefits. `other` is the pack to compare with,
    `there` the benefits in it, each in the place of the one here.
    """

    law: Law
    pack: Pack
    benefits: tuple[str, ...]
    fact: str = ""
    excepted: Excepted | None = None
    other: Pack | None = None
    there: tuple[str, ...] = ()

    @property
    def counted(self) -> Counted:
        """Whether the benefit is looked at by its own rule, or all of them after the groups."""
        return counted_of(self.law)

    @cached_property
    def part(self) -> Pack:
        """The slice of the pack that decides the claim."""
        slices = Slices.of(self.pack)
        alone = self.counted is Counted.EACH and not isinstance(self.law, Irrelevant | NeverBoth | AlwaysSome)
        return slices.alone(self.pack, self.benefits[0]) if alone else slices.deciding(self.pack, self.benefits)

    @cached_property
    def part_there(self) -> Pack | None:
        """The slice of the other pack that decides the claim."""
        if self.other is None:
            return None
        slices = Slices.of(self.other)
        alone = self.counted is Counted.EACH
        return slices.alone(self.other, self.there[0]) if alone else slices.deciding(self.other, self.there)

    @cached_property
    def asked(self) -> Pack:
        """The slice of the pack on which the conditions of the law rest."""
        named = set(named_by(self.pack, conditions_of(self.law)))
        return replace(
            self.pack,
            definitions={id_: one for id_, one in self.pack.definitions.items() if ("definition", id_) in named},
            quantities={id_: one for id_, one in self.pack.quantities.items() if ("quantity", id_) in named},
            benefits={id_: one for id_, one in self.pack.benefits.items() if ("benefit", id_) in named},
            groups={},
            statistics={},
        )

    # -- what is said ---------------------------------------------------------------------------------------------------

    def cases(self, probe: Probe) -> tuple[Case, ...]:
        """Return the cases of a probe: one, or the same person with each of the two values."""
        if probe.values is None:
            return (probe.base,)
        return tuple(with_fact(probe.base, self.fact, one) for one in probe.values)

    def said_of(self, case: Case) -> bool:
        """Return whether the law certainly speaks of `case`."""
        when = self.law.when
        return when is None or judge(when, scope_of(self.asked, case)).truth is Truth.YES

    def excuse(self, probe: Probe) -> Excepted | None:
        """Return the exception that is, or may be, that of one of the cases."""
        if self.excepted is not None:
            return self.excepted
        named = [(one, one.when) for one in self.law.excepted if one.when is not None]
        for case in self.cases(probe) if named else ():
            scope = scope_of(self.asked, case)
            for one, when in named:
                if judge(when, scope).truth is not Truth.NO:
                    return one
        return None

    def answer(self, case: Case) -> Answer:
        """Return what `case` comes to."""
        decision = decide(self.part, case)
        return Answer(tuple(self._worths(decision, case)), decision)

    def _worths(self, decision: Decision, case: Case) -> Iterator[Worth]:
        match self.law:
            case NeverDecreases() | NeverIncreases() | NoCliff() | TotalAtMost():
                yield self._worth(decision, self.benefits, self.law.compare)
            case AtLeastAsIn():
                yield self._worth(decision, self.benefits, self.law.compare)
                yield self._worth(self.decided_there(case), self.there, self.law.compare)
            case Irrelevant() | NeverBoth() | AlwaysSome():
                items = _by_id(decision)
                yield from (gets(items[one]) for one in self.benefits)
            case _:
                assert_never(self.law)

    def _worth(self, decision: Decision, benefits: tuple[str, ...], compare: Compared) -> Worth:
        if self.counted is Counted.TOGETHER:
            return together(decision, benefits, compare)
        return by_its_rule(_by_id(decision)[benefits[0]], compare)

    def decided_there(self, case: Case) -> Decision:
        """Return what the other pack decides of the same person, as far as both packs ask for the same facts."""
        assert self.other is not None  # noqa: S101 - only laws that name another pack ask
        assert self.part_there is not None  # noqa: S101 - as above
        profile = case.profile
        facts = {id_: known for id_, known in profile.facts.items() if _same(id_, self.pack, self.other)}
        attested = {id_: one for id_, one in profile.attestations.items() if id_ in self.other.findings}
        return decide(self.part_there, Case(profile=Profile(facts=facts, attestations=attested), on=case.on))

    # -- whether it is so -----------------------------------------------------------------------------------------------

    def breaks(self, answers: tuple[Answer, ...]) -> bool:  # noqa: PLR0911 - a line a kind
        """Return whether the answers of a probe certainly break the law."""
        first, last = answers[0].worths, answers[-1].worths
        match self.law:
            case NeverDecreases():
                return less(first[0], last[0])
            case NeverIncreases():
                return less(last[0], first[0])
            case NoCliff(at_most=limit):
                return any(_further(one, other, limit.in_fen) for one, other in _both_ways(first[0], last[0]))
            case TotalAtMost(at_most=limit):
                return first[0].low > limit.in_fen
            case AtLeastAsIn():
                return less(first[1], first[0])
            case Irrelevant():
                return _differ(*(_by_id(one.decision)[self.benefits[0]] for one in (answers[0], answers[-1])))
            case NeverBoth():
                return sum(one.sure for one in first) > 1
            case AlwaysSome():
                return not any(one.may for one in first)
            case _:
                assert_never(self.law)

    def broken_by(self, probe: Probe) -> bool:
        """Return whether the law speaks of every case of the probe and is broken by it, excused or not."""
        cases = self.cases(probe)
        return self.breaks(tuple(self.answer(case) for case in cases)) and all(map(self.said_of, cases))


def claims_of(
    law: Law, pack: Pack, other: Pack | None = None, there: Mapping[str, str] | None = None
) -> Iterator[Claim]:
    """Yield what `law` says of `pack`. `other` and `there` are the pack and the benefits that it compares with."""
    match law:
        case NeverDecreases() | NeverIncreases() | NoCliff():
            yield from _of_benefits(law, pack, law.fact)
        case Irrelevant():
            for fact in law.facts:
                yield from _of_benefits(law, pack, fact)
        case TotalAtMost():
            yield from _of_benefits(law, pack)
        case AtLeastAsIn():
            yield from () if other is None else _beside(law, pack, other, there or {})
        case NeverBoth() | AlwaysSome():
            spoken_of = tuple(one for one in law.benefits if _exception(law, one) is None)
            if spoken_of:
                yield Claim(law=law, pack=pack, benefits=spoken_of)
        case _:
            assert_never(law)


def _beside(law: AtLeastAsIn, pack: Pack, other: Pack, there: Mapping[str, str]) -> Iterator[Claim]:
    here = tuple(one for one, _ in law.pairs)
    if law.counted is Counted.EACH:
        for one in here:
            excepted = _exception(law, one)
            yield Claim(law=law, pack=pack, benefits=(one,), excepted=excepted, other=other, there=(there[one],))
        return
    kept = tuple(one for one in here if _exception(law, one) is None)
    if kept:
        yield Claim(law=law, pack=pack, benefits=kept, other=other, there=tuple(there[one] for one in kept))


def _of_benefits(
    law: NeverDecreases | NeverIncreases | NoCliff | Irrelevant | TotalAtMost, pack: Pack, fact: str = ""
) -> Iterator[Claim]:
    spoken_of = law.benefits or tuple(id_ for id_, one in pack.benefits.items() if not one.informational)
    if counted_of(law) is Counted.TOGETHER:
        counted = tuple(one for one in spoken_of if _exception(law, one) is None)
        if counted:
            yield Claim(law=law, pack=pack, benefits=counted, fact=fact)
        return
    for one in spoken_of:
        yield Claim(law=law, pack=pack, benefits=(one,), fact=fact, excepted=_exception(law, one))


def counted_of(law: Law) -> Counted:
    """Return how `law` looks at its benefits."""
    match law:
        case NeverDecreases() | NeverIncreases() | NoCliff() | AtLeastAsIn():
            return law.counted
        case TotalAtMost() | NeverBoth() | AlwaysSome():
            return Counted.TOGETHER
        case Irrelevant():
            return Counted.EACH
        case _:
            assert_never(law)


def conditions_of(law: Law) -> tuple[Condition, ...]:
    """Return the conditions of `law` and of its exceptions."""
    stated = (law.when, *(one.when for one in law.excepted))
    return tuple(one for one in stated if one is not None)


def named_by(pack: Pack, terms: Iterable[Term]) -> Iterator[Reference]:
    """Yield everything that `terms` name, also through what they name."""
    waiting, met = list(terms), set[Reference]()
    while waiting:
        for named in references(waiting.pop()):
            if named not in met:
                met.add(named)
                waiting += stated_by(pack, named) or ()
                yield named


def stated_by(pack: Pack, named: Reference) -> tuple[Term, ...] | None:
    """Return the terms of what is named; None where the pack does not have it, such as a leaf of the proofs."""
    kind, name = named
    match kind:
        case "definition" if name in pack.definitions:
            return (pack.definitions[name].when,)
        case "quantity" if name in pack.quantities:
            return (pack.quantities[name].quantity,)
        case "benefit" if name in pack.benefits:
            return benefit_terms(pack.benefits[name])
        case _:
            return None


def order_of(fact: Fact, pack: Pack) -> tuple[Value, ...] | None:
    """Return the values of `fact` from low to high; None for numbers, amounts and days, which have no end."""
    ranked = (pack.monotone or {}).get(fact.id)
    if ranked is not None:
        return ranked
    match fact.type:
        case ChoiceType():
            return tuple(one.id for one in fact.type.options)
        case BooleanType():
            return (False, True)
        case _:
            return None


def with_fact(case: Case, fact: str, value: Value) -> Case:
    """Return `case` with another value of `fact`, in the same place where it has one."""
    facts = {**case.profile.facts, fact: Known(value=value)}
    return replace(case, profile=replace(case.profile, facts=facts))


def _exception(law: Law, benefit: str) -> Excepted | None:
    return next((one for one in law.excepted if benefit in one.benefits), None)


def _by_id(decision: Decision) -> dict[str, Item]:
    return {one.benefit.id: one for one in decision.items}


def _same(fact: str, one: Pack, other: Pack) -> bool:
    return fact in other.facts and one.facts[fact].type == other.facts[fact].type


def _both_ways(one: Worth, other: Worth) -> tuple[tuple[Worth, Worth], ...]:
    return (one, other), (other, one)


def _further(one: Worth, other: Worth, limit: int) -> bool:
    return other.high is not None and one.low - other.high > limit


def _differ(one: Item, other: Item) -> bool:
    """Return whether two answers are certainly not the same: a verdict, a standing, or an amount."""
    if one.own in _SETTLED and other.own in _SETTLED and one.own is not other.own:
        return True
    if {one.standing, other.standing} == {ItemStanding.SELECTED, ItemStanding.OUT}:
        return True
    if one.own is not Verdict.ELIGIBLE or other.own is not Verdict.ELIGIBLE:
        return False
    paid = [by_its_rule(item, compare) for compare in Compared for item in (one, other)]
    amounts = [(one.amount, other.amount), (one.whole, other.whole)]
    if any((this is None) is not (that is None) for this, that in amounts):
        return True
    return any(less(this, that) or less(that, this) for this, that in (paid[:2], paid[2:]))
