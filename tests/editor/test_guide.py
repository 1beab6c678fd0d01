"""The guide for editors: its first line, its settings and its names are those of the product."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from talentrules.syntax.snippets import IN_A_PART
from tests.repository.checkout import ROOT, blocks

GUIDE = ROOT / "docs/editor.md"


def test_the_first_line_is_that_of_the_shipped_packs() -> None:
    line = (ROOT / "rules/liling.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert line in [block.strip() for block in blocks(GUIDE, "yaml")]


def test_the_settings_lead_to_published_schemas() -> None:
    (settings,) = [json.loads(block) for block in blocks(GUIDE, "json")]
    assert [path for path in settings["yaml.schemas"] if not (ROOT / path).is_file()] == []


def test_the_example_for_pre_commit_is_a_configuration() -> None:
    (config,) = [yaml.safe_load(block) for block in blocks(GUIDE, "yaml") if block.startswith("repos:")]
    (repository,) = config["repos"]
    assert {"repo", "rev", "hooks"} == set(repository)


def test_every_block_that_the_guide_names_is_offered() -> None:
    labels = {block.label for some in IN_A_PART.values() for block in some}
    text = Path(GUIDE).read_text(encoding="utf-8")
    named = {part.partition("”")[0] for part in text.split("“")[1:]} & {one for one in labels if "：" in one}
    assert len(named) == 5
    assert "有七种叠加规则" in text
    assert len(IN_A_PART["PackFile", "groups"]) == 7
