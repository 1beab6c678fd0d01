"""Short constructors, so that a section of the vocabulary reads as a table: id, name, type, question, proof."""

from __future__ import annotations

from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    FactType,
    MoneyType,
    NumberType,
    Option,
    RecordsType,
    SetType,
    TextType,
)

__all__ = [
    "AREA",
    "DAY",
    "PERCENT",
    "WORDS",
    "YEAR",
    "YES_NO",
    "YUAN",
    "choice",
    "number",
    "option",
    "ordered",
    "record",
    "records",
    "row",
    "several",
]

AREA = NumberType(unit="平方米", whole=False)
DAY = DateType()
PERCENT = NumberType(unit="%", whole=False, maximum=100)
WORDS = TextType()
YEAR = NumberType(unit="年", minimum=1900, maximum=2200)
"""A year of the calendar; for a number of years write `number("年")`."""
YES_NO = BooleanType()
YUAN = MoneyType()


def row(  # noqa: PLR0913, PLR0917 -- one row of the table, as a reader scans it
    section: str, key: str, name: str, kind: FactType, question: str, proof: str = "", *, also: tuple[str, ...] = ()
) -> Fact:
    """Make a fact; a section fixes the first argument with `partial`."""
    return Fact(id=key, name=name, type=kind, question=question, proof=proof, section=section, also=also)


def option(key: str, name: str, *also: str) -> Option:
    """Make an option with its Chinese name and the other Chinese names that readers accept."""
    return Option(id=key, name=name, also=also)


def number(unit: str, *, maximum: int | None = None) -> NumberType:
    """Make the type of whole numbers from 0 in `unit`."""
    return NumberType(unit=unit, maximum=maximum)


def choice(*options: Option) -> ChoiceType:
    """Make the type of one of `options`."""
    return ChoiceType(options=options)


def ordered(*options: Option) -> ChoiceType:
    """Make the type of one of `options`, which stand from lowest to highest."""
    return ChoiceType(options=options, ordered=True)


def several(*options: Option) -> SetType:
    """Make the type of any number of `options`."""
    return SetType(options=options)


def records(*fields: Fact) -> RecordsType:
    """Make the type of a list of records with `fields`."""
    return RecordsType(fields=fields)


def record(*fields: Fact) -> RecordsType:
    """Make the type of at most one record with `fields`."""
    return RecordsType(fields=fields, single=True)
