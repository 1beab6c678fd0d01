"""Facts: the typed attributes of a profile, and the values that they can have.

A fact is *known*, *known to be none* (`NONE`: "has no card"), or *unknown* (absent from the profile). The shared ones
stand in `vocabulary`; a pack may add its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property

from talentrules.money import Money
from talentrules.source import NOWHERE, Span

__all__ = [
    "NONE",
    "BooleanType",
    "ChoiceType",
    "DateType",
    "Fact",
    "FactType",
    "MoneyType",
    "NoneType",
    "NumberType",
    "Option",
    "Record",
    "RecordsType",
    "SetType",
    "TextType",
    "Value",
]


class NoneType(Enum):
    """The type of `NONE`, so that it can stand in annotations and `match`."""

    NONE = "none"

    def __repr__(self) -> str:
        return "NONE"


NONE = NoneType.NONE
"""Known to be none: the user wrote `null`. It satisfies no comparison, and it is not unknown."""

Record = Mapping[str, "Value"]
"""One record of a record list: field id to value; a field that is absent is unknown."""

Value = bool | int | Decimal | Money | date | str | frozenset[str] | tuple[Record, ...] | NoneType
"""A known value. A choice is its id; a set of choices a frozenset of ids; a record list a tuple of records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a fact: its id and its Chinese name; `also` are other Chinese names that readers accept."""

    id: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanType:
    """Yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberType:
    """A number, whole or decimal, in `unit` (`个月`, `天`, `平方米`, `%` …), never negative unless it says so."""

    unit: str = ""
    whole: bool = True
    minimum: int | None = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyType:
    """An amount of money in yuan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateType:
    """A day of the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextType:
    """A text. `pattern` (a regular expression) limits how it is written; `written` says so in Chinese."""

    pattern: str = ""
    written: str = ""


@dataclass(frozen=True, kw_only=True)
class ChoiceType:
    """One of `options`. Where `ordered`, they stand from lowest to highest, and 「及以上」 has a meaning.

    `open_pattern` admits ids beside the listed ones, such as any region code.
    """

    options: tuple[Option, ...]
    ordered: bool = False
    open_pattern: str = ""

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of each id in the order, from 0."""
        return {option.id: place for place, option in enumerate(self.options)}

    @cached_property
    def by_id(self) -> Mapping[str, Option]:
        """The options by id."""
        return {option.id: option for option in self.options}


@dataclass(frozen=True, kw_only=True)
class SetType:
    """Any number of `options`, also none."""

    options: tuple[Option, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Option]:
        """The options by id."""
        return {option.id: option for option in self.options}


@dataclass(frozen=True, kw_only=True)
class RecordsType:
    """A list of records with these `fields`; with `single` there is at most one (a spouse)."""

    fields: tuple[Fact, ...]
    single: bool = False

    @cached_property
    def by_id(self) -> Mapping[str, Fact]:
        """The fields by id."""
        return {one.id: one for one in self.fields}


FactType = BooleanType | NumberType | MoneyType | DateType | TextType | ChoiceType | SetType | RecordsType


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A typed attribute of the profile.

    `question` is what a clerk asks; `proof` what shows the answer (a document), where one is usual; `section` the
    part of the vocabulary that it belongs to, for grouping; `also` other Chinese names that readers accept.
    """

    id: str
    name: str
    type: FactType
    question: str = ""
    proof: str = ""
    section: str = ""
    also: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)
