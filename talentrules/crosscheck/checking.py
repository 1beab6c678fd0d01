"""Two opinions of one case held against each other, benefit by benefit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from talentrules.crosscheck.opinion import Engine, NotExpressedError, Opinion, Programs
from talentrules.crosscheck.standing import standings
from talentrules.crosscheck.witness import WitnessError
from talentrules.engine import decide
from talentrules.explain.labels import Words
from talentrules.model.decision import Decision, Item, ItemStanding, Verdict
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.money import Interval

__all__ = ["Difference", "Failure", "NotExpressed", "Report", "Side", "check", "check_decision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one engine says of a benefit: its own verdict, what it pays each time, and its standing among the others.

    `standing` is None where the second engine could not be asked about it.
    """

    verdict: Verdict
    rate: Interval | None
    standing: ItemStanding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A benefit about which the two engines disagree, and the case."""

    benefit: str
    case: Case
    ours: Side
    theirs: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A case about which the second engine gave no answer."""

    case: Case
    why: Words
    timed_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotExpressed:
    """A benefit about which the second engine could not be asked: why, and in how many cases."""

    benefit: str
    why: Words
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a cross-check came to.

    `items` counts what was asked, `agreed` what both engines see alike; what could not be asked whole is neither.
    """

    pack: Pack
    cases: int
    items: int
    agreed: int
    differences: tuple[Difference, ...] = ()
    not_expressed: tuple[NotExpressed, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no difference and every case was answered."""
        return not self.differences and not self.failures

    @property
    def unable(self) -> int:
        """How many items could not be asked whole."""
        return sum(one.cases for one in self.not_expressed)


@dataclass
class _Count:
    cases: int = 0
    items: int = 0
    agreed: int = 0
    differences: list[Difference] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unable: Counter[tuple[str, Words]] = field(default_factory=Counter)

    def report(self, pack: Pack) -> Report:
        unable = (NotExpressed(benefit=name, why=why, cases=cases) for (name, why), cases in self.unable.items())
        return Report(
            pack=pack,
            cases=self.cases,
            items=self.items,
            agreed=self.agreed,
            differences=tuple(self.differences),
            not_expressed=tuple(unable),
            failures=tuple(self.failures),
        )


def check(pack: Pack, cases: Iterable[Case], engine: Engine) -> Report:
    """Put each case to both engines and report what they say.

    A case about which the second one gives no answer is reported; the next one is asked all the same.
    """
    programs, count = Programs(pack), _Count()
    for case in cases:
        _count(decide(pack, case), programs, engine, count)
    return count.report(pack)


def check_decision(decision: Decision, engine: Engine) -> Report:
    """Hold a decision that was made against the second engine."""
    count = _Count()
    _count(decision, Programs(decision.pack), engine, count)
    return count.report(decision.pack)


def _count(decision: Decision, programs: Programs, engine: Engine, count: _Count) -> None:
    case = decision.case
    count.cases += 1
    opinion = Opinion(programs, engine, case)
    try:
        sides = list(_sides(decision, opinion, engine))
    except WitnessError as failed:
        count.failures.append(Failure(case=case, why=failed.text, timed_out=failed.timed_out))
        return
    for item, theirs in sides:
        count.items += 1
        if isinstance(theirs, NotExpressedError):
            count.unable[item.benefit.id, theirs.words] += 1
        elif (ours := _ours(item)) == theirs:
            count.agreed += 1
        else:
            count.differences.append(Difference(benefit=item.benefit.id, case=case, ours=ours, theirs=theirs))


def _ours(item: Item) -> Side:
    return Side(verdict=item.own, rate=item.rate, standing=item.standing)


def _sides(decision: Decision, opinion: Opinion, engine: Engine) -> Iterator[tuple[Item, Side | NotExpressedError]]:
    """Yield each item with what the second engine says; one whose standing could not be asked still says the rest."""
    among = standings(opinion, engine)
    for item in decision.items:
        name = item.benefit.id
        try:
            own = opinion.own(name)
        except NotExpressedError as unable:
            yield item, unable
            continue
        theirs = Side(verdict=own.verdict, rate=own.rate, standing=among.standing.get(name))
        same = (theirs.verdict, theirs.rate) == (item.own, item.rate)
        yield item, among.unable[name] if theirs.standing is None and same else theirs
