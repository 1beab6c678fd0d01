"""`talentrules mutate` and `talentrules suggest`: exit status, formats, options, files that are there already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
from tests.mutation.small import AGED, HEAD

SCENARIOS = """\
scenarios: 1
pack: ../xugou.yaml
cases:
  - {name: 45岁, day: 2024-06-01, profile: {birth_date: 1979-06-01}, expect: {人才卡: 符合}}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "tests").mkdir()
    path = tmp_path / "xugou.yaml"
    path.write_text(HEAD + AGED, encoding="utf-8")
    (tmp_path / "tests" / "xugou.scenario.yaml").write_text(SCENARIOS, encoding="utf-8")
    return path


def test_a_city_is_all_noticed(run: Run) -> None:
    done = run("mutate", "nanle", "--fail-under", "95")
    assert (done.status, done.err) == (0, "")
    assert "场景发现了 21 处，没有发现 0 处：100.0%" in done.out


def test_survivors_are_listed_and_leave_the_status_at_0(run: Run, pack: Path) -> None:
    done = run("mutate", pack)
    assert done.status == 0
    assert "[card.constant.1]" in done.out
    assert "birth_date:" in done.out
    assert "没有发现 6 处：25.0%" in done.out


def test_too_few_make_it_1(run: Run, pack: Path) -> None:
    done = run("mutate", pack, "--fail-under", "26")
    assert done.status == 1
    assert done.err == "场景只发现了 25.0% 的改动，要求 26%\n"
    assert run("mutate", pack, "--fail-under", "25").status == 0
    assert "notice 25.0% of the changes, 26% wanted" in run("mutate", pack, "--fail-under", "26", "--lang", "en").err


def test_json_lists_every_change(run: Run, pack: Path) -> None:
    data = json.loads(run("mutate", pack, "--format", "json").out)
    assert (data["killed"], data["survived"], data["score"]) == (2, 6, 25.0)
    survivor = next(one for one in data["mutants"] if one["id"] == "card.constant.1")
    assert survivor["at"] == "xugou.yaml:16"
    assert survivor["person"]["profile"]["birth_date"]


def test_a_sample_and_a_single_benefit(run: Run, pack: Path) -> None:
    assert "试了 3 处改动（从 8 处中均匀抽取，每次相同）" in run("mutate", pack, "--most", "3").out
    assert "试了 8 处改动" in run("mutate", pack, "--benefit", "人才卡").out
    done = run("mutate", pack, "--benefit", "没有这项")
    assert (done.status, done.out) == (2, "")
    assert "没有“没有这项”这项待遇" in done.err


def test_scenarios_must_be_there_be_of_the_pack_and_pass(run: Run, pack: Path) -> None:
    beside = pack.parent / "tests" / "xugou.scenario.yaml"
    beside.write_text(SCENARIOS.replace("符合", "不符合"), encoding="utf-8")
    done = run("mutate", pack)
    assert done.status == 2
    assert "场景“45岁”现在就与期望不符" in done.err
    done = run("mutate", "nanle", "--scenarios", beside)
    assert done.status == 2
    assert "这个场景文件是规则包“虚构市”的，不是“南乐县”的" in done.err
    namesake = pack.with_name("another.yaml")
    namesake.write_bytes(pack.read_bytes() + b"\n# another one\n")
    done = run("mutate", namesake, "--scenarios", beside)
    assert done.status == 2
    assert f"这个场景文件是规则包“虚构市（{pack}）”的，不是“虚构市”的" in done.err
    beside.unlink()
    done = run("mutate", pack)
    assert done.status == 2
    assert "没有找到规则包“xugou.yaml”的场景文件" in done.err


def test_more_than_one_file_of_scenarios_counts(run: Run, pack: Path) -> None:
    more = SCENARIOS.replace("45岁", "46岁").replace("1979", "1978").replace("符合", "不符合")
    (pack.parent / "tests" / "xugou_more.scenario.yaml").write_text(more, encoding="utf-8")
    # above 45 is refused: at most 46 and no condition are noticed too
    assert "没有发现 4 处：50.0%" in run("mutate", pack).out


def test_what_is_suggested_is_refused_until_it_is_filled_in(run: Run, pack: Path) -> None:
    out = pack.parent / "tests" / "xugou_more.scenario.yaml"
    assert run("suggest", pack, "--output", out).status == 0
    text = out.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["pack"] == "../xugou.yaml"
    assert "card.constant.1" in text
    done = run("test", out)
    assert done.status == 2
    assert "[scenario-unfilled]" in done.err
    assert "“人才卡”还没有填写" in done.err or "“verdict”还没有填写" in done.err


def test_a_file_is_not_overwritten_without_a_clear_word(run: Run, pack: Path) -> None:
    out = pack.parent / "mine.scenario.yaml"
    out.write_text("mine", encoding="utf-8")
    done = run("suggest", pack, "--output", out)
    assert done.status == 2
    assert "--replace" in done.err
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("suggest", pack, "--output", out, "--replace").status == 0
    assert yaml.safe_load(out.read_text(encoding="utf-8"))["pack"] == "xugou.yaml"


def test_where_all_is_noticed_nothing_is_suggested(run: Run) -> None:
    done = run("suggest", "nanle")
    assert done.status == 0
    assert done.out.startswith("# 现有场景已经发现了所有改动，没有要补的。\n")
    assert yaml.safe_load(done.out)["cases"] == []
    assert yaml.safe_load(done.out)["pack"] == "nanle"


def test_help_is_in_both_languages(run: Run) -> None:
    for name in ("mutate", "suggest"):
        done = run(name, "--help")
        assert done.status == 0
        assert "场景" in done.out
        assert "scenarios" in done.out
