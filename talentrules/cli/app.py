"""The group of commands; each is one module, imported when it is asked for."""

from __future__ import annotations

import importlib

import click

from talentrules.cli.look import Command
from talentrules.cli.mistakes import no_such_command
from talentrules.version import VERSION

__all__ = ["COMMANDS", "app"]

COMMANDS = (
    *("packs", "show", "ask", "decide", "why", "compare", "ledger", "settle"),
    *(
        "new",
        "validate",
        "check",
        "format",
        "test",
        "mutate",
        "suggest",
        "table",
        "diff",
        "schema",
        "replay",
        "crosscheck",
    ),
)
"""The commands, in the order of help; the module of each has the same name."""


class _App(Command, click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"talentrules.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise no_such_command(args[0], COMMANDS, ctx)
        return super().resolve_command(ctx, args)


_HELP = """城市人才政策：一个人可能得到什么、依据是什么、还缺什么。

City talent policies: what one person may get, why, and what is not known.

\b
talentrules packs                                内置的规则包
talentrules decide wuzhishan 情况.yaml            测算一个人的情况
talentrules decide 五指山市 - < 情况.yaml          从标准输入读

退出码 Exit status：0 完成 done，1 有差异 differences，2 输入有误 bad input。
"""


@click.group(cls=_App, help=_HELP, no_args_is_help=False, invoke_without_command=True)
@click.version_option(VERSION, message="%(prog)s %(version)s", help="显示版本。Show the version.")
@click.pass_context
def app(ctx: click.Context) -> int:
    """Run a command; without one, show the help."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
    return 0
