"""How help looks: headings in both languages, Chinese first."""

from __future__ import annotations

import click

__all__ = ["Command", "Context"]

_HEADINGS = {"Options": "选项 Options", "Commands": "命令 Commands"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "用法 Usage: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class Context(click.Context):
    """A click context whose help is headed in both languages."""

    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is headed in both languages."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, in Chinese first."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示帮助。Show this help."
        return option
