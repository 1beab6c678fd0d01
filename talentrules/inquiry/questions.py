"""Which fact to ask next: the one whose answer can change most.

For every missing fact the engine is asked again with each answer worth trying, about the benefits only that the fact
can touch. That costs at most `MOST_ANSWERS` calls a fact; where all of them together would decide more than `MOST_WORK`
benefits (a pack of hundreds of benefits and a bare profile), the order rests on what the decision itself names as
missing: `verdicts` then counts the benefits, and `at_stake` adds the upper ends of what they pay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from talentrules.engine import decide
from talentrules.inquiry.answers import Answers, knowing
from talentrules.inquiry.slices import Slices
from talentrules.model.decision import Decision, Item, ItemStanding, Question
from talentrules.model.facts import Value
from talentrules.model.pack import Beneficiary, Every, Kind, Pack
from talentrules.model.profile import Case
from talentrules.money import Money

__all__ = ["MOST_WORK", "next_questions"]

MOST_WORK = 2_000
"""The greatest number of benefits that are decided again, over all answers, before the plain order is taken."""


def next_questions(decision: Decision) -> tuple[Question, ...]:
    """Return the missing facts that can change something, the most useful first.

    Ranked by the greatest number of verdicts and standings that one answer changes, then by the greatest change of the
    totals that one answer makes (all periods added, as a measure only), then by the order of the vocabulary. A missing
    field of a record (`cards.tier`) asks for the list. A fact none of whose answers changes a verdict, a standing, an
    amount or what else is missing is not asked, nor one that bears only on what is out whatever the answers.
    """
    place = {fact: number for number, fact in enumerate(decision.pack.facts)}
    missing = _missing(decision)
    measured = _measured(decision, missing)
    ranked = sorted(measured, key=lambda one: (-one.verdicts, -one.at_stake.in_fen, place.get(one.fact, len(place))))
    return tuple(ranked)


@dataclass(frozen=True, slots=True)
class _Missing:
    """A missing fact: the paths of it that are named, and the benefits that it bears on."""

    paths: tuple[str, ...]
    benefits: tuple[str, ...]


def _missing(decision: Decision) -> Mapping[str, _Missing]:
    """Return each missing fact that something rests on which is not out whatever the answers."""
    paths: dict[str, dict[str, None]] = {}
    benefits: dict[str, dict[str, None]] = {}
    for names, concerned in _resting(decision):
        for path in names:
            fact = path.partition(".")[0]
            paths.setdefault(fact, {})[path] = None
            benefits.setdefault(fact, {}).update(dict.fromkeys(concerned))
    order = [item.benefit.id for item in decision.items]
    return {
        fact: _Missing(tuple(found), tuple(one for one in order if one in benefits[fact]))
        for fact, found in paths.items()
    }


def _resting(decision: Decision) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield what is missing with the benefits that it bears on, of every item and group that is not out."""
    inside = {item.benefit.id for item in decision.items if item.standing is not ItemStanding.OUT}
    for item in decision.items:
        if item.benefit.id in inside:
            yield (*item.missing, *item.amount_missing), (item.benefit.id,)
    for result in decision.groups:
        concerned = tuple(one.benefit for one in result.members if one.benefit in inside)
        if concerned:
            yield result.missing, concerned


def _measured(decision: Decision, missing: Mapping[str, _Missing]) -> list[Question]:
    if not missing:
        return []
    answers = Answers.of(decision.pack, decision.case)
    tried = {fact: answers.completing(one.paths) for fact, one in missing.items()}
    slices = Slices.of(decision.pack)
    parts = {fact: slices.reading(decision.pack, fact) for fact in missing}
    if sum(len(tried[fact]) * len(parts[fact].benefits) for fact in missing) > MOST_WORK:
        return [_plain_question(fact, one, decision.items) for fact, one in missing.items()]
    questions = (_tried(parts[fact], decision.case, fact, one, tried[fact]) for fact, one in missing.items())
    return [question for question in questions if question is not None]


def _plain_question(fact: str, missing: _Missing, items: Iterable[Item]) -> Question:
    concerned = [item for item in items if item.benefit.id in missing.benefits]
    highs = [item.amount.high for item in concerned if item.amount is not None]
    return Question(
        fact=fact,
        benefits=missing.benefits,
        verdicts=len(missing.benefits),
        at_stake=sum((high for high in highs if high is not None), Money(0)),
    )


def _tried(part: Pack, case: Case, fact: str, missing: _Missing, answers: tuple[Value, ...]) -> Question | None:
    """Return the question with what its answers change, None where they change nothing at all."""
    verdicts, stake, matters = 0, Money(0), not answers
    before = _State.of(decide(part, case))
    for answer in answers:
        after = _State.of(decide(part, knowing(case, fact, answer)))
        verdicts = max(verdicts, before.verdicts_changed(after))
        stake = max(stake, before.money_changed(after))
        matters = matters or after.said != before.said
    return Question(fact=fact, benefits=missing.benefits, verdicts=verdicts, at_stake=stake) if matters else None


@dataclass(frozen=True, slots=True)
class _State:
    """What of a decision an answer can change. Of an item that is out, whatever its own verdict, only that it is out."""

    settled: tuple[object, ...]
    said: tuple[object, ...]
    sums: Mapping[tuple[Beneficiary, Every], tuple[Money, Money]]

    @classmethod
    def of(cls, decision: Decision) -> _State:
        out = ItemStanding.OUT
        settled = tuple(out if one.standing is out else (one.verdict, one.standing) for one in decision.items)
        inside = [item for item in decision.items if item.standing is not out]
        said = tuple((item.benefit.id, item.amount, item.missing, item.amount_missing) for item in inside)
        return cls(settled, (settled, said, *(one.missing for one in decision.groups)), _sums(inside, decision))

    def verdicts_changed(self, after: _State) -> int:
        return sum(one != other for one, other in zip(self.settled, after.settled, strict=True))

    def money_changed(self, after: _State) -> Money:
        nothing = (Money(0), Money(0))
        changes = Money(0)
        for key in self.sums.keys() | after.sums.keys():
            (low, high), (low_after, high_after) = self.sums.get(key, nothing), after.sums.get(key, nothing)
            changes += Money(max(abs(low.in_fen - low_after.in_fen), abs(high.in_fen - high_after.in_fen)))
        return changes


def _sums(items: Iterable[Item], decision: Decision) -> Mapping[tuple[Beneficiary, Every], tuple[Money, Money]]:
    """Return the totals; where one has no upper end, the sum of those upper ends that are stated stands for it."""
    found: dict[tuple[Beneficiary, Every], tuple[Money, Money]] = {}
    stated: dict[tuple[Beneficiary, Every], Money] = {}
    for item in items:
        if item.benefit.kind is not Kind.LOAN:
            for every, paid in item.paid.items():
                key = item.benefit.beneficiary, every
                stated[key] = stated.get(key, Money(0)) + (paid.high or Money(0))
    for total in decision.totals:
        key = total.beneficiary, total.every
        found[key] = total.low, total.high if total.high is not None else stated.get(key, Money(0))
    return found
