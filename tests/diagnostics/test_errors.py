"""What is raised says everything that is wrong."""

from __future__ import annotations

import pickle

import pytest

from talentrules.diagnostics import diagnose
from talentrules.errors import (
    InputError,
    PackError,
    ProfileError,
    ReceiptError,
    TalentRulesError,
    UnknownPackError,
)
from talentrules.source import Span, TextFile

FILE = TextFile("f.yaml", "a: 1\nb: 2\n")
FIRST = diagnose("unknown-fact", Span(FILE, 1, 1, 1, 2), written="a")
SECOND = diagnose("unknown-fact", Span(FILE, 2, 1, 2, 2), written="b")


@pytest.mark.parametrize("kind", [InputError, PackError, ProfileError, ReceiptError])
def test_input_errors_say_everything_in_order_and_once(kind: type[InputError]) -> None:
    error = kind([SECOND, FIRST, SECOND])
    assert isinstance(error, TalentRulesError)
    assert error.diagnostics == (FIRST, SECOND)
    assert str(error) == error.render() == error.render("zh")
    assert error.render().index("“a”") < error.render().index("“b”")
    assert error.render().endswith("共 2 个错误，0 个提醒")
    assert error.render("en").endswith("2 errors, 0 warnings")


def test_input_errors_survive_pickling() -> None:
    error = pickle.loads(pickle.dumps(ProfileError([FIRST])))  # noqa: S301 - our own bytes
    assert type(error) is ProfileError
    assert str(error) == str(ProfileError([FIRST]))


def test_an_unknown_pack_names_what_there_is() -> None:
    error = UnknownPackError("wuzishan", ["wuzhishan", "nanle"], "wuzhishan")
    assert str(error) == (
        "错误[unknown-pack]：没有规则包“wuzishan”。是不是“wuzhishan”？内置的有：wuzhishan、nanle；也可以写文件路径。"
    )
    assert error.render("en") == (
        "error[unknown-pack]: no pack “wuzishan”. Did you mean “wuzhishan”? "
        "Built in: wuzhishan, nanle; or give the path of a file."
    )
    assert (error.wanted, error.known, error.suggestion) == ("wuzishan", ("wuzhishan", "nanle"), "wuzhishan")


def test_an_unknown_pack_that_is_near_none_suggests_none() -> None:
    error = UnknownPackError("x", iter(["nanle"]))
    assert str(error) == "错误[unknown-pack]：没有规则包“x”。内置的有：nanle；也可以写文件路径。"
    assert error.render("en") == "error[unknown-pack]: no pack “x”. Built in: nanle; or give the path of a file."
