"""What the sheet says, in which order, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from talentrules.explain import build_sheet, to_data, to_html, to_markdown, to_text
from talentrules.explain.document import Bullets, Chip, Document, Entry, Line, Quotes, Section, Table, Tree
from talentrules.explain.entry import services_words, verdict_chip
from talentrules.explain.findings import who_decides
from talentrules.explain.in_force import boundary, days_words, why_not_in_force
from talentrules.explain.steps import next_steps
from talentrules.model.decision import Decision, Item, ItemStanding, Notice, Verdict
from talentrules.model.pack import Services
from talentrules.model.profile import Case, Known, Profile
from tests.explain.conftest import (
    BENEFITS,
    FINDINGS,
    NO,
    PROFILE,
    YES,
    item,
    make_decision,
    make_items,
    make_pack,
    open_,
    version,
)
from tests.explain.full import full_decision

ENGLISH_IDS = [*Verdict, "granted", "pending", "unknown", "None", "UNKNOWN", "_"]


def entries(document: Document) -> Iterator[Entry]:
    for section in document.sections:
        yield from (block for block in section.blocks if isinstance(block, Entry))


def entry(document: Document, benefit: str) -> Entry:
    return next(one for one in entries(document) if one.id == benefit)


def block_ids(one: Entry) -> list[str]:
    return [block.id for block in one.blocks]


def line(one: Entry, identifier: str) -> str:
    return next(block.text for block in one.blocks if isinstance(block, Line) and block.id == identifier)


def bullets(holder: Entry | Section, identifier: str) -> tuple[str, ...]:
    return next(block.items for block in holder.blocks if isinstance(block, Bullets) and block.id == identifier)


def section(document: Document, identifier: str) -> Section:
    return next(one for one in document.sections if one.id == identifier)


def test_the_sections_stand_in_the_order_in_which_a_clerk_reads(decision: Decision) -> None:
    assert [one.id for one in build_sheet(decision).sections] == [
        "facts",
        "overview",
        "person",
        "person-eligible",
        "person-needs_finding",
        "person-superseded",
        "person-ineligible",
        "person-not_in_force",
        "person-informational",
        "relative",
        "relative-eligible",
        "station",
        "station-undetermined",
        "totals",
        "questions",
        "procedure",
        "checklist",
        "services",
        "uncertain",
        "sources",
    ]


def skeleton(document: Document) -> list[tuple[str, list[str]]]:
    parts = [(one.id, [block.id for block in one.blocks]) for one in document.sections]
    return parts + [(one.id, block_ids(one)) for one in entries(document)]


def test_the_order_is_the_same_in_both_languages(decision: Decision) -> None:
    assert skeleton(build_sheet(decision, "zh")) == skeleton(build_sheet(decision, "en"))


def test_an_item_has_its_blocks_in_order(decision: Decision) -> None:
    assert block_ids(entry(build_sheet(decision), "travel")) == [
        "conclusion",
        "amount",
        "payment",
        "reasons",
        "citations",
        "unstated",
        "documents",
        "next",
    ]


def test_the_sample_line_of_a_clerk(decision: Decision) -> None:
    travel = entry(build_sheet(decision), "travel")
    assert line(travel, "conclusion") == "需认定（来源未载明条件）"
    assert line(travel, "amount") == "每年4,000—10,000元（上限1万元；档次未载明，不可估算具体数）"
    assert line(travel, "payment") == "按年发放；须逐次申请"
    assert bullets(travel, "next") == ("来源未写明由谁认定“符合条件的‘候鸟’人才”，可先咨询市委人才发展局",)
    (quote,) = next(block.quotes for block in travel.blocks if isinstance(block, Quotes))
    assert quote.cited == "人民网海南频道2024年5月9日（主管部门通稿）"
    assert quote.words == "“符合条件的‘候鸟’人才每年可申请4000-10000元的交通补贴”"


def test_what_is_closed_says_why_and_no_more(decision: Decision) -> None:
    sheet = build_sheet(decision)
    campaign = entry(sheet, "campaign")
    assert campaign.chip == Chip(id="not_in_force", mark="–", words="已结束")
    assert line(campaign, "conclusion") == "已于2022年9月30日结束"
    assert line(campaign, "in_force") == "2022年8月23日至2022年9月30日"
    assert bullets(campaign, "next") == ("已于2022年9月30日结束，目前不能申请",)
    bonus = entry(sheet, "bonus")
    assert block_ids(bonus) == ["conclusion", "amount", "payment", "reasons", "citations", "next"]
    assert bullets(bonus, "next") == ("未满足：学历不低于硕士研究生（您的情况：本科（已核验））",)


def test_a_rate_is_never_labelled_as_a_grant(decision: Decision) -> None:
    labels = {
        one.id: next(block.label for block in one.blocks if block.id == "amount" and isinstance(block, Line))
        for one in entries(build_sheet(decision))
        if "amount" in block_ids(one)
    }
    assert labels == {
        "settle": "金额",
        "travel": "金额（若经认定符合）",
        "station": "金额（若经认定符合）",
        "rent": "待遇标准（不计入）",
        "bonus": "待遇标准（不计入）",
    }


def test_where_no_finding_is_open_nobody_is_said_to_decide() -> None:
    one = item("travel", Verdict.UNDETERMINED, open_("retired"), standing=ItemStanding.OPEN)
    travel = entry(build_sheet(make_decision(items=(one,))), "travel")
    (label,) = (block.label for block in travel.blocks if block.id == "amount" and isinstance(block, Line))
    assert label == "金额（若符合）"


def test_discretion_is_ascribed_to_nobody_whom_the_source_does_not_name() -> None:
    nobody = item("card", Verdict.NEEDS_FINDING, open_(findings=("nobody",)))
    stated = item("card", Verdict.NEEDS_FINDING, open_(findings=("outstanding",)))
    said = [line(entry(build_sheet(make_decision(items=(one,))), "card"), "conclusion") for one in (nobody, stated)]
    assert said == ["需认定（由有关部门裁量）", "需认定（由主管部门裁量）"]


def test_a_procedure_is_told_where_anything_of_it_is_stated(decision: Decision) -> None:
    sheet = build_sheet(decision)
    assert bullets(entry(sheet, "settle"), "procedure") == (
        "受理部门：市人社局",
        "时间：每年3月",
        "材料：毕业证书、聘用合同",
        "途径：来源未载明",
    )
    assert [one.id for one in entries(sheet) if "procedure" in block_ids(one)] == ["settle"]
    assert bullets(section(sheet, "procedure"), "procedure") == (
        "逐项说明中没有“办理”一栏的，受理部门、途径、时间、材料：来源未载明。",
    )
    settled = make_decision(items=tuple(one for one in decision.items if one.benefit.id in ("settle", "window")))
    assert "procedure" not in {one.id for one in build_sheet(settled).sections}


def test_a_benefit_for_another_is_marked_wherever_it_is_listed(decision: Decision) -> None:
    (table,) = section(build_sheet(decision), "overview").blocks
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows][-2:] == ["〔亲属〕亲属就医", "〔工作站〕工作站经费"]
    assert [row[0] for row in table.rows][:2] == ["安家费", "鸿雁优才卡"]


def test_of_several_versions_each_tree_stands_under_its_days(decision: Decision) -> None:
    station = entry(build_sheet(decision), "station")
    trees = [block.label for block in station.blocks if isinstance(block, Tree)]
    assert trees == [
        "逐条理由 · 按2020年1月1日至2022年12月31日的规定",
        "逐条理由 · 按2023年1月1日起的规定",
    ]
    assert bullets(station, "next") == (
        "请补充：引进日期（可凭聘用合同证明）",
        "请补充：退休（可凭退休证证明）",
        "来源未写明由谁认定“重大贡献”，可先咨询市委人才发展局",
        "来源只写有“考核合格”这一条件，未写内容；由市人社局认定，请向其索取文件原文核对",
        "“表现突出”由市人才办认定，可向其咨询或申请认定",
    )


def test_the_facts_say_how_sure_they_are(decision: Decision) -> None:
    table, _ = section(build_sheet(decision), "facts").blocks
    assert isinstance(table, Table)
    assert table.rows == (
        ("人才群体", "高层次人才、候鸟人才", "本人申报"),
        ("学历", "本科", "已核验（学信网）"),
        ("持卡", "第1条（卡种：楚才卡，等级：A）、第2条（卡种：黄冈人才绿卡）", "本人申报"),
        ("引进日期", "未提供", ""),
        ("退休", "未提供", "声明不提供"),
        ("表现突出", "已认定符合（市人才办、文号〔2024〕7号、2024年6月1日）", ""),
    )


def test_of_unused_facts_only_the_names_are_printed(decision: Decision) -> None:
    said = "您还填写了产权份额、年薪，本规则包未用到。"
    assert bullets(section(build_sheet(decision), "facts"), "unused") == (said,)
    for page in (to_text(decision, width=120), to_html(decision), to_markdown(decision)):
        assert said in page
        assert "120,000" not in page
        assert "33.5" not in page
    read = {name: known for name, known in PROFILE.facts.items() if name in (*decision.used, "applied_on")}
    fewer = make_decision(case=replace(decision.case, profile=replace(PROFILE, facts=read)))
    assert "您还填写了" not in to_text(fewer)
    assert to_data(fewer) == to_data(decision)


def test_totals_are_intervals(decision: Decision) -> None:
    lines = [block.text for block in section(build_sheet(decision), "totals").blocks if isinstance(block, Line)]
    assert lines == [
        "目前没有可以确定的金额；上限100,000元（10万元）；计入：安家费",
        "下限4,000元，上限10,000元（1万元）；计入：交通补贴",
        "目前没有可以确定的金额；上限未载明；计入：工作站经费；来源未载明上限：工作站经费",
    ]


def test_the_middle_of_a_range_is_nowhere(decision: Decision) -> None:
    pages = [to_text(decision), to_html(decision), to_markdown(decision)]
    assert not any(middle in page for page in pages for middle in ("7,000", "7000", "75,000", "50,000元（5万元）"))


def test_questions_say_what_hangs_on_them(decision: Decision) -> None:
    assert bullets(section(build_sheet(decision), "questions"), "questions") == (
        "退休：您是否已退休?（可凭退休证证明；影响：〔工作站〕工作站经费）",
        "学历：您的最高学历是什么?（可凭毕业证书证明；影响：奖励、租房补贴；涉及金额上限110,000元（11万元））",
        "持卡·等级（可凭人才卡证明；影响：安家费）",
    )


def test_what_to_bring_has_boxes_to_tick(decision: Decision) -> None:
    (block,) = section(build_sheet(decision), "checklist").blocks
    assert isinstance(block, Bullets)
    assert block.ticks
    assert block.items == (
        "毕业证书（用于安家费）",
        "聘用合同（用于安家费、〔工作站〕工作站经费）",
        "退休证（用于〔工作站〕工作站经费）",
    )


def test_services_say_how_many_are_named(decision: Decision) -> None:
    assert bullets(section(build_sheet(decision), "services"), "services") == (
        "鸿雁优才卡：来源称10类，已列出4类",
        "〔亲属〕亲属就医：来源称40余项，未列出具体项目",
    )


@pytest.mark.parametrize(
    ("services", "words"),
    [
        (Services(declared=10, unit="类", items=("政务",)), "来源称10类，已列出1类"),
        (Services(declared=40, at_least=True, items=("政务",)), "来源称40余项，已列出1项"),
        (Services(declared=2, items=("a", "b")), "共2项"),
        (Services(items=("a", "b")), "共2项"),
        (Services(declared=3), "来源称3项，未列出具体项目"),
        (Services(), "来源未列出具体项目"),
    ],
)
def test_the_count_of_services_is_honest(services: Services, words: str) -> None:
    assert services_words(services, "zh") == words


def test_what_is_uncertain_names_who_decides(decision: Decision) -> None:
    first, nobody, *_ = bullets(section(build_sheet(decision), "uncertain"), "uncertain")
    assert first == (
        "符合条件的“候鸟”人才：来源未载明条件；由谁认定来源未载明，可先咨询市委人才发展局"
        "（涉及交通补贴）（来源只写“符合条件”）"
    )
    assert nobody.startswith("重大贡献：由有关部门裁量；由谁认定来源未载明，可先咨询市委人才发展局")


def test_without_any_body_nobody_is_named() -> None:
    pack = make_pack(authority="")
    assert who_decides(FINDINGS["nobody"], pack, "zh") == "由谁认定来源未载明"
    one = item("card", Verdict.NEEDS_FINDING, open_(findings=("nobody",)))
    assert next_steps(one, make_decision(pack=pack), "zh") == ("来源未写明由谁认定“重大贡献”，目前没有已知的咨询单位",)
    assert next_steps(item("kin", Verdict.ELIGIBLE, YES), make_decision(pack=pack), "zh") == (
        "符合来源写明的条件；怎样办理来源未载明",
    )


def test_what_is_eligible_may_be_applied_for_and_is_never_received(decision: Decision) -> None:
    assert bullets(entry(build_sheet(decision), "settle"), "next") == ("可申请，时间：每年3月", "来源用语：“享受”")
    for page in (to_text(decision), to_html(decision), to_markdown(decision)):
        assert "可申请" in page
        assert "领取" not in page


def test_a_standing_that_is_open_is_said() -> None:
    one = item("kin", Verdict.ELIGIBLE, YES, standing=ItemStanding.OPEN)
    assert next_steps(one, make_decision(), "zh")[-1] == "与其他待遇如何取舍尚未确定"


def test_the_day_of_printing_is_passed_in(decision: Decision) -> None:
    printed = {one.id: one.text for one in build_sheet(decision, printed_on=date(2024, 6, 2)).head}
    assert printed["printed_on"] == "2024年6月2日"
    assert printed["verified_on"] == "2024年5月9日"
    assert "printed_on" not in {one.id for one in build_sheet(decision).head}


def test_every_notice_is_printed_and_a_fictional_pack_is_loud() -> None:
    sheet = build_sheet(make_decision(notices=tuple(Notice)))
    assert sheet.alarms == ("虚构示例：本规则包不是任何真实城市的政策，不得据此办理。",)
    assert sheet.notices == (
        "依据公开报道整理，未见文件原文，以主管部门解释为准。",
        "有来源未载明发布日期，所述待遇何时施行、是否仍有效不能确定。",
        "本包文本核对至2024年5月9日，其后是否仍有效未核实。",
        "本包应于2025年5月9日前复核，该日期已过。",
    )
    for page in (to_text, to_html, to_markdown):
        shown = page(make_decision(notices=tuple(Notice)))
        assert shown.index("虚构示例") < shown.index("测算日期")
        assert "依据公开报道整理" in shown


@pytest.mark.parametrize("decision", [make_decision(), full_decision()])
def test_chinese_pages_hold_no_english_words_of_the_engine(decision: Decision) -> None:
    page = to_text(decision).replace("http://example.invalid/a", "").replace("sha256", "")
    assert not [word for word in ENGLISH_IDS if word in page]


def test_an_english_page_is_english(decision: Decision) -> None:
    page = to_text(decision, "en")
    assert "An authority must decide (the source does not state the condition)" in " ".join(page.split())
    assert "符合条件；" not in page
    assert "Travel (交通补贴)" in page


# -- in force ---------------------------------------------------------------------------------------------------------


def test_the_day_nearest_to_the_case_is_named() -> None:
    station = BENEFITS["station"]
    profile = Profile(facts={"introduced_on": Known(value=date(2019, 6, 1))})
    near = boundary(station, Case(profile=profile, on=date(2024, 6, 1)))
    assert near.starts == date(2020, 1, 1)
    assert near.ended is None


@pytest.mark.parametrize(
    ("because", "on", "words"),
    [
        ("ended", date(2030, 1, 1), "已于2029年12月31日结束"),
        ("not_started", date(2010, 1, 1), "将于2020年1月1日起施行"),
        ("between", date(2025, 1, 1), "上一期已于2022年12月31日结束，下一期2028年1月1日起"),
        ("no_date", date(2025, 1, 1), "没有可据以选择规定的日期"),
        ("ended", date(2010, 1, 1), ""),
    ],
)
def test_why_it_is_not_in_force(because: str, on: date, words: str) -> None:
    first = version(days=replace(BENEFITS["station"].versions[0].days))
    last = version(days=replace(first.days, first=date(2028, 1, 1), last=date(2029, 12, 31)))
    benefit = replace(BENEFITS["campaign"], versions=(first, last))
    one = item("campaign", Verdict.NOT_IN_FORCE, NO, benefit=benefit, version=None, not_in_force_because=because)
    case = Case(profile=PROFILE, on=on)
    assert why_not_in_force(one, make_decision(case=case), "zh") == words
    assert next_steps(one, make_decision(case=case), "zh") == (
        f"{words}，目前不能申请" if words else "目前不在施行期内，不能申请",
    )


@pytest.mark.parametrize(("because", "on"), [("ended", date(2030, 1, 1)), ("not_started", date(2019, 9, 1))])
def test_a_rule_that_a_date_of_the_case_chooses_does_not_apply_rather_than_end(because: str, on: date) -> None:
    station = replace(BENEFITS["station"], version_by="introduced_on")
    one = item("station", Verdict.NOT_IN_FORCE, NO, benefit=station, version=None, not_in_force_because=because)
    decision = make_decision(case=Case(profile=Profile(facts={"introduced_on": Known(value=on)}), on=date(2026, 1, 1)))
    words = why_not_in_force(one, decision, "zh")
    assert words.startswith(
        f"按引进日期（{on.year}年{on.month}月{on.day}日）不适用：本规定适用于引进日期在2020年1月1日"
    )
    assert verdict_chip(one, "zh").words == "不适用"
    assert next_steps(one, decision, "zh") == (f"{words}，不能申请",)
    assert "on or after" in why_not_in_force(one, decision, "en") or "both included" in why_not_in_force(
        one, decision, "en"
    )


def test_days_in_words() -> None:
    days = BENEFITS["campaign"].versions[0].days
    assert days_words(days, "en") == "2022-08-23 to 2022-09-30"
    assert days_words(replace(days, first=None), "zh") == "至2022年9月30日止"
    assert days_words(replace(days, last=None), "zh") == "2022年8月23日起"
    assert days_words(replace(days, first=None, last=None), "zh") == ""


def test_an_empty_decision_still_makes_a_page() -> None:
    case = Case(profile=Profile(), on=date(2024, 6, 1))
    empty = make_decision(case=case, items=(), totals=(), used=(), used_attestations=(), next_questions=(), notices=())
    assert [one.id for one in build_sheet(empty).sections] == []
    assert "本单为参考，不构成行政决定" in to_text(empty)


def test_money_that_was_paid_in_the_past_is_not_called_no_money() -> None:
    past: Item = item("rent", Verdict.NOT_IN_FORCE, NO, version=None, not_in_force_because="ended")
    (table,) = section(build_sheet(make_decision(items=(past,))), "overview").blocks
    assert isinstance(table, Table)
    assert table.rows[0][2] == "–"


def test_the_items_of_the_fixture_cover_every_verdict() -> None:
    assert {one.verdict for one in make_items()} == set(Verdict)
