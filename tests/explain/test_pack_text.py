"""A pack as a handbook: every rule, every citation, no verdict."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from talentrules.dates import MonthEnd
from talentrules.explain import benefit_document, document_to_markdown, pack_document, show_benefit, show_pack
from talentrules.explain.document import Entry, Line, Quotes, Table
from talentrules.model.pack import Conventions, Pack
from talentrules.model.sources import SourceKind
from tests.explain.conftest import make_pack
from tests.explain.full import full_pack


def joined(page: str) -> str:
    """Return a page without its line breaks and indents."""
    return re.sub(r"\n\s*", "", page)


def test_every_benefit_definition_finding_and_source_is_there(pack: Pack) -> None:
    page = joined(show_pack(pack))
    names = [one.name for one in pack.benefits.values()] + [one.name for one in pack.findings.values()]
    names += [one.name for one in pack.definitions.values()] + [one.name for one in pack.statistics.values()]
    for name in names:
        assert f"◆ {name}" in page
    assert "《候鸟人才办法》（只提到名称）" in page
    assert "《四强四有》人民网海南频道，2024年5月9日（主管部门通稿；市委人才发展局供稿）" in page
    assert "说明文字" in page


def test_conditions_are_told_in_the_words_of_the_document_and_exactly(pack: Pack) -> None:
    page = joined(show_benefit(pack, "travel"))
    assert "条件（须全部满足）：• “候鸟”人才；规则：人才群体包含“候鸟人才”" in page
    assert "金额：每年4,000—10,000元（上限1万元；档次未载明，不可估算具体数）" in page
    assert "每年可申请4000-10000元的交通补贴" in page
    assert "申请的时间窗口" in page


def test_versions_stand_with_their_days(pack: Pack) -> None:
    page = joined(show_benefit(pack, "station"))
    assert "按引进日期选择适用的规定" in page
    assert "施行期：2020年1月1日至2022年12月31日" in page
    assert page.index("不低于5,000元") < page.index("2023年1月1日起") < page.index("金额未载明")


def test_statistics_are_not_rules(pack: Pack) -> None:
    page = joined(show_pack(pack))
    assert "用于核对的公开数字（不是规则）" in page
    assert "13份共110,000元（11万元）" in page
    assert "总数364，其中95、117" in page


def test_every_benefit_has_its_citation(pack: Pack) -> None:
    entries = [
        block for section in pack_document(pack).sections for block in section.blocks if isinstance(block, Entry)
    ]
    cited = {entry.id for entry in entries if any(isinstance(block, Quotes) for block in entry.blocks)}
    assert set(pack.benefits) <= cited


def test_what_is_known_of_a_missing_date_stands_once_in_the_sources(pack: Pack) -> None:
    undated = replace(pack.sources["news"], published_on=None, published_note="只知道是春天")
    page = joined(show_benefit(replace(pack, sources={"news": undated}), "travel"))
    assert page.count("只知道是春天") == 1
    assert "人民网海南频道（发布日期未载明）（主管部门通稿）：" in page
    assert "《四强四有》人民网海南频道，只知道是春天（主管部门通稿；市委人才发展局供稿）" in page


def test_a_benefit_without_conditions_says_so(pack: Pack) -> None:
    section, sources = benefit_document(pack, "campaign").sections
    assert sources.id == "sources"
    (entry,) = section.blocks
    assert isinstance(entry, Entry)
    texts = {block.id: block.text for block in entry.blocks if isinstance(block, Line)}
    assert texts["conditions"] == "来源未写任何条件"
    assert "conditions" not in show_benefit(pack, "window")


def test_the_notices_that_hold_on_any_day_are_printed() -> None:
    assert "虚构示例" in show_pack(make_pack(fictional=True))
    law = {"law": make_pack().sources["law"]}
    reports = {key: one for key, one in make_pack().sources.items() if one.kind is not SourceKind.REGULATION}
    assert "依据公开报道整理，未见文件原文" in show_pack(make_pack(sources=reports))
    assert "依据公开报道整理" not in show_pack(make_pack())
    assert "依据公开报道整理" not in show_pack(make_pack(sources=law))


def test_an_unknown_benefit_is_a_key_error(pack: Pack) -> None:
    with pytest.raises(KeyError):
        show_benefit(pack, "gone")


def test_a_handbook_is_typeset_like_any_page(pack: Pack) -> None:
    assert document_to_markdown(pack_document(pack)).startswith("# 样例市人才政策手册\n")
    assert "Talent policy handbook of Sample (样例市)" in show_pack(pack, "en")


# -- the whole language -----------------------------------------------------------------------------------------------


def test_tiers_stand_in_a_table() -> None:
    section, _ = benefit_document(full_pack(), "living").sections
    (entry,) = section.blocks
    assert isinstance(entry, Entry)
    (table,) = (block for block in entry.blocks if isinstance(block, Table))
    assert table.headings == ("档次", "条件", "数额")
    assert table.rows == (
        ("博士", "学历不低于博士研究生", "200,000元"),
        ("副高", "学历不低于硕士研究生", "100,000元"),
    )
    texts = {block.id: block.text for block in entry.blocks if isinstance(block, Line)}
    assert texts["amount"] == "同时符合几档的，就高不重复"


def test_a_handbook_tells_groups_quantities_conventions_and_what_it_builds_on() -> None:
    page = joined(show_pack(full_pack(), width=120))
    assert "金额：房价 × 50%，最高700,000元" in page
    assert "义务：• 服务期5年（自引进日期起）" in page
    assert "◆ 就高不重复规则：• 购房补贴、生活补贴就高不重复" in page
    assert "◆ 计算基数含义：房价 × 50%" in page
    assert "其余 5元" in re.sub(r" +", " ", page)
    assert "到期月份没有对应日的，以该月最后一日为准" in page
    assert "不足1分的部分四舍五入" in page
    assert "上级规则（base，摘要cdcd" in page


def test_of_what_is_not_declared_nothing_is_said(pack: Pack) -> None:
    identifiers = {one.id for one in pack_document(pack).sections}
    assert not identifiers & {"groups", "quantities", "conventions", "builds_on"}
    late = replace(full_pack(), conventions=Conventions(month_end=MonthEnd.NEXT_DAY))
    assert "以次月1日为准" in joined(show_pack(late))
