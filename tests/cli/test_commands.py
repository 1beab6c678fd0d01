"""What each command does when all is well."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from talentrules.cli import options
from talentrules.cli.app import COMMANDS
from tests.cli.conftest import DAY, DOCTOR, ROOT, Run


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    done = run()
    assert done.status == 0
    assert done.out == run("--help").out
    assert all(f"  {name} " in done.out for name in COMMANDS)
    assert "用法 Usage" in done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_in_chinese_first(run: Run, name: str) -> None:
    done = run(name, "--help")
    assert (done.status, done.err) == (0, "")
    assert "选项 Options" in done.out
    assert "显示帮助" in done.out


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("talentrules 0.")


def test_packs(run: Run) -> None:
    done = run("packs")
    assert done.status == 0
    assert [line.split()[0] for line in done.out.splitlines()[1:]] == [
        *("huanggang", "jiayuguan", "liling", "nanle", "wuzhishan")
    ]
    assert run("packs", "--lang", "en").out.startswith("id ")


def test_show(run: Run) -> None:
    assert "鸿雁优才卡" in run("show", "五指山市").out
    one = run("show", "wuzhishan", "交通补贴")
    assert one.status == 0
    assert one.out == run("show", "wuzhishan", "travel_allowance").out
    assert "鸿雁智库" not in one.out
    assert run("show", "wuzhishan", "--format", "markdown").out.startswith("# ")
    assert run("show", "wuzhishan", "--format", "html", "--lang", "en").out.startswith("<!")


def test_decide_as_text(run: Run) -> None:
    done = run("decide", "wuzhishan", DOCTOR, *DAY)
    assert (done.status, done.err) == (0, "")
    assert "测算日期：2024年6月1日" in done.out
    assert "打印日期" not in done.out
    assert "\x1b" not in done.out
    assert done.out == run("decide", "五指山市", DOCTOR, *DAY).out
    assert done.out == run("decide", ROOT / "rules" / "wuzhishan.yaml", DOCTOR, *DAY).out


@pytest.mark.parametrize(("form", "start"), [("markdown", "# "), ("html", "<!"), ("json", "{"), ("text", "═")])
def test_decide_in_every_form(run: Run, form: str, start: str) -> None:
    assert run("decide", "wuzhishan", DOCTOR, *DAY, "--format", form).out.startswith(start)
    assert run("decide", "wuzhishan", DOCTOR, *DAY, "--format", form, "--lang", "en").out.startswith(start)


def test_decide_reads_standard_input(run: Run) -> None:
    text = Path(DOCTOR).read_bytes()
    assert run("decide", "wuzhishan", "-", *DAY, stdin=text).out == run("decide", "wuzhishan", DOCTOR, *DAY).out
    assert run("decide", "wuzhishan", "-", *DAY, stdin=b'{"cards": null}').status == 0


def test_decide_without_a_day_takes_today_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    today = options.today()
    assert today in (datetime.now().astimezone().date(), date.today())  # noqa: DTZ011
    done = run("decide", "wuzhishan", DOCTOR)
    assert done.status == 0
    assert f"按今天（{today.isoformat()}）测算" in done.err
    assert "打印日期" in done.out
    assert "decided for today" in run("decide", "wuzhishan", DOCTOR, "--lang", "en").err


def test_decide_with_a_day_of_application(run: Run) -> None:
    done = run("decide", "wuzhishan", DOCTOR, *DAY, "--applied-on", "2024-05-20", "--format", "json")
    assert json.loads(done.out)["applied_on"] == "2024-05-20"


def test_output_is_written_wholly(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "情况.json"
    done = run("decide", "wuzhishan", DOCTOR, *DAY, "--format", "json", "--output", file)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert file.read_text(encoding="utf-8") == run("decide", "wuzhishan", DOCTOR, *DAY, "--format", "json").out
    assert [one.name for one in tmp_path.iterdir()] == ["情况.json"]
    file.chmod(0o600)
    run("decide", "wuzhishan", DOCTOR, *DAY, "--output", file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert run("show", "nanle", "--output", "/dev/null").status == 0


def test_compare(run: Run) -> None:
    done = run("compare", DOCTOR, *DAY)
    assert (done.status, done.err) == (0, "")
    assert all(name in done.out for name in ("五指山市", "黄冈市", "嘉峪关市", "醴陵市", "南乐县"))
    two = json.loads(run("compare", DOCTOR, "liling", "nanle", "醴陵市", *DAY, "--format", "json").out)
    assert [one["pack"] for one in two["columns"]] == ["liling", "nanle"]
    for form in ("markdown", "html"):
        assert "五指山市" in run("compare", DOCTOR, *DAY, "--format", form).out
    assert "按今天" in run("compare", DOCTOR, "liling").err


def test_compare_gives_each_pack_what_it_knows(run: Run) -> None:
    facts = b"xiangya_expert: true\nformer_secondee: true\nattestations: {outstanding_performance: true}\n"
    data = json.loads(run("compare", "-", *DAY, "--format", "json", stdin=facts).out)
    verdicts = {
        item["benefit"]: item["verdict"] for row in data["rows"] for cell in row["cells"] for item in cell["items"]
    }
    assert verdicts["expert_assistant"] == "eligible"
    assert verdicts["spring_festival_visit"] == "eligible"


def test_validate(run: Run) -> None:
    done = run("validate", "wuzhishan", "黄冈市", "liling", "nanle", ROOT / "rules" / "jiayuguan.yaml")
    assert (done.status, done.err) == (0, "")
    assert done.out.count("✓") == 5


def test_warnings_are_printed_and_no_reason_to_fail(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "rules" / "nanle.yaml").read_text(encoding="utf-8")
    unused = "findings:\n  idle:\n    name: 没有用到的认定\n    reason: discretionary\n    cite: {source: report, quote: 定期评选优秀人才}\n"
    file = tmp_path / "nanle.yaml"
    file.write_text(text.replace("findings:\n", unused, 1), encoding="utf-8")
    done = run("validate", file)
    assert done.status == 0
    assert "unused-finding" in done.err
    assert "1 个提醒" in done.out


@pytest.mark.parametrize("thing", ["pack", "scenario", "decision", "profile"])
def test_schema(run: Run, thing: str, tmp_path: Path) -> None:
    done = run("schema", thing)
    assert done.status == 0
    assert json.loads(done.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    folder = tmp_path / "new" / "schema"
    written = run("schema", "--write", folder)
    assert (written.status, written.out) == (0, "")
    assert (folder / f"{thing}.schema.json").read_text(encoding="utf-8") == done.out


def test_the_schema_of_a_profile_for_one_pack(run: Run) -> None:
    assert "xiangya_expert" in run("schema", "profile", "liling").out
    assert "xiangya_expert" not in run("schema", "profile").out


def test_replay(run: Run, tmp_path: Path) -> None:
    receipt, decision = tmp_path / "receipt.json", tmp_path / "decision.json"
    run("decide", "wuzhishan", DOCTOR, *DAY, "--format", "json", "--output", decision, "--receipt", receipt)
    for file in (receipt, decision):
        done = run("replay", file)
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith("✓")
    assert run("replay", "-", stdin=receipt.read_bytes()).status == 0


def test_replay_says_what_differs(run: Run, tmp_path: Path) -> None:
    decision, pack = tmp_path / "decision.json", tmp_path / "wuzhishan.yaml"
    run("decide", "wuzhishan", DOCTOR, *DAY, "--format", "json", "--output", decision)
    text = (ROOT / "rules" / "wuzhishan.yaml").read_text(encoding="utf-8")
    pack.write_text(text.replace("name: 交通补贴", "name: 交通补助"), encoding="utf-8")
    done = run("replay", decision, "--pack", pack)
    assert done.status == 1
    assert 'items[2].name: "交通补贴" → "交通补助"' in done.out
    assert "规则包：回执是 sha256" in done.out
    assert "not as the receipt says" in run("replay", decision, "--pack", pack, "--lang", "en").out
    liling = tmp_path / "liling.json"
    expert = ROOT / "examples" / "profiles" / "liling_xiangya_expert.yaml"
    run("decide", "liling", expert, *DAY, "--receipt", liling)
    done = run("replay", liling, "--pack", "wuzhishan")
    assert done.status == 1
    assert "用不了" in done.out
    assert "unknown-fact" in done.out


def test_a_pack_file_is_tested_with_the_scenarios_beside_it(run: Run, tmp_path: Path) -> None:
    rules = ROOT / "rules"
    (tmp_path / "tests").mkdir()
    (tmp_path / "nanle.yaml").write_bytes((rules / "nanle.yaml").read_bytes())
    scenarios = (rules / "tests" / "nanle.scenario.yaml").read_text(encoding="utf-8")
    beside = tmp_path / "tests" / "nanle.scenario.yaml"
    beside.write_text(scenarios, encoding="utf-8")
    good = run("test", tmp_path / "nanle.yaml")
    assert (good.status, good.err) == (0, "")
    assert "0个与期望不符" in good.out
    broken = scenarios.replace("需认定", "符合", 1)
    assert broken != scenarios
    beside.write_text(broken, encoding="utf-8")
    assert run("test", tmp_path / "nanle.yaml").status == 1
