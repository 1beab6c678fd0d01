"""Scenarios are run: each case is decided, and what differs from what was expected is said with the rule's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from talentrules.api import Decision
from talentrules.diagnostics import Language
from talentrules.explain.labels import BENEFICIARIES, LINE_STATUSES, STANDINGS, VERDICTS
from talentrules.explain.labels import Words as Said
from talentrules.explain.values import amount_words, path_words
from talentrules.model.decision import Item, Total, Verdict
from talentrules.model.ledger import LedgerLine, LineStatus
from talentrules.model.pack import Granularity
from talentrules.model.payments import Every
from talentrules.money import Interval, Money
from talentrules.source import Span
from talentrules.testing.reasons import Reason, reasons
from talentrules.testing.scenarios import (
    NO_MONEY,
    Amount,
    GroupExpected,
    ItemExpected,
    LedgerExpected,
    LineExpected,
    Scenario,
    SettlementExpected,
    Suite,
    TotalExpected,
    VerdictExpected,
)
from talentrules.testing.words import EVERY_SAID, OUT_OF_FORCE_SAID, out_of_force

__all__ = ["CaseRun", "Difference", "SuiteRun", "run"]

_LINE = Said("期望 {expected}，实得 {got}", "expected {expected}, got {got}")
_RULE = Said("（规则 {place}）", " (rule {place})")
_NOTHING = Said("没有", "nothing")
_VERDICT = Said("结论", "verdict")
_STANDING = Said("叠加后", "standing")
_AMOUNT = Said("金额", "amount")
_WHOLE = Said("全程金额", "amount over the whole time")
_EVERY = Said("发放周期", "rhythm")
_BECAUSE = Said("理由", "reason")
_MISSING = Said("缺少的信息", "missing facts")
_FINDINGS = Said("待认定", "open findings")
_BEATEN = Said("让位于", "beaten by")
_GROUP = Said("合计", "paid together")
_TOTAL = Said("{whose}·{every}", "{whose}, {every}")
_PAYMENT = Said("第{number}笔", "payment {number}")
_SUM = Said("{status}合计", "sum {status}")
_SETTLED: tuple[tuple[str, str, Said], ...] = (
    ("paid", "paid", Said("已发放", "paid until then")),
    ("later", "later", Said("离职后仍发放", "paid after leaving")),
    ("forfeited", "forfeited", Said("不再发放", "not paid any more")),
    ("refund", "refund", Said("应退还", "paid back")),
    ("resale", "resale_refund", Said("转让应退还", "paid back for selling the home")),
)
_SERVE = Said("服务期最后一日", "last day of service")
_DAY = Said("日期", "day")
_STATUS = Said("状态", "status")
_TOTALS = Said("合计", "totals")
_LEDGER = Said("发放台账", "ledger")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as expected: of what (`subject`, `aspect`), what was expected, and what came.

    `at` is the place of the expectation, `rule` that of the rule that decided.
    """

    subject: Said
    aspect: Said
    expected: Said
    got: Said
    at: Span
    rule: Span

    def words(self, lang: Language = "zh") -> str:
        """Return it as one line: `交通补贴·结论：期望 符合，实得 不符合（规则 wuzhishan.yaml:141）`."""
        colon, dot = (": ", ", ") if lang == "en" else ("：", "·")
        line = _LINE.say(lang, expected=self.expected.say(lang), got=self.got.say(lang))
        rule = _RULE.say(lang, place=self.rule.label) if self.rule.line else ""
        return f"{self.subject.say(lang)}{dot}{self.aspect.say(lang)}{colon}{line}{rule}"


@dataclass(frozen=True, kw_only=True)
class CaseRun:
    """One case with its decision and what differs; nothing where all is as expected."""

    scenario: Scenario
    decision: Decision
    differences: tuple[Difference, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not self.differences


@dataclass(frozen=True, kw_only=True)
class SuiteRun:
    """The cases of one file, run in its order."""

    suite: Suite
    cases: tuple[CaseRun, ...]

    @property
    def failed(self) -> int:
        """The number of cases that are not as expected."""
        return sum(not one.passed for one in self.cases)


def run(suite: Suite) -> SuiteRun:
    """Decide every case of `suite` and compare it with what is expected."""
    return SuiteRun(suite=suite, cases=tuple(_run_case(suite, one) for one in suite.scenarios))


def _run_case(suite: Suite, scenario: Scenario) -> CaseRun:
    decision = suite.pack.decide(scenario.profile, on=scenario.on)
    return CaseRun(scenario=scenario, decision=decision, differences=tuple(_differences(scenario, decision)))


def _differences(scenario: Scenario, decision: Decision) -> Iterator[Difference]:
    for expected in _items(scenario, decision):
        yield from _of_item(expected, decision)
    for group in scenario.groups:
        yield from _of_group(group, decision)
    for total in scenario.totals:
        yield from _of_total(total, decision)
    if scenario.ledger is not None:
        yield from _of_ledger(scenario.ledger, decision)
    if scenario.settlement is not None:
        yield from _of_settlement(scenario.settlement, decision)


def _items(scenario: Scenario, decision: Decision) -> Iterator[ItemExpected]:
    """Yield what is expected of benefits, with what is said of all others."""
    yield from scenario.items
    named = {one.benefit for one in scenario.items}
    if scenario.others is not None:
        for item in decision:
            if item.benefit.id not in named:
                yield ItemExpected(benefit=item.benefit.id, verdict=scenario.others, span=scenario.span)


# Benefits ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """Makes the differences of one subject."""

    subject: Said
    at: Span
    rule: Span

    def say(self, aspect: Said, expected: Said, got: Said, rule: Span | None = None) -> Difference:
        return Difference(
            subject=self.subject, aspect=aspect, expected=expected, got=got, at=self.at, rule=rule or self.rule
        )

    def amount(self, aspect: Said, expected: Amount | None, got: Interval | None) -> Iterator[Difference]:
        if expected is not None and expected != (NO_MONEY if got is None else got):
            yield self.say(aspect, _paid(expected), _paid(got))

    def names(
        self, aspect: Said, expected: tuple[str, ...] | None, got: tuple[str, ...], shown: dict[str, str]
    ) -> Iterator[Difference]:
        if expected is not None and set(expected) != set(got):
            yield self.say(aspect, _listed(expected, shown), _listed(got, shown))


def _of_item(expected: ItemExpected, decision: Decision) -> Iterator[Difference]:
    item = decision[expected.benefit]
    deciding = reasons(decision.model, item)
    name = Said(item.benefit.name, item.benefit.id)
    say = _Compared(subject=name, at=expected.span, rule=_place(deciding, item))
    yield from _verdict(expected.verdict, item, deciding, say)
    yield from _because(expected.because, deciding, say)
    if expected.standing is not None and expected.standing is not item.standing:
        yield say.say(_STANDING, STANDINGS[expected.standing], STANDINGS[item.standing])
    if expected.every is not None and expected.every is not item.every:
        got = EVERY_SAID[item.every] if item.every is not None else _NOTHING
        yield say.say(_EVERY, EVERY_SAID[expected.every], got)
    paying = _Compared(subject=name, at=expected.span, rule=_amount_place(item))
    yield from paying.amount(_AMOUNT, expected.amount, item.amount)
    yield from paying.amount(_WHOLE, expected.whole, item.whole)
    yield from _open_points(expected, item, decision, say)


def _verdict(
    expected: VerdictExpected | None, item: Item, deciding: tuple[Reason, ...], say: _Compared
) -> Iterator[Difference]:
    if expected is None:
        return
    same = expected.verdict is item.verdict
    if same and expected.out_of_force in ("", out_of_force(item)):
        return
    got = _verdict_said(item.verdict, out_of_force(item) if item.verdict is Verdict.NOT_IN_FORCE else "")
    why = f"（{deciding[-1].shown}）" if deciding and item.verdict is not Verdict.NOT_IN_FORCE else ""
    yield say.say(_VERDICT, _verdict_said(expected.verdict, expected.out_of_force), Said(got.zh + why, got.en))


def _verdict_said(verdict: Verdict, why: str) -> Said:
    return OUT_OF_FORCE_SAID.get(why, VERDICTS[verdict])


def _because(wanted: tuple[str, ...], deciding: tuple[Reason, ...], say: _Compared) -> Iterator[Difference]:
    for text in wanted:
        if not any(text in one.words for one in deciding):
            shown = "、".join(dict.fromkeys(f"“{one.shown}”" for one in deciding))
            got = Said(shown, shown) if shown else _NOTHING
            yield say.say(_BECAUSE, Said(f"“{text}”", f"“{text}”"), got)


def _open_points(expected: ItemExpected, item: Item, decision: Decision, say: _Compared) -> Iterator[Difference]:
    pack = decision.model.pack
    paths = {*item.missing, *(expected.missing or ())}
    yield from say.names(
        _MISSING, expected.missing, item.missing, {one: path_words(pack.facts, one, "zh") for one in paths}
    )
    findings = {one.id: one.name for one in pack.findings.values()}
    yield from say.names(_FINDINGS, expected.findings, item.findings, findings)
    benefits = {one.id: one.name for one in pack.benefits.values()}
    yield from say.names(_BEATEN, expected.beaten_by, item.beaten_by, benefits)


def _place(deciding: tuple[Reason, ...], item: Item) -> Span:
    """Return the place of the innermost thing that decided, else of the benefit."""
    placed = [one.span for one in deciding if one.span.line]
    return placed[-1] if placed else item.benefit.span


def _amount_place(item: Item) -> Span:
    amount = item.version.amount if item.version is not None else None
    return amount.span if amount is not None and amount.span.line else item.benefit.span


# Groups, totals, payments --------------------------------------------------------------------------------------------


def _of_group(expected: GroupExpected, decision: Decision) -> Iterator[Difference]:
    result = next(one for one in decision.groups if one.group.id == expected.group)
    name = Said(result.group.name, result.group.id)
    say = _Compared(subject=name, at=expected.span, rule=result.group.span)
    yield from say.amount(_GROUP, expected.pays, result.pays)


def _of_total(expected: TotalExpected, decision: Decision) -> Iterator[Difference]:
    found = [one for one in decision.totals if (one.beneficiary, one.every) == (expected.beneficiary, expected.every)]
    wanted = expected.amount
    if isinstance(wanted, Interval):
        wanted = Interval(wanted.low or Money.fen(0), wanted.high)
    whose, every = BENEFICIARIES[expected.beneficiary], EVERY_SAID[expected.every]
    aspect = Said(_TOTAL.say("zh", whose=whose.zh, every=every.zh), _TOTAL.say("en", whose=whose.en, every=every.en))
    say = _Compared(subject=_TOTALS, at=expected.span, rule=Span(decision.model.pack.file, 0, 0, 0, 0))
    yield from say.amount(aspect, wanted, _of_totals(found))


def _of_totals(found: list[Total]) -> Interval | None:
    return Interval(found[0].low, found[0].high) if found else None


def _of_ledger(expected: LedgerExpected, decision: Decision) -> Iterator[Difference]:
    ledger = decision.ledger(until=expected.until).model
    for one in expected.lines:
        yield from _of_line(one, ledger.lines, decision)
    nowhere = Span(decision.model.pack.file, 0, 0, 0, 0)
    say = _Compared(subject=_LEDGER, at=expected.span, rule=nowhere)
    sums = dict(ledger.sums)
    for status, amount in expected.sums:
        yield from say.amount(_sum_said(status), amount, sums.get(status))


def _of_line(expected: LineExpected, lines: Iterable[LedgerLine], decision: Decision) -> Iterator[Difference]:
    benefit = decision.model.pack.benefits[expected.benefit]
    number = {"number": expected.number}
    place = Said(_PAYMENT.say("zh", **number), _PAYMENT.say("en", **number))
    subject = Said(f"{benefit.name}·{place.zh}", f"{benefit.id}, {place.en}")
    say = _Compared(subject=subject, at=expected.span, rule=benefit.span)
    found = [one for one in lines if (one.benefit, one.number) == (expected.benefit, expected.number)]
    if not found:
        yield say.say(_LEDGER, place, _NOTHING)
        return
    line = found[0]
    yield from say.amount(_AMOUNT, expected.amount, line.amount)
    if expected.on is not None and expected.on != line.on:
        yield say.say(_DAY, _day(expected.on), _day(line.on))
    if expected.status is not None and expected.status is not line.status:
        yield say.say(_STATUS, LINE_STATUSES[expected.status], LINE_STATUSES[line.status])


def _of_settlement(expected: SettlementExpected, decision: Decision) -> Iterator[Difference]:
    settlement = decision.settle(left_on=expected.left_on, reason=expected.reason).model
    settled = {one.benefit: one for one in settlement.items}
    for one in expected.items:
        benefit = decision.model.pack.benefits[one.benefit]
        say = _Compared(subject=Said(benefit.name, benefit.id), at=one.span, rule=benefit.span)
        got = settled.get(one.benefit)
        for wanted, name, aspect in _SETTLED:
            yield from say.amount(aspect, getattr(one, wanted), getattr(got, name, None))
        until = got.serve_until if got is not None else None
        if one.serve_until is not None and one.serve_until != until:
            yield say.say(_SERVE, _day(one.serve_until), _day(until))


# Words ---------------------------------------------------------------------------------------------------------------


def _paid(amount: Amount | None) -> Said:
    if amount is None or isinstance(amount, str):
        return Said("不涉及金额", "no money")
    zh = amount_words(amount, Every.UNSTATED, Granularity.UNKNOWN, "zh").figure
    return Said(zh, amount_words(amount, Every.UNSTATED, Granularity.UNKNOWN, "en").figure)


def _listed(ids: tuple[str, ...], shown: dict[str, str]) -> Said:
    if not ids:
        return _NOTHING
    return Said("、".join(shown.get(one, one) for one in sorted(ids)), ", ".join(sorted(ids)))


def _day(day: date | None) -> Said:
    return Said(day.isoformat(), day.isoformat()) if day is not None else Said("未定", "open")


def _sum_said(status: LineStatus) -> Said:
    said = LINE_STATUSES[status]
    return Said(_SUM.say("zh", status=said.zh), _SUM.say("en", status=said.en))
