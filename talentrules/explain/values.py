"""A value, a name, an amount in words.

Chinese names come from the fact; in English an id is made readable (`education_level`: Education level), because
packs are written in Chinese. An amount is printed as the source prints it: a range stays a range.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talentrules.dates import chinese_date
from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.labels import CLOCKS, GRANULARITIES, PERIODS
from talentrules.model.decision import Seen, Unknown
from talentrules.model.facts import (
    ChoiceType,
    Fact,
    NoneType,
    NumberType,
    Record,
    RecordsType,
    SetType,
)
from talentrules.model.pack import Clock, Every, Granularity
from talentrules.money import Interval, Money

__all__ = [
    "AmountWords",
    "amount_words",
    "day_words",
    "fact_at",
    "fact_words",
    "humanise",
    "in_wan",
    "inner",
    "money_words",
    "name_words",
    "path_words",
    "proof_words",
    "quoted",
    "unit_words",
    "value_words",
]

_ENGLISH_UNITS = {
    "个月": "months",
    "月": "months",
    "天": "days",
    "日": "days",
    "年": "years",
    "岁": "years of age",
    "周岁": "years of age",
    "平方米": "m²",
    "次": "times",
    "套": "homes",
    "个": "",
    "人": "persons",
    "小时": "hours",
    "项": "",
    "张": "",
    "条": "",
}
_CLOCK_NAMES = {"applied_on": Clock.APPLICATION, **{clock.value: clock for clock in Clock}}
_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’", "‘": "“", "’": "”"})


def humanise(identifier: str) -> str:
    """Return an id as an English phrase: `education_level` → `Education level`."""
    words = identifier.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def name_words(identifier: str, name: str, lang: Language) -> str:
    """Return the name of an entry of a pack; in English the readable id with the Chinese name behind it."""
    return f"{humanise(identifier)} ({name})" if lang == "en" else name


def inner(text: str) -> str:
    """Return `text` as it stands between quotation marks: its own ones turned into inner ones (GB/T 15834)."""
    return text.translate(_INNER_QUOTES)


def quoted(text: str, lang: Language) -> str:
    """Return `text` between quotation marks."""
    return say.QUOTED.say(lang, text=inner(text))


def day_words(day: date, lang: Language) -> str:
    """Return `2024年5月9日`, in English `2024-05-09`."""
    return day.isoformat() if lang == "en" else chinese_date(day)


def money_words(money: Money, lang: Language) -> str:
    """Return `10,000元（1万元）`, in English `10,000 yuan`; 万元 stands only where it is short and at least one."""
    if lang == "en":
        return say.YUAN.say("en", figure=_figure(money))
    wan = money.in_wan()
    return f"{money}{say.BRACKETS.say(lang, text=wan) if wan else ''}"


def fact_at(facts: Mapping[str, Fact], path: str) -> Fact | None:
    """Return the fact at `education_level`, or the record's field at `cards.tier`; None where there is none."""
    first, _, rest = path.partition(".")
    fact = facts.get(first)
    if fact is None or not rest:
        return fact
    return fact_at(fact.type.by_id, rest) if isinstance(fact.type, RecordsType) else None


def fact_words(fact: Fact | None, identifier: str, lang: Language) -> str:
    """Return the name of a fact; a fact that nobody knows goes by its id, a clock by its own name."""
    if fact is None and identifier in _CLOCK_NAMES:
        return CLOCKS[_CLOCK_NAMES[identifier]].say(lang)
    return fact.name if fact is not None and lang == "zh" else humanise(identifier)


def path_words(facts: Mapping[str, Fact], path: str, lang: Language) -> str:
    """Return the name of the fact at `path`: `持卡·等级` for `cards.tier`."""
    steps = path.split(".")
    paths = [".".join(steps[: count + 1]) for count in range(len(steps))]
    names = [fact_words(fact_at(facts, path), step, lang) for path, step in zip(paths, steps, strict=True)]
    return (" · " if lang == "en" else "·").join(names)


def proof_words(proof: str, lang: Language) -> str:
    """Return what shows a fact: `可凭退休证证明`, and `可凭单位证明` where the paper is a 证明 by its name."""
    said = say.QUESTION_PROOF_SAID if proof.endswith("证明") else say.QUESTION_PROOF
    return said.say(lang, proof=proof)


def value_words(value: Seen, fact: Fact | None, lang: Language) -> str:  # noqa: PLR0911 — one line a type
    """Return a value in words: a choice by its name, money in 元 and 万元, none as 无, unknown as 未提供."""
    match value:
        case Unknown():
            return say.NOT_GIVEN.say(lang)
        case NoneType():
            return say.NONE.say(lang)
        case bool():
            return (say.YES if value else say.NO).say(lang)
        case int() | Decimal():
            return _number(value, fact, lang)
        case Money():
            return money_words(value, lang)
        case date():
            return day_words(value, lang)
        case str():
            return _choice(value, fact, lang)
        case frozenset():
            return _set(value, fact, lang)
        case tuple():
            return _records(value, fact, lang)


def _number(value: int | Decimal, fact: Fact | None, lang: Language) -> str:
    kind = fact.type if fact is not None and isinstance(fact.type, NumberType) else NumberType()
    if kind.unit == "年" and kind.minimum:  # a year of the calendar: 2025年, not 2,025年
        return f"{value}{kind.unit}" if lang == "zh" else str(value)
    figure = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return unit_words(figure, kind.unit, lang)


def unit_words(figure: str, unit: str, lang: Language) -> str:
    """Return a figure with its unit: `6个月`, in English `6 months`."""
    if lang == "zh" or unit == "%":
        return f"{figure}{unit}"
    return f"{figure} {_ENGLISH_UNITS.get(unit, unit)}".rstrip()


def _choice(identifier: str, fact: Fact | None, lang: Language) -> str:
    """Return the name of a choice; a text, or an id beside the listed ones, stands for itself."""
    if fact is None or not isinstance(fact.type, ChoiceType | SetType):
        return identifier
    option = fact.type.by_id.get(identifier)
    if option is None:
        return identifier
    return humanise(option.id) if lang == "en" else option.name


def _set(chosen: frozenset[str], fact: Fact | None, lang: Language) -> str:
    """Return the choices in the order of the fact, so that the same set always reads the same."""
    order = list(fact.type.by_id) if fact is not None and isinstance(fact.type, SetType) else []
    ranked = sorted(chosen, key=lambda one: (order.index(one) if one in order else len(order), one))
    return _listed((_choice(one, fact, lang) for one in ranked), lang) or say.NONE.say(lang)


def _records(records: tuple[Record, ...], fact: Fact | None, lang: Language) -> str:
    """Return the fields of each record in the order of the fact; several records are numbered."""
    fields = fact.type.by_id if fact is not None and isinstance(fact.type, RecordsType) else {}
    lines = [_record(record, fields, lang) for record in records]
    if len(lines) > 1:
        numbered = enumerate(lines, start=1)
        lines = [say.RECORD_NUMBERED.say(lang, place=place, record=line) for place, line in numbered]
    return _listed(lines, lang) or say.NONE.say(lang)


def _record(record: Record, fields: Mapping[str, Fact], lang: Language) -> str:
    order = [name for name in fields if name in record] + sorted(name for name in record if name not in fields)
    return say.FIELDS.say(lang).join(
        say.FIELD_VALUE.say(
            lang,
            name=fact_words(fields.get(name), name, lang),
            value=value_words(record[name], fields.get(name), lang),
        )
        for name in order
    )


def _listed(words: Iterable[str], lang: Language) -> str:
    return say.AND_LIST.say(lang).join(words)


@dataclass(frozen=True, slots=True)
class AmountWords:
    """An amount in words: the `figure` (每年4,000—10,000元) and what must be said beside it (档次未载明 …)."""

    figure: str
    notes: tuple[str, ...] = ()

    def full(self, lang: Language) -> str:
        """Return the figure with its notes in brackets."""
        if not self.notes:
            return self.figure
        return self.figure + say.BRACKETS.say(lang, text=say.PIECES.say(lang).join(self.notes))


def amount_words(interval: Interval, every: Every | None, granularity: Granularity, lang: Language) -> AmountWords:
    """Return an amount as it is printed: both ends where both are stated, 最高 or 不低于 where one is; never a middle."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return AmountWords(say.AMOUNT_UNSTATED.say(lang))
    if interval.exact and low is not None:
        return AmountWords(_per(every, _yuan(_figure(low), lang), lang), in_wan(low, low, lang))
    if low is None or high is None:
        return _one_end(low, high, every, lang)
    figure = _yuan(f"{_figure(low)}{'–' if lang == 'en' else '—'}{_figure(high)}", lang)
    notes = (*in_wan(low, high, lang), GRANULARITIES[granularity].say(lang))
    return AmountWords(_per(every, figure, lang), notes)


def _one_end(low: Money | None, high: Money | None, every: Every | None, lang: Language) -> AmountWords:
    """Return 最高… or 不低于…, with the end that the source does not state."""
    if high is not None:
        figure = say.AT_MOST.say(lang, figure=_yuan(_figure(high), lang))
        return AmountWords(_per(every, figure, lang), (*in_wan(high, high, lang), say.NO_LOW.say(lang)))
    low = low or Money(0)
    figure = say.AT_LEAST.say(lang, figure=_yuan(_figure(low), lang))
    return AmountWords(_per(every, figure, lang), (*in_wan(low, low, lang), say.NO_HIGH.say(lang)))


def in_wan(low: Money, high: Money, lang: Language) -> tuple[str, ...]:
    """Return the amount in 万元 too (5万—10万元), as far as each end has such a short form; English has none."""
    low_wan, high_wan = low.in_wan(), high.in_wan()
    if lang == "en" or not (low_wan or high_wan):
        return ()
    if low == high and high_wan:
        return (high_wan,)
    if low_wan and high_wan:
        return (f"{low_wan.removesuffix('元')}—{high_wan}",)
    return (say.WAN_HIGH.say(lang, wan=high_wan) if high_wan else say.WAN_LOW.say(lang, wan=low_wan),)


def _per(every: Every | None, figure: str, lang: Language) -> str:
    return PERIODS[every or Every.UNSTATED].say(lang, figure=figure)


def _yuan(figure: str, lang: Language) -> str:
    return say.YUAN.say(lang, figure=figure)


def _figure(money: Money) -> str:
    """Return the figure alone, with thousands separators: `4,000`."""
    return str(money).removesuffix("元")
