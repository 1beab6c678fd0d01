"""The two A4 sheets: every section in order, every item once, boxes to tick, nothing from outside, the same bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import talentrules as tr
from talentrules.explain import (
    Beside,
    Change,
    Way,
    notice_document,
    notice_to_html,
    verification_document,
    verification_to_html,
)
from talentrules.explain import a4_words as words
from talentrules.explain.document import Bullets, Document, Section, Table
from talentrules.model.decision import UNKNOWN, Decision, Verdict
from tests.explain.conftest import hostile_decision
from tests.explain.full import LEDGER, SETTLEMENT, full_decision
from tests.helpers import small_pack

SHEETS = {"notice": notice_to_html, "verification": verification_to_html}
BESIDE = Beside(
    ledger=LEDGER,
    settlement=SETTLEMENT,
    ways=(
        Way(
            benefit="rent",
            kind="cannot",
            changes=(Change(fact="education_level", before="bachelor", after="master"),),
            verdict=Verdict.ELIGIBLE,
        ),
        Way(
            benefit="rent",
            kind="time",
            changes=(Change(fact=None, before=date(2024, 6, 1), after=date(2026, 3, 1)),),
            verdict=Verdict.ELIGIBLE,
        ),
        Way(
            benefit="rent",
            kind="supply",
            changes=(Change(fact="retired", before=UNKNOWN, after=True),),
            verdict=Verdict.NEEDS_FINDING,
        ),
    ),
    examined=("rent", "flat"),
    profile_sha256="0123456789abcdef",
    printed_on=date(2024, 6, 2),
)
ORDER = (
    *("facts", "results", "definitions", "reasons", "calculation", "payments", "groups", "obligations", "gaps"),
    *("evidence", "procedure", "others", "services", "uncertain", "sources", "signatures"),
)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>",
    "</td></tr></table><script>",
    "' onmouseover='x",
    "<!--",
    "\x00<\x1b>",
)


class Balanced(HTMLParser):
    """Fails on a tag that is not closed, or that can load or run something."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "img", "link", "iframe", "a", "object"}
        assert not any(name.startswith("on") or name in ("style", "src", "href") for name, _ in attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def parse(page: str) -> str:
    """Return the words of a page that is well formed."""
    parser = Balanced()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return "".join(parser.words)


def by_id(document: Document) -> dict[str, Section]:
    return {one.id: one for one in document.sections}


def table(section: Section, identifier: str) -> Table:
    return next(one for one in section.blocks if isinstance(one, Table) and one.id == identifier)


def cells(found: Table) -> list[list[str]]:
    return [[one if isinstance(one, str) else f"{one.mark} {one.words}" for one in row] for row in found.rows]


def told(found: Section) -> str:
    """Return all names and lines of a section in one text."""
    rows = [" ".join(row) for one in found.blocks if isinstance(one, Table) for row in cells(one)]
    lines = [line for one in found.blocks if isinstance(one, Bullets) for line in one.items]
    return "\n".join((*rows, *lines))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sections_stand_in_the_order_of_the_window(lang: str) -> None:
    decision = full_decision()
    notice = [one.id for one in notice_document(decision, BESIDE, lang).sections]  # type: ignore[arg-type]
    verification = [one.id for one in verification_document(decision, BESIDE, lang).sections]  # type: ignore[arg-type]
    assert notice == [one for one in ORDER if one in notice]
    assert verification == [one for one in ORDER if one in verification]
    assert {"facts", "results", "calculation", "payments", "groups", "obligations", "gaps"} <= set(notice)
    assert {"evidence", "procedure", "sources"} <= set(notice)
    assert {"reasons", "signatures"} <= set(verification)
    assert "signatures" not in notice


@pytest.mark.parametrize("sheet", [notice_document, verification_document])
def test_every_item_has_one_place_among_the_results(decision: Decision, sheet: object) -> None:
    document = sheet(decision, BESIDE, "zh")  # type: ignore[operator]
    found = by_id(document)
    results = "\n".join(told(found[one]) for one in ("results", "others") if one in found)
    names = [item.benefit.name for item in decision.items]
    for item in decision.items:
        longer = [name for name in names if item.benefit.name in name and name != item.benefit.name]
        lines = [
            line
            for line in results.splitlines()
            if re.search(rf"(^|〕|[✗–] |[：、]){re.escape(item.benefit.name)}", line)
            and not any(one in line for one in longer)
        ]
        assert len(lines) == 1, item.benefit.name


def test_the_head_names_pack_days_and_the_state_of_the_sources(decision: Decision) -> None:
    decision = replace(decision, pack=replace(decision.pack, sha256="ab" * 32))
    page = parse(notice_to_html(decision, BESIDE))
    assert "版本abababababab；语言" in page
    assert "数据截止日" in page
    assert "打印日期2024年6月2日" in page
    assert "以主管部门解释为准" in page
    assert "打印日期" not in parse(notice_to_html(decision, Beside()))


def test_the_foot_names_pack_engine_and_profile(decision: Decision) -> None:
    page = parse(verification_to_html(decision, BESIDE))
    assert "本单为参考，不构成行政决定；金额以审批为准" in page
    assert "情况摘要 0123456789ab" in page
    assert "0123456789abc" not in page
    assert "引擎 " in page


def test_a_fictional_pack_is_told_on_every_page() -> None:
    page = notice_to_html(hostile_decision("云山"), BESIDE)
    head = re.search(r"<thead>(.*?)</thead>", page, re.DOTALL)
    assert head is not None
    assert "虚构示例" in head[1]
    assert page.index("<thead>") < page.index("<h1>")
    assert "<tfoot>" in page


def test_the_applicant_reads_what_was_declared_verified_and_not_given() -> None:
    rows = cells(table(by_id(notice_document(full_decision(), BESIDE))["facts"], "given"))
    assert {"本人申报", "未提供"} & {row[0] for row in rows}


def test_the_clerk_gets_a_box_for_each_fact() -> None:
    found = table(by_id(verification_document(full_decision(), BESIDE))["facts"], "facts")
    assert found.rows
    assert all(row[-1] == "☐" for row in found.rows)


def test_calculation_and_payments_are_tables() -> None:
    found = by_id(notice_document(full_decision(), BESIDE))
    assert "1,200,000元 × 50% = 600,000元；上限700,000元；实发600,000元" in told(found["calculation"])
    assert "年" in told(found["payments"])
    whole = told(by_id(verification_document(full_decision(), BESIDE))["payments"])
    assert "日期未定" in whole


def test_refunds_by_year_stand_beside_the_rule() -> None:
    found = by_id(notice_document(full_decision(), BESIDE))["obligations"]
    refunds = table(found, "refunds")
    assert refunds.headings[2].startswith("满")
    assert "元（" in "".join(cells(refunds)[0])


def test_what_would_change_is_sorted_by_what_can_be_done() -> None:
    rows = cells(table(by_id(notice_document(full_decision(), BESIDE))["gaps"], "gaps"))
    kinds = [row[0] for row in rows]
    order = [words.WAYS[one].zh for one in words.WAYS] + ["–"]
    assert kinds == sorted(kinds, key=order.index)
    text = "\n".join(" ".join(row) for row in rows)
    assert "时间未到 可于2026年3月1日起申请" in text
    assert "不可改变 学历：本科→硕士研究生" in text
    assert "没有找到能改变结论的办法 人才公寓" in text


def test_papers_have_boxes_and_shared_ones_need_not_be_brought() -> None:
    text = told(by_id(notice_document(full_decision(), BESIDE))["evidence"])
    assert "☐ 结婚证 ☐ 复印件" in text
    assert "☐ 可共享，不必提交" in text


def test_the_file_copy_has_every_reason_with_its_place(decision: Decision) -> None:
    page = parse(verification_to_html(decision, BESIDE))
    assert "规则位置：sample.yaml:12" in page
    assert "sample.yaml:12" not in parse(notice_to_html(decision, BESIDE))
    assert "经办人（签名）" in page
    assert "复核人（签名）" in page


def test_each_definition_is_told_once(decision: Decision) -> None:
    found = by_id(verification_document(decision, BESIDE))
    if "definitions" in found:
        names = [one.id for one in found["definitions"].blocks]
        assert len(names) == len(set(names))


@settings(max_examples=20, deadline=None)
@given(text=st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    for sheet in SHEETS.values():
        for beside in (Beside(), replace(BESIDE, ways=())):
            page = sheet(hostile_decision(text), beside)
            parse(page)
            assert "<script" not in page


@pytest.mark.parametrize("kind", SHEETS)
def test_nothing_comes_from_outside_and_the_bytes_are_the_same(kind: str) -> None:
    page = SHEETS[kind](full_decision(), BESIDE)
    assert page == SHEETS[kind](full_decision(), BESIDE)
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;" in page
    assert not re.search(r"url\(|@import|<script|<link|src=|href=", page)


@pytest.mark.parametrize("kind", SHEETS)
def test_the_type_is_never_smaller_than_can_be_read(kind: str) -> None:
    style = re.findall(r"<style>(.*?)</style>", SHEETS[kind](full_decision(), Beside()), re.DOTALL)[0]
    sizes = [float(one) for one in re.findall(r"([\d.]+)pt", style)]
    assert min(sizes) >= 8.5
    assert "@page { size: A4;" in style
    assert "overflow: hidden" not in style
    assert "ellipsis" not in style


@pytest.mark.parametrize("kind", SHEETS)
def test_english(kind: str) -> None:
    page = SHEETS[kind](full_decision(), BESIDE, "en")
    assert '<html lang="en">' in page
    assert "1. The applicant" in parse(page)


@pytest.mark.parametrize(
    ("version_by", "label", "words"),
    [
        ("introduced_on", "适用范围", "引进日期在2024年1月1日（含）以后的"),
        ("evaluation", "施行期", "2024年1月1日起"),
    ],
)
def test_a_rule_that_a_date_chooses_applies_and_is_not_in_force(version_by: str, label: str, words: str) -> None:
    more = f"{{retired: true}}\n    version_by: {version_by}\n    in_force: {{from: 2024-01-01}}"
    pack = tr.Pack(model=small_pack(more))
    sheet = pack.decide({"retired": True, "introduced_on": date(2024, 2, 1)}, on=date(2024, 6, 1)).to_verification()
    assert f"<b>{label}：</b>" in sheet
    assert words in sheet
    assert sheet.count("<b>适用范围：</b>") + sheet.count("<b>施行期：</b>") == 1
