"""Whatever stands under the keys of a clause: there is a pack, or problems at places of the file; never an exception."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from talentrules.check import check
from talentrules.diagnostics import Diagnostic, Severity
from talentrules.model.pack import Pack
from talentrules.syntax import decode_pack, read_text
from tests.helpers import assert_well_worded, lies_inside

WORDS = (
    *("", "allowance", "虚构补贴", "housing", "once", "year", "month", "40%", "60%", "120%", "5万元", "5年", "6个月"),
    *("0日", "15日", "2024-07-01", "03-01", "02-30", "introduced_on", "application", "annual", "qualified", "full"),
    *("none", "self", "next_month", "last_day", "half_up", "unstated", "甲", "party_member", "one", "price"),
)
KEYS = {
    "payment": (
        *("every", "on_application", "at_most_times", "missed", "payout", "from", "starts", "instalments", "after"),
        *("first_after", "at_end", "in_total_at_most", "while", "assessed", "claim_within", "claim_from", "kind"),
        *("factors", "at_least", "year"),
    ),
    "obligation": (
        *("serve", "from", "clawback", "by_reason", "stops", "repaid_by", "resale", "report", "text", "cite"),
        *("within", "events", "pro_rata", "vesting", "after", "kept", "retired", "退休"),
    ),
    "procedure": (
        *("authority", "route", "applicant", "window", "windows", "steps", "evidence", "cite", "name", "from"),
        *("until", "yearly", "within", "of", "missed", "days", "form", "issuer", "shared", "when", "text"),
    ),
    "groups": (
        *("one", "two", "name", "highest", "choose_one", "excludes", "by", "requires", "for", "cap", "at_most", "cut"),
        *("offset", "received_as", "fallback", "instead_of", "while", "compare", "scope", "received", "after"),
    ),
    "definitions": ("one", "price", "name", "when", "quantity", "cite", "share", "of", "sum"),
    "conventions": ("month_end", "money"),
    "excluded_when": ("party_member", "all", "not", "definition"),
    "builds_on": ("one",),
}
GOOD = [
    *(
        Path(__file__).parents[1] / "language" / form / "good" / f"{name}.yaml"
        for form, name in (
            ("payment", "schedules"),
            ("obligation", "kinds"),
            ("procedure", "whole"),
            ("groups", "kinds"),
            ("excluded_when", "cases"),
            ("definitions", "quantities"),
            ("conventions", "both"),
        )
    ),
]
ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    3,
    10**17,
    "",
    [],
    {},
    [[]],
    [{}],
    {"": 1},
    ["甲"],
    {"甲": {"乙": []}},
    "0年",
)
OF_A_BENEFIT = ("payment", "obligation", "procedure", "excluded_when")


def trees(keys: tuple[str, ...]) -> st.SearchStrategy[Any]:
    single = st.sampled_from(WORDS) | st.sampled_from([None, True, False, 0, 1, 3, -1, 10**17]) | st.text(max_size=4)
    return st.recursive(
        single,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(keys), inner, max_size=5),
        max_leaves=14,
    )


@st.composite
def packs(draw: st.DrawFn) -> dict[str, Any]:
    benefits = {
        id_: {
            "name": name,
            "kind": "allowance",
            "category": "money",
            "amount": "5万元",
            "cite": {"source": "notice", "quote": "给予"},
        }
        for id_, name in (("allowance", "虚构补贴"), ("housing", "虚构房补"))
    }
    pack: dict[str, Any] = {
        "talentrules": 1,
        "id": "xugou",
        "name": "虚构市",
        "jurisdiction": {"code": "990001"},
        "verified_on": "2024-06-01",
        "fictional": True,
        "sources": {"notice": {"kind": "press", "title": "办法", "publisher": "虚构市"}},
        "benefits": benefits,
    }
    for part in draw(st.sets(st.sampled_from(sorted(KEYS)), min_size=1, max_size=3)):
        holder = benefits["allowance"] if part in OF_A_BENEFIT else pack
        holder[part] = draw(trees(KEYS[part]))
    return pack


def _read(written: object) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return what is read, and that it is sound as such: a pack, or errors, each well worded and at its place."""
    text = json.dumps(written, ensure_ascii=False, indent=1, default=str)
    pack, found = decode_pack(read_text(text, "xugou.json"))
    assert (pack is None) == any(one.severity is Severity.ERROR for one in found)
    for one in found:
        assert_well_worded(one)
        assert lies_inside(one.span)
    return pack, found


@given(packs())
def test_whatever_a_clause_holds_it_is_read_or_refused(written: dict[str, Any]) -> None:
    pack, _ = _read(written)
    if pack is not None:
        _walk(pack)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parts[-3])
@pytest.mark.parametrize("seed", range(60))
def test_one_wrong_value_in_a_good_pack_is_read_or_refused(path: Path, seed: int) -> None:
    chance = random.Random(f"{path.name} {seed}")
    written = yaml.safe_load(path.read_text("utf-8"))
    for _ in range(chance.randint(1, 3)):
        holder, key = chance.choice(list(_places(written)))
        if chance.random() < 0.2:
            del holder[key]
        else:
            others = [inner[name] for inner, name in _places(written)]
            holder[key] = copy.deepcopy(chance.choice([*WORDS, *ODD, *others]))
    if isinstance(written, dict):
        pack, _ = _read(written)
        if pack is not None:
            _walk(pack)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a value: what holds it, and under which key."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
    for key in keys:
        yield node, key
        yield from _places(node[key])


def _walk(pack: Pack) -> None:
    assert hash(tuple(pack.benefits.values())) == hash(tuple(pack.benefits.values()))
    assert pack.facts_read is not None
    assert pack.measures.keys() <= pack.quantities.keys()
    assert isinstance(check(pack), tuple)
