"""The decision, read top to bottom: what the case knows, what each benefit comes to, what they come to together."""

from __future__ import annotations

from talentrules.engine.evaluate import judge, reckon
from talentrules.engine.groups import combine
from talentrules.engine.items import decide_item, pays_each_time, prerequisite
from talentrules.engine.scope import Docket, Scope
from talentrules.engine.totals import totals
from talentrules.model.decision import Decision, Item, Notice
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.model.sources import SourceKind

__all__ = ["decide", "scope_of"]


def decide(pack: Pack, case: Case) -> Decision:
    """Return what `pack` grants in `case`. Pure, and total on a checked pack and a valid profile."""
    scope, decided = _decide_alone(pack, case)
    combined = combine(pack, tuple(decided[benefit] for benefit in pack.benefits), scope)
    return Decision(
        pack=pack,
        case=case,
        items=combined.items,
        totals=totals(combined.items, combined.results),
        groups=combined.results,
        choices=combined.choices,
        notices=_notices(pack, case),
        used=tuple(fact for fact in pack.facts_read if fact in case.profile.facts),
        used_attestations=tuple(finding for finding in pack.findings_read if finding in case.profile.attestations),
    )


def scope_of(pack: Pack, case: Case) -> Scope:
    """Return what can be looked at in `case`, with every definition, named quantity and benefit of `pack` settled."""
    return _decide_alone(pack, case)[0]


def _decide_alone(pack: Pack, case: Case) -> tuple[Scope, dict[str, Item]]:
    """Decide each benefit by its own rule, what it refers to before it."""
    scope = _bare_scope(pack, case)
    docket = scope.docket
    decided: dict[str, Item] = {}
    for kind, name in pack.order:
        match kind:
            case "definition":
                docket.definitions[name] = judge(pack.definitions[name].when, scope)
            case "quantity":
                docket.quantities[name] = reckon(pack.quantities[name].quantity, scope)
            case "benefit":
                decided[name] = decide_item(pack.benefits[name], scope)
                docket.benefits[name] = prerequisite(decided[name])
                if name in pack.amounts_read:
                    docket.amounts[name] = pays_each_time(decided[name])
    return scope, decided


def _bare_scope(pack: Pack, case: Case) -> Scope:
    attested = {finding: one.holds for finding, one in case.profile.attestations.items()}
    values = {fact: known.value for fact, known in case.profile.facts.items()}
    return Scope(Docket(pack, case.on, attested), values, pack.facts)


def _notices(pack: Pack, case: Case) -> tuple[Notice, ...]:
    said = {
        Notice.FICTIONAL: pack.fictional,
        Notice.NOT_A_REGULATION: _no_regulation(pack),
        Notice.UNDATED_SOURCE: any(one.published_on is None for one in pack.sources.values()),
        Notice.AFTER_VERIFICATION: case.on > pack.verified_on,
        Notice.REVIEW_OVERDUE: pack.review_by is not None and case.on > pack.review_by,
    }
    return tuple(notice for notice, holds in said.items() if holds)


def _no_regulation(pack: Pack) -> bool:
    """Whether none of the sources is a regulation itself."""
    kinds = {one.kind for one in pack.sources.values()}
    return bool(kinds) and SourceKind.REGULATION not in kinds
