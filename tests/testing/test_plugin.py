"""The pytest plugin: a case is a test, a law is a test, what fails is told in words, and the import costs nothing."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from talentrules.testing import collecting, laws
from tests.testing.conftest import HEAD, PACK

pytest_plugins = ["pytester"]

HEAVY = {"talentrules.api", "pydantic", "yaml", "hypothesis", "dateutil"}
assert collecting.__name__  # imported once for all: what pytester imports is forgotten after each run
GOOD = "  - {name: 窗口, expect: {人才窗口: 仅供了解}}\n"
BAD = "  - name: 报到\n    profile: {cards: []}\n    expect: {报到补贴: 符合}\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Return a project with a pack and a scenario file, of which one case fails."""
    pytester.path.joinpath("xugou.yaml").write_text(PACK, encoding="utf-8")
    _scenarios(pytester, GOOD + BAD)
    return pytester


def _scenarios(pytester: pytest.Pytester, cases: str, head: str = HEAD) -> None:
    folder = pytester.path / "tests"
    folder.mkdir(exist_ok=True)
    folder.joinpath("xugou.scenario.yaml").write_text(f"{head}cases:\n{cases}", encoding="utf-8")


def _run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return project.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:xdist", *arguments)


def test_each_case_is_a_test_and_what_differs_is_told_as_the_command_does(project: pytest.Pytester) -> None:
    result = _run(project, "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "tests/xugou.scenario.yaml::窗口 PASSED*",
            "tests/xugou.scenario.yaml::报到 FAILED*",
            "  ✗ 报到（xugou.scenario.yaml:6，测算日2024-06-01）",
            "      报到补贴·结论：期望 符合，实得 不符合*（规则 xugou.yaml:*）",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_one_case_can_be_run_by_its_name(project: pytest.Pytester) -> None:
    _run(project, "tests/xugou.scenario.yaml::窗口").assert_outcomes(passed=1)


def test_the_report_may_be_english(project: pytest.Pytester) -> None:
    result = _run(project, "-o", "talentrules_lang=en")
    result.stdout.fnmatch_lines(["      arrival, verdict: expected Eligible, got Not eligible*"])


def test_a_file_that_cannot_be_used_says_why_and_where(project: pytest.Pytester) -> None:
    _scenarios(project, "  - {name: 一, expect: {报道补贴: 符合}}\n")
    result = _run(project)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["错误[[]scenario-unknown-entry-near[]]*xugou.scenario.yaml:5:*报道补贴*"])
    assert "Traceback" not in result.stdout.str()


def test_a_pack_that_cannot_be_used_says_why_and_where(project: pytest.Pytester) -> None:
    project.path.joinpath("xugou.yaml").write_text(PACK.replace("kind: award", "kind: prize"), encoding="utf-8")
    result = _run(project)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["错误*xugou.yaml:*prize*"])


def test_files_of_other_tools_are_left_alone(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("load.scenario.yaml").write_text("steps:\n  - get: /\n", encoding="utf-8")
    pytester.path.joinpath("compose.yaml").write_text("services: {}\n", encoding="utf-8")
    _run(pytester, "--talentrules-laws").assert_outcomes()


def test_scenarios_are_not_collected_where_the_project_says_so(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\ntalentrules_scenarios = false\n")
    _run(project).assert_outcomes()


def test_the_laws_of_every_pack_are_attacked_once_by_option(project: pytest.Pytester) -> None:
    _scenarios(project, GOOD)
    result = _run(project, "--talentrules-laws", "--talentrules-examples=5", "-v")
    result.assert_outcomes(passed=1 + len(laws.NAMES))
    result.stdout.fnmatch_lines(["*::xugou:soundness PASSED*", "*::xugou:yaml_spelling PASSED*"])


def test_a_pack_is_found_through_its_scenarios_alone(project: pytest.Pytester) -> None:
    _scenarios(project, GOOD, HEAD.replace("../xugou.yaml", "nanle").replace("2024-06-01", "2023-06-01"))
    project.path.joinpath("tests", "xugou.scenario.yaml").write_text(
        "scenarios: 1\npack: nanle\ndefaults: {day: 2024-06-01}\ncases:\n  - {name: 一, others: 待补充信息}\n",
        encoding="utf-8",
    )
    project.makeini("[pytest]\ntalentrules_laws = true\ntalentrules_examples = 2\n")
    result = _run(project, "tests", "-k", "nanle:soundness")
    result.assert_outcomes(passed=1, deselected=12)


def test_a_law_that_is_broken_is_told_with_the_case(project: pytest.Pytester) -> None:
    hole = "2024年3月1日前引进的和2024年3月1日后引进的"
    text = PACK.replace(
        "    when: {cards: {some: {card: hongyan}}}\n",
        "    when:\n      any:\n        - introduced_on: {below: 2024-03-01}\n"
        f"        - introduced_on: {{above: 2024-03-01}}\n      text: {hole}\n",
    ).replace("quote: 报到补贴6000元", f"quote: {hole}，报到补贴6000元")
    project.path.joinpath("xugou.yaml").write_text(text, encoding="utf-8")
    result = _run(project, "--talentrules-laws", "xugou.yaml", "-k", "holes")
    result.assert_outcomes(failed=1, deselected=11)
    result.stdout.fnmatch_lines(
        ["性质不成立（no_one_day_holes）：*", "  引进日期为2024-03-01时的结论*符合 → 不符合", "    - name: 反例·当时"]
    )


def test_a_law_that_the_pack_accepts_to_break_is_skipped_with_its_reason(project: pytest.Pytester) -> None:
    accepting = PACK.replace("benefits:", "accept: {better-gets-less: 虚构的例外}\nbenefits:", 1)
    project.path.joinpath("xugou.yaml").write_text(accepting, encoding="utf-8")
    result = _run(project, "--talentrules-laws", "xugou.yaml", "-k", "monotone", "-rs")
    result.assert_outcomes(skipped=1, deselected=11)
    result.stdout.fnmatch_lines(["*虚构的例外*"])


def test_the_laws_that_a_pack_states_are_tests_too(project: pytest.Pytester) -> None:
    stated = "laws:\n  little: {name: 合计不多, total_at_most: 5999元, of: [报到补贴]}\n  enough: {name: 合计不超过6000元, total_at_most: 6000元, of: [报到补贴]}\n"
    project.path.joinpath("xugou.yaml").write_text(PACK + stated, encoding="utf-8")
    result = _run(project, "--talentrules-laws", "xugou.yaml", "-k", "laws:little or laws:enough", "-v")
    result.assert_outcomes(failed=1, passed=1, deselected=12)
    result.stdout.fnmatch_lines(["*::xugou:laws:little FAILED*", "*::xugou:laws:enough PASSED*"])
    result.stdout.fnmatch_lines(["  ✗ 合计不多（xugou.yaml:*）：有反例"])


@pytest.mark.parametrize("written", ["-3", "many"])
def test_a_number_of_examples_that_is_none_is_refused_in_words(project: pytest.Pytester, written: str) -> None:
    project.makeini(f"[pytest]\ntalentrules_examples = {written}\n")
    result = _run(project, "--talentrules-laws", "xugou.yaml", "-k", "caps")
    assert f"写的是“{written}”" in result.stdout.str() + result.stderr.str()


def test_without_hypothesis_scenarios_run_and_laws_say_what_is_missing(project: pytest.Pytester) -> None:
    project.path.joinpath("conftest.py").write_text(
        "import sys\nfor one in list(sys.modules):\n    if one.split('.')[0] == 'hypothesis':\n        del sys.modules[one]\n"
        "sys.modules['hypothesis'] = None\n",
        encoding="utf-8",
    )
    _scenarios(project, GOOD)
    without = ("-p", "no:hypothesispytest")
    result = project.runpytest_subprocess(*without, "--talentrules-laws", "tests", "--continue-on-collection-errors")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["错误[[]missing-extra[]]：*pip install 'talentrules[[]testing[]]'"])


def _imported_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    return set(
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    )


def test_importing_the_plugin_costs_next_to_nothing() -> None:
    new = _imported_by("import pytest; import talentrules.pytest_plugin") - _imported_by("import pytest")
    assert new == {"talentrules", "talentrules.pytest_plugin"}
    assert not _imported_by("import talentrules.pytest_plugin") & HEAVY


def test_importing_talentrules_testing_costs_next_to_nothing() -> None:
    loaded = _imported_by("import talentrules.testing")
    assert {one for one in loaded if one.startswith("talentrules")} == {"talentrules", "talentrules.testing"}
    assert not loaded & HEAVY


def test_importing_hypothesis_brings_neither_the_api_nor_what_it_needs() -> None:
    loaded = _imported_by("import hypothesis")
    assert "talentrules.testing.registered" in loaded
    assert not loaded & {"talentrules.api", "talentrules.testing.strategies", "pydantic", "yaml"}


def test_our_own_scenarios_are_collected() -> None:
    root = Path(__file__).parents[2]
    collected = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"][
        "testpaths"
    ]
    files = [one for folder in ("rules", "examples") for one in (root / folder).rglob("*.scenario.yaml")]
    assert len(files) > 5
    assert {str(one.parent.relative_to(root)) for one in files} <= set(collected)


def test_the_scenarios_of_another_tool_are_left_alone(pytester: pytest.Pytester) -> None:
    text = "config: {target: x}\nscenarios:\n  - flow: []\n"
    pytester.path.joinpath("load.scenario.yaml").write_text(text, encoding="utf-8")
    pytester.path.joinpath("tool.yaml").write_text("talentrules:\n  city: x\n", encoding="utf-8")
    pytester.path.joinpath("test_own.py").write_text("def test_own() -> None: pass\n", encoding="utf-8")
    _run(pytester, "--talentrules-laws").assert_outcomes(passed=1)
