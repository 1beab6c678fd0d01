"""`talentrules format`: what is written, what is only shown, and which files are left alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from talentrules.cli import format as formatting
from tests.cli.conftest import PROFILES, ROOT, Run
from tests.formatting.test_layout import BENEFIT, FORMATTED
from tests.helpers import HEAD

UNTIDY = HEAD + BENEFIT
SAID = "retired:   true   # 虚构的人\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return _written(tmp_path / "xugou.yaml", UNTIDY)


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_is_written_in_place_and_keeps_its_permissions(run: Run, pack: Path) -> None:
    pack.chmod(0o640)
    done = run("format", pack)
    assert (done.status, done.out, done.err) == (0, "", f"✓ {pack}：已整理\n")
    assert pack.read_text(encoding="utf-8") == FORMATTED
    assert stat.S_IMODE(pack.stat().st_mode) == 0o640
    assert [one.name for one in pack.parent.iterdir()] == ["xugou.yaml"]


def test_what_is_formatted_is_not_written_again(run: Run, pack: Path) -> None:
    run("format", pack)
    before = pack.stat()
    done = run("format", pack, "--lang", "en")
    assert (done.status, done.out, done.err) == (0, "", f"✓ {pack}: nothing to change\n")
    assert pack.stat().st_mtime_ns == before.st_mtime_ns
    assert pack.stat().st_ino == before.st_ino


def test_check_shows_what_would_change_and_fails(run: Run, pack: Path) -> None:
    done = run("format", "--check", pack)
    assert (done.status, done.err) == (1, f"✗ {pack}：需要整理\n")
    assert done.out.startswith(f"--- {pack}\n+++ {pack}（整理后）\n@@ ")
    assert [line for line in done.out.splitlines() if line.startswith("+")][1:] == ["+", "+"]
    assert pack.read_text(encoding="utf-8") == UNTIDY
    run("format", pack)
    done = run("format", "--check", pack)
    assert (done.status, done.out) == (0, "")


def test_diff_shows_the_same_and_does_not_fail(run: Run, pack: Path) -> None:
    shown = run("format", "--diff", pack)
    assert shown.status == 0
    assert shown.out == run("format", "--check", pack).out
    assert pack.read_text(encoding="utf-8") == UNTIDY


def test_a_last_line_without_its_end_is_told_in_the_diff(run: Run, pack: Path) -> None:
    _written(pack, FORMATTED.rstrip("\n"))
    done = run("format", "--check", pack)
    assert done.status == 1
    assert done.out.count("\\ No newline at end of file\n") == 1


def test_standard_input_goes_to_standard_output(run: Run) -> None:
    done = run("format", "-", stdin=UNTIDY.encode())
    assert (done.status, done.out, done.err) == (0, FORMATTED, "")
    assert run("format", "-", stdin=FORMATTED.encode()).out == FORMATTED
    assert run("format", "--check", "-", stdin=UNTIDY.encode()).status == 1


def test_a_file_with_mistakes_is_left_alone_and_the_others_are_not(run: Run, pack: Path, tmp_path: Path) -> None:
    wrong = _written(tmp_path / "wrong.yaml", UNTIDY.replace("payment: once", "payment: onse"))
    data = wrong.read_bytes()
    done = run("format", wrong, pack)
    assert done.status == 2
    assert "错误[unknown-word-near]" in done.err
    assert "wrong.yaml:" in done.err
    assert wrong.read_bytes() == data
    assert pack.read_text(encoding="utf-8") == FORMATTED


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("talentrules: &one 1\n", "yaml-anchor"),
        ("talentrules: 1\n\tid: x\n", "tab"),
        ("", "file-empty"),
        ("talentrules: 1\n", "missing-item"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_errors(run: Run, tmp_path: Path, text: str, code: str) -> None:
    file = _written(tmp_path / "a.yaml", text)
    done = run("format", file)
    assert done.status == 2
    assert f"错误[{code}]" in done.err
    assert file.read_text(encoding="utf-8") == text


def test_what_is_not_there_or_is_a_folder_is_said(run: Run, tmp_path: Path) -> None:
    for one in (tmp_path / "none.yaml", tmp_path):
        done = run("format", one)
        assert done.status == 2
        assert str(one) in done.err


def test_a_pack_that_the_check_would_refuse_can_be_formatted(run: Run, pack: Path) -> None:
    _written(pack, UNTIDY.replace("amount: 5000元", "amount: 6000元"))  # no quote holds the number
    assert run("format", pack).status == 0


def test_ids_and_names(run: Run, pack: Path) -> None:
    rule = "    when: {education_level: master}\n    amount:"
    ids = FORMATTED.replace("    amount:", rule)
    names = ids.replace("education_level: master", "学历: 硕士研究生")
    _written(pack, ids)
    assert run("format", "--names", pack).status == 0
    assert pack.read_text(encoding="utf-8") == names
    assert run("format", "--check", pack).status == 0
    assert run("format", "--ids", "--check", pack).status == 1
    assert run("format", "--ids", pack).status == 0
    assert pack.read_text(encoding="utf-8") == ids
    done = run("format", "--ids", "--names", pack)
    assert (done.status, done.err.splitlines()[0]) == (2, "错误：--ids 和 --names 只能写一个")


def test_a_pack_with_what_it_builds_on(run: Run, tmp_path: Path) -> None:
    packs = ROOT / "examples" / "packs"
    for name in ("yunling.yaml", "yunshan.yaml"):
        _written(tmp_path / name, (packs / name).read_text(encoding="utf-8"))
    untidy = (packs / "yunshan.yaml").read_text(encoding="utf-8").replace("    name:", "    name:  ")
    done = run("format", _written(tmp_path / "yunshan.yaml", untidy))
    assert done.status == 0
    assert (tmp_path / "yunshan.yaml").read_bytes() == (packs / "yunshan.yaml").read_bytes()


def test_a_profile_needs_the_pack_whose_names_it_uses(run: Run, tmp_path: Path) -> None:
    file = _written(tmp_path / "profile.yaml", SAID)
    done = run("format", file)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("错误[format-pack]：")
    assert run("format", file, "--lang", "en").err.startswith("error[format-pack]: ")
    assert file.read_text(encoding="utf-8") == SAID
    assert run("format", "--pack", "wuzhishan", file).status == 0
    assert file.read_text(encoding="utf-8") == "retired: true   # 虚构的人\n"


@pytest.mark.parametrize("path", sorted(PROFILES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_profiles_that_are_shipped_are_formatted(run: Run, path: Path) -> None:
    city = path.stem.split("_", maxsplit=1)[0]
    pack = ROOT / "examples" / "packs" / "yunshan.yaml" if city == "yunshan" else city
    assert run("format", "--check", "--pack", pack, path).status == 0


def test_a_profile_with_a_mistake_is_left_alone(run: Run, tmp_path: Path) -> None:
    file = _written(tmp_path / "profile.yaml", "retired: 也许\n")
    done = run("format", "--pack", "wuzhishan", file)
    assert done.status == 2
    assert "错误[value-is-no-truth]" in done.err


def test_the_scenarios_that_are_shipped_are_formatted(run: Run) -> None:
    files = [*ROOT.glob("rules/tests/*.yaml"), *ROOT.glob("examples/packs/tests/*.yaml")]
    assert len(files) == 6
    assert run("format", "--check", *files).status == 0


def test_a_scenario_file_with_a_mistake_is_left_alone(run: Run, tmp_path: Path) -> None:
    text = "scenarios: 1\npack: wuzhishan\ncases:\n- name: 一\n  day: 2024-06-01\n  expect: {没有这一项: 符合}\n"
    file = _written(tmp_path / "a.scenario.yaml", text)
    done = run("format", file)
    assert done.status == 2
    assert "错误[scenario-unknown-entry" in done.err
    assert file.read_text(encoding="utf-8") == text


def test_json_is_left_alone(run: Run, tmp_path: Path) -> None:
    file = _written(tmp_path / "a.json", '{"talentrules": 1}')
    done = run("format", file)
    assert (done.status, done.err) == (2, f"错误[format-json]：{file}：JSON 文件不整理，只整理 YAML\n")


@pytest.mark.parametrize(
    "spoilt",
    [
        FORMATTED.replace("5000元", "6000元"),
        FORMATTED.replace("payment: once", "payment: onse"),
        FORMATTED.replace("# 只此一处\n", ""),
    ],
)
def test_nothing_is_written_that_says_something_else(
    run: Run, pack: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    from talentrules import formatting as room

    written = "# 只此一处\n" + UNTIDY
    _written(pack, written)
    monkeypatch.setattr(room, "formatted", lambda *_: spoilt)
    done = run("format", pack)
    assert (done.status, done.err) == (2, f"错误[format-unsafe]：{pack}：整理会改变内容，所以没有动\n")
    assert pack.read_text(encoding="utf-8") == written


def test_a_file_that_is_named_twice_is_formatted_once(run: Run, pack: Path) -> None:
    assert run("format", pack, pack).err == f"✓ {pack}：已整理\n"


def test_a_folder_that_cannot_be_written_leaves_the_file_as_it_was(
    run: Run, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = run("format", pack)
    assert done.status == 2
    assert "错误[file-not-written]" in done.err
    assert pack.read_text(encoding="utf-8") == UNTIDY
    assert [one.name for one in pack.parent.iterdir()] == ["xugou.yaml"]


def test_the_command_says_what_it_does() -> None:
    assert formatting.command.help
    assert "注释" in formatting.command.help
