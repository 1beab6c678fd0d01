"""A profile, from YAML, JSON or a Python mapping: names resolved, values checked, everything wrong said at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from talentrules.diagnostics import Diagnostic, fill, in_order
from talentrules.model.facts import DateType, Fact, NoneType, TextType, Value
from talentrules.model.pack import Pack
from talentrules.model.profile import Attestation, Known, Profile, Standing
from talentrules.money import Money
from talentrules.syntax.places import Path, Places, plain
from talentrules.syntax.reader import Reading
from talentrules.syntax.values import Reader, show
from talentrules.syntax.words import Words

__all__ = ["decode_profile", "encode_profile", "encode_value"]

_ATTESTATIONS = ("attestations", "认定")
_WRAPPED = frozenset({"value", "standing", "remark"})
_ATTESTED = frozenset({"holds", "office", "paper_ref", "date"})
_STANDINGS = {"declared": Standing.DECLARED, "verified": Standing.VERIFIED, "本人申报": Standing.DECLARED}
_STANDINGS |= {"已核验": Standing.VERIFIED}
_OFFICE = Fact(id="office", name="认定单位", type=TextType())
_PAPER = Fact(id="paper_ref", name="文号", type=TextType())
_DAY = Fact(id="date", name="认定日期", type=DateType())
_REMARK = Fact(id="remark", name="备注", type=TextType())


def decode_profile(given: Reading | Mapping[str, object], pack: Pack) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
    """Return the profile that `given` holds for `pack`, or None and what is wrong with it.

    Keys are fact ids or their Chinese names. `null` is "known to have none"; a fact left out is unknown.
    """
    if not isinstance(given, Reading):
        profile, reader = _decode(given, pack)
        problems = in_order(fill(one.code, one.words, path=_dotted(one.path)) for one in reader.problems)
    elif given.tree is None:
        return None, given.diagnostics
    else:
        profile, reader = _decode(plain(given.tree), pack)
        places = Places.of(given.tree)
        problems = given.beside([one.at(places) for one in reader.problems])
    return (None if problems else profile), problems


def _decode(given: object, pack: Pack) -> tuple[Profile, Reader]:
    reader = Reader()
    words = Words.of(pack.facts.values())
    facts: dict[str, Known] = {}
    remarks: dict[str, str] = {}
    attestations: dict[str, Attestation] = {}
    attested_at = ""
    for key, written in given.items() if isinstance(given, Mapping) else ():
        if key in _ATTESTATIONS:
            if attested_at:
                reader.complain("fact-twice", (key,), at_key=True, name="认定")
            attested_at = key
            attestations = _attestations(reader, pack, written, (key,))
            continue
        fact_id = words.find(show(key))
        if fact_id is None:
            reader.unknown_word("unknown-fact", words, show(key), (key,))
        elif fact_id in facts or fact_id in remarks:
            reader.complain("fact-twice", (key,), at_key=True, name=pack.facts[fact_id].name)
        else:
            entry = _entry(reader, pack.facts[fact_id], written, (key,))
            if isinstance(entry, Known):
                facts[fact_id] = entry
            elif entry is not None:
                remarks[fact_id] = entry
    in_vocabulary_order = {fact: facts[fact] for fact in pack.facts if fact in facts}
    remarks_in_order = {fact: remarks[fact] for fact in pack.facts if fact in remarks}
    attested = {finding: attestations[finding] for finding in pack.findings if finding in attestations}
    return Profile(facts=in_vocabulary_order, attestations=attested, remarks=remarks_in_order), reader


def _entry(reader: Reader, fact: Fact, written: object, path: Path) -> Known | str | None:
    """Read `value` or `{value, standing, remark}`, or return the remark of `{unknown: …}`."""
    if isinstance(written, Mapping) and set(written) == {"unknown"}:
        said = reader.value(_REMARK, written["unknown"], (*path, "unknown"))
        return said if isinstance(said, str) else None
    if not isinstance(written, Mapping) or "value" not in written:
        value = reader.value(fact, written, path)
        return None if value is None else Known(value=value)
    return _wrapped(reader, fact, written, path)


def _wrapped(reader: Reader, fact: Fact, written: Mapping[str, object], path: Path) -> Known | None:
    for key in written:
        if key not in _WRAPPED:
            words = Words({one: one for one in sorted(_WRAPPED)})
            reader.unknown_word("unknown-field", words, show(key), (*path, key), name=fact.name)
    standing = _STANDINGS.get(show(written.get("standing", "declared")))
    if standing is None:
        reader.complain("unknown-standing", (*path, "standing"), written=show(written["standing"]))
    remark = reader.value(_REMARK, written["remark"], (*path, "remark")) if "remark" in written else ""
    value = reader.value(fact, written["value"], (*path, "value"))
    if value is None or standing is None:
        return None
    return Known(value=value, standing=standing, remark=remark if isinstance(remark, str) else "")


def _attestations(reader: Reader, pack: Pack, written: object, path: Path) -> dict[str, Attestation]:
    if not isinstance(written, Mapping):
        reader.complain("attestations-form", path)
        return {}
    words = Words.of(pack.findings.values())
    found: dict[str, Attestation] = {}
    for key, one in written.items():
        finding = words.find(show(key))
        if finding is None:
            reader.unknown_word("unknown-finding", words, show(key), (*path, key))
        elif finding in found:
            reader.complain("fact-twice", (*path, key), at_key=True, name=pack.findings[finding].name)
        else:
            attestation = _attestation(reader, one, (*path, key))
            if attestation is not None:
                found[finding] = attestation
    return found


def _attestation(reader: Reader, written: object, path: Path) -> Attestation | None:
    """Read `true`, `false`, or `{holds, office, paper_ref, date}`."""
    form = written if isinstance(written, Mapping) else {"holds": written}
    for key in form:
        if key not in _ATTESTED:
            words = Words({one: one for one in sorted(_ATTESTED)})
            reader.unknown_word("unknown-field", words, show(key), (*path, key), name="认定")
    holds = {"是": True, "否": False, "符合": True, "不符合": False}.get(show(form.get("holds")), form.get("holds"))
    if not isinstance(holds, bool):
        reader.complain("attestation-form", path)
        return None
    more = {
        fact.id: reader.value(fact, form[fact.id], (*path, fact.id))
        for fact in (_OFFICE, _PAPER, _DAY)
        if form.get(fact.id) is not None
    }
    day = more.get("date")
    return Attestation(
        holds=holds,
        office=str(more.get("office") or ""),
        paper_ref=str(more.get("paper_ref") or ""),
        date=day if isinstance(day, date) else None,
    )


def encode_profile(profile: Profile, pack: Pack) -> dict[str, object]:
    """Return `profile` as JSON-ready data that `decode_profile` reads back to the same profile."""
    written: dict[str, object] = {fact: _encode_known(known, pack.facts[fact]) for fact, known in profile.facts.items()}
    written |= {fact: {"unknown": remark} for fact, remark in profile.remarks.items()}
    if profile.attestations:
        written["attestations"] = {finding: _encode_attestation(one) for finding, one in profile.attestations.items()}
    return written


def _encode_known(known: Known, fact: Fact) -> object:
    value = encode_value(known.value, fact)
    if known.standing is Standing.DECLARED and not known.remark:
        return value
    standing = {"standing": known.standing.value} if known.standing is not Standing.DECLARED else {}
    return {"value": value, **standing, **({"remark": known.remark} if known.remark else {})}


def _encode_attestation(one: Attestation) -> object:
    more = {"office": one.office, "paper_ref": one.paper_ref, "date": one.date.isoformat() if one.date else ""}
    stated = {key: value for key, value in more.items() if value}
    return {"holds": one.holds, **stated} if stated else one.holds


def encode_value(value: Value, fact: Fact) -> object:  # noqa: PLR0911 - one line for each kind of value
    """Return one value as JSON-ready data; exact numbers that JSON cannot hold become text."""
    match value:
        case NoneType():
            return None
        case Money():
            return f"{value.decimal_yuan()}元"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case tuple():
            return [_encode_record(record, fact) for record in value]
        case _:
            return value


def _encode_record(record: Mapping[str, Value], fact: Fact) -> dict[str, object]:
    fields = getattr(fact.type, "by_id", {})
    return {field: encode_value(value, fields[field]) for field, value in record.items()}


def _dotted(path: Path) -> str:
    """Return `cards[0].issued_on`."""
    text = "".join(f"[{show(part)}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")
