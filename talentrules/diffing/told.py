"""What a pack says apart from how it says it: terms without words and places, equal ones one and the same object.

Two packs are told into one `Common`. There the order of what an `all` or `any` lists is gone, definitions stand where
they were named, and a benefit that rests on the same in both has one name. What is one object means the same; what is
two may still mean the same, which only the cells can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from talentrules.dates import Days
from talentrules.model.conditions import (
    All,
    AtLeastN,
    BenefitCondition,
    Compare,
    Condition,
    DefinitionCondition,
    Not,
    NotRequired,
    Operator,
    Records,
)
from talentrules.model.conditions import Any as AnyOf
from talentrules.model.facts import ChoiceType, Fact, FactType, NumberType, RecordsType, SetType, TextType
from talentrules.model.pack import Benefit, Category, Clock, Definition, Kind, NamedQuantity, Pack
from talentrules.model.quantities import (
    BenefitAmount,
    DefinedQuantity,
    Greatest,
    Least,
    OverRecords,
    Product,
    Sum,
)
from talentrules.model.walk import Term
from talentrules.source import NOWHERE

__all__ = ["Common", "Teller", "same_type", "same_values", "wordless"]

_T = TypeVar("_T")
_WORDS = {"text": "", "cite": (), "name": "", "note": "", "subject": "", "span": NOWHERE}
"""Fields that say nothing about anybody's answer, and what stands there when they are gone."""
_ALWAYS = NotRequired(subject="")


@dataclass(slots=True)
class Common:
    """Where two packs are told: every term once, every entry that others name under one name."""

    terms: dict[object, Term] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    quantities: dict[str, NamedQuantity] = field(default_factory=dict)
    benefits: dict[str, Benefit] = field(default_factory=dict)
    names: dict[object, str] = field(default_factory=dict)

    def one(self, term: Term) -> Any:
        """Return the one object for `term`, whose parts are such objects already."""
        known = self.terms.setdefault(self.key(term), term)
        self.numbers.setdefault(id(known), len(self.numbers))
        return known

    def number(self, term: Term) -> int:
        """Return the place of an object among those that were told, which gives operands an order."""
        return self.numbers[id(term)]

    def key(self, value: object) -> object:
        """Return what is equal where two values are: inside a term, its parts are known by their identity."""
        match value:
            case bool():
                return ("bool", value)
            case int() | Decimal():
                return Fraction(value)
            case tuple():
                return tuple(self.key(one) if not isinstance(one, Term) else ("#", id(one)) for one in value)
            case Mapping():
                return tuple(sorted((str(name), self.key(one)) for name, one in value.items()))
            case _ if is_dataclass(value) and not isinstance(value, type):
                return (type(value).__name__, *self._fields(value))
            case _:
                return (type(value).__name__, value)

    def _fields(self, value: Any) -> tuple[object, ...]:
        found = ((one.name, getattr(value, one.name)) for one in fields(value) if one.compare)
        return tuple((name, ("#", id(inner)) if isinstance(inner, Term) else self.key(inner)) for name, inner in found)

    def named(self, kind: str, told: object) -> str:
        """Return the name under which an entry of a `kind` that was `told` so is known."""
        return self.names.setdefault((kind, told), f"{kind}{len(self.names)}")


@dataclass(slots=True)
class Teller:
    """Tells one pack into what is common.

    `by_id` keeps the ids of the benefits that a rule names, so that it says what the rule itself says, not what those do.
    """

    pack: Pack
    common: Common
    by_id: bool = False
    _done: dict[tuple[int, bool], tuple[Term, Term]] = field(default_factory=dict)
    _benefits: dict[str, Benefit] = field(default_factory=dict)

    def benefit(self, name: str) -> Benefit:
        """Return what the benefit `name` grants, wordless, under its common name."""
        if name not in self._benefits:
            self._benefits[name] = self._told(self.pack.benefits[name])
        return self._benefits[name]

    def _told(self, benefit: Benefit) -> Benefit:
        bare = Benefit(
            id="",
            name="",
            kind=_kind(benefit),
            category=Category.MONEY,
            beneficiary=benefit.beneficiary,
            versions=tuple(wordless(version, self.term) for version in benefit.versions),
            version_by=_clock(benefit),
        )
        common = self.common
        known = common.named("b", common.key(bare))
        return common.benefits.setdefault(known, replace(bare, id=known, name=known))

    def term(self, term: Term, *, inside: bool = False) -> Any:
        """Return the one object for `term`; `inside` says that it stands in a record."""
        key = (id(term), inside)
        if key not in self._done:
            self._done[key] = (term, self._written(term, inside=inside))  # the term is kept, so that its id is its own
        return self._done[key][1]

    def _written(self, term: Term, *, inside: bool) -> Term:
        match term:
            case DefinitionCondition():
                return self._definition(term.definition, inside=inside)
            case DefinedQuantity():
                return self._quantity(term.definition, inside=inside)
            case BenefitCondition() | BenefitAmount() if self.by_id:
                return self.common.one(type(term)(benefit=term.benefit))  # type: ignore[no-any-return]
            case BenefitCondition() | BenefitAmount():
                return self.common.one(type(term)(benefit=self.benefit(term.benefit).id))  # type: ignore[no-any-return]
            case _:
                within = inside or isinstance(term, Records | OverRecords)
                told = wordless(term, lambda part: self.term(part, inside=within))
                return simplest(told, self.common)

    def _definition(self, name: str, *, inside: bool) -> Term:
        when = self.term(self.pack.definitions[name].when)
        if not inside:
            return when  # type: ignore[no-any-return]
        known = self.common.named("d", id(when))
        self.common.definitions.setdefault(known, Definition(id=known, name=known, when=when))
        return self.common.one(DefinitionCondition(definition=known))  # type: ignore[no-any-return]

    def _quantity(self, name: str, *, inside: bool) -> Term:
        quantity = self.term(self.pack.quantities[name].quantity)
        if not inside:
            return quantity  # type: ignore[no-any-return]
        known = self.common.named("q", id(quantity))
        self.common.quantities.setdefault(known, NamedQuantity(id=known, name=known, quantity=quantity))
        return self.common.one(DefinedQuantity(definition=known))  # type: ignore[no-any-return]


def wordless(value: _T, of: Callable[[Any], Any]) -> _T:
    """Return a model object without its words and places, `of` put to each term directly inside it."""
    found: dict[str, object] = {}
    for one in fields(value):  # type: ignore[arg-type]
        inner = getattr(value, one.name)
        found[one.name] = _WORDS[one.name] if one.name in _WORDS else _inner(inner, of)
    return replace(value, **found)  # type: ignore[type-var]


def _inner(value: object, of: Callable[[Any], Any]) -> object:
    if isinstance(value, Term):
        return of(value)
    if isinstance(value, tuple):
        return tuple(_inner(one, of) for one in value)
    if isinstance(value, Mapping):
        return {name: _inner(one, of) for name, one in sorted(value.items())}
    return wordless(value, of) if _has_words(value) else value


def _has_words(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, type) and any(one.name in _WORDS for one in fields(value))


def simplest(term: Term, common: Common) -> Term:
    """Return the one object for `term`, whose parts are such; written so that what plainly means the same is the same."""
    match term:
        case All() | AnyOf():
            return _together(term, common)
        case AtLeastN():
            return common.one(replace(term, parts=_sorted(term.parts, common)))  # type: ignore[no-any-return]
        case Not(part=Not() as inner):
            return inner.part
        case Compare(operator=Operator.IN):
            values = tuple(sorted(set(term.values), key=repr))
            operator = Operator.IS if len(values) == 1 else Operator.IN
            return common.one(replace(term, operator=operator, values=values))  # type: ignore[no-any-return]
        case Sum() | Product() | Least() | Greatest():
            return common.one(replace(term, parts=_sorted(term.parts, common)))  # type: ignore[no-any-return]
        case _:
            return common.one(term)  # type: ignore[no-any-return]


def _together(term: All | AnyOf, common: Common) -> Condition:
    """Return an `all` or `any` without repeats, without what lies in it of its own kind, and what says nothing in it."""
    parts: dict[int, Condition] = {}
    for part in term.parts:
        for one in part.parts if type(part) is type(term) else (part,):
            if not (isinstance(term, All) and isinstance(one, NotRequired)):
                parts[common.number(one)] = one
    if len(parts) == 1:
        return next(iter(parts.values()))
    if not parts and isinstance(term, All):
        return common.one(_ALWAYS)  # type: ignore[no-any-return]
    return common.one(replace(term, parts=_sorted(tuple(parts.values()), common)))  # type: ignore[no-any-return]


def _sorted(parts: tuple[Any, ...], common: Common) -> tuple[Any, ...]:
    return tuple(sorted(parts, key=common.number))


def _kind(benefit: Benefit) -> Kind:
    """Return a kind that stands for all that are treated alike: told only, a loan, granted."""
    if benefit.informational:
        return Kind.CHANNEL
    return Kind.LOAN if benefit.kind is Kind.LOAN else Kind.GRANT


def _clock(benefit: Benefit) -> Clock | str:
    """Return what chooses the version; nothing does where there is but one that always applies."""
    return Clock.EVALUATION if [one.days for one in benefit.versions] == [Days()] else benefit.version_by


def same_type(one: Fact, other: Fact) -> bool:
    """Return whether a value that both declarations of a fact admit is taken alike, and an unknown one too."""
    old, new = one.type, other.type
    if type(old) is not type(new):
        return False
    match old, new:
        case NumberType(), NumberType():
            return (old.unit == "%", old.minimum, old.maximum) == (new.unit == "%", new.minimum, new.maximum)
        case ChoiceType(), ChoiceType():
            shared = old.by_id.keys() & new.by_id.keys()
            ranks = [[option.id for option in kind.options if option.id in shared] for kind in (old, new)]
            return old.ordered is new.ordered and (not old.ordered or ranks[0] == ranks[1])
        case RecordsType(), RecordsType():
            fields = old.by_id.keys() & new.by_id.keys()
            return old.single is new.single and all(same_type(old.by_id[name], new.by_id[name]) for name in fields)
        case _:
            return True


def same_values(one: Fact, other: Fact) -> bool:
    """Return whether two declarations of a fact admit the same values, in the same order."""
    old, new = (_admits(fact.type) for fact in (one, other))
    return same_type(one, other) and old == new


def _admits(kind: FactType) -> object:
    match kind:
        case ChoiceType() | SetType():
            ids = [option.id for option in kind.options]
            ordered = isinstance(kind, ChoiceType) and kind.ordered
            return (ids if ordered else sorted(ids), getattr(kind, "open_pattern", ""))
        case RecordsType():
            return sorted((field.id, repr(_admits(field.type))) for field in kind.fields)
        case NumberType():
            return (kind.whole, kind.minimum, kind.maximum)
        case TextType():
            return kind.pattern
        case _:
            return None
