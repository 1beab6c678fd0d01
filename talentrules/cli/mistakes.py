"""What is wrong with the way a command was called, in the reader's language; and the errors of files to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

import click

from talentrules.diagnostics import Language
from talentrules.errors import TalentRulesError
from talentrules.suggest import nearest

__all__ = ["FileNotWrittenError", "MisuseError", "no_such_command", "usage_words", "wanted_language"]


_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")


class MisuseError(click.UsageError):
    """A command was called in a way that cannot be meant; said in both languages."""

    def __init__(self, message: str, message_en: str, ctx: click.Context | None = None) -> None:
        super().__init__(message, ctx)
        self.message_en = message_en


class FileNotWrittenError(TalentRulesError):
    """A file could not be written; nothing of it was."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(name)

    def render(self, lang: Language = "zh") -> str:
        """Return the message in `lang`."""
        if lang == "en":
            return f"error[file-not-written]: {self.name} could not be written: {self.reason}"
        return f"错误[file-not-written]：文件写不进去：{self.name}（{self.reason}）"


def no_such_command(wanted: str, known: Iterable[str], ctx: click.Context) -> MisuseError:
    """Return the error for a command that is not there."""
    names = list(known)
    near = nearest(wanted, names)
    hint = f"是不是“{near}”？" if near else f"可以用：{'、'.join(names)}"
    hint_en = f"Did you mean “{near}”?" if near else f"Commands: {', '.join(names)}"
    return MisuseError(f"没有“{wanted}”这个命令。{hint}", f"no command “{wanted}”. {hint_en}", ctx)


def wanted_language(arguments: Sequence[str]) -> Language:
    """Return the language that the arguments ask for, also where they cannot be understood otherwise."""
    for one, following in zip_longest(arguments, arguments[1:]):
        if one == "--lang=en" or (one == "--lang" and following == "en"):
            return "en"
    return "zh"


def usage_words(error: click.UsageError, lang: Language) -> str:
    """Return a usage error as text, with the way to help."""
    path = error.ctx.command_path if error.ctx is not None else "talentrules"
    if lang == "en":
        message = error.message_en if isinstance(error, MisuseError) else error.format_message()
        return f"error: {message}\nSee `{path} --help`."
    return f"错误：{_in_chinese(error)}\n用 {path} --help 查看用法。"


def _in_chinese(error: click.UsageError) -> str:  # noqa: PLR0911 - one line a mistake
    match error:
        case MisuseError():
            return error.message
        case click.NoSuchOption():
            near = f"，是不是 {error.possibilities[0]}？" if error.possibilities else ""
            return f"没有 {error.option_name} 这个选项{near}"
        case click.MissingParameter():
            return f"缺少 {_name(error.param)}"
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice)):
            return f"{_name(error.param)} 的值不对，可以是：{'、'.join(map(str, choice.choices))}"
        case click.BadParameter():
            return f"{_name(error.param)} 的值不对：{error.message}"
        case click.BadOptionUsage():
            return f"{error.option_name} 的用法不对：{error.message}"
        case _ if (extra := _EXTRA.match(error.message)) is not None:
            return f"多写了参数：{extra[1]}"
        case _:
            return error.format_message()


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name
