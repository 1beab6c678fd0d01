"""Conditions, from the tree: each is a mapping with exactly one form, beside which `text` and `cite` may stand.

Read here rather than by a schema, because the keys are the facts of the vocabulary and of the pack, and because what
went wrong has to be said in the words of the person who wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from typing import Any, TypedDict, TypeVar

from pydantic import ValidationError

from talentrules.diagnostics import Diagnostic, fill
from talentrules.model import conditions as model
from talentrules.model.conditions import Condition, Operator, Quantifier
from talentrules.model.facts import (
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
from talentrules.model.sources import Citation
from talentrules.source import Span
from talentrules.syntax.places import Places, plain
from talentrules.syntax.surface import CitationFile
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence
from talentrules.syntax.values import Reader, show
from talentrules.syntax.words import Words

__all__ = ["FORMS", "ConditionReader"]

FORMS = ("all", "any", "not", "at_least_n", "finding", "definition", "benefit", "not_required")
"""The keys of a condition that are not facts."""
_BESIDE = frozenset({"text", "cite"})
_SINGLE = {one.value: one for one in Operator if one not in (Operator.IN, Operator.BETWEEN)}
_ORDERED = frozenset({Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW, Operator.BETWEEN})


_Wanted = TypeVar("_Wanted")
"""Whatever was to be read where a problem stands instead."""


class _Beside(TypedDict):
    """What every condition carries."""

    text: str
    cite: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionReader:
    """Reads the conditions of one pack; what is wrong goes to `problems`.

    `in_record` is the list whose fields the facts are, in Chinese, or empty at the level of the profile.
    """

    facts: AnyMapping[str, Fact]
    words: Words
    findings: Words
    definitions: Words
    benefits: Words
    sources: Words
    problems: list[Diagnostic]
    in_record: str = ""

    def read(self, node: Node) -> Condition | None:
        """Return the condition at `node`, or None where it says nothing; the problem is kept."""
        if not isinstance(node, Mapping):
            return self._problem("condition-expected", node.span)
        forms = [(key, value) for key, value in node.entries if key.written not in _BESIDE]
        if len(forms) != 1:
            keys = "、".join(key.written for key, _ in forms)
            code = "condition-empty" if not forms else "condition-many"
            return self._problem(code, node.span if not forms else forms[1][0].span, keys=keys)
        key, value = forms[0]
        beside = _Beside(text=self._text(node), cite=self.citations(node.get("cite")), span=key.span)
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
            return self._problem("citation-form", node.span)
        if self.sources.find(one.source) is None:
            place = node.get("source") if isinstance(node, Mapping) else None
            return self._unknown("unknown-source", self.sources, one.source, (place or node).span)
        return Citation(source=one.source, quote=one.quote, article=one.article or "", kind=one.kind, span=node.span)

    def _text(self, node: Mapping) -> str:
        written = node.get("text")
        if written is None:
            return ""
        if not _words(written):
            self._problem("expected-text", written.span, key="text")
        return _words(written)

    def _form(self, form: str, value: Node, beside: _Beside) -> Condition | None:  # noqa: PLR0911 - a line a form
        if self.in_record and form in ("finding", "definition", "benefit"):
            return self._problem("form-in-record", beside["span"], form=form, name=self.in_record)
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
                subject = _words(value)
                if not subject:
                    return self._problem("expected-text", value.span, key=form)
                return model.NotRequired(subject=subject, **beside)
            case _:
                return self._reference(form, value, beside)

    def _parts(self, node: Node, form: str) -> tuple[Condition, ...] | None:
        if not isinstance(node, Sequence) or not node.items:
            return self._problem("parts-expected", node.span, form=form)
        parts = [self.read(item) for item in node.items]
        return tuple(part for part in parts if part is not None) if all(parts) else None

    def _at_least_n(self, node: Node, beside: _Beside) -> Condition | None:
        n = node.get("n") if isinstance(node, Mapping) else None
        of = node.get("of") if isinstance(node, Mapping) else None
        number = n.value if isinstance(n, Scalar) else None
        right = isinstance(node, Mapping) and len(node.entries) == 2 and of is not None
        if not right or of is None or not isinstance(number, int) or isinstance(number, bool) or number < 1:
            return self._problem("at-least-n-form", node.span)
        parts = self._parts(of, "at_least_n")
        return None if parts is None else model.AtLeastN(n=number, parts=parts, **beside)

    def _reference(self, form: str, node: Node, beside: _Beside) -> Condition | None:
        known = {"finding": self.findings, "definition": self.definitions, "benefit": self.benefits}[form]
        word = _words(node)
        found = known.find(word)
        if found is None:
            return self._unknown(f"unknown-{form}", known, word or show(plain(node)), node.span)
        match form:
            case "finding":
                return model.FindingCondition(finding=found, **beside)
            case "definition":
                return model.DefinitionCondition(definition=found, **beside)
            case _:
                return model.BenefitCondition(benefit=found, **beside)

    def _fact(self, key: Scalar, value: Node, beside: _Beside) -> Condition | None:
        fact_id = self.words.find(key.written)
        if fact_id is None:
            code = "unknown-field" if self.in_record else "unknown-fact"
            known = self.words if self.in_record else Words(self.words.ids | {form: form for form in FORMS})
            return self._unknown(code, known, key.written, key.span, name=self.in_record)
        fact = self.facts[fact_id]
        if isinstance(fact.type, RecordsType):
            return self._records(fact, fact.type, value, beside)
        return self._compare(fact, value, beside)

    def _records(self, fact: Fact, kind: RecordsType, node: Node, beside: _Beside) -> Condition | None:
        """Read `cards: some` or `cards: {some: …}`."""
        if isinstance(node, Scalar) and node.value in ("some", "none"):
            return model.Records(fact=fact.id, quantifier=Quantifier(str(node.value)), **beside)
        entries = node.entries if isinstance(node, Mapping) else ()
        if len(entries) != 1 or entries[0][0].written not in ("some", "none"):
            return self._problem("records-form", node.span, name=fact.name)
        quantifier, where = entries[0]
        inner = replace(self, facts=kind.by_id, words=Words.of(kind.fields), in_record=fact.name)
        condition = inner.read(where)
        if condition is None:
            return None
        return model.Records(fact=fact.id, quantifier=Quantifier(quantifier.written), where=condition, **beside)

    def _compare(self, fact: Fact, node: Node, beside: _Beside) -> Condition | None:
        """Read `education_level: master` or `education_level: {at_least: master}`."""
        if isinstance(node, Scalar):
            if isinstance(fact.type, SetType):
                return self._problem("set-needs-has", node.span, name=fact.name, written=node.written)
            return self._comparison(fact, Operator.IS, (node,), beside)
        entries = node.entries if isinstance(node, Mapping) else ()
        word = entries[0][0].written if len(entries) == 1 else ""
        if word not in set(Operator):
            written = word or "、".join(key.written for key, _ in entries) or show(plain(node))
            place = entries[0][0].span if word else node.span
            return self._problem("operator-expected", place, name=fact.name, written=written, known=_operators(fact))
        operator, operand = Operator(word), entries[0][1]
        if operator.value in _SINGLE:
            return self._comparison(fact, operator, (operand,), beside)
        right = isinstance(operand, Sequence) and operand.items
        if not right or (operator is Operator.BETWEEN and len(operand.items) != 2):  # type: ignore[union-attr]
            return self._problem("operator-needs-list", operand.span, operator=word)
        return self._comparison(fact, operator, operand.items, beside)  # type: ignore[union-attr]

    def _comparison(
        self, fact: Fact, operator: Operator, operands: tuple[Node, ...], beside: _Beside
    ) -> Condition | None:
        if operator not in _allowed(fact):
            return self._problem(
                "operator-unfit", beside["span"], name=fact.name, written=operator.value, known=_operators(fact)
            )
        values = [self._constant(fact, operand) for operand in operands]
        if any(value is None for value in values):
            return None
        return model.Compare(
            fact=fact.id, operator=operator, values=tuple(value for value in values if value is not None), **beside
        )

    def _constant(self, fact: Fact, node: Node) -> Value | None:
        if isinstance(node, Scalar) and node.value is None:
            return self._problem("constant-null", node.span, name=fact.name)
        reader = Reader()
        if isinstance(fact.type, SetType):  # `has` takes one choice of the set
            value: Value | None = reader.choice(fact, fact.type, plain(node), ())
        else:
            value = reader.value(fact, plain(node), ())
        self.problems.extend(one.at(Places(node.span)) for one in reader.problems)
        return value

    def _unknown(self, code: str, words: Words, word: str, span: Span, **more: str) -> _Wanted | None:
        near = words.near(word)
        return self._problem(f"{code}-near" if near else code, span, written=word, near=near, **more)

    def _problem(self, code: str, span: Span, **words: Any) -> _Wanted | None:
        """Keep a problem; return None, which stands for "nothing could be read here"."""
        self.problems.append(fill(code, words, span))
        return None


def _words(node: Node | None) -> str:
    """Return the text of a scalar that is text, or an empty text."""
    return node.value.strip() if isinstance(node, Scalar) and isinstance(node.value, str) else ""


def _allowed(fact: Fact) -> frozenset[Operator]:
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
    return "、".join(one.value for one in Operator if one in _allowed(fact))
