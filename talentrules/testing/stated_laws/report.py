"""What the laws of a pack came to, as text for people and as JSON-ready data."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any

from talentrules.diagnostics import Language, printable, render
from talentrules.explain.labels import STANDINGS, VERDICTS
from talentrules.explain.labels import Words as Said
from talentrules.explain.names import benefit_names
from talentrules.explain.values import amount_words, value_words
from talentrules.model.decision import Item, ItemStanding, Verdict
from talentrules.model.facts import Value
from talentrules.model.groups import Compared
from talentrules.model.laws import (
    AlwaysSome,
    AtLeastAsIn,
    Counted,
    Irrelevant,
    Law,
    NeverBoth,
    NeverDecreases,
    NeverIncreases,
    NoCliff,
    TotalAtMost,
)
from talentrules.model.pack import Every, Granularity
from talentrules.money import Interval, Money
from talentrules.proofs.pasteable import as_data, as_yaml
from talentrules.testing.report import xml
from talentrules.testing.stated_laws.claims import Claim, counted_of
from talentrules.testing.stated_laws.runs import Counterexample, LawRun, Status, Trial
from talentrules.testing.stated_laws.worth import Worth

__all__ = ["trials_to_data", "trials_to_junit", "trials_to_text"]

_HEAD = Said("{mark} {file} {pack}：{count}条规律", "{mark} {file} {pack}: {count} law(s)")
_HEAD_FAILED = Said("，{failed}条不成立", ", {failed} broken")
_LAW = Said("  {mark} {name}（{at}）：{came}", "  {mark} {name} ({at}): {came}")
_PROVEN = Said("已证明", "proven")
_HELD = Said("{tried}个情况里没有反例", "no counterexample in {tried} cases")
_MET = Said("（其中{met}个享受得到）", " (in {met} of them there is something to get)")
_PARTLY = Said("{proven}项已证明，其余{open}项在", "{proven} proven; of the other {open} ")
_BROKEN = Said("有反例", "broken")
_BROKEN_SEVERAL = Said("有反例，{count}项待遇都有", "broken, for {count} benefits")
_UNTRIED = Said(
    "没有找到说得上的人（{tried}个情况），请核对 when 和待遇", "nobody was found of whom it speaks ({tried} cases)"
)
_UNUSABLE = Said("没法检验", "cannot be asked")
_EXCUSED = Said("      例外（{reason}）：用到{count}次", "      exception ({reason}): needed {count} time(s)")
_NEEDLESS = Said(
    "      例外（{reason}）：没有找到用得着它的情况", "      exception ({reason}): no case was found that needs it"
)
_LEFT_OUT = Said("      例外（{reason}）：{names}不计入", "      exception ({reason}): {names} not counted")
_CASE = Said("      {name}：{got}", "      {name}: {got}")
_CHANGE = Said("      {fact} {value}：{name} {got}", "      {fact} {value}: {name}, {got}")
_PERSON = Said(
    "      这样的人（可以贴进场景文件）：", "      such as this person (can be pasted into a scenario file):"
)
_PERSONS = Said(
    "      这样的两个人（可以贴进场景文件）：", "      such as these two persons (can be pasted into a scenario file):"
)
_MORE = Said("      还有{count}项待遇也有反例：{names}", "      {count} more benefits break it: {names}")
_SUM = Said("共{count}条规律，{failed}条不成立", "{count} law(s), {failed} broken")
_TOGETHER = Said("合计（{names}）", "together ({names})")
_ALL = Said("全部待遇", "all benefits")
_THERE = Said("{pack}·{name}", "{pack}, {name}")
_NO_MONEY = Said("不涉及金额", "no money")
_AT_LEAST = Said("至少{money}", "at least {money}")
_STANDING = Said("（{standing}）", " ({standing})")
_Paying = NeverDecreases | NeverIncreases | TotalAtMost | NoCliff | AtLeastAsIn
_MOST_NAMED = 4
_MOST_SHOWN = 3
_INDENT = "      "


def trials_to_text(trials: Sequence[Trial], lang: Language = "zh") -> str:
    """Return what the laws came to as lines, with a line end at the close; an empty text where no pack states any."""
    stated = [one for one in trials if one.runs]
    if not stated:
        return ""
    lines = [line for one in stated for line in _trial_lines(one, lang)]
    count, failed = sum(len(one.runs) for one in stated), sum(one.failed for one in stated)
    return "\n".join([*lines, _SUM.say(lang, count=count, failed=failed)]) + "\n"


def _trial_lines(trial: Trial, lang: Language) -> Iterator[str]:
    pack = trial.pack
    mark, name = "✗" if trial.failed else "✓", pack.id if lang == "en" else pack.name
    head = _HEAD.say(
        lang, mark=mark, file=printable(posixpath.normpath(pack.file.name)), pack=name, count=len(trial.runs)
    )
    yield head + (_HEAD_FAILED.say(lang, failed=trial.failed) if trial.failed else "")
    for run in trial.runs:
        yield from _run_lines(run, lang)


def _run_lines(run: LawRun, lang: Language) -> Iterator[str]:
    mark = "✗" if run.failed else "✓" if run.status is not Status.UNTRIED else "?"
    came = _came(run, lang)
    yield _LAW.say(lang, mark=mark, name=printable(run.law.name), at=run.law.span.label, came=came)
    yield from _failure_lines(run, lang)
    yield from _exceptions(run, lang)


def _came(run: LawRun, lang: Language) -> str:
    match run.status:
        case Status.PROVEN:
            return _PROVEN.say(lang)
        case Status.BROKEN:
            count = len(run.counterexamples)
            return _BROKEN.say(lang) if count == 1 else _BROKEN_SEVERAL.say(lang, count=count)
        case Status.UNTRIED:
            return _UNTRIED.say(lang, tried=run.tried)
        case Status.UNUSABLE:
            return _UNUSABLE.say(lang)
        case Status.HELD:
            proven = sum(bool(one.why) for one in run.binding)
            partly = _PARTLY.say(lang, proven=proven, open=len(run.binding) - proven) if proven else ""
            return partly + _HELD.say(lang, tried=run.tried) + _MET.say(lang, met=run.met)


def _exceptions(run: LawRun, lang: Language) -> Iterator[str]:
    """Yield for each exception whether it was needed; those of benefits that a sum leaves out say that."""
    if run.status is Status.UNUSABLE:
        return
    for place, count in run.excused.items():
        one = run.law.excepted[place]
        reason = printable(one.reason)
        if one.benefits and counted_of(run.law) is Counted.TOGETHER:
            yield _LEFT_OUT.say(lang, reason=reason, names=benefit_names(run.pack, one.benefits, lang, plain=True))
        elif count:
            yield _EXCUSED.say(lang, reason=reason, count=count)
        elif run.status is not Status.BROKEN:
            yield _NEEDLESS.say(lang, reason=reason)


def _failure_lines(run: LawRun, lang: Language) -> Iterator[str]:
    """Yield what breaks the law, with the people of whom it is not true; or why it cannot be asked."""
    if run.problem is not None:
        yield from (_INDENT + line for line in render(run.problem, lang).splitlines())
    found = run.counterexamples
    for one in found[:_MOST_SHOWN]:
        yield from _told(one, lang)
        yield (_PERSON if len(one.cases) == 1 else _PERSONS).say(lang)
        for name, case in _named(one):
            yield from (_INDENT + line for line in as_yaml(case, run.pack, name).splitlines())
    if len(found) > _MOST_SHOWN:
        names = benefit_names(run.pack, (one.claim.benefits[0] for one in found[_MOST_SHOWN:]), lang, plain=True)
        yield _MORE.say(lang, count=len(found) - _MOST_SHOWN, names=names)


def _named(one: Counterexample) -> list[tuple[str, Any]]:
    name = one.claim.law.name
    many = len(one.cases) > 1
    return [(f"{name}（{number}）" if many else name, case) for number, case in enumerate(one.cases, 1)]


# What it comes to ------------------------------------------------------------------------------------------------------


def _told(one: Counterexample, lang: Language) -> Iterator[str]:
    claim = one.claim
    for at in range(len(one.cases)):
        for name, got in _parts(one, at, lang):
            if one.probe.values is None:
                yield _CASE.say(lang, name=name, got=got)
            else:
                fact = claim.pack.facts[claim.fact]
                value = value_words(one.probe.values[at], fact, lang)
                shown = fact.id if lang == "en" else fact.name
                yield _CHANGE.say(lang, fact=shown, value=value, name=name, got=got)


def _parts(one: Counterexample, at: int, lang: Language) -> Iterator[tuple[str, str]]:
    """Yield what is looked at in the case at a place, and what it came to."""
    claim, worths = one.claim, one.worths[at]
    items = {item.benefit.id: item for item in one.decisions[at].items}
    match claim.law:
        case NeverBoth() | AlwaysSome() | Irrelevant():
            kept = [items[name] for name, worth in zip(claim.benefits, worths, strict=True) if worth.sure]
            for item in kept if isinstance(claim.law, NeverBoth) else [items[name] for name in claim.benefits]:
                paid = isinstance(claim.law, Irrelevant)
                yield _name(claim, item.benefit.id, lang), _item_words(item, lang, paid=paid)
        case AtLeastAsIn() as law:
            there = {item.benefit.id: item for item in claim.decided_there(one.cases[at]).items}
            yield _subject(claim, lang), _worth_words(law, worths[0], items[claim.benefits[0]], lang)
            yield _subject_there(claim, lang), _worth_words(law, worths[1], there[claim.there[0]], lang)
        case _ as law:
            yield _subject(claim, lang), _worth_words(law, worths[0], items[claim.benefits[0]], lang)


def _subject(claim: Claim, lang: Language) -> str:
    if claim.counted is Counted.EACH:
        return _name(claim, claim.benefits[0], lang)
    few = len(claim.benefits) <= _MOST_NAMED
    names = benefit_names(claim.pack, claim.benefits, lang, plain=True) if few else _ALL.say(lang)
    return _TOGETHER.say(lang, names=names)


def _subject_there(claim: Claim, lang: Language) -> str:
    assert claim.other is not None  # noqa: S101 - only a law that names another pack asks
    names = benefit_names(claim.other, claim.there, lang, plain=True)
    return _THERE.say(lang, pack=claim.other.id if lang == "en" else claim.other.name, name=names)


def _name(claim: Claim, benefit: str, lang: Language) -> str:
    return benefit_names(claim.pack, [benefit], lang, plain=True)


def _worth_words(law: _Paying, worth: Worth, item: Item, lang: Language) -> str:
    """Return what was compared: of one `item` by its rule, or a sum."""
    if isinstance(law, TotalAtMost):
        return _at_least(worth, lang)
    if law.counted is Counted.TOGETHER:
        return _interval_words(
            Interval(Money(worth.low), None if worth.high is None else Money(worth.high)), None, lang
        )
    if not worth.sure:
        return VERDICTS[item.own].say(lang)
    each = law.compare is Compared.EACH_TIME
    paid, every = (item.rate, item.every) if each else (item.whole, None)
    return f"{VERDICTS[item.own].say(lang)} {_interval_words(paid, every, lang)}"


def _at_least(worth: Worth, lang: Language) -> str:
    money = _interval_words(Interval.exactly(Money(worth.low)), None, lang)
    return money if worth.low == worth.high else _AT_LEAST.say(lang, money=money)


def _item_words(item: Item, lang: Language, *, paid: bool) -> str:
    words = VERDICTS[item.own].say(lang)
    if item.own is not Verdict.ELIGIBLE:
        return words
    if item.standing is not ItemStanding.SELECTED:
        words += _STANDING.say(lang, standing=STANDINGS[item.standing].say(lang))
    return f"{words} {_interval_words(item.amount, item.every, lang)}" if paid else words


def _interval_words(paid: Interval | None, every: Every | None, lang: Language) -> str:
    return _NO_MONEY.say(lang) if paid is None else amount_words(paid, every, Granularity.UNKNOWN, lang).figure


# Programs --------------------------------------------------------------------------------------------------------------


def trials_to_data(trials: Sequence[Trial]) -> list[dict[str, Any]]:
    """Return what the laws came to as JSON-ready data, an entry for each pack that states any."""
    return [_trial_data(one) for one in trials if one.runs]


def _trial_data(trial: Trial) -> dict[str, Any]:
    return {
        "pack": trial.pack.id,
        "sha256": trial.pack.sha256,
        "failed": trial.failed,
        "laws": [_run_data(one) for one in trial.runs],
    }


def _run_data(run: LawRun) -> dict[str, Any]:
    law: Law = run.law
    data: dict[str, Any] = {
        "id": law.id,
        "name": law.name,
        "at": law.span.label,
        "status": run.status.value,
        "claims": len(run.binding),
        "proven": sum(bool(one.why) for one in run.binding),
        "tried": run.tried,
        "met": run.met,
        "exceptions": [
            {"reason": one.reason, "benefits": list(one.benefits), "needed": run.excused[place]}
            for place, one in enumerate(law.excepted)
        ],
        "counterexamples": [_counterexample_data(one) for one in run.counterexamples],
    }
    if run.problem is not None:
        data["problem"] = {"code": run.problem.code, "message": run.problem.message, "hint": run.problem.hint}
    return data


def _counterexample_data(one: Counterexample) -> dict[str, Any]:
    found: dict[str, Any] = {
        "benefits": list(one.claim.benefits),
        "words": [line.strip() for line in _told(one, "zh")],
        "worth": [[_worth_data(worth) for worth in worths] for worths in one.worths],
        "cases": [as_data(case, one.claim.pack, name) for name, case in _named(one)],
    }
    if one.probe.values is not None:
        found["fact"] = one.claim.fact
        found["values"] = [_plain(one, value) for value in one.probe.values]
    return found


def _worth_data(worth: Worth) -> dict[str, Any]:
    return {"sure": worth.sure, "possible": worth.may, "low_fen": worth.low, "high_fen": worth.high}


def _plain(one: Counterexample, value: Value) -> str:
    return value_words(value, one.claim.pack.facts[one.claim.fact], "zh")


def trials_to_junit(trials: Sequence[Trial], lang: Language = "zh") -> list[str]:
    """Return what the laws came to as lines of JUnit XML: a test suite for each pack, a test case for each law."""
    return [line for one in trials if one.runs for line in _junit_suite(one, lang)]


def _junit_suite(trial: Trial, lang: Language) -> Iterator[str]:
    name = xml(trial.pack.file.name)
    yield f'  <testsuite name="{name}" tests="{len(trial.runs)}" failures="{trial.failed}">'
    for run in trial.runs:
        opening = f'    <testcase classname="{xml(trial.pack.id)}" name="{xml(run.law.name)}"'
        if not run.failed:
            yield f"{opening}/>"
            continue
        said = "\n".join(line.removeprefix(_INDENT) for line in _failure_lines(run, lang))
        yield f"{opening}>"
        yield f'      <failure message="{xml(_came(run, lang))}">{xml(said)}</failure>'
        yield "    </testcase>"
    yield "  </testsuite>"
