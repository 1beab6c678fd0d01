"""A decision as plain data, ready for `json.dumps`; its shape is `json_models.DecisionData`.

Money is a decimal text in yuan, a date an ISO text, a choice its id: nothing is rounded and no float appears. Built of
plain dicts, without validation, for speed; tests hold it against the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from talentrules.explain.calculation import calculation_lines
from talentrules.explain.citations import item_citations
from talentrules.explain.in_force import force_days, force_status
from talentrules.explain.json_rules import (
    choices_data,
    group_data,
    obligation_data,
    payment_data,
    procedure_data,
    windows_data,
)
from talentrules.explain.json_terms import condition_data, quantity_data
from talentrules.explain.json_values import citations_data, day_data, interval_data, period_data, yuan_data
from talentrules.explain.scope import Scope
from talentrules.explain.values import fact_at, path_words
from talentrules.model.decision import Decision, Item, QuantityResult, Question, Total
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    FactType,
    MoneyType,
    NumberType,
    RecordsType,
    SetType,
    TextType,
)
from talentrules.model.pack import Benefit, Pack, Services

__all__ = ["SCHEMA", "decision_schema", "to_data"]

SCHEMA = "talentrules/decision/1"


def to_data(decision: Decision, receipt: Mapping[str, object] | None = None) -> dict[str, Any]:
    """Return a decision as data of the schema `talentrules/decision/1`; `receipt` becomes the last key where given."""
    pack, case = decision.pack, decision.case
    scope = Scope.of(pack, "zh", case.profile)
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "pack": _pack(pack),
        "on": case.on.isoformat(),
        "applied_on": day_data(case.applied_on),
        "notices": [notice.value for notice in decision.notices],
        "items": [_item(item, decision) for item in decision.items],
        "groups": [group_data(one, scope) for one in decision.groups],
        "choices": choices_data(decision.choices),
        "totals": [_total(total) for total in decision.totals],
        "next_questions": [_question(question, pack) for question in decision.next_questions],
    }
    if receipt is not None:
        data["receipt"] = dict(receipt)
    return data


def decision_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_data` returns."""
    from talentrules.explain.json_models import schema  # noqa: PLC0415 — pydantic is slow to import

    return schema()


def _pack(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "name": pack.name,
        "jurisdiction": {"code": pack.jurisdiction.code, "within": pack.jurisdiction.within},
        "sha256": pack.sha256,
        "verified_on": pack.verified_on.isoformat(),
        "fictional": pack.fictional,
    }


def _item(item: Item, decision: Decision) -> dict[str, Any]:
    benefit, pack = item.benefit, decision.pack
    scope = Scope.of(pack, "zh", decision.case.profile)
    days = force_days(item, decision.case)
    return {
        "benefit": benefit.id,
        "name": benefit.name,
        "kind": benefit.kind.value,
        "category": benefit.category.value,
        "beneficiary": benefit.beneficiary.value,
        "beneficiary_name": benefit.beneficiary_name,
        "place": benefit.place,
        "verb": benefit.verb,
        "verdict": item.verdict.value,
        "own": item.own.value,
        "standing": item.standing.value,
        "groups": list(item.groups),
        "beaten_by": list(item.beaten_by),
        "set_aside_by": item.set_aside_by or None,
        "version": _version(item),
        "amount": _amount(item),
        "rate": interval_data(item.rate),
        "whole": interval_data(item.whole),
        "amount_missing": list(item.amount_missing),
        "amount_findings": [_finding(identifier, pack) for identifier in item.amount_findings],
        "calculation": [_calculation(tree, scope) for tree in item.calculation],
        "conditions": [condition_data(tree, scope) for tree in item.conditions],
        "citations": citations_data(item_citations(item), pack),
        "missing": list(item.missing),
        "findings": [_finding(identifier, pack) for identifier in item.findings],
        "services": _services(benefit.services),
        "payment": payment_data(item.version.payment if item.version is not None else None, scope),
        "obligation": obligation_data(item.version.obligation if item.version is not None else None, scope),
        "in_force": {"from": day_data(days.first), "until": day_data(days.last), "status": force_status(item)},
        "unstated": list(benefit.unstated),
        "notes": list(benefit.notes),
        "documents": _documents(benefit, pack),
        "procedure": procedure_data(item, scope),
        "windows": windows_data(item),
    }


def _version(item: Item) -> dict[str, Any] | None:
    """Return the version that applies by its place (from 1) among those of the benefit."""
    if item.version is None:
        return None
    places = (place for place, one in enumerate(item.benefit.versions, start=1) if one is item.version)
    days = item.version.days
    return {
        "place": next(places, 1),
        "of": len(item.benefit.versions),
        "from": day_data(days.first),
        "until": day_data(days.last),
        "text": item.version.text,
    }


def _calculation(result: QuantityResult, scope: Scope) -> dict[str, Any]:
    """Return how an amount was reckoned: the lines that people read, and the tree."""
    return {"lines": list(calculation_lines(result, scope)), "tree": quantity_data(result, scope)}


def _amount(item: Item) -> dict[str, Any] | None:
    if item.amount is None:
        return None
    written = item.version.amount if item.version is not None else None
    return {
        "low": yuan_data(item.amount.low),
        "high": yuan_data(item.amount.high),
        "period": period_data(item.every),
        "granularity": written.granularity.value if written is not None else "unknown",
    }


def _finding(identifier: str, pack: Pack) -> dict[str, Any]:
    finding = pack.findings[identifier]
    return {
        "id": finding.id,
        "name": finding.name,
        "reason": finding.reason.value,
        "decided_by": finding.decided_by,
        "decided_by_stated": finding.decided_by_stated,
    }


def _services(services: Services | None) -> dict[str, Any] | None:
    if services is None:
        return None
    return {
        "declared": services.declared,
        "at_least": services.at_least,
        "unit": services.unit,
        "items": list(services.items),
    }


def _documents(benefit: Benefit, pack: Pack) -> list[dict[str, Any]]:
    found = (pack.documents[one] for one in benefit.documents if one in pack.documents)
    return [{"id": one.id, "title": one.title, "note": one.note} for one in found]


def _total(total: Total) -> dict[str, Any]:
    return {
        "beneficiary": total.beneficiary.value,
        "period": period_data(total.every),
        "low": total.low.decimal_yuan(),
        "high": yuan_data(total.high),
        "items": list(total.items),
        "unstated": list(total.unstated),
    }


def _question(question: Question, pack: Pack) -> dict[str, Any]:
    fact = fact_at(pack.facts, question.fact)
    return {
        "fact": question.fact,
        "name": path_words(pack.facts, question.fact, "zh"),
        "question": fact.question if fact is not None else "",
        "type": _type_name(fact.type) if fact is not None else "text",
        "choices": _choices(fact.type) if fact is not None else [],
        "proof": fact.proof if fact is not None else "",
        "benefits": list(question.benefits),
        "at_stake": question.at_stake.decimal_yuan(),
    }


def _type_name(kind: FactType) -> str:  # noqa: PLR0911 — one line a type
    match kind:
        case BooleanType():
            return "boolean"
        case NumberType(whole=whole):
            return "integer" if whole else "decimal"
        case MoneyType():
            return "money"
        case DateType():
            return "date"
        case TextType():
            return "text"
        case ChoiceType(ordered=ordered):
            return "ordered_choice" if ordered else "choice"
        case SetType():
            return "set"
        case RecordsType():
            return "records"
    assert_never(kind)


def _choices(kind: FactType) -> list[dict[str, str]]:
    options = kind.options if isinstance(kind, ChoiceType | SetType) else ()
    return [{"id": option.id, "name": option.name} for option in options]
