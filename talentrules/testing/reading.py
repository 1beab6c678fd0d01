"""A scenario file to scenarios: every name resolved, every profile checked, everything wrong said at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from talentrules.api import Pack, load
from talentrules.catalog import builtin_packs, find
from talentrules.dates import chinese_date
from talentrules.diagnostics import Severity, diagnose, in_order
from talentrules.errors import UnknownPackError
from talentrules.model.profile import Known, Profile
from talentrules.source import Span
from talentrules.syntax import Reading, read_file
from talentrules.syntax.profile import decode_profile
from talentrules.syntax.tree import Mapping, Node, Scalar
from talentrules.testing.expectations import ExpectationReader
from talentrules.testing.file import FileReader
from talentrules.testing.scenarios import ItemExpected, Scenario, ScenarioError, Suite
from talentrules.testing.words import VERDICT_WORDS

__all__ = ["SUFFIX", "find_scenarios", "nearby", "read_scenarios"]

SUFFIX = ".scenario.yaml"
_LANGUAGE = 1
_HEAD = ("scenarios", "pack", "about", "defaults", "cases")
_DEFAULTS = ("day", "applied_on", "profile")
_CASE = (
    "name",
    "note",
    "like",
    "day",
    "applied_on",
    "profile",
    "expect",
    "others",
    "groups",
    "totals",
    "ledger",
    "settlement",
)
_ASSERTING = ("expect", "others", "groups", "totals", "ledger", "settlement")
_CLOCK = "applied_on"
_PACK_SUFFIXES = (".yaml", ".yml")
_READ_SUFFIXES = (*_PACK_SUFFIXES, ".json")
_T = TypeVar("_T")


def find_scenarios(wanted: str | Path) -> tuple[Path, ...]:
    """Return the scenario files that `wanted` means: a file, all of a folder and below, or those of a built-in pack.

    Raises:
        ScenarioError: where a folder holds none.

    """
    builtin = builtin_packs()
    if isinstance(wanted, str) and wanted in builtin:
        return (nearby(builtin[wanted].parent / "tests" / f"{wanted}{SUFFIX}"),)
    path = Path(wanted)
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(one for one in path.rglob(f"*{SUFFIX}") if one.is_file()))
    if not found:
        raise ScenarioError([diagnose("scenario-none-found", path=str(path), name=str(path))])
    return found


def nearby(path: Path) -> Path:
    """Return `path` as seen from the working folder, where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read_scenarios(path: str | Path) -> Suite:
    """Return the scenarios of the file at `path`, with their pack loaded.

    Raises:
        ScenarioError: with everything that is wrong in the file and in the profiles that it names.
        PackError: where the pack cannot be used.

    """
    return scenarios_of(read_file(Path(path)), Path(path))


def scenarios_of(reading: Reading, path: Path) -> Suite:
    """Return the scenarios of what was read, as if it stood at `path`.

    Raises:
        ScenarioError: with everything that is wrong in the file and in the profiles that it names.
        PackError: where the pack cannot be used.

    """
    reader = FileReader()
    suite = _suite(reading, path, reader) if reading.tree is not None else None
    found = in_order([*reading.beside(reader.problems), *reader.elsewhere])
    if suite is None or any(one.severity is Severity.ERROR for one in found):
        raise ScenarioError(found)
    return suite


def _suite(reading: Reading, path: Path, reader: FileReader) -> Suite | None:
    tree = reading.tree
    if tree is None or not _is_ours(tree, reader):
        return None
    keys = reader.keys(tree, _HEAD, needed=("pack", "cases"))
    pack = _pack(keys.get("pack"), path, reader)
    if pack is None or "cases" not in keys:
        return None
    cases = _Cases(reader=reader, pack=pack, reading=reading, folder=path.parent)
    return Suite(path=path, pack=pack, scenarios=tuple(cases.read(keys["cases"], keys.get("defaults"))))


def _is_ours(tree: Mapping, reader: FileReader) -> bool:
    head = tree.get("scenarios")
    if isinstance(head, Scalar) and head.value == _LANGUAGE and not isinstance(head.value, bool):
        return True
    reader.complain("scenario-head", head.span if head is not None else tree.span)
    return False


def _pack(node: Node | None, path: Path, reader: FileReader) -> Pack | None:
    """Load the pack: a path from the folder of the scenario file, else a built-in id or name."""
    written = reader.text("pack", node) if node is not None else None
    if node is None or written is None:
        return None
    if written.endswith(_PACK_SUFFIXES):
        beside = _beside(path.parent, written)
        if beside is None:
            reader.complain("scenario-elsewhere", node.span, written=written)
        return load(beside) if beside is not None else None
    builtin = _built_in(written)
    if builtin is None:
        reader.complain("scenario-no-pack", node.span, written=written)
        return None
    return load(builtin)


def _built_in(written: str) -> str | None:
    """Return the name of a built-in pack where this is one, and no path."""
    try:
        return written if find(written) in builtin_packs().values() else None
    except UnknownPackError:
        return None


def _beside(folder: Path, written: str) -> Path | None:
    """Return the file that a scenario file in `folder` names; None where it leads to what nobody named.

    It may lie within the folder above, as a pack above its tests does, or within the folder that somebody works in.
    """
    path = folder / written
    real = os.path.realpath(path) if "\0" not in written else ""
    homes = (os.path.realpath(folder / ".."), os.path.realpath("."))
    if not written.endswith(_READ_SUFFIXES) or not any(Path(real).is_relative_to(home) for home in homes):
        return None
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What `defaults` gives to every case."""

    on: date | None = None
    applied_on: date | None = None
    profile: Profile = field(default_factory=Profile)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cases:
    """Reads the cases of one file."""

    reader: FileReader
    pack: Pack
    reading: Reading
    folder: Path
    unread: set[str] = field(default_factory=set)

    def read(self, cases: Node, defaults: Node | None) -> Iterator[Scenario]:
        shared = self._shared(defaults)
        known: dict[str, Scenario] = {}
        for node in self.reader.items("cases", cases):
            scenario = self._case(node, shared, known)
            if scenario is None:
                self._forget(node)
                continue
            if scenario.name in known:
                self.reader.complain("scenario-name-twice", scenario.span, name=scenario.name)
            known[scenario.name] = scenario
            yield scenario

    def _shared(self, node: Node | None) -> _Shared:
        if node is None:
            return _Shared()
        keys = self.reader.keys(node, _DEFAULTS)
        return _Shared(
            on=self._with("day", keys, self.reader.day),
            applied_on=self._with(_CLOCK, keys, self.reader.day),
            profile=self._profile(keys.get("profile")) or Profile(),
        )

    def _case(self, node: Node, defaults: _Shared, known: dict[str, Scenario]) -> Scenario | None:
        keys = self.reader.keys(node, _CASE, needed=("name",))
        shared = self._like(keys["like"], known) if "like" in keys else defaults
        name = self._with("name", keys, self.reader.text)
        on = self._with("day", keys, self.reader.day) or shared.on
        if on is None and "day" not in keys and "like" not in keys:
            self.reader.complain("scenario-missing-key", node.span, key="day")
        profile = self._profile_of(keys, shared)
        blank = Scenario(name=name or "", on=on or date.min, profile=profile or Profile(), span=node.span)
        expected = self._expected(blank, keys)  # also where the rest is wrong, so that all is said at once
        if name is None or on is None or profile is None:
            return None
        if not any(key in keys for key in _ASSERTING):
            self.reader.complain("scenario-expects-nothing", node.span, name=name)
        return expected

    def _forget(self, node: Node) -> None:
        """Keep the name of a case that could not be read, so that those that are like it are not complained of."""
        name = node.get("name") if isinstance(node, Mapping) else None
        if isinstance(name, Scalar):
            self.unread.add(name.written.strip())

    def _like(self, node: Node, known: dict[str, Scenario]) -> _Shared:
        """Return what an earlier case of the file gives to one that is like it."""
        if isinstance(node, Scalar) and node.written.strip() in self.unread:
            return _Shared()
        earlier = self.reader.word("like", node, known)
        return _Shared(on=earlier.on, profile=earlier.profile) if earlier is not None else _Shared()

    def _expected(self, scenario: Scenario, keys: dict[str, Node]) -> Scenario:
        read = ExpectationReader(reader=self.reader, pack=self.pack.model)
        items: tuple[ItemExpected, ...] = self._with("expect", keys, lambda _, node: read.items(node)) or ()
        return replace(
            scenario,
            items=items,
            others=self._with("others", keys, lambda key, node: self.reader.word(key, node, VERDICT_WORDS)),
            groups=self._with("groups", keys, lambda _, node: read.groups(node)) or (),
            totals=self._with("totals", keys, lambda _, node: read.totals(node)) or (),
            ledger=self._with("ledger", keys, lambda _, node: read.ledger(node)),
            settlement=self._with("settlement", keys, lambda _, node: read.settlement(node)),
        )

    def _with(self, key: str, keys: dict[str, Node], read: Callable[[str, Node], _T | None]) -> _T | None:
        return read(key, keys[key]) if key in keys else None

    def _profile_of(self, keys: dict[str, Node], shared: _Shared) -> Profile | None:
        """Return what is known in the case: its own facts over those of `defaults`, and the day of application."""
        own = self._profile(keys.get("profile"))
        applied = self._with(_CLOCK, keys, self.reader.day) or shared.applied_on
        if own is None:
            return None
        merged = _over(shared.profile, own)
        if _CLOCK in keys and applied is not None:
            self._same_day(own, applied, keys[_CLOCK].span)
        if applied is not None and (_CLOCK in keys or _CLOCK not in own.facts):
            merged = replace(merged, facts={**merged.facts, _CLOCK: Known(value=applied)})
        return _in_order_of(self.pack, merged)

    def _same_day(self, own: Profile, applied: date, span: Span) -> None:
        known = own.facts.get(_CLOCK)
        if known is not None and known.value != applied:
            said = chinese_date(known.value) if isinstance(known.value, date) else "null"
            self.reader.complain("applied-on-conflict", span, profile=said, given=chinese_date(applied))

    def _profile(self, node: Node | None) -> Profile | None:
        """Return the profile that is written here, or in a file beside this one; None where it is wrong."""
        if node is None:
            return Profile()
        if isinstance(node, Mapping):
            profile, problems = decode_profile(replace(self.reading, tree=node, diagnostics=()), self.pack.model)
            self.reader.problems.extend(problems)
            return profile
        written = self.reader.text("profile", node)
        if written is None:
            return None
        beside = _beside(self.folder, written)
        if beside is None:
            self.reader.complain("scenario-elsewhere", node.span, written=written)
            return None
        profile, problems = decode_profile(read_file(beside), self.pack.model)
        self.reader.elsewhere.extend(problems)
        return profile


def _over(shared: Profile, own: Profile) -> Profile:
    """Return `shared` with what `own` says instead; a fact that `own` calls unknown is unknown."""
    facts = {fact: known for fact, known in shared.facts.items() if fact not in own.remarks}
    remarks = {fact: remark for fact, remark in shared.remarks.items() if fact not in own.facts}
    return Profile(
        facts={**facts, **own.facts},
        attestations={**shared.attestations, **own.attestations},
        remarks={**remarks, **own.remarks},
    )


def _in_order_of(pack: Pack, profile: Profile) -> Profile:
    """Return `profile` with its facts and attestations in the order of the pack, as if it stood in one file."""
    return Profile(
        facts={fact: profile.facts[fact] for fact in pack.facts if fact in profile.facts},
        attestations={one: profile.attestations[one] for one in pack.model.findings if one in profile.attestations},
        remarks={fact: profile.remarks[fact] for fact in pack.facts if fact in profile.remarks},
    )
