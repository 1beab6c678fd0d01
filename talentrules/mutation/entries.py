"""The slips that stand around conditions and amounts: days in force, how often is paid, how long is served, groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from talentrules.dates import Duration
from talentrules.explain.groups import group_rules
from talentrules.explain.labels import Words
from talentrules.explain.names import benefit_names
from talentrules.explain.values import day_words
from talentrules.model.conditions import All, Any
from talentrules.model.groups import (
    Cap,
    ChooseOne,
    Compared,
    Cut,
    Excludes,
    Fallback,
    Group,
    Highest,
    Offset,
    Requires,
)
from talentrules.model.obligations import Obligation, Resale, Vested
from talentrules.model.pack import Version
from talentrules.model.payments import Payment
from talentrules.mutation.change import Change, Kind, Reader
from talentrules.mutation.quantities import share_said, time_said
from talentrules.mutation.values import beside, days_beside, durations_beside
from talentrules.source import Span

__all__ = ["of_group", "of_obligation", "of_payment", "of_resale", "of_version", "of_vested"]

_LEAST_ROOM = 2
_CLAIMED = Words("申领期限{time}", "to be claimed within {time}")
_AT_END = Words("满{time}发放", "paid at the end of {time}")
_SERVED = Words("服务期{time}", "service period of {time}")
_RESALE = Words("{time}内不得转让", "not to be sold within {time}")
_VESTED = Words("服务满{time}", "after {time} of service")


def of_version(version: Version, reader: Reader) -> Iterator[Change]:
    """Yield the changes of a version: its first and its last day, and its one condition forgotten."""
    days = version.days
    for end in ("first", "last"):
        day = getattr(days, end)
        for near in days_beside(day) if isinstance(day, date) else ():
            made = replace(version, days=replace(days, **{end: near}))
            span = version.span
            yield Change(kind=Kind.IN_FORCE, span=span, before=_day(day), after=_day(near), made=made)
    if version.when is not None and not isinstance(version.when, All | Any):
        before, made = reader.says(version.when), replace(version, when=None)
        yield Change(kind=Kind.PART_DROPPED, span=version.when.span, before=before, after=None, made=made)


def _day(day: date) -> Words:
    return Words(day_words(day, "zh"), day_words(day, "en"))


def of_payment(payment: Payment) -> Iterator[Change]:
    """Yield the changes of a payment: how many times, within which time, at the end of which time."""
    if (times := payment.at_most_times) is not None:
        for near in (times + 1, times - 1):
            if near >= 1:
                made = replace(payment, at_most_times=near)
                before, after = _times(times), _times(near)
                yield Change(kind=Kind.PAYMENT, span=payment.span, before=before, after=after, made=made)
    for longer in _near(payment.claim_within):
        words = time_said(payment.claim_within or longer, _CLAIMED), time_said(longer, _CLAIMED)
        yield _timed(payment, words, replace(payment, claim_within=longer))
    for longer in _near(payment.at_end):
        words = time_said(payment.at_end or longer, _AT_END), time_said(longer, _AT_END)
        yield _timed(payment, words, replace(payment, at_end=longer))


def _near(time: Duration | None) -> Iterator[Duration]:
    return iter(()) if time is None else durations_beside(time)


def _timed(payment: Payment, words: tuple[Words, Words], made: Payment) -> Change:
    return Change(kind=Kind.PAYMENT, span=payment.span, before=words[0], after=words[1], made=made)


def _times(times: int) -> Words:
    return Words(f"最多{times}次", f"at most {times} times")


def of_obligation(obligation: Obligation) -> Iterator[Change]:
    """Yield the changes of an obligation: how long is served, and with which month payments stop."""
    for serve in _near(obligation.serve):
        before, after = time_said(obligation.serve or serve, _SERVED), time_said(serve, _SERVED)
        made = replace(obligation, serve=serve)
        yield Change(kind=Kind.OBLIGATION, span=obligation.span, before=before, after=after, made=made)
    if (stops := obligation.stops_next_month) is not None:
        words = {
            True: Words("次月起停发", "stops with the next month"),
            False: Words("当月起停发", "stops with the month"),
        }
        made = replace(obligation, stops_next_month=not stops)
        yield Change(kind=Kind.OBLIGATION, span=obligation.span, before=words[stops], after=words[not stops], made=made)


def of_resale(resale: Resale, span: Span) -> Iterator[Change]:
    """Yield the changes of a limit on selling a home."""
    for within in durations_beside(resale.within):
        before, after = time_said(resale.within, _RESALE), time_said(within, _RESALE)
        yield Change(kind=Kind.OBLIGATION, span=span, before=before, after=after, made=replace(resale, within=within))


def of_vested(step: Vested, span: Span) -> Iterator[Change]:
    """Yield the changes of one step: after which time, and what is kept then."""
    for after in durations_beside(step.after):
        words = time_said(step.after, _VESTED), time_said(after, _VESTED)
        made = replace(step, after=after)
        yield Change(kind=Kind.OBLIGATION, span=span, before=words[0], after=words[1], made=made)
    for kept in beside(step.kept):
        if isinstance(kept, Decimal) and 0 < kept <= 1:
            words = share_said(step.kept), share_said(kept)
            made = replace(step, kept=kept)
            yield Change(kind=Kind.OBLIGATION, span=span, before=words[0], after=words[1], made=made)


# Groups --------------------------------------------------------------------------------------------------------------


def of_group(group: Group, reader: Reader) -> Iterator[Change]:
    """Yield the changes of a group: without it, of another kind, without one of its members."""
    yield Change(kind=Kind.GROUP_DROPPED, span=group.span, before=_rule(group, reader), after=None, made=None)
    for other in _others(group):
        before, after = _rule(group, reader), _rule(other, reader)
        yield Change(kind=Kind.GROUP_CHANGED, span=group.span, before=before, after=after, made=other)
    for member, without in _without_one(group):
        names = Words(*(benefit_names(one.pack, [member], one.lang, plain=True) for one in (reader.zh, reader.en)))
        yield Change(kind=Kind.GROUP_CHANGED, span=group.span, before=names, after=None, made=without)


def _rule(group: Group, reader: Reader) -> Words:
    return Words(group_rules(group, reader.zh)[0], group_rules(group, reader.en)[0])


def _others(group: Group) -> Iterator[Group]:
    """Yield the group as another kind, or compared, cut or directed otherwise."""
    match group:
        case Highest():
            yield ChooseOne(**_carried(group), benefits=group.benefits, compare=group.compare)  # type: ignore[arg-type]  # as they were
            yield replace(group, compare=_other(group.compare))
        case ChooseOne():
            yield Highest(**_carried(group), benefits=group.benefits, compare=group.compare)  # type: ignore[arg-type]  # as they were
        case Excludes():
            if len(group.benefits) == 1:
                yield replace(group, winner=group.benefits[0], benefits=(group.winner,))
        case Cap():
            yield replace(group, compare=_other(group.compare))
            yield replace(group, cut=Cut.PRO_RATA if group.cut is Cut.IN_ORDER else Cut.IN_ORDER)
        case Requires():
            if len(group.benefits) == len(group.needed) == 1:
                yield replace(group, benefits=group.needed, needed=group.benefits)
        case Fallback():
            yield replace(group, benefit=group.instead_of, instead_of=group.benefit)
        case Offset():
            return
        case _:
            assert_never(group)


def _carried(group: Group) -> dict[str, object]:
    names = ("id", "name", "scope", "received", "also_known", "after", "text", "cite", "span")
    return {name: getattr(group, name) for name in names}


def _other(compared: Compared) -> Compared:
    return Compared.EACH_TIME if compared is Compared.TOTAL else Compared.TOTAL


def _without_one(group: Group) -> Iterator[tuple[str, Group]]:
    """Yield the group without each of its members, where it is still a group."""
    match group:
        case Highest() | ChooseOne():
            for one, rest in _rests(group.benefits, _LEAST_ROOM):
                yield one, replace(group, benefits=rest)
        case Excludes() | Offset() | Cap():
            for one, rest in _rests(group.benefits, 1):
                yield one, replace(group, benefits=rest)
        case Requires():
            for one, rest in _rests(group.benefits, 1):
                yield one, replace(group, benefits=rest)
            for one, rest in _rests(group.needed, 1):
                yield one, replace(group, needed=rest)
        case Fallback():
            return
        case _:
            assert_never(group)


def _rests(names: Sequence[str], least: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    for place, one in enumerate(names) if len(names) > least else ():
        yield one, (*names[:place], *names[place + 1 :])
