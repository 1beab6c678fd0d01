"""The laws of a pack are attacked: every claim is proven, or tried on many people until one breaks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from talentrules.api import Pack as Loaded
from talentrules.catalog import builtin_packs
from talentrules.diagnostics import Diagnostic, fill
from talentrules.errors import PackError
from talentrules.inquiry.cut_points import cut_points
from talentrules.loading import load_file
from talentrules.model.facts import Value
from talentrules.model.laws import AtLeastAsIn, Excepted, Law, TotalAtMost
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.syntax.words import Words
from talentrules.testing.stated_laws.bases import Bases
from talentrules.testing.stated_laws.claims import Answer, Claim, Probe, claims_of, with_fact
from talentrules.testing.stated_laws.proving import proof
from talentrules.testing.stated_laws.runs import ClaimRun, Counterexample, LawRun, Trial
from talentrules.testing.stated_laws.shrinking import shrunk
from talentrules.testing.stated_laws.values import pairs_apart, values

__all__ = ["EXAMPLES", "attack", "hunted", "try_laws"]

EXAMPLES = 100
"""How many cases are drawn by lot for each claim, unless said otherwise."""
_CLIMBS, _MOST_STEPS, _MOST_TRIED = 3, 3, 400
"""From how many of the best cases a total is driven up, how many rounds, and how many answers each may take."""
_SUFFIXES = (".yaml", ".yml")


def attack(pack: Loaded, *, examples: int = EXAMPLES, cases: Iterable[Case] = ()) -> Trial:
    """Return what becomes of every law of a loaded pack. `cases` are tried first, such as those of its scenarios."""
    folder = pack.path.parent if pack.path is not None else None
    return try_laws(pack.model, folder, examples=examples, cases=cases)


def try_laws(pack: Pack, folder: Path | None = None, *, examples: int = EXAMPLES, cases: Iterable[Case] = ()) -> Trial:
    """Return what becomes of every law of `pack`; a pack to compare with is built in, or lies in `folder`."""
    bases = Bases(pack, tuple(cases))
    return Trial(pack=pack, runs=tuple(_run(law, bases, folder, examples) for law in pack.laws.values()))


def _run(law: Law, bases: Bases, folder: Path | None, examples: int) -> LawRun:
    pack = bases.pack
    other, there = None, None
    if isinstance(law, AtLeastAsIn):
        found = _other(law, folder)
        if isinstance(found, Diagnostic):
            return LawRun(law=law, pack=pack, problem=found)
        other, there = found
    claims = claims_of(law, pack, other, there)
    return LawRun(law=law, pack=pack, claims=tuple(_try(claim, bases, examples) for claim in claims))


def _other(law: AtLeastAsIn, folder: Path | None) -> tuple[Pack, Mapping[str, str]] | Diagnostic:
    """Return the pack to compare with, and its benefit for each of the law's; what is wrong where that cannot be."""
    builtin = builtin_packs()
    bare = law.other.endswith(_SUFFIXES) and "/" not in law.other and "\\" not in law.other
    path = builtin.get(law.other) or (folder / law.other if folder is not None and bare else None)
    if path is None or not path.is_file():
        return fill("law-no-pack", {"written": law.other}, law.span)
    try:
        other = load_file(path).pack
    except PackError:
        return fill("law-unsound-pack", {"written": law.other}, law.span)
    words = Words.of(one for one in other.benefits.values() if not one.informational)
    for _, there in law.pairs:
        if words.find(there) is None:
            known = "、".join(one.name for one in other.benefits.values() if not one.informational)
            return fill("law-no-benefit-there", {"written": there, "pack": other.name, "known": known}, law.span)
    return other, {here: words.ids[there] for here, there in law.pairs}


# One claim -----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Hunt:
    """Tries one claim on case after case; keeps count."""

    claim: Claim
    tried: int = 0
    met: int = 0
    excused: dict[int, int] = field(default_factory=dict)
    best: list[tuple[int, int, Case]] = field(default_factory=list)

    def try_on(self, case: Case) -> Probe | None:
        """Return what breaks the claim in `case` and is not excused."""
        broken, any_met = None, False
        for probe, answers in self.answers(case):
            if self.claim.breaks(answers):
                if not all(map(self.claim.said_of, self.claim.cases(probe))):
                    continue
                excuse = self.claim.excuse(probe)
                if excuse is None:
                    broken = broken or probe
                    continue
                self.count(excuse)
            any_met = any_met or any(one.may for answer in answers for one in answer.worths)
        any_said = broken is not None or self.claim.said_of(case)
        self.tried += any_said
        self.met += any_said and (any_met or broken is not None)
        return broken

    def count(self, excuse: Excepted) -> None:
        place = next(at for at, one in enumerate(self.claim.law.excepted) if one is excuse)
        self.excused[place] = self.excused.get(place, 0) + 1

    def answers(self, case: Case) -> Iterator[tuple[Probe, tuple[Answer, ...]]]:
        """Yield each probe that `case` gives, with the answers to it."""
        if not self.claim.fact:
            answer = self.claim.answer(case)
            self.best.append((-answer.worths[0].low, len(self.best), case))
            yield Probe(case), (answer,)
            return
        found = _values(self.claim, self.claim.fact, case)
        came_to: dict[str, Answer] = {}
        for pair in pairs_apart(self.claim, found):
            for value in pair:
                if repr(value) not in came_to:  # a list of records has no hash
                    came_to[repr(value)] = self.claim.answer(with_fact(case, self.claim.fact, value))
            one, other = pair
            yield Probe(case, pair), (came_to[repr(one)], came_to[repr(other)])


def _try(claim: Claim, bases: Bases, examples: int) -> ClaimRun:
    why = proof(claim) if claim.excepted is None else ""
    return ClaimRun(claim=claim, why=why) if why else hunted(claim, bases, examples)


def hunted(claim: Claim, bases: Bases, examples: int) -> ClaimRun:
    """Return what comes of trying `claim` on people, whether or not it could be proven."""
    hunt = _Hunt(claim)
    probe = next((one for case in _cases(hunt, bases, examples) if (one := hunt.try_on(case)) is not None), None)
    run = ClaimRun(claim=claim, tried=hunt.tried, met=hunt.met, excused=dict(hunt.excused))
    return run if probe is None else replace(run, counterexample=_shown(claim, shrunk(claim, probe)))


def _cases(hunt: _Hunt, bases: Bases, examples: int) -> Iterator[Case]:
    """Yield the cases of the claim, and for a total those to which the best of them can be driven up."""
    yield from bases.of(hunt.claim, examples)
    if isinstance(hunt.claim.law, TotalAtMost):
        for _, _, case in sorted(hunt.best)[:_CLIMBS]:
            yield _driven_up(hunt.claim, case)


def _driven_up(claim: Claim, case: Case) -> Case:
    """Return a case that is worth as much as changing one fact at a time can make it."""
    best, tried = claim.answer(case).worths[0].low, 0
    for _ in range(_MOST_STEPS):
        before = best
        for fact in claim.part.facts_read:
            for value in _values(claim, fact, case):
                moved = with_fact(case, fact, value)
                tried += 1
                low = claim.answer(moved).worths[0].low if tried <= _MOST_TRIED else 0
                if low > best:
                    best, case = low, moved
        if best == before:
            break
    return case


def _values(claim: Claim, fact: str, case: Case) -> list[Value]:
    known = case.profile.facts.get(fact)
    own = None if known is None else known.value
    return values(claim.pack, claim.pack.facts[fact], own, cut_points(claim.part, case))


def _shown(claim: Claim, probe: Probe) -> Counterexample:
    cases = claim.cases(probe)
    answers = [claim.answer(case) for case in cases]
    return Counterexample(
        claim=claim,
        probe=probe,
        cases=cases,
        worths=tuple(one.worths for one in answers),
        decisions=tuple(one.decision for one in answers),
    )
