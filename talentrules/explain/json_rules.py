"""Payments, obligations, procedures, groups and choices as plain data; what is a condition or a day is told in words."""

from __future__ import annotations

from typing import Any

from talentrules.explain.groups import group_name, group_rules
from talentrules.explain.json_values import (
    TRUTHS,
    citations_data,
    day_data,
    duration_data,
    interval_data,
    period_data,
    yuan_data,
)
from talentrules.explain.obligations import obligation_lines
from talentrules.explain.payments import payment_words
from talentrules.explain.procedure import evidence_words, papers_written
from talentrules.explain.scope import Scope
from talentrules.explain.terms import in_words, quantity_words
from talentrules.model.conditions import Condition
from talentrules.model.decision import Bundle, Choices, EvidenceResult, GroupResult, Item, Member
from talentrules.model.groups import (
    Cap,
    ChooseOne,
    Excludes,
    Fallback,
    Group,
    Highest,
    Offset,
    Requires,
)
from talentrules.model.obligations import Clawback, Obligation, Report, Resale
from talentrules.model.pack import Window
from talentrules.model.payments import Assessed, Instalment, Payment
from talentrules.model.quantities import Quantity

__all__ = [
    "choices_data",
    "clawback_data",
    "group_data",
    "obligation_data",
    "payment_data",
    "procedure_data",
    "windows_data",
]

_KINDS: dict[type[Group], str] = {
    Requires: "requires",
    Fallback: "fallback",
    Excludes: "excludes",
    Offset: "offset",
    Highest: "highest",
    ChooseOne: "choose_one",
    Cap: "cap",
}


def payment_data(payment: Payment | None, scope: Scope) -> dict[str, Any] | None:
    """Return when it is paid."""
    if payment is None:
        return None
    return {
        "text": payment_words(payment, scope),
        "every": period_data(payment.every),
        "on_application": payment.on_application,
        "at_most_times": payment.at_most_times,
        "missed": payment.missed.value,
        "payout_months": payment.payout_months,
        "start": _words(payment.start, scope),
        "starts": payment.starts.value,
        "instalments": [_instalment(one) for one in payment.instalments],
        "at_end": duration_data(payment.at_end),
        "in_total_at_most": _words(payment.in_total_at_most, scope),
        "while": _condition_words(payment.while_, scope),
        "assessed": _assessed(payment.assessed),
        "claim_within": duration_data(payment.claim_within),
        "claim_from": _words(payment.claim_from, scope),
    }


def _words(quantity: Quantity | None, scope: Scope) -> str | None:
    return None if quantity is None else quantity_words(quantity, scope)


def _condition_words(condition: Condition | None, scope: Scope) -> str | None:
    return None if condition is None else in_words(condition, scope)


def _instalment(one: Instalment) -> dict[str, Any]:
    share = None if one.share is None else f"{one.share:f}"
    return {"share": share, "amount": yuan_data(one.amount), "after": duration_data(one.after)}


def _assessed(assessed: Assessed | None) -> dict[str, Any] | None:
    if assessed is None:
        return None
    factors = {result: f"{factor:f}" for result, factor in assessed.factors.items()}
    return {
        "kind": assessed.kind,
        "factors": factors,
        "year_before": assessed.year_before,
        "from_part": assessed.from_part,
    }


def obligation_data(obligation: Obligation | None, scope: Scope) -> dict[str, Any] | None:
    """Return what is owed in return."""
    if obligation is None:
        return None
    return {
        "lines": list(obligation_lines(obligation, scope)),
        "serve": duration_data(obligation.serve),
        "start": _words(obligation.start, scope),
        "clawback": clawback_data(obligation.clawback),
        "by_reason": {reason: clawback_data(one) for reason, one in obligation.by_reason.items()},
        "stops_next_month": obligation.stops_next_month,
        "repaid_by": obligation.repaid_by,
        "resale": _resale(obligation.resale, scope),
        "report": _report(obligation.report),
        "text": obligation.text,
        "citations": citations_data(obligation.cite, scope.pack),
    }


def clawback_data(clawback: Clawback | None) -> dict[str, Any] | None:
    """Return what is paid back on leaving early."""
    if clawback is None:
        return None
    return {
        "kind": clawback.kind.value,
        "unit": clawback.unit.value if clawback.unit is not None else None,
        "steps": [{"after": duration_data(one.after), "kept": f"{one.kept:f}"} for one in clawback.steps],
    }


def _resale(resale: Resale | None, scope: Scope) -> dict[str, Any] | None:
    if resale is None:
        return None
    return {
        "within": duration_data(resale.within),
        "start": _words(resale.start, scope),
        "clawback": clawback_data(resale.clawback),
        "text": resale.text,
    }


def _report(report: Report | None) -> dict[str, Any] | None:
    return None if report is None else {"events": list(report.events), "days": report.days, "text": report.text}


def windows_data(item: Item) -> list[dict[str, Any]]:
    """Return what each window of the procedure is on the day of the decision."""
    windows = item.benefit.procedure.windows if item.benefit.procedure is not None else ()
    return [
        {
            "name": window.name,
            "state": status.state.value,
            "opens_on": day_data(status.opens_on),
            "closes_on": day_data(status.until),
            "missing": list(status.missing),
        }
        for window, status in zip(windows, item.windows, strict=False)
    ]


def procedure_data(item: Item, scope: Scope) -> dict[str, Any] | None:
    """Return how it is obtained; every paper says whether it is needed."""
    procedure = item.benefit.procedure
    if procedure is None:
        return None
    papers = item.evidence or papers_written(procedure)
    return {
        "authority": procedure.authority,
        "applicant": procedure.applicant.value if procedure.applicant is not None else None,
        "route": procedure.route,
        "window": procedure.window,
        "windows": [_window(one, scope) for one in procedure.windows],
        "steps": [{"text": one.text, "days": one.days, "working": one.working} for one in procedure.steps],
        "evidence": [_evidence(one, scope) for one in papers],
        "citations": citations_data(procedure.cite, scope.pack),
    }


def _window(window: Window, scope: Scope) -> dict[str, Any]:
    days = window.days
    return {
        "name": window.name,
        "from": day_data(days.first) if days is not None else None,
        "until": day_data(days.last) if days is not None else None,
        "yearly": None if window.yearly is None else [f"{month:02d}-{day:02d}" for month, day in window.yearly],
        "within": duration_data(window.within),
        "of": _words(window.of, scope),
        "missed": window.missed.value,
    }


def _evidence(result: EvidenceResult, scope: Scope) -> dict[str, Any]:
    paper = result.evidence
    return {
        "name": paper.name,
        "text": evidence_words(result, scope),
        "form": paper.form,
        "issuer": paper.issuer,
        "shared": paper.shared,
        "needed": TRUTHS[result.needed],
        "when": _condition_words(paper.when, scope),
    }


def group_data(result: GroupResult, scope: Scope) -> dict[str, Any]:
    """Return a group with what came of it."""
    group = result.group
    return {
        "id": group.id,
        "name": group_name(group.id, scope.pack, "zh"),
        "kind": _KINDS[type(group)],
        "rules": list(group_rules(group, scope)),
        "scope": group.scope.value,
        "compare": group.compare.value if isinstance(group, Highest | ChooseOne | Cap) else None,
        "members": [_member(one) for one in result.members],
        "pays": interval_data(result.pays),
        "limit": interval_data(result.limit),
        "received": interval_data(result.received),
        "missing": list(result.missing),
        "findings": list(result.findings),
        "text": group.text,
        "citations": citations_data(group.cite, scope.pack),
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "benefit": member.benefit,
        "before": TRUTHS[member.before],
        "after": TRUTHS[member.after],
        "base": interval_data(member.base),
        "why": member.why,
        "by": list(member.by),
    }


def choices_data(choices: Choices | None) -> dict[str, Any] | None:
    """Return the ways to choose; `best` is the place of the one that is proven to pay most."""
    if choices is None:
        return None
    return {
        "bundles": [_bundle(one) for one in choices.bundles],
        "best": choices.best,
        "proven": choices.proven,
        "examined": choices.examined,
        "possible": choices.possible,
    }


def _bundle(bundle: Bundle) -> dict[str, Any]:
    return {
        "chosen": {group: benefit or None for group, benefit in bundle.chosen.items()},
        "pays": interval_data(bundle.pays),
        "given_up": list(bundle.given_up),
        "unpriced": list(bundle.unpriced),
    }
