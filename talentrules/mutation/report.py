"""What mutation came to, as text and as JSON-ready data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from talentrules.diagnostics import Language
from talentrules.explain.labels import Words
from talentrules.mutation.mutants import Entry, Section
from talentrules.mutation.verdict import Fate, Outcome, Tried, score
from talentrules.proofs.pasteable import as_data, as_yaml
from talentrules.source import display_width

__all__ = ["outcome_data", "outcome_to_text", "percent_words"]

_HEAD = Words(
    "{pack}：{files} 里有 {cases} 个场景，试了 {count} 处改动",
    "{pack}: {cases} scenario(s) in {files}, {count} change(s) tried",
)
_SAMPLE = Words("（从 {possible} 处中均匀抽取，每次相同）", " (of {possible}, spread evenly and always the same)")
_SURVIVED = Words("场景没有发现的改动：", "changes that no scenario notices:")
_UNDECIDED = Words("未能判断的改动：", "changes of which it could not be told:")
_LINE = Words("✗ {at} {words}　[{id}]", "✗ {at} {words}  [{id}]")
_OPEN = Words("？ {at} {words}　[{id}]：{why}", "? {at} {words}  [{id}]: {why}")
_PERSON = Words(
    "这样的人，“{name}”会不一样（补上期望就可以贴进场景文件）：",
    "for such a person “{name}” comes out differently (add what is expected and paste it into a scenario file):",
)
_COLUMNS = (
    Words("内容", "entry"),
    Words("发现", "killed"),
    Words("没发现", "survived"),
    Words("等价", "equivalent"),
    Words("未判断", "undecided"),
    Words("比例", "score"),
)
_COUNTED = (Fate.KILLED, Fate.SURVIVED, Fate.EQUIVALENT, Fate.UNDECIDED)
_SECTIONS: dict[Section, Words] = {
    Section.DEFINITIONS: Words("定义“{name}”", "definition {id}"),
    Section.QUANTITIES: Words("数量“{name}”", "quantity {id}"),
    Section.BENEFITS: Words("{name}", "{id}"),
    Section.GROUPS: Words("叠加规则“{name}”", "group {id}"),
}
_ALL = Words("合计", "in all")
_SCORE = Words(
    "场景发现了 {killed} 处，没有发现 {survived} 处：{score}。另有 {equivalent} 处改了也一样，{undecided} 处未能判断，"
    "{no_pack} 处改了不成规则包，都不计入。",
    "{killed} killed, {survived} survived: {score}. Not counted: {equivalent} equivalent, {undecided} undecided, "
    "{no_pack} that are no sound pack.",
)
_NO_SCORE = Words("没有可计的改动", "nothing to count")
_SCHEMA = "talentrules.mutation/1"
_INDENT = "    "


def percent_words(share: float | None, lang: Language) -> str:
    """Return a score in words."""
    return _NO_SCORE.say(lang) if share is None else f"{share:.1f}%"


def outcome_to_text(outcome: Outcome, lang: Language = "zh") -> str:
    """Return the outcome as text: the survivors with a person each, what is undecided, a table, the score."""
    blocks = [_head(outcome, lang), *_survivors(outcome, lang), *_undecided(outcome, lang), _table(outcome, lang)]
    return "\n\n".join([*blocks, _sum(outcome, lang)]) + "\n"


def _head(outcome: Outcome, lang: Language) -> str:
    pack = outcome.pack
    files = (", " if lang == "en" else "、").join(str(one.path) for one in outcome.suites)
    cases = sum(len(one.scenarios) for one in outcome.suites)
    name = pack.id if lang == "en" else pack.name
    line = _HEAD.say(lang, pack=name, files=files, cases=cases, count=len(outcome.tried))
    return line + (_SAMPLE.say(lang, possible=outcome.possible) if len(outcome.tried) < outcome.possible else "")


def _survivors(outcome: Outcome, lang: Language) -> Iterator[str]:
    survivors = outcome.of(Fate.SURVIVED)
    if survivors:
        yield _SURVIVED.say(lang)
    for one in survivors:
        yield "\n".join(_survivor(one, outcome, lang))


def _survivor(one: Tried, outcome: Outcome, lang: Language) -> Iterator[str]:
    yield _LINE.say(lang, at=one.mutant.span.label, words=one.mutant.say(lang), id=one.mutant.id)
    if one.asked is not None:
        benefit = outcome.pack.benefits[one.benefit]
        yield _INDENT + _PERSON.say(lang, name=benefit.id if lang == "en" else benefit.name)
        text = as_yaml(one.asked.case, outcome.pack, one.mutant.say("zh"))
        yield from (_INDENT + line for line in text.splitlines())


def _undecided(outcome: Outcome, lang: Language) -> Iterator[str]:
    found = outcome.of(Fate.UNDECIDED)
    if found:
        lines = (
            _OPEN.say(
                lang,
                at=one.mutant.span.label,
                words=one.mutant.say(lang),
                id=one.mutant.id,
                why=one.why.say(lang) if one.why is not None else "",
            )
            for one in found
        )
        yield "\n".join([_UNDECIDED.say(lang), *lines])


# The table -----------------------------------------------------------------------------------------------------------


def _table(outcome: Outcome, lang: Language) -> str:
    rows = [tuple(one.say(lang) for one in _COLUMNS)]
    rows += [_row(_entry_words(entry, lang), tried, lang) for entry, tried in _by_entry(outcome)]
    rows.append(_row(_ALL.say(lang), outcome.tried, lang))
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(_cells(row, widths)).rstrip() for row in rows)


def _by_entry(outcome: Outcome) -> list[tuple[Entry, tuple[Tried, ...]]]:
    found: dict[Entry, list[Tried]] = {}
    for one in outcome.tried:
        found.setdefault(one.mutant.entry, []).append(one)
    return [(entry, tuple(tried)) for entry, tried in found.items()]


def _entry_words(entry: Entry, lang: Language) -> str:
    return _SECTIONS[entry.section].say(lang, name=entry.name, id=entry.id)


def _row(name: str, tried: Sequence[Tried], lang: Language) -> tuple[str, ...]:
    counts = (str(_count(tried, fate)) for fate in _COUNTED)
    share = score(tried)
    return (name, *counts, "—" if share is None else percent_words(share, lang))


def _count(tried: Sequence[Tried], fate: Fate) -> int:
    return sum(one.fate is fate for one in tried)


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    first, *numbers = row
    yield first + " " * (widths[0] - display_width(first))
    for cell, width in zip(numbers, widths[1:], strict=True):
        yield " " * (width - display_width(cell)) + cell


def _sum(outcome: Outcome, lang: Language) -> str:
    counts = {fate.value: _count(outcome.tried, fate) for fate in Fate}
    return _SCORE.say(lang, score=percent_words(outcome.score, lang), **counts)


# Programs ------------------------------------------------------------------------------------------------------------


def outcome_data(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome as JSON-ready data: counts in all and by entry, and every mutant with what became of it."""
    return {
        "schema": _SCHEMA,
        "pack": outcome.pack.id,
        "sha256": outcome.pack.sha256,
        "scenarios": [str(one.path) for one in outcome.suites],
        "possible": outcome.possible,
        **_counts(outcome.tried),
        "entries": [
            {"section": entry.section.value, "id": entry.id, "name": entry.name, **_counts(tried)}
            for entry, tried in _by_entry(outcome)
        ],
        "mutants": [_mutant_data(one, outcome) for one in outcome.tried],
    }


def _counts(tried: Sequence[Tried]) -> dict[str, Any]:
    return {**{fate.value: _count(tried, fate) for fate in Fate}, "score": score(tried)}


def _mutant_data(one: Tried, outcome: Outcome) -> dict[str, Any]:
    mutant = one.mutant
    data: dict[str, Any] = {
        "id": mutant.id,
        "kind": mutant.kind.value,
        "at": mutant.span.label,
        "words": mutant.say("zh"),
        "words_en": mutant.say("en"),
        "fate": one.fate.value,
    }
    if one.by:
        data["killed_by"] = one.by
    if one.asked is not None:
        data["benefit"] = one.benefit
        data["person"] = as_data(one.asked.case, outcome.pack, mutant.say("zh"))
    if one.why is not None:
        data["why"], data["why_en"] = one.why.say("zh"), one.why.say("en")
    return data
