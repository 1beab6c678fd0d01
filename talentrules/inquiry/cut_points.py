"""Where answers begin to matter: for each fact of a pack the values at which a condition or an amount may turn.

They are found by walking the pack, not by trying. What is compared with a number sits at that number; a day whose age
or years are compared, at the days on which the count reaches the number; a day that is compared with another, at that
one. A record list sits at lists of one record (or as many as are counted) that would meet what is asked of them. What
turns at a value that these do not name (the sum of two unknown facts, say) is not found; whoever uses a cut point asks
the engine what it comes to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from talentrules.dates import Duration, MonthEnd, add, completed_months
from talentrules.inquiry.days import before, beside
from talentrules.inquiry.witness import List, repeated, witnesses
from talentrules.model.conditions import Compare, CompareQuantity, Records
from talentrules.model.facts import Fact, MoneyType, NumberType, Record, RecordsType, Value
from talentrules.model.groups import Group, Offset, members
from talentrules.model.pack import Benefit, Pack, facts_of_group
from talentrules.model.profile import Case
from talentrules.model.quantities import (
    Bands,
    Between,
    Bounded,
    Clock,
    ClockDay,
    Constant,
    DefinedQuantity,
    Difference,
    FactValue,
    Fold,
    Greatest,
    Least,
    OverRecords,
    Product,
    Quantity,
    Rounded,
    Shifted,
    Sum,
    Table,
    Unit,
    YearStart,
)
from talentrules.model.walk import Term, terms_in
from talentrules.money import Money

__all__ = ["CutPoints", "cut_points", "fact_under", "paths_read"]

Point = Fraction | Money | date
"""What a quantity that is known exactly comes to; a number is a fraction, so that nothing is lost."""

_OF_GROUPS = {
    "claims": ("benefit_name", "by", "amount", "paid_on"),
    "choices": ("benefit_name",),
    "spouse": ("claims",),
}
_MONTHS_PER_YEAR = 12
_MOST_COPIES = 12


@dataclass(frozen=True, slots=True)
class CutPoints:
    """The cut points of a pack for one case.

    `values` are those of facts and of fields of records by path (`level`, `cards.tier`), `lists` those of record lists,
    `days` the days on which something changes by itself when the evaluation day reaches them. All in order of meeting.
    """

    values: Mapping[str, tuple[Value, ...]]
    lists: Mapping[str, tuple[List, ...]]
    days: tuple[date, ...]


def cut_points(pack: Pack, case: Case) -> CutPoints:
    """Return where the answers of `case` begin to matter under `pack`."""
    survey = _Survey(pack, case)
    for term in pack.terms:
        for path, one in _walk(term, ""):
            survey.visit(one, path)
    for benefit in pack.benefits.values():
        survey.versions(benefit)
    for group in pack.groups.values():
        survey.group(group)
    return CutPoints(
        {path: tuple(found) for path, found in survey.values.items()},
        {path: tuple(found) for path, found in survey.lists.items()},
        tuple(sorted(survey.days)),
    )


def paths_read(pack: Pack) -> tuple[str, ...]:
    """Return the path of every fact and field that the pack reads (`cards`, `cards.tier`), in order of meeting."""
    read = dict.fromkeys(pack.facts_read)
    for term in pack.terms:
        for path, one in _walk(term, ""):
            match one:
                case Compare() | Records():
                    read[path + one.fact] = None
                case FactValue() | OverRecords():
                    read[_home(one, path) + one.fact] = None
                case _:
                    pass
    for group in pack.groups.values():
        read |= dict.fromkeys(f"{fact}.{field}" for fact in facts_of_group(group) for field in _OF_GROUPS.get(fact, ()))
        if "spouse" in facts_of_group(group):
            read |= dict.fromkeys(f"spouse.claims.{field}" for field in _OF_GROUPS["claims"])
    return tuple(read)


def fact_under(facts: Mapping[str, Fact], path: str) -> Fact | None:
    """Return the fact or the field at `path`, None where there is none."""
    first, _, rest = path.partition(".")
    found = facts.get(first)
    if found is None or not rest:
        return found
    return fact_under(found.type.by_id, rest) if isinstance(found.type, RecordsType) else None


def _walk(term: Term, path: str) -> Iterator[tuple[str, Term]]:
    """Yield `term` and all below it, each with the path of the record list that it stands in (`cards.`)."""
    yield path, term
    inside = path
    if isinstance(term, Records):
        inside = f"{path}{term.fact}."
    elif isinstance(term, OverRecords):
        inside = f"{_home(term, path)}{term.fact}."
    for part in terms_in(term):
        yield from _walk(part, inside)


def _home(term: FactValue | OverRecords, path: str) -> str:
    return "" if term.of_profile else path


@dataclass(slots=True)
class _Survey:
    """What was found so far."""

    pack: Pack
    case: Case
    values: dict[str, dict[Value, None]] = field(default_factory=dict)
    lists: dict[str, list[List]] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)

    def visit(self, term: Term, path: str) -> None:  # noqa: C901, PLR0912 - one case a form
        """Note what turns at `term` itself, which stands under `path`; its parts are visited by themselves."""
        match term:
            case Compare():
                for value in term.values:
                    self.note(path + term.fact, value)
            case CompareQuantity():
                for bound in term.bounds:
                    self.meet(term.quantity, bound, path)
            case Bands():
                for band in term.bands:
                    self.solve(term.base, band.at_least, path)
            case Bounded():
                for limit in (term.at_least, term.at_most):
                    if limit is not None:
                        self.meet(term.base, limit, path)
            case Least() | Greatest():
                for one, other in combinations(term.parts, 2):
                    self.meet(one, other, path)
            case Difference():
                self.meet(term.whole, term.less, path)
            case Records() | OverRecords():
                self.listed(term, path)
            case _:
                pass

    def versions(self, benefit: Benefit) -> None:
        """Note the days on which the versions of `benefit` begin and end, for the date that chooses among them."""
        for version in benefit.versions:
            last = version.days.last
            after = last + timedelta(days=1) if last is not None and last < date.max else None
            for day in (version.days.first, after):
                if day is not None and benefit.version_fact is None:
                    self.days.add(day)
                elif day is not None:
                    self.note(benefit.version_fact or "", day)

    def group(self, group: Group) -> None:
        """Note what `group` reads by being what it is: a choice of each member, a claim to each name that it counts."""
        read = set(facts_of_group(group))
        if "choices" in read:
            self.lists.setdefault("choices", []).extend(({"benefit_name": one},) for one in members(group))
        if "claims" in read:
            names = (*members(group), *(group.received_as if isinstance(group, Offset) else ()), *group.also_known)
            claims: list[List] = [(claim,) for name in names for claim in self.claims(name)]
            self.lists.setdefault("claims", []).extend(claims)
            if "spouse" in read:
                self.lists.setdefault("spouse", []).extend(({"claims": listed},) for listed in ((), *claims))

    def claims(self, name: str) -> Iterator[Record]:
        """Yield a claim to `name` this year: of nothing, and of the most that the benefits of that name publish."""
        benefit = self.pack.benefits.get(name)
        amounts = [one.amount.interval.high for one in benefit.versions if one.amount] if benefit is not None else []
        for amount in {Money(0): None, **{one: None for one in amounts if one is not None}}:
            yield {"benefit_name": name, "by": "单位", "paid_on": self.case.on, "amount": amount}

    def note(self, path: str, value: Value) -> None:
        """Note a cut point of a fact or field; one of the day of application is one of the calendar too."""
        self.values.setdefault(path, {}).setdefault(value)
        if path == "applied_on" and isinstance(value, date):
            self.days.add(value)

    def meet(self, one: Quantity, other: Quantity, path: str) -> None:
        """Note where the two quantities are equal, as far as one of them is known."""
        for known, sought in ((other, one), (one, other)):
            if (target := self.point(known, path)) is not None:
                self.solve(sought, target, path)

    def listed(self, term: Records | OverRecords, path: str) -> None:
        """Note lists of one record that meets what the term asks of records."""
        home = path if isinstance(term, Records) else _home(term, path)
        found = self.lists.setdefault(home + term.fact, [])
        found.extend((one,) for one in self.met_by(term, path) if (one,) not in found)

    def met_by(self, term: Records | OverRecords, path: str) -> tuple[Mapping[str, Value], ...]:
        """Return records that would meet the `where` of `term`, as well as can be told without asking the engine."""
        home = path if isinstance(term, Records) else _home(term, path)
        listed = fact_under(self.pack.facts, home + term.fact)
        fields = listed.type.by_id if listed is not None and isinstance(listed.type, RecordsType) else {}
        return witnesses(term.where, fields, lambda quantified: self.inside(quantified, f"{home}{term.fact}."))

    def inside(self, term: CompareQuantity, path: str) -> Mapping[str, tuple[Value, ...]]:
        """Return where the quantities of one comparison turn, by field of the record under `path`."""
        apart = _Survey(self.pack, self.case)
        apart.visit(term, path)
        return {
            under.removeprefix(path): tuple(near for value in found for near in beside(value))
            for under, found in apart.values.items()
            if under.startswith(path) and "." not in under.removeprefix(path)
        }

    # -- what is known ------------------------------------------------------------------------------------------------

    def point(self, quantity: Quantity, path: str) -> Point | None:  # noqa: PLR0911 - one line a form
        """Return what `quantity` comes to where that is plain: constants, known days and numbers, not amounts."""
        match quantity:
            case Constant(value=Money() | date() as value):
                return value
            case Constant(value=int() | Decimal() as number):
                return Fraction(number)
            case FactValue() if not _home(quantity, path):
                known = self.case.profile.facts.get(quantity.fact)
                return _as_point(known.value, self.pack.facts.get(quantity.fact)) if known is not None else None
            case ClockDay(clock=Clock.EVALUATION):
                return self.case.on
            case ClockDay():
                return self.case.applied_on or self.case.on
            case YearStart() | Shifted():
                return self.shifted(quantity, path)
            case Between():
                return self.count(quantity, path)
            case DefinedQuantity():
                named = self.pack.quantities.get(quantity.definition)  # a slice lacks those of payments and papers
                return self.point(named.quantity, "") if named is not None else None
            case _:
                return None

    def shifted(self, quantity: YearStart | Shifted, path: str) -> date | None:
        day = self.point(quantity.day, path)
        if not isinstance(day, date):
            return None
        return day.replace(month=1, day=1) if isinstance(quantity, YearStart) else add(day, quantity.by, self.month_end)

    def count(self, quantity: Between, path: str) -> Fraction | None:
        first, last = self.point(quantity.first, path), self.point(quantity.last, path)
        if not isinstance(first, date) or not isinstance(last, date):
            return None
        if quantity.unit is Unit.DAY:
            return Fraction((last - first).days)
        months = completed_months(first, last, self.month_end)
        return Fraction(months // _MONTHS_PER_YEAR if quantity.unit is Unit.YEAR else months)

    @property
    def month_end(self) -> MonthEnd:
        return self.pack.conventions.month_end or MonthEnd.LAST_DAY

    # -- where it is reached --------------------------------------------------------------------------------------------

    def solve(self, quantity: Quantity, target: Point, path: str) -> None:  # noqa: C901, PLR0912 - one case a form
        """Note for each fact in `quantity` the value at which it comes to `target`, all else being as it is known."""
        match quantity:
            case FactValue():
                home = _home(quantity, path)
                value = _as_value(target, fact_under(self.pack.facts, home + quantity.fact))
                if value is not None:
                    self.note(home + quantity.fact, value)
            case ClockDay(clock=Clock.EVALUATION) if isinstance(target, date):
                self.days.add(target)
            case ClockDay() if isinstance(target, date):
                self.note("applied_on", target)
            case YearStart() if isinstance(target, date):
                self.solve(quantity.day, target.replace(month=1, day=1), path)
            case Shifted() if isinstance(target, date):
                self.solve(quantity.day, before(target, quantity.by), path)
            case Between() if isinstance(target, Fraction):
                self.reach(quantity, target, path)
            case Sum() | Product():
                self.share(quantity, target, path)
            case Least() | Greatest():
                for part in quantity.parts:
                    self.solve(part, target, path)
            case Difference():
                self.part(quantity.whole, target, self.point(quantity.less, path), path)
            case Bands() | Bounded() | Rounded():
                self.solve(quantity.base, target, path)
            case Table():
                for row in quantity.rows:
                    self.solve(row.value, target, path)
            case DefinedQuantity() if quantity.definition in self.pack.quantities:
                self.solve(self.pack.quantities[quantity.definition].quantity, target, "")
            case OverRecords():
                self.fold(quantity, target, path)
            case _:
                pass

    def reach(self, quantity: Between, target: Fraction, path: str) -> None:
        """Note the days on which the count reaches `target` and the number after it."""
        first, last = self.point(quantity.first, path), self.point(quantity.last, path)
        for units in (int(target), int(target) + 1):
            stretch = _stretch(abs(units), quantity.unit)
            if isinstance(first, date):
                self.solve(quantity.last, self.away(first, stretch, ahead=units >= 0), path)
            if isinstance(last, date):
                self.solve(quantity.first, self.away(last, stretch, ahead=units < 0), path)

    def away(self, day: date, by: Duration, *, ahead: bool) -> date:
        return add(day, by, self.month_end) if ahead else before(day, by)

    def share(self, quantity: Sum | Product, target: Point, path: str) -> None:
        """Note where each part makes the whole `target`, the others being as they are known."""
        points = [self.point(part, path) for part in quantity.parts]
        for place, part in enumerate(quantity.parts):
            others = [point for at, point in enumerate(points) if at != place]
            if isinstance(quantity, Sum):
                rest = target
                for other in others:
                    rest = _less(rest, other)
                self.solve(part, rest, path)
            else:
                self.solve(part, _divided(target, others), path)

    def part(self, quantity: Quantity, target: Point, more: Point | None, path: str) -> None:
        match target, more:
            case (Money(), Money()) | (Fraction(), Fraction()):
                self.solve(quantity, target + more, path)  # type: ignore[operator]
            case _:
                self.solve(quantity, target, path)

    def fold(self, quantity: OverRecords, target: Point, path: str) -> None:
        """Note lists that come to `target`: as many records as are counted, or one with the value that is sought."""
        home = _home(quantity, path) + quantity.fact
        found = self.lists.setdefault(home, [])
        for record in self.met_by(quantity, path):
            match quantity.fold:
                case Fold.COUNT | Fold.IN_A_ROW if isinstance(target, Fraction):
                    run = quantity.take if quantity.fold is Fold.IN_A_ROW else None
                    key = run.fact if isinstance(run, FactValue) else None
                    counts = {int(target), int(target) + 1} - {0}
                    lists = [repeated(record, n, key, self.case.on.year) for n in counts if 0 < n <= _MOST_COPIES]
                case Fold.SUM | Fold.GREATEST | Fold.LEAST if isinstance(quantity.take, FactValue):
                    taken = fact_under(self.pack.facts, f"{home}.{quantity.take.fact}")
                    value = _as_value(target, taken)
                    if value is not None:
                        self.note(f"{home}.{quantity.take.fact}", value)
                    lists = [({**record, quantity.take.fact: near},) for near in beside(value)] if value else []
                case _:
                    lists = []
            found.extend(one for one in lists if one not in found)


def _stretch(units: int, unit: Unit) -> Duration:
    match unit:
        case Unit.YEAR:
            return Duration(years=units)
        case Unit.MONTH:
            return Duration(months=units)
        case Unit.DAY:
            return Duration(days=units)


def _less(whole: Point, part: Point | None) -> Point:
    match whole, part:
        case (Money(), Money()):
            return Money(max(0, whole.in_fen - part.in_fen))
        case (Fraction(), Fraction()):
            return whole - part
        case _:
            return whole


def _divided(target: Point, others: list[Point | None]) -> Point:
    """Return `target` over the numbers among `others`; over an amount of money it is the number of times."""
    reached: Point = target
    for other in others:
        match reached, other:
            case (Money(), Fraction()) if other > 0:
                reached = Money(int(reached.in_fen * Fraction(other.denominator, other.numerator)))
            case (Money(), Money()) if other.in_fen > 0:
                reached = Fraction(reached.in_fen, other.in_fen)
            case (Fraction(), Fraction()) if other:
                reached *= Fraction(other.denominator, other.numerator)
            case _:
                pass
    return reached


def _as_point(value: Value, fact: Fact | None) -> Point | None:
    """Return a known value as a quantity sees it: a fact in `%` is its hundredth part."""
    match value:
        case bool():
            return None
        case Money() | date():
            return value
        case int() | Decimal():
            percent = fact is not None and isinstance(fact.type, NumberType) and fact.type.unit == "%"
            return Fraction(value) * (Fraction(1, 100) if percent else 1)
        case _:
            return None


def _as_value(target: Point, fact: Fact | None) -> Value | None:
    """Return the value of `fact` that a quantity would see as `target`; None where the fact can have no such value."""
    match target, fact.type if fact is not None else None:
        case Fraction(), NumberType() as kind:
            return _number(target * (100 if kind.unit == "%" else 1), kind)
        case Money(), MoneyType():
            return target
        case date(), (MoneyType() | NumberType()):
            return None
        case date(), _:
            return target
        case _:
            return None


def _number(sought: Fraction, kind: NumberType) -> int | Decimal:
    """Return a number of the type at, or just above, the one sought."""
    if kind.whole:
        return -(-sought.numerator // sought.denominator)
    return Decimal(-(-(sought * 100).numerator // (sought * 100).denominator)).scaleb(-2)
