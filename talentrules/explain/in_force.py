"""When a benefit is in force, and why it is not: 已于2022年9月30日结束."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from talentrules.dates import Days
from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.labels import NOT_APPLICABLE, OUT_OF_FORCE, VERDICTS, Words
from talentrules.explain.values import day_words, path_words
from talentrules.model.decision import Decision, Item, Verdict
from talentrules.model.pack import Benefit
from talentrules.model.profile import Case

__all__ = [
    "Boundary",
    "ForceStatus",
    "applies_to",
    "boundary",
    "days_words",
    "force_days",
    "force_status",
    "not_in_force_chip",
    "why_not_in_force",
]

ForceStatus = Literal["in_force", "ended", "not_started", "between", "no_date", "open"]
"""Whether a benefit is in force.

`open` where the date that chooses its version is missing, `no_date` where it is known that there is no such date.
"""


@dataclass(frozen=True, slots=True)
class Boundary:
    """The last day of what ended and the first day of what is to come, as far as there are such."""

    ended: date | None = None
    starts: date | None = None


def boundary(benefit: Benefit, case: Case) -> Boundary:
    """Return the days nearest to the day that chooses the version; without such a day, the outermost ones."""
    day = _choosing_day(benefit, case)
    lasts = [one.days.last for one in benefit.versions if one.days.last is not None]
    firsts = [one.days.first for one in benefit.versions if one.days.first is not None]
    return Boundary(
        max((last for last in lasts if day is None or last < day), default=None),
        min((first for first in firsts if day is None or day < first), default=None),
    )


def _choosing_day(benefit: Benefit, case: Case) -> date | None:
    if benefit.version_fact is None:
        return case.on
    known = case.profile.facts.get(benefit.version_fact)
    return known.value if known is not None and isinstance(known.value, date) else None


def not_in_force_chip(item: Item) -> Words:
    """Return how an item out of force is marked: ended, to begin, or of another date than the one that chooses."""
    if item.benefit.version_fact is not None and item.not_in_force_because != "no_date":
        return NOT_APPLICABLE
    return OUT_OF_FORCE.get(item.not_in_force_because, VERDICTS[item.verdict])


def why_not_in_force(item: Item, decision: Decision, lang: Language) -> str:
    """Return why an item is not in force, with the day; empty where no day is known.

    Where a date of the case chooses the rule, it is that date for which there is no rule: nothing ended or begins.
    """
    case, chosen_by = decision.case, item.benefit.version_fact
    day = _choosing_day(item.benefit, case)
    if chosen_by is not None and day is not None and item.not_in_force_because != "no_date":
        fact = path_words(decision.pack.facts, chosen_by, lang)
        ranges = say.OR_LIST.say(lang).join(applies_to(one.days, fact, lang) for one in item.benefit.versions)
        return say.NOT_FOR_THAT_DAY.say(lang, fact=fact, day=day_words(day, lang), ranges=ranges)
    near = boundary(item.benefit, case)
    ended = day_words(near.ended, lang) if near.ended else ""
    starts = day_words(near.starts, lang) if near.starts else ""
    match item.not_in_force_because:
        case "ended" if ended:
            return say.ENDED_ON.say(lang, last=ended)
        case "not_started" if starts:
            return say.STARTS_ON.say(lang, first=starts)
        case "between" if ended and starts:
            return say.BETWEEN_DAYS.say(lang, last=ended, first=starts)
        case "no_date":
            return say.NO_DATE.say(lang)
        case _:
            return ""


def force_status(item: Item) -> ForceStatus:
    """Return whether the item is in force."""
    if item.verdict is Verdict.NOT_IN_FORCE:
        return item.not_in_force_because or "between"
    return "in_force" if item.version is not None or item.benefit.informational else "open"


def force_days(item: Item, case: Case) -> Days:
    """Return the days of the version that applies; of an item out of force, those of the nearest one."""
    versions = item.benefit.versions
    if item.version is not None:
        return item.version.days
    if item.verdict is not Verdict.NOT_IN_FORCE:
        return versions[0].days if len(versions) == 1 else Days()
    near = boundary(item.benefit, case)
    for version in versions:
        if near.ended is not None and version.days.last == near.ended:
            return version.days
    for version in versions:
        if near.starts is not None and version.days.first == near.starts:
            return version.days
    return Days()


def applies_to(days: Days, fact: str, lang: Language) -> str:
    """Return to which dates a rule applies that a date chooses: `引进日期在2024年7月1日（含）以后的`."""
    first = day_words(days.first, lang) if days.first else ""
    last = day_words(days.last, lang) if days.last else ""
    if first and last:
        return say.FOR_DAYS_BETWEEN.say(lang, fact=fact, first=first, last=last)
    if first:
        return say.FOR_DAYS_FROM.say(lang, fact=fact, first=first)
    return say.FOR_DAYS_UNTIL.say(lang, fact=fact, last=last) if last else ""


def days_words(days: Days, lang: Language) -> str:
    """Return `2022年8月23日至2022年9月30日`, `…起`, `至…止`; empty for days without ends."""
    first = day_words(days.first, lang) if days.first else ""
    last = day_words(days.last, lang) if days.last else ""
    if first and last:
        return say.FROM_UNTIL.say(lang, first=first, last=last)
    if first:
        return say.FROM_ON.say(lang, first=first)
    return say.UNTIL.say(lang, last=last) if last else ""
