"""All questions about a pack, what it accepts, and what could not be decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from talentrules.dates import chinese_date
from talentrules.diagnostics import CATALOGUE, Diagnostic, Severity, fill
from talentrules.model.pack import Pack
from talentrules.proofs import eligibility, groups, order, smt, tiers, together
from talentrules.proofs.finding import Finding, Undecided
from talentrules.proofs.subject import Subject, TooLarge, World, eligible, subjects
from talentrules.proofs.survey import BUDGET
from talentrules.source import NOWHERE, Span

__all__ = ["ABOUT_WORDS", "Accepted", "Report", "examine", "prove"]

_OF_A_VERSION = (
    eligibility.never_eligible,
    eligibility.never_matters,
    tiers.dead_rows,
    tiers.overlaps,
    tiers.gaps,
    order.holes,
    order.better_gets_less,
)
_ONE_QUESTION = {"rows-leave-out": "rows-gap", "row-subsumed": "row-shadowed", "row-never-holds": "row-shadowed"}
"""Codes that answer the same question about the same place, one of them told."""
_OF_GROUPS = (groups.exclusions, groups.choices, groups.requirements, groups.fallbacks)

ABOUT_WORDS = frozenset(
    {
        *("number-without-quote", "threshold-without-quote", "value-without-quote", "count-without-quote"),
        *("figure-without-quote", "anecdote-rule", "listed-exceeds-declared", "service-twice"),
        *("statistic-contradicts", "statistic-without-amount", "claim-name-unknown"),
    }
)
"""Errors about what a source says: whatever it says, the rules as they are written can be evaluated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding that the pack accepts, and the reason that it gives."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an examination came to: what is wrong, what the pack accepts of it, what was not decided.

    `findings` stand in the order of the file. `stopped` says that errors kept the rules from being looked at.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    stopped: bool = False

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(one.diagnostic.severity is Severity.ERROR for one in self.findings)

    @property
    def warnings(self) -> int:
        """How many of the findings are warnings."""
        return len(self.findings) - self.errors


@dataclass(slots=True)
class _Found:
    findings: list[Finding] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)

    def take(self, found: Iterable[Finding | Undecided]) -> None:
        for one in found:
            if isinstance(one, Finding):
                self.findings.append(one)
            else:
                self.undecided.append(one)


def examine(
    pack: Pack,
    told: Iterable[Diagnostic] = (),
    *,
    on: date | None = None,
    budget: int = BUDGET,
    prover: bool = False,
) -> Report:
    """Return everything that can be proven wrong with a pack, beside what was `told` of it by `check`.

    Where that holds errors about more than the words of a source, the rules are not looked at (`stopped`): the evaluator
    promises nothing of such a pack.
    `on` is the day for which is asked whether the pack is past its review. A question with more than `budget` cells is
    not answered: it stands among the undecided. With `prover` z3 is asked what cells left undecided.

    Raises:
        InputError: where z3 is wanted and not installed.

    """
    found = _Found([Finding(diagnostic=one) for one in told])
    stopped = any(map(_stops, found.findings))
    if not stopped:
        found.take(prove(pack, budget=budget, prover=prover))
    found.take(_review(pack, on))
    ordered = _in_order(one for one in found.findings if _own(pack, one))
    accepted = tuple(
        Accepted(finding=one, reason=pack.accept[one.diagnostic.code])
        for one in ordered
        if one.diagnostic.code in pack.accept
    )
    kept = [one for one in ordered if one.diagnostic.code not in pack.accept]
    return Report(
        findings=_in_order([*kept, *_accepts(pack, {one.finding.diagnostic.code for one in accepted})]),
        accepted=accepted,
        undecided=tuple(dict.fromkeys(found.undecided)),
        stopped=stopped,
    )


def prove(pack: Pack, *, budget: int = BUDGET, prover: bool = False) -> Iterator[Finding | Undecided]:
    """Yield what can be proven wrong with the rules of a checked pack, in no particular order."""
    world = World.of(pack)
    for benefit in pack.benefits.values():
        for subject in subjects(world, benefit, budget):
            if isinstance(subject, Subject):
                found = [one for question in _OF_A_VERSION for one in question(subject)]
                yield from found
                if prover and smt.needed(subject):
                    yield from _beside(subject, found, smt.questions(world, benefit, subject.version))
            elif prover:
                yield from smt.questions(world, benefit, subject.version)
            else:
                yield from _too_large(subject)
    yield from eligibility.constants(world)
    for of_groups in _OF_GROUPS:
        yield from of_groups(world, budget)
    yield from together.caps(world)
    yield from together.version_holes(world)


def _beside(
    subject: Subject, found: Iterable[Finding], more: Iterable[Finding | Undecided]
) -> Iterator[Finding | Undecided]:
    """Yield of `more` what was not found already: cells tell the same place in words of their own.

    That z3 came to no answer is told of what cells cannot show either: whether anybody is there.
    """
    known = {(_ONE_QUESTION.get(one.diagnostic.code, one.diagnostic.code), one.diagnostic.span) for one in found}
    for one in more:
        code = one.diagnostic.code if isinstance(one, Finding) else one.code
        code = _ONE_QUESTION.get(code, code)
        if isinstance(one, Finding) and (code, one.diagnostic.span) not in known:
            yield one
        if (
            isinstance(one, Undecided)
            and code == "never-eligible"
            and subject.person(subject.granted, eligible) is None
        ):
            yield one


def _too_large(subject: TooLarge) -> Iterator[Finding | Undecided]:
    yield Undecided(code="*", name=subject.benefit.name)
    if subject.never:
        yield eligibility.nobody(subject.benefit, subject.version)


def _stops(one: Finding) -> bool:
    said = one.diagnostic
    return said.severity is Severity.ERROR and said.code not in ABOUT_WORDS


def _review(pack: Pack, on: date | None) -> Iterator[Finding]:
    if on is not None and pack.review_by is not None and on > pack.review_by:
        words = {"name": pack.name, "day": chinese_date(pack.review_by), "day_en": pack.review_by}
        yield Finding(diagnostic=fill("review-overdue", words, Span(pack.file, 0, 0, 0, 0)))


def _accepts(pack: Pack, silenced: set[str]) -> Iterator[Finding]:
    """Yield what the pack accepts without need."""
    for code in pack.accept:
        span = pack.accept_spans.get(code, NOWHERE)
        if code not in CATALOGUE:
            yield Finding(diagnostic=fill("accept-unknown", {"code": code}, span))
        elif code not in silenced:
            yield Finding(diagnostic=fill("accept-unused", {"code": code}, span))


def _own(pack: Pack, one: Finding) -> bool:
    """Return whether a finding is about the pack's own file, not about one that it builds on."""
    span = one.diagnostic.span
    return not pack.builds_on or span == NOWHERE or span.file == pack.file


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` by place, those that say the same of the same place once."""
    once: dict[Diagnostic, Finding] = {}
    for one in findings:
        once.setdefault(one.diagnostic, one)
    return tuple(sorted(once.values(), key=_place))


def _place(one: Finding) -> tuple[str, int, int, str, str]:
    said = one.diagnostic
    return (said.span.file.name, said.span.line, said.span.column, said.code, said.message)
