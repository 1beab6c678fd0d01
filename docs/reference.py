# ruff: noqa: INP001 - a script beside the pages that it writes, not a package
"""The language reference for policy staff: one file a form in `docs/forms/`, written out as one Chinese page.

A form file says what a form means, shows an example, and lists edge cases. `tests/repository/test_language_reference.py`
loads every example and decides every edge case, so that the page cannot say what the program does not do.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from pydantic import BaseModel

from talentrules.diagnostics import CATALOGUE, render
from talentrules.errors import PackError
from talentrules.explain import labels
from talentrules.loading import load_file
from talentrules.model import conditions, facts, groups, laws, obligations, pack, payments, quantities
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.facts import ChoiceType, Fact, NumberType, RecordsType, SetType
from talentrules.model.ledger import LineStatus
from talentrules.model.vocabulary import SECTIONS as VOCABULARY_SECTIONS
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax.surface import groups as group_surface
from talentrules.syntax.surface import kinds as kind_surface
from talentrules.syntax.surface import laws as law_surface
from talentrules.syntax.surface import obligations as obligation_surface
from talentrules.syntax.surface import pack as pack_surface
from talentrules.syntax.surface import payments as payment_surface
from talentrules.syntax.surface import procedures as procedure_surface

FORMS = Path(__file__).resolve().parent / "forms"
ON = date(2024, 6, 1)
"""The day for which an edge case is decided, unless it says another."""
MODEL: tuple[ModuleType, ...] = (conditions, quantities, payments, obligations, groups, laws, pack, facts)
SURFACE: tuple[type[BaseModel], ...] = (
    pack_surface.PackFile,
    pack_surface.JurisdictionFile,
    pack_surface.SourceFile,
    kind_surface.CitationFile,
    pack_surface.DocumentFile,
    pack_surface.FactFile,
    pack_surface.FindingFile,
    pack_surface.DefinitionFile,
    pack_surface.BenefitFile,
    pack_surface.PeriodFile,
    pack_surface.VersionFile,
    payment_surface.PaymentFile,
    payment_surface.AssessedFile,
    obligation_surface.ObligationFile,
    obligation_surface.ClawbackFile,
    obligation_surface.VestedFile,
    obligation_surface.ResaleFile,
    obligation_surface.ReportFile,
    pack_surface.ServicesFile,
    procedure_surface.ProcedureFile,
    procedure_surface.WindowFile,
    procedure_surface.StepFile,
    procedure_surface.EvidenceFile,
    group_surface.GroupFile,
    pack_surface.StatisticFile,
    law_surface.LawFile,
    law_surface.ExceptedFile,
    pack_surface.ConventionsFile,
    pack_surface.RankingFile,
)
"""Every part of a file that has fixed keys, in the order in which the page lists them."""

CHAPTERS: Mapping[str, tuple[str, ...]] = {
    "条件": (
        *("is", "at_least", "has", "is_none", "all", "any", "not", "at_least_n", "records"),
        *("age", "years", "months", "days", "within", "compare_days"),
        *("count", "sum_of_records", "greatest_of_records", "in_a_row", "quantity"),
        *("definition", "finding", "benefit", "not_required", "excluded_when"),
    ),
    "金额和其他数量": (
        *("fixed", "range", "unstated", "table_highest", "table_first", "table_unique", "table_sum"),
        *("share", "product", "sum", "difference", "least", "greatest", "per_unit", "bands_whole", "bands_marginal"),
        *("match", "amount_of", "bounds", "uplift_before", "uplift_after", "round", "facts_and_days"),
    ),
    "发放": (
        *("once", "yearly", "monthly", "instalments_shares", "instalments_amounts", "at_end", "assessed"),
        *("in_total_at_most", "while", "claim_within"),
    ),
    "义务和退还": (*("clawback_full", "pro_rata", "vesting", "stop_only", "by_reason", "stops", "resale", "report"),),
    "叠加规则": (
        "requires",
        "fallback",
        "excludes",
        "offset",
        "highest",
        "choose_one",
        "cap",
        "received",
        "group_order",
    ),
    "版本、口径和上级规则": ("in_force", "versions", "conventions", "builds_on", "own_facts", "monotone"),
    "应有的规律": (
        *("never_decreases_with", "never_increases_with", "irrelevant", "total_at_most", "no_cliff_above"),
        *("at_least_as_in", "never_both", "always_some", "law_except"),
    ),
    "办理和其他": ("procedure", "windows", "evidence", "services", "statistics", "told_only"),
}
"""The chapters of the page, with the ids of their forms."""
_CHAPTERS_EN = (
    *("Conditions", "Amounts and other quantities", "Payment", "Obligations", "Groups"),
    *("Versions, conventions, packs below", "Laws", "Procedure and the rest"),
)

_FRAME = """talentrules: 1
id: xinshan
name: 新杉市
jurisdiction: {code: "990001", within: 虚构省}
verified_on: 2024-06-01
fictional: true

sources:
  notice:
    kind: official_notice
    title: 新杉市人才办法
    publisher: 新杉市人民政府
    published_on: 2023-01-01

"""
_CONVENTIONS = "conventions: {month_end: last_day, money: half_up}\n\n"
_BENEFIT = {"name": "补贴", "kind": "allowance", "category": "money"}


@dataclass(frozen=True, kw_only=True)
class Edge:
    """One edge case: what is asked, what must come out, and why."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    day: date = ON
    says: Mapping[str, Any]
    because: str
    written: str = ""
    shown: str = ""
    quote: str = ""
    until: date | None = None
    left_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form of the language as its file describes it."""

    form: str
    title: str
    keys: tuple[str, ...]
    means: tuple[str, ...]
    patterns: tuple[int, ...]
    meaning: str
    example: str
    edges: tuple[Edge, ...]
    see: tuple[str, ...] = ()
    quote: str = ""
    place: str = "benefit"
    english: str = ""

    def pack_text(self, edge: Edge | None = None) -> str:
        """Return a small fictional pack that holds the example, or what `edge` writes in its place."""
        body = (edge.written if edge is not None else "") or self.example
        if self.place == "pack":
            conventions = "" if "conventions" in yaml.safe_load(body) else _CONVENTIONS
            return f"{_FRAME}{conventions}{body}"
        quote = (edge.quote if edge is not None else "") or self.quote
        own = yaml.safe_load(body)
        lines = [f"{key}: {value}" for key, value in _BENEFIT.items() if key not in own]
        lines += [*body.rstrip().splitlines(), f"cite: {{source: notice, quote: {quote}}}"]
        inside = "\n".join(f"    {line}".rstrip() for line in lines)
        return f"{_FRAME}{_CONVENTIONS}benefits:\n  example:\n{inside}\n"


def forms() -> tuple[Form, ...]:
    """Return every form, in the order of the page.

    Raises:
        SystemExit: where a chapter names no file, or a file is in no chapter.

    """
    found = {path.stem: _read(path) for path in sorted(FORMS.glob("*.yaml"))}
    wanted = [one for chapter in CHAPTERS.values() for one in chapter]
    if sorted(wanted) != sorted(found):
        raise SystemExit(f"docs/forms and its chapters differ: {sorted(set(wanted) ^ set(found))}")
    return tuple(found[one] for one in wanted)


def _read(path: Path) -> Form:
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    listed = {key: tuple(written.get(key, ())) for key in ("keys", "means", "patterns", "see")}
    edges = tuple(Edge(**edge) for edge in written["edges"])
    return Form(**(written | listed | {"edges": edges}))


# Words ---------------------------------------------------------------------------------------------------------------


def _says(form: Form, edge: Edge) -> str:
    says = edge.says
    parts = [_of_item(says)] if says.keys() & _ITEM_WORDS.keys() else []
    parts += [f"{name}：{_of_item(one)}" for name, one in says.items() if isinstance(one, Mapping) and _is_item(one)]
    parts += [_OTHER_WORDS[key](value) for key, value in says.items() if key in _OTHER_WORDS]
    if not parts:
        raise SystemExit(f"{form.form}: an edge says nothing that can be printed: {dict(says)}")
    return "；".join(parts)


def _is_item(says: Mapping[str, Any]) -> bool:
    return bool(says) and says.keys() <= _ITEM_WORDS.keys()


def _of_item(says: Mapping[str, Any]) -> str:
    return "，".join(_ITEM_WORDS[key](value) for key, value in says.items() if key in _ITEM_WORDS)


def interval_words(written: Any) -> str:
    """Return `5万元`, `4000元—10000元`, 最高、不低于、未载明; 不涉及金额 for no amount at all."""
    match written:
        case None:
            return "没有金额"
        case [None, None]:
            return "未载明"
        case [None, high]:
            return f"最高{high}，下限未载明"
        case [low, None]:
            return f"不低于{low}，上限未载明"
        case [low, high]:
            return f"{low}—{high}"
        case _:
            return str(written)


def _lines(written: Iterable[str]) -> str:
    words = {one.value: labels.LINE_STATUSES[one].say("zh") for one in LineStatus}
    split = [line.split(" ") for line in written]
    days = [("日期待定" if day == "待定" else day, amount, words[status]) for day, amount, status in split]
    return "<br>".join(f"{day} {amount}（{status}）" for day, amount, status in days)


def _window(written: Mapping[str, Any]) -> str:
    state = {"open": "可以申请", "later": "还没到", "closed": "不再受理", "unknown": "说不出来"}[written["state"]]
    until = f"，到{written['until']}" if "until" in written else ""
    return state + until + (f"，{written['opens_on']}开始" if "opens_on" in written else "")


def _papers(written: Mapping[str, Any]) -> str:
    return "，".join(f"{name}{needed}" for name, needed in written.items())


def _complaint(code: str) -> str:
    if CATALOGUE[code].severity == "error":
        return f"报错 [`{code}`](diagnostics.md#{code})"
    return f"提醒 [`{code}`](diagnostics.md)"


def _laws(written: Mapping[str, str]) -> str:
    words = {"proven": "已证明", "held": "没有反例", "broken": "有反例", "unusable": "没法检验"}
    return "，".join(f"“{name}”{words[status]}" for name, status in written.items())


def _of_group(written: Mapping[str, Any]) -> str:
    words = {"pays": "合计", "cut": "扣去", "limit": "封顶"}
    return "，".join(f"{words[key]}{interval_words(value)}" for key, value in written.items())


_ITEM_WORDS: Mapping[str, Any] = {
    "verdict": lambda value: labels.VERDICTS[Verdict(value)].say("zh"),
    "standing": lambda value: labels.STANDINGS[ItemStanding(value)].say("zh"),
    "amount": interval_words,
    "whole": lambda value: f"全部期间{interval_words(value)}",
    "missing": lambda value: f"还缺{'、'.join(value)}",
}
_OTHER_WORDS: Mapping[str, Any] = {
    "lines": _lines,
    "refund": lambda value: f"退还{interval_words(value)}",
    "window": _window,
    "papers": _papers,
    "group": _of_group,
    "mistake": _complaint,
    "law": _laws,
}


def _case(edge: Edge) -> str:
    parts = [_written(edge)] if edge.written else []
    if edge.facts or "mistake" not in edge.says:
        parts.append(_value(edge.facts) if edge.facts else "什么都没有填")
    parts += [f"测算日期{edge.day}"] if edge.day != ON else []
    parts += [f"{edge.left_on}离职"] if edge.left_on is not None else []
    parts += [f"离职原因{edge.reason}"] if edge.reason is not None else []
    return "；".join(parts)


def _written(edge: Edge) -> str:
    if edge.shown:
        return f"写成 `{edge.shown}`" if ":" in edge.shown else edge.shown
    return "写成 " + "<br>".join(f"`{line}`" for line in edge.written.strip().splitlines())


def _value(value: Any) -> str:
    match value:
        case None:
            return "无"
        case bool():
            return "是" if value else "否"
        case Mapping():
            shown = [f"{'认定' if key == 'attestations' else key} {_value(one)}" for key, one in value.items()]
            return "，".join(shown) or "（没有填）"
        case list():
            return "、".join(f"[{_value(one)}]" if isinstance(one, Mapping) else _value(one) for one in value) or "无"
        case _:
            return str(value)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def english(form: Form) -> str:
    """Return one English sentence: of the form's file, else the first line of the docstring of what it means."""
    if form.english:
        return form.english
    said = getattr(model_class(form.means[0]), "__doc__", "") or ""
    return said.strip().splitlines()[0]


def model_class(dotted: str) -> type:
    """Return the class of the model that `Class`, `Class.field` or `Enum.MEMBER` names.

    Raises:
        SystemExit: where the model has none of that name.

    """
    name = dotted.partition(".")[0]
    for module in MODEL:
        if isinstance(found := getattr(module, name, None), type):
            return found
    raise SystemExit(f"the model has no {dotted}")


# The page ------------------------------------------------------------------------------------------------------------


def chinese_page() -> str:
    """Return the whole Chinese reference."""
    head = (FORMS / "head.zh.md").read_text(encoding="utf-8")
    known = {form.form: form for form in forms()}
    body = [_chapter(title, [known[one] for one in ids], known) for title, ids in CHAPTERS.items()]
    return "\n".join([head, _contents(known), *body, _mistakes(), _keys(), _words_of_benefits(), _vocabulary()])


def _contents(known: Mapping[str, Form]) -> str:
    lines = ["## 目录", ""]
    for title, ids in CHAPTERS.items():
        lines.append(f"- {title}：" + " · ".join(f"[{known[one].title}](#{one})" for one in ids))
    lines.append("- [常见错误](#mistakes) · [每个键](#keys) · [种类和类别](#kinds) · [共用词汇](#vocabulary)")
    return "\n".join([*lines, ""])


def _chapter(title: str, members: Iterable[Form], known: Mapping[str, Form]) -> str:
    return "\n".join([f"## {title}", "", *(_section(form, known) for form in members)])


def _section(form: Form, known: Mapping[str, Form]) -> str:
    lines = [f'### <a id="{form.form}"></a>{form.title}', "", form.meaning.strip(), "", f"*{english(form)}*", ""]
    lines += [f"原文（虚构）：“{form.quote.strip()}”", ""] if form.quote else []
    lines += ["```yaml", form.example.strip("\n"), "```", "", "| 情况 | 结果 | 为什么 |", "| --- | --- | --- |"]
    for edge in form.edges:
        lines.append(f"| {_cell(_case(edge))} | {_cell(_says(form, edge))} | {_cell(edge.because)} |")
    keys = "、".join(f"`{key}`" for key in form.keys)
    patterns = "、".join(f"[P{number}](patterns.md)" for number in form.patterns)
    see = "、".join(f"[{known[one].title}](#{one})" for one in form.see)
    beside = f"相关：{see}。" if see else ""
    return "\n".join([*lines, "", f"用到的键：{keys}。对应条款：{patterns}。{beside}", ""])


_MISTAKES = (
    ("年龄没有写明算到哪一天", "    when: {age: {at_most: 45}}"),
    ("事实的名称写错一个字", "    when: {学力: 博士}"),
    ("金额的单位写错", "    amount: 5千"),
    ("两个条件挤在一个映射里", "    when: {学历: 博士, 已退休: false}"),
    ("金额在原文里找不到", "    amount: 6000元"),
)


def _mistakes() -> str:
    lines = [
        '## <a id="mistakes"></a>常见错误',
        "",
        "写错的地方会画线，下面一行说怎么改。编号见[错误清单](diagnostics.md)。",
        "",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for title, wrong in _MISTAKES:
            lines += [f"**{title}**", "", "```text", _printed(wrong, Path(folder, "新杉市.yaml")).rstrip(), "```", ""]
    return "\n".join(lines)


def _printed(wrong: str, path: Path) -> str:
    benefit = "benefits:\n  example:\n    name: 补贴\n    kind: allowance\n    category: money\n"
    cite = "    cite: {source: notice, quote: 45周岁以下的博士给予补贴5000元}\n"
    path.write_text(f"{_FRAME}{_CONVENTIONS}{benefit}{wrong}\n{cite}", encoding="utf-8")
    try:
        load_file(path, name=path.name)
    except PackError as error:
        return "\n".join(render(one) for one in error.diagnostics if one.severity == "error")
    raise SystemExit(f"a mistake that is none any more: {wrong.strip()}")


def _keys() -> str:
    head = "规则包各部分的每一个键。条件、金额和数量里的键见上面各节。"
    return "\n".join(['## <a id="keys"></a>每个键', "", head, "", *(_of_part(part) for part in SURFACE)])


def _of_part(part: type[BaseModel]) -> str:
    title = (part.__doc__ or "").strip().splitlines()[0].rstrip("。")
    lines = [f"**{title}**", "", "| 键 | 意思 |", "| --- | --- |"]
    for name, one in part.model_fields.items():
        needed = "（必写）" if one.is_required() else ""
        said = one.description or _PLAIN.get(name, "")
        lines.append(f"| `{one.alias or name}` | {_cell(said)}{needed} |")
    return "\n".join([*lines, ""])


_PLAIN = {"name": "名称", "when": "条件", "quantity": "数量", "clawback": "怎样退还", "text": "原文的说法"}
"""What the keys mean that the parts of a file do not describe one by one."""


def _words_of_benefits() -> str:
    tables: tuple[tuple[str, Mapping[Any, Any]], ...] = (
        ("待遇的种类 `kind`", labels.KINDS),
        ("满足哪一类需要 `category`", labels.CATEGORIES),
        ("由谁享受 `beneficiary`", labels.BENEFICIARIES),
        ("来源的种类 `kind`", labels.SOURCE_KINDS),
    )
    lines = ['## <a id="kinds"></a>种类和类别', ""]
    for title, words in tables:
        lines += [f"- {title}：" + "、".join(f"`{one.value}` {words[one].say('zh')}" for one in words)]
    return "\n".join([*lines, ""])


def _vocabulary() -> str:
    head = "条件里写的事实，名称和编号都可以写。有高低的从低到高排列；记录列出它的各项。"
    lines = ['## <a id="vocabulary"></a>共用词汇', "", head, ""]
    for section, title in VOCABULARY_SECTIONS.items():
        lines += [f"**{title}**", "", "| 名称 | 编号 | 怎样填 |", "| --- | --- | --- |"]
        lines += [_fact_row(one) for one in VOCABULARY.values() if one.section == section]
        lines += [""]
    return "\n".join(lines)


def _fact_row(fact: Fact) -> str:
    return f"| {fact.name} | `{fact.id}` | {_cell(_type(fact))} |"


def _type(fact: Fact) -> str:
    match fact.type:
        case ChoiceType(ordered=ordered):
            return ("单选，有高低：" if ordered else "单选：") + _options(fact.type)
        case SetType():
            return "多选：" + _options(fact.type)
        case RecordsType(single=single):
            fields = "；".join(f"{one.name} `{one.id}` {_type(one)}" for one in fact.type.fields)
            return ("一条记录：" if single else "多条记录：") + fields
        case NumberType(unit=unit):
            return f"数字（{unit}）" if unit else "数字"
        case _:
            return _TYPES[type(fact.type).__name__]


_TYPES = {"BooleanType": "是、否", "MoneyType": "金额", "DateType": "日期", "TextType": "文字"}


def _options(kind: ChoiceType | SetType) -> str:
    others = "，或者别的六位行政区划代码" if isinstance(kind, ChoiceType) and kind.open_pattern else ""
    return "、".join(f"{one.name} `{one.id}`" for one in kind.options) + others


def english_table() -> str:
    """Return the overview for `language.md`: one line a form."""
    known = {form.form: form for form in forms()}
    lines: list[str] = []
    for title, ids in zip(_CHAPTERS_EN, CHAPTERS.values(), strict=True):
        lines += ["", f"### {title}", "", "| form | keys | means |", "| --- | --- | --- |"]
        for one in ids:
            form = known[one]
            keys = " ".join(f"`{key}`" for key in form.keys)
            lines.append(f"| [{one}](language.zh.md#{one}) | {keys} | {_cell(english(form))} |")
    return "\n".join(lines).strip()


def served() -> Iterator[str]:
    """Yield everything of the model that some form describes: `Class`, `Class.field`, `Enum.MEMBER`."""
    for form in forms():
        yield from form.means
