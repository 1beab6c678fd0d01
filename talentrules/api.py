"""What users hold: load a pack, decide a case, read the decision, compare cities, replay a receipt.

Everything here is frozen and may be shared between threads. Errors are those of `talentrules.errors`; each carries
everything that is wrong, not the first thing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentrules import catalog, engine, explain, receipts
from talentrules.catalog import PackInfo
from talentrules.dates import chinese_date
from talentrules.diagnostics import Diagnostic, Language, diagnose
from talentrules.errors import ProfileError, UnknownBenefitError
from talentrules.loading import Loaded, load_file
from talentrules.model import pack as model_pack
from talentrules.model.decision import Decision as DecisionModel
from talentrules.model.decision import Item, Notice, Question, Total
from talentrules.model.facts import Fact
from talentrules.model.profile import Case, Known, Profile
from talentrules.receipts import Receipt, Replay
from talentrules.suggest import nearest
from talentrules.syntax import Reading, decode_profile, profile_model, profile_schema, read_file

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["Comparison", "Decision", "Pack", "PackInfo", "compare", "load", "packs", "replay"]

_CLOCK = "applied_on"


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


def replay(receipt: str | Path | Mapping[str, Any] | Reading, pack: Pack | str | Path | None = None) -> Replay:
    """Decide again what a receipt records, and say what differs.

    `receipt` is a file, or JSON-ready data: a receipt, or a whole decision that carries one, which is then compared
    place by place. `pack` is the built-in pack of the receipt's id unless given.

    Raises:
        ReceiptError: where the receipt cannot be used, or was altered.
        PackError: where the pack cannot be used.
        UnknownPackError: where there is no such pack.

    """
    given = load(pack) if isinstance(pack, str | Path) else pack
    loaded = Loaded(pack=given.model, warnings=given.warnings, path=given.path) if given is not None else None
    return receipts.replay(receipt, loaded)


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A checked rule pack.

    `model` is its data, `warnings` is what its author should look at, `path` the file that it came from.
    """

    model: model_pack.Pack
    warnings: tuple[Diagnostic, ...] = ()
    path: Path | None = field(default=None, compare=False)

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
    ) -> Decision:
        """Return what the pack grants in one case.

        Args:
            profile: the facts, by id or Chinese name: a mapping (`None` as a value says "known to have none", a fact
                left out is unknown), an instance of `profile_model()`, or what `read_profile` of this pack returned.
            on: the day for which is decided. Nothing here reads the clock of the machine.
            applied_on: the day of application; the same as giving the fact `applied_on`.

        Raises:
            ProfileError: with everything that is wrong in the profile, or where it names another day of application.
            TypeError: where a day is not a plain `datetime.date`.

        Example:
            >>> load("wuzhishan").decide({}, on=date(2024, 6, 1))["travel_allowance"].missing
            ('talent_groups',)

        """
        _must_be_a_day(on)
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

    def next_questions(self) -> tuple[Question, ...]:
        """Return the missing facts that can change a verdict, the most useful first."""
        return self._complete.next_questions

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
        return json.dumps(self.to_data(), ensure_ascii=False, indent=2) + "\n"

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

    @cached_property
    def _complete(self) -> DecisionModel:
        return receipts.complete(self.model)

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item.benefit.id: item for item in self.items}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Several cities side by side for one case. That a city's sources do not mention a need is not "none"."""

    decisions: tuple[Decision, ...]

    def to_text(self, lang: Language = "zh", *, width: int = 80, colour: bool = False) -> str:
        """Return the table as text."""
        return explain.comparison_to_text(self._table(lang), width=width, colour=colour)

    def to_markdown(self, lang: Language = "zh") -> str:
        """Return the table as Markdown."""
        return explain.comparison_to_markdown(self._table(lang))

    def to_html(self, lang: Language = "zh") -> str:
        """Return the table as one HTML page."""
        return explain.comparison_to_html(self._table(lang))

    def to_data(self, lang: Language = "zh") -> dict[str, Any]:
        """Return the table as JSON-ready data."""
        return explain.comparison_data(self._table(lang))

    def to_json(self, lang: Language = "zh") -> str:
        """Return the table as JSON text."""
        return json.dumps(self.to_data(lang), ensure_ascii=False, indent=2) + "\n"

    def _table(self, lang: Language) -> explain.Comparison:
        return explain.compare([one._complete for one in self.decisions], lang)  # noqa: SLF001 - of this module


def _benefit_id(wanted: str, pack: model_pack.Pack) -> str:
    if wanted in pack.benefits:
        return wanted
    named = (one.id for one in pack.benefits.values() if one.name == wanted)
    found = next(named, None)
    if found is None:
        near = nearest(wanted, [*pack.benefits, *(one.name for one in pack.benefits.values())])
        raise UnknownBenefitError(wanted, pack.name, near)
    return found


def _as_written(given: str | Path | Mapping[str, object] | BaseModel | Reading) -> Reading | Mapping[str, object]:
    if isinstance(given, str | Path):
        return read_file(Path(given))
    if isinstance(given, Reading | Mapping):
        return given
    if hasattr(given, "model_dump"):
        return given.model_dump(exclude_unset=True)
    message = f"a profile is a mapping, a pydantic model or a path, not {type(given).__name__}"
    raise TypeError(message)


def _must_be_a_day(given: object) -> None:
    if not isinstance(given, date) or isinstance(given, datetime):
        message = f"a day is a datetime.date, such as date(2024, 6, 1), not {given!r}"
        raise TypeError(message)


def _applied(profile: Profile, day: date) -> Profile:
    """Return the profile with the day of application."""
    known = profile.facts.get(_CLOCK)
    if known is None:
        return replace(profile, facts={**profile.facts, _CLOCK: Known(value=day)})
    if known.value != day:
        said = chinese_date(known.value) if isinstance(known.value, date) else "null"
        raise ProfileError([diagnose("applied-on-conflict", path=_CLOCK, profile=said, given=chinese_date(day))])
    return profile
