"""`talentrules schema`: the JSON Schemas of packs, scenario files, decisions and profiles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from talentrules.cli.look import Command
from talentrules.cli.mistakes import MisuseError
from talentrules.cli.options import lang_option, output_option

__all__ = ["command"]

_THINGS = ("pack", "scenario", "decision", "profile")


_HELP = """打印规则包、场景文件、测算结果或申请人情况的 JSON Schema，供编辑器和程序使用。

profile 后面写 PACK 时，连同这个规则包自己的事实；不写时只有通用事实。

Print the JSON Schema of packs, of scenario files, of decisions, or of profiles (with a PACK, its own facts included).
"""


@click.command("schema", cls=Command, help=_HELP, short_help="打印 JSON Schema。Print the JSON Schemas.")
@click.argument("thing", metavar="[pack|scenario|decision|profile]", required=False, type=click.Choice(_THINGS))
@click.argument("pack", metavar="[PACK]", required=False)
@click.option(
    "--write",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="把全部 schema 写入文件夹。Write all of them into a folder.",
)
@output_option
@lang_option
def command(thing: str | None, pack: str | None, write: Path | None, output: Path | None, lang: str) -> int:  # noqa: ARG001
    """Print or write the JSON Schemas."""
    from talentrules.cli.output import emit, make_folder, write_file

    if write is not None:
        make_folder(write)
        for name in _THINGS:
            write_file(write / f"{name}.schema.json", _text(_schema(name, None)))
        return 0
    if thing is None:
        raise MisuseError(
            "请写出要哪一个：pack、scenario、decision 或 profile", "say which: pack, scenario, decision or profile"
        )
    if pack is not None and thing != "profile":
        raise MisuseError(f"schema {thing} 后面不写 PACK", f"schema {thing} takes no PACK")
    emit(_text(_schema(thing, pack)), output)
    return 0


def _schema(thing: str, pack: str | None) -> dict[str, Any]:
    match thing:
        case "pack":
            from talentrules.syntax import pack_schema

            return pack_schema()
        case "scenario":
            from talentrules.testing import scenario_schema

            return scenario_schema()
        case "decision":
            from talentrules.explain import decision_schema

            return decision_schema()
        case _:
            from talentrules import load
            from talentrules.syntax import profile_schema

            return load(pack).profile_schema() if pack is not None else profile_schema(_no_pack())


def _no_pack() -> Any:
    """Return a pack that holds the shared vocabulary and nothing else."""
    from datetime import date

    from talentrules.model.pack import Jurisdiction, Pack
    from talentrules.model.vocabulary import VOCABULARY

    return Pack(
        language=1,
        id="vocabulary",
        name="通用事实",
        jurisdiction=Jurisdiction(code=""),
        verified_on=date.min,
        sources={},
        documents={},
        facts=VOCABULARY,
        findings={},
        definitions={},
        benefits={},
        statistics={},
    )


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
