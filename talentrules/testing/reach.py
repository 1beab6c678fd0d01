"""What can come about at all: the truth values of a condition, the verdicts of a benefit.

It is read off the form alone and errs on the side of more: a way that is left out surely cannot come about. Facts that
exclude each other are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from talentrules import truth
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
from talentrules.model.decision import Verdict
from talentrules.model.groups import ChooseOne, Excludes, Fallback, Group, Highest, Requires
from talentrules.model.pack import Benefit, Pack, benefit_terms
from talentrules.model.quantities import BenefitAmount, DefinedQuantity, Fold, OverRecords, Quantity, Table
from talentrules.model.walk import Term, below, facts_read, references
from talentrules.truth import Truth

__all__ = ["members_set_aside", "truths", "verdicts"]

_EVERY = frozenset(Truth)
_YES = frozenset({Truth.YES})


def truths(condition: Condition, pack: Pack) -> frozenset[Truth]:  # noqa: PLR0911 - one line a form
    """Return the truth values that `condition` can have."""
    match condition:
        case NotRequired():
            return _YES
        case All(parts=parts):
            return _of_all(truths(part, pack) for part in parts)
        case Any(parts=parts):
            return _turned(_of_all(_turned(truths(part, pack)) for part in parts))
        case Not(part=part):
            return _turned(truths(part, pack))
        case DefinitionCondition(definition=definition):
            return truths(pack.definitions[definition].when, pack)
        case BenefitCondition(benefit=benefit):
            return _granted(pack.benefits[benefit], pack)
        case AtLeastN() | Compare() | CompareQuantity() | Records() | FindingCondition():
            return _EVERY


def _of_all(parts: Iterator[frozenset[Truth]]) -> frozenset[Truth]:
    """Return what *all* can come to: each value that is the least of some choice of one for each part."""
    found = _YES
    for part in parts:
        found = frozenset(min(one, other) for one in found for other in part)
    return found


def _turned(values: frozenset[Truth]) -> frozenset[Truth]:
    return frozenset(truth.negate(one) for one in values)


def _granted(benefit: Benefit, pack: Pack) -> frozenset[Truth]:
    """Return the truth values of "is granted by its own rule"."""
    found = _by_conditions(benefit, pack)
    found |= {Truth.NO} if _ends(benefit) else frozenset()
    return found | ({Truth.OPEN} if benefit.version_fact is not None else frozenset())


def _may_be_nothing(quantity: Quantity, pack: Pack) -> bool:
    """Return whether there may be no such amount at all: a person in no row, another benefit, an empty list."""
    for one in below(quantity):
        match one:
            case Table(otherwise=None) | BenefitAmount():
                return True
            case OverRecords(fold=Fold.GREATEST | Fold.LEAST):
                return True
            case DefinedQuantity() if _may_be_nothing(pack.quantities[one.definition].quantity, pack):
                return True
            case _:
                pass
    return False


def verdicts(benefit: Benefit, pack: Pack) -> frozenset[Verdict]:
    """Return the verdicts that `benefit` can have."""
    if benefit.informational:
        return frozenset({Verdict.INFORMATIONAL})
    own = _by_conditions(benefit, pack)
    found = {Verdict.ELIGIBLE} if Truth.YES in own else set()
    found |= {Verdict.INELIGIBLE} if Truth.NO in own else set()
    if benefit.version_fact is not None or (Truth.OPEN in own and _reads(benefit, pack, "fact")):
        found.add(Verdict.UNDETERMINED)
    found |= {Verdict.NEEDS_FINDING} if Truth.OPEN in own and _reads(benefit, pack, "finding") else set()
    found |= {Verdict.NOT_IN_FORCE} if _ends(benefit) else set()
    if any(
        benefit.id in members_set_aside(group) and not isinstance(group, Requires) for group in pack.groups.values()
    ):
        found.add(Verdict.SUPERSEDED)
    return frozenset(found)


def _by_conditions(benefit: Benefit, pack: Pack) -> frozenset[Truth]:
    found: frozenset[Truth] = frozenset()
    for version in benefit.versions:
        parts = [truths(version.when, pack)] if version.when is not None else []
        if version.amount is not None and _may_be_nothing(version.amount.quantity, pack):
            parts.append(_EVERY)
        found |= _of_all(iter(parts))
    return found


def _ends(benefit: Benefit) -> bool:
    """Return whether there are days on which no version applies, or a choosing date that may be none."""
    dated = any(version.days.first is not None or version.days.last is not None for version in benefit.versions)
    return dated or benefit.version_fact is not None


def _reads(benefit: Benefit, pack: Pack, what: str) -> bool:
    """Return whether the benefit reads a fact, or a finding, itself or in what it names."""
    waiting: list[Term] = list(benefit_terms(benefit))
    seen: set[tuple[str, str]] = set()
    while waiting:
        term = waiting.pop()
        if what == "fact" and any(True for _ in facts_read(term)):
            return True
        if what == "finding" and any(isinstance(one, FindingCondition) for one in below(term)):
            return True
        for reference in references(term):
            if reference not in seen:
                seen.add(reference)
                waiting.extend(_meant(reference, pack))
    return False


def _meant(reference: tuple[str, str], pack: Pack) -> tuple[Term, ...]:
    kind, name = reference
    match kind:
        case "definition":
            return (pack.definitions[name].when,)
        case "quantity":
            return (pack.quantities[name].quantity,)
        case _:
            return benefit_terms(pack.benefits[name])


def members_set_aside(group: Group) -> tuple[str, ...]:
    """Return the benefits that `group` may set aside; a cap and an offset set none aside."""
    match group:
        case Requires() | Excludes() | Highest() | ChooseOne():
            return group.benefits
        case Fallback():
            return (group.benefit,)
        case _:
            return ()
