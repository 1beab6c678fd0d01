"""The decision, read top to bottom: what the case knows, what each benefit comes to, what they come to together."""

from __future__ import annotations

from datetime import date

from talentrules.engine.compiled import Told, program_of
from talentrules.engine.compiled.remembered import Remembered
from talentrules.engine.evaluate import judge, reckon
from talentrules.engine.groups import Combined, Plan, combine
from talentrules.engine.items import Walker, decide_item, pays_each_time, prerequisite, retold
from talentrules.engine.scope import Docket, Scope
from talentrules.engine.totals import totals
from talentrules.model.decision import Decision, Item, Notice, Teller
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.model.sources import SourceKind

__all__ = ["decide", "decide_by_walking", "scope_of"]


def decide(pack: Pack, case: Case) -> Decision:
    """Return what `pack` grants in `case`. Pure, and total on a checked pack and a valid profile."""
    scope, program = _bare_scope(pack, case), program_of(pack)
    combined = program.combine(program.decide_alone(scope), scope)
    return _decision(pack, case, combined, Told(scope))


def decide_by_walking(pack: Pack, case: Case) -> Decision:
    """Return the same as `decide`, with every condition and quantity walked anew and nothing remembered.

    It is what `decide` means, and what tests hold it to.
    """
    scope = _bare_scope(pack, case)
    docket, decided = scope.docket, dict[str, Item]()
    for kind, name in pack.order:
        match kind:
            case "definition":
                docket.definitions[name] = judge(pack.definitions[name].when, scope)
            case "quantity":
                docket.quantities[name] = reckon(pack.quantities[name].quantity, scope)
            case "benefit":
                decided[name] = decide_item(pack.benefits[name], scope)
                docket.benefits[name] = prerequisite(decided[name])
                docket.amounts[name] = pays_each_time(decided[name])
    return _decision(pack, case, combine(Plan.of(pack), decided, scope), Walker(scope))


def _decision(pack: Pack, case: Case, combined: Combined, teller: Teller) -> Decision:
    items = tuple([retold(item, teller) for item in combined.items])
    profile = case.profile
    return Decision(
        pack=pack,
        case=case,
        items=items,
        totals=totals(items, combined.results),
        groups=combined.results,
        choices=combined.choices,
        notices=_notices_of(pack)[case.on],
        used=tuple([fact for fact in pack.facts_read if fact in profile.facts]),
        used_attestations=tuple([finding for finding in pack.findings_read if finding in profile.attestations]),
    )


def scope_of(pack: Pack, case: Case) -> Scope:
    """Return what can be looked at in `case`, with every definition, named quantity and benefit of `pack` settled."""
    scope = _bare_scope(pack, case)
    for name, item in program_of(pack).decide_alone(scope).items():
        scope.docket.benefits[name] = prerequisite(item)  # also of those that no condition of the pack names
    return scope


def _bare_scope(pack: Pack, case: Case) -> Scope:
    attested = {finding: one.holds for finding, one in case.profile.attestations.items()}
    values = {fact: known.value for fact, known in case.profile.facts.items()}
    return Scope(Docket(pack, case.on, attested), values, pack.facts)


def _notices_of(pack: Pack) -> _Notices:
    made: _Notices | None = pack.derived.get(_Notices)
    return made if made is not None else pack.derived.setdefault(_Notices, _Notices(lambda on: _notices(pack, on)))


class _Notices(Remembered[date, tuple[Notice, ...]]):
    """What must be said of every decision of a pack, by the day."""


def _notices(pack: Pack, on: date) -> tuple[Notice, ...]:
    said = {
        Notice.FICTIONAL: pack.fictional,
        Notice.NOT_A_REGULATION: _no_regulation(pack),
        Notice.UNDATED_SOURCE: any(one.published_on is None for one in pack.sources.values()),
        Notice.AFTER_VERIFICATION: on > pack.verified_on,
        Notice.REVIEW_OVERDUE: pack.review_by is not None and on > pack.review_by,
    }
    return tuple(notice for notice, holds in said.items() if holds)


def _no_regulation(pack: Pack) -> bool:
    """Whether none of the sources is a regulation itself."""
    kinds = {one.kind for one in pack.sources.values()}
    return bool(kinds) and SourceKind.REGULATION not in kinds
