"""The ledger and the settlement on leaving, as pages and as data."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from talentrules.explain import ledger_data, ledger_document, settlement_data, settlement_document
from talentrules.explain.document import Document, Entry, Line, Table
from talentrules.model.ledger import Ledger
from talentrules.model.pack import Conventions
from talentrules.model.quantities import Unit
from talentrules.money import Interval, Money
from tests.explain.full import LEDGER, SETTLEMENT, full_decision

DECISION = full_decision()


def tables(document: Document) -> dict[str, Table]:
    return {block.id: block for one in document.sections for block in one.blocks if isinstance(block, Table)}


def entries(document: Document) -> dict[str, Entry]:
    return {block.id: block for one in document.sections for block in one.blocks if isinstance(block, Entry)}


def texts(entry: Entry) -> dict[str, str]:
    return {block.id: block.text for block in entry.blocks if isinstance(block, Line)}


def test_a_line_says_from_which_day_how_much_and_why_not() -> None:
    page = ledger_document(LEDGER, DECISION)
    assert page.title == "样例市发放台账"
    assert {line.id: line.text for line in page.head}["until"] == "2029年12月31日"
    table = tables(page)["ledger"]
    assert table.headings == ("日期", "待遇", "期次", "金额", "状态")
    assert table.rows == (
        ("2024年3月1日", "购房补贴", "第1期/共3期；40%", "220,000元", "已发放"),
        (
            "2024年7月1日",
            "生活补贴",
            "第1期；考核系数120%；所属期2024年4月1日至2024年6月30日",
            "3,600元",
            "可发放",
        ),
        ("2025年3月1日", "购房补贴", "第2期/共3期；30%", "165,000元", "不再发放（已离职）"),
        ("日期未定", "论文奖励", "第1期/共1期", "待补充（房价）", "待定（待补充：房价）"),
    )
    sums = [(block.label, block.text) for block in page.sections[1].blocks if isinstance(block, Line)]
    assert sums == [("已发放", "220,000元"), ("待定", "未定")]


def test_an_empty_ledger_says_so() -> None:
    page = ledger_document(Ledger(until=LEDGER.until, lines=(), sums=()), DECISION)
    assert [one.id for one in page.sections] == ["lines"]
    assert page.sections[0].blocks[0].items == ("没有可列的发放",)  # type: ignore[union-attr]


def test_a_refund_shows_its_arithmetic() -> None:
    page = settlement_document(SETTLEMENT, DECISION)
    assert {line.id: line.text for line in page.head[-3:]} == {
        "left_on": "2026年3月1日",
        "reason": "解聘",
        "refund": "不低于231,000元",
    }
    assert texts(entries(page)["home"]) == {
        "rule": "按未服务月数比例退还",
        "served": "已服务24个月，约定60个月；服务期自2024年3月1日至2029年2月28日",
        "paid": "385,000元",
        "owed": "15,000元",
        "later": "5,000元",
        "forfeited": "165,000元",
        "refund": "385,000元 × （1 − 24/60） = 231,000元",
        "resale": "所购住房自引进日期起3年内不得转让，违反的，全额退还已领资金",
        "by_year": "按届时已发放和已到期应发放的数额计算",
    }
    (table,) = (block for block in entries(page)["home"].blocks if isinstance(block, Table))
    assert table.rows == (
        ("0年", "2024年3月1日", "220,000元", "0%", "220,000元"),
        ("1年", "2025年3月1日", "100元", "1/3", "100元 × （1 − 1/3） = 66.67元（不足1分的部分四舍五入）"),
        ("5年", "2029年3月1日", "5元", "未载明", "未定"),
    )


@pytest.mark.parametrize(
    ("kept", "yuan", "words"),
    [
        (Fraction(0), 154_000, "154,000元（已发放的不重复退还）"),
        (Fraction(3, 5), 154_000, "385,000元 × （1 − 60%） = 154,000元"),
        (None, 154_000, "154,000元"),
    ],
)
def test_a_sale_shows_what_it_adds(kept: Fraction | None, yuan: int, words: str) -> None:
    item = replace(SETTLEMENT.items[0], resale_kept=kept, resale_refund=Interval.exactly(Money.yuan(yuan)))
    page = entries(settlement_document(replace(SETTLEMENT, items=(item,)), DECISION))
    assert texts(page["home"])["resale_refund"] == words
    assert settlement_data(replace(SETTLEMENT, items=(item,)), DECISION)["items"][0]["resale_refund"] == {
        "low": "154000",
        "high": "154000",
    }


def test_what_is_missing_and_what_is_not_owed_are_two_things() -> None:
    page = entries(settlement_document(SETTLEMENT, DECISION))
    assert (texts(page["living"])["rule"], texts(page["living"])["refund"]) == ("不须退还", "0元")
    assert texts(page["paper"])["refund"] == "待补充（房价）"
    assert texts(page["paper"])["served"] == "已服务24个月"
    unknown = settlement_document(replace(SETTLEMENT, reason=None, items=()), DECISION)
    assert unknown.sections == ()
    assert {line.id: line.text for line in unknown.head}["reason"] == "未提供"


@pytest.mark.parametrize(
    ("unit", "words"), [(Unit.YEAR, "已服务2年"), (Unit.MONTH, "已服务2个月"), (Unit.DAY, "已服务2天")]
)
def test_service_is_counted_in_the_unit_of_the_settlement(unit: Unit, words: str) -> None:
    item = replace(SETTLEMENT.items[2], unit=unit, served=2, of=None, missing=())
    page = entries(settlement_document(replace(SETTLEMENT, items=(item,)), DECISION))
    assert texts(page["paper"])["served"] == words


def test_without_a_convention_no_rule_is_claimed() -> None:
    pack = replace(DECISION.pack, conventions=Conventions())
    page = settlement_document(SETTLEMENT, replace(DECISION, pack=pack))
    (table,) = (block for block in entries(page)["home"].blocks if isinstance(block, Table))
    assert table.rows[1][-1] == "100元 × （1 − 1/3） = 66.67元"


def test_both_are_data_too() -> None:
    ledger = json.loads(json.dumps(ledger_data(LEDGER, DECISION)))
    assert ledger["schema"] == "talentrules/ledger/1"
    assert ledger["lines"][1] == {
        "benefit": "living",
        "name": "生活补贴",
        "number": 1,
        "of": None,
        "on": "2024-07-01",
        "covers": {"from": "2024-04-01", "until": "2024-06-30"},
        "amount": {"low": "3600", "high": "3600"},
        "share": None,
        "factor": "1.2",
        "status": "due",
        "why": "",
        "missing": [],
    }
    assert ledger["sums"][1] == {"status": "open", "low": "0", "high": None}
    settlement = json.loads(json.dumps(settlement_data(SETTLEMENT, DECISION)))
    home = settlement["items"][0]
    assert (home["kept"], home["refund"]) == ("0.4", {"low": "231000", "high": "231000"})
    assert home["clawback"] == {"kind": "pro_rata", "unit": "months", "steps": []}
    assert [row["kept"] for row in home["table"]] == ["0", "1/3", None]
    assert settlement["items"][1]["clawback"] is None
