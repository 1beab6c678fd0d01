"""Small fictional packs in which a mutant can be looked at, and scenarios about them."""

from __future__ import annotations

from pathlib import Path

from talentrules.api import Pack as Usable
from talentrules.loading import load_bytes
from talentrules.model.pack import Pack
from talentrules.mutation import Mutant, mutants
from talentrules.testing import Suite
from tests.helpers import HEAD as PLAIN

__all__ = ["AGED", "HEAD", "LIVING", "OWED", "TIERS", "found", "nothing_said", "pack_of", "said"]

HEAD = PLAIN + "conventions: {month_end: last_day, money: half_up}\n"

LIVING = """\
benefits:
  living:
    name: 生活补贴
    kind: allowance
    category: money
    when:
      all:
        - years: {from: contract_start, to: contract_end, part: drop, at_least: 3}
        - employer_type: {in: [private, soe]}
        - not: {retired: true}
    amount: 500元
    payment: {every: month, at_most_times: 36}
    cite: {source: notice, quote: 签订3年以上合同的，每月500元，最多36个月}
"""
AGED = """\
benefits:
  card:
    name: 人才卡
    kind: card
    category: card
    in_force: {from: 2024-01-01, until: 2024-12-31}
    when: {age: {day: evaluation, at_most: 45}}
    cite: {source: notice, quote: 2024年1月1日至2024年12月31日，45周岁以下的}
"""
TIERS = """\
benefits:
  award:
    name: 奖励
    kind: award
    category: money
    amount:
      table: first
      rows:
        - {when: {education_level: doctor}, name: 博士, fixed: 50元}
        - {when: {education_level: {at_least: master}}, name: 硕士, fixed: 30元}
      otherwise: 10元
    payment: once
    cite: {source: notice, quote: 博士50元，硕士30元，其他10元}
  loan_help:
    name: 贴息
    kind: subsidy
    category: money
    when: {any: [{retired: true}, {employer_type: private}]}
    amount: {share: 50%, of: annual_pay, at_most: 20元}
    payment: once
    cite: {source: notice, quote: 按50%贴息，最高20元}
groups:
  better:
    name: 就高
    highest: [award, loan_help]
    cite: {source: notice, quote: 就高}
"""
OWED = """\
benefits:
  home:
    name: 安家补贴
    kind: subsidy
    category: money
    when: {retired: false}
    amount: 600元
    payment: {every: year, at_most_times: 3, from: contract_start, claim_within: 5 years, claim_from: contract_start}
    obligation:
      serve: 5 years
      from: contract_start
      clawback: {vesting: [{after: 3 years, kept: 50%}]}
      cite: {source: notice, quote: 服务5年，满3年的50%归本人}
    cite: {source: notice, quote: 600元，3年，5年内申领}
"""


def pack_of(body: str) -> Pack:
    """Return the pack with this body."""
    return load_bytes((HEAD + body).encode(), "xugou.yaml").pack


def said(body: str) -> dict[str, str]:
    """Return the sentence of every mutant by its id."""
    return {one.id: one.say() for one in mutants(pack_of(body))}


def found(body: str, wanted: str) -> Mutant:
    """Return the mutant with the id `wanted`."""
    return next(one for one in mutants(pack_of(body)) if one.id == wanted)


def nothing_said(pack: Pack) -> Suite:
    """Return a suite that says nothing about `pack`."""
    return Suite(path=Path("nothing.scenario.yaml"), pack=Usable(model=pack), scenarios=())
