"""A plain value as the value of a fact: the one place that knows how each type of fact may be written.

Profiles and the constants of conditions are both read here, so that a date, an amount or a choice is written alike
everywhere. Problems are collected with their paths; what cannot be read is left out of the result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import assert_never

from talentrules.dates import DateError, parse_date
from talentrules.diagnostics import Diagnostic, fill
from talentrules.model.facts import (
    NONE,
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    RecordsType,
    SetType,
    TextType,
    Value,
)
from talentrules.money import Money, MoneyError, parse_money
from talentrules.syntax.places import Path, Places
from talentrules.syntax.words import Words

__all__ = ["Problem", "Reader", "show"]

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d{1,18})?")
_LARGEST = 10**18
_FINEST = -18
"""As many digits on either side of the point as the reader admits in a file."""
_LONGEST_TEXT = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """A diagnostic code with its words, at the path of a value; `at_key` where the key is what is wrong."""

    code: str
    path: Path
    words: dict[str, object]
    at_key: bool = False

    def at(self, places: Places) -> Diagnostic:
        """Return the diagnostic at its place in a file."""
        return fill(self.code, self.words, (places.key if self.at_key else places.value)(self.path))


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads values and keeps the problems that it met."""

    problems: list[Problem] = field(default_factory=list)

    def value(self, fact: Fact, written: object, path: Path) -> Value | None:  # noqa: PLR0911 - one line a type
        """Return what `written` means as a value of `fact`; None, and a problem, where it means nothing."""
        if written is None:
            return self._none(fact, path)
        match fact.type:
            case BooleanType():
                return self._boolean(fact, written, path)
            case NumberType():
                return self._number(fact, fact.type, written, path)
            case MoneyType():
                return self._money(fact, written, path)
            case DateType():
                return self._date(fact, written, path)
            case TextType():
                return self._text(fact, fact.type, written, path)
            case ChoiceType() | SetType() | RecordsType():
                return self._made_of_choices(fact, fact.type, written, path)
            case _:
                assert_never(fact.type)

    def complain(self, code: str, path: Path, *, at_key: bool = False, **words: object) -> None:
        """Keep a problem."""
        self.problems.append(Problem(code, path, words, at_key))

    def choice(self, fact: Fact, kind: ChoiceType | SetType, written: object, path: Path) -> str | None:
        """Return the id of the choice that `written` names."""
        word = show(written) if isinstance(written, str | int) and not isinstance(written, bool) else None
        if word is None:
            self.complain("value-is-no-choice", path, name=fact.name, written=show(written), choices=_choices(kind))
            return None
        words = _words(kind)
        found = words.find(word)
        if (
            found is None
            and isinstance(kind, ChoiceType)
            and kind.open_pattern
            and re.fullmatch(kind.open_pattern, word, re.ASCII)
        ):
            return word
        if found is None:
            near = words.near(word)
            code = "unknown-choice-near" if near else "unknown-choice"
            self.complain(code, path, name=fact.name, written=word, near=near, choices=_choices(kind))
        return found

    def _none(self, fact: Fact, path: Path) -> Value | None:
        if isinstance(fact.type, BooleanType | NumberType | MoneyType):
            self.complain("null-is-no-answer", path, name=fact.name)
            return None
        return NONE

    def _boolean(self, fact: Fact, written: object, path: Path) -> bool | None:
        answer = {"是": True, "否": False}.get(written) if isinstance(written, str) else written
        if isinstance(answer, bool):
            return answer
        self.complain("value-is-no-truth", path, name=fact.name, written=show(written))
        return None

    def _number(self, fact: Fact, kind: NumberType, written: object, path: Path) -> int | Decimal | None:
        number: object = Decimal(written) if isinstance(written, str) and _NUMBER.fullmatch(written) else written
        if isinstance(number, bool) or not isinstance(number, int | Decimal) or not _finite(number):
            self.complain("value-is-no-number", path, name=fact.name, written=show(written), unit=kind.unit)
            return None
        if kind.whole and number != int(number):
            self.complain("value-is-not-whole", path, name=fact.name, written=show(written), unit=kind.unit)
            return None
        if (kind.minimum is not None and number < kind.minimum) or (kind.maximum is not None and number > kind.maximum):
            limits = _limits(kind)
            self.complain("value-out-of-range", path, name=fact.name, written=show(written), limits=limits)
            return None
        return int(number) if kind.whole else Decimal(number)

    def _money(self, fact: Fact, written: object, path: Path) -> Money | None:
        text = _money_text(written)
        if text is not None:
            try:
                return parse_money(text)
            except MoneyError:
                pass
        self.complain("value-is-no-money", path, name=fact.name, written=show(written))
        return None

    def _date(self, fact: Fact, written: object, path: Path) -> date | None:
        if isinstance(written, date) and not isinstance(written, datetime):
            return written
        if isinstance(written, str):
            try:
                return parse_date(written)
            except DateError:
                pass
        self.complain("value-is-no-date", path, name=fact.name, written=show(written))
        return None

    def _text(self, fact: Fact, kind: TextType, written: object, path: Path) -> str | None:
        if not isinstance(written, str) or not written.strip() or not written.isprintable():
            self.complain("value-is-no-text", path, name=fact.name, written=show(written))
        elif len(written) > _LONGEST_TEXT:
            self.complain("value-too-long", path, name=fact.name, limit=_LONGEST_TEXT)
        elif kind.pattern and not re.fullmatch(kind.pattern, written):
            self.complain("value-is-not-written-so", path, name=fact.name, written=written, how=kind.written)
        else:
            return written
        return None

    def _made_of_choices(
        self, fact: Fact, kind: ChoiceType | SetType | RecordsType, written: object, path: Path
    ) -> Value | None:
        match kind:
            case ChoiceType():
                return self.choice(fact, kind, written, path)
            case SetType():
                return self._set(fact, kind, written, path)
            case RecordsType():
                return self._records(fact, kind, written, path)

    def _set(self, fact: Fact, kind: SetType, written: object, path: Path) -> frozenset[str] | None:
        if not isinstance(written, list | tuple | set | frozenset):
            self.complain("value-is-no-list", path, name=fact.name, written=show(written))
            return None
        # a set has no order of its own: sorted, so that several problems come in a fixed order
        listed = sorted(written, key=show) if isinstance(written, set | frozenset) else written
        found = [self.choice(fact, kind, one, (*path, place)) for place, one in enumerate(listed)]
        return frozenset(choice for choice in found if choice is not None)

    def _records(
        self, fact: Fact, kind: RecordsType, written: object, path: Path
    ) -> tuple[dict[str, Value], ...] | None:
        listed = [written] if kind.single and isinstance(written, Mapping) else written
        if not isinstance(listed, list | tuple) or (kind.single and len(listed) > 1):
            code = "value-is-no-record" if kind.single else "value-is-no-list"
            self.complain(code, path, name=fact.name, written=show(written))
            return None
        paths = [path if listed is not written else (*path, place) for place in range(len(listed))]
        return tuple(self._record(fact, kind, one, where) for one, where in zip(listed, paths, strict=True))

    def _record(self, fact: Fact, kind: RecordsType, written: object, path: Path) -> dict[str, Value]:
        if not isinstance(written, Mapping):
            self.complain("value-is-no-record", path, name=fact.name, written=show(written))
            return {}
        words, record = Words.of(kind.fields), dict[str, Value]()
        for key, one in written.items():
            field_id = words.find(show(key))
            if field_id is None:
                self.unknown_word("unknown-field", words, show(key), (*path, key), name=fact.name)
            elif field_id in record:
                self.complain("fact-twice", (*path, key), at_key=True, name=kind.by_id[field_id].name)
            elif (value := self.value(kind.by_id[field_id], one, (*path, key))) is not None:
                record[field_id] = value
        # in the order of the fields: how a record was written does not matter
        return {one.id: record[one.id] for one in kind.fields if one.id in record}

    def unknown_word(self, code: str, words: Words, word: str, path: Path, **more: object) -> None:
        """Complain of a key that is no known word, with the nearest known one where there is one."""
        near = words.near(word)
        self.complain(f"{code}-near" if near else code, path, at_key=True, written=word, near=near, **more)


def _words(kind: ChoiceType | SetType) -> Words:
    return Words.of(kind.options)


def _choices(kind: ChoiceType | SetType) -> str:
    shown = "、".join(f"{option.id}（{option.name}）" for option in kind.options[:12])
    return shown + ("……" if len(kind.options) > 12 else "")


def _finite(number: int | Decimal) -> bool:
    """Return whether `number` can be written out: a file, and the encoding of a profile, can hold it."""
    if isinstance(number, Decimal) and (not number.is_finite() or int(number.as_tuple().exponent) < _FINEST):
        return False
    return -_LARGEST < number < _LARGEST


def _money_text(written: object) -> str | None:
    """Return `written` as a text of money, None where it is none; a hostile number is not written out."""
    match written:
        case str():
            return written
        case Money() if 0 <= written.in_fen < _LARGEST:
            return f"{written.decimal_yuan()}元"
        case int() | Decimal() if not isinstance(written, bool) and _finite(written):
            return f"{written:f}" if isinstance(written, Decimal) else str(written)
        case _:
            return None


def _limits(kind: NumberType) -> str:
    ends = [f"≥{kind.minimum}"] if kind.minimum is not None else []
    ends += [f"≤{kind.maximum}"] if kind.maximum is not None else []
    return " ".join(ends) + kind.unit


def show(written: object) -> str:  # noqa: PLR0911 - one line for each kind of value
    """Return what a person wrote as a person would know it again."""
    match written:
        case None:
            return "null"
        case "":
            return '""'
        case bool():
            return "true" if written else "false"
        case int() if not -_LARGEST < written < _LARGEST:
            return "…"  # Python refuses to write out a number of thousands of digits
        case str() | int() | Decimal() | date():
            return str(written)
        case Mapping():
            return "{…}"
        case list() | tuple() | set() | frozenset():
            return "[…]"
        case _:
            return type(written).__name__
