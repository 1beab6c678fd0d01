"""A cross-check as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.crosscheck.checking import Difference, Failure, Report, Side
from talentrules.diagnostics import Language
from talentrules.explain.labels import STANDINGS, VERDICTS, Words
from talentrules.explain.values import amount_words
from talentrules.model.pack import Granularity, Pack
from talentrules.model.payments import Every
from talentrules.proofs.pasteable import as_data, as_yaml

__all__ = ["one_line", "to_data", "to_text"]

_MOST_SHOWN = 5
_HEAD = Words(
    "{mark} {id} {name}：{cases} 个情况，{items} 项；一致 {agreed} 项，不一致 {differences} 项，不能表达 {unable} 项（{share}%）",
    "{mark} {id} {name}: {cases} cases, {items} items; {agreed} agree, {differences} differ, {unable} not expressed ({share}%)",
)
_FAILED = Words("没有得到回答：{count} 个情况。{why}", "no answer for {count} cases. {why}")
_UNABLE = Words("不能表达：{name}（{cases} 次）：{why}", "not expressed: {name} ({cases} times): {why}")
_DIFFERS = Words("两个引擎对“{name}”的结论不一样：", "the two engines disagree about “{name}”:")
_OURS = Words("本引擎：{side}", "this engine: {side}")
_THEIRS = Words("第二引擎：{side}", "second engine: {side}")
_MORE = Words("另有 {count} 处不一致，没有列出。", "{count} more differences are not listed.")
_ONE = {
    "agree": Words(
        "第二引擎复核：{agreed} 项一致，{unable} 项不能表达。",
        "Second engine: {agreed} items agree, {unable} not expressed.",
    ),
    "differ": Words(
        "第二引擎复核：{differences} 项不一致，见下。", "Second engine: {differences} items differ, see below."
    ),
    "failed": Words("第二引擎复核没有完成：{why}", "Second engine: not finished: {why}"),
}


def to_text(report: Report, lang: Language = "zh") -> str:
    """Return the report as lines of text."""
    return "\n".join(_lines(report, lang)) + "\n"


def one_line(report: Report, lang: Language = "zh") -> str:
    """Return what became of one decision: a line, and below it what differs."""
    kind = "failed" if report.failures else "differ" if report.differences else "agree"
    why = report.failures[0].why.say(lang) if report.failures else ""
    counts = {"agreed": report.agreed, "unable": report.unable, "differences": len(report.differences)}
    head = _ONE[kind].say(lang, why=why, **counts)
    return "\n".join([head, *_differences(report, lang)]) + "\n"


def to_data(report: Report, lang: Language = "zh") -> dict[str, object]:
    """Return the report as JSON-ready data."""
    pack = report.pack
    return {
        "pack": pack.id,
        "sha256": pack.sha256,
        "cases": report.cases,
        "items": report.items,
        "agreed": report.agreed,
        "differences": [_difference_data(one, pack) for one in report.differences],
        "not_expressed": [
            {"benefit": one.benefit, "why": one.why.say(lang), "cases": one.cases} for one in report.not_expressed
        ],
        "failures": [_failure_data(one, pack, lang) for one in report.failures],
    }


def _lines(report: Report, lang: Language) -> Iterator[str]:
    counts = {"cases": report.cases, "items": report.items, "agreed": report.agreed, "unable": report.unable}
    yield _HEAD.say(
        lang,
        mark="✓" if report.ok else "✗",
        id=report.pack.id,
        name=report.pack.name,
        differences=len(report.differences),
        share=_percent(report.unable, report.items),
        **counts,
    )
    for one in report.not_expressed:
        name = report.pack.benefits[one.benefit].name
        yield "  " + _UNABLE.say(lang, name=name, cases=one.cases, why=one.why.say(lang))
    if report.failures:
        yield "  " + _FAILED.say(lang, count=len(report.failures), why=report.failures[0].why.say(lang))
        yield from _indented(as_yaml(report.failures[0].case, report.pack, report.pack.name))
    yield from _differences(report, lang)


def _percent(part: int, whole: int) -> str:
    """Return a share with one place, by whole numbers."""
    tenths = (2000 * part + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10}.{tenths % 10}"


def _differences(report: Report, lang: Language) -> Iterator[str]:
    for one in report.differences[:_MOST_SHOWN]:
        name = report.pack.benefits[one.benefit].name
        yield "  " + _DIFFERS.say(lang, name=name)
        yield "    " + _OURS.say(lang, side=_said(one.ours, lang))
        yield "    " + _THEIRS.say(lang, side=_said(one.theirs, lang))
        yield from _indented(as_yaml(one.case, report.pack, name))
    if len(report.differences) > _MOST_SHOWN:
        yield "  " + _MORE.say(lang, count=len(report.differences) - _MOST_SHOWN)


def _indented(text: str) -> Iterator[str]:
    return ("    " + line for line in text.splitlines())


def _said(side: Side, lang: Language) -> str:
    parts = [VERDICTS[side.verdict].say(lang)]
    if side.rate is not None:
        parts.append(amount_words(side.rate, Every.ONCE, Granularity.UNKNOWN, lang).figure)
    if side.standing is not None:
        parts.append(STANDINGS[side.standing].say(lang))
    return ("；" if lang == "zh" else "; ").join(parts)


def _difference_data(one: Difference, pack: Pack) -> dict[str, object]:
    person = as_data(one.case, pack, pack.benefits[one.benefit].name)
    return {"benefit": one.benefit, "ours": _side_data(one.ours), "theirs": _side_data(one.theirs), "case": person}


def _side_data(side: Side) -> dict[str, object]:
    rate = side.rate
    ends = (
        None
        if rate is None
        else {name: None if end is None else end.in_fen for name, end in (("low", rate.low), ("high", rate.high))}
    )
    return {
        "verdict": side.verdict.value,
        "rate_in_fen": ends,
        "standing": None if side.standing is None else side.standing.value,
    }


def _failure_data(one: Failure, pack: Pack, lang: Language) -> dict[str, object]:
    return {"why": one.why.say(lang), "timed_out": one.timed_out, "case": as_data(one.case, pack, pack.name)}
