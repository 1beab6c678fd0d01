"""Laws (性质) that a pack must keep, ready to be called in one line, and attacked with cases made up for that pack.

In: a pack, as `talentrules.load` returned it. Out: nothing; where a case breaks the law, a `LawBroken` that says which
law, for whom (as YAML that can be pasted into a scenario file), on which day, and how it was before and after. The case
is the smallest that Hypothesis could make of it. That no case was found is no proof: `talentrules check` proves.

Every law takes `max_examples` (how many cases are drawn; laws whose cases cost much draw fewer), `seed` (the same seed
draws the same cases, on every machine; None draws others each time) and `shrink` (False: report what was met first).

Down the folder: `catalogue` states the laws, `attack` searches; `inside`, `alike`, `groups`, `steps` look at decisions,
`renamed` and `respelled` write a pack in other words, `breach` says what was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talentrules.api import Pack
from talentrules.proofs.order import rankings
from talentrules.testing.laws.attack import MAX_EXAMPLES, Effort, Law, attack
from talentrules.testing.laws.breach import Breach, Counterexample, LawBroken, Person
from talentrules.testing.laws.catalogue import LAWS, monotone_in
from talentrules.testing.laws.steps import ranked

__all__ = [
    "LAWS",
    "MAX_EXAMPLES",
    "NAMES",
    "Breach",
    "Counterexample",
    "Law",
    "LawBroken",
    "Person",
    "caps",
    "check",
    "check_all",
    "exclusivity",
    "irrelevance",
    "law",
    "monotone",
    "no_one_day_holes",
    "order_independence",
    "relabelling",
    "replay",
    "soundness",
    "totals",
    "version_seams",
    "yaml_spelling",
]

_BY_ID = {one.id: one for one in LAWS}
NAMES: tuple[str, ...] = tuple(_BY_ID)
"""The ids of all laws, which are also the names of the functions here."""


def check_all(
    pack: Pack,
    *,
    max_examples: int = MAX_EXAMPLES,
    seed: int | None = 0,
    shrink: bool = True,
    without: Iterable[str] = (),
) -> None:
    """Attack every law but those that `without` names, and those that the pack says it does not keep (`accept:`).

    Raises:
        LawBroken: with a counterexample for each law that is broken.
        ValueError: where `without` names no law.

    """
    left_out = {law(one).id for one in without}
    effort = Effort(max_examples=max_examples, seed=seed, shrink=shrink)
    attacked = [one for one in LAWS if one.id not in left_out and one.accepted(pack) is None]
    broken = [found for one in attacked if (found := attack(one, pack, effort)) is not None]
    if broken:
        raise LawBroken(broken)


def law(name: str) -> Law:
    """Return the law of that id.

    Raises:
        ValueError: where there is none.

    """
    if name not in _BY_ID:
        message = f"没有“{name}”这条性质；有的是：{'、'.join(NAMES)}。There is no law “{name}”."
        raise ValueError(message)
    return _BY_ID[name]


def check(
    name: str, pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True
) -> None:
    """Attack the law of that id.

    Raises:
        LawBroken: where a case breaks it.
        ValueError: where there is no such law.

    """
    _hold(law(name), pack, Effort(max_examples=max_examples, seed=seed, shrink=shrink))


def _hold(one: Law, pack: Pack, effort: Effort) -> None:
    found = attack(one, pack, effort)
    if found is not None:
        raise LawBroken([found])


def soundness(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that learning a fact or a finding changes no settled verdict, and only narrows amounts and totals.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("soundness", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def monotone(  # noqa: PLR0913 - what, of what, and how hard
    pack: Pack,
    attributes: Iterable[str] | None = None,
    *,
    benefits: Iterable[str] | None = None,
    max_examples: int = MAX_EXAMPLES,
    seed: int | None = 0,
    shrink: bool = True,
) -> None:
    """Hold that whoever ranks higher in an attribute, all else being equal, gets no less of any benefit.

    `attributes` are ordered choices; unless given, those that the pack declares (`monotone:`), else those of the shared
    vocabulary that rank people: education, degree, title, skill. `benefits` (ids or Chinese names) are all, unless given.

    Raises:
        LawBroken: where a case breaks it.
        UnknownBenefitError: where the pack has no such benefit.
        ValueError: where an attribute is no ordered choice of the pack.

    """
    effort = Effort(max_examples=max_examples, seed=seed, shrink=shrink)
    one = _BY_ID["monotone"]
    if attributes is None and benefits is None:
        _hold(one, pack, effort)
        return
    facts = tuple(rankings(pack.model)) if attributes is None else tuple(attributes)
    for fact in facts:
        ranked(pack.model, fact)
    wanted = tuple(pack.benefits) if benefits is None else tuple(pack.benefit(each).id for each in benefits)
    _hold(replace(one, look=lambda data, this: monotone_in(data, this, facts, wanted)), pack, effort)


def order_independence(
    pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True
) -> None:
    """Hold that the order of benefits and groups in the file, and of facts in the profile, changes nothing.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("order_independence", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def irrelevance(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that facts and findings that the pack does not ask for change nothing, and that those it used suffice.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("irrelevance", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def totals(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that every row of the totals is the sum of its items, and that groups only lessen it.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("totals", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def caps(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that what is paid together never passes a cap.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("caps", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def exclusivity(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that benefits that exclude each other are never selected together, nor one without what it needs.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("exclusivity", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def no_one_day_holes(
    pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True
) -> None:
    """Hold that nobody is refused at one single day, whole number or fen who is granted on either side of it.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("no_one_day_holes", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def version_seams(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that the version that applies is the one whose days hold the day that chooses; none where there is none.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("version_seams", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def replay(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that the same case is decided the same again, and that its receipt replays to the same bytes.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("replay", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def relabelling(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that other ids and other names of benefits, definitions, findings and groups change nothing.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("relabelling", pack, max_examples=max_examples, seed=seed, shrink=shrink)


def yaml_spelling(pack: Pack, *, max_examples: int = MAX_EXAMPLES, seed: int | None = 0, shrink: bool = True) -> None:
    """Hold that another spelling of the same YAML means the same: order of keys, quotes, lines or brackets, no comments.

    A pack that came from no file has no spelling, and keeps this law.

    Raises:
        LawBroken: where a case breaks it.

    """
    check("yaml_spelling", pack, max_examples=max_examples, seed=seed, shrink=shrink)
