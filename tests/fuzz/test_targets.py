"""The targets of the fuzzer: they take the shipped files and hostile bytes, and each can fail."""

from __future__ import annotations

import pytest

from tests.fuzz import targets
from tests.fuzz.run import ROOT, SEEDS, main


@pytest.mark.parametrize("name", targets.TARGETS)
def test_a_target_takes_what_it_is_given(name: str) -> None:
    seeds = [path for pattern in SEEDS[name] for path in sorted(ROOT.glob(pattern))]
    assert seeds
    for data in (seeds[0].read_bytes(), b"", b"[" * 9999, b"\xff\xfe\x00", b"{}", b"a: &a [*a]"):
        targets.TARGETS[name](data)


def test_a_target_lets_through_what_is_no_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(targets, "load_bytes", broken)
    with pytest.raises(KeyError):
        targets.pack(b"")


def test_without_a_fuzzer_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("tests.fuzz.run.find_spec", lambda _: None)
    main("pack", "1")
    assert "no atheris here" in capsys.readouterr().out
