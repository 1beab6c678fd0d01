"""What users hold: load a pack, decide a case, read the decision, compare cities, replay a receipt.

Everything here is frozen and may be shared between threads. Errors are those of `talentrules.errors`; each carries
everything that is wrong, not the first thing.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from talentrules import catalog, engine, explain, inquiry, receipts
from talentrules.catalog import PackInfo
from talentrules.dates import Duration, MonthEnd, add, chinese_date
from talentrules.diagnostics import Diagnostic, Language, diagnose, fill
from talentrules.engine.ledger import ledger as make_ledger
from talentrules.engine.scope import Scope
from talentrules.engine.settle import settle
from talentrules.errors import OutsideReviewError, ProfileError, UnknownBenefitError
from talentrules.inquiry import WhatWouldChange, WhyNot
from talentrules.loading import Loaded, load_file
from talentrules.model import pack as model_pack
from talentrules.model.decision import Choices, GroupResult, Item, Notice, Question, Total, Unknown, Verdict
from talentrules.model.decision import Decision as DecisionModel
from talentrules.model.facts import Fact, Value
from talentrules.model.ledger import Ledger as LedgerModel
from talentrules.model.ledger import Settlement as SettlementModel
from talentrules.model.profile import Case, Known, Profile
from talentrules.model.vocabulary import VOCABULARY
from talentrules.receipts import Receipt, Replay
from talentrules.source import Span
from talentrules.suggest import nearest
from talentrules.syntax import Reading, decode_profile, profile_model, profile_schema, read_file

if TYPE_CHECKING:
    from pydantic import BaseModel

    from talentrules.diffing import Outcome

__all__ = [
    "Comparison",
    "Decision",
    "Ledger",
    "Pack",
    "PackInfo",
    "Settlement",
    "compare",
    "diff",
    "load",
    "packs",
    "replay",
]

_CLOCK = "applied_on"
_REASON = "leave_reason"
_MOST_EXAMINED = 6
"""Of how many refused benefits the A4 sheets say what would change them."""


def packs() -> tuple[PackInfo, ...]:
    """Return what the built-in packs are, in the order of their ids.

    >>> [one.id for one in packs()]
    ['huanggang', 'jiayuguan', 'liling', 'nanle', 'wuzhishan']
    """
    return tuple(catalog.describe(path) for path in catalog.builtin_packs().values())


def load(pack: str | Path) -> Pack:
    """Load a rule pack: a built-in id (`wuzhishan`), its Chinese name (`五指山市`), or the path of a YAML file.

    Raises:
        UnknownPackError: where `pack` is neither a built-in name nor looks like a path.
        PackError: where the file cannot be read or is no sound pack, with everything that is wrong in it.

    """
    loaded = load_file(catalog.find(pack))
    return Pack(model=loaded.pack, warnings=loaded.warnings, path=loaded.path)


def compare(decisions: Iterable[Decision]) -> Comparison:
    """Put the decisions of several packs for one case side by side, in the order given."""
    return Comparison(decisions=tuple(decisions))


def diff(old: Pack | str | Path, new: Pack | str | Path) -> Outcome:
    """Compare two packs by meaning: what came, went or changed, each with a person who is answered differently.

    `outcome.equivalent` is true where it is proven that nobody is answered differently; `outcome.undecided` names what
    could not be told.

    Raises:
        PackError: where one of the packs cannot be used.
        UnknownPackError: where there is no such pack.

    """
    from talentrules.diffing import compare_packs  # noqa: PLC0415 - large, and only needed here

    before, after = (one if isinstance(one, Pack) else load(one) for one in (old, new))
    return compare_packs(before.model, after.model)


def replay(
    receipt: str | Path | Mapping[str, Any] | Reading | Receipt | Decision, pack: Pack | str | Path | None = None
) -> Replay:
    """Decide again what a receipt records, and say what differs.

    `receipt` is a receipt, or a whole decision that carries one, which is then compared place by place: as it was
    made, as a file, or as JSON-ready data. `pack` is the built-in pack of the receipt's id unless given.

    Raises:
        ReceiptError: where the receipt cannot be used, or was altered.
        PackError: where the pack cannot be used.
        UnknownPackError: where there is no such pack.

    """
    given = load(pack) if isinstance(pack, str | Path) else pack
    loaded = Loaded(pack=given.model, warnings=given.warnings, path=given.path) if given is not None else None
    given_data = receipt.to_data() if isinstance(receipt, Receipt | Decision) else receipt
    return receipts.replay(given_data, loaded)


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A checked rule pack.

    `model` is its data, `warnings` is what its author should look at, `path` the file that it came from.
    """

    model: model_pack.Pack
    warnings: tuple[Diagnostic, ...] = ()
    path: Path | None = field(default=None, compare=False)

    def __getstate__(self) -> dict[str, object]:
        """Return the fields alone: the model of profiles is made again where it is needed."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def __repr__(self) -> str:
        return f"<Pack {self.id} {self.name}>"

    @property
    def id(self) -> str:
        """The id: `wuzhishan`."""
        return self.model.id

    @property
    def name(self) -> str:
        """The Chinese name: `五指山市`."""
        return self.model.name

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, in hexadecimal."""
        return self.model.sha256

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts that a profile may give, by id: the shared vocabulary and the pack's own."""
        return self.model.facts

    @property
    def benefits(self) -> Mapping[str, model_pack.Benefit]:
        """The benefits by id, in the order of the pack."""
        return self.model.benefits

    def benefit(self, wanted: str) -> model_pack.Benefit:
        """Return a benefit by its id or its Chinese name.

        Raises:
            UnknownBenefitError: where there is none (also a KeyError).

        """
        return self.model.benefits[_benefit_id(wanted, self.model)]

    def decide(
        self,
        profile: Mapping[str, object] | BaseModel | Profile | None = None,
        *,
        on: date,
        applied_on: date | None = None,
        strict: bool = False,
    ) -> Decision:
        """Return what the pack grants in one case.

        Args:
            profile: the facts, by id or Chinese name: a mapping (`None` as a value says "known to have none", a fact
                left out is unknown), an instance of `profile_model()`, or what `read_profile` of this pack returned.
            on: the day for which is decided. Nothing here reads the clock of the machine.
            applied_on: the day of application; the same as giving the fact `applied_on`.
            strict: refuse a day after the one by which the pack was to be reviewed (`review_by`), or, where it states
                none, up to which its text was checked (`verified_on`). Otherwise a notice of the decision says so.

        Raises:
            OutsideReviewError: in strict mode, where `on` is such a day.
            ProfileError: with everything that is wrong in the profile, or where it names another day of application.
            TypeError: where a day is not a plain `datetime.date`.

        Example:
            >>> load("wuzhishan").decide({}, on=date(2024, 6, 1))["travel_allowance"].missing
            ('talent_groups',)

        """
        _must_be_a_day(on)
        if strict:
            _must_be_reviewed(self.model, on)
        known = self.read_profile(profile if profile is not None else {})
        if applied_on is not None:
            _must_be_a_day(applied_on)
            known = _applied(known, applied_on)
        return Decision(model=engine.decide(self.model, Case(profile=known, on=on)))

    def read_profile(self, given: str | Path | Mapping[str, object] | BaseModel | Profile | Reading) -> Profile:
        """Return the profile in a YAML or JSON file (a path), a mapping or a pydantic model, checked for this pack.

        Of a pydantic model, a field that was never set is unknown, and one that was set to None is "known to be none".
        A `Profile` is returned as it is.

        Raises:
            ProfileError: with everything that is wrong.
            TypeError: where `given` is none of these.

        """
        if isinstance(given, Profile):
            return given
        profile, problems = decode_profile(_as_written(given), self.model)
        if profile is None:
            raise ProfileError(problems)
        return profile

    def profile_model(self) -> type[BaseModel]:
        """Return a pydantic model of the profiles of this pack; the same class each time."""
        return self._profile_model

    def profile_schema(self) -> dict[str, Any]:
        """Return the JSON Schema (2020-12) of the profiles of this pack."""
        return profile_schema(self.model)

    def show(self, benefit: str | None = None, lang: Language = "zh", *, width: int = 80, colour: bool = False) -> str:
        """Return the pack, or one benefit of it (by id or Chinese name), as text that people read.

        Raises:
            UnknownBenefitError: where the pack has no such benefit.

        """
        return explain.document_to_text(self.document(benefit, lang), width=width, colour=colour)

    def document(self, benefit: str | None = None, lang: Language = "zh") -> explain.Document:
        """Return the pack, or one benefit of it, as a document to be typeset as text, Markdown or HTML.

        Raises:
            UnknownBenefitError: where the pack has no such benefit.

        """
        if benefit is None:
            return explain.pack_document(self.model, lang)
        return explain.benefit_document(self.model, _benefit_id(benefit, self.model), lang)

    def to_html(self, lang: Language = "zh") -> str:
        """Return the pack as a policy handbook for sign-off: one HTML page, with pictures, ready to print on A4."""
        return explain.handbook_to_html(self.model, lang)

    def to_markdown(self, lang: Language = "zh") -> str:
        """Return the pack as a policy handbook in Markdown; the pictures are told in words."""
        return explain.handbook_to_markdown(self.model, lang)

    @cached_property
    def _profile_model(self) -> type[BaseModel]:
        return profile_model(self.model)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The itemised answer for one case under one pack.

    `decision["travel_allowance"]` is an item, also by its Chinese name. Conditions of an item, questions and the
    receipt are made when they are first read. `model` is the data without the questions.
    """

    model: DecisionModel

    def __repr__(self) -> str:
        return f"<Decision {self.model.pack.id} on {self.on}: {len(self)} items>"

    @property
    def on(self) -> date:
        """The day for which was decided."""
        return self.model.case.on

    @property
    def applied_on(self) -> date | None:
        """The day of application, where it is known."""
        return self.model.case.applied_on

    @property
    def items(self) -> tuple[Item, ...]:
        """An item for each benefit, in the order of the pack."""
        return self.model.items

    @property
    def totals(self) -> tuple[Total, ...]:
        """The sums by beneficiary and period."""
        return self.model.totals

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What must be said of the whole decision."""
        return self.model.notices

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, benefit: str) -> Item:
        return self._by_id[_benefit_id(benefit, self.model.pack)]

    @property
    def groups(self) -> tuple[GroupResult, ...]:
        """What the groups (叠加规则) came to, in the order in which they act."""
        return self.model.groups

    @property
    def choices(self) -> Choices | None:
        """The ways to choose among what the applicant may choose from; None where there is nothing to choose."""
        return self.model.choices

    def next_questions(self) -> tuple[Question, ...]:
        """Return the missing facts that can change something, the one whose answer can change most first."""
        return self._complete.next_questions

    def why_not(self, benefit: str) -> WhyNot:
        """Return why a benefit (by id or Chinese name) is not granted: what fails, what set it aside, what is open.

        Raises:
            UnknownBenefitError: where the pack has no such benefit.

        """
        return inquiry.why_not(self.model, _benefit_id(benefit, self.model.pack))

    def what_would_change(self, benefit: str) -> WhatWouldChange:
        """Return the nearest changes after which a benefit (by id or Chinese name) fares better, each tried out.

        Raises:
            UnknownBenefitError: where the pack has no such benefit.

        """
        return inquiry.what_would_change(self.model, _benefit_id(benefit, self.model.pack))

    def ledger(self, *, until: date | None = None) -> Ledger:
        """Return what is paid when, up to the day `until`: five years after the evaluation day unless given.

        Raises:
            TypeError: where `until` is not a plain `datetime.date`.

        """
        last = until if until is not None else add(self.on, Duration(years=5), MonthEnd.LAST_DAY)
        _must_be_a_day(last)
        return Ledger(decision=self.model, model=make_ledger(self.model, self._scope, last))

    def settle(self, *, left_on: date, reason: str | None = None) -> Settlement:
        """Return what leaving on `left_on` comes to: what stops, what is kept, what is paid back.

        `reason` is a choice of the fact `leave_reason`, by id or Chinese name; what the profile says unless given.

        Raises:
            ProfileError: where there is no such reason.
            TypeError: where `left_on` is not a plain `datetime.date`.

        """
        _must_be_a_day(left_on)
        settled = settle(self.model, self._scope, left_on, _reason(reason, self.model))
        return Settlement(decision=self.model, model=settled)

    def receipt(self) -> Receipt:
        """Return what is needed to replay the decision to the same bytes."""
        return receipts.make_receipt(self.model, explain.to_data(self._complete))

    def to_data(self) -> dict[str, Any]:
        """Return the decision as JSON-ready data of the published schema, receipt included."""
        data = explain.to_data(self._complete)
        data["receipt"] = receipts.make_receipt(self.model, data).to_data()
        return data

    def to_json(self) -> str:
        """Return the decision as JSON text: the same bytes for the same case, pack and version of the library."""
        return _as_json(self.to_data())

    def to_text(
        self, lang: Language = "zh", *, width: int = 80, colour: bool = False, printed_on: date | None = None
    ) -> str:
        """Return the sheet as text of at most `width` columns, with terminal colours only where `colour` is set."""
        return explain.to_text(self._complete, lang, width=width, colour=colour, printed_on=printed_on)

    def to_markdown(self, lang: Language = "zh", *, printed_on: date | None = None) -> str:
        """Return the sheet as Markdown."""
        return explain.to_markdown(self._complete, lang, printed_on=printed_on)

    def to_html(self, lang: Language = "zh", *, printed_on: date | None = None) -> str:
        """Return the sheet as one HTML page, ready to print, that needs no other file."""
        return explain.to_html(self._complete, lang, printed_on=printed_on)

    def to_notice(self, lang: Language = "zh", *, printed_on: date | None = None) -> str:
        """Return the notice for the applicant (一次性告知单) as one HTML page for printing on A4.

        `printed_on` is printed as given; nothing here reads the clock of the machine.
        """
        return explain.notice_to_html(self._complete, self._beside(printed_on), lang)

    def to_verification(self, lang: Language = "zh", *, printed_on: date | None = None) -> str:
        """Return the verification for the file (核验单) as one HTML page for printing on A4.

        It has every reason with the place of its rule, and lines to sign.
        """
        return explain.verification_to_html(self._complete, self._beside(printed_on), lang)

    def _beside(self, printed_on: date | None) -> explain.Beside:
        """Return what the A4 sheets print beside the decision."""
        examined = _refused(self.items)
        return explain.Beside(
            ledger=self.ledger().model,
            settlement=settle(self.model, self._scope, self.on, _reason(None, self.model)),
            ways=tuple(way for one in examined for way in _ways(inquiry.what_would_change(self.model, one))),
            examined=examined,
            profile_sha256=receipts.profile_digest(self.model),
            printed_on=printed_on,
        )

    @cached_property
    def _complete(self) -> DecisionModel:
        return receipts.complete(self.model)

    @cached_property
    def _scope(self) -> Scope:
        return engine.scope_of(self.model.pack, self.model.case)

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item.benefit.id: item for item in self.items}


class _Page(ABC):
    """What can be shown to people and to programs: `to_data` says it to these, `_document` to those."""

    __slots__ = ()

    def to_text(self, lang: Language = "zh", *, width: int = 80, colour: bool = False) -> str:
        """Return it as text of at most `width` columns, with terminal colours only where `colour` is set."""
        return explain.document_to_text(self._document(lang), width=width, colour=colour)

    def to_markdown(self, lang: Language = "zh") -> str:
        """Return it as Markdown."""
        return explain.document_to_markdown(self._document(lang))

    def to_html(self, lang: Language = "zh") -> str:
        """Return it as one HTML page that needs no other file."""
        return explain.document_to_html(self._document(lang))

    def to_json(self) -> str:
        """Return it as JSON text."""
        return _as_json(self.to_data())

    @abstractmethod
    def to_data(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""

    @abstractmethod
    def _document(self, lang: Language) -> explain.Document:
        """Return it as a document to be typeset."""


@dataclass(frozen=True, kw_only=True)
class Ledger(_Page):
    """What one decision comes to in payments: each with its day, its amount, and whether it is due, lost or open.

    `model` is the data.
    """

    decision: DecisionModel
    model: LedgerModel

    def to_data(self) -> dict[str, Any]:
        """Return the ledger as JSON-ready data."""
        return explain.ledger_data(self.model, self.decision)

    def _document(self, lang: Language) -> explain.Document:
        return explain.ledger_document(self.model, self.decision, lang)


@dataclass(frozen=True, kw_only=True)
class Settlement(_Page):
    """What leaving comes to, benefit by benefit: what was paid, what stops, what is paid back, and by which rule.

    `model` is the data.
    """

    decision: DecisionModel
    model: SettlementModel

    def to_data(self) -> dict[str, Any]:
        """Return the settlement as JSON-ready data."""
        return explain.settlement_data(self.model, self.decision)

    def _document(self, lang: Language) -> explain.Document:
        return explain.settlement_document(self.model, self.decision, lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(_Page):
    """Several cities side by side for one case. That a city's sources do not mention a need is not "none"."""

    decisions: tuple[Decision, ...]

    def to_data(self, lang: Language = "zh") -> dict[str, Any]:
        """Return the table as JSON-ready data."""
        return explain.comparison_data(self._table(lang))

    def to_json(self, lang: Language = "zh") -> str:
        """Return the table as JSON text."""
        return _as_json(self.to_data(lang))

    def _document(self, lang: Language) -> explain.Document:
        return explain.comparison_document(self._table(lang))

    def _table(self, lang: Language) -> explain.Comparison:
        return explain.compare([one._complete for one in self.decisions], lang)  # noqa: SLF001 - of this module


def _as_json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _benefit_id(wanted: str, pack: model_pack.Pack) -> str:
    if wanted in pack.benefits:
        return wanted
    named = (one.id for one in pack.benefits.values() if one.name == wanted)
    found = next(named, None)
    if found is None:
        near = nearest(wanted, [*pack.benefits, *(one.name for one in pack.benefits.values())])
        raise UnknownBenefitError(wanted, pack.name, near)
    return found


def _refused(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the refused benefits that matter most: those that are only early first, then those of the most money."""
    refused = [item for item in items if item.own is Verdict.INELIGIBLE or item.not_in_force_because == "not_started"]
    ordered = sorted(refused, key=lambda item: (item.own is Verdict.INELIGIBLE, *_worth(item)))
    return tuple(item.benefit.id for item in ordered[:_MOST_EXAMINED])


def _worth(item: Item) -> tuple[bool, int]:
    """Return a key that puts the person's own benefits first, then those that pay most."""
    high = item.amount.high if item.amount is not None else None
    return item.benefit.beneficiary is not model_pack.Beneficiary.PERSON, -(high.in_fen if high is not None else 0)


def _ways(found: WhatWouldChange) -> Iterator[explain.Way]:
    """Yield the nearest way of each kind."""
    met: set[str] = set()
    for way in found.ways:
        kind = _kind(way)
        if kind in met:
            continue
        met.add(kind)
        yield explain.Way(
            benefit=found.item.benefit.id,
            kind=kind,
            changes=tuple(
                explain.Change(fact=one.fact, before=one.before, after=_reached(one, way)) for one in way.moves
            ),
            verdict=way.verdict,
            amount=way.amount,
            every=way.every,
        )


def _reached(move: inquiry.Move, way: inquiry.Change) -> Value:
    """Return what a fact becomes; of a waiting, the day on which an application is taken too."""
    if move.fact is None and way.opening.opens_on is not None:
        return way.opening.opens_on
    return move.after


def _kind(way: inquiry.Change) -> explain.WayKind:
    """Return what a person can do about a way: supply what was left out, be in another situation, wait, or nothing."""
    match way.marked:
        case inquiry.Changeable.TIME:
            return "time"
        case inquiry.Changeable.CANNOT:
            return "cannot"
        case inquiry.Changeable.CAN_BE_SUPPLIED:
            return "supply" if all(isinstance(one.before, Unknown) for one in way.moves) else "change"
    assert_never(way.marked)


def _as_written(given: str | Path | Mapping[str, object] | BaseModel | Reading) -> Reading | Mapping[str, object]:
    if isinstance(given, str | Path):
        return read_file(Path(given))
    if isinstance(given, Reading | Mapping):
        return given
    if hasattr(given, "model_dump"):
        return given.model_dump(exclude_unset=True)
    message = f"a profile is a mapping, a pydantic model or a path, not {type(given).__name__}"
    raise TypeError(message)


def _reason(given: str | None, decision: DecisionModel) -> str | None:
    """Return the reason of leaving by its id: the one given, else what the profile says."""
    if given is None:
        known = decision.case.profile.facts.get(_REASON)
        return known.value if known is not None and isinstance(known.value, str) else None
    value, problems = inquiry.read_answer(decision.pack.facts.get(_REASON, VOCABULARY[_REASON]), given)
    if problems:
        raise ProfileError(problems)
    return str(value)


def _must_be_a_day(given: object) -> None:
    if not isinstance(given, date) or isinstance(given, datetime):
        message = f"a day is a datetime.date, such as date(2024, 6, 1), not {given!r}"
        raise TypeError(message)


def _must_be_reviewed(pack: model_pack.Pack, on: date) -> None:
    until = pack.review_by or pack.verified_on
    if on > until:
        days = {"on": chinese_date(on), "until": chinese_date(until)}
        words = {"name": pack.name, **days, "on_en": on.isoformat(), "until_en": until.isoformat()}
        raise OutsideReviewError([fill("outside-review", words, Span(pack.file, 0, 0, 0, 0))])


def _applied(profile: Profile, day: date) -> Profile:
    """Return the profile with the day of application."""
    known = profile.facts.get(_CLOCK)
    if known is None:
        return replace(profile, facts={**profile.facts, _CLOCK: Known(value=day)})
    if known.value != day:
        said = chinese_date(known.value) if isinstance(known.value, date) else "null"
        raise ProfileError([diagnose("applied-on-conflict", path=_CLOCK, profile=said, given=chinese_date(day))])
    return profile
