"""`talentrules show`: a pack as text; as HTML and Markdown the handbook for sign-off."""

from __future__ import annotations

from pathlib import Path

import talentrules as tr
from tests.cli.conftest import ROOT, Run

YUNSHAN = ROOT / "examples/packs/yunshan.yaml"


def test_html_of_a_whole_pack_is_the_handbook(run: Run) -> None:
    done = run("show", YUNSHAN, "--format", "html")
    assert (done.status, done.err) == (0, "")
    assert done.out == tr.load(YUNSHAN).to_html()
    assert "供审核签发" in done.out
    assert "<svg" in done.out


def test_markdown_of_a_whole_pack_is_the_handbook(run: Run) -> None:
    done = run("show", "liling", "--format", "markdown", "--lang", "en")
    assert done.out == tr.load("liling").to_markdown("en")
    assert done.out.startswith("# Talent policy handbook of Liling (醴陵市)\n")


def test_html_and_markdown_of_one_benefit_are_short_pages(run: Run) -> None:
    page = run("show", "wuzhishan", "交通补贴", "--format", "html").out
    assert "供审核签发" not in page
    assert "五指山市：交通补贴" in page
    assert run("show", "wuzhishan", "交通补贴", "--format", "markdown").out.startswith("# 五指山市：交通补贴\n")


def test_the_handbook_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "handbook.html"
    done = run("show", "nanle", "--format", "html", "--output", file)
    assert (done.status, done.out) == (0, "")
    assert file.read_text(encoding="utf-8") == tr.load("nanle").to_html()


def test_text_is_as_before(run: Run) -> None:
    assert run("show", "wuzhishan").out == tr.load("wuzhishan").show()
    assert run("show", "wuzhishan", "travel_allowance", "--lang", "en").out == tr.load("wuzhishan").show(
        "travel_allowance", "en"
    )


def test_the_help_names_the_handbook(run: Run) -> None:
    assert "供签发的政策手册" in run("show", "--help").out


def test_a_name_that_is_not_there_is_said_in_a_sentence(run: Run) -> None:
    done = run("show", "wuzhishan", "交通补帖", "--format", "html")
    assert done.status == 2
    assert "交通补贴" in done.err
    assert "Traceback" not in done.err


def test_the_page_of_the_documentation_shows_what_is_printed(run: Run) -> None:
    page = (ROOT / "docs/handbook.md").read_text(encoding="utf-8")
    shown = page.partition("```markdown\n")[2].partition("```")[0]
    assert len(shown) > 500
    assert shown in run("show", "wuzhishan", "--format", "markdown").out
