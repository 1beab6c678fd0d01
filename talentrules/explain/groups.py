"""How benefits combine, in words: the rule of each group, who is in and who is out and why, and the ways to choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.amounts import interval_words
from talentrules.explain.document import Block, Bullets, Cell, Chip, Entry, Line, Table
from talentrules.explain.figures import open_points
from talentrules.explain.labels import COMPARED, CUTS, GROUP_SCOPES, MEMBER_WHYS
from talentrules.explain.names import benefit_names
from talentrules.explain.scope import Scope
from talentrules.explain.terms import in_words, quantity_words
from talentrules.explain.values import inner, name_words, quoted
from talentrules.model.decision import Bundle, Choices, Decision, GroupResult, Item, Member
from talentrules.model.groups import (
    Cap,
    ChooseOne,
    Compared,
    Excludes,
    Fallback,
    Group,
    GroupScope,
    Highest,
    Offset,
    Requires,
)
from talentrules.model.pack import Pack
from talentrules.truth import Truth

__all__ = ["choices_blocks", "group_entry", "group_name", "group_rules", "groups_blocks", "set_aside_blocks"]


def groups_blocks(decision: Decision, lang: Language) -> Iterator[Block]:
    """Yield each group with what came of it, then the ways to choose."""
    scope = Scope.of(decision.pack, lang, decision.case.profile)
    for result in decision.groups:
        yield group_entry(result, scope)
    if decision.choices is not None and decision.choices.bundles:
        yield from choices_blocks(decision.choices, scope)


def group_name(identifier: str, pack: Pack, lang: Language) -> str:
    """Return the name of a group; one that is not there goes by its id."""
    group = pack.groups.get(identifier)
    return name_words(identifier, group.name or identifier, lang) if group is not None else identifier


# -- the rule ---------------------------------------------------------------------------------------------------------


def group_rules(group: Group, scope: Scope) -> tuple[str, ...]:
    """Return what a group says, one sentence a line: the rule, for whom it counts, what was received, its own words."""
    lang = scope.lang
    lines = [_rule(group, scope)]
    if group.scope is not GroupScope.PERSON:
        lines.append(GROUP_SCOPES[group.scope].say(lang))
    if group.received:
        lines.append(say.RULE_RECEIVED.say(lang))
    if group.also_known:
        lines.append(say.RULE_ALSO.say(lang, names=say.AND_LIST.say(lang).join(group.also_known)))
    if group.text:
        lines.append(say.SAID.say(lang, text=group.text))
    return tuple(lines)


def _rule(group: Group, scope: Scope) -> str:  # noqa: PLR0911 — one line a kind
    lang = scope.lang
    match group:
        case Highest():
            base = COMPARED[group.compare].say(lang)
            return say.RULE_HIGHEST.say(lang, names=_names(group.benefits, scope), base=base)
        case ChooseOne():
            return say.RULE_CHOOSE.say(lang, names=_names(group.benefits, scope))
        case Excludes():
            winner = _names((group.winner,), scope)
            return say.RULE_EXCLUDES.say(lang, winner=winner, names=_names(group.benefits, scope))
        case Requires():
            needed = _names(group.needed, scope)
            return say.RULE_REQUIRES.say(lang, needed=needed, names=_names(group.benefits, scope))
        case Fallback():
            return say.RULE_FALLBACK.say(
                lang,
                other=_names((group.instead_of,), scope),
                name=_names((group.benefit,), scope),
                condition=in_words(group.available, scope),
            )
        case Offset():
            received = say.AND_LIST.say(lang).join(_received_name(one, scope) for one in group.received_as)
            return say.RULE_OFFSET.say(lang, received=received, names=_names(group.benefits, scope))
        case Cap():
            return say.RULE_CAP.say(
                lang,
                names=_names(group.benefits, scope),
                base=COMPARED[group.compare].say(lang),
                limit=quantity_words(group.at_most, scope),
                cut=CUTS[group.cut].say(lang),
            )
    assert_never(group)


def _names(benefits: Iterable[str], scope: Scope) -> str:
    return benefit_names(scope.pack, benefits, scope.lang, plain=True)


def _received_name(name: str, scope: Scope) -> str:
    """Return the name under which a claim is known: that of a benefit of the pack, else the name itself."""
    return _names((name,), scope) if name in scope.pack.benefits else quoted(name, scope.lang)


# -- what came of it --------------------------------------------------------------------------------------------------


def group_entry(result: GroupResult, scope: Scope) -> Entry:
    """Return a group: its rule, its members, what they pay together, what is still open."""
    lang, group = scope.lang, result.group
    blocks: list[Block] = [Bullets(id="rule", label=say.GROUP_RULE.say(lang), items=group_rules(group, scope))]
    blocks.append(_members(result, scope))
    amounts = (
        ("received", say.GROUP_RECEIVED, result.received),
        ("limit", say.GROUP_LIMIT, result.limit),
        ("pays", say.GROUP_PAYS, result.pays),
    )
    for identifier, label, interval in amounts:
        if interval is not None:
            text = interval_words(interval, scope, result.missing)
            blocks.append(Line(id=identifier, label=label.say(lang), text=text))
    waits = open_points(result.missing, result.findings, scope)
    if waits:
        blocks.append(Line(id="open", label=say.GROUP_OPEN.say(lang), text=waits))
    return Entry(id=group.id, name=group_name(group.id, scope.pack, lang), chip=None, subtitle="", blocks=tuple(blocks))


def _members(result: GroupResult, scope: Scope) -> Table:
    group = result.group
    compared = group.compare if isinstance(group, Highest | ChooseOne | Cap) else Compared.EACH_TIME
    base = say.MEMBER_BASE.say(scope.lang, base=COMPARED[compared].say(scope.lang))
    headings = (
        say.NAME_COLUMN.say(scope.lang),
        say.MEMBER_RESULT.say(scope.lang),
        base,
        say.MEMBER_WHY.say(scope.lang),
    )
    rows = tuple(_member(member, scope) for member in result.members)
    return Table(id="members", headings=headings, rows=rows)


def _member(member: Member, scope: Scope) -> tuple[Cell, ...]:
    amount = interval_words(member.base, scope) if member.base is not None else say.NO_MONEY.say(scope.lang)
    return (_names((member.benefit,), scope), _chip(member, scope.lang), amount, _why(member, scope))


def _chip(member: Member, lang: Language) -> Chip:
    if member.after is Truth.YES:
        return Chip(id="eligible", mark="✓", words=say.MEMBER_IN.say(lang))
    if member.after is Truth.OPEN:
        return Chip(id="undetermined", mark="?", words=say.MEMBER_OPEN.say(lang))
    if member.before is Truth.NO and member.why in ("", "not_eligible"):
        return Chip(id="ineligible", mark="✗", words=say.MEMBER_NOT.say(lang))
    return Chip(id="superseded", mark="○", words=say.MEMBER_OUT.say(lang))


def _why(member: Member, scope: Scope) -> str:
    """Return why a member is out or open, and what it would have paid."""
    lang, names = scope.lang, _names(member.by, scope)
    words = [MEMBER_WHYS[member.why].say(lang, names=names)] if member.why else []
    if member.after is Truth.OPEN and not member.why:
        if member.before is Truth.OPEN:
            words.append(say.OPEN_ITSELF.say(lang))
        if member.by:
            words.append(say.OPEN_AGAINST.say(lang, names=names))
    forgone = member.before is Truth.YES and member.after is Truth.NO and member.base is not None
    if forgone and member.base is not None:
        words.append(say.FORGONE.say(lang, amount=interval_words(member.base, scope)))
    return say.PIECES.say(lang).join(words)


# -- ways to choose ---------------------------------------------------------------------------------------------------


def choices_blocks(choices: Choices, scope: Scope) -> Iterator[Block]:
    """Yield the ways to choose as a table, and whether one of them is proven to pay most."""
    lang = scope.lang
    headings = tuple(one.say(lang) for one in (say.CHOICE_COLUMN, say.CHOICE_PAYS, say.CHOICE_GIVES_UP))
    rows = tuple(_bundle(one, place == choices.best, scope) for place, one in enumerate(choices.bundles))
    yield Line(id="choices_note", label=say.CHOICES.say(lang), text=_proof(choices, scope))
    yield Table(id="choices", headings=headings, rows=rows)


def _bundle(bundle: Bundle, best: bool, scope: Scope) -> tuple[Cell, ...]:
    pays = interval_words(bundle.pays, scope)
    if bundle.unpriced:
        unpriced = say.CHOICE_UNPRICED.say(scope.lang, names=_names(bundle.unpriced, scope))
        pays = say.PIECES.say(scope.lang).join([pays, unpriced])
    cell: Cell = Chip(id="eligible", mark="✓", words=say.CHOICE_BEST_MARK.say(scope.lang, pays=pays)) if best else pays
    given_up = _names(bundle.given_up, scope) or say.NONE.say(scope.lang)
    return (_chosen(bundle, scope), cell, given_up)


def _chosen(bundle: Bundle, scope: Scope) -> str:
    return say.PIECES.say(scope.lang).join(
        say.CHOICE_ONE.say(scope.lang, group=group_name(group, scope.pack, scope.lang), name=_names((benefit,), scope))
        if benefit
        else say.CHOICE_NONE.say(scope.lang, group=group_name(group, scope.pack, scope.lang))
        for group, benefit in bundle.chosen.items()
    )


def _proof(choices: Choices, scope: Scope) -> str:
    lang = scope.lang
    if choices.examined < choices.possible:
        return say.CHOICE_BOUNDED.say(lang, possible=choices.possible, count=choices.examined)
    if choices.best is None:
        return say.CHOICE_UNPROVEN.say(lang, count=choices.examined)
    best = inner(_chosen(choices.bundles[choices.best], scope))
    return say.CHOICE_PROVEN.say(lang, count=choices.examined, best=best)


def set_aside_blocks(item: Item, scope: Scope) -> Iterator[Block]:
    """Yield which group set an item aside, in favour of what, and what it would have paid."""
    if not item.set_aside_by:
        return
    lang = scope.lang
    group = inner(group_name(item.set_aside_by, scope.pack, lang))
    words = say.SET_ASIDE_BY if item.beaten_by else say.SET_ASIDE_GROUP
    parts = [words.say(lang, group=group, names=_names(item.beaten_by, scope))]
    would = item.rate if item.rate is not None else item.amount
    if would is not None:
        parts.append(say.WOULD_PAY.say(lang, amount=interval_words(would, scope)))
    yield Line(id="set_aside", label=say.SET_ASIDE.say(lang), text=say.PIECES.say(lang).join(parts))
