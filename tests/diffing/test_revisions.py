"""A pack as it stood in a git revision, with what it built on then."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from talentrules.diffing import RevisionError, compare_packs, read_named
from talentrules.errors import PackError, UnknownPackError

YUNSHAN = Path(__file__).parents[2] / "examples" / "packs"


def _git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=xu", "-c", "user.email=xu@example.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a pack and its province, both changed since the first commit; one works in it."""
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    rules = tmp_path / "rules"
    rules.mkdir()
    for one in YUNSHAN.glob("*.yaml"):
        shutil.copy(one, rules)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "one")
    file = rules / "yunshan.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: 技师, fixed: 5000元", "name: 技师, fixed: 5001元"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_file_of_a_revision_is_the_pack_as_it_was(repository: Path) -> None:
    old, new = read_named("HEAD:rules/yunshan.yaml"), read_named("rules/yunshan.yaml")
    assert old.file.name == "HEAD:rules/yunshan.yaml"
    outcome = compare_packs(old, new)
    assert [one.id for one in outcome.entries if one.counts] == ["skill_award"]


def test_what_it_builds_on_is_that_of_the_revision(repository: Path) -> None:
    (repository / "rules" / "yunling.yaml").unlink()
    pack = read_named("HEAD:rules/yunshan.yaml")
    assert pack.builds_on[0].id == "yunling"
    places = {one.span.file.name for one in pack.benefits.values()}
    assert places == {"HEAD:rules/yunshan.yaml", "HEAD:rules/yunling.yaml"}
    with pytest.raises(PackError):
        read_named("rules/yunshan.yaml")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("HEAD~9:rules/yunshan.yaml", "git 里没有“HEAD~9”这个版本"),
        ("HEAD:rules/nowhere.yaml", "版本“HEAD”里没有文件“rules/nowhere.yaml”"),
        ("--output=x:rules/yunshan.yaml", "git 里没有“--output=x”这个版本"),
        (":rules/yunshan.yaml", "git 里没有“”这个版本"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_is_not_in_git_is_told(wanted: str, words: str) -> None:
    with pytest.raises(RevisionError) as caught:
        read_named(wanted)
    assert words in caught.value.render()
    assert caught.value.render("en").startswith("error[revision]: ")


def test_outside_a_repository_and_without_git_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match="不是 git 仓库" if shutil.which("git") else "没有找到 git"):
        read_named("HEAD:a.yaml")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="没有找到 git"):
        read_named("HEAD:a.yaml")


def test_a_broken_file_of_a_revision_is_told_under_its_name(repository: Path) -> None:
    file = repository / "rules" / "yunling.yaml"
    file.write_text("talentrules: 1\nid: yunling\n", encoding="utf-8")
    _git(repository, "commit", "-q", "-a", "-m", "two")
    with pytest.raises(PackError) as caught:
        read_named("HEAD:rules/yunshan.yaml")
    assert "HEAD:rules/yunling.yaml" in {one.span.file.name for one in caught.value.diagnostics}


def test_a_name_that_is_nothing_is_told() -> None:
    with pytest.raises(UnknownPackError):
        read_named("lilin")
    assert read_named("liling").id == "liling"
