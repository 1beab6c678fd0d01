"""Diagnostics as text, to the letter."""

from __future__ import annotations

from talentrules.diagnostics import Diagnostic, Related, Severity, diagnose, render, render_all
from talentrules.source import Span, TextFile

FILE = TextFile("rules/wuzhishan.yaml", "name: 五指山市\n人才群体: {has: 侯鸟人才}\nnotes: []\n")
NEAR = diagnose(
    "unknown-choice-near",
    Span(FILE, 2, 13, 2, 17),
    name="人才群体",
    written="侯鸟人才",
    near="候鸟人才",
    choices="候鸟人才、青年人才",
)
TWICE = Diagnostic(
    code="name-twice",
    severity=Severity.WARNING,
    message="名称“五指山市”写了两次",
    message_en="the name “五指山市” stands twice",
    hint="换一个名称",
    hint_en="choose another",
    span=Span(FILE, 3, 1, 3, 6),
    related=(Related(span=Span(FILE, 1, 7, 1, 11), note="第一次写在这里", note_en="it stood first here"),),
)


def test_chinese() -> None:
    assert render_all([NEAR, TWICE]).split("\n") == [
        "错误[unknown-choice-near] rules/wuzhishan.yaml:2:13：“人才群体”没有“侯鸟人才”这个选项，是不是“候鸟人才”？",
        "    2 │ 人才群体: {has: 侯鸟人才}",
        "      │                 ^^^^^^^^",
        "      怎么改：可以写：候鸟人才、青年人才",
        "",
        "提醒[name-twice] rules/wuzhishan.yaml:3:1：名称“五指山市”写了两次",
        "    3 │ notes: []",
        "      │ ^^^^^",
        "      → rules/wuzhishan.yaml:1:7：第一次写在这里",
        "      怎么改：换一个名称",
        "",
        "共 1 个错误，1 个提醒",
    ]


def test_english() -> None:
    assert render_all([NEAR, TWICE], "en").split("\n") == [
        (
            "error[unknown-choice-near] rules/wuzhishan.yaml:2:13: "
            "“人才群体” has no choice “侯鸟人才”; did you mean “候鸟人才”?"
        ),
        "    2 │ 人才群体: {has: 侯鸟人才}",
        "      │                 ^^^^^^^^",
        "      write: one of: 候鸟人才、青年人才",
        "",
        "warning[name-twice] rules/wuzhishan.yaml:3:1: the name “五指山市” stands twice",
        "    3 │ notes: []",
        "      │ ^^^^^",
        "      → rules/wuzhishan.yaml:1:7: it stood first here",
        "      write: choose another",
        "",
        "1 errors, 1 warnings",
    ]


def test_without_a_line_only_the_words_stand() -> None:
    assert render(diagnose("unknown-fact", path="cards[0].x", written="x")).split("\n")[0] == (
        "错误[unknown-fact] cards[0].x：没有“x”这个事实"
    )
    assert "│" not in render(diagnose("unknown-fact", path="cards[0].x", written="x"))
    assert render(diagnose("unknown-fact", written="x")).startswith("错误[unknown-fact]：没有")


def test_a_very_long_line_is_not_printed() -> None:
    file = TextFile("f.yaml", "a: " + "x" * 100_000)
    text = render(diagnose("unknown-fact", Span(file, 1, 4, 1, 9), written="x"))
    assert len(text) < 300
    assert "f.yaml:1:4" in text


def test_a_place_in_the_ten_thousands_still_lines_up() -> None:
    file = TextFile("f.yaml", "\n" * 12_344 + "学历: x")
    _, line, marks, _ = render(diagnose("unknown-fact", Span(file, 12_345, 5, 12_345, 6), written="x")).split("\n")
    assert (line, marks) == ("12345 │ 学历: x", "      │       ^")


def test_of_nothing_only_the_count_stands() -> None:
    assert render_all([]) == "共 0 个错误，0 个提醒"
