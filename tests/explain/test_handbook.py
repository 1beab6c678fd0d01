"""A pack as a handbook for sign-off: everything of the pack is in it, nothing else is, and nothing in it can act."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import talentrules as tr
from talentrules.diagnostics import Language
from talentrules.explain.citations import cited_at
from talentrules.explain.figures import share_words
from talentrules.explain.groups import group_rules
from talentrules.explain.handbook import handbook_to_html, handbook_to_markdown
from talentrules.explain.handbook.links import anchor
from talentrules.explain.handbook.relations import STAGE_WORDS, relations
from talentrules.explain.obligations import obligation_lines
from talentrules.explain.payments import payment_lines
from talentrules.explain.scope import Scope
from talentrules.explain.terms import composed, is_gate, quantity_words, row_name, unit_of
from talentrules.explain.values import day_words, quoted
from talentrules.model.conditions import All, Any, AtLeastN, Condition, Not
from talentrules.model.groups import STAGES
from talentrules.model.obligations import Obligation
from talentrules.model.pack import Pack
from talentrules.model.payments import Payment
from talentrules.model.quantities import Band, Row, Table
from talentrules.model.sources import Citation
from talentrules.model.walk import Term, terms_in
from talentrules.money import Money
from tests.explain.full import full_pack
from tests.explain.handbook_page import Page, everything, flat, read
from tests.helpers import small_pack
from tests.strategies import examples, packs

ROOT = Path(__file__).parents[2]
PACKS = {
    **{name: name for name in ("huanggang", "jiayuguan", "liling", "nanle", "wuzhishan")},
    "yunshan": str(ROOT / "examples/packs/yunshan.yaml"),
}
LANGUAGES: tuple[Language, ...] = ("zh", "en")
EVERY = [(name, lang) for name in PACKS for lang in LANGUAGES]
every_pack = pytest.mark.parametrize("name", PACKS)
every_page = pytest.mark.parametrize(("name", "lang"), EVERY)


@cache
def pack_of(name: str) -> Pack:
    return tr.load(PACKS[name]).model


@cache
def page_of(name: str, lang: Language = "zh") -> str:
    return handbook_to_html(pack_of(name), lang)


@cache
def read_page(name: str, lang: Language = "zh") -> Page:
    return read(page_of(name, lang))


def section(name: str, kind: str, identifier: str, lang: Language = "zh") -> str:
    """Return the words of one section of a page, up to the next one of its level, without any space."""
    page = page_of(name, lang)
    start = page.index(f' id="{kind}-{identifier}"')
    level = page[:start].rsplit("level-", 1)[1][0]
    stop = page.find(f'<section class="level-{level}"', start)
    return re.sub(r"<[^>]+>|\s+", "", page[page.index(">", start) + 1 : stop if stop > 0 else None])


def lines_of(benefit: str, *written: str) -> list[str]:
    """Return where the first line of a benefit stands that holds each of the texts, as the page names it."""
    span = pack_of("yunshan").benefits[benefit].span
    numbers = range(span.line, len(span.file.lines))
    found = [next(number for number in numbers if one in span.file.line(number)) for one in written]
    return [f"{span.file.label}:{number}" for number in found]


def told_terms(pack: Pack, lang: Language) -> Iterator[tuple[Term, Scope]]:
    """Yield every condition and quantity that the pack states, with where its names are read."""

    def inside(term: Term, scope: Scope) -> Iterator[tuple[Term, Scope]]:
        yield term, scope
        for part in terms_in(term):
            yield from inside(part, scope.within(term))

    for term in pack.terms:
        yield from inside(term, Scope.of(pack, lang))


# -- all that the pack holds ------------------------------------------------------------------------------------------


@every_page
def test_every_entry_has_its_name_and_its_anchor(name: str, lang: Language) -> None:
    pack, page = pack_of(name), read_page(name, lang)
    entries: dict[str, Mapping[str, object]] = {
        "benefit": pack.benefits,
        "definition": pack.definitions,
        "quantity": pack.quantities,
        "finding": pack.findings,
        "group": pack.groups,
        "source": pack.sources,
        "document": pack.documents,
        "statistic": pack.statistics,
        "fact": {one: pack.facts[one] for one in pack.facts_read},
    }
    for kind, held in entries.items():
        for identifier, entry in held.items():
            assert f"{kind}-{identifier}" in page.ids
            if kind != "fact" or lang == "zh":
                assert flat(str(getattr(entry, "name", getattr(entry, "title", "")))) in page.words


@every_page
def test_every_condition_is_told_exactly(name: str, lang: Language) -> None:
    words = read_page(name, lang).words
    leaves = [
        (one, scope)
        for one, scope in told_terms(pack_of(name), lang)
        if isinstance(one, Condition) and not isinstance(one, All | Any | AtLeastN | Not)
    ]
    assert leaves
    for one, scope in leaves:
        assert flat(composed(one, scope)) in words, one.span.label
        assert flat(one.text) in words


@every_page
def test_every_condition_of_a_list_names_its_line(name: str, lang: Language) -> None:
    words = read_page(name, lang).words
    for one in pack_of(name).conditions:
        assert one.span.label in words or isinstance(one, All)


@every_page
def test_every_tier_and_every_band_stands_in_a_table(name: str, lang: Language) -> None:
    rows = read_page(name, lang).rows
    for one, scope in told_terms(pack_of(name), lang):
        if not isinstance(one, Table) or is_gate(one):
            continue
        unit = unit_of(one, scope)
        for row in one.rows:
            cells = (flat(row_name(row, scope)), flat(quantity_words(row.value, scope, unit)), row.span.label)
            assert any(found[:1] == [cells[0]] and found[2].startswith(cells[1]) and cells[2] in found[3]
                       for found in rows if len(found) == 4), cells  # fmt: skip
        if one.otherwise is not None:
            rest = flat(quantity_words(one.otherwise, scope, unit))
            assert any(row[:3] == ["其余" if lang == "zh" else "otherwise", "", rest] for row in rows)
    for band in everything(pack_of(name).benefits, Band):
        assert any(
            row[2] == share_words(Fraction(band.rate), lang) and band.span.label in row[3]
            for row in rows
            if len(row) == 4
        )


@every_page
def test_every_payment_obligation_and_group_is_told(name: str, lang: Language) -> None:
    pack, words = pack_of(name), read_page(name, lang).words
    scope = Scope.of(pack, lang)
    for payment in everything(pack.benefits, Payment):
        for line in payment_lines(payment, scope):
            assert flat(line) in words
    for obligation in everything(pack.benefits, Obligation):
        for line in obligation_lines(replace(obligation, clawback=None, by_reason={}), scope):
            assert flat(line) in words
    for group in pack.groups.values():
        for line in group_rules(group, scope):
            assert flat(line) in words


@every_page
def test_every_quote_stands_with_its_place_in_the_source(name: str, lang: Language) -> None:
    pack, words = pack_of(name), read_page(name, lang).words
    cites = set(everything(pack, Citation))
    assert len(cites) > 10
    for cite in cites:
        assert flat(quoted(cite.quote, lang)) in words
        assert flat(cited_at(cite, pack, lang)) in words


@every_page
def test_the_title_page_says_what_it_is_and_who_signs(name: str, lang: Language) -> None:
    pack, page = pack_of(name), page_of(name, lang)
    front = flat(re.sub(r"<[^>]+>", "", page[page.index("<header>") : page.index("</header>")]))
    assert pack.name in front
    assert pack.sha256 in front
    assert day_words(pack.verified_on, lang) in front
    for source in pack.sources.values():
        assert all(flat(one) in front for one in (source.title, source.publisher, source.url, source.published_note))
    for role in ("编制", "审核", "批准") if lang == "zh" else ("Prepared", "Reviewed", "Approved"):
        assert role in front


@every_pack
def test_contents_name_every_chapter_and_every_benefit(name: str) -> None:
    page = page_of(name)
    contents = flat(re.sub(r"<[^>]+>", "", page[page.index("<nav") : page.index("</nav>")]))
    for benefit in pack_of(name).benefits.values():
        assert flat(benefit.name) in contents
    numbers = re.findall(r'<h[23]><span class="number">([0-9.]+)</span>', page)
    assert len(set(numbers)) == len(numbers) > 5
    for number in numbers:
        assert f'<span class="number">{number}</span>' in page[page.index("<nav") : page.index("</nav>")]


@every_pack
def test_the_number_in_the_overview_is_that_of_the_section(name: str) -> None:
    page, rows = page_of(name), read_page(name).rows
    for benefit in pack_of(name).benefits.values():
        number = re.search(
            rf'id="benefit-{benefit.id}">\n<div class="start">\n<h3><span class="number">([0-9.]+)<', page
        )
        assert number is not None
        assert any(row[0] == number[1] and row[1] == flat(benefit.name) for row in rows if len(row) == 6)


# -- nothing else -----------------------------------------------------------------------------------------------------

_AMOUNT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?) ?(万(?=元|—)|元|yuan|(?=[—–][0-9.,]+ ?(?:元|yuan)))")
_SHARE = re.compile(r"[0-9]+(?:\.[0-9]+)?%")
_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


def amounts_in(text: str) -> set[Decimal]:
    """Return the amounts of money that a text names, in yuan."""
    return {
        Decimal(figure.replace(",", "")) * (10_000 if unit == "万" else 1) for figure, unit in _AMOUNT.findall(text)
    }


def days_in(text: str) -> set[tuple[int, int, int]]:
    """Return the days that a text names."""
    return {(int(year), int(month), int(day)) for year, month, day in _DAY.findall(text)}


def written(pack: Pack) -> str:
    """Return all free text of a pack: quotations, notes, names."""
    return "\n".join(everything(pack, str))


def test_amounts_are_read_as_they_are_written() -> None:
    assert amounts_in("每年4,000—10,000元（上限1万元）") == {Decimal(4000), Decimal(10000)}
    assert amounts_in("5万—10万元，80.50元") == {Decimal(50000), Decimal(100000), Decimal("80.5")}
    assert amounts_in("第3条、2025年、36个月") == set()


@every_page
def test_no_amount_of_money_is_on_the_page_that_is_not_in_the_pack(name: str, lang: Language) -> None:
    pack = pack_of(name)
    stated = {Decimal(one.in_fen) / 100 for one in everything(pack, Money)} | amounts_in(written(pack))
    shown = amounts_in(read_page(name, lang).words)
    assert shown <= stated
    told_as_yuan = {Decimal(1)}  # 取整到元: the step of a rounding
    assert {Decimal(one.in_fen) / 100 for one in everything(pack.benefits, Money)} - told_as_yuan <= shown


@every_page
def test_no_share_and_no_day_is_on_the_page_that_is_not_in_the_pack(name: str, lang: Language) -> None:
    pack, words = pack_of(name), read_page(name, lang).words
    shares = {share_words(Fraction(one), lang) for one in everything(pack, Decimal)} | set(
        _SHARE.findall(written(pack))
    )
    shares |= {"100%"} if name == "yunshan" else set()
    assert set(_SHARE.findall(words)) <= shares
    days = {(one.year, one.month, one.day) for one in everything(pack, date)}
    days |= days_in(written(pack))
    assert days_in(words) <= days


# -- a page that is sound ---------------------------------------------------------------------------------------------


@every_page
def test_every_link_leads_somewhere_and_every_anchor_is_there_once(name: str, lang: Language) -> None:
    page = read_page(name, lang)
    assert len(page.ids) == len(set(page.ids))
    assert len(page.links) > 50
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


@every_page
def test_nothing_comes_from_outside(name: str, lang: Language) -> None:
    page = page_of(name, lang)
    assert "default-src &#x27;none&#x27;; style-src &#x27;sha256-" in page
    assert not re.search(r"url\(|@import|<script|<link|src=|<img|<style[^>]*>.*<style", page)
    assert page.endswith("</html>\n")


@every_page
def test_pictures_are_well_formed(name: str, lang: Language) -> None:
    for picture in re.findall(r"<svg.*?</svg>", page_of(name, lang), re.DOTALL):
        ET.fromstring(picture)  # noqa: S314 — made by ourselves


def test_the_pictures_show_every_rule_between_benefits() -> None:
    pack = pack_of("yunshan")
    pictures = re.findall(r"<svg.*?</svg>", page_of("yunshan"), re.DOTALL)
    names = [flat(re.sub(r"<[^>]+>", " ", one)) for one in pictures]
    for number, relation in enumerate(relations(pack), 1):
        mark = f"{number} {relation.word.zh}"
        (picture,) = (one for one in names if mark in one)
        assert all(pack.benefits[one].name in picture for one in relation.benefits)
    kinds = {relation.word.zh for relation in relations(pack)}
    assert kinds == {"择一", "替补", "抵扣", "就高", "封顶", "前提", "互斥", "条件", "金额", "认定"}
    assert "依托" in names[0]
    assert set(STAGE_WORDS) == set(STAGES)


@pytest.mark.parametrize("name", ["huanggang", "nanle"])
def test_without_a_relation_the_page_says_so(name: str) -> None:
    assert "<svg" not in page_of(name)
    assert "所据来源没有写各项待遇之间的关系" in read_page(name).words


def test_what_is_made_up_is_said_on_every_page() -> None:
    page = page_of("yunshan")
    head = page[page.index('<table class="page"') : page.index("<tbody>")]
    assert re.search(r"<thead><tr><td><p class=\"alarm\">虚构示例：本规则包不是任何真实城市的政策", head)
    assert "FICTIONAL EXAMPLE" in page_of("yunshan", "en")
    assert all("虚构" not in page_of(name).partition("<tbody>")[0] for name in PACKS if name != "yunshan")


def test_the_same_pack_gives_the_same_bytes() -> None:
    program = (
        "import hashlib, talentrules as tr\n"
        f"pack = tr.load({PACKS['yunshan']!r})\n"
        "pages = [page(lang) for page in (pack.to_html, pack.to_markdown) for lang in ('zh', 'en')]\n"
        "print(hashlib.sha256(''.join(pages).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert handbook_to_html(pack_of("yunshan")) == page_of("yunshan")


# -- what a person would look for -------------------------------------------------------------------------------------


def test_conditions_are_nested_and_told_with_their_bounds() -> None:
    words = section("yunshan", "benefit", "living_allowance")
    age, barred = lines_of("living_allowance", "- age:", "- employer_type")
    assert f"年龄在45周岁以下{age}规则：年龄（以申请日期计）不超过45周岁（含）" in words
    assert f"单位性质为以下之一：党政机关、参公单位{barred}负面情形包含“失信”" in words
    assert "下列情形下列情形" not in words


def test_versions_stand_side_by_side_and_what_changed_is_said() -> None:
    rows = {row[0]: row[1:] for row in read_page("yunshan").rows if len(row) == 4}
    assert rows["施行期"][0].startswith("引进日期在2024年12月31日（含）以前的")
    assert rows["施行期"][1] == "引进日期在2025年1月1日至2029年12月31日（均含）之间的"
    assert rows["义务"][0] == "没有写"
    assert {rows[one][2] for one in ("施行期", "条件", "金额", "发放", "义务")} == {"有变化"}


def test_instalments_stand_in_a_table_by_the_time_since_the_start() -> None:
    words = section("yunshan", "benefit", "settlement_subsidy")
    assert "分期表：自申请日期起计发期次数额何时可发（自起算日计）" in words
    assert "第1期40%起算之日第2期30%满1年之日第3期30%满2年之日" in words
    living = section("yunshan", "benefit", "living_allowance")
    assert "第1期3个月的数额（累计不超过36个月）满3个月之日" in living
    assert "第2期起，至第12期3个月的数额（累计不超过36个月）其后每满3个月之日" in living


def test_a_payment_from_no_stated_day_has_no_table_of_days() -> None:
    assert "分期表" not in section("wuzhishan", "benefit", "travel_allowance")


def test_what_follows_on_leaving_stands_in_a_table_by_reason() -> None:
    words = section("yunshan", "benefit", "settlement_subsidy")
    assert "退休停止发放，已领的不退" in words
    assert "解聘全额退还已领资金" in words
    assert "提前离开，原因不在上列的按未服务月数比例退还" in words
    assert "不满3年全部退还3年50%5年100%" in section("yunshan", "benefit", "settling_home_aid")


def test_the_procedure_has_windows_steps_and_papers() -> None:
    words = section("yunshan", "benefit", "living_allowance")
    assert "上半年批次：每年3月1日至4月30日（错过的，可在下一次申请）" in words
    assert "办理步骤：办理时限合计20日" in words
    assert "2市人才服务中心复核10日" in words
    assert "教育部留学服务中心认证未写教育部留学服务中心院校层次包含“境外院校”" in words


def test_the_hit_policy_and_the_rest_are_said_in_words() -> None:
    assert "分档表：同时符合几档的，相加" in section("yunshan", "benefit", "arrival_subsidy")
    assert "其余1,000元" in section("yunshan", "benefit", "arrival_subsidy")
    service = section("yunshan", "benefit", "rural_service_award")
    assert "分档表：各档互不重叠，只取符合的一档；各档都不符合的，没有可发的金额" in service


def test_what_the_documents_do_not_say_is_listed() -> None:
    words = section("yunshan", "chapter", "unsaid")
    assert "顶尖人才：由有关部门裁量；由谁认定来源未载明，可先咨询云山市人才服务中心（虚构）顶尖人才支持" in words
    assert "团队项目支持下限未载明" in words
    assert "总部落地支持上限未载明" in words
    assert "人才住房配售配售价" in words
    assert "培训补贴是否退还来源未载明" in words
    assert "进修和培训一年的总额超出部分由哪一项承担，来源未载明" in words
    liling = section("liling", "chapter", "unsaid")
    assert "几项待遇能否同时享受，来源未载明" in liling
    assert "规则包没有写何时复核" in liling


def test_facts_say_where_they_are_read() -> None:
    row = next(row for row in read_page("yunshan").rows if row and row[0].startswith("紧缺工种short"))
    assert row == ["紧缺工种short_of_trade · 本包自有", "您的工种在紧缺工种目录里吗？", "紧缺工种目录", "技能补贴"]
    introduced = next(row for row in read_page("yunshan").rows if row and row[0] == "引进日期introduced_on")
    assert introduced[3].split("、")[0] == "生活补贴"  # it chooses the version


def test_accepted_findings_stand_with_their_reason_and_their_line() -> None:
    pack, rows = pack_of("yunshan"), read_page("yunshan").rows
    assert pack.accept
    for code, reason in pack.accept.items():
        assert [code, flat(reason), pack.accept_spans[code].label] in rows
    assert "规则包没有接受任何检查结果" in read_page("liling").words


def test_laws_stand_with_their_exceptions_and_their_line() -> None:
    pack, rows = pack_of("yunshan"), read_page("yunshan").rows
    assert len(pack.laws) == 8
    for law in pack.laws.values():
        excepted = "".join(one.reason for one in law.excepted) or "–"
        assert [law.name, flat(excepted), law.span.label] in rows
    assert "应有的规律" not in read_page("liling").words


def test_a_shared_finding_ties_benefits_together() -> None:
    words = section("wuzhishan", "chapter", "overview")
    assert "认定：鸿雁优才卡、一次性奖励补贴、十大类型40余项服务取决于同一项认定“表现和贡献突出”" in words


def test_a_name_that_begins_another_one_is_linked_where_it_stands_by_itself() -> None:
    page = page_of("yunshan")
    assert '取决于同一项认定“<a href="#finding-outstanding_talent">市优秀人才</a>”' in page
    assert "</a>奖励、市人才发展顾问取决于" not in page


def test_a_pack_of_one_benefit_without_anything_else_is_told() -> None:
    page = read(handbook_to_html(small_pack()))
    assert "来源未写任何条件" in page.words
    assert "虚构补贴" in page.words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_of_the_language_gives_a_sound_page(lang: Language) -> None:
    page = read(handbook_to_html(full_pack(), lang))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


@examples(12)
@given(pack=packs())
def test_every_pack_gives_a_sound_page(pack: Pack) -> None:
    for lang in LANGUAGES:
        page = read(handbook_to_html(pack, lang))
        assert len(page.ids) == len(set(page.ids))
        assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
        terms = list(told_terms(pack, lang))
        denied = {id(one.part) for one, _ in terms if isinstance(one, Not)}  # said together with what denies them
        for one, scope in terms:
            if isinstance(one, Condition) and not isinstance(one, All | Any | AtLeastN | Not) and id(one) not in denied:
                assert flat(composed(one, scope)) in page.words


# -- hostile text -----------------------------------------------------------------------------------------------------

_FREE = frozenset(
    {
        *("name", "text", "quote", "title", "publisher", "published_note", "supplied_by", "url", "note", "about"),
        *("authority", "article", "beneficiary_name", "verb", "place", "issuer", "form", "route", "question", "proof"),
        *("decided_by", "repaid_by", "subject", "within", "code", "window", "notes", "unstated", "items", "also_known"),
    }
)


def spoiled(held: object, text: str, field: str = "") -> object:
    """Return frozen data with every free text that a person wrote replaced by `text`."""
    if isinstance(held, str):
        return text if field in _FREE and type(held) is str else held
    if isinstance(held, Mapping):
        if field == "accept":
            return dict.fromkeys(held, text)
        return {key: spoiled(value, text, field if isinstance(value, str) else "") for key, value in held.items()}
    if isinstance(held, tuple):
        return tuple(spoiled(one, text, field if isinstance(one, str) else "") for one in held)
    if dataclasses.is_dataclass(held) and not isinstance(held, type):
        fields = [one for one in dataclasses.fields(held) if one.init and one.name not in ("span", "file", "facts")]
        return replace(held, **{one.name: spoiled(getattr(held, one.name), text, one.name) for one in fields})
    return held


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</text></svg><script>",
    "</style>--><!--",
    "' onmouseover='x",
    "]]>&lt;b&gt;&amp;",
    "javascript:alert(1)",
    "甲\u202e乙\u2066丙\x00\x1b[31m",
    "{names}{0}%s",
    "   ",
)


@examples(15)
@given(text=st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)))
def test_hostile_text_stays_text(text: str) -> None:
    inert(full_pack(), text)


def test_hostile_text_stays_text_in_the_whole_language() -> None:
    inert(pack_of("yunshan"), "".join(HOSTILE))


def inert(clean: Pack, text: str) -> None:
    """Assert that the handbook of a pack whose every text is `text` holds nothing that acts or hides."""
    pack = spoiled(clean, text)
    assert isinstance(pack, Pack)
    raw = handbook_to_html(pack)
    page = read(raw)
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", raw)
    for picture in re.findall(r"<svg.*?</svg>", raw, re.DOTALL):
        ET.fromstring(picture)  # noqa: S314 — made by ourselves
    handbook_to_markdown(pack)


@pytest.mark.parametrize("text", HOSTILE[:7])
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    pack = spoiled(full_pack(), text)
    assert isinstance(pack, Pack)
    assert flat(text) in read(handbook_to_html(pack)).words


def test_the_texts_of_the_test_are_really_hostile() -> None:
    pack = spoiled(pack_of("yunshan"), HOSTILE[0])
    assert isinstance(pack, Pack)
    assert {one.name for one in pack.benefits.values()} == {HOSTILE[0]}
    assert {one.quote for one in everything(pack, Citation)} == {HOSTILE[0]}
    assert {one.name for one in everything(pack.benefits, Row)} <= {HOSTILE[0]}


@given(first=st.text(max_size=12), second=st.text(max_size=12))
def test_anchors_are_plain_and_different_for_different_ids(first: str, second: str) -> None:
    assert (anchor("benefit", first) == anchor("benefit", second)) is (first == second)
    assert re.fullmatch(r"benefit-[A-Za-z0-9_.]*", anchor("benefit", first))


# -- Markdown ---------------------------------------------------------------------------------------------------------


def plain(page: str) -> str:
    """Return the words of a page of Markdown without its marks."""
    return flat(re.sub(r"\\(.)", r"\1", re.sub(r"\*\*", "", page)))


@every_page
def test_markdown_says_the_same(name: str, lang: Language) -> None:
    pack = pack_of(name)
    page = handbook_to_markdown(pack, lang)
    words = plain(page)
    for benefit in pack.benefits.values():
        assert flat(benefit.name) in words
    for cite in set(everything(pack, Citation)):
        assert flat(quoted(cite.quote, lang)) in words
    for one, scope in told_terms(pack, lang):
        if isinstance(one, Condition) and not isinstance(one, All | Any | AtLeastN | Not):
            assert flat(composed(one, scope)) in words
    for heading in read_page(name, lang).headings[2:]:
        assert flat(heading.split(" ")[0]) in words


@every_page
def test_tables_of_markdown_have_as_many_cells_as_headings(name: str, lang: Language) -> None:
    page = handbook_to_markdown(pack_of(name), lang)
    for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        lines = table.splitlines()
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
        assert len(cells) == 1, table
        assert re.fullmatch(r"\|( --- \|)+", lines[1])
