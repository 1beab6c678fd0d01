"""The interview at the terminal, with the answers on standard input."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import talentrules as tr
from talentrules.cli import conversation
from talentrules.cli.run import INTERRUPTED
from tests.cli.conftest import DAY, ROOT, Done, Run, in_a_process
from tests.helpers import HEAD


def answered(run: Run, pack: str, *answers: str, lang: str = "zh", more: tuple[str | Path, ...] = ()) -> Done:
    text = "".join(f"{one}\n" for one in answers)
    return run("ask", pack, *DAY, "--lang", lang, *more, stdin=text.encode())


def test_the_top_question_first_with_its_choices(run: Run) -> None:
    done = answered(run, "wuzhishan", "结束", "")
    assert done.status == 0
    assert "【1】您属于哪些人才群体？" in done.err
    assert "    6. 候鸟人才" in done.err
    assert "关系到：10项待遇" in done.err
    assert "■ 结论一览" in done.out
    assert "逐项说明" not in done.out


def test_by_number_and_by_name_and_the_profile_that_comes_of_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "情况.yaml"
    answers = ("6、柔性引进", "没有", "柔性")
    done = answered(run, "wuzhishan", *answers, more=("--output", file))
    assert done.status == 0, done.err
    assert "问完了：再问下去也不会改变结论" in done.err
    assert f"已写入：{file}" in done.err
    profile = tr.load("wuzhishan").read_profile(file)
    assert profile.facts["talent_groups"].value == frozenset({"migratory", "flexible"})
    decided = tr.load("wuzhishan").decide(profile, on=tr.load("wuzhishan").model.verified_on)
    assert decided.next_questions() == ()


def test_the_file_is_offered(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    done = answered(run, "nanle", "结束", str(file))
    assert done.status == 0
    assert "要把情况写入文件吗" in done.err
    assert file.read_text(encoding="utf-8") == "{}\n"
    before = sorted(tmp_path.iterdir())
    for no in ("", "不用", "跳过"):
        answered(run, "nanle", "结束", no)
    assert answered(run, "nanle", "结束").status == 0  # the input ends there, which is no too
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_wrong_is_said_and_asked_again(run: Run) -> None:
    done = answered(run, "wuzhishan", "候岛人才", "99", "帮助", "候鸟人才", "结束", "")
    assert done.status == 0
    assert "没有“候岛人才”这个选项，是不是" in done.err
    assert "没有“99”这个选项" in done.err
    assert "一个或几个序号或名称" in done.err
    assert "跳过（不知道）、没有、返回、帮助、结束" in done.err
    assert "【2】" in done.err


def test_help_says_what_shows_a_fact_and_says_it_once(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "p.yaml"
    benefit = (
        "benefits:\n  allowance:\n    name: 虚构补贴\n    kind: allowance\n    category: money\n"
        "    when: {all: [{served_months: {at_least: 12}}, {retired: true}]}\n"
        "    cite: {source: notice, quote: 退休前服务满12个月的，给予虚构补贴}\n"
    )
    pack.write_text(HEAD + benefit, encoding="utf-8")
    done = answered(run, str(pack), "帮助", "是", "帮助", "12", "")
    assert "可凭单位证明\n" in done.err
    assert "可凭退休证证明\n" in done.err
    assert "证明证明" not in done.err


def test_back_and_skip(run: Run) -> None:
    done = answered(run, "wuzhishan", "跳过", "返回", "跳过", "跳过", "跳过", "跳过", "")
    assert done.err.count("【1】") == 2
    assert "跳过的问题仍未确定" in done.err
    assert "还差什么" in done.out


def test_records_are_asked_field_by_field(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    done = answered(run, "huanggang", "高层次人才", "很多", "50", "1", "帮助", "楚才卡", more=("--output", file))
    assert done.status == 0, done.err
    assert "第1条“持卡”" in done.err
    assert "回答：有几条" in done.err
    assert "最多20条" in done.err
    profile = tr.load("huanggang").read_profile(file)
    assert profile.facts["cards"].value == ({"card": "chucai"},)
    back = answered(run, "huanggang", "高层次人才", "1", "返回", "高层次人才", "1", "跳过", "")
    assert back.status == 0
    assert back.err.count("【1】") == 2
    assert answered(run, "huanggang", "高层次人才", "有", "结束", "").status == 0
    none = answered(run, "huanggang", "高层次人才", "0", "")
    assert "再问下去也不会改变结论" in none.err


def test_starting_from_a_profile(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("talent_groups: [high_level]\ncards: null\n", encoding="utf-8")
    done = answered(run, "huanggang", "", more=("--profile", file))
    assert done.status == 0
    assert "【1】" not in done.err
    file.write_text("talent_group: [high_level]\n", encoding="utf-8")
    bad = answered(run, "huanggang", more=("--profile", file))
    assert bad.status == 2
    assert "unknown-fact-near" in bad.err


def test_in_english(run: Run) -> None:
    done = answered(run, "wuzhishan", "help", "skip", "stop", "", lang="en")
    assert done.status == 0
    assert "[1] Talent groups?" in done.err
    assert "answer: numbers or names" in done.err
    assert "Overview" in done.out


def test_the_input_ends_too_soon(run: Run) -> None:
    done = answered(run, "wuzhishan", "候鸟人才")
    assert done.status == 2
    assert "错误[input-ended]" in done.err
    assert "the input ended" in answered(run, "wuzhishan", lang="en").err
    assert in_a_process("ask", "wuzhishan", *DAY).status == 2


def test_without_a_day_it_is_today_and_said(run: Run) -> None:
    assert "按今天" in run("ask", "nanle", stdin="结束\n\n".encode()).err


def test_an_interruption(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(conversation, "_line", interrupted)
    done = run("ask", "nanle", *DAY)
    assert done.status == INTERRUPTED
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("keys", "status"), [("结束\n\n".encode(), 0), (b"\x04", 2)])
def test_on_a_terminal(keys: bytes, status: int) -> None:
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "talentrules", "ask", "nanle", *DAY],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    os.close(theirs)
    os.write(ours, keys)
    out, error = child.communicate(timeout=60)
    os.close(ours)
    assert child.returncode == status, error.decode()
    assert b"Traceback" not in error
    assert ("结论一览" in out.decode()) == (status == 0)


def test_without_a_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(conversation.InputEndedError):
        conversation._line()


def test_every_kind_of_answer(run: Run, tmp_path: Path) -> None:
    from talentrules.model.facts import NONE
    from talentrules.model.vocabulary import VOCABULARY
    from talentrules.money import Money

    cases: list[tuple[str, str, object]] = [
        ("retired", "是", True),
        ("retired", "no", False),
        ("served_months", "12", 12),
        ("annual_pay", "10万元", Money.yuan(100_000)),
        ("major", "农学", "农学"),
        ("nationality", "1", "china"),
        ("nationality", "外国籍", "foreign"),
    ]
    for fact, written, value in cases:
        assert conversation._read(written, VOCABULARY[fact], fact, frozenset(), "zh") == value
    assert conversation._read("十二", VOCABULARY["served_months"], "served_months", frozenset(), "zh") is None
    nothing = {"retired": False, "served_months": 0, "annual_pay": Money(0), "birth_date": NONE, "cards": NONE}
    assert {fact: conversation._nothing(VOCABULARY[fact]) for fact in nothing} == nothing
