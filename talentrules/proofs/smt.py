"""What boxes of cells leave undecided, put to z3: relations between facts, amounts that are formulas, too many cells.

An answer is never taken on trust. That there is somebody is held against the evaluator, which decides the person's case;
that there is nobody is said only where z3 proves it within a number of steps, not a time, so that every machine says
the same. Everything else stays undecided. z3 is the extra `prove`, and is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property, partial
from itertools import combinations, pairwise
from typing import Any

from talentrules.dates import Days
from talentrules.diagnostics import fill
from talentrules.engine.decide import decide
from talentrules.model.conditions import Condition, FindingCondition
from talentrules.model.decision import Item, Verdict
from talentrules.model.facts import ChoiceType, DateType, MoneyType, NumberType, RecordsType
from talentrules.model.pack import Benefit, Version
from talentrules.model.profile import Case
from talentrules.model.quantities import Between, Bounded, ClockDay, FactValue, HitPolicy, OverRecords, Quantity, Table
from talentrules.model.walk import below, facts_read
from talentrules.money import Money
from talentrules.proofs.eligibility import nobody
from talentrules.proofs.finding import Finding, Undecided
from talentrules.proofs.order import pays_less, rankings
from talentrules.proofs.places import row_name
from talentrules.proofs.smt_terms import Amount, Encoder, Expr, load
from talentrules.proofs.space import Space
from talentrules.proofs.subject import Subject, World, eligible, tables_in, traced
from talentrules.proofs.survey import Survey
from talentrules.source import NOWHERE, Span
from talentrules.truth import Truth

__all__ = ["CODES", "STEPS", "Prover", "needed", "questions"]

STEPS = 3_000_000
"""How many steps z3 may take for one question."""
CODES = (
    *(
        "never-eligible",
        "row-never-holds",
        "row-shadowed",
        "row-subsumed",
        "rows-overlap",
        "rows-gap",
        "rows-leave-out",
    ),
    *("one-unit-hole", "better-gets-less", "fact-never-matters", "cap-never-reached"),
)
"""What is asked of a version."""
_GAPS = frozenset({"rows-gap", "rows-leave-out"})
_MOST_PERSONS = 4
_MOST_HOLES = 8
_INEXACT = frozenset({"leaf", "benefit", "definition"})

Shows = Callable[[list[Item]], bool]
Found = Iterator[Finding | Undecided]


def needed(subject: Subject) -> bool:
    """Return whether boxes may have missed something: a condition fits no domain or reads no fact, two share one, or an amount is a formula."""
    keys = [axis.key for axis in subject.space.axes]
    if any(isinstance(key, tuple) and (key[0] in _INEXACT or _composed(key)) for key in keys):
        return True
    asked = (axis for axis in subject.space.axes if isinstance(axis.key, tuple) and axis.key[0] != "finding")
    read = [{fact for leaf in axis.leaves for fact in facts_read(leaf)} for axis in asked]
    if not all(read) or any(one & other for one, other in combinations(read, 2)):
        return True
    amount = subject.version.amount
    return amount is not None and any(isinstance(one, FactValue) for one in below(amount.quantity))


def _composed(key: tuple[object, ...]) -> bool:
    """Return whether the domain is a quantity of which boxes know no bounds: anything but an age or a list of records."""
    if key[0] != "quantity" or isinstance(key[1], OverRecords):
        return False
    read = (
        [one for one in below(key[1]) if isinstance(one, FactValue | ClockDay)] if isinstance(key[1], Between) else []
    )
    return len(read) < 2 or len(set(read)) < len(read)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What z3 said of a claim: persons of whom it is true, or that there is nobody; neither, where that is not known."""

    persons: tuple[Case, ...] = ()
    nobody: bool = False


@dataclass(frozen=True)
class Prover:
    """Asks z3 about one version of a benefit."""

    world: World
    benefit: Benefit
    version: Version
    steps: int = STEPS
    z3: Any = field(default_factory=load)
    rivals: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    @cached_property
    def survey(self) -> Survey:
        """What the conditions look at."""
        fact = self.benefit.version_fact
        within = {fact: self.version.days} if fact is not None and self.version.days != Days() else {}
        return Survey(self.world.pack, self.world.meaning, self.world.pack.facts, within)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the amount."""
        return tuple(tables_in(self.quantity, self.world.pack))

    @property
    def quantity(self) -> Quantity | None:
        """The amount."""
        return None if self.version.amount is None else self.version.amount.quantity

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that is asked about."""
        rows = [row.when for table in self.tables for row in table.rows]
        own = [] if self.version.when is None else [self.version.when]
        return (*own, self.world.meaning.granted(self.version), *rows)

    @cached_property
    def one(self) -> Encoder:
        """The person whom every question is about."""
        made = Encoder.of(self.z3, self.survey, self.conditions)
        fact = self.benefit.version_fact
        if fact is None:
            days = self.version.days
            made.domain += [
                made.on >= (days.first or date.min).toordinal(),
                made.on <= (days.last or date.max).toordinal(),
            ]
        elif fact in self.world.pack.facts and self.version.days != Days():
            made.value(fact)
        return made

    def granted(self, person: Encoder) -> Expr:
        """Return that the conditions of the version hold and there is an amount."""
        return person.holds(self.world.meaning.granted(self.version))

    def when(self, person: Encoder) -> Expr:
        """Return that the conditions of the version hold."""
        return self.z3.BoolVal(val=True) if self.version.when is None else person.holds(self.version.when)

    @cached_property
    def findings(self) -> tuple[str, ...]:
        """The findings that the conditions name."""
        leaves = self.survey.leaves(self.conditions)
        return tuple(dict.fromkeys(one.finding for one in leaves if isinstance(one, FindingCondition)))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The facts that the conditions read."""
        read = dict.fromkeys(fact for leaf in self.survey.leaves(self.conditions) for fact in facts_read(leaf))
        return tuple(fact for fact in read if fact in self.world.pack.facts)

    def counts(self, person: Encoder, table: Table, at: int) -> Expr:
        """Return that a row counts, as the hit policy says."""
        if (id(table), at) not in self.rivals:
            self.rivals[id(table), at] = _rivals(self, table, at)
        others = [self.z3.Not(person.holds(table.rows[other].when)) for other in self.rivals[id(table), at]]
        return self.z3.And(person.holds(table.rows[at].when), *others)

    # -- asking

    def ask(self, claims: Iterable[Expr], people: Iterable[Encoder] = (), shows: Shows | None = None) -> Answer:
        """Return persons of whom all `claims` are true and whom the evaluator `shows`, or that there is nobody."""
        listed, everybody = list(claims), list(people) or [self.one]
        world = [one for person in everybody for one in person.everything()]
        sure = [one for person in everybody for one in person.sure()]
        for beside in (sure, []) if shows is not None else ():
            persons = self._found([*listed, *world, *beside], everybody, shows)
            if persons:
                return Answer(persons=persons)
        solver = self._solver([*listed, *world])
        return Answer(nobody=solver.check() == self.z3.unsat)

    def _solver(self, formulas: Iterable[Expr]) -> Any:
        solver = self.z3.Solver()
        solver.set("rlimit", self.steps)
        solver.set("random_seed", 0)
        solver.add(*formulas)
        return solver

    def _found(self, formulas: list[Expr], people: list[Encoder], shows: Shows | None) -> tuple[Case, ...]:
        solver = self._solver(formulas)
        for _ in range(_MOST_PERSONS):
            if solver.check() != self.z3.sat:
                return ()
            model = solver.model()
            cases = [self.case(model, one) for one in people]
            good = tuple(one for one in cases if one is not None)
            if len(good) == len(cases) and self._shown(good, shows):
                return good
            solver.add(self._another(model, people))
        return ()

    def _shown(self, cases: tuple[Case, ...], shows: Shows | None) -> bool:
        items = [self.item(one) for one in cases]
        return all(one.version is self.version for one in items) and (shows is None or shows(items))

    def _another(self, model: Any, people: list[Encoder]) -> Expr:
        """Return that some variable is another than in `model`."""
        variables = [one for person in people for one in person.variables()]
        return self.z3.Or(*(one != model.eval(one, model_completion=True) for one in variables))

    def case(self, model: Any, person: Encoder) -> Case | None:
        """Return the case that a model tells of; None where no record list gives what it says."""
        on = date.fromordinal(model.eval(person.on, model_completion=True).as_long())
        given = person.facts(model)
        chosen = person.chosen(model, self.findings)
        maker = self.world.maker(on, given, self.benefit.id)
        return maker.case(Space(axes=tuple(axis for axis, _ in chosen)), tuple(place for _, place in chosen))

    def item(self, case: Case) -> Item:
        """Return what the evaluator decides of the benefit by its own rule."""
        decision = decide(self.world.slice(self.benefit.id), case)
        return next(item for item in decision.items if item.benefit.id == self.benefit.id)

    # -- what is told

    def undecided(self, code: str) -> Undecided:
        """Return that the question was not answered."""
        return Undecided(code=code, name=self.benefit.name, prover=True)

    @property
    def place(self) -> Span:
        """The place of the version, of its benefit where it has none."""
        return self.benefit.span if self.version.span == NOWHERE else self.version.span

    def row_place(self, table: Table, at: int) -> Span:
        """Return the place of a row."""
        return self.place if table.rows[at].span == NOWHERE else table.rows[at].span


def questions(world: World, benefit: Benefit, version: Version, *, steps: int = STEPS) -> Found:
    """Yield what z3 proves wrong with a version, and which questions it did not answer.

    Raises:
        InputError: where z3 is not installed.

    """
    prover = Prover(world, benefit, version, steps)
    if benefit.informational:
        return
    anybody = prover.ask([prover.granted(prover.one)], shows=lambda items: eligible(items[0]))
    if anybody.nobody:
        yield nobody(benefit, version)
    elif not anybody.persons:
        yield prover.undecided("never-eligible")
    for table in prover.tables:
        yield from _rows(prover, table)
        yield from _overlaps(prover, table)
        yield from _gaps(prover, table)
    if not anybody.nobody:
        yield from _holes(prover)
        yield from _ranks(prover)
        yield from _matters(prover)
        yield from _caps(prover)


# Rows ----------------------------------------------------------------------------------------------------------------


def _rows(prover: Prover, table: Table) -> Found:
    """Yield the rows in which nobody can be, and those that never count."""
    z3, one = prover.z3, prover.one
    when = prover.when(one)
    if prover.ask([when]).nobody:
        return
    held = [one.holds(row.when) for row in table.rows]
    for at in range(len(held)):
        inside = prover.ask([when, held[at]], shows=lambda items: _met(items[0]))
        if inside.nobody:
            yield _dead(prover, table, at, "row-never-holds", [])
            continue
        rivals = _rivals(prover, table, at)
        code = "row-shadowed" if table.hit is HitPolicy.FIRST else "row-subsumed"
        if rivals and prover.ask([when, held[at], *(z3.Not(held[other]) for other in rivals)]).nobody:
            if any(prover.ask([z3.Not(held[other])]).nobody for other in rivals):
                continue  # that one holds for everybody, which is told of it
            enough = next((r for r in rivals if prover.ask([when, held[at], z3.Not(held[r])]).nobody), None)
            yield _dead(prover, table, at, code, rivals if enough is None else [enough])
        elif not inside.persons:
            yield prover.undecided("row-never-holds")


def _met(item: Item) -> bool:
    return all(one.judgement.truth is Truth.YES for one in item.conditions)


def _rivals(prover: Prover, table: Table, at: int) -> list[int]:
    """Return the rows that come before a row by the hit policy wherever they hold: earlier ones, or ones that pay no less."""
    if table.hit is HitPolicy.FIRST:
        return list(range(at))
    if table.hit is not HitPolicy.HIGHEST:
        return []
    values = [prover.one.term(row.value) for row in table.rows]
    others = [other for other in range(len(values)) if other != at]
    return [other for other in others if _no_less(prover, values[other], values[at], other < at)]


def _no_less(prover: Prover, one: Amount, other: Amount, earlier: bool) -> bool:
    if one.low is None or other.high is None:
        return False
    less = one.low < other.high if earlier else one.low <= other.high
    return prover.ask([less]).nobody


def _dead(prover: Prover, table: Table, at: int, code: str, rivals: list[int]) -> Finding:
    words = {
        "name": prover.benefit.name,
        "row": row_name(table.rows[at], at),
        "row_en": str(at + 1),
        "others": "、".join(row_name(table.rows[one], one) for one in rivals),
        "others_en": ", ".join(str(one + 1) for one in rivals),
    }
    return Finding(diagnostic=fill(code, words, prover.row_place(table, at)))


def _overlaps(prover: Prover, table: Table) -> Found:
    if table.hit is not HitPolicy.UNIQUE:
        return
    one, rows = prover.one, table.rows
    for first, second in combinations(range(len(rows)), 2):
        both = [prover.granted(one), one.holds(rows[first].when), one.holds(rows[second].when)]
        found = prover.ask(both, shows=partial(_both, table, first, second))
        if found.persons:
            words = {"name": prover.benefit.name, "one": row_name(rows[first], first), "one_en": str(first + 1)}
            words |= {"other": row_name(rows[second], second), "other_en": str(second + 1)}
            said = fill("rows-overlap", words, prover.row_place(table, second))
            yield Finding(diagnostic=said, persons=found.persons)
        elif not found.nobody:
            yield prover.undecided("rows-overlap")


def _both(table: Table, one: int, other: int, items: list[Item]) -> bool:
    result = traced(items[0].calculation, table)
    return eligible(items[0]) and result is not None and {one, other} <= set(result.hit)


def _gaps(prover: Prover, table: Table) -> Found:
    if prover.version.when is None or table.otherwise is not None or len(table.rows) < 2:
        return
    z3, one = prover.z3, prover.one
    nobody_pays = [prover.when(one), z3.Not(prover.granted(one)), *(z3.Not(one.holds(row.when)) for row in table.rows)]
    left = prover.ask(nobody_pays, shows=lambda items: _left_out(items[0]))
    if left.nobody:
        return
    between = _between_rows(prover, nobody_pays)
    if between is None or not (left.persons or between.persons):
        yield prover.undecided("rows-gap")
        return
    found, code = (between, "rows-gap") if between.persons else (left, "rows-leave-out")
    span = table.span if table.span.line else prover.row_place(table, 0)
    yield Finding(diagnostic=fill(code, {"name": prover.benefit.name}, span), persons=found.persons[:1])


def _left_out(item: Item) -> bool:
    return item.own is Verdict.INELIGIBLE and _met(item)


def _between_rows(prover: Prover, claims: list[Expr]) -> Answer | None:
    """Return somebody whom less of one fact and more of it would bring something; None where that is not known."""
    unsure = False
    for fact in _ordered(prover):
        low, high = prover.one.beside(fact, "-"), prover.one.beside(fact, "+")
        here = prover.one.value(fact)
        sides = [low.value(fact) >= 0, low.value(fact) < here, high.value(fact) > here]
        kind = prover.world.pack.facts[fact].type
        sides += [high.value(fact) < len(kind.options), here >= 0] if isinstance(kind, ChoiceType) else []
        asked = [*claims, *sides, prover.granted(low), prover.granted(high)]
        found = prover.ask(asked, [prover.one, low, high], _left_out_between)
        if found.persons:
            return found
        unsure |= not found.nobody
    return None if unsure else Answer(nobody=True)


def _left_out_between(items: list[Item]) -> bool:
    return _left_out(items[0]) and eligible(items[1]) and eligible(items[2])


def _ordered(prover: Prover) -> Iterator[str]:
    """Yield the facts that have an order and are compared with something."""
    for fact in prover.facts:
        kind = prover.world.pack.facts[fact].type
        if isinstance(kind, NumberType | MoneyType | DateType) or (isinstance(kind, ChoiceType) and kind.ordered):
            yield fact


# More and less ---------------------------------------------------------------------------------------------------------


def _holes(prover: Prover) -> Found:
    """Yield each value at which somebody gets nothing who gets something one unit below and one above."""
    for fact in _ordered(prover):
        known = prover.world.pack.facts[fact]
        if isinstance(known.type, ChoiceType) or (isinstance(known.type, NumberType) and not known.type.whole):
            continue
        low, high = prover.one.beside(fact, "<"), prover.one.beside(fact, ">")
        here = prover.one.value(fact)
        asked = [here >= 2] if isinstance(known.type, DateType) else []
        asked += [low.value(fact) == here - 1, high.value(fact) == here + 1, prover.granted(low)]
        asked += [prover.granted(high), prover.z3.Not(prover.granted(prover.one))]
        yield from _holes_of(prover, fact, asked, [prover.one, low, high])


def _holes_of(prover: Prover, fact: str, claims: list[Expr], people: list[Encoder]) -> Found:
    """Yield the holes in one fact, each value once."""
    asked, known = list(claims), prover.world.pack.facts[fact]
    for _ in range(_MOST_HOLES):
        found = prover.ask(asked, people, _falls)
        if not found.persons:
            if not found.nobody:
                yield prover.undecided("one-unit-hole")
            return
        value = found.persons[0].profile.facts[fact].value
        words = {"name": prover.benefit.name, "fact": known.name, "value": str(value)}
        yield Finding(diagnostic=fill("one-unit-hole", words, _leaf_place(prover, fact)), persons=found.persons)
        asked.append(prover.one.value(fact) != _numbered(value))


def _numbered(value: object) -> int:
    """Return the number by which z3 knows a whole number, an amount or a day."""
    match value:
        case Money():
            return value.in_fen
        case date():
            return value.toordinal()
        case _:
            return int(str(value))


def _falls(items: list[Item]) -> bool:
    return items[0].own is Verdict.INELIGIBLE and eligible(items[1]) and eligible(items[2])


def _leaf_place(prover: Prover, fact: str) -> Span:
    leaves = prover.survey.leaves(prover.conditions)
    read = (one for one in leaves if fact in facts_read(one))
    return next((one.span for one in read if one.span != NOWHERE), prover.place)


def _ranks(prover: Prover) -> Found:
    """Yield each ranking in which somebody would get less one step up, all else being equal."""
    for fact, order in rankings(prover.world.pack).items():
        if fact not in prover.facts:
            continue
        unsure = False
        for low, high in pairwise(order):
            found = _less(prover, fact, low, high)
            if found.persons:
                yield _worse(prover, fact, (low, high), found)
                break
            unsure |= not found.nobody
        else:
            if unsure:
                yield prover.undecided("better-gets-less")


def _less(prover: Prover, fact: str, low: str, high: str) -> Answer:
    z3, one, known = prover.z3, prover.one, prover.world.pack.facts[fact]
    other, codes = one.beside(fact, "^"), one.codes(known)
    asked = [one.value(fact) == codes.index(low), other.value(fact) == codes.index(high), prover.granted(one)]
    lost, known_amount = z3.Not(prover.granted(other)), True
    if prover.quantity is not None:
        before, after = one.term(prover.quantity), other.term(prover.quantity)
        known_amount = before is after or (before.low is not None and after.high is not None)
        if known_amount and before is not after:
            lost = z3.Or(lost, after.high < before.low)
    found = prover.ask([*asked, lost], [one, other], lambda items: pays_less(*items))
    return found if known_amount else Answer(persons=found.persons)


def _worse(prover: Prover, fact: str, ends: tuple[str, str], found: Answer) -> Finding:
    known = prover.world.pack.facts[fact]
    assert isinstance(known.type, ChoiceType)  # noqa: S101 - `rankings` holds no other
    low, high = (known.type.by_id[one].name for one in ends)
    words = {"name": prover.benefit.name, "fact": known.name, "low": low, "high": high}
    return Finding(diagnostic=fill("better-gets-less", words, _less_place(prover, found)), persons=found.persons)


def _less_place(prover: Prover, found: Answer) -> Span:
    """Return the row that pays the second less; where nothing is paid, the row that the first was in."""
    items = [prover.item(one) for one in found.persons]
    told = items[1] if eligible(items[1]) else items[0]
    for table in prover.tables:
        result = traced(told.calculation, table)
        if result is not None and result.hit and (told is items[0] or table.hit is not HitPolicy.SUM):
            return prover.row_place(table, result.hit[0])
    return prover.place


def _matters(prover: Prover) -> Found:
    """Yield each fact that the conditions read and that changes neither the verdict nor the row."""
    one = prover.one
    for fact in prover.facts:
        known = prover.world.pack.facts[fact]
        if isinstance(known.type, RecordsType) or fact == prover.benefit.version_fact:
            continue
        other = one.beside(fact, "*")
        other.value(fact)
        if _never_turns(prover, fact, other):
            continue  # every condition on it is constant, which is told of the condition
        changed = [prover.granted(one) != prover.granted(other)]
        changed += [
            prover.z3.And(prover.granted(one), prover.counts(one, table, at) != prover.counts(other, table, at))
            for table in prover.tables
            for at in range(len(table.rows))
        ]
        found = prover.ask([prover.z3.Or(*changed)], [one, other])
        if found.nobody:
            words = {"name": prover.benefit.name, "fact": known.name}
            yield Finding(diagnostic=fill("fact-never-matters", words, _leaf_place(prover, fact)))


def _never_turns(prover: Prover, fact: str, other: Encoder) -> bool:
    """Return whether no condition that reads the fact ever turns with it."""
    leaves = [leaf for leaf in prover.survey.leaves(prover.conditions) if fact in facts_read(leaf)]
    turned = [prover.one.holds(leaf) != other.holds(leaf) for leaf in leaves]
    return prover.ask([prover.z3.Or(*turned)], [prover.one, other]).nobody


# Caps ----------------------------------------------------------------------------------------------------------------


def _caps(prover: Prover) -> Found:
    """Yield the cap of an amount that is a formula, where nobody who is eligible comes above it."""
    one = prover.one
    if not isinstance(prover.quantity, Bounded) or prover.quantity.at_most is None:
        return
    base, limit = one.term(prover.quantity.base), one.term(prover.quantity.at_most)
    if base.low is None or base.low is not base.high or limit.low is not limit.high or not _reads(prover.quantity.base):
        return
    granted = prover.granted(one)
    if prover.ask([granted, base.low >= limit.low]).nobody:
        most = _most(prover, [granted], base.low)
        span = prover.place if prover.quantity.span == NOWHERE else prover.quantity.span
        if most is not None:
            words = {"name": prover.benefit.name, "limit": _yuan(prover, limit), "most": str(most)}
            yield Finding(diagnostic=fill("cap-never-reached", words, span))


def _reads(quantity: Quantity) -> bool:
    return any(isinstance(one, FactValue) for one in below(quantity))


def _most(prover: Prover, claims: list[Expr], value: Expr) -> Money | None:
    """Return the most that `value` comes to, in whole fen upwards; None where z3 does not find it."""
    best = prover.z3.Optimize()
    best.set("rlimit", prover.steps)
    best.add(*claims, *prover.one.everything())
    reached = best.maximize(value)
    if best.check() != prover.z3.sat:
        return None
    found = best.upper(reached)
    number = _fraction(prover, found)
    return None if number is None else Money(number.__ceil__())


def _fraction(prover: Prover, written: Expr) -> Fraction | None:
    """Return the number that a term of z3 is; None where it is none, such as infinity."""
    z3 = prover.z3
    if z3.is_int_value(written):
        return Fraction(written.as_long())
    return Fraction(written.as_fraction()) if z3.is_rational_value(written) else None


def _yuan(prover: Prover, amount: Amount) -> str:
    number = _fraction(prover, prover.z3.simplify(amount.low))
    return str(amount.low) if number is None else str(Money(int(number)))
