"""Which fact to ask next: the one that can change most verdicts, then most money."""

from __future__ import annotations

from talentrules.model.decision import Decision, Item, ItemStanding, Question
from talentrules.money import Money

__all__ = ["next_questions"]


def next_questions(decision: Decision) -> tuple[Question, ...]:
    """Return the missing facts that can change a verdict, the most useful first.

    Ranked by the number of benefits that the answer can change, then by the yuan at stake (the stated upper ends of
    those benefits), then by the order of the vocabulary. A missing field of a record (`cards.tier`) asks for the list.
    """
    place = {fact: number for number, fact in enumerate(decision.pack.facts)}
    questions = [_question(fact, items) for fact, items in _changed(decision).items()]
    return tuple(sorted(questions, key=lambda one: (-len(one.benefits), -one.at_stake.in_fen, place[one.fact])))


def _changed(decision: Decision) -> dict[str, list[Item]]:
    """Return for each missing fact the items that it can change; an item that is out whatever the answers asks nothing."""
    changed: dict[str, list[Item]] = {}
    for item in decision.items:
        if item.standing is not ItemStanding.OUT:
            for fact in dict.fromkeys(path.partition(".")[0] for path in item.missing):
                changed.setdefault(fact, []).append(item)
    return changed


def _question(fact: str, items: list[Item]) -> Question:
    highs = [item.amount.high for item in items if item.amount is not None]
    return Question(
        fact=fact,
        benefits=tuple(item.benefit.id for item in items),
        at_stake=sum((high for high in highs if high is not None), Money(0)),
    )
