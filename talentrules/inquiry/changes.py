"""What would change a verdict for the better: the nearest changes of one fact, then of two, each tried by the engine.

Only cut points are tried. Of the many pairs at most `MOST_PAIRS` are; whether all were is part of the answer. A day is
found exactly: on the day before, the verdict is still the old one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from talentrules.diagnostics import Language
from talentrules.engine import decide
from talentrules.explain import phrases as explained
from talentrules.explain.amounts import interval_words, paid_as_a_whole
from talentrules.explain.groups import group_name
from talentrules.explain.labels import VERDICTS
from talentrules.explain.names import in_chinese
from talentrules.explain.scope import Scope
from talentrules.explain.values import amount_words, day_words, name_words, path_words, value_words
from talentrules.inquiry import words as say
from talentrules.inquiry.answers import Answers
from talentrules.inquiry.changeable import Changeable
from talentrules.inquiry.moves import Move, moved, moves
from talentrules.inquiry.openings import AT_ONCE, Opening, opening
from talentrules.inquiry.slices import Slices, facts_deciding
from talentrules.model.decision import UNKNOWN, ConditionResult, Decision, Item, ItemStanding, Unknown, Verdict
from talentrules.model.groups import Cap, ChooseOne, Offset
from talentrules.model.pack import Every, Granularity, Pack
from talentrules.model.profile import Case, Known
from talentrules.money import Interval

__all__ = ["MOST_PAIRS", "MOST_WAYS", "Change", "WhatWouldChange", "what_would_change"]

MOST_PAIRS = 1_000
"""How many pairs of changes are tried at most."""
MOST_WAYS = 12
"""How many ways are named at most."""

_DAY = timedelta(days=1)
_MARKS = list(Changeable)
_BEST = 4
_APPLIED_ON = "applied_on"
_OPEN = 1
"""The rank of what is open for want of facts: no groups can lift it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One way: all of `moves` together lead to `verdict`, `standing` and `amount`.

    `in_all` says that the amount is the whole of what is paid in parts or at the end. `opening` says when an application
    is taken after them: where not at once, on its day the benefit stands as well as after the moves.
    """

    moves: tuple[Move, ...]
    verdict: Verdict
    standing: ItemStanding
    amount: Interval | None
    every: Every | None
    in_all: bool = False
    opening: Opening = AT_ONCE

    @property
    def marked(self) -> Changeable:
        """What a person can do about it, which is what can be done about its most stubborn part."""
        return max((move.marked for move in self.moves), key=_MARKS.index)


@dataclass(frozen=True, kw_only=True)
class WhatWouldChange:
    """The nearest changes that lead to a better verdict for one benefit, fewest facts first, then what can be done.

    No other change of one fact at a cut point does; `complete` says that all pairs were tried too. `opening` says when
    an application is taken for what is not refused as it is.
    """

    decision: Decision
    item: Item
    ways: tuple[Change, ...]
    complete: bool
    opening: Opening = AT_ONCE

    def to_text(self, lang: Language = "zh") -> str:
        """Return the ways as a few lines of text."""
        return "\n".join(_lines(self, lang)) + "\n"

    def to_data(self, lang: Language = "zh") -> dict[str, Any]:
        """Return the ways as JSON-ready data; values are in words."""
        return {
            "benefit": self.item.benefit.id,
            "verdict": self.item.verdict.value,
            "ways": [_way_data(one, self.decision.pack, lang) for one in self.ways],
            "complete": self.complete,
            **_opening_data(self.opening),
        }


def what_would_change(decision: Decision, benefit: str) -> WhatWouldChange:
    """Return the nearest changes after which `benefit`, by its id, fares better than in `decision`.

    Better is: eligible rather than anything open, needing a finding only rather than facts too, anything open rather
    than refused. Of two facts that must change together, neither alone leads as far.
    """
    search = _Search.of(decision, benefit)
    tried = search.telling()
    pairs, complete = search.pairs(tried)
    found = sorted((*search.singles(tried), *pairs), key=search.order)[:MOST_WAYS]
    taken = search.opening() if _rank(search.item) else AT_ONCE
    return WhatWouldChange(decision=decision, item=search.item, ways=tuple(found), complete=complete, opening=taken)


def _rank(item: Item) -> int:
    """Return how well an item stands; what is out, for whatever reason, stands worst."""
    if item.standing is ItemStanding.OUT:
        return 0
    ranks = {Verdict.UNDETERMINED: 1, Verdict.NEEDS_FINDING: 2, Verdict.ELIGIBLE: 3}
    return ranks.get(item.verdict, 0) + (item.standing is ItemStanding.SELECTED)


@dataclass(frozen=True, slots=True)
class _Tried:
    """A move that makes a difference to the benefit, and how well it stands after it."""

    move: Move
    rank: int


@dataclass(frozen=True, slots=True)
class _Search:
    """One search: the slice of the pack that is asked (`whole` is all of it), and what may be moved in it."""

    whole: Pack
    pack: Pack
    case: Case
    item: Item
    moves: tuple[Move, ...]
    alone: Pack | None = None

    @classmethod
    def of(cls, decision: Decision, benefit: str) -> _Search:
        case = decision.case
        item = next(one for one in decision.items if one.benefit.id == benefit)
        if item.benefit.informational or _rank(item) == _BEST:
            return cls(decision.pack, decision.pack, case, item, ())
        part = Slices.of(decision.pack).deciding(decision.pack, [benefit])
        answers = Answers.of(part, case)
        made = [move for fact in facts_deciding(part) for move in _allowed(moves(fact, answers), case)]
        made += [_wait(case, day) for day in answers.cuts.days if day > case.on]
        if item.verdict is Verdict.SUPERSEDED:
            made = [*(move for move in made if isinstance(move.before, Unknown)), *_other_choices(item, part, case)]
        return cls(decision.pack, part, case, item, tuple(made), Slices.of(decision.pack).alone(decision.pack, benefit))

    def after(self, *made: Move) -> Item:
        """Return the item after the moves."""
        decided = decide(self.pack, moved(self.case, *made))
        return next(one for one in decided.items if one.benefit.id == self.item.benefit.id)

    def hopeless(self, least: int, *made: Move) -> bool:
        """Whether its own rule, without any group, already says that it cannot stand better than `least` after them."""
        if self.alone is None or least < _OPEN:
            return False
        decided = decide(self.alone, moved(self.case, *made))
        item = next(one for one in decided.items if one.benefit.id == self.item.benefit.id)
        return item.own not in (Verdict.ELIGIBLE, Verdict.NEEDS_FINDING)

    def telling(self) -> tuple[_Tried, ...]:
        """Return the moves that make a difference to the benefit; of those of a fact that make the same, the nearest."""
        now, found = _seen(self.item), dict[tuple[object, ...], _Tried]()
        for move in self.moves:
            item = self.after(move)
            if (told := _seen(item)) != now:
                found.setdefault((move.fact, *told), _Tried(move, _rank(item)))
        return tuple(found.values())

    def singles(self, tried: Iterable[_Tried]) -> Iterator[Change]:
        """Yield for each fact the nearest change to each better rank that it reaches."""
        met: set[tuple[str | None, int]] = set()
        for one in tried:
            if one.rank > _rank(self.item) and (one.move.fact, one.rank) not in met:
                met.add((one.move.fact, one.rank))
                yield self.change(self.exact(one.rank, one.move))

    def pairs(self, tried: Iterable[_Tried]) -> tuple[tuple[Change, ...], bool]:
        """Return the nearest pairs that lead further than either part, and whether all were tried."""
        found: dict[tuple[str | None, str | None, int], Change] = {}
        worth = [one for one in tried if one.rank < _BEST]
        both = [(one, other) for one, other in combinations(worth, 2) if one.move.fact != other.move.fact]
        for one, other in both[:MOST_PAIRS]:
            if self.hopeless(max(_rank(self.item), one.rank, other.rank), one.move, other.move):
                continue
            rank = _rank(self.after(one.move, other.move))
            key = one.move.fact, other.move.fact, rank
            if rank > max(_rank(self.item), one.rank, other.rank) and key not in found:
                found[key] = self.change(self.exact(rank, one.move, other.move))
        return tuple(found.values()), len(both) <= MOST_PAIRS

    def exact(self, rank: int, *made: Move) -> tuple[Move, ...]:
        """Return the moves with a waiting among them ending on the first day on which they lead as far."""
        waits = [move for move in made if move.fact is None]
        others = tuple(move for move in made if move.fact is not None)
        if not waits:
            return made

        def reaches(day: date) -> bool:
            return _rank(self.after(*others, _wait(self.case, day))) >= rank

        if reaches(self.case.on):  # another application made today leads as far
            return (*(move for move in others if move.fact != _APPLIED_ON), self.applying_today())
        reached = waits[0].after
        return (
            *others,
            *([_wait(self.case, _first(self.case.on, reached, reaches))] if isinstance(reached, date) else []),
        )

    def applying_today(self) -> Move:
        known = self.case.profile.facts.get(_APPLIED_ON)
        before = UNKNOWN if known is None else known.value
        marked = Changeable.CAN_BE_SUPPLIED
        return Move(fact=_APPLIED_ON, before=before, after=self.case.on, marked=marked)

    def change(self, made: tuple[Move, ...]) -> Change:
        item = self.after(*made)
        return Change(
            moves=made,
            verdict=item.verdict,
            standing=item.standing,
            amount=item.amount,
            every=item.every,
            in_all=paid_as_a_whole(item.version),
            opening=self.opening(*made),
        )

    def opening(self, *made: Move) -> Opening:
        """Return when an application is taken after the moves, for which the benefit stands as well as then."""
        if self.item.benefit.procedure is None or not self.item.benefit.procedure.windows:
            return AT_ONCE
        rank = _rank(self.after(*made))
        others = tuple(move for move in made if move.fact is not None)

        def later(day: date) -> tuple[Move, ...]:
            return (*others, _wait(self.case, day))

        return opening(
            self.item.benefit,
            self.whole,
            moved(self.case, *made),
            lambda day: moved(self.case, *later(day)),
            lambda day: _rank(self.after(*later(day))) >= rank,
        )

    def order(self, change: Change) -> tuple[object, ...]:
        """Return the place of a way: fewest changes, then what can be done, then the better end, then the vocabulary."""
        place = {fact: number for number, fact in enumerate(self.pack.facts)}
        ranks = {Verdict.ELIGIBLE: 0, Verdict.NEEDS_FINDING: 1}
        facts = tuple(place.get(move.fact or "", -1) for move in change.moves)
        return len(change.moves), _MARKS.index(change.marked), ranks.get(change.verdict, 2), facts


def _other_choices(item: Item, pack: Pack, case: Case) -> Iterator[Move]:
    """Yield what may be chosen instead, to whoever is eligible and set aside: this benefit, or none that beats it.

    Other facts are left alone: that a better one would be lost with a second home is no advice.
    """
    if not isinstance(known := case.profile.facts.get("choices"), Known):
        return
    choosing = [group for group in pack.groups.values() if isinstance(group, ChooseOne)]
    own = [item.benefit.id] * any(group.id == item.set_aside_by for group in choosing)
    winners = set(item.beaten_by)
    beside = [one for group in choosing if winners & {*group.benefits} for one in group.benefits if one not in winners]
    for name in dict.fromkeys(own or beside):
        chosen = ({"benefit_name": pack.benefits[name].name},)
        yield Move(fact="choices", before=known.value, after=chosen, marked=Changeable.CAN_BE_SUPPLIED)


def _allowed(made: Iterable[Move], case: Case) -> Iterator[Move]:
    """Yield the moves but that to a later application, which is a waiting where the day is known already."""
    for move in made:
        later = move.fact == "applied_on" and case.applied_on is not None and move.marked is Changeable.TIME
        if not later:
            yield move


def _wait(case: Case, day: date) -> Move:
    return Move(fact=None, before=case.on, after=day, marked=Changeable.TIME, far=(day - case.on).days)


def _first(before: date, reached: date, reaches: Callable[[date], bool]) -> date:
    """Return a day up to `reached` that reaches while the day before it does not; `before` does not, `reached` does."""
    low, high = before, reached
    if not reaches(high - _DAY):
        return high
    while high - low > _DAY:
        middle = low + (high - low) // 2
        low, high = (low, middle) if reaches(middle) else (middle, high)
    return high


def _seen(item: Item) -> tuple[object, ...]:
    """Return all that a move can make different about an item: its verdict, its amount, and each of its conditions."""
    conditions = tuple(truth for tree in item.conditions for truth in _truths(tree))
    return item.verdict, item.standing, item.amount, item.missing, conditions


def _truths(result: ConditionResult) -> Iterator[int]:
    yield int(result.judgement.truth)
    for part in result.parts:
        yield from _truths(part)


# -- in words ---------------------------------------------------------------------------------------------------------


def _lines(answer: WhatWouldChange, lang: Language) -> Iterator[str]:
    if answer.item.benefit.informational:
        yield say.TOLD.say(lang)
    elif _rank(answer.item) == _BEST:
        yield say.NOTHING_TO_CHANGE.say(lang, verdict=VERDICTS[answer.item.verdict].say(lang))
        yield from _reduced(answer, lang)
        yield from _when_taken(answer, lang)
    elif not answer.ways:
        waits = answer.item.verdict is Verdict.NEEDS_FINDING
        yield (say.ONLY_A_FINDING if waits else say.NONE_KNOWN).say(lang)
        yield from _when_taken(answer, lang)
    else:
        yield say.WOULD_CHANGE.say(lang)
        for number, change in enumerate(answer.ways, start=1):
            changes = say.BOTH.say(lang).join(
                _move_words(move, change, answer.decision.pack, lang) for move in change.moves
            )
            yield say.WAY.say(lang, number=number, changes=changes, outcome=_outcome(change, lang))
        yield from _when_taken(answer, lang)
    if not answer.complete:
        yield say.BOUNDED.say(lang, pairs=MOST_PAIRS)


def _when_taken(answer: WhatWouldChange, lang: Language) -> Iterator[str]:
    """Yield from which day on an application is taken as things stand, where that is not today."""
    if answer.opening.opens_on is not None:
        marked, day = say.CHANGEABLE[Changeable.TIME].say(lang), day_words(answer.opening.opens_on, lang)
        yield say.OPENS.say(lang, wait=say.WAIT.say(lang, marked=marked, day=day))
    elif answer.opening.closed:
        yield say.NOT_TAKEN.say(lang)


def _reduced(answer: WhatWouldChange, lang: Language) -> Iterator[str]:
    """Yield which groups make the amount less, where some do."""
    item, pack = answer.item, answer.decision.pack
    if item.rate is None or item.amount is None or item.rate == item.amount:
        return
    scope = Scope.of(pack, lang)
    reducing = [one for one in item.groups if isinstance(pack.groups[one], Cap | Offset)]
    names = explained.AND_LIST.say(lang).join(group_name(one, pack, lang) for one in reducing)
    rate, amount = interval_words(item.rate, scope), interval_words(item.amount, scope)
    yield say.REDUCED.say(lang, rate=rate, amount=amount, groups=names)


def _move_words(move: Move, change: Change, pack: Pack, lang: Language) -> str:
    marked = say.CHANGEABLE[move.marked].say(lang)
    if move.fact is None and isinstance(move.after, date):
        said = say.WAIT_CLOSED if change.opening.closed else say.WAIT
        return said.say(lang, marked=marked, day=day_words(change.opening.opens_on or move.after, lang))
    fact = pack.facts[move.fact or ""]
    return say.CHANGE.say(
        lang,
        fact=path_words(pack.facts, fact.id, lang),
        before=value_words(in_chinese(move.before, pack), fact, lang),
        after=value_words(in_chinese(move.after, pack), fact, lang),
        marked=marked,
    )


def _outcome(change: Change, lang: Language) -> str:
    """Return what comes of a change, and when an application is taken where no waiting said so already."""
    outcome, taken = _verdict_and_amount(change, lang), change.opening
    if taken.closed:
        return say.OUTCOME_CLOSED.say(lang, outcome=outcome)
    if taken.opens_on is None or any(move.fact is None for move in change.moves):
        return outcome
    return say.OUTCOME_LATER.say(lang, outcome=outcome, day=day_words(taken.opens_on, lang))


def _verdict_and_amount(change: Change, lang: Language) -> str:
    verdict = VERDICTS[change.verdict].say(lang)
    if change.amount is None:
        return verdict
    every = Every.UNSTATED if change.in_all else change.every
    amount = amount_words(change.amount, every, Granularity.UNKNOWN, lang).figure
    if change.in_all:
        amount = explained.IN_ALL.say(lang, figure=amount)
    return say.OUTCOME_AMOUNT.say(lang, verdict=verdict, amount=amount)


def _way_data(change: Change, pack: Pack, lang: Language) -> dict[str, Any]:
    amount = change.amount
    return {
        "changes": [_move_data(move, pack, lang) for move in change.moves],
        "marked": change.marked.value,
        "verdict": change.verdict.value,
        "standing": change.standing.value,
        "amount": None
        if amount is None
        else {
            "low": amount.low.decimal_yuan() if amount.low is not None else None,
            "high": amount.high.decimal_yuan() if amount.high is not None else None,
        },
        **_opening_data(change.opening),
    }


def _opening_data(taken: Opening) -> dict[str, Any]:
    """Return when an application is taken; nothing where it is at once."""
    opens_on = {"opens_on": taken.opens_on.isoformat()} if taken.opens_on is not None else {}
    return {**opens_on, **({"closed": True} if taken.closed else {})}


def _move_data(move: Move, pack: Pack, lang: Language) -> dict[str, Any]:
    fact = pack.facts.get(move.fact or "")
    return {
        "fact": move.fact,
        "name": name_words(fact.id, fact.name, lang) if fact is not None else "",
        "from": value_words(in_chinese(move.before, pack), fact, lang),
        "to": value_words(in_chinese(move.after, pack), fact, lang),
        "marked": move.marked.value,
    }
