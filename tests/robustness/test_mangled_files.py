"""Whatever a file holds that was a good one once: it is read, or refused in words at its place; nothing else escapes."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import talentrules as tr
from talentrules import explain
from talentrules.diffing import read_population
from talentrules.engine import decide
from talentrules.errors import TalentRulesError
from talentrules.loading import load_bytes
from talentrules.model.profile import Case, Profile
from talentrules.receipts import complete
from talentrules.syntax import read_text
from talentrules.testing import reading as scenario_files
from talentrules.testing import run
from tests.robustness.mangling import PACKS, PROFILES, ROOT, SCENARIOS, YUNSHAN, mangled, plain, refused_well, well_said
from tests.strategies import examples

DAY = date(2026, 6, 1)


@examples(60)
@given(mangled(PACKS))
def test_a_mangled_pack_is_read_whole_or_refused(given: tuple[Path, str]) -> None:
    try:
        loaded = load_bytes(given[1].encode(), "x.json")
    except TalentRulesError as error:
        refused_well(error)
        return
    well_said(loaded.warnings)
    decision = complete(decide(loaded.pack, Case(profile=Profile(), on=DAY)))
    json.dumps(explain.to_data(decision))
    explain.document_to_text(explain.build_sheet(decision))
    explain.handbook_to_html(loaded.pack)


@cache
def _pack(name: str) -> tr.Pack:
    return tr.load(YUNSHAN if name == "yunshan" else name)


@examples(25)
@given(mangled(PROFILES))
def test_a_mangled_profile_is_decided_or_refused(given: tuple[Path, str]) -> None:
    pack = _pack(given[0].stem.partition("_")[0])
    _decided(pack, read_text(given[1], "p.json"))
    _decided(pack, json.loads(given[1]))


def _decided(pack: tr.Pack, written: Any) -> None:
    try:
        profile = pack.read_profile(written)
    except TalentRulesError as error:
        refused_well(error)
        return
    decision = pack.decide(profile, on=DAY)
    assert decision.to_json()
    assert decision.to_html()
    assert decision.to_notice()
    assert decision.ledger().to_text()


@examples(40)
@given(mangled(SCENARIOS))
def test_a_mangled_scenario_file_is_run_or_refused(given: tuple[Path, str]) -> None:
    path, text = given
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenario_files, "load", cache(tr.load))
        try:
            suite = scenario_files.scenarios_of(read_text(text, str(path)), path)
        except TalentRulesError as error:
            refused_well(error)
            return
    assert len(run(suite).cases) == len(suite.scenarios)


# Many profiles in one file -------------------------------------------------------------------------------------------

PEOPLE = {
    "brackets": "[" * 100_000,
    "dashes": "- " * 100_000,
    "mappings": '{"a":' * 20_000,
    "a list in a cell": 'retired\n"' + "[" * 50_000 + '"\n',
    "a huge cell": 'retired\n"' + "x" * 200_000 + '"\n',
    "a quotation mark without partner": 'employer_name,retired\n"甲,true\n乙,true\n',
    "aliases": "- &a {retired: true}\n- *a\n",
    "a bomb": "- &a [x, x]\n- &b [*a, *a]\n- {retired: *b}\n",
    "two documents": "- {retired: true}\n---\n- {retired: true}\n",
    "a tag": '- !!python/object/apply:os.system ["true"]\n',
    "a merge key": "- <<: {retired: true}\n",
    "an escape sequence": "- {x\x1b[31m: 1}\n",
    "a list with a tag": "!!python/tuple\n- {retired: true}\n",
    "a number for a person": "- 1\n- true\n",
}


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".jsonl"])
@pytest.mark.parametrize("name", PEOPLE)
def test_a_hostile_population_is_refused_in_words(name: str, suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"people{suffix}"
    file.write_text(PEOPLE[name], encoding="utf-8")
    pack = _pack("wuzhishan").model
    with pytest.raises(TalentRulesError) as caught:
        read_population(file, pack, pack)
    said = caught.value.render("zh")  # type: ignore[attr-defined]
    assert str(file) in said
    assert "\x1b" not in said
    assert len(said) < 2000


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "big5"])
def test_a_population_whose_letters_are_guessed_is_refused(encoding: str, tmp_path: Path) -> None:
    """The same bytes mean other people in another encoding, so no guess is good enough."""
    file = tmp_path / "people.csv"
    file.write_bytes("人才群體\n候鳥\n".encode(encoding, "replace"))
    pack = _pack("wuzhishan").model
    with pytest.raises(tr.ProfileError, match="file-encoding"):
        read_population(file, pack, pack)


def test_of_very_many_mistakes_some_hundred_are_told(tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text('{"nothing": 1}\n' * 5000, encoding="utf-8")
    pack = _pack("wuzhishan").model
    with pytest.raises(tr.ProfileError) as caught:
        read_population(file, pack, pack)
    assert [one.span.line for one in caught.value.diagnostics] == list(range(1, 201))


# Workbooks -----------------------------------------------------------------------------------------------------------

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>"
)
THEFT = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY j SYSTEM "{(ROOT / "LICENSE").as_uri()}">]>'


@cache
def _book() -> dict[str, bytes]:
    office = pytest.importorskip("talentrules.office")
    pytest.importorskip("openpyxl")
    with ZipFile(BytesIO(office.export_tables(office.open_pack(YUNSHAN)))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _imported(parts: dict[str, bytes]) -> Any:
    office = pytest.importorskip("talentrules.office")
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    try:
        return office.import_tables(office.open_pack(YUNSHAN), packed.getvalue(), "x.xlsx")
    except TalentRulesError as error:
        refused_well(error)
        return None


@pytest.mark.parametrize("head", [BOMB, THEFT], ids=["bomb", "theft"])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml"])
def test_a_workbook_with_entities_gives_nothing_away(head: str, part: str) -> None:
    body = _book()[part].partition(b"?>")[2] or _book()[part]
    hostile = head.encode() + body.replace(b"</t>", b"&j;</t>").replace(b'name="', b'name="&j;')
    done = _imported({**_book(), part: hostile})
    assert done is None or not done.changes


@examples(10)
@given(st.data())
def test_a_mangled_workbook_is_imported_or_refused(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(sorted(name for name in _book() if name.startswith("xl/"))))
    content = bytearray(_book()[part])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 30))
        content[start : start + length] = data.draw(st.sampled_from((b"", b"<", b">", b'"', b"9", b"&", b"</c>")))
        content = content or bytearray(b"x")
    _imported({**_book(), part: bytes(content)})


@pytest.mark.parametrize("number", range(3))
def test_a_workbook_with_a_part_missing_is_refused_or_read(number: int) -> None:
    names = ("xl/workbook.xml", "[Content_Types].xml", "xl/worksheets/sheet2.xml")
    _imported({name: content for name, content in _book().items() if name != names[number]})


# What the strategies are worth ---------------------------------------------------------------------------------------


def test_the_files_that_are_mangled_are_good_as_they_are() -> None:
    for path in PACKS:
        assert plain(path)["id"]
    for path in PROFILES:
        _pack(path.stem.partition("_")[0]).read_profile(plain(path))
    assert len(PACKS) == 7
    assert len(SCENARIOS) == 5
