"""Small fictional packs around one clause, and what decisions, ledgers and settlements come to in few words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from textwrap import dedent, indent

from talentrules.api import Decision, Pack
from talentrules.loading import load_bytes
from talentrules.model.decision import GroupResult, Verdict
from talentrules.model.ledger import LedgerLine, SettledItem
from talentrules.money import Interval

__all__ = [
    "ON",
    "decided",
    "group_of",
    "lines_of",
    "paid_lines",
    "pays",
    "pays_of",
    "rule",
    "rules",
    "settled",
    "span",
    "verdict",
    "verdicts",
    "words",
]

ON = date(2026, 6, 1)
"""The evaluation day where a test names no other."""

_HEAD = """\
talentrules: 1
id: xugou
name: 虚构市
jurisdiction: {code: "990001"}
verified_on: 2026-01-01
fictional: true
conventions: {month_end: last_day, money: half_up}
sources:
  measures: {kind: regulation, title: 虚构市人才办法（虚构）, publisher: 虚构市（虚构）, published_on: 2024-01-01}
"""


def rule(  # noqa: PLR0913 - the head of a benefit has as many words
    quote: str, body: str = "", *, id_: str = "aid", name: str = "补贴", kind: str = "subsidy", category: str = "money"
) -> str:
    """Return a benefit in YAML: the clause `quote` of the ordinance, and how a clerk writes it."""
    cite = f"cite: {{source: measures, quote: {json.dumps(quote, ensure_ascii=False)}}}"
    lines = f"name: {name}\nkind: {kind}\ncategory: {category}\n{dedent(body).strip()}\n{cite}\n"
    return f"{id_}:\n{indent(lines, '  ')}"


def rules(*benefits: str, before: str = "", groups: str = "", after: str = "") -> Pack:
    """Return the pack of `benefits`, read and checked as any file is; `before` and `after` are further parts of it."""
    text = _HEAD + dedent(before).lstrip("\n") + "benefits:\n" + indent("".join(benefits), "  ")
    if groups:
        text += "groups:\n" + indent(dedent(groups).strip() + "\n", "  ")
    loaded = load_bytes((text + dedent(after).lstrip("\n")).encode(), "xugou.yaml")
    return Pack(model=loaded.pack, warnings=loaded.warnings)


def decided(pack: Pack, facts: Mapping[str, object] | None = None, *, on: date = ON) -> Decision:
    """Decide on `on`, which is also the day of application unless the facts say so."""
    return pack.decide({"applied_on": on, **(facts or {})}, on=on)


def verdict(pack: Pack, facts: Mapping[str, object] | None = None, *, id_: str = "aid", on: date = ON) -> Verdict:
    return decided(pack, facts, on=on)[id_].verdict


def pays(pack: Pack, facts: Mapping[str, object] | None = None, *, id_: str = "aid", on: date = ON) -> str:
    """Return what a benefit pays each time, in 元; nothing where it is not granted and will not be."""
    item = decided(pack, facts, on=on)[id_]
    refused = item.verdict in (Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE, Verdict.SUPERSEDED)
    return "" if refused else span(item.amount)


def pays_of(decision: Decision, *ids: str) -> list[str]:
    return [span(decision[id_].amount) for id_ in ids]


def verdicts(decision: Decision, *ids: str) -> list[str]:
    return [str(decision[id_].verdict) for id_ in ids]


def span(amount: Interval | None) -> str:
    """Return an amount in 元: `120000`, `4000-10000`, `-10000` (a cap), `5000-` (a floor), `-` (unstated)."""
    if amount is None:
        return ""
    low, high = ("" if end is None else end.decimal_yuan() for end in (amount.low, amount.high))
    return low if amount.exact else f"{low}-{high}"


def lines_of(decision: Decision, id_: str = "aid", *, until: date = date(2060, 1, 1)) -> tuple[LedgerLine, ...]:
    return tuple(line for line in decision.ledger(until=until).model.lines if line.benefit == id_)


def paid_lines(decision: Decision, id_: str = "aid", *, until: date = date(2060, 1, 1)) -> list[str]:
    """Return the ledger of a benefit: `2026-06-01 40000 due`, `2027-06-01 15000 forfeited left`."""
    return [
        f"{line.on or '?'} {span(line.amount)} {line.status} {line.why}".strip()
        for line in lines_of(decision, id_, until=until)
    ]


def settled(
    decision: Decision, left_on: date, reason: str | None = "personal", id_: str = "aid"
) -> tuple[str, str, SettledItem]:
    """Return what was paid, what is paid back, and all of it, for leaving on `left_on`."""
    found = decision.settle(left_on=left_on, reason=reason).model
    item = next(one for one in found.items if one.benefit == id_)
    return span(item.paid), span(item.refund), item


def group_of(decision: Decision, id_: str) -> GroupResult:
    return next(result for result in decision.groups if result.group.id == id_)


def words(decision: Decision) -> str:
    """Return the sheet without its line breaks and spaces, so that words can be looked for."""
    return "".join(decision.to_text(width=200).split())
