"""The language reference cannot lie: its examples load, its edge cases come out as it says, and nothing is left out."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import talentrules as tr
from talentrules.diagnostics import CATALOGUE
from talentrules.engine import scope_of
from talentrules.engine.windows import window_status
from talentrules.explain.values import path_words
from talentrules.model import groups, obligations, payments, quantities
from talentrules.model.conditions import Condition, Operator, Quantifier
from talentrules.model.groups import Group
from talentrules.model.laws import Counted, Law
from talentrules.model.ledger import LedgerLine
from talentrules.model.pack import Applicant, Conventions, FindingReason, Granularity, Procedure, Relation, Window
from talentrules.model.quantities import Quantity
from talentrules.money import Interval, Money, parse_money
from talentrules.syntax.forms import FORMS, KEYS_OF_QUANTITIES, MEASURED
from talentrules.testing.stated_laws import attack
from talentrules.truth import Truth
from tests.repository.checkout import ROOT, blocks

REFERENCE: dict[str, Any] = runpy.run_path(str(ROOT / "docs/reference.py"))
PAGE = ROOT / "docs/language.zh.md"
ALL = REFERENCE["forms"]()
EXAMPLES = [pytest.param(form, id=form.form) for form in ALL]
EDGES = [pytest.param(form, edge, id=f"{form.form}-{at}") for form in ALL for at, edge in enumerate(form.edges, 1)]
ENUMS: tuple[type[StrEnum], ...] = (
    *(Operator, Quantifier, Applicant, FindingReason, Granularity, Relation),
    *(quantities.Clock, quantities.HitPolicy, quantities.Fold, quantities.Unit, quantities.Part, quantities.Rounding),
    *(payments.Every, payments.Missed, payments.Starts, obligations.ClawbackKind),
    *(groups.Cut, groups.Compared, groups.GroupScope, Counted),
)
PAPERS = {Truth.YES: "要交", Truth.NO: "不交", Truth.OPEN: "待定"}
WITH_FIELDS = (payments.Payment, obligations.Obligation, Procedure, Window, Conventions)
_OF_THE_FILE = {"span", "text", "cite"}
_OF_AN_ITEM = {"verdict", "standing", "amount", "whole", "missing"}
_OF_THE_WHOLE = {"lines", "refund", "window", "papers", "group", "law"}
_FEWEST, _MOST = 2, 5


@pytest.mark.parametrize("form", EXAMPLES)
def test_every_example_is_a_sound_pack(form: Any, tmp_path: Path) -> None:
    # many examples leave the condition to another chapter, which is what the reminder is about
    assert {one.code for one in _load(form.pack_text(), tmp_path).warnings} <= {"no-condition"}


@pytest.mark.parametrize(("form", "edge"), EDGES)
def test_every_edge_case_comes_out_as_the_reference_says(form: Any, edge: Any, tmp_path: Path) -> None:
    text = form.pack_text(edge)
    if "mistake" in edge.says:
        assert edge.says["mistake"] in _complaints(text, tmp_path)
        return
    pack = _load(text, tmp_path)
    assert edge.says.keys() <= {*_OF_AN_ITEM, *_OF_THE_WHOLE, *(one.name for one in pack.benefits.values())}
    decision = pack.decide(edge.facts, on=edge.day)
    for name, says in _of_items(edge.says, _first_benefit(text), pack):
        item = next(one for one in decision.items if one.benefit.name == name)
        assert {key: _come_out(key, item, pack) for key in says} == {key: _wanted(key, says[key]) for key in says}
    _beside(edge, pack, decision)


def _beside(edge: Any, pack: tr.Pack, decision: tr.Decision) -> None:
    """Assert what is said beside the items: payments, refunds, windows, papers, groups."""
    says = edge.says
    if "lines" in says:
        assert [_line(one) for one in decision.ledger(until=edge.until).model.lines] == says["lines"]
    if "refund" in says:
        refund = decision.settle(left_on=edge.left_on, reason=edge.reason).model.refund
        assert refund == _interval(says["refund"])
    if "window" in says:
        assert _window(pack, decision) == {key: str(value) for key, value in says["window"].items()}
    if "papers" in says:
        needed = {one.evidence.name: PAPERS[one.needed] for item in decision.items for one in item.evidence}
        assert {name: needed[name] for name in says["papers"]} == says["papers"]
    if "law" in says:
        assert {one.law.name: str(one.status) for one in attack(pack, examples=20).runs} == says["law"]
    if "group" in says:
        (group,) = decision.groups
        assert {key: getattr(group, key) for key in says["group"]} == {
            key: _interval(value) for key, value in says["group"].items()
        }


def _of_items(says: Mapping[str, Any], first: str, pack: tr.Pack) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Yield the name of a benefit with what is said of it; what is said of no name is said of the first."""
    if own := {key: value for key, value in says.items() if key in _OF_AN_ITEM}:
        yield first, own
    named = {one.name for one in pack.benefits.values()}
    yield from ((name, said) for name, said in says.items() if name in named)


def _first_benefit(text: str) -> str:
    return str(next(iter(yaml.safe_load(text)["benefits"].values()))["name"])


def _come_out(key: str, item: tr.Item, pack: tr.Pack) -> object:
    match key:
        case "verdict" | "standing":
            return str(getattr(item, key))
        case "missing":
            return [path_words(pack.facts, one, "zh") for one in item.missing]
        case _:
            return getattr(item, key)


def _wanted(key: str, written: Any) -> object:
    return _interval(written) if key in ("amount", "whole") else written


def _interval(written: Any) -> Interval | None:
    match written:
        case None:
            return None
        case [low, high]:
            return Interval(*(None if end is None else parse_money(end) for end in (low, high)))
        case _:
            return Interval.exactly(parse_money(written))


def _line(line: LedgerLine) -> str:
    low, high = line.amount.low, line.amount.high
    shown = _short(low) if low == high else f"{_short(low)}—{_short(high)}"
    return f"{line.on or '待定'} {shown} {line.status}"


def _short(money: Money | None) -> str:
    return "" if money is None else money.in_wan() or str(money).replace(",", "")


def _window(pack: tr.Pack, decision: tr.Decision) -> dict[str, str]:
    (benefit,) = pack.benefits.values()
    assert benefit.procedure is not None
    found = window_status(benefit.procedure.windows[0], scope_of(pack.model, decision.model.case), decision.on)
    shown = {"state": str(found.state), "until": found.until, "opens_on": found.opens_on}
    return {key: str(value) for key, value in shown.items() if value and (key != "until" or found.state == "open")}


def _load(text: str, folder: Path) -> tr.Pack:
    path = folder / "xinshan.yaml"
    path.write_text(text, encoding="utf-8")
    return tr.load(path)


def _complaints(text: str, folder: Path) -> list[str]:
    try:
        return [one.code for one in _load(text, folder).warnings]
    except tr.PackError as error:
        return [one.code for one in error.diagnostics]


@pytest.mark.parametrize("form", EXAMPLES)
def test_every_form_shows_where_its_edges_are(form: Any) -> None:
    assert (_FEWEST if form.form != "told_only" else 1) <= len(form.edges) <= _MOST
    assert {edge.says["mistake"] for edge in form.edges if "mistake" in edge.says} <= CATALOGUE.keys()
    assert set(form.see) <= {one.form for one in ALL}
    assert all(1 <= number <= 50 for number in form.patterns)


@pytest.mark.parametrize("form", EXAMPLES)
def test_every_key_of_a_form_stands_in_its_example_or_its_edges(form: Any) -> None:
    shown = form.example + form.meaning + "".join(edge.written for edge in form.edges)
    assert [key for key in form.keys if not re.search(rf"\b{key}\b", shown)] == []


def test_every_class_and_word_of_the_model_is_served() -> None:
    served = set(REFERENCE["served"]())
    for one in served:
        assert REFERENCE["model_class"](one)
    unions = [*get_args(Condition), *get_args(Quantity), *get_args(Group), *get_args(Law)]
    assert [one.__name__ for one in unions if one.__name__ not in served] == []
    wanted = {f"{kind.__name__}.{one.name}" for kind in ENUMS for one in kind}
    wanted |= {f"{kind.__name__}.{one.name}" for kind in WITH_FIELDS for one in fields(kind)}
    wanted -= {f"{kind.__name__}.{name}" for kind in WITH_FIELDS for name in _OF_THE_FILE if kind is not Procedure}
    assert sorted(wanted - served) == []


def test_every_part_of_a_file_and_every_key_is_in_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    inside = {key for keys in MEASURED.values() for key in keys}
    keys = {*FORMS, *KEYS_OF_QUANTITIES, *inside, *(str(one) for one in Operator)}
    keys |= {one.alias or name for part in REFERENCE["SURFACE"] for name, one in part.model_fields.items()}
    assert sorted(key for key in keys if f"`{key}`" not in page) == []


def test_every_part_of_a_file_is_listed() -> None:
    base = REFERENCE["SURFACE"][0].__mro__[1]
    assert sorted(one.__name__ for one in _below(base)) == sorted(one.__name__ for one in REFERENCE["SURFACE"])


def _below(kind: type) -> set[type]:
    direct: list[type] = kind.__subclasses__()
    return {*direct, *(one for below in direct for one in _below(below))}


def test_the_skeleton_of_the_page_is_a_sound_pack(tmp_path: Path) -> None:
    (skeleton,) = [one for one in blocks(PAGE, "yaml") if one.startswith("talentrules: 1")]
    assert _load(skeleton, tmp_path).warnings == ()


def test_every_link_inside_the_page_leads_somewhere() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(re.findall(r'<a id="([^"]+)">', page))
    codes = set(re.findall(r"diagnostics\.md#([a-z-]+)", page))
    assert codes <= CATALOGUE.keys()


def test_the_page_speaks_to_people_who_do_not_program() -> None:
    text = PAGE.read_text(encoding="utf-8")
    said = re.sub(r"\]\([^)]*\)", "]", text)
    assert not re.search(r"\bPython\b|dataclass|\bpytest\b", said)
