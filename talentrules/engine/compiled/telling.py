"""The explanation, made when it is read: what the walker's `trace` and `trace_quantity` would tell, the common forms sooner.

A comparison of one value tells the same whenever it sees the same, and what consists of such parts tells the same
whenever these do: so it is told by the walker once, and the same result is given out again. Forms over records, and
quantities that are reckoned anew for everybody, are walked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from talentrules.engine.compiled.remembered import Kept, Remembered
from talentrules.engine.conditions import operands, state_of, weigh
from talentrules.engine.evaluate import hits_of_table, of_table, trace, trace_quantity
from talentrules.engine.items import Day, choosing_day, evidence, versions_on, windows
from talentrules.engine.scope import Docket, Scope
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Records,
)
from talentrules.model.decision import (
    UNKNOWN,
    ConditionResult,
    EvidenceResult,
    Judgement,
    QuantityResult,
    Reckoning,
    Seen,
    State,
    Unknown,
    WindowStatus,
)
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    FactType,
    MoneyType,
    NoneType,
    NumberType,
    TextType,
)
from talentrules.model.pack import Benefit, Pack, Version
from talentrules.model.quantities import Constant, Quantity, Stated, Table, measure
from talentrules.model.walk import quantities_in
from talentrules.money import Money

__all__ = ["Told"]

Tell = Callable[[Scope], ConditionResult]
TellQuantity = Callable[[Scope], QuantityResult]


class Told:
    """Tells of the benefits of the pack in a scope where all is settled."""

    __slots__ = ("_stories", "scope")

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._stories: _Stories | None = None

    def __reduce__(self) -> tuple[type[Told], tuple[Scope]]:
        return Told, (self.scope,)

    def conditions(self, benefit: Benefit) -> tuple[ConditionResult, ...]:
        """Return a tree of conditions for each version that may apply."""
        scope = self.scope
        return tuple([tell(scope) for tell in self._story(benefit).conditions])

    def calculation(self, benefit: Benefit) -> tuple[QuantityResult, ...]:
        """Return how the amount was reckoned, a tree for each version that may apply and pays."""
        scope = self.scope
        return tuple([tell(scope) for tell in self._story(benefit).amounts])

    def evidence(self, benefit: Benefit) -> tuple[EvidenceResult, ...]:
        """Return the papers of the procedure, with whether they are needed."""
        return () if benefit.procedure is None else evidence(benefit, self.scope)

    def windows(self, benefit: Benefit) -> tuple[WindowStatus, ...]:
        """Return what each window of the procedure is on the day of the evaluation."""
        return () if benefit.procedure is None else windows(benefit, self.scope)

    def _story(self, benefit: Benefit) -> _Story:
        stories = self._stories
        if stories is None:
            stories = self._stories = _stories_of(self.scope.docket.pack)
        story = stories.always.get(benefit.id)
        return story if story is not None else stories.by_day[benefit.id][choosing_day(benefit, self.scope)]


@dataclass(frozen=True, slots=True)
class _Story:
    """The functions that tell of the versions that may apply."""

    conditions: tuple[Tell, ...]
    amounts: tuple[TellQuantity, ...]


@dataclass(frozen=True, slots=True)
class _Stories:
    """What tells of each definition, and the story of each benefit: the same on all days, or by the day that chooses.

    Made when one of the pack is first asked for.
    """

    definitions: Mapping[str, Tell]
    always: Mapping[str, _Story]
    by_day: Mapping[str, Remembered[Day, _Story]]

    @classmethod
    def of(cls, pack: Pack) -> _Stories:
        place = Scope(Docket(pack, date.min, {}), {}, pack.facts)
        stories = {name: _by_day(one, place) for name, one in pack.benefits.items()}
        return cls(
            definitions={name: _telling(one.when, place) for name, one in pack.definitions.items()},
            always={name: stories[name][date.min] for name, one in pack.benefits.items() if one.undated},
            by_day=stories,
        )


def _stories_of(pack: Pack) -> _Stories:
    made: _Stories | None = pack.derived.get(_Stories)
    return made if made is not None else pack.derived.setdefault(_Stories, _Stories.of(pack))


def _by_day(benefit: Benefit, place: Scope) -> Remembered[Day, _Story]:
    told = {id(version): _of_version(version, place) for version in benefit.versions}

    def on(day: Day) -> _Story:
        found = [told[id(one)] for one in versions_on(benefit, day) if one is not None]
        return _Story(
            tuple(one for one, _ in found if one is not None), tuple(one for _, one in found if one is not None)
        )

    return Remembered(on)


def _of_version(version: Version, place: Scope) -> tuple[Tell | None, TellQuantity | None]:
    return (
        None if version.when is None else _telling(version.when, place),
        None if version.amount is None else _telling_quantity(version.amount.quantity, place),
    )


# Conditions ----------------------------------------------------------------------------------------------------------


def _telling(condition: Condition, place: Scope) -> Tell:  # noqa: PLR0911 - one case a form
    match condition:
        case Compare():
            return _comparing(condition, place)
        case All() | Any() | AtLeastN() | Not():
            return _weighing(condition, place)
        case FindingCondition():
            return _finding(condition, place)
        case BenefitCondition():
            return _benefit(condition)
        case DefinitionCondition():
            return _definition(condition)
        case NotRequired():
            told = trace(condition, place)
            return lambda _: told
        case CompareQuantity() | Records():
            return lambda scope: trace(condition, scope)


def _weighing(condition: All | Any | AtLeastN | Not, place: Scope) -> Tell:
    """Return what tells of parts weighed against each other; the same answers are weighed once."""
    ask, docket = _asking(operands(condition), place), place.docket
    weighed: Kept[tuple[Judgement, State]] = Kept()

    def weigh_anew(judged: list[Judgement]) -> tuple[Judgement, State]:
        judgement = weigh(condition, judged)
        return weighed.keep(tuple(judged), (judgement, state_of(judgement, docket)))

    def tell(scope: Scope) -> ConditionResult:
        results, judged = ask(scope)
        found = weighed.made.get(tuple(map(id, judged)))
        judgement, state = found[0] if found is not None else weigh_anew(judged)
        return ConditionResult(condition=condition, judgement=judgement, state=state, parts=tuple(results))

    return tell


def _asking(
    conditions: Iterable[Condition], place: Scope
) -> Callable[[Scope], tuple[list[ConditionResult], list[Judgement]]]:
    """Return what gives the result of each condition, of a comparison the one remembered for the value that is seen.

    Beside the results stand their judgements.
    """
    parts = [_part(one, place) for one in conditions]

    def ask(scope: Scope) -> tuple[list[ConditionResult], list[Judgement]]:
        results, judged, seen = [], [], scope.values.get
        for fact, told, alike, tell in parts:
            value = seen(fact, UNKNOWN)
            result = told[value] if told is not None and type(value) in alike else tell(scope)
            results.append(result)
            judged.append(result.judgement)
        return results, judged

    return ask


_Part = tuple[str, Remembered[Seen, ConditionResult] | None, frozenset[type], Tell]


def _part(condition: Condition, place: Scope) -> _Part:
    """Return the fact of a comparison, its results by the value, the types of such values, and what tells of any other."""
    if not isinstance(condition, Compare) or isinstance(place.types[condition.fact].type, MoneyType):
        return "", None, frozenset(), _telling(condition, place)
    told, alike = _by_value(condition, place), _alike(place.types[condition.fact].type)
    return condition.fact, told, alike, lambda scope: trace(condition, scope)


def _by_value(condition: Compare, place: Scope) -> Remembered[Seen, ConditionResult]:
    def asked(seen: Seen) -> ConditionResult:
        return trace(condition, replace(place, values={} if isinstance(seen, Unknown) else {condition.fact: seen}))

    return Remembered(asked)


def _comparing(condition: Compare, place: Scope) -> Tell:
    """Return what remembers the result by the value seen, an amount by its fen."""
    fact, told = condition.fact, _by_value(condition, place)
    alike = _alike(place.types[fact].type)
    by_fen: Remembered[int, ConditionResult] = Remembered(lambda fen: told[Money(fen)])

    def tell(scope: Scope) -> ConditionResult:
        seen = scope.values.get(fact, UNKNOWN)
        if isinstance(seen, Money):
            return by_fen[seen.in_fen]
        return told[seen] if type(seen) in alike else trace(condition, scope)

    return tell


def _alike(kind: FactType) -> frozenset[type]:
    """Return the types of values that are written alike where they are equal: 1.0 and 1.00 are not, nor are two sets."""
    always: tuple[type, ...] = (NoneType, Unknown)
    match kind:
        case BooleanType():
            return frozenset({bool, *always})
        case ChoiceType() | TextType():
            return frozenset({str, *always})
        case NumberType():
            return frozenset({int, *always})
        case DateType():
            return frozenset({date, *always})
        case _:
            return frozenset(always)


def _finding(condition: FindingCondition, place: Scope) -> Tell:
    finding, docket = condition.finding, place.docket

    def asked(attested: bool | None) -> ConditionResult:
        known = {} if attested is None else {finding: attested}
        return trace(condition, replace(place, docket=replace(docket, attested=known)))

    told = Remembered(asked)
    return lambda scope: told[scope.docket.attested.get(finding)]


def _benefit(condition: BenefitCondition) -> Tell:
    told: Kept[ConditionResult] = Kept()
    return lambda scope: told.of((scope.docket.benefits[condition.benefit],), lambda: trace(condition, scope))


def _definition(condition: DefinitionCondition) -> Tell:
    """Return what tells of a definition with its tree, which is made once in a decision for all that name it."""
    name = condition.definition
    told: Kept[ConditionResult] = Kept()

    def tell(scope: Scope) -> ConditionResult:
        docket = scope.docket
        if name not in docket.told:
            docket.told[name] = _stories_of(docket.pack).definitions[name](scope.profile)
        return told.of((docket.definitions[name], docket.told[name]), lambda: trace(condition, scope))

    return tell


# Quantities ----------------------------------------------------------------------------------------------------------


def _telling_quantity(quantity: Quantity, place: Scope) -> TellQuantity:
    match quantity:
        case Constant() | Stated():
            told = trace_quantity(quantity, place)
            return lambda _: told
        case Table() if all(isinstance(one, Constant | Stated) for one in quantities_in(quantity)):
            return _telling_table(quantity, place)
        case _:
            return lambda scope: trace_quantity(quantity, scope)


def _telling_table(quantity: Table, place: Scope) -> TellQuantity:
    """Return what tells of a table whose rows are worth the same for everybody."""
    ask = _asking([row.when for row in quantity.rows], place)
    worth = tuple(trace_quantity(one, place) for one in quantities_in(quantity))
    values = [one.reckoning for one in worth]
    what = measure(quantity, place.types, place.docket.pack.measures, place.types)
    decided: Kept[tuple[Reckoning, tuple[int, ...]]] = Kept()

    def decide_anew(judged: list[Judgement]) -> tuple[Reckoning, tuple[int, ...]]:
        return decided.keep(
            tuple(judged), (of_table(quantity, judged, values), hits_of_table(quantity, judged, values))
        )

    def tell(scope: Scope) -> QuantityResult:
        results, judged = ask(scope)
        found = decided.made.get(tuple(map(id, judged)))
        reckoning, hit = found[0] if found is not None else decide_anew(judged)
        return QuantityResult(
            quantity=quantity, measure=what, reckoning=reckoning, parts=worth, conditions=tuple(results), hit=hit
        )

    return tell
