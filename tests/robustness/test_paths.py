"""What nobody named is not read, and what is written is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import talentrules as tr
from talentrules.errors import TalentRulesError
from talentrules.testing import read_scenarios
from tests.api.test_receipt import sealed
from tests.cli.conftest import DAY, DOCTOR, Run, run
from tests.helpers import HEAD
from tests.robustness.mangling import ROOT

__all__ = ["run"]

WORD = "hunter2"
PACK = (
    (
        HEAD
        + """builds_on: [{0}]
benefits:
  allowance: {{name: 虚构补贴, kind: allowance, category: money, cite: {{source: notice, quote: 给予}}}}
"""
    )
    .replace("{code:", "{{code:")
    .replace('"990001"}', '"990001"}}')
    .replace("{kind: official", "{{kind: official")
    .replace("人民政府}", "人民政府}}")
)
SCENARIO = """scenarios: 1
pack: {pack}
defaults: {{day: 2024-06-01}}
cases:
  - {{name: 一, profile: {profile}, expect: {{}}}}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with a secret beside it that nobody named."""
    (tmp_path / "secret.yaml").write_text(f"password: {WORD}\n", encoding="utf-8")
    home = tmp_path / "a" / "b"
    home.mkdir(parents=True)
    return home


def _said(call: Callable[[], object]) -> str:
    with pytest.raises(TalentRulesError) as caught:
        call()
    said = caught.value.render("zh")  # type: ignore[attr-defined]
    assert WORD not in said
    return str(said)


@pytest.mark.parametrize(
    "written", ["../../secret.yaml", "{outside}", "./../../secret.yaml", "..\\..\\secret.yaml", "..", "."]
)
def test_a_pack_builds_on_nothing_outside_of_its_folder(written: str, home: Path) -> None:
    pack = home / "pack.yaml"
    name = written.replace("{outside}", str(home.parents[1] / "secret.yaml"))
    pack.write_text(PACK.format(f"'{name}'"), encoding="utf-8")
    assert "[parent-elsewhere]" in _said(lambda: tr.load(pack)) or "unknown-parent" in _said(lambda: tr.load(pack))


@pytest.mark.parametrize("chain", [1, 2])
def test_no_link_leads_out_of_the_folder(chain: int, home: Path) -> None:
    link = home / "below.yaml"
    target = home.parents[1] / "secret.yaml"
    for number in range(chain):
        step = home / f"step{number}.yaml"
        step.symlink_to(target)
        target = step
    link.symlink_to(target)
    (home / "pack.yaml").write_text(PACK.format("below.yaml"), encoding="utf-8")
    assert "[parent-elsewhere]" in _said(lambda: tr.load(home / "pack.yaml"))


def test_a_link_of_the_whole_folder_or_of_both_files_is_fine(home: Path) -> None:
    (home / "city.yaml").write_text(PACK.format("base.yaml"), encoding="utf-8")
    base = PACK.replace("builds_on: [{0}]\n", "").replace("id: xugou", "id: xusheng")
    for mine, theirs in (("notice", "letter"), ("allowance:", "grant:"), ("虚构补贴", "虚构资助")):
        base = base.replace(mine, theirs)
    base = base.replace("official_letter", "official_notice")
    (home / "base.yaml").write_text(base.format(), encoding="utf-8")
    folder, apart = home.parent / "linked", home.parent / "apart"
    folder.symlink_to(home, target_is_directory=True)
    apart.mkdir()
    for name in ("city.yaml", "base.yaml"):
        (apart / name).symlink_to(home / name)
    digests = {tr.load(one / "city.yaml").model.sha256 for one in (home, folder, apart)}
    assert len(digests) == 1


def test_a_pack_that_links_to_itself_is_refused(home: Path) -> None:
    (home / "loop.yaml").symlink_to(home / "loop.yaml")
    (home / "pack.yaml").write_text(PACK.format("loop.yaml"), encoding="utf-8")
    assert "loop.yaml" in _said(lambda: tr.load(home / "pack.yaml"))


@pytest.mark.parametrize(
    ("pack", "profile"),
    [
        ("../../secret.yaml", "{}"),
        ("{outside}", "{}"),
        ("below.yaml", "{}"),
        ("nanle", "../../secret.yaml"),
        ("nanle", "'{outside}'"),
        ("nanle", "below.yaml"),
        ("nanle", "pipe"),
        ("nanle", "''"),
        ("'{outside}.txt'", "{}"),
        ("/etc/hostname", "{}"),
        ("wuzhishan/../../secret", "{}"),
    ],
)
def test_a_scenario_file_reads_nothing_that_lies_elsewhere(
    pack: str, profile: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    outside = home.parents[1] / "secret.yaml"
    (home / "below.yaml").symlink_to(outside)
    os.mkfifo(home / "pipe")
    text = SCENARIO.format(pack=pack, profile=profile).replace("{outside}", str(outside))
    file = home / "x.scenario.yaml"
    file.write_text(text, encoding="utf-8")
    _said(lambda: read_scenarios(file))


def test_a_scenario_file_reads_what_lies_above_it_or_where_one_works(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nanle = (ROOT / "rules" / "nanle.yaml").read_bytes()
    (home.parent / "nanle.yaml").write_bytes(nanle)
    (home.parent / "who.yaml").write_text("education_level: master\n", encoding="utf-8")
    file = home / "x.scenario.yaml"
    benefit = next(iter(tr.load("nanle").model.benefits))
    text = SCENARIO.replace("expect: {{}}", f"expect: {{{{{benefit}: 待补充信息}}}}")
    file.write_text(text.format(pack="../nanle.yaml", profile="../who.yaml"), encoding="utf-8")
    assert read_scenarios(file).scenarios
    (home.parents[1] / "nanle.yaml").write_bytes(nanle)
    file.write_text(text.format(pack="../../nanle.yaml", profile="../who.yaml"), encoding="utf-8")
    assert "[scenario-elsewhere]" in _said(lambda: read_scenarios(file))
    monkeypatch.chdir(home.parents[1])
    assert read_scenarios(file).scenarios


def test_a_receipt_names_no_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes((ROOT / "rules" / "nanle.yaml").read_bytes())
    for name in ("../secret", str(tmp_path / "x.yaml"), "x.yaml"):
        data = tr.load("wuzhishan").decide({}, on=date(2024, 6, 1)).receipt().to_data()
        data["pack"]["id"] = name
        with pytest.raises(tr.UnknownPackError):
            tr.replay(sealed(data))


def test_a_revision_is_no_option_and_no_path_of_git(home: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x", "-c", "commit.gpgsign=false"]
    subprocess.run([*git, "init", "-q"], check=True)
    (home / "link.yaml").symlink_to("../../secret.yaml")
    (home / "nanle.yaml").write_bytes((ROOT / "rules" / "nanle.yaml").read_bytes())
    (home / "pack.yaml").write_text(PACK.format("link.yaml"), encoding="utf-8")
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "x"], check=True)
    (home / "nanle.yaml").unlink()
    assert run("diff", "HEAD:nanle.yaml", "nanle", *DAY).status == 0
    written = home / "written"
    for wanted in (
        f"--output={written}:nanle.yaml",
        "HEAD:../../secret.yaml",
        f"HEAD:{home.parents[1] / 'secret.yaml'}",
        "HEAD:link.yaml",
        "HEAD:pack.yaml",
        "HEAD:",
        ":nanle",
        "HEAD; touch x:nanle.yaml",
    ):
        done = run("diff", "--", wanted, "nanle")
        assert done.status == 2, wanted
        assert WORD not in done.out + done.err
    assert {one.name for one in home.iterdir()} == {".git", "link.yaml", "pack.yaml"}


# What is written -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments",
    [
        ("decide", "wuzhishan", DOCTOR, *DAY, "--format", "html", "--output", "/dev/full"),
        ("decide", "wuzhishan", DOCTOR, *DAY, "--receipt", "/dev/full"),
        ("show", "wuzhishan", "--output", "/dev/full"),
        ("ledger", "wuzhishan", DOCTOR, *DAY, "--output", "/dev/full"),
    ],
    ids=["decide", "receipt", "show", "ledger"],
)
def test_a_full_disk_is_told(arguments: tuple[str, ...], run: Run) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert "错误[file-not-written]：文件写不进去：/dev/full" in done.err


def test_nothing_is_half_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "out.html"
    file.write_text("before", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run("decide", "wuzhishan", DOCTOR, *DAY, "--format", "html", "--output", file).status == 2
    assert [one.read_text("utf-8") for one in tmp_path.iterdir()] == ["before"]


def test_a_link_that_is_written_through_stays_a_link(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    assert run("decide", "wuzhishan", DOCTOR, *DAY, "--output", link).status == 0
    assert link.is_symlink()
    assert target.read_text("utf-8") != "before"


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("way", ["--output", "--receipt"])
def test_what_is_read_is_never_overwritten(run: Run, tmp_path: Path, way: str, which: int) -> None:
    """Swapped arguments would put a decision where the rules of a city or the facts of a person were."""
    pack, profile = tmp_path / "wuzhishan.yaml", tmp_path / "p.yaml"
    pack.write_bytes((ROOT / "rules" / "wuzhishan.yaml").read_bytes())
    profile.write_bytes(Path(DOCTOR).read_bytes())
    before = (pack.read_bytes(), profile.read_bytes())
    done = run("decide", pack, profile, *DAY, way, (pack, profile)[which])
    assert done.status == 2
    assert "file-not-written" in done.err
    assert (pack.read_bytes(), profile.read_bytes()) == before
