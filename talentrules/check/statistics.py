"""Do published figures fit the amounts of the pack: the arithmetic is shown, so that it can be followed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.pack import Amount, Benefit, Pack, Relation, Statistic
from talentrules.model.quantities import Constant
from talentrules.money import Interval, Money, hull

__all__ = ["StatisticLine", "StatisticReport", "problems", "statistics_report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticLine:
    """One comparison, as it comes out: `13 × 5,000元 = 65,000元 ≤ 110,000元`; `holds` where it fits the pack."""

    arithmetic: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticReport:
    """What a statistic tests: its lines, none where the pack states nothing that could be tested."""

    statistic: Statistic
    lines: tuple[StatisticLine, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing contradicts the pack."""
        return all(line.holds for line in self.lines)


def statistics_report(pack: Pack) -> tuple[StatisticReport, ...]:
    """Return the arithmetic of every statistic of `pack`, in the order of the pack."""
    return tuple(
        StatisticReport(statistic=one, lines=(*_sums(pack, one), *_parts(one))) for one in pack.statistics.values()
    )


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield statistics that contradict the pack, and those of benefits that pay no money or a computed amount."""
    for report in statistics_report(pack):
        one = report.statistic
        for line in report.lines:
            if not line.holds:
                yield diagnose("statistic-contradicts", one.span, name=one.name, arithmetic=line.arithmetic)
        for benefit in dict.fromkeys(one.each):
            if (code := _not_comparable(pack.benefits[benefit])) is not None:
                yield diagnose(code, one.span, name=one.name, other=pack.benefits[benefit].name)


def _not_comparable(benefit: Benefit) -> str | None:
    """Return the code of why no statistic can be held against `benefit`, if so."""
    amounts = [version.amount for version in benefit.versions if version.amount is not None]
    if not amounts:
        return "statistic-without-amount"
    return "statistic-of-computed-amount" if any(_published(amount) is None for amount in amounts) else None


def _published(amount: Amount) -> Interval | None:
    """Return the amount as published, or None where it is computed from facts."""
    quantity = amount.quantity
    if isinstance(quantity, Constant) and isinstance(quantity.value, Money):
        return Interval.exactly(quantity.value)
    return amount.published


def _sums(pack: Pack, one: Statistic) -> Iterator[StatisticLine]:
    """Compare the total with `count` awards; an end that is not stated tests nothing."""
    if one.count is None or one.total is None:
        return
    award = _award(pack, one)
    if one.relation is Relation.EXCEEDS:
        if award.high is not None:
            yield _line(one.count, award.high, one.total, holds=award.high * one.count < one.total, signs="<≥")
        return
    if award.low is not None:
        yield _line(one.count, award.low, one.total, holds=award.low * one.count <= one.total, signs="≤>")
    if award.high is not None:
        yield _line(one.count, award.high, one.total, holds=award.high * one.count >= one.total, signs="≥<")


def _award(pack: Pack, one: Statistic) -> Interval:
    """Return what one award comes to: any version of any benefit of `each`; a computed amount has no stated end."""
    amounts = (version.amount for benefit in one.each for version in pack.benefits[benefit].versions)
    return hull(_published(amount) or Interval() for amount in amounts if amount is not None)


def _line(count: int, award: Money, total: Money, *, holds: bool, signs: str) -> StatisticLine:
    """Say how `count` awards compare with `total`: the first of `signs` where it `holds`, else the second."""
    sign = signs[0] if holds else signs[1]
    return StatisticLine(arithmetic=f"{count} × {award} = {award * count} {sign} {total}", holds=holds)


def _parts(one: Statistic) -> Iterator[StatisticLine]:
    if one.whole is None or not one.parts:
        return
    together = sum(one.parts)
    sign = "≤" if together <= one.whole else ">"
    added = " + ".join(map(str, one.parts))
    equal = f" = {together}" if len(one.parts) > 1 else ""
    yield StatisticLine(arithmetic=f"{added}{equal} {sign} {one.whole}", holds=together <= one.whole)
