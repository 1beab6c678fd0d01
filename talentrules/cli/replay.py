"""`talentrules replay RECEIPT`: decide again what a receipt records, and say what differs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules.receipts import Changed, Replay

__all__ = ["command"]

_LONGEST = 100
_WORDS: dict[Language, dict[Changed, str]] = {
    "zh": {
        "engine": "程序版本：回执是 {0}，现在是 {1}",
        "language": "语言版本：回执是 {0}，现在是 {1}",
        "pack": "规则包：回执是 sha256 {0}，现在是 {1}",
        "profile": "回执里的情况在现在的规则包里用不了",
        "decision": "测算结果：回执是 sha256 {0}，现在是 {1}",
    },
    "en": {
        "engine": "engine: {0} in the receipt, {1} now",
        "language": "language: {0} in the receipt, {1} now",
        "pack": "pack: sha256 {0} in the receipt, {1} now",
        "profile": "the facts of the receipt cannot be used with the pack of today",
        "decision": "decision: sha256 {0} in the receipt, {1} now",
    },
}
_VERDICT: dict[Language, tuple[str, str]] = {
    "zh": ("✗ 与回执不一致", "✓ 与回执完全一致"),
    "en": ("✗ not as the receipt says", "✓ the same as the receipt says"),
}


_HELP = """按回执重新测算：一致时退出码是 0，不一致时说出哪里不同，退出码是 1。

RECEIPT 是 decide 用 --receipt 写出的回执，或者用 --format json 写出的测算结果；写 - 从标准输入读。

Decide again what a receipt, or a decision in JSON, records. Exit status 0 where it is the same, 1 with the
differences where it is not.
"""


@click.command("replay", cls=Command, help=_HELP, short_help="按回执复核。Replay a receipt.")
@click.argument("receipt", metavar="RECEIPT")
@click.option(
    "--pack", metavar="PACK", help="用这个规则包复核，默认用内置的。The pack to use, the built-in one by default."
)
@lang_option
def command(receipt: str, pack: str | None, lang: Language) -> int:
    """Decide again what a receipt records."""
    from talentrules import replay
    from talentrules.cli.profile import read_given

    outcome = replay(read_given(receipt), pack)
    click.echo(_VERDICT[lang][outcome.same])
    for line in _lines(outcome, lang):
        click.echo(line)
    return 0 if outcome.same else 1


def _lines(outcome: Replay, lang: Language) -> list[str]:
    from talentrules.diagnostics import render_all

    recorded = outcome.receipt
    pairs: dict[Changed, tuple[object, object]] = {
        "engine": (recorded.engine, outcome.engine),
        "language": (recorded.language, outcome.language),
        "pack": (recorded.pack_sha256, outcome.pack_sha256),
        "profile": ("", ""),
        "decision": (recorded.decision_sha256, outcome.decision_sha256 or "–"),
    }
    # an altered decision differs from its own digest, not the digest from that of today
    changed = [name for name in outcome.changed if name == "profile" or pairs[name][0] != pairs[name][1]]
    lines = [f"  {_WORDS[lang][name].format(*pairs[name])}" for name in changed]
    lines += [f"  {one.path}: {_shown(one.before)} → {_shown(one.after)}" for one in outcome.differences]
    return [*lines, render_all(outcome.problems, lang)] if outcome.problems else lines


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)  # of a fraction, which no decision holds
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
