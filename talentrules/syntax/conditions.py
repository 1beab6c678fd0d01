"""Conditions, from the tree: each is a mapping with exactly one form, beside which `text` and `cite` may stand.

Read here rather than by a schema, because the keys are the facts of the vocabulary and of the pack, and because what
went wrong has to be said in the words of the person who wrote it.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from pydantic import ValidationError

from talentrules.diagnostics import Diagnostic, fill
from talentrules.model import conditions as model
from talentrules.model.conditions import Condition, Operator, Quantifier
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
from talentrules.model.quantities import Measure
from talentrules.model.sources import Citation
from talentrules.source import Span
from talentrules.syntax import comparisons
from talentrules.syntax.comparisons import Beside
from talentrules.syntax.constants import word_of
from talentrules.syntax.forms import BESIDE_CONDITION, FORMS, IN_WORDS_ONLY, MEASURED
from talentrules.syntax.places import Places, plain
from talentrules.syntax.quantities import QuantityReader
from talentrules.syntax.surface import CitationFile
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence
from talentrules.syntax.values import Reader, show
from talentrules.syntax.words import Words

__all__ = ["FORMS", "ConditionReader", "operators_of"]

_BESIDE = frozenset(BESIDE_CONDITION)
_SINGLE = {one.value: one for one in Operator if one not in (Operator.IN, Operator.BETWEEN)}
_ORDERED = frozenset({Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW, Operator.BETWEEN})


_Wanted = TypeVar("_Wanted")
"""Whatever was to be read where a problem stands instead."""


def _not_known(_name: str) -> Measure | None:
    """Return that the measure of a named quantity is not known."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionReader:
    """Reads the conditions of one pack; what is wrong goes to `problems`.

    `quantities_named` are the named quantities of the pack and `measure_of` says what each is, None where that is not
    known (its own problem is said at its own place). `in_record` is the list whose fields the facts are, in Chinese,
    or empty at the level of the profile; `profile` is then the reader of that level.
    """

    facts: AnyMapping[str, Fact]
    words: Words
    findings: Words
    definitions: Words
    benefits: Words
    sources: Words
    problems: list[Diagnostic]
    quantities_named: Words = field(default_factory=Words)
    measure_of: Callable[[str], Measure | None] = _not_known
    in_record: str = ""
    profile: ConditionReader | None = None

    @property
    def outside(self) -> ConditionReader:
        """The reader at the level of the profile, which may be this one."""
        return self.profile or self

    @property
    def quantities(self) -> QuantityReader:
        """A reader of quantities by the same names."""
        return QuantityReader(conditions=self)

    def inside(self, fact: Fact, kind: RecordsType) -> ConditionReader:
        """Return a reader of conditions on the records of the list `fact`."""
        words = Words.of(kind.fields)
        return replace(self, facts=kind.by_id, words=words, in_record=fact.name, profile=self.outside)

    def read(self, node: Node) -> Condition | None:
        """Return the condition at `node`, or None where it says nothing; the problem is kept."""
        if not isinstance(node, Mapping):
            return self.problem("condition-expected", node.span)
        forms = [(key, value) for key, value in node.entries if key.written not in _BESIDE]
        if (compared := next((key for key, _ in forms if key.written == "quantity"), None)) is not None:
            words = Beside(text=self._text(node), cite=self.citations(node.get("cite")), span=compared.span)
            return comparisons.quantity(self, Mapping(tuple(forms), node.span), words)
        if len(forms) != 1:
            keys = "、".join(key.written for key, _ in forms)
            code = "condition-empty" if not forms else "condition-many"
            return self.problem(code, node.span if not forms else forms[1][0].span, keys=keys)
        key, value = forms[0]
        beside = Beside(text=self._text(node), cite=self.citations(node.get("cite")), span=key.span)
        if key.written in FORMS:
            return self._form(key.written, value, beside)
        return self._fact(key, value, beside)

    def citations(self, node: Node | None) -> tuple[Citation, ...]:
        """Return the citations at `node`: one, or a list of them."""
        if node is None:
            return ()
        listed = node.items if isinstance(node, Sequence) else (node,)
        found = [self._citation(one) for one in listed]
        return tuple(one for one in found if one is not None)

    def _citation(self, node: Node) -> Citation | None:
        try:
            one = CitationFile.model_validate(plain(node))
        except ValidationError:
            return self.problem("citation-form", node.span)
        if self.sources.find(one.source) is None:
            place = node.get("source") if isinstance(node, Mapping) else None
            return self.unknown("unknown-source", self.sources, one.source, (place or node).span)
        return Citation(source=one.source, quote=one.quote, article=one.article or "", kind=one.kind, span=node.span)

    def _text(self, node: Mapping) -> str:
        written = node.get("text")
        if written is None:
            return ""
        if not word_of(written):
            self.problem("expected-text", written.span, key="text")
        return word_of(written)

    def _form(self, form: str, value: Node, beside: Beside) -> Condition | None:  # noqa: PLR0911 - a line a form
        if self.in_record and form in IN_WORDS_ONLY:
            return self.problem("form-in-record", beside["span"], form=form, name=self.in_record)
        match form:
            case "all" | "any":
                parts = self._parts(value, form)
                kind = model.All if form == "all" else model.Any
                return None if parts is None else kind(parts=parts, **beside)
            case "not":
                part = self.read(value)
                return None if part is None else model.Not(part=part, **beside)
            case "at_least_n":
                return self._at_least_n(value, beside)
            case "not_required":
                subject = word_of(value)
                if not subject:
                    return self.problem("expected-text", value.span, key=form)
                return model.NotRequired(subject=subject, **beside)
            case "within":
                return comparisons.within(self, value, beside)
            case _ if form in MEASURED:
                return comparisons.measured(self, form, value, beside)
            case _:
                return self._reference(form, value, beside)

    def _parts(self, node: Node, form: str) -> tuple[Condition, ...] | None:
        if not isinstance(node, Sequence) or not node.items:
            return self.problem("parts-expected", node.span, form=form)
        parts = [self.read(item) for item in node.items]
        return tuple(part for part in parts if part is not None) if all(parts) else None

    def _at_least_n(self, node: Node, beside: Beside) -> Condition | None:
        n = node.get("n") if isinstance(node, Mapping) else None
        of = node.get("of") if isinstance(node, Mapping) else None
        number = n.value if isinstance(n, Scalar) else None
        right = isinstance(node, Mapping) and len(node.entries) == 2 and of is not None
        if not right or of is None or not isinstance(number, int) or isinstance(number, bool) or number < 1:
            return self.problem("at-least-n-form", node.span)
        parts = self._parts(of, "at_least_n")
        return None if parts is None else model.AtLeastN(n=number, parts=parts, **beside)

    def _reference(self, form: str, node: Node, beside: Beside) -> Condition | None:
        known = {"finding": self.findings, "definition": self.definitions, "benefit": self.benefits}[form]
        word = word_of(node)
        found = known.find(word)
        if found is None:
            return self.unknown(f"unknown-{form}", known, word or show(plain(node)), node.span)
        match form:
            case "finding":
                return model.FindingCondition(finding=found, **beside)
            case "definition":
                return model.DefinitionCondition(definition=found, **beside)
            case _:
                return model.BenefitCondition(benefit=found, **beside)

    def _fact(self, key: Scalar, value: Node, beside: Beside) -> Condition | None:
        fact_id = self.words.find(key.written)
        if fact_id is None:
            code = "unknown-field" if self.in_record else "unknown-fact"
            known = self.words if self.in_record else Words(self.words.ids | {form: form for form in FORMS})
            return self.unknown(code, known, key.written, key.span, name=self.in_record)
        fact = self.facts[fact_id]
        if isinstance(fact.type, RecordsType):
            return self._records(fact, fact.type, value, beside)
        return self._compare(fact, value, beside)

    def _records(self, fact: Fact, kind: RecordsType, node: Node, beside: Beside) -> Condition | None:
        """Read `cards: some` or `cards: {some: …}`."""
        if isinstance(node, Scalar) and node.value in ("some", "none"):
            return model.Records(fact=fact.id, quantifier=Quantifier(str(node.value)), **beside)
        entries = node.entries if isinstance(node, Mapping) else ()
        if len(entries) != 1 or entries[0][0].written not in ("some", "none"):
            return self.problem("records-form", node.span, name=fact.name)
        quantifier, where = entries[0]
        condition = self.inside(fact, kind).read(where)
        if condition is None:
            return None
        return model.Records(fact=fact.id, quantifier=Quantifier(quantifier.written), where=condition, **beside)

    def _compare(self, fact: Fact, node: Node, beside: Beside) -> Condition | None:
        """Read `education_level: master` or `education_level: {at_least: master}`."""
        if isinstance(node, Scalar):
            if isinstance(fact.type, SetType):
                return self.problem("set-needs-has", node.span, name=fact.name, written=node.written)
            return self._comparison(fact, Operator.IS, (node,), beside)
        entries = node.entries if isinstance(node, Mapping) else ()
        word = entries[0][0].written if len(entries) == 1 else ""
        if word not in set(Operator):
            written = word or "、".join(key.written for key, _ in entries) or show(plain(node))
            place = entries[0][0].span if word else node.span
            return self.problem("operator-expected", place, name=fact.name, written=written, known=_operators(fact))
        operator, operand = Operator(word), entries[0][1]
        if operator.value in _SINGLE:
            return self._comparison(fact, operator, (operand,), beside)
        right = isinstance(operand, Sequence) and operand.items
        if not right or (operator is Operator.BETWEEN and len(operand.items) != 2):  # type: ignore[union-attr]
            return self.problem("operator-needs-list", operand.span, operator=word)
        return self._comparison(fact, operator, operand.items, beside)  # type: ignore[union-attr]

    def _comparison(
        self, fact: Fact, operator: Operator, operands: tuple[Node, ...], beside: Beside
    ) -> Condition | None:
        if operator not in operators_of(fact):
            return self.problem(
                "operator-unfit", beside["span"], name=fact.name, written=operator.value, known=_operators(fact)
            )
        if comparisons.compares_quantities(self, fact, operands):
            return comparisons.against_quantities(self, fact, operator, operands, beside)
        values = [self._none_or_constant(fact, operator, operand) for operand in operands]
        if any(value is None for value in values):
            return None
        return model.Compare(
            fact=fact.id, operator=operator, values=tuple(value for value in values if value is not None), **beside
        )

    def _none_or_constant(self, fact: Fact, operator: Operator, node: Node) -> Value | None:
        """Read what a fact is compared with; `none` asks whether a day or a text is known to be none."""
        if word_of(node) != "none" or not isinstance(fact.type, DateType | TextType):
            return self.constant(fact, node)
        return NONE if operator is Operator.IS else self.problem("none-needs-is", node.span, name=fact.name)

    def constant(self, fact: Fact, node: Node) -> Value | None:
        """Return the value of `fact` at `node`, or None where it is none; the problem is kept."""
        if isinstance(node, Scalar) and node.value is None:
            return self.problem("constant-null", node.span, name=fact.name)
        reader = Reader()
        if isinstance(fact.type, SetType):  # `has` takes one choice of the set
            value: Value | None = reader.choice(fact, fact.type, plain(node), ())
        else:
            value = reader.value(fact, plain(node), ())
        self.problems.extend(one.at(Places(node.span)) for one in reader.problems)
        return value

    def unknown(self, code: str, words: Words, word: str, span: Span, **more: str) -> _Wanted | None:
        """Keep the problem that `word` is not among `words`, with the nearest one where there is one."""
        near = words.near(word)
        return self.problem(f"{code}-near" if near else code, span, written=word, near=near, **more)

    def problem(self, code: str, span: Span, **words: Any) -> _Wanted | None:
        """Keep a problem; return None, which stands for "nothing could be read here"."""
        self.problems.append(fill(code, words, span))
        return None


def operators_of(fact: Fact) -> frozenset[Operator]:
    """Return the operators that have a meaning for the type of `fact`."""
    match fact.type:
        case SetType():
            return frozenset({Operator.HAS})
        case BooleanType():
            return frozenset({Operator.IS})
        case NumberType() | MoneyType() | DateType():
            return frozenset({Operator.IS, Operator.IN}) | _ORDERED
        case ChoiceType():
            return frozenset({Operator.IS, Operator.IN}) | (_ORDERED if fact.type.ordered else frozenset())
        case TextType():
            return frozenset({Operator.IS, Operator.IN})
        case RecordsType():
            return frozenset()


def _operators(fact: Fact) -> str:
    return "、".join(one.value for one in Operator if one in operators_of(fact))
