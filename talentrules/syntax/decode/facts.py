"""The pack's own facts."""

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
from talentrules.syntax.places import Path, Places
from talentrules.syntax.surface.pack import FactFile

__all__ = ["fact"]


def fact(id_: str, one: FactFile, places: Places, path: Path) -> Fact:
    """Return the fact at `path`."""
    return Fact(
        id=id_,
        name=one.name,
        type=_fact_type(one, places, path),
        question=one.question or "",
        proof=one.proof or "",
        section="own",
        span=places.key(path),
    )


def _fact_type(one: FactFile, places: Places, path: Path) -> FactType:  # noqa: PLR0911 - one line a type
    options = tuple(Option(id=id_, name=name) for id_, name in (one.choices or {}).items())
    minimum = 0 if one.minimum is None else one.minimum
    match one.type:
        case "boolean":
            return BooleanType()
        case "integer" | "decimal":
            whole = one.type == "integer"
            return NumberType(unit=one.unit or "", whole=whole, minimum=minimum, maximum=one.maximum)
        case "money":
            return MoneyType()
        case "date":
            return DateType()
        case "text":
            return TextType()
        case "choice" | "ordered_choice":
            return ChoiceType(options=options, ordered=one.type == "ordered_choice")
        case "set":
            return SetType(options=options)
        case "records":
            fields = (one.fields or {}).items()
            return RecordsType(fields=tuple(fact(id_, inner, places, (*path, "fields", id_)) for id_, inner in fields))
