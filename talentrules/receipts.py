"""Receipts: what is needed to replay a decision to the same bytes, and the replay.

A receipt names the engine, the pack by its SHA-256, the clocks, the facts and attestations that were used, and the
SHA-256 of the decision. It carries a checksum over itself. Facts that the pack does not read leave no mark in it; the
day of application is a clock, and is kept wherever it is known.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeVar

from talentrules.catalog import builtin_packs
from talentrules.dates import DateError, parse_date
from talentrules.diagnostics import Diagnostic, Severity, diagnose
from talentrules.engine import decide
from talentrules.errors import ReceiptError, UnknownPackError
from talentrules.explain import to_data
from talentrules.inquiry import next_questions
from talentrules.loading import Loaded, load_file
from talentrules.model.decision import Decision
from talentrules.model.profile import Case, Known, Profile
from talentrules.syntax import Reading, decode_profile, encode_profile, read_file, read_text
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Node, Scalar, Sequence
from talentrules.version import VERSION

__all__ = [
    "Changed",
    "Difference",
    "Receipt",
    "Replay",
    "complete",
    "make_receipt",
    "profile_digest",
    "read_receipt",
    "replay",
]

SCHEMA = "talentrules/receipt/1"
DECISION_SCHEMA = "talentrules/decision/1"

Changed = Literal["engine", "language", "pack", "profile", "decision"]
"""What of a receipt is no longer the same; `profile`: the facts of the receipt do not fit the pack of today."""

_MISSING = "(没有)"
_T = TypeVar("_T")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is needed to replay a decision.

    `profile` is JSON-ready and holds the used facts and attestations only; `pack_file` is the bare name of the file,
    which the places of conditions name.
    """

    engine: str
    language: int
    pack_id: str
    pack_file: str
    pack_sha256: str
    on: date
    applied_on: date | None
    profile: Mapping[str, Any]
    decision_sha256: str

    def to_data(self) -> dict[str, Any]:
        """Return the receipt as JSON-ready data, its own checksum last."""
        data: dict[str, Any] = {
            "schema": SCHEMA,
            "engine": self.engine,
            "language": self.language,
            "pack": {"id": self.pack_id, "file": self.pack_file, "sha256": self.pack_sha256},
            "on": self.on.isoformat(),
            "applied_on": self.applied_on.isoformat() if self.applied_on is not None else None,
            "profile": dict(self.profile),
            "decision_sha256": self.decision_sha256,
        }
        data["receipt_sha256"] = _digest(data)
        return data

    def to_json(self) -> str:
        """Return the receipt as JSON text, the same bytes for the same receipt."""
        return json.dumps(self.to_data(), ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place of the decision's JSON (`items[2].verdict`) that differs: what was recorded, what comes out now."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What became of a replay.

    `changed` names what differs from the receipt; `differences` are places, where the whole decision was given.
    `problems` says why the recorded facts cannot be used with the pack of today.
    """

    receipt: Receipt
    engine: str
    language: int
    pack_sha256: str
    decision_sha256: str | None
    changed: tuple[Changed, ...]
    differences: tuple[Difference, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the decision is the same to the byte, whichever engine replayed it."""
        return self.decision_sha256 == self.receipt.decision_sha256 and not self.differences


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What a file recorded: the receipt, and the decision that it was part of, where it was."""

    receipt: Receipt
    decision: dict[str, Any] | None


def complete(decision: Decision) -> Decision:
    """Return the decision with the questions to ask next."""
    return replace(decision, next_questions=next_questions(decision))


def make_receipt(decision: Decision, data: Mapping[str, Any]) -> Receipt:
    """Return the receipt of a decision, whose JSON-ready data (without receipt) is `data`."""
    pack, case = decision.pack, decision.case
    return Receipt(
        engine=VERSION,
        language=pack.language,
        pack_id=pack.id,
        pack_file=pack.file.label,
        pack_sha256=pack.sha256,
        on=case.on,
        applied_on=case.applied_on,
        profile=_used(decision),
        decision_sha256=_digest(data),
    )


def profile_digest(decision: Decision) -> str:
    """Return the SHA-256 of the facts and attestations that were used, the same as a receipt holds them."""
    return _digest(_used(decision))


def _used(decision: Decision) -> Mapping[str, Any]:
    """Return the facts and attestations that were used, JSON-ready."""
    profile = decision.case.profile
    used = Profile(
        facts={fact: profile.facts[fact] for fact in decision.used},
        attestations={finding: profile.attestations[finding] for finding in decision.used_attestations},
    )
    return encode_profile(used, decision.pack)


def replay(given: str | Path | Mapping[str, Any] | Reading, pack: Loaded | None = None) -> Replay:
    """Decide again what a receipt, or a decision that carries one, records; `pack` is the built-in one unless given.

    Raises:
        ReceiptError: where the receipt cannot be used, or was altered.
        PackError: where the pack cannot be used.
        UnknownPackError: where no pack is given and none of the receipt's id is built in.

    """
    recorded = _read(given)
    receipt = recorded.receipt
    loaded = _as_recorded(pack if pack is not None else _builtin(receipt.pack_id), receipt)
    profile, problems = decode_profile(receipt.profile, loaded.pack)
    if profile is None:
        return _outcome(receipt, loaded, None, problems=problems)
    case = Case(profile=_with_clock(profile, receipt.applied_on), on=receipt.on)
    data = to_data(complete(decide(loaded.pack, case)))
    differences = _differences(recorded.decision, data, "") if recorded.decision is not None else ()
    return _outcome(receipt, loaded, _digest(data), differences=tuple(differences))


def read_receipt(given: str | Path | Mapping[str, Any] | Reading) -> Receipt:
    """Read a receipt from a file, or from JSON-ready data; also the receipt inside of a decision.

    Raises:
        ReceiptError: with everything that is wrong.

    """
    return _read(given).receipt


def _builtin(identifier: str) -> Loaded:
    builtin = builtin_packs()
    if identifier not in builtin:
        raise UnknownPackError(identifier, builtin)
    return load_file(builtin[identifier])


def _as_recorded(loaded: Loaded, receipt: Receipt) -> Loaded:
    """Return the same pack under the file name of the receipt, so that renaming the file changes no byte."""
    same_file = loaded.pack.sha256 == receipt.pack_sha256 and loaded.path is not None
    if loaded.path is None or not same_file or loaded.pack.file.label == receipt.pack_file:
        return loaded
    again = load_file(loaded.path, name=receipt.pack_file)
    return again if again.pack.sha256 == receipt.pack_sha256 else loaded


def _with_clock(profile: Profile, applied_on: date | None) -> Profile:
    """Return the profile with the day of application, which it lacks where no rule read it."""
    if applied_on is None or "applied_on" in profile.facts:
        return profile
    return replace(profile, facts={**profile.facts, "applied_on": Known(value=applied_on)})


def _outcome(
    receipt: Receipt,
    loaded: Loaded,
    digest: str | None,
    *,
    differences: tuple[Difference, ...] = (),
    problems: tuple[Diagnostic, ...] = (),
) -> Replay:
    pack = loaded.pack
    differs: dict[Changed, bool] = {
        "engine": receipt.engine != VERSION,
        "language": receipt.language != pack.language,
        "pack": receipt.pack_sha256 != pack.sha256,
        "profile": digest is None,
        "decision": digest != receipt.decision_sha256 or bool(differences),
    }
    return Replay(
        receipt=receipt,
        engine=VERSION,
        language=pack.language,
        pack_sha256=pack.sha256,
        decision_sha256=digest,
        changed=tuple(name for name, holds in differs.items() if holds),
        differences=differences,
        problems=problems,
    )


def _digest(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON of `data`."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _differences(before: Any, after: Any, path: str) -> Iterator[Difference]:
    """Yield the places where two JSON values differ, outermost place first."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            inner = f"{path}.{key}" if path else key
            yield from _differences(before.get(key, _MISSING), after.get(key, _MISSING), inner)
    elif isinstance(before, list) and isinstance(after, list):
        for number in range(max(len(before), len(after))):
            was, now = (one[number] if number < len(one) else _MISSING for one in (before, after))
            yield from _differences(was, now, f"{path}[{number}]")
    elif type(before) is not type(after) or before != after:
        yield Difference(path=path, before=before, after=after)


# ---------------------------------------------------------------------------------------------------------------------
# Reading


def _read(given: str | Path | Mapping[str, Any] | Reading) -> _Recorded:
    reading = _reading(given)
    if reading.tree is None or any(one.severity is Severity.ERROR for one in reading.diagnostics):
        raise ReceiptError(reading.diagnostics)
    form = reading.tree.get("schema")
    written = form.value if isinstance(form, Scalar) else None
    if written == SCHEMA:
        return _Recorded(_receipt(reading.tree), None)
    inner = reading.tree.get("receipt")
    if written == DECISION_SCHEMA and isinstance(inner, Tree):
        body = {key: value for key, value in _plain_mapping(reading.tree).items() if key != "receipt"}
        return _Recorded(_receipt(inner), body)
    if isinstance(written, str) and written.startswith(("talentrules/receipt/", "talentrules/decision/")):
        known = written == DECISION_SCHEMA
        code = "receipt-unknown-form" if known else "receipt-newer"
        raise ReceiptError([diagnose(code, (form or reading.tree).span, schema=written)])
    raise ReceiptError([diagnose("receipt-unknown-form", reading.tree.span)])


def _reading(given: str | Path | Mapping[str, Any] | Reading) -> Reading:
    match given:
        case Reading():
            return given
        case str() | Path():
            return read_file(Path(given))
        case _:
            return read_text(json.dumps(given, ensure_ascii=False, indent=2), "receipt")


def _receipt(tree: Tree) -> Receipt:
    form = _Form(tree)
    pack = _Form(form.mapping("pack"), form.found if isinstance(tree.get("pack"), Tree) else [])
    receipt = Receipt(
        engine=form.text("engine"),
        language=form.whole("language"),
        pack_id=pack.text("id"),
        pack_file=pack.text("file"),
        pack_sha256=pack.digest("sha256"),
        on=form.day("on"),
        applied_on=form.day_or_none("applied_on"),
        profile=form.facts("profile"),
        decision_sha256=form.digest("decision_sha256"),
    )
    written = form.digest("receipt_sha256")
    form.nothing_else({*receipt.to_data()})
    pack.nothing_else({"id", "file", "sha256"})
    if not form.found and receipt.to_data()["receipt_sha256"] != written:
        form.found.append(diagnose("receipt-altered", form.place("receipt_sha256").span))
    if form.found:
        raise ReceiptError(form.found)
    return receipt


_NO_DAY = date(1, 1, 1)
_WANTED = {
    "text": ("文字", "text"),
    "whole": ("整数", "a whole number"),
    "day": ("日期，如 2024-07-01", "a date such as 2024-07-01"),
    "digest": ("64 位十六进制校验码", "a SHA-256 in hexadecimal"),
    "mapping": ("一组名称和内容", "a mapping"),
}


class _Form:
    """Reads one mapping of a receipt key by key and collects what is wrong; a wrong value reads as some value."""

    def __init__(self, tree: Tree, found: list[Diagnostic] | None = None) -> None:
        self.tree = tree
        self.found: list[Diagnostic] = [] if found is None else found

    def place(self, key: str) -> Node:
        """Return the value under `key`; the mapping itself stands for one that is missing, which is reported."""
        node = self.tree.get(key)
        if node is None:
            self.found.append(diagnose("receipt-missing-key", self.tree.span, key=key))
            return self.tree
        return node

    def text(self, key: str) -> str:
        return self._scalar(key, "text", str) or ""

    def whole(self, key: str) -> int:
        return self._scalar(key, "whole", int) or 0

    def digest(self, key: str) -> str:
        written = self._scalar(key, "digest", str)
        if written is not None and not _DIGEST.fullmatch(written):
            self._wrong(key, "digest")
        return written or ""

    def day(self, key: str) -> date:
        return self._day(key) or _NO_DAY

    def day_or_none(self, key: str) -> date | None:
        node = self.tree.get(key)
        return None if isinstance(node, Scalar) and node.value is None else self._day(key)

    def mapping(self, key: str) -> Tree:
        node = self.place(key)
        if node is not self.tree and not isinstance(node, Tree):
            self._wrong(key, "mapping")
        return node if isinstance(node, Tree) and node is not self.tree else Tree((), node.span)

    def facts(self, key: str) -> dict[str, Any]:
        """Return a mapping in the words of JSON; what YAML takes for a date or a fraction stands in quotes there."""
        tree = self.mapping(key)
        odd = [one for one in _scalars(tree) if isinstance(one.value, date | Decimal)]
        zh, en = _WANTED["text"]
        self.found += (diagnose("receipt-bad-value", one.span, key=key, wanted=zh, wanted_en=en) for one in odd)
        return {} if odd else _plain_mapping(tree)

    def nothing_else(self, known: set[str]) -> None:
        """Report every key that does not belong here."""
        for key, _ in self.tree.entries:
            if key.written not in known:
                self.found.append(diagnose("receipt-unknown-key", key.span, key=key.written))

    def _day(self, key: str) -> date | None:
        written = self._scalar(key, "day", str)
        try:
            return parse_date(written) if written is not None else None
        except DateError:
            self._wrong(key, "day")
            return None

    def _scalar(self, key: str, wanted: str, kind: type[_T]) -> _T | None:
        node = self.place(key)
        if isinstance(node, Scalar) and type(node.value) is kind:
            return node.value
        if node is not self.tree:
            self._wrong(key, wanted)
        return None

    def _wrong(self, key: str, wanted: str) -> None:
        zh, en = _WANTED[wanted]
        node = self.tree.get(key) or self.tree
        self.found.append(diagnose("receipt-bad-value", node.span, key=key, wanted=zh, wanted_en=en))


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(items=items):
            for one in items:
                yield from _scalars(one)
        case Tree(entries=entries):
            for _, one in entries:
                yield from _scalars(one)


def _plain_mapping(tree: Tree) -> dict[str, Any]:
    return {key.written: _plain(value) for key, value in tree.entries}


def _plain(node: Node) -> Any:
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [_plain(one) for one in items]
        case Tree():
            return _plain_mapping(node)
