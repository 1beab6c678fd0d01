"""Fills in what a suggested scenario leaves open with the true answers, as a clerk would who reads without a slip."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from talentrules.api import Decision, Pack
from talentrules.check.placeholders import PLACEHOLDER
from talentrules.explain.labels import LINE_STATUSES
from talentrules.model.decision import Item
from talentrules.model.ledger import SettledItem
from talentrules.money import Interval, Money

__all__ = ["filled"]


def filled(text: str, pack: Pack) -> str:
    """Return the scenario file `text` with every blank filled in by what `pack` comes to."""
    data = yaml.safe_load(text)
    for case in data["cases"]:
        decision = pack.decide(case.get("profile") or {}, on=case["day"])
        for name, keys in case.get("expect", {}).items():
            case["expect"][name] = {key: _of_item(key, decision[name]) for key in keys}
        if "ledger" in case:
            _ledger(case["ledger"], decision)
        if "settlement" in case:
            _settlement(case["settlement"], decision)
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    assert PLACEHOLDER not in written
    return written


def _of_item(key: str, item: Item) -> object:
    value = getattr(item, key)
    if key in ("amount", "whole"):
        return _amount(value)
    return value.value


def _amount(value: Interval | None) -> object:
    match value:
        case None:
            return "无"
        case Interval(low=None, high=None):
            return "未载明"
        case Interval(low=Money() as low, high=high) if low == high:
            return _yuan(low)
        case Interval(low=Money() as low, high=Money() as high):
            return {"from": _yuan(low), "to": _yuan(high)}
        case Interval(low=None, high=Money() as high):
            return {"at_most": _yuan(high)}
        case Interval(low=Money() as low):
            return {"at_least": _yuan(low)}
        case _:
            raise AssertionError(value)


def _yuan(money: Money) -> str:
    return f"{money.decimal_yuan()}元"


def _ledger(asked: dict[str, Any], decision: Decision) -> None:
    found = decision.ledger(until=asked["until"]).model
    lines = {(decision.model.pack.benefits[one.benefit].name, one.number): one for one in found.lines}
    for one in asked.get("lines", []):
        line = lines[one["benefit"], one["number"]]
        one |= {"amount": _amount(line.amount), "status": line.status.value}
        one.pop("day")
        if isinstance(line.on, date):
            one["day"] = line.on
    sums = {LINE_STATUSES[status].zh: amount for status, amount in found.sums}
    for status in asked.get("sums", {}):
        asked["sums"][status] = _amount(sums.get(status))


def _settlement(asked: dict[str, Any], decision: Decision) -> None:
    settled = {one.benefit: one for one in decision.settle(left_on=asked["left_on"]).model.items}
    ids = {one.name: one.id for one in decision.model.pack.benefits.values()}
    for name, keys in asked["benefits"].items():
        asked["benefits"][name] = {key: _of_settled(key, settled[ids[name]]) for key in keys}


def _of_settled(key: str, one: SettledItem) -> object:
    if key == "serve_until":
        return one.serve_until
    return _amount(one.resale_refund if key == "resale" else getattr(one, key))
