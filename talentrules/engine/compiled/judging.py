"""Conditions and quantities as functions of a scope: `judge` and `reckon` of the walker with the ways through unrolled.

A condition compares quantities and a row of a table has a condition, so both stand in one place. `all` and `any` stop at
the first answer that decides: a settled judgement names no points, so nothing is lost. The explanation does not stop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from talentrules.engine import evaluate, folds
from talentrules.engine import reckonings as of
from talentrules.engine.compiled.remembered import Kept, Remembered
from talentrules.engine.conditions import (
    NO,
    YES,
    compare,
    compare_quantities,
    operands,
    over_records,
    referred,
    weigh,
)
from talentrules.engine.quantities import as_number, of_fact
from talentrules.engine.scope import Scope
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
from talentrules.model.decision import UNKNOWN, Judgement, Reckoning, Seen, Unknown
from talentrules.model.facts import MoneyType, RecordsType
from talentrules.model.quantities import (
    BenefitAmount,
    Clock,
    ClockDay,
    Constant,
    DefinedQuantity,
    FactValue,
    HitPolicy,
    OverRecords,
    Quantity,
    Stated,
    Table,
)
from talentrules.model.walk import quantities_in
from talentrules.money import Money
from talentrules.truth import Truth

__all__ = ["Judge", "Judging", "Reckon", "inside"]

Judge = Callable[[Scope], Judgement]
Reckon = Callable[[Scope], Reckoning]
_Answers = Remembered[Seen, Judgement]
_YES, _NO, _OPEN = Truth.YES, Truth.NO, Truth.OPEN
_NO_ANSWERS: _Answers = Remembered(lambda _: NO)


@dataclass(frozen=True, slots=True)
class Judging:
    """Makes the functions of one pack.

    `place` everywhere is an empty scope that stands where the condition or quantity does: in the profile, or in a
    record of a list. `kept` makes open judgements that are equal one and the same, so that they can be recognised.
    """

    kept: Remembered[tuple[tuple[str, ...], tuple[str, ...]], Judgement] = field(
        default_factory=lambda: Remembered(lambda points: Judgement(truth=_OPEN, missing=points[0], findings=points[1]))
    )

    def one(self, judgement: Judgement) -> Judgement:
        """Return `judgement`, of equal ones always the same."""
        if judgement.truth is _OPEN:
            return self.kept[judgement.missing, judgement.findings]
        return YES if judgement.truth is _YES else NO

    # Conditions ------------------------------------------------------------------------------------------------------

    def judge(self, condition: Condition, place: Scope) -> Judge:  # noqa: C901, PLR0911 - one case a form
        """Return the function that judges `condition`."""
        match condition:
            case All():
                return self._until(_NO, condition, place)
            case Any():
                return self._until(_YES, condition, place)
            case AtLeastN() | Not():
                parts = [self.judge(part, place) for part in operands(condition)]
                return lambda scope: self.one(weigh(condition, [part(scope) for part in parts]))
            case Compare():
                return _comparing(condition, place)
            case CompareQuantity():
                return self._comparing_quantities(condition, place)
            case Records():
                return self._over_records(condition, place)
            case DefinitionCondition(definition=definition):
                return lambda scope: scope.docket.definitions[definition]
            case BenefitCondition(benefit=benefit):
                return lambda scope: scope.docket.benefits[benefit]
            case FindingCondition():
                return self._found(condition, place)
            case NotRequired():
                return lambda _: YES

    def _until(self, decisive: Truth, condition: All | Any, place: Scope) -> Judge:
        """Return what asks one part after the other until one of them decides; a comparison needs no call to be asked."""
        parts = [self._asked(part, place) for part in condition.parts]
        undecided = YES if decisive is _NO else NO
        weighed: Kept[Judgement] = Kept()

        def judge(scope: Scope) -> Judgement:
            judged, settled, seen = [], True, scope.values.get
            for fact, answers, part in parts:
                one = answers[seen(fact, UNKNOWN)] if part is None else part(scope)
                truth = one.truth
                if truth is decisive:
                    return one
                if truth is _OPEN:
                    settled = False
                judged.append(one)
            return undecided if settled else weigh_open(judged)

        def weigh_open(judged: list[Judgement]) -> Judgement:
            return weighed.of(tuple(judged), lambda: self.one(weigh(condition, judged)))

        return judge

    def _asked(self, condition: Condition, place: Scope) -> tuple[str, _Answers, Judge | None]:
        """Return the fact and its answers where these say it all, else the function that judges `condition`."""
        if isinstance(condition, Compare) and not isinstance(place.types[condition.fact].type, RecordsType | MoneyType):
            return condition.fact, _answers(condition, place), None
        return "", _NO_ANSWERS, self.judge(condition, place)

    def _found(self, condition: FindingCondition, place: Scope) -> Judge:
        finding, docket = condition.finding, place.docket

        def asked(attested: bool | None) -> Judgement:
            known = {} if attested is None else {finding: attested}
            return self.one(referred(condition, replace(docket, attested=known)))

        answers = Remembered(asked)
        return lambda scope: answers[scope.docket.attested.get(finding)]

    def _comparing_quantities(self, condition: CompareQuantity, place: Scope) -> Judge:
        quantity = self.reckon(condition.quantity, place)
        bounds = [self.reckon(bound, place) for bound in condition.bounds]
        return lambda scope: self.one(
            compare_quantities(condition, quantity(scope), [bound(scope) for bound in bounds])
        )

    def _over_records(self, condition: Records, place: Scope) -> Judge:
        if condition.where is None:
            return lambda scope: self.one(over_records(condition, scope, []))
        where = self.judge(condition.where, inside(place, condition.fact))
        return lambda scope: self.one(
            over_records(condition, scope, [where(one) for one in scope.records(condition.fact) or ()])
        )

    # Quantities ------------------------------------------------------------------------------------------------------

    def reckon(self, quantity: Quantity, place: Scope) -> Reckon:  # noqa: PLR0911 - one case a form
        """Return the function that reckons `quantity`."""
        match quantity:
            case Constant() | Stated():
                known = evaluate.composed(quantity, (), place)
                return lambda _: known
            case FactValue(fact=fact, of_profile=of_profile):
                return lambda scope: of_fact(fact, scope.profile if of_profile else scope)
            case ClockDay():
                return _clock(quantity)
            case DefinedQuantity(definition=definition):
                return lambda scope: scope.docket.quantities[definition]
            case BenefitAmount(benefit=benefit):
                return lambda scope: scope.docket.amounts[benefit]
            case Table():
                return self._table(quantity, place)
            case OverRecords():
                return self._folded(quantity, place)
            case _:
                parts = [self.reckon(part, place) for part in quantities_in(quantity)]
                return lambda scope: evaluate.composed(quantity, [part(scope) for part in parts], scope)

    def _table(self, quantity: Table, place: Scope) -> Reckon:
        """Return what reckons a table; where its rows are worth the same for everybody, it depends on their answers alone."""
        if all(isinstance(one, Constant | Stated) for one in quantities_in(quantity)):
            return self._fixed_table(quantity, place)
        whens = [self.judge(row.when, place) for row in quantity.rows]
        values = [self.reckon(one, place) for one in quantities_in(quantity)]
        return lambda scope: evaluate.of_table(
            quantity, [when(scope) for when in whens], [value(scope) for value in values]
        )

    def _fixed_table(self, quantity: Table, place: Scope) -> Reckon:
        """Return what keeps what the rows come to by their answers; where the first counts, the rest need not be asked."""
        asked = [self._asked(row.when, place) for row in quantity.rows]
        worth = [evaluate.composed(one, (), place) for one in quantities_in(quantity)]
        reckoned: Kept[Reckoning] = Kept()
        decisive = YES if quantity.hit is HitPolicy.FIRST else None

        def reckon(scope: Scope) -> Reckoning:
            judged, seen = [], scope.values.get
            for fact, answers, when in asked:
                one = answers[seen(fact, UNKNOWN)] if when is None else when(scope)
                judged.append(one)
                if one is decisive:
                    break
            found = reckoned.made.get(tuple(map(id, judged)))
            return found[0] if found is not None else reckoned.keep(tuple(judged), rows(judged))

        def rows(judged: list[Judgement]) -> Reckoning:
            unasked = [NO] * (len(quantity.rows) - len(judged))
            return evaluate.of_table(quantity, [*judged, *unasked], worth)

        return reckon

    def _folded(self, quantity: OverRecords, place: Scope) -> Reckon:
        around = place.profile if quantity.of_profile else place
        of_profile, fact, fold = quantity.of_profile, quantity.fact, quantity.fold
        record, path = inside(around, fact), around.prefix + fact
        where = None if quantity.where is None else self.judge(quantity.where, record)
        take = None if quantity.take is None else self.reckon(quantity.take, record)
        one_each = of.exactly(1)

        def reckon(scope: Scope) -> Reckoning:
            records = (scope.profile if of_profile else scope).records(fact)
            if records is None:
                return folds.of_unknown(fold, path)
            wheres = [YES if where is None else where(one) for one in records]
            return folds.of_records(fold, wheres, [one_each if take is None else take(one) for one in records])

        return reckon


# Leaves --------------------------------------------------------------------------------------------------------------


def inside(place: Scope, fact: str) -> Scope:
    """Return the place of a record of the list `fact`."""
    kind = place.types[fact].type
    fields = kind.by_id if isinstance(kind, RecordsType) else {}
    return Scope(place.docket, {}, fields, f"{place.prefix}{fact}.", place)


def _comparing(condition: Compare, place: Scope) -> Judge:
    """Return what remembers, by the value that is seen, how the fact compares; a list of records cannot be a key."""
    fact, answers = condition.fact, _answers(condition, place)
    match place.types[fact].type:
        case RecordsType():
            return lambda scope: compare(condition, scope)
        case MoneyType():
            return _comparing_money(fact, answers)
        case _:
            return lambda scope: answers[scope.values.get(fact, UNKNOWN)]


def _answers(condition: Compare, place: Scope) -> _Answers:
    fact = condition.fact

    def asked(seen: Seen) -> Judgement:
        return compare(condition, replace(place, values={} if isinstance(seen, Unknown) else {fact: seen}))

    return Remembered(asked)


def _comparing_money(fact: str, answers: _Answers) -> Judge:
    """Return what remembers the answers by fen: a number is found sooner than an amount."""
    amounts: Remembered[int, Judgement] = Remembered(lambda fen: answers[Money(fen)])

    def judge(scope: Scope) -> Judgement:
        seen = scope.values.get(fact, UNKNOWN)
        return amounts[seen.in_fen] if isinstance(seen, Money) else answers[seen]

    return judge


def _clock(quantity: ClockDay) -> Reckon:
    if quantity.clock is Clock.APPLICATION:
        return lambda scope: of_fact("applied_on", scope.profile)
    days: Remembered[date, Reckoning] = Remembered(lambda on: of.exactly(as_number(on)))
    return lambda scope: days[scope.docket.on]
