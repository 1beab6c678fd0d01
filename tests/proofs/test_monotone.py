"""Which facts rank people is for the pack to say: `better-gets-less` looks at these, and else at the usual ones."""

from __future__ import annotations

import pytest

from talentrules.proofs import Finding, prove
from talentrules.proofs.order import MONOTONE, rankings
from tests.proofs.packs import benefit, loaded

FACTS = "facts:\n  rank: {name: 虚构类别, type: choice, choices: {a: A类, b: B类, c: C类}}\n"
ROWS = """amount:
  table: first
  rows:
    - {when: {rank: a}, fixed: 100元}
    - {when: {rank: b}, fixed: 300元}
    - {when: {rank: c}, fixed: 200元}
payment: once"""
DEGREES = """amount:
  table: first
  rows:
    - {when: {education_level: doctor}, fixed: 100元}
    - {when: {education_level: master}, fixed: 300元}
payment: once"""


def _less(monotone: str, rows: str) -> list[str]:
    pack = loaded(f"{FACTS}{monotone}benefits:\n" + benefit("support", "补贴", rows))
    listed = (one for one in prove(pack) if isinstance(one, Finding))
    return [one.diagnostic.message for one in listed if one.diagnostic.code == "better-gets-less"]


def test_a_class_is_compared_where_the_pack_gives_its_order() -> None:
    assert _less("", ROWS) == []
    assert _less("monotone: []\n", ROWS) == []
    (said,) = _less("monotone: [{fact: rank, order: [c, b, a]}]\n", ROWS)
    assert "A类得到的比B类少" in said
    (other,) = _less("monotone: [{fact: 虚构类别, order: [A类, C类, b]}]\n", ROWS.replace("300", "150"))
    assert "B类得到的比C类少" in other


def test_what_is_left_out_of_the_order_is_not_compared() -> None:
    assert _less("monotone: [{fact: rank, order: [a, b]}]\n", ROWS) == []


def test_a_declaration_takes_the_place_of_the_usual_ones() -> None:
    assert len(_less("", DEGREES)) == 1
    assert len(_less("monotone: [education_level]\n", DEGREES)) == 1
    assert _less("monotone: []\n", DEGREES) == []
    assert _less("monotone: [title_rank]\n", DEGREES) == []


@pytest.mark.parametrize(("monotone", "wanted"), [("", list(MONOTONE)), ("monotone: [学位]\n", ["degree"])])
def test_the_rankings_of_a_pack(monotone: str, wanted: list[str]) -> None:
    pack = loaded(f"{FACTS}{monotone}benefits:\n" + benefit("support", "补贴"))
    found = rankings(pack)
    assert list(found) == wanted
    assert found["degree"] == tuple(one.id for one in pack.facts["degree"].type.options)  # type: ignore[union-attr]
