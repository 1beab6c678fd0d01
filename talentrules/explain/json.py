"""A decision as plain data, ready for `json.dumps`; its shape is `json_models.DecisionData`.

Money is a decimal text in yuan, a date an ISO text, a choice its id: nothing is rounded and no float appears. Built of
plain dicts, without validation, for speed; tests hold it against the schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from talentrules.explain.citations import item_citations
from talentrules.explain.conditions import Scope, in_words
from talentrules.explain.in_force import force_days, force_status
from talentrules.explain.values import fact_at, path_words
from talentrules.model.conditions import (
    All,
    AtLeastN,
    BenefitCondition,
    Compare,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Records,
)
from talentrules.model.conditions import Any as AnyOf
from talentrules.model.decision import ConditionResult, Decision, Item, Question, Seen, Total, Unknown
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    FactType,
    MoneyType,
    NoneType,
    NumberType,
    RecordsType,
    SetType,
    TextType,
)
from talentrules.model.pack import Benefit, Every, Pack, Payment, Services
from talentrules.model.sources import Citation
from talentrules.money import Money
from talentrules.truth import Truth

__all__ = ["SCHEMA", "decision_schema", "to_data", "value_data"]

SCHEMA = "talentrules/decision/1"

_TRUTHS = {Truth.NO: "no", Truth.OPEN: "open", Truth.YES: "yes"}


def to_data(decision: Decision, receipt: Mapping[str, object] | None = None) -> dict[str, Any]:
    """Return a decision as data of the schema `talentrules/decision/1`; `receipt` becomes the last key where given."""
    pack, case = decision.pack, decision.case
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "pack": _pack(pack),
        "on": case.on.isoformat(),
        "applied_on": _day(case.applied_on),
        "notices": [notice.value for notice in decision.notices],
        "items": [_item(item, decision) for item in decision.items],
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


def value_data(value: Seen) -> Any:  # noqa: PLR0911 — one line a type
    """Return a value as data: money in yuan as a decimal text, none as null, unknown as `{"unknown": true}`."""
    match value:
        case Unknown():
            return {"unknown": True}
        case NoneType():
            return None
        case bool() | int() | str():
            return value
        case Decimal():
            return f"{value:f}"
        case Money():
            return value.decimal_yuan()
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case tuple():
            return [{name: value_data(one) for name, one in record.items()} for record in value]
    assert_never(value)


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
        "standing": item.standing.value,
        "amount": _amount(item),
        "conditions": [_condition(tree, scope) for tree in item.conditions],
        "citations": _citations(item_citations(item), pack),
        "missing": list(item.missing),
        "findings": [_finding(identifier, pack) for identifier in item.findings],
        "services": _services(benefit.services),
        "payment": _payment(item.version.payment if item.version is not None else None),
        "in_force": {"from": _day(days.first), "until": _day(days.last), "status": force_status(item)},
        "unstated": list(benefit.unstated),
        "notes": list(benefit.notes),
        "documents": _documents(benefit, pack),
        "procedure": _procedure(benefit, pack),
    }


def _amount(item: Item) -> dict[str, Any] | None:
    if item.amount is None:
        return None
    written = item.version.amount if item.version is not None else None
    return {
        "low": _yuan(item.amount.low),
        "high": _yuan(item.amount.high),
        "period": _period(item.every),
        "granularity": written.granularity.value if written is not None else "unknown",
    }


def _condition(result: ConditionResult, scope: Scope) -> dict[str, Any]:
    condition = result.condition
    data: dict[str, Any] = {
        "form": _FORMS[type(condition)],
        "text": in_words(condition, scope),
        "state": result.state.value,
        "truth": _TRUTHS[result.judgement.truth],
        **_meaning(condition),
    }
    if result.seen is not None:
        data["seen"] = value_data(result.seen)
    if result.record is not None:
        data["record"] = result.record
    data["cite"] = _citations(condition.cite, scope.pack)
    data["where"] = condition.span.label
    inner = scope.within(condition)
    data["parts"] = [_condition(part, inner) for part in result.parts]
    return data


_FORMS: dict[type[Condition], str] = {
    All: "all",
    AnyOf: "any",
    AtLeastN: "at_least_n",
    Not: "not",
    Compare: "compare",
    Records: "records",
    DefinitionCondition: "definition",
    FindingCondition: "finding",
    BenefitCondition: "benefit",
    NotRequired: "not_required",
}


def _meaning(condition: Condition) -> dict[str, Any]:  # noqa: PLR0911 — one line a form
    """Return what a condition says beside its form."""
    match condition:
        case All() | AnyOf() | Not():
            return {}
        case AtLeastN(n=n):
            return {"n": n}
        case Compare(fact=fact, operator=operator, values=values):
            return {"fact": fact, "operator": operator.value, "expected": [value_data(one) for one in values]}
        case Records(fact=fact, quantifier=quantifier):
            return {"fact": fact, "quantifier": quantifier.value}
        case DefinitionCondition(definition=identifier):
            return {"definition": identifier}
        case FindingCondition(finding=identifier):
            return {"finding": identifier}
        case BenefitCondition(benefit=identifier):
            return {"benefit": identifier}
        case NotRequired(subject=subject):
            return {"subject": subject}
    assert_never(condition)


def _citations(cites: Iterable[Citation], pack: Pack) -> list[dict[str, Any]]:
    return [_citation(cite, pack) for cite in cites]


def _citation(cite: Citation, pack: Pack) -> dict[str, Any]:
    source = pack.sources.get(cite.source)
    kind = cite.kind or (source.kind if source is not None else None)
    return {
        "source": cite.source,
        "title": source.title if source is not None else "",
        "publisher": source.publisher if source is not None else "",
        "published_on": _day(source.published_on) if source is not None else None,
        "kind": kind.value if kind is not None else None,
        "quote": cite.quote,
        "article": cite.article,
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


def _payment(payment: Payment | None) -> dict[str, Any] | None:
    if payment is None:
        return None
    return {"every": _period(payment.every), "on_application": payment.on_application}


def _documents(benefit: Benefit, pack: Pack) -> list[dict[str, Any]]:
    found = (pack.documents[one] for one in benefit.documents if one in pack.documents)
    return [{"id": one.id, "title": one.title, "note": one.note} for one in found]


def _procedure(benefit: Benefit, pack: Pack) -> dict[str, Any] | None:
    if benefit.procedure is None:
        return None
    return {
        "authority": benefit.procedure.authority,
        "route": benefit.procedure.route,
        "window": benefit.procedure.window,
        "evidence": [paper.name for paper in benefit.procedure.evidence],
        "citations": _citations(benefit.procedure.cite, pack),
    }


def _total(total: Total) -> dict[str, Any]:
    return {
        "beneficiary": total.beneficiary.value,
        "period": _period(total.every),
        "low": total.low.decimal_yuan(),
        "high": _yuan(total.high),
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


def _period(every: Every | None) -> str | None:
    return None if every is None or every is Every.UNSTATED else every.value


def _yuan(money: Money | None) -> str | None:
    return None if money is None else money.decimal_yuan()


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
