"""How benefits hang together: groups, conditions on another benefit, amounts that build on another's.

In: a pack. Out: relations, and the connected sets of benefits that they make, both in the order of the pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from talentrules.explain import phrases as say
from talentrules.explain.groups import group_rules
from talentrules.explain.handbook import words
from talentrules.explain.labels import Words
from talentrules.explain.names import benefit_names
from talentrules.explain.scope import Scope
from talentrules.explain.terms import named
from talentrules.explain.values import inner
from talentrules.model.conditions import BenefitCondition, DefinitionCondition, FindingCondition
from talentrules.model.groups import Cap, ChooseOne, Excludes, Fallback, Group, Highest, Offset, Requires, members
from talentrules.model.pack import Benefit, Pack, aside, benefit_terms
from talentrules.model.quantities import BenefitAmount, DefinedQuantity
from talentrules.model.walk import Term, below

__all__ = ["STAGE_WORDS", "Relation", "components", "findings_of", "relations", "rule_words"]

STAGE_WORDS: Mapping[type[Group], Words] = {
    Requires: words.REQUIRES,
    Fallback: words.FALLBACK,
    Excludes: words.EXCLUDES,
    Offset: words.OFFSET,
    ChooseOne: words.CHOOSE,
    Highest: words.HIGHEST,
    Cap: words.CAP,
}
"""What each kind of group does, in one word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A rule between benefits: `among` on equal terms, or `sources` that bear on `targets`.

    `group` is its group, `finding` the one on which all of them rest; without either, the `sources` stand in the
    conditions or amounts of the `targets`.
    """

    word: Words
    group: Group | None = None
    finding: str = ""
    among: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def benefits(self) -> tuple[str, ...]:
        """Every benefit that it speaks of, once."""
        return tuple(dict.fromkeys((*self.among, *self.sources, *self.targets)))


def relations(pack: Pack) -> tuple[Relation, ...]:
    """Return the relations between benefits of the pack.

    Its groups come first, then what conditions and amounts name, then the findings that decide several of them.
    """
    groups = (_of_group(group, pack) for group in pack.groups.values())
    by_name = (*_named(pack, BenefitCondition, words.CONDITION), *_named(pack, BenefitAmount, words.AMOUNT))
    return (*groups, *by_name, *_found_together(pack))


def components(pack: Pack, found: Iterable[Relation]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of benefits that relations connect, and each benefit that none touches by itself."""
    leader = {one: one for one in pack.benefits}
    for relation in found:
        held = [one for one in relation.benefits if one in leader]
        leaders = {leader[one] for one in held}
        first = next((one for one in leader if leader[one] in leaders), "")
        leader = {one: first if led in leaders else led for one, led in leader.items()}
    sets: dict[str, list[str]] = {}
    for one, led in leader.items():
        sets.setdefault(led, []).append(one)
    return tuple(tuple(one) for one in sets.values())


def rule_words(relation: Relation, scope: Scope) -> tuple[str, ...]:
    """Return what a relation says, one sentence a line."""
    if relation.group is not None:
        return group_rules(relation.group, scope)
    if relation.finding:
        together = benefit_names(scope.pack, relation.among, scope.lang, plain=True)
        finding = inner(named(relation.finding, scope.pack.findings[relation.finding], scope.lang))
        return (words.FINDING_RULE.say(scope.lang, names=together, finding=finding),)
    names = benefit_names(scope.pack, relation.targets, scope.lang, plain=True)
    needed = benefit_names(scope.pack, relation.sources, scope.lang, plain=True)
    template = words.CONDITION_RULE if relation.word is words.CONDITION else words.AMOUNT_RULE
    return (template.say(scope.lang, names=names, needed=say.QUOTED.say(scope.lang, text=needed)),)


def _of_group(group: Group, pack: Pack) -> Relation:
    word = STAGE_WORDS[type(group)]
    match group:
        case Requires():
            return Relation(word=word, group=group, sources=group.needed, targets=group.benefits)
        case Fallback():
            return Relation(word=word, group=group, sources=(group.instead_of,), targets=(group.benefit,))
        case Excludes():
            return Relation(word=word, group=group, sources=(group.winner,), targets=group.benefits)
        case Offset():
            received = tuple(_claimed(one, pack) for one in group.received_as)
            return Relation(word=word, group=group, sources=tuple(filter(None, received)), targets=group.benefits)
        case Highest() | ChooseOne() | Cap():
            return Relation(word=word, group=group, among=members(group))
    assert_never(group)


def _claimed(name: str, pack: Pack) -> str:
    """Return the benefit whose claims go by `name`, or nothing where it is none of the pack's."""
    return next((one.id for one in pack.benefits.values() if name in (one.id, one.name)), "")


def _named(pack: Pack, form: type[BenefitCondition | BenefitAmount], word: Words) -> Iterator[Relation]:
    """Yield, for each benefit that others name in this form, those others."""
    naming: dict[str, list[str]] = {}
    for benefit in pack.benefits.values():
        terms = (part for part in followed(benefit, pack) if isinstance(part, form))
        for other in dict.fromkeys(one.benefit for one in terms):
            if other in pack.benefits and other != benefit.id:
                naming.setdefault(other, []).append(benefit.id)
    for other in (one for one in pack.benefits if one in naming):
        yield Relation(word=word, sources=(other,), targets=tuple(naming[other]))


def _found_together(pack: Pack) -> Iterator[Relation]:
    """Yield the findings on which more than one benefit rests."""
    resting = findings_of(pack)
    for finding in pack.findings:
        benefits = tuple(one for one, found in resting.items() if finding in found)
        if len(benefits) > 1:
            yield Relation(word=words.FINDING, finding=finding, among=benefits)


def followed(benefit: Benefit, pack: Pack) -> Iterator[Term]:
    """Yield every condition and quantity on which `benefit` rests, those of what it names by name too, each once."""
    waiting: list[Term] = [*benefit_terms(benefit), *aside(benefit)]
    met: set[tuple[str, str]] = set()
    while waiting:
        for part in below(waiting.pop(0)):
            yield part
            meant = _meaning(part, pack)
            if meant is not None and meant[0] not in met:
                met.add(meant[0])
                waiting.append(meant[1])


def _meaning(part: Term, pack: Pack) -> tuple[tuple[str, str], Term] | None:
    """Return what a definition or named quantity means; None for other terms and for names that mean nothing."""
    if isinstance(part, DefinitionCondition) and part.definition in pack.definitions:
        return ("definition", part.definition), pack.definitions[part.definition].when
    if isinstance(part, DefinedQuantity) and part.definition in pack.quantities:
        return ("quantity", part.definition), pack.quantities[part.definition].quantity
    return None


def findings_of(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Return for each benefit the findings on which it rests, also through definitions, in the order of the pack."""
    found: dict[str, tuple[str, ...]] = {}
    for benefit in pack.benefits.values():
        needed = {part.finding for part in followed(benefit, pack) if isinstance(part, FindingCondition)}
        found[benefit.id] = tuple(one for one in pack.findings if one in needed)
    return found
