"""How amounts, shares, days, stretches of time and names are spelled, and in what order keys stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from talentrules.formatting import Naming, formatted
from talentrules.formatting.order import SCENARIO, keys_of
from talentrules.formatting.sheet import Leaf
from talentrules.formatting.spelling import settle_value
from talentrules.loading import load_file
from talentrules.syntax import decode_profile, read_text
from talentrules.syntax.shape import kind_inside
from talentrules.syntax.surface import PackFile
from talentrules.testing import expectations, reading
from talentrules.testing.reading import scenarios_of
from tests.formatting.dumped import ROOT
from tests.formatting.test_layout import FORMATTED, of

YUNSHAN = ROOT / "examples" / "packs" / "yunshan.yaml"


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("5000元", "5000元"),
        ("10000元", "10000元"),  # as its source prints it
        ("100000元", "10万元"),
        ("1,200,000元", "120万元"),
        ("1,200,001元", "1200001元"),
        ("1.50万元", "1.50万元"),
        ("80.50元", "80.50元"),
        ("500000.00元", "50万元"),
        ("3 万元", "3万元"),
        ("2亿元", "2亿元"),
        ("50％", "50%"),
        ("50 %", "50%"),
        ("1 years", "1 year"),
        ("2year", "2 years"),
        ("36  months", "36 months"),
        ("1 year 6 month", "1 year 6 months"),
        ("3 年", "3年"),
        ("1年 6个月", "1年6个月"),
        ("15 天", "15天"),
        ("2024-07-01", "2024-07-01"),
    ],
)
def test_values(written: str, spelled: str) -> None:
    for style in ("", "'", '"'):
        leaf = Leaf(f"{style}{written}{style}", written, style)
        settle_value(leaf)
        assert (leaf.raw, leaf.value) == (spelled, spelled)


@pytest.mark.parametrize("written", ["application", "国内", "5", "0.5", "03-01", "1,0元", "5元5角", "2024-13-01", ""])
def test_what_is_no_such_value_stays(written: str) -> None:
    leaf = Leaf(f'"{written}"', written, '"')
    settle_value(leaf)
    assert (leaf.raw, leaf.value) == (f'"{written}"', written)


def test_a_text_that_looks_like_an_amount_is_a_text() -> None:
    text = FORMATTED.replace("payment: once", 'payment: once\n    verb: "1,200,000元"')
    assert of(text) == text


def test_amounts_of_a_pack() -> None:
    text = FORMATTED.replace("amount: 5000元", "amount: {to: '1,200,000元', from: 500000元}")
    assert of(text) == FORMATTED.replace("amount: 5000元", "amount: {from: 50万元, to: 120万元}")


def test_rows_of_a_table_and_what_they_are_cited_from() -> None:
    table = """\
    amount:
      rows:
        - cite: {quote: 给予补贴5000元, source: notice}
          fixed: 5000元
          when: {cite: {quote: 给予补贴5000元, source: notice}, age: {at_most: 45, day: {plus: '1 days', day: application}}}
      table: first
"""
    ordered = """\
    amount:
      table: first
      rows:
        - when: {age: {day: {day: application, plus: 1 day}, at_most: 45}, cite: {source: notice, quote: 给予补贴5000元}}
          fixed: 5000元
          cite: {source: notice, quote: 给予补贴5000元}
"""
    assert of(FORMATTED.replace("    amount: 5000元\n", table)) == FORMATTED.replace("    amount: 5000元\n", ordered)


# -- ids and names

_RULE = """\
    when:
      all:
        - {education_level: {at_least: master}, text: 硕士}
        - homes: {some: {is_first: true}}
"""
_BY_NAMES = """\
    when:
      all:
        - {学历: {at_least: 硕士研究生}, text: 硕士}
        - 所购住房: {some: {首套: true}}
"""


def _named(text: str, naming: Naming) -> str:
    from talentrules.syntax import decode_pack

    read = read_text(text, "pack.yaml")
    pack, found = decode_pack(read)
    assert pack is not None, found
    return formatted(read, pack, naming)


def test_facts_and_choices_by_id_or_name_and_neither_where_not_asked() -> None:
    ids, names = (FORMATTED.replace("    amount:", f"{rule}    amount:") for rule in (_RULE, _BY_NAMES))
    assert _named(ids, Naming.NAMES) == _named(names, Naming.NAMES) == names
    assert _named(names, Naming.IDS) == _named(ids, Naming.IDS) == ids
    assert _named(ids, Naming.AS_WRITTEN) == ids
    assert _named(names, Naming.AS_WRITTEN) == names


def test_a_name_that_is_a_word_of_the_language_stays_an_id() -> None:
    facts = "facts:\n  odd: {name: all, type: boolean}\n  even: {name: 虚构事实, type: boolean}\n\nbenefits:"
    text = FORMATTED.replace("benefits:", facts)
    text = text.replace("    amount:", "    when: {any: [{odd: true}, {even: true}]}\n    amount:")
    named = _named(text, Naming.NAMES)
    assert named == text.replace("{even: true}", "{虚构事实: true}")


def test_facts_that_rank_people() -> None:
    facts = "facts:\n  rank: {name: 虚构类别, type: choice, choices: {a: A类, b: B类}}\n\nbenefits:"
    told = FORMATTED.replace("benefits:", facts).replace("    amount:", "    when: {rank: a}\n    amount:")
    ids = told.replace("\nsources:", "monotone: [education_level, {fact: rank, order: [b, a]}]\n\nsources:")
    swapped = ids.replace("{fact: rank, order: [b, a]}", "{order: [b, a], fact: rank}")
    names = ids.replace("[education_level, {fact: rank, order: [b, a]}]", "[学历, {fact: 虚构类别, order: [B类, A类]}]")
    names = names.replace("{rank: a}", "{虚构类别: A类}")
    assert _named(swapped, Naming.NAMES) == _named(ids, Naming.NAMES) == names
    assert _named(names, Naming.IDS) == ids


def test_a_name_that_needs_quotes_gets_them() -> None:
    facts = 'facts:\n  odd: {name: "一: 二", type: boolean}\n\nbenefits:'
    text = FORMATTED.replace("benefits:", facts).replace("    amount:", "    when: {odd: true}\n    amount:")
    named = _named(text, Naming.NAMES)
    assert '    when: {"一: 二": true}\n' in named
    assert _named(named, Naming.IDS) == text


def test_a_profile_keeps_the_order_of_its_facts() -> None:
    pack = load_file(YUNSHAN).pack
    written = "学历: '博士研究生'\nannual_pay:   500000元\nbirth_date: '1988-05-20'  # 生日\nhomes:\n- 首套: true\n  总价: 1,000,000元\n"
    read = read_text(written, "p.yaml")
    as_written = "学历: 博士研究生\nannual_pay: 50万元\nbirth_date: 1988-05-20  # 生日\nhomes:\n  - 首套: true\n    总价: 100万元\n"
    assert formatted(read, pack) == as_written
    by_ids = as_written.replace("学历: 博士研究生", "education_level: doctor")
    by_ids = by_ids.replace("首套", "is_first").replace("总价", "total_price")
    assert formatted(read, pack, Naming.IDS) == by_ids
    before, after = (decode_profile(read_text(text, "p.yaml"), pack)[0] for text in (written, by_ids))
    assert before == after


def test_a_value_with_where_it_is_from() -> None:
    pack = load_file(YUNSHAN).pack
    written = "annual_pay: {standing: verified, value: 500000元}\nretired: {unknown: '没有问到'}\n"
    written += "attestations:\n  outstanding_talent: {date: '2026-01-02', holds: true}\n"
    expected = (
        "年薪: {value: 50万元, standing: verified}\n已退休: {unknown: 没有问到}\n"
        "attestations:\n  市优秀人才: {holds: true, date: 2026-01-02}\n"
    )
    names = [pack.facts[one].name for one in ("annual_pay", "retired")]
    expected = expected.replace("年薪", names[0]).replace("已退休", names[1])
    read = read_text(written, "p.yaml")
    assert formatted(read, pack, Naming.NAMES) == expected
    assert decode_profile(read, pack)[0] == decode_profile(read_text(expected, "p.yaml"), pack)[0]


def test_a_scenario_file(tmp_path: Path) -> None:
    written = (
        "scenarios: 1\ncases:\n  # 第一个\n  - expect:\n      安家补贴: {missing: [学历经历.全日制], verdict: 符合, amount: 500000元}\n"
        "    profile: {学历: 博士研究生}\n    day: '2026-06-01'\n    name: 博士\n"
        f"pack: {YUNSHAN}\n"
    )
    expected = (
        f"scenarios: 1\npack: {YUNSHAN}\ncases:\n  # 第一个\n  - name: 博士\n    day: 2026-06-01\n"
        "    profile: {education_level: doctor}\n    expect:\n"
        "      settlement_subsidy: {verdict: 符合, missing: [qualifications.full_time], amount: 50万元}\n"
    )
    read = read_text(written, "a.scenario.yaml")
    before = scenarios_of(read, tmp_path / "a.scenario.yaml")
    assert formatted(read, before.pack.model, Naming.IDS) == expected
    after = scenarios_of(read_text(expected, "a.scenario.yaml"), tmp_path / "a.scenario.yaml")
    assert after.scenarios == before.scenarios


# -- order


def _parts(kind: Any, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Return every part that a file may have below `kind`."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        for name, field in kind.model_fields.items():
            _parts(kind_inside(kind, field.alias or name), seen)
    elif not isinstance(kind, type):
        for part in (0, "x"):
            inner = kind_inside(kind, part)
            if inner is not kind and inner is not None:
                _parts(inner, seen)
    return seen


def _flat(order: Sequence[str | tuple[str, ...]]) -> list[str]:
    return [key for one in order for key in ((one,) if isinstance(one, str) else one)]


def test_the_order_of_every_part_holds_each_of_its_keys_once() -> None:
    kinds = _parts(PackFile, set())
    assert len(kinds) > 20
    for kind in kinds:
        keys = [field.alias or name for name, field in kind.model_fields.items()]
        assert sorted(_flat(keys_of(kind))) == sorted(keys), kind


def test_the_order_of_a_scenario_file_is_that_of_its_reader() -> None:
    assert _flat(SCENARIO["file"]) == list(reading._HEAD)
    assert _flat(SCENARIO["defaults"]) == list(reading._DEFAULTS)
    assert _flat(SCENARIO["case"]) == list(reading._CASE)
    assert set(_flat(SCENARIO["item"])) <= set(expectations._ITEM)
    assert _flat(SCENARIO["ledger"]) == list(expectations._LEDGER)
    assert _flat(SCENARIO["line"]) == list(expectations._LINE)
    assert _flat(SCENARIO["settlement"]) == list(expectations._SETTLEMENT)
    assert _flat(SCENARIO["settled"]) == list(expectations._SETTLED)


def test_what_leaving_comes_to(tmp_path: Path) -> None:
    written = (
        f"scenarios: 1\npack: {YUNSHAN}\ncases:\n  - name: 博士\n    day: 2026-06-01\n    settlement:\n"
        "      benefits:\n        安家补贴: {serve_until: '2030-02-28', refund: 500000元}\n"
        "      reason: 辞职\n      left_on: '2027-02-28'\n"
        "    ledger:\n      sums: {已发放: 300000元}\n      until: '2027-01-01'\n"
        "      lines: [{number: 1, benefit: 安家补贴, amount: '200000元', day: 2026-06-01}]\n"
    )
    expected = (
        f"scenarios: 1\npack: {YUNSHAN}\ncases:\n  - name: 博士\n    day: 2026-06-01\n"
        "    ledger:\n      until: 2027-01-01\n"
        "      lines: [{benefit: settlement_subsidy, number: 1, day: 2026-06-01, amount: 20万元}]\n"
        "      sums: {已发放: 30万元}\n"
        "    settlement:\n      left_on: 2027-02-28\n      reason: personal\n"
        "      benefits:\n        settlement_subsidy: {refund: 50万元, serve_until: 2030-02-28}\n"
    )
    path = tmp_path / "a.scenario.yaml"
    read = read_text(written, path.name)
    before = scenarios_of(read, path)
    assert formatted(read, before.pack.model, Naming.IDS) == expected
    assert scenarios_of(read_text(expected, path.name), path).scenarios == before.scenarios
