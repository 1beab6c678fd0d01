"""Receipts: the same bytes again, or what differs; nothing of what was not read; no tampering unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import talentrules as tr
from talentrules.diagnostics import CATALOGUE
from talentrules.diagnostics.words.receipt import RECEIPT
from talentrules.receipts import read_receipt
from tests.api.conftest import ON, ROOT, city

BUILT_IN = {one.id for one in tr.packs()}
EXAMPLES = sorted(
    path for path in (ROOT / "examples" / "profiles").glob("*.yaml") if path.stem.partition("_")[0] in BUILT_IN
)
WUZHISHAN = ROOT / "rules" / "wuzhishan.yaml"
FILES = Path(__file__).parent / "receipts"
Data = dict[str, Any]


def decided(profile: Data, **more: Any) -> tr.Decision:
    return city("wuzhishan").decide(profile, on=ON, **more)


def receipt(**more: Any) -> Data:
    return decided({"talent_groups": ["migratory"]}, **more).receipt().to_data()


def sealed(data: Data) -> Data:
    """Return a receipt with the checksum that its content asks for, as a forger would."""
    rest = {key: value for key, value in data.items() if key != "receipt_sha256"}
    text = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return {**rest, "receipt_sha256": hashlib.sha256(text.encode()).hexdigest()}


def codes(given: Data | Path) -> list[str]:
    with pytest.raises(tr.ReceiptError) as caught:
        tr.replay(given)
    return [one.code for one in caught.value.diagnostics]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_replays_to_the_same_bytes(example: Path, tmp_path: Path) -> None:
    pack = city(example.name.split("_")[0])
    decision = pack.decide(pack.read_profile(example), on=ON, applied_on=date(2024, 5, 20))
    for name, text in (("receipt", decision.receipt().to_json()), ("decision", decision.to_json())):
        file = tmp_path / f"{name}.json"
        file.write_text(text, encoding="utf-8")
        outcome = tr.replay(file)
        assert (outcome.same, outcome.changed, outcome.differences) == (True, (), ())
        assert read_receipt(file) == decision.receipt()


def test_what_was_not_read_leaves_no_mark() -> None:
    used = {"talent_groups": ["migratory"], "attestations": {"flexible_talent_conditions": True}}
    idle = {"retired": True, "name_note": None} if "name_note" in city("wuzhishan").facts else {"retired": True}
    assert "retired" not in city("wuzhishan").model.facts_read
    assert decided(used).receipt() == decided({**used, **idle}).receipt()
    assert decided(used).to_json() == decided({**used, **idle}).to_json()


def test_the_standing_of_a_fact_is_kept() -> None:
    verified = {"talent_groups": {"value": ["migratory"], "standing": "verified", "remark": "介绍信"}}
    assert decided(verified).receipt().profile == verified
    assert tr.replay(decided(verified).receipt().to_data()).same


def test_a_receipt_names_what_it_rests_on() -> None:
    data = receipt(applied_on=date(2024, 5, 20))
    assert list(data) == [
        *("schema", "engine", "language", "pack", "on", "applied_on", "profile", "decision_sha256", "receipt_sha256")
    ]
    assert data["engine"] == tr.__version__
    assert data["pack"]["sha256"] == hashlib.sha256(WUZHISHAN.read_bytes()).hexdigest()
    assert data["applied_on"] == "2024-05-20"
    assert decided({}).to_data()["receipt"] == decided({}).receipt().to_data()


def test_a_renamed_pack_changes_nothing(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(WUZHISHAN.read_bytes())
    assert tr.replay(receipt(), other).same
    assert tr.replay(receipt(), tr.load(other)).same
    theirs = tr.load(other).decide({"talent_groups": ["migratory"]}, on=ON)
    assert tr.replay(theirs.to_data()).same


def changed_pack(tmp_path: Path, change: Callable[[str], str]) -> Path:
    file = tmp_path / "wuzhishan.yaml"
    file.write_text(change(WUZHISHAN.read_text(encoding="utf-8")), encoding="utf-8")
    return file


def test_a_changed_pack_is_named(tmp_path: Path) -> None:
    file = changed_pack(tmp_path, lambda text: text.replace("name: 交通补贴", "name: 交通补助"))
    outcome = tr.replay(receipt(), file)
    assert not outcome.same
    assert outcome.changed == ("pack", "decision")
    assert outcome.differences == ()
    whole = tr.replay(decided({"talent_groups": ["migratory"]}).to_data(), file)
    named = {one.path: (one.before, one.after) for one in whole.differences}
    assert named["items[2].name"] == ("交通补贴", "交通补助")
    assert "pack.sha256" in named


def test_facts_that_no_longer_fit_are_said_to(tmp_path: Path) -> None:
    pack = city("liling")
    data = pack.decide({"xiangya_expert": True}, on=ON).receipt().to_data()
    outcome = tr.replay(data, "wuzhishan")
    assert not outcome.same
    assert outcome.decision_sha256 is None
    assert "profile" in outcome.changed
    assert [one.code for one in outcome.problems] == ["unknown-fact"]


def test_an_older_engine_that_decided_alike_is_no_difference() -> None:
    outcome = tr.replay(sealed({**receipt(), "engine": "0.0.9"}))
    assert outcome.same
    assert outcome.changed == ("engine",)


def test_a_decision_that_was_altered_is_found() -> None:
    data = decided({"talent_groups": ["migratory"]}).to_data()
    data["items"][2]["verdict"] = "eligible"
    data["items"].append({"benefit": "invented"})
    del data["notices"]
    outcome = tr.replay(data)
    assert not outcome.same
    assert {one.path for one in outcome.differences} == {
        *("items[2].verdict", f"items[{len(data['items']) - 1}]", "notices")
    }


@pytest.mark.parametrize(
    "change",
    [
        {"on": "2024-06-02"},
        {"profile": {}},
        {"engine": "9"},
        {"decision_sha256": "0" * 64},
        {"applied_on": "2024-01-01"},
    ],
)
def test_a_receipt_that_was_altered_is_not_replayed(change: Data) -> None:
    assert codes({**receipt(), **change}) == ["receipt-altered"]


def test_a_forged_receipt_does_not_replay() -> None:
    assert not tr.replay(sealed({**receipt(), "profile": {"talent_groups": None}})).same


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"schema": "talentrules/receipt/9"}, "receipt-newer"),
        ({"schema": "something"}, "receipt-unknown-form"),
        ({"schema": 1}, "receipt-unknown-form"),
        ({"schema": "talentrules/decision/1"}, "receipt-unknown-form"),
        ({"on": "2024-02-30"}, "receipt-bad-value"),
        ({"on": None}, "receipt-bad-value"),
        ({"applied_on": 5}, "receipt-bad-value"),
        ({"language": "1"}, "receipt-bad-value"),
        ({"engine": 1}, "receipt-bad-value"),
        ({"pack": []}, "receipt-bad-value"),
        ({"profile": "x"}, "receipt-bad-value"),
        ({"decision_sha256": "xyz"}, "receipt-bad-value"),
        ({"more": 1}, "receipt-unknown-key"),
    ],
)
def test_what_is_no_receipt_is_refused(change: Data, code: str) -> None:
    assert code in codes({**receipt(), **change})


@pytest.mark.parametrize("path", sorted((FILES / "bad").iterdir()), ids=lambda path: path.stem)
def test_a_bad_file_yields_the_code_of_its_name_and_its_neighbour_is_read(path: Path) -> None:
    assert codes(path) == [path.stem]
    assert read_receipt(FILES / "good" / "receipt.json").on == ON


def test_every_code_has_a_bad_file() -> None:
    assert {path.stem for path in (FILES / "bad").iterdir()} == set(RECEIPT)


def test_everything_missing_is_said_at_once() -> None:
    assert codes({"schema": "talentrules/receipt/1"}).count("receipt-missing-key") == 8


def test_the_place_is_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_text(decided({}).receipt().to_json().replace("2024-06-01", "2024-06-31"), encoding="utf-8")
    with pytest.raises(tr.ReceiptError, match=r"r\.json:10:9"):
        tr.replay(file)
    assert codes(tmp_path) == ["file-is-folder"]
    assert codes(tmp_path / "none") == ["file-missing"]


def test_a_receipt_of_a_pack_that_is_not_built_in() -> None:
    data = receipt()
    with pytest.raises(tr.UnknownPackError):
        tr.replay(sealed({**data, "pack": {**data["pack"], "id": "../x"}}))


def test_every_word_of_this_room_is_in_the_catalogue() -> None:
    assert set(RECEIPT) <= set(CATALOGUE)
    assert all(one.message and one.hint and one.message_en and one.hint_en for one in RECEIPT.values())
