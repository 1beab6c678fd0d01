"""Anchors, and words that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.handbook.page import Link, Run, Text
from talentrules.explain.scope import Scope
from talentrules.explain.terms import named
from talentrules.explain.values import inner, name_words
from talentrules.model.conditions import FindingCondition
from talentrules.model.pack import Benefit, Definition, NamedQuantity, Pack
from talentrules.model.walk import Reference, Term, below, references

__all__ = ["Kind", "anchor", "entry_of", "joined", "linked", "mentions", "to_benefit", "to_benefits"]

Kind = Literal[
    "chapter", "benefit", "definition", "quantity", "finding", "group", "source", "document", "statistic", "fact"
]

_MARKS = (("“", "”"), ("‘", "’"))
_NOT_IN_AN_ANCHOR = re.compile(r"[^A-Za-z0-9_]")


def anchor(kind: Kind, identifier: str) -> str:
    """Return the anchor of an entry: different for different entries, and plain letters whatever the id holds."""
    return f"{kind}-" + _NOT_IN_AN_ANCHOR.sub(lambda found: f".{ord(found[0]):x}.", identifier)


def to_benefit(identifier: str, pack: Pack, lang: Language) -> Run:
    """Return the name of a benefit as a link to it; one that is not there goes by its id and leads nowhere."""
    benefit = pack.benefits.get(identifier)
    if benefit is None:
        return identifier
    return Link(words=name_words(benefit.id, benefit.name, lang), to=anchor("benefit", identifier))


def to_benefits(identifiers: Iterable[str], pack: Pack, lang: Language) -> Text:
    """Return the names of benefits one after another, each a link to its section."""
    return joined((to_benefit(one, pack, lang) for one in identifiers), lang)


def joined(runs: Iterable[Run], lang: Language) -> Text:
    """Return runs with the mark of a list between them."""
    text: list[Run] = []
    for run in runs:
        text += [say.AND_LIST.say(lang), run] if text else [run]
    return tuple(text)


def entry_of(reference: Reference, pack: Pack) -> Definition | NamedQuantity | Benefit | None:
    """Return the definition, named quantity or benefit that is meant; None where there is none."""
    match reference:
        case "definition", identifier:
            return pack.definitions.get(identifier)
        case "quantity", identifier:
            return pack.quantities.get(identifier)
        case _, identifier:
            return pack.benefits.get(identifier)


def mentions(term: Term | None, scope: Scope) -> Iterator[tuple[str, str]]:
    """Yield the name as it is told and the anchor of each definition, quantity, benefit and finding in `term`."""
    pack, lang = scope.pack, scope.lang
    for kind, identifier in references(term):
        entry = entry_of((kind, identifier), pack)
        if entry is not None:
            yield named(identifier, entry, lang), anchor(kind, identifier)
    for one in below(term):
        if isinstance(one, FindingCondition) and one.finding in pack.findings:
            yield named(one.finding, pack.findings[one.finding], lang), anchor("finding", one.finding)


def linked(words: str, term: Term | None, scope: Scope) -> Text:
    """Return `words` with every name of what `term` mentions made a link, where the words have it.

    A name between quotation marks is preferred: elsewhere it may be the beginning of another one.
    """
    text: Text = (words,)
    for name, to in dict.fromkeys(mentions(term, scope)):
        if name:
            told = ((opened, shut) for opened, shut in _MARKS if _has(text, f"{opened}{inner(name)}{shut}"))
            opened, shut = next(told, ("", ""))
            text = _first_linked(text, opened, inner(name) if opened else name, shut, to)
    return text


def _has(text: Text, words: str) -> bool:
    return any(words in run for run in text if isinstance(run, str))


def _first_linked(text: Text, opened: str, name: str, shut: str, to: str) -> Text:
    """Return `text` with the first place of `name`, between these marks, that leads nowhere yet made a link."""
    for place, run in enumerate(text):
        if isinstance(run, Link):
            continue
        before, found, after = run.partition(f"{opened}{name}{shut}")
        if found:
            rest = (before + opened, Link(words=name, to=to), shut + after)
            return (*text[:place], *(one for one in rest if one), *text[place + 1 :])
    return text
