"""Every form of the language by example: good packs mean what is worked out beside them, bad ones say what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from talentrules.diagnostics import Diagnostic, render
from talentrules.diagnostics.words.laws import LAWS
from talentrules.diagnostics.words.meaning import MEANING
from talentrules.diagnostics.words.profile import PROFILE
from talentrules.diagnostics.words.shape import SHAPE
from talentrules.engine import decide
from talentrules.loading import decode_file
from talentrules.model.decision import Item
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.money import Interval, parse_money
from talentrules.syntax import decode_profile, read_file
from tests.helpers import assert_well_worded, underlined

HERE = Path(__file__).parent
FORMS = sorted(one.name for one in HERE.iterdir() if one.is_dir() and one.name != "__pycache__")
PACKS = sorted(one for one in HERE.glob("*/good/*.yaml") if one.suffixes == [".yaml"])
PROFILES = sorted(HERE.glob("*/good/*.profile.yaml"))
BAD = sorted(HERE.glob("*/bad/*.yaml"))
IN_PYTHON_ONLY = {
    "applied-on-conflict": "two application dates, one of them an argument of a call or a command; tests/api",
    "builds-on-too-deep": "a pile of seventeen packs; tests/api",
    "law-no-benefit-there": "another pack is looked at when the laws are run; tests/testing/test_stated_laws.py",
    "law-no-pack": "another pack is looked for when the laws are run; tests/testing/test_stated_laws.py",
    "law-unsound-pack": "another pack is loaded when the laws are run; tests/testing/test_stated_laws.py",
    "outside-review": "strict mode, an argument of a call or a command; tests/api",
    "value-is-not-written-so": "no text of the vocabulary has a pattern yet; tests/syntax/test_values.py",
    "wrong-value": "what pydantic may say one day and does not say now; tests/syntax/test_shape.py",
}
_EXPECTED = re.compile(r'# expect: (\S+) (\d+):(\d+) "(.*)"')
_LONGEST_QUOTED = 80


def _name(path: Path) -> str:
    return f"{path.parts[-3]}/{path.name.removesuffix('.yaml')}"


@cache
def _pack(path: Path) -> Pack:
    pack, found = decode_file(path)
    assert pack is not None, [render(one) for one in found]
    assert not found, [render(one) for one in found]
    return pack


@pytest.mark.parametrize("path", PACKS, ids=_name)
def test_a_good_pack_means_what_is_worked_out_beside_it(path: Path) -> None:
    pack = _pack(path)
    assert pack.fictional
    for expected in yaml.safe_load(path.with_suffix(".expect.yaml").read_text("utf-8")):
        profile, found = decode_profile(expected["profile"], pack)
        assert profile is not None, [render(one) for one in found]
        decision = decide(pack, Case(profile=profile, on=expected["day"]))
        items = {item.benefit.id: item for item in decision.items}
        assert {id_: str(items[id_].verdict) for id_ in expected["expect"]} == expected["expect"], expected["profile"]
        _pays(items, expected)


def _pays(items: Mapping[str, Item], expected: Mapping[str, Any]) -> None:
    """Assert what each benefit pays, how often, and what is missing, where the example says so."""
    assert {id_: items[id_].amount for id_ in expected.get("amount", {})} == {
        id_: _interval(ends) for id_, ends in expected.get("amount", {}).items()
    }
    rhythms = {id_: items[id_].every for id_ in expected.get("every", {})}
    assert {id_: str(every) for id_, every in rhythms.items()} == expected.get("every", {})
    missing = {id_: list(items[id_].missing) for id_ in expected.get("missing", {})}
    assert missing == expected.get("missing", {})


def _interval(ends: list[str | None] | None) -> Interval | None:
    return None if ends is None else Interval(*(None if end is None else parse_money(end) for end in ends))


@pytest.mark.parametrize("path", PROFILES, ids=_name)
def test_a_good_profile_is_read_without_complaint(path: Path) -> None:
    profile, found = decode_profile(read_file(path), _pack(path.parent / "pack.yaml"))
    assert profile is not None
    assert not found, [render(one) for one in found]


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_a_bad_file_says_what_is_wrong_at_its_place(path: Path) -> None:
    text = path.read_text("utf-8")
    expected = [
        (code, int(line), int(column), words)
        for code, line, column, words in (match.groups() for match in _EXPECTED.finditer(text))
    ]
    assert expected
    read, found = _decoded(path)
    assert read is None
    assert [_what_and_where(one) for one in found] == expected
    assert path.name.startswith("several") or any(path.name.startswith(code) for code, *_ in expected)
    for one in found:
        assert_well_worded(one)
        assert "“”" not in one.message + one.message_en
        assert not re.search(r"\b(True|False|None|Decimal)\b", one.message + one.hint), one.message


def _decoded(path: Path) -> tuple[object, tuple[Diagnostic, ...]]:
    if path.name.endswith(".profile.yaml"):
        return decode_profile(read_file(path), _pack(path.parents[1] / "good" / "pack.yaml"))
    return decode_file(path)


def _what_and_where(one: Diagnostic) -> tuple[str, int, int, str]:
    return one.code, one.span.line, one.span.column, underlined(one)[:_LONGEST_QUOTED]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_a_good_pack_and_bad_ones_beside_it(form: str) -> None:
    assert any(path.parts[-3] == form for path in PACKS)
    assert any(path.parts[-3] == form for path in BAD)


def test_every_code_of_shape_meaning_and_profile_has_a_bad_file() -> None:
    shown = {match[1] for path in BAD for match in _EXPECTED.finditer(path.read_text("utf-8"))}
    assert {*SHAPE, *MEANING, *PROFILE, *LAWS} - shown == set(IN_PYTHON_ONLY)


def test_every_example_is_fictional() -> None:
    for path in [*PACKS, *BAD]:
        text = path.read_text("utf-8")
        assert "虚构" in text or path.name.endswith(".profile.yaml"), path


def test_the_examples_speak_of_days_and_verdicts_only_as_decisions_do() -> None:
    for path in PACKS:
        cases = yaml.safe_load(path.with_suffix(".expect.yaml").read_text("utf-8"))
        assert cases, path
        for expected in cases:
            assert type(expected["day"]) is date
            assert expected.keys() <= {"profile", "day", "expect", "amount", "every", "missing"}
