"""How benefits combine: the rule, who is in, who is out and why, what that costs, and the ways to choose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from talentrules.explain import build_sheet
from talentrules.explain.document import Bullets, Chip, Document, Entry, Line, Table
from talentrules.explain.groups import choices_blocks, group_entry, group_rules, set_aside_blocks
from talentrules.explain.scope import Scope
from talentrules.explain.steps import next_steps
from talentrules.model.decision import Choices, GroupResult, Member
from talentrules.truth import Truth
from tests.explain.conftest import yuan
from tests.explain.full import CHOICES, GROUPS, full_decision, full_groups, full_items, full_pack

ZH = Scope.of(full_pack(), "zh")


@pytest.mark.parametrize(
    ("group", "lines"),
    [
        ("needs", ("享受生活补贴，须同时享受人才公寓",)),
        ("instead", ("可以享受人才公寓的，不享受租房补贴（可以享受是指：退休：是）",)),
        ("not_both", ("享受购房补贴的，不再享受租房补贴", "原文：不得重复享受")),
        ("less", ("已领取的租房补贴、“旧购房补贴”从购房补贴中抵扣，抵扣后不足零的按零计",)),
        (
            "best",
            (
                "购房补贴、生活补贴就高不重复：只取全程合计最高的一项，相同的取列在前面的",
                "按家庭（含配偶）计算",
                "以往享受过的同类待遇计算在内",
                "下列名称的待遇视为同类：旧补贴",
            ),
        ),
        ("pick", ("人才公寓、购房补贴择一享受，由申请人选择",)),
        ("cap", ("购房补贴、论文奖励全程合计之和不超过800,000元；超出部分由各项按比例分摊",)),
    ],
)
def test_a_group_says_its_rule(group: str, lines: tuple[str, ...]) -> None:
    assert group_rules(GROUPS[group], ZH) == lines
    assert len(group_rules(GROUPS[group], Scope.of(full_pack(), "en"))) == len(lines)


def rows(entry: Entry) -> tuple[tuple[str | Chip, ...], ...]:
    return next(block.rows for block in entry.blocks if isinstance(block, Table))


def texts(entry: Entry) -> dict[str, str]:
    return {block.id: block.text for block in entry.blocks if isinstance(block, Line)}


def test_every_loser_is_told_why_and_what_it_costs() -> None:
    entry = group_entry(full_groups()[1], ZH)
    assert rows(entry) == (
        ("购房补贴", Chip(id="eligible", mark="✓", words="入选"), "550,000元", ""),
        (
            "生活补贴",
            Chip(id="superseded", mark="○", words="未选"),
            "360,000元",
            "金额低于购房补贴，或与之相同而排在其后；未选而少得360,000元",
        ),
        ("租房补贴", Chip(id="ineligible", mark="✗", words="不符合"), "不涉及金额", "自身条件不符合"),
    )
    assert texts(entry) == {
        "received": "待补充（已享受待遇）",
        "pays": "550,000元",
        "open": "待补充：已享受待遇",
    }


def test_what_is_open_says_on_what_it_depends() -> None:
    open_rows = rows(group_entry(full_groups()[0], ZH))
    assert [row[3] for row in open_rows] == ["取决于人才公寓，尚未确定", "自身是否符合尚未确定"]
    assert {row[1] for row in open_rows} == {Chip(id="undetermined", mark="?", words="未定")}


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("needed_out", "所依托的购房补贴不能享受"),
        ("can_be_had", "购房补贴可以享受，不再享受本项"),
        ("excluded", "享受购房补贴的，不再享受本项"),
        ("received", "同类待遇已经享受过"),
        ("not_chosen", "已选择购房补贴"),
        ("before", "在此之前已因其他规则未选"),
    ],
)
def test_why_a_benefit_is_set_aside(why: str, words: str) -> None:
    member = Member(benefit="living", before=Truth.OPEN, after=Truth.NO, base=None, why=why, by=("home",))  # type: ignore[arg-type]
    ((_, chip, _, said),) = rows(group_entry(GroupResult(group=GROUPS["best"], members=(member,)), ZH))
    assert isinstance(chip, Chip)
    assert (chip.words, said) == ("未选", words)


def test_a_cap_shows_its_limit() -> None:
    assert texts(group_entry(full_groups()[2], ZH)) == {"limit": "800,000元", "pays": "550,000—800,000元"}


# -- ways to choose ---------------------------------------------------------------------------------------------------


def told(choices: Choices) -> tuple[str, Table]:
    line, table = choices_blocks(choices, ZH)
    assert isinstance(line, Line)
    assert isinstance(table, Table)
    return line.text, table


def test_the_ways_to_choose_show_what_each_gives_up() -> None:
    proof, table = told(CHOICES)
    assert proof == "已逐一比较3种选择：选“择一：购房补贴”，金额不低于其他任何一种。选哪一种由申请人决定。"
    assert table.rows == (
        ("择一：购房补贴", Chip(id="eligible", mark="✓", words="金额最高：550,000元"), "人才公寓"),
        ("择一：人才公寓", "0元；另有人才公寓，未折算成金额", "购房补贴"),
        ("择一：不选", "0元", "购房补贴、人才公寓"),
    )


def test_what_is_not_proven_is_not_claimed() -> None:
    proof, table = told(replace(CHOICES, best=None))
    assert proof == "已逐一比较3种选择：尚有信息未定，不能断定哪一种金额最高。选哪一种由申请人决定。"
    assert not any(isinstance(cell, Chip) for row in table.rows for cell in row)
    proof, _ = told(replace(CHOICES, best=None, possible=5_000))
    assert proof == "可能的选择有5000种，只比较了其中3种，不能断定哪一种金额最高。选哪一种由申请人决定。"


# -- on the sheet -----------------------------------------------------------------------------------------------------


def section(document: Document, identifier: str) -> tuple[object, ...]:
    return next(one.blocks for one in document.sections if one.id == identifier)


def test_the_sheet_has_the_groups_and_the_obligations() -> None:
    sheet = build_sheet(full_decision())
    blocks = section(sheet, "groups")
    assert [block.name for block in blocks if isinstance(block, Entry)] == ["先认定后补贴", "就高不重复", "总额封顶"]
    owed = [block for block in section(sheet, "obligations") if isinstance(block, Bullets)]
    assert [(one.label, one.items[0]) for one in owed] == [
        ("购房补贴", "服务期5年（自引进日期起）"),
        ("论文奖励", "提前离开的，按服务年限分档退还（服务满3年的留50%；此前全部退还）"),
    ]


def test_what_was_set_aside_says_by_what_and_what_it_would_have_paid() -> None:
    living, rent = (one for one in full_items() if one.set_aside_by)
    (line,) = set_aside_blocks(living, ZH)
    assert isinstance(line, Line)
    assert line.text == "按“就高不重复”，因购房补贴未选；若无此规则可得100,000元"
    (line,) = set_aside_blocks(rent, ZH)
    assert isinstance(line, Line)
    assert line.text == "按“购租互斥”未选；若无此规则可得1,000元"
    assert next_steps(rent, full_decision(), "zh") == ("不论补充什么信息，按叠加规则都不会入选，不必再补充",)


def entry_texts(benefit: str) -> dict[str, str]:
    entries = (
        block for one in build_sheet(full_decision()).sections for block in one.blocks if isinstance(block, Entry)
    )
    return texts(next(one for one in entries if one.id == benefit))


def test_an_amount_after_an_offset_shows_the_one_before() -> None:
    assert (entry_texts("home")["amount"], entry_texts("home")["rate"]) == ("共550,000元（55万元）", "600,000元")
    assert entry_texts("living")["whole"] == "3,600,000元"


def test_an_amount_that_waits_for_a_fact_says_for_which() -> None:
    assert entry_texts("paper")["amount"] == "金额待补充（待补充：房价）"
    paper = next(one for one in full_items() if one.benefit.id == "paper")
    assert next_steps(paper, full_decision(), "zh")[-1] == "要确定金额，请补充：房价（可凭购房合同证明）"
    bounded = replace(paper, amount=yuan(0, 700_000))
    sheet = build_sheet(replace(full_decision(), items=(bounded,)))
    (entry,) = (block for one in sheet.sections for block in one.blocks if isinstance(block, Entry) and one.level == 3)
    assert texts(entry)["amount"] == "共不超过700,000元（70万元；待补充：房价）"
