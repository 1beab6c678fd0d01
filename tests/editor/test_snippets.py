"""Every block that an editor offers is read by the loader, once it is filled in with what stands in its places."""

from __future__ import annotations

import re
from typing import Any

import pytest

from talentrules.model.conditions import All
from talentrules.syntax import decode_pack, pack_schema, read_text
from talentrules.syntax.forms import MEASURED
from talentrules.syntax.snippets import CITE, IN_A_CONDITION, IN_A_PART, Snippet
from talentrules.syntax.surface.groups import KINDS
from tests.editor.blocks import complaints, filled, indented, pack_of, written
from tests.editor.walking import schemas

CITED = "cite: {source: measures, quote: 原文}"
BENEFIT = "name: 丙\nkind: allowance\ncategory: money\n" + CITED
BLOCKS = [(part, key, one) for (part, key), blocks in IN_A_PART.items() for one in blocks]
EACH_BLOCK = pytest.mark.parametrize(("part", "key", "block"), BLOCKS, ids=[f"{a}-{b}-{c.label}" for a, b, c in BLOCKS])


def under(key: str, body: Any) -> str:
    return filled(written({key: body}))


def third(text: str) -> str:
    """Return a pack whose third benefit holds `text` besides what every benefit has."""
    own = "" if text.startswith("cite:") else CITED
    needed = "\n".join(line for line in (*BENEFIT.split("\n")[:-1], own, text) if line)
    return pack_of(benefits="benefit_three:\n" + indented(needed, 2))


def placed(part: str, key: str, body: Any) -> str:  # noqa: PLR0911 - one line a part
    """Return a pack in which the block stands where an editor offers it."""
    match part, key:
        case "PackFile", "":
            return filled(written(body)) + "\n"
        case "PackFile", _:
            return pack_of(**{key: filled(written(body))})
        case "BenefitFile", _:
            return third(under(key, body))
        case "VersionFile", _:
            return third("versions:\n  - until: 2024-12-31\n" + indented(under(key, body), 4))
        case "Condition", _:
            return third(under("when", body))
        case "ObligationFile", _:
            return third(under("obligation", body))
        case "ProcedureFile", _:
            return pack_of(procedure=filled(written(body)))
        case _:
            assert part == "ConventionsFile"
            return pack_of(conventions=filled(written(body)))


@EACH_BLOCK
def test_the_loader_reads_every_block(part: str, key: str, block: Snippet) -> None:
    assert complaints(placed(part, key, block.body)) == []


@pytest.mark.parametrize("form", IN_A_CONDITION)
def test_the_loader_reads_every_block_of_a_form(form: str) -> None:
    assert complaints(third(under("when", {form: IN_A_CONDITION[form]}))) == []


def test_the_loader_reads_the_block_of_a_citation() -> None:
    assert complaints(third(under("cite", CITE.body))) == []


def test_a_block_with_a_fault_would_be_found() -> None:
    assert complaints(
        third(
            under("amount", {"table": "${1:highest}", "rows": ["{when: {education_level: ${2:幼儿园}}, fixed: 1元}"]})
        )
    )
    assert complaints(pack_of(groups=filled(written({"${1:g}": {"name": "丁", "highest": ["${2:nobody}"]}}))))


def test_a_block_comes_to_stand_as_it_is_meant() -> None:
    """By hand: what the block 条件：全部满足 says, filled in."""
    (block,) = [one for one in IN_A_PART["Condition", ""] if one.label == "条件：全部满足"]
    pack, _ = decode_pack(read_text(third(under("when", block.body)), "block.yaml"))
    assert pack is not None
    (version,) = pack.benefits["benefit_three"].versions
    assert isinstance(version.when, All)
    assert len(version.when.parts) == 2


@EACH_BLOCK
def test_a_block_says_in_chinese_what_it_is_for(part: str, key: str, block: Snippet) -> None:
    for said in (block.label, block.description):
        assert re.search("[\u4e00-\u9fff]", said)


def test_blocks_that_are_offered_together_have_different_names() -> None:
    for at, one in schemas(pack_schema()):
        labels = [block["label"] for block in one.get("defaultSnippets", ())]
        assert len(set(labels)) == len(labels), at


def test_the_places_of_a_block_are_numbered_from_one_without_a_gap() -> None:
    bodies = [block["body"] for _, one in schemas(pack_schema()) for block in one.get("defaultSnippets", ())]
    for body in bodies:
        places = {int(number) for number in re.findall(r"\$\{(\d+)", written(body))}
        assert places == set(range(1, len(places) + 1)), written(body)


def test_the_common_parts_have_blocks() -> None:
    offered = {(at, block["label"]) for at, one in schemas(pack_schema()) for block in one.get("defaultSnippets", ())}
    labels = {label for _, label in offered}
    assert {"待遇：一项补贴", "金额：分档表", "发放：分期", "条件：全部满足", "来源：一份文件", CITE.label} <= labels
    assert {"义务：服务期，按月退还", "版本：老办法、新办法", "规则包：从头写一个"} <= labels
    groups = IN_A_PART["PackFile", "groups"]
    assert {kind for one in groups for entry in one.body.values() for kind in entry if kind in KINDS} == set(KINDS)
    assert set(MEASURED) <= set(IN_A_CONDITION)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("${1:甲}", "甲"),
        ("${2|once,year|}", "once"),
        ("{a: ${1:2}, b: [${2:x}]}", "{a: 2, b: [x]}"),
        ('"${1:990001}"', '"990001"'),
        ("a$1b", "ab"),
    ],
)
def test_a_block_is_filled_in_with_what_stands_in_its_places(block: str, text: str) -> None:
    assert filled(block) == text
