"""What a comparison came to, as people and programs read it: text, Markdown, JSON-ready data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from talentrules.diagnostics import Language
from talentrules.diffing.changes import Aspect, Moved, Told
from talentrules.diffing.compare import Difference, Fate, GroupDifference, Outcome
from talentrules.diffing.population import Count, Counted, Fortune
from talentrules.diffing.tell_apart import GROUPS, Apart, Unsettled
from talentrules.explain.amounts import interval_words, item_amount
from talentrules.explain.labels import PERIODS, VERDICTS, Words
from talentrules.explain.scope import Scope
from talentrules.model.decision import Item, Verdict
from talentrules.model.pack import Pack
from talentrules.model.payments import Every
from talentrules.money import Interval
from talentrules.proofs.pasteable import as_data, as_yaml
from talentrules.source import Span

__all__ = ["to_data", "to_markdown", "to_text"]

_FATES: Mapping[Fate, Words] = {
    Fate.CAME: Words("新增", "new"),
    Fate.GONE: Words("取消", "gone"),
    Fate.CHANGED: Words("改动", "changed"),
    Fate.TOUCHED: Words("连带受影响（自己的规则没有变）", "touched by others (its own rule is as it was)"),
    Fate.REWRITTEN: Words("写法改了，意思没有变（已证明）", "written otherwise, means the same (proven)"),
    Fate.UNDECIDED: Words("未能判断", "undecided"),
}
_ASPECTS: Mapping[Aspect, Words] = {
    Aspect.CONDITIONS: Words("条件", "conditions"),
    Aspect.AMOUNT: Words("金额", "amount"),
    Aspect.PAYMENT: Words("发放", "payment"),
    Aspect.OBLIGATION: Words("义务", "obligation"),
    Aspect.DAYS: Words("施行日期", "days in force"),
    Aspect.BENEFICIARY: Words("给谁", "beneficiary"),
    Aspect.TOLD: Words("告知的内容", "what is told"),
    Aspect.GROUP: Words("叠加规则", "group"),
    Aspect.FACTS: Words("事实或计算口径", "facts or conventions"),
    Aspect.WORDING: Words("措辞", "wording"),
}
_MARKS = {
    Fate.CAME: "+",
    Fate.GONE: "-",
    Fate.CHANGED: "~",
    Fate.TOUCHED: "→",
    Fate.REWRITTEN: "=",
    Fate.UNDECIDED: "?",
}
_ALIKE = Words("意思没有变（已证明）", "nothing means anything else (proven)")
_DIFFERENT = Words("有{count}处不同", "{count} difference(s)")
_UNDECIDED = Words("未能判断：{names}", "undecided: {names}")
_AND_UNDECIDED = Words("；另有未能判断的：{names}", "; undecided besides: {names}")
_PERSON = Words("例如这样的人（可以贴进场景文件）：", "such as this person (can be pasted into a scenario file):")
_PERSON_NAME = Words("{name}：改动前后不同", "{name}: not as before")
_BEFORE = Words("改动前：{words}", "before: {words}")
_AFTER = Words("改动后：{words}", "after: {words}")
_NONE = Words("没有这一项", "no such benefit")
_SAME_WORDS = Words(
    "结论和金额的字面相同，发放方式、义务或同组合计不同", "the same verdict and amount; payment, duties or a sum differ"
)
_PERHAPS = Words(
    "自己的规则没有变，是否因叠加规则连带受影响未能判断：{names}",
    "own rule as it was, undecided whether groups make something else of it: {names}",
)
_LIKE = Words("像是由“{other}”改了编号：其余都一样", "looks renamed, from or to “{other}”: all else is the same")
_FOR = Words("（{name}）", " ({name})")
_WORDING = Words("措辞（不改变意思）：", "wording (no change of meaning):")
_TITLE = Words("规则包对比：{old} → {new}", "packs compared: {old} → {new}")


def to_text(outcome: Outcome, lang: Language = "zh", counted: Counted | None = None) -> str:
    """Return the comparison as text, with a line end at the close; the last line is the verdict."""
    unsure = _perhaps_touched(outcome)
    blocks = ["\n".join(_block(one, outcome, lang)) for one in outcome.entries if one not in unsure]
    if unsure:
        names = _listing(lang).join(one.name for one in unsure)
        blocks.append(f"? {_PERHAPS.say(lang, names=names)}")
    if outcome.declared:
        lines = [f"~ {_ASPECTS[Aspect.FACTS].say(lang)}"]
        blocks.append("\n".join([*lines, *(line for one in outcome.declared for line in _moved(one, lang))]))
    if outcome.wording:
        blocks.append("\n".join(_wording(outcome, lang)))
    if counted is not None:
        blocks.append("\n".join(_counted(counted, outcome.new, lang)))
    return "\n\n".join([*blocks, _verdict(outcome, lang)]) + "\n"


def _listing(lang: Language) -> str:
    return "、" if lang == "zh" else ", "


def _perhaps_touched(outcome: Outcome) -> list[Difference]:
    """Return the benefits that are as they were, of which it could not be told whether groups make something else of them."""
    return [one for one in outcome.benefits if isinstance(one.found, Unsettled) and one.found.reason is GROUPS]


def _verdict(outcome: Outcome, lang: Language) -> str:
    names = _listing(lang).join(dict.fromkeys(outcome.undecided))
    if outcome.equivalent:
        return _ALIKE.say(lang)
    if not outcome.differences:
        return _UNDECIDED.say(lang, names=names)
    more = _AND_UNDECIDED.say(lang, names=names) if names else ""
    return _DIFFERENT.say(lang, count=outcome.differences) + more


def _block(one: Difference | GroupDifference, outcome: Outcome, lang: Language) -> Iterator[str]:
    group = f"{_ASPECTS[Aspect.GROUP].say(lang)} " if isinstance(one, GroupDifference) else ""
    yield f"{_MARKS[one.fate]} {group}{one.name}{_FOR.say(lang, name=one.id)} {_FATES[one.fate].say(lang)}"
    if isinstance(one, Difference) and one.like:
        yield f"  {_LIKE.say(lang, other=one.like)}"
    for moved in one.moved if isinstance(one, Difference) else (one.moved,):
        yield from _moved(moved, lang)
    if isinstance(one.found, Unsettled):
        yield f"  {_reason(one.found, lang)}"
    if isinstance(one.found, Apart):
        yield from _shown(one.found, one.name, outcome, lang)


def _reason(found: Unsettled, lang: Language) -> str:
    return found.reason.en if lang == "en" else str(found.reason)


def _moved(moved: Moved, lang: Language) -> Iterator[str]:
    yield f"  {_ASPECTS[moved.aspect].say(lang)}{'：' if lang == 'zh' else ':'}"
    yield from (f"    - {_line(one, lang)}" for one in moved.old)
    yield from (f"    + {_line(one, lang)}" for one in moved.new)


def _line(one: Told, lang: Language) -> str:
    at = _place(one.span)
    return one.words.say(lang) + (f"  [{at}]" if at else "")


def _place(span: Span) -> str:
    return f"{span.file.name}:{span.line}" if span.line else span.file.name


def _shown(found: Apart, name: str, outcome: Outcome, lang: Language) -> Iterator[str]:
    before, after = _in_words(found.before, outcome.old, lang), _in_words(found.after, outcome.new, lang)
    yield f"  {_PERSON.say(lang)}"
    pack = _knowing(outcome, found)
    yield from (f"    {line}" for line in as_yaml(found.case, pack, _PERSON_NAME.say(lang, name=name)).splitlines())
    yield f"    {_BEFORE.say(lang, words=before)}"
    yield f"    {_AFTER.say(lang, words=after)}"
    if before == after:
        yield f"    {_SAME_WORDS.say(lang)}"


def _knowing(outcome: Outcome, found: Apart) -> Pack:
    """Return a pack that knows all facts of the person: the new one, where it does."""
    known = found.case.profile.facts.keys()
    return outcome.new if known <= outcome.new.facts.keys() else outcome.old


def _in_words(item: Item | None, pack: Pack, lang: Language) -> str:
    if item is None:
        return _NONE.say(lang)
    verdict = VERDICTS[item.verdict].say(lang)
    amount = item_amount(item, pack, lang) if item.verdict not in (Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE) else None
    if amount is None:
        return verdict
    return f"{verdict}{'，' if lang == 'zh' else ', '}{amount.full(lang)}"


def _wording(outcome: Outcome, lang: Language) -> Iterator[str]:
    yield _WORDING.say(lang)
    for name, moves in outcome.wording:
        yield f"  {outcome.new.benefits[name].name}{_FOR.say(lang, name=name)}"
        for moved in moves:
            yield from (f"    - {_line(one, lang)}" for one in moved.old)
            yield from (f"    + {_line(one, lang)}" for one in moved.new)


# Population ----------------------------------------------------------------------------------------------------------

_FORTUNES: Mapping[Fortune, Words] = {
    Fortune.GAINS: Words("得到更多", "gain"),
    Fortune.LOSES: Words("得到更少", "lose"),
    Fortune.SAME: Words("不变", "unchanged"),
    Fortune.UNSURE: Words("说不准", "cannot be told"),
}
_HEAD = Words("{people}个人，按{day}测算：", "{people} people, decided for {day}:")
_IN_ALL = Words("合计", "in all")
_MONEY = Words("{before} → {after}", "{before} → {after}")


def _counted(counted: Counted, pack: Pack, lang: Language) -> Iterator[str]:
    yield _HEAD.say(lang, people=counted.people, day=counted.on.isoformat())
    for name, one in (("", counted.all), *counted.benefits.items()):
        label = f"{counted.names[name]}{_FOR.say(lang, name=name)}" if name else _IN_ALL.say(lang)
        people = ("，" if lang == "zh" else ", ").join(
            f"{_FORTUNES[fortune].say(lang)} {number}" for fortune, number in one.people.items()
        )
        yield f"  {label}{'：' if lang == 'zh' else ': '}{people}"
        yield from (f"    {line}" for line in _paid(one, pack, lang))


def _paid(one: Count, pack: Pack, lang: Language) -> Iterator[str]:
    scope = Scope.of(pack, lang)
    for every in Every:
        if every in one.before or every in one.after:
            before, after = (_sum(side.get(every), every, scope) for side in (one.before, one.after))
            yield _MONEY.say(lang, before=before, after=after)


def _sum(paid: Interval | None, every: Every, scope: Scope) -> str:
    words = "0元" if paid is None else interval_words(paid, scope)
    return PERIODS[every].say(scope.lang, figure=words)


# Markdown ------------------------------------------------------------------------------------------------------------


def to_markdown(outcome: Outcome, lang: Language = "zh", counted: Counted | None = None) -> str:
    """Return the comparison as Markdown: a title, the verdict, a section for each difference."""
    title = _TITLE.say(lang, old=outcome.old.file.name, new=outcome.new.file.name)
    parts = [f"# {_plain(title)}", f"**{_plain(_verdict(outcome, lang))}**"]
    unsure = _perhaps_touched(outcome)
    for one in (one for one in outcome.entries if one not in unsure):
        head, *lines = _block(one, outcome, lang)
        parts += [f"## {_plain(head)}", *_listed(lines)]
    if unsure:
        parts.append(_plain(_PERHAPS.say(lang, names=_listing(lang).join(one.name for one in unsure))))
    if outcome.declared:
        lines = [line for one in outcome.declared for line in _moved(one, lang)]
        parts += [f"## {_ASPECTS[Aspect.FACTS].say(lang)}", *_listed(lines)]
    if outcome.wording:
        head, *lines = _wording(outcome, lang)
        parts += [f"## {head}", *_listed(lines)]
    if counted is not None:
        head, *lines = _counted(counted, outcome.new, lang)
        parts += [f"## {head}", *_listed(lines)]
    return "\n\n".join(parts) + "\n"


def _listed(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines as a block that is kept as it is."""
    if lines:
        fence = "```" if not any("```" in line for line in lines) else "````"
        yield "\n".join([f"{fence}text", *(line.removeprefix("  ") for line in lines), fence])


def _plain(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~" else char for char in text)


# Data ----------------------------------------------------------------------------------------------------------------


def to_data(outcome: Outcome, counted: Counted | None = None) -> dict[str, object]:
    """Return the comparison as JSON-ready data."""
    found: dict[str, object] = {
        "equivalent": outcome.equivalent,
        "differences": outcome.differences,
        "undecided": list(dict.fromkeys(outcome.undecided)),
        "old": _pack(outcome.old),
        "new": _pack(outcome.new),
        "benefits": [{**_entry(one, outcome), "renamed": one.like or None} for one in outcome.benefits],
        "groups": [_entry(one, outcome) for one in outcome.groups],
        "declared": [_move(one) for one in outcome.declared],
        "wording": [{"id": name, "changes": [_move(one) for one in moved]} for name, moved in outcome.wording],
    }
    return found if counted is None else {**found, "population": _population(counted)}


def _pack(pack: Pack) -> dict[str, str]:
    return {"id": pack.id, "name": pack.name, "file": pack.file.name, "sha256": pack.sha256}


def _entry(one: Difference | GroupDifference, outcome: Outcome) -> dict[str, object]:
    moves = one.moved if isinstance(one, Difference) else (one.moved,)
    found = one.found
    undecided = {"zh": str(found.reason), "en": found.reason.en} if isinstance(found, Unsettled) else None
    return {
        "id": one.id,
        "name": one.name,
        "fate": one.fate.value,
        "changes": [_move(moved) for moved in moves],
        "person": _witness(found, one.name, outcome) if isinstance(found, Apart) else None,
        "undecided": undecided,
    }


def _witness(found: Apart, name: str, outcome: Outcome) -> dict[str, object]:
    return {
        "case": as_data(found.case, _knowing(outcome, found), _PERSON_NAME.say("zh", name=name)),
        "before": _item(found.before),
        "after": _item(found.after),
    }


def _item(item: Item | None) -> dict[str, object] | None:
    if item is None:
        return None
    return {
        "verdict": item.verdict.value,
        "own": item.own.value,
        "amount": _interval(item.amount),
        "every": None if item.every is None else item.every.value,
        "whole": _interval(item.whole),
    }


def _interval(interval: Interval | None) -> dict[str, int | None] | None:
    if interval is None:
        return None
    ends = (None if end is None else end.in_fen for end in (interval.low, interval.high))
    return dict(zip(("low_fen", "high_fen"), ends, strict=True))


def _move(moved: Moved) -> dict[str, object]:
    return {
        "aspect": moved.aspect.value,
        "old": [_said(one) for one in moved.old],
        "new": [_said(one) for one in moved.new],
    }


def _said(one: Told) -> dict[str, object]:
    return {"zh": one.words.zh, "en": one.words.en, "file": one.span.file.name, "line": one.span.line}


def _population(counted: Counted) -> dict[str, object]:
    return {
        "people": counted.people,
        "on": counted.on.isoformat(),
        "all": _count(counted.all),
        "benefits": {name: _count(one) for name, one in counted.benefits.items()},
    }


def _count(one: Count) -> dict[str, object]:
    return {
        **{fortune.value: number for fortune, number in one.people.items()},
        "before": {every.value: _interval(paid) for every, paid in one.before.items()},
        "after": {every.value: _interval(paid) for every, paid in one.after.items()},
    }
