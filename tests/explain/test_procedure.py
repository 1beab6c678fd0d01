"""How a benefit is obtained: what is needed, what may be, and what is left out."""

from __future__ import annotations

from talentrules.explain import build_sheet
from talentrules.explain.document import Block, Bullets, Entry
from talentrules.explain.procedure import procedure_block
from talentrules.explain.scope import Scope
from talentrules.model.pack import Procedure, Window
from tests.explain.full import full_decision, full_pack

WINDOWS = (
    "集中受理：每年3月1日至3月31日（错过的，可在下一次申请）；每年12月1日至次年1月31日（错过的，不再受理）；"
    "2024年1月1日至2024年12月31日；自引进日期起2年内"
)


def entry_of(benefit: str) -> Entry:
    blocks: list[Block] = [block for one in build_sheet(full_decision()).sections for block in one.blocks]
    return next(block for block in blocks if isinstance(block, Entry) and block.id == benefit)


def items_of(blocks: tuple[Block, ...], identifier: str) -> tuple[str, ...]:
    return next(block.items for block in blocks if isinstance(block, Bullets) and block.id == identifier)


def test_the_whole_procedure_is_told() -> None:
    assert items_of(entry_of("home").blocks, "procedure") == (
        "受理部门：市住建局",
        "申请：由用人单位申请",
        "途径：窗口",
        f"时间：{WINDOWS}",
        "材料：购房合同（原件；开发企业出具）、户籍信息（由部门通过数据共享获取，不必提交）；如退休：是，需结婚证（复印件）",
        "第1步：单位申报（5日）",
        "第2步：部门审核（10日）",
        "办理时限合计15日",
    )


def test_what_nobody_needs_to_apply_for_has_no_gaps() -> None:
    assert items_of(entry_of("flat").blocks, "procedure") == ("申请：免申即享，无须申请",)
    assert items_of(entry_of("flat").blocks, "next")[0] == "免申即享，无须申请"


def test_the_list_of_papers_leaves_out_what_is_not_needed_and_what_the_office_gets() -> None:
    (block,) = (block for one in build_sheet(full_decision()).sections if one.id == "checklist" for block in one.blocks)
    assert isinstance(block, Bullets)
    assert block.items == (
        "购房合同（原件；开发企业出具）（用于购房补贴）",
        "如退休：是，需结婚证（复印件）（用于购房补贴）",
        "购房合同（用于论文奖励）",
    )


def test_a_window_without_days_is_empty_and_no_procedure_says_nothing() -> None:
    scope = Scope.of(full_pack(), "zh")
    empty = Procedure(windows=(Window(),))
    assert list(procedure_block(empty, (), scope, gaps=False)) == []
    assert list(procedure_block(None, (), scope, gaps=True)) == []
