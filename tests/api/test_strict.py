"""Strict mode: a day that the pack was not reviewed for is refused; without it, a notice says so."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

import talentrules as tr
from talentrules.cli.run import run
from talentrules.errors import OutsideReviewError
from talentrules.model.decision import Notice
from tests.helpers import HEAD, the_one

BENEFIT = """\
benefits:
  allowance:
    name: 虚构补贴
    kind: allowance
    category: money
    when: {party_member: true}
    cite: {source: notice, quote: 给予虚构补贴}
"""
VERIFIED = date(2024, 6, 1)
REVIEW = date(2025, 6, 30)
ONE_DAY = timedelta(days=1)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.yaml"
    path.write_text(HEAD + BENEFIT, encoding="utf-8")
    return path


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    path = tmp_path / "reviewed.yaml"
    path.write_text(HEAD.replace("fictional", "review_by: 2025-06-30\nfictional") + BENEFIT, encoding="utf-8")
    return path


def test_without_a_review_day_the_text_counts_as_far_as_it_was_checked(plain: Path) -> None:
    pack = tr.load(plain)
    assert pack.decide({}, on=VERIFIED, strict=True).items == pack.decide({}, on=VERIFIED).items
    with pytest.raises(OutsideReviewError) as caught:
        pack.decide({}, on=VERIFIED + ONE_DAY, strict=True)
    one = the_one(caught.value.diagnostics)
    assert one.message == "虚构市的规则只核对到2024年6月1日，不能用来测算2024年6月2日的情况"
    assert "checked up to 2024-06-01 only; they do not decide for 2024-06-02" in caught.value.render("en")
    assert str(caught.value).startswith("错误[outside-review]")


def test_with_a_review_day_that_one_counts(reviewed: Path) -> None:
    pack = tr.load(reviewed)
    assert Notice.AFTER_VERIFICATION in pack.decide({}, on=REVIEW, strict=True).notices
    with pytest.raises(OutsideReviewError, match="2025年6月30日"):
        pack.decide({}, on=REVIEW + ONE_DAY, strict=True)


def test_without_strict_a_notice_says_so(reviewed: Path) -> None:
    notices = tr.load(reviewed).decide({}, on=REVIEW + ONE_DAY).notices
    assert {Notice.AFTER_VERIFICATION, Notice.REVIEW_OVERDUE} <= set(notices)


def test_it_is_an_input_error(plain: Path) -> None:
    with pytest.raises(tr.InputError):
        tr.load(plain).decide({}, on=VERIFIED + ONE_DAY, strict=True)


def test_the_earliest_day_of_all_packs_below_counts(tmp_path: Path) -> None:
    (tmp_path / "below.yaml").write_text(HEAD.replace("2024-06-01", "2024-01-31") + BENEFIT, encoding="utf-8")
    above = HEAD.replace("sources:", "builds_on: below.yaml\nsources:").replace("notice:", "other:")
    path = tmp_path / "above.yaml"
    path.write_text(
        above + BENEFIT.replace("allowance:", "more:").replace("虚构补贴\n", "另一项\n").replace("notice", "other"),
        encoding="utf-8",
    )
    with pytest.raises(OutsideReviewError, match="2024年1月31日"):
        tr.load(path).decide({}, on=date(2024, 2, 1), strict=True)


def test_the_command_line_refuses_with_status_2(
    reviewed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "profile.yaml"
    profile.write_text("party_member: true\n", encoding="utf-8")
    given = ["decide", str(reviewed), str(profile), "--on", "2025-07-01"]
    assert run(given) == 0
    capsys.readouterr()
    assert run([*given, "--strict"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "错误[outside-review]" in printed.err
    assert "2025年6月30日" in printed.err
    assert run([*given[:-1], "2025-06-30", "--strict"]) == 0
    capsys.readouterr()
    assert run([*given, "--strict", "--lang", "en"]) == 2
    assert "error[outside-review]" in capsys.readouterr().err
