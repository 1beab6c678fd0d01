"""The options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from talentrules.dates import DateError, parse_date

__all__ = ["Day", "lang_option", "on_option", "output_option", "sheet_format_option", "today"]

_F = TypeVar("_F", bound=Callable[..., Any])


if TYPE_CHECKING:
    _DayType = click.ParamType[date]
else:
    _DayType = click.ParamType  # not generic in the oldest click that is allowed


class Day(_DayType):
    """A day of the calendar: `2024-06-01`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say that it is none."""
        if isinstance(value, date):
            return value
        try:
            return parse_date(value)
        except DateError:
            self.fail(f"“{value}”不是日历上的日子，要写成 2024-06-01 (not a day, write 2024-06-01)", param, ctx)


def today() -> date:
    """Return today's date, which only the command line ever asks for."""
    from datetime import datetime

    return datetime.now().astimezone().date()


def lang_option(command: _F) -> _F:
    """Add `--lang`."""
    help_ = "语言，默认中文。Language, Chinese by default."
    return click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help=help_)(command)


def on_option(command: _F) -> _F:
    """Add `--on`."""
    help_ = "按哪一天测算，默认今天。The day to decide for, today by default."
    return click.option("--on", type=Day(), metavar="DATE", help=help_)(command)


def sheet_format_option(*formats: str) -> Callable[[_F], _F]:
    """Add `--format` with `formats`, the first by default."""
    help_ = "输出格式。The form of the output."
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], help=help_)


def output_option(command: _F) -> _F:
    """Add `--output`."""
    help_ = "写入文件，要么写完整，要么不动。Write to a file, wholly or not at all."
    kind = click.Path(path_type=Path, dir_okay=True)
    return click.option("--output", type=kind, metavar="FILE", help=help_)(command)
