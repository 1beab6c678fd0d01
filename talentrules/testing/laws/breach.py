"""How a law is broken, and the error that says so: the law's sentence, the person as YAML, the day, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from talentrules.diagnostics import Language, printable
from talentrules.explain.labels import STANDINGS, VERDICTS, Words
from talentrules.explain.values import amount_words
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.pack import Benefit, Granularity, Pack
from talentrules.model.payments import Every
from talentrules.model.profile import Case
from talentrules.money import Interval, Money
from talentrules.proofs.pasteable import as_yaml
from talentrules.source import Span

__all__ = ["Breach", "Counterexample", "LawBroken", "Person", "named", "same_words", "told"]

_HEAD = Words("性质不成立（{law}）：{says}", "law broken ({law}): {says}")
_PACK = Words("规则包：{name}（{id}）", "pack: {name} ({id})")
_OF = Words("所在：{about}{place}", "where: {about}{place}")
_FROM_TO = Words("{what}：{before} → {after}", "{what}: {before} → {after}")
_DAYS = Words("测算日：{days}", "decided for: {days}")
_PEOPLE = Words("申请人情况（可以贴进场景文件的 cases）：", "the case, to be pasted below `cases` of a scenario file:")
_NOTHING = Words("没有", "nothing")


def same_words(text: str) -> Words:
    """Return a text that is the same in both languages."""
    return Words(text, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A case of a counterexample, and what it is there for (知道得少的人)."""

    name: Words
    case: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """What is not as the law has it: of what (`about`, at `place`), `what` of it, and how it was `before` and `after`."""

    about: Words
    what: Words
    before: Words
    after: Words
    place: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Counterexample:
    """A law (its id and its sentence), the pack, what breaks it and for whom."""

    law: str
    says: Words
    pack: Pack
    breach: Breach
    people: tuple[Person, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days that were decided for, each once, in the order of the cases."""
        return tuple(dict.fromkeys(one.case.on for one in self.people))

    @property
    def profile(self) -> str:
        """The cases as YAML, ready to stand below `cases:` of a scenario file; empty where no person is needed."""
        return "".join(as_yaml(one.case, self.pack, one.name.zh) for one in self.people)

    def render(self, lang: Language = "zh", *, people: bool = True) -> str:
        """Return it as lines for people; with `people`, the cases stand at the end as YAML."""
        return "\n".join([*self._words(lang), *(self._people(lang) if people else [])])

    def _words(self, lang: Language) -> list[str]:
        breach = self.breach
        place = "" if breach.place is None or not breach.place.line else f" {breach.place.label}"
        said = {"before": breach.before.say(lang), "after": breach.after.say(lang)}
        days = ", ".join(one.isoformat() for one in self.days)
        return [
            _HEAD.say(lang, law=self.law, says=self.says.say(lang)),
            "  " + _PACK.say(lang, name=printable(self.pack.name), id=self.pack.id),
            "  " + _OF.say(lang, about=breach.about.say(lang), place=place),
            "  " + _FROM_TO.say(lang, what=breach.what.say(lang), **said),
            *(["  " + _DAYS.say(lang, days=days)] if days else []),
        ]

    def _people(self, lang: Language) -> list[str]:
        lines = self.profile.splitlines()
        return ["  " + _PEOPLE.say(lang), *(f"    {line}" for line in lines)] if lines else []


class LawBroken(AssertionError):  # noqa: N818 - it is read as the sentence that it is
    """A pack, or the engine, breaks a law. `broken` holds a counterexample for each law, in the order of the laws.

    The text of the error says it in Chinese, then in English.
    """

    def __init__(self, broken: Sequence[Counterexample]) -> None:
        self.broken = tuple(broken)
        super().__init__(self.broken)

    def render(self, lang: Language = "zh") -> str:
        """Return all counterexamples as text."""
        return "\n\n".join(one.render(lang) for one in self.broken)

    def __str__(self) -> str:
        english = (one.render("en", people=False) for one in self.broken)
        return "\n\n".join([self.render(), *english])


def named(benefit: Benefit) -> Words:
    """Return what people call a benefit, with its id."""
    return Words(f"{benefit.name}（{benefit.id}）", f"{benefit.id} ({benefit.name})")


def told(value: object) -> Words:  # noqa: PLR0911 - one line a kind of value
    """Return a part of a decision in words."""
    match value:
        case None:
            return _NOTHING
        case Verdict():
            return VERDICTS[value]
        case ItemStanding():
            return STANDINGS[value]
        case Interval():
            return _amount(value)
        case Money() | date():
            return same_words(str(value))
        case StrEnum():
            return same_words(value.value)
        case tuple() | frozenset() | set():
            return _listed(value)
        case dict():
            return _listed(tuple(value.items()))
        case _:
            return same_words(printable(str(value)))


def _amount(value: Interval) -> Words:
    said = {lang: amount_words(value, Every.UNSTATED, Granularity.UNKNOWN, lang).figure for lang in ("zh", "en")}
    return Words(said["zh"], said["en"])


def _listed(values: Sequence[object] | frozenset[object] | set[object]) -> Words:
    if not values:
        return _NOTHING
    inside = [told(one) for one in values]
    if not isinstance(values, tuple):
        inside.sort(key=lambda one: one.zh)
    return Words("、".join(one.zh for one in inside), ", ".join(one.en for one in inside))
