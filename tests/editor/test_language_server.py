"""What a policy clerk sees in an editor: `yaml-language-server`, as VS Code runs it, over the published schemas.

Skipped where Node.js is missing, never in CI. A place is marked in the text of a test with `‸`.
"""

from __future__ import annotations

import itertools
from typing import Any, Self

import pytest

from talentrules.syntax.snippets import IN_A_PART
from tests.editor.blocks import complaints, filled, indented, pack_of
from tests.editor.language_server import LanguageServer
from tests.repository.checkout import ROOT

PACKS = sorted([*(ROOT / "rules").glob("*.yaml"), *(ROOT / "examples/packs").glob("*.yaml")])
SCENARIOS = sorted([*(ROOT / "rules/tests").glob("*.yaml"), *(ROOT / "examples/packs/tests").glob("*.yaml")])
PACK_LINE = "# yaml-language-server: $schema=../schema/pack.schema.json\n"
SCENARIO_LINE = "# yaml-language-server: $schema=../../schema/scenario.schema.json\n"
SCENARIO = """scenarios: 1
pack: ../liling.yaml
defaults: {day: 2024-06-01}
cases:
  - name: 一位专家
    profile: {学历: 博士}
    expect:
      人才公寓: {verdict: 需认定}
"""


_NUMBERS = itertools.count()


class Desk:
    """An editor with one document in it."""

    def __init__(self, server: LanguageServer, marked: str, *, scenario: bool = False) -> None:
        text = (SCENARIO_LINE if scenario else PACK_LINE) + marked
        before = text.partition("‸")[0]
        self.server = server
        self.line = before.count("\n")
        self.column = len(before) - before.rfind("\n") - 1
        self.text = text.replace("‸", "")
        folder = ROOT / "rules" / "tests" if scenario else ROOT / "rules"
        name = f"draft_{next(_NUMBERS)}{'.scenario' if scenario else ''}.yaml"  # its own: answers may still come for another
        self.uri = server.open(folder / name, self.text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.close(self.uri)

    def hover(self) -> str:
        return self.server.hover(self.uri, self.line, self.column)

    def offered(self) -> dict[str, dict[str, Any]]:
        return {one["label"]: one for one in self.server.complete(self.uri, self.line, self.column)}

    def wrong(self) -> list[tuple[int, str]]:
        """Return line, from 1, and words of what is underlined."""
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in self.server.diagnostics(self.uri)]

    def accept(self, item: dict[str, Any]) -> str:
        """Return the text after the block was accepted and gone through, as an editor indents it."""
        lines = self.text.split("\n")
        change = item.get("textEdit") or {"newText": item["insertText"]}
        start = change["range"]["start"]["character"] if "range" in change else self.column
        line = lines[self.line]
        margin = line[: len(line) - len(line.lstrip())]
        lines[self.line] = line[:start] + filled(change["newText"]).replace("\n", "\n" + margin) + line[self.column :]
        return "\n".join(lines)


def benefit(lines: str) -> str:
    """Return a pack whose third benefit holds these lines too."""
    own = "name: 丙\nkind: allowance\ncategory: money\n" + lines + "\ncite: {source: measures, quote: 原文}"
    return pack_of(benefits="benefit_three:\n" + indented(own, 2))


def documentation(item: dict[str, Any]) -> str:
    said = item.get("documentation", "")
    return str(said["value"] if isinstance(said, dict) else said)


# -- diagnostics ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*PACKS, *SCENARIOS], ids=lambda path: path.name)
def test_nothing_is_underlined_in_what_we_ship(server: LanguageServer, path: Any) -> None:
    uri = server.open(path)
    assert server.diagnostics(uri) == []
    server.close(uri)


WRONG = {
    "beneficary: person": "beneficary",
    "payment: weekly": "weekly",
    "when: {education_level: 幼儿园}": "accepted",
    "amount: {share: 30%, off: annual_pay}": "off",
    "when: {age: {day: application, at_moost: 45}}": "at_moost",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_mistake_is_underlined_on_its_line(server: LanguageServer, line: str) -> None:
    marked = benefit(line + "‸")
    with Desk(server, marked) as desk:
        assert {where for where, _ in desk.wrong()} == {desk.line + 1}, desk.wrong()
    with Desk(server, benefit("beneficiary: person")) as desk:
        assert desk.wrong() == []


def test_a_missing_part_is_said_at_the_benefit(server: LanguageServer) -> None:
    marked = pack_of(benefits="‸benefit_three:\n  name: 丙\n  kind: allowance\n  category: money")
    with Desk(server, marked) as desk:
        assert [(where, "cite" in said) for where, said in desk.wrong()] == [(desk.line + 1, True)]


def test_a_mistake_in_a_scenario_is_underlined(server: LanguageServer) -> None:
    with Desk(server, SCENARIO.replace("verdict: 需认定", "verdict: 可能‸"), scenario=True) as desk:
        assert {where for where, _ in desk.wrong()} == {desk.line + 1}
    with Desk(server, SCENARIO.replace("expect:", "expects:‸"), scenario=True) as desk:
        assert desk.line + 1 in {where for where, _ in desk.wrong()}
    with Desk(server, SCENARIO, scenario=True) as desk:
        assert desk.wrong() == []


# -- hover ---------------------------------------------------------------------------------------------------------------

SHOWN = {
    "am‸ount: 5000元": ("#### 金额", "每次多少"),
    "amount: {share: 30%, o‸f: annual_pay}": ("#### 基数", "所依据的数"),
    "benefi‸ciary: person": ("#### 由谁享受", "用人单位：发给单位的"),
    "when: {educ‸ation_level: {at_least: master}}": ("#### 学历", "您的最高学历是什么？", "博士研究生"),
    "when: {学‸历: {at_least: 硕士}}": ("#### 学历", "您的最高学历是什么？"),
    "when: {最高学‸历: {at_least: 硕士}}": ("#### 学历", "您的最高学历是什么？"),
    "when: {education_level: {at_l‸east: master}}": ("#### 及以上", "本数在内"),
    "when: {cards: {some: {ti‸er: A}}}": ("####",),
    "payment: {every: month, at_most_times: 36, pay‸out: quarter}": ("#### 多久发放一回", "按季"),
    "obligation: {serve: 5年, clawback: {pro_r‸ata: month}}": ("#### 按比例退还", "按满月"),
}


@pytest.mark.parametrize("line", SHOWN)
def test_a_word_is_explained_in_chinese(server: LanguageServer, line: str) -> None:
    with Desk(server, benefit(line)) as desk:
        shown = desk.hover()
        for words in SHOWN[line]:
            assert words in shown


def test_a_word_of_a_scenario_is_explained(server: LanguageServer) -> None:
    with Desk(server, SCENARIO.replace("学历", "学‸历"), scenario=True) as desk:
        assert "您的最高学历是什么？" in desk.hover()
    with Desk(server, SCENARIO.replace("verdict", "ver‸dict"), scenario=True) as desk:
        assert "#### 结论" in desk.hover()


def test_the_guide_shows_what_an_editor_shows(server: LanguageServer) -> None:
    guide = (ROOT / "docs/editor.md").read_text(encoding="utf-8")
    printed = guide.split("<!-- hover 学历 -->\n```text\n")[1].split("```")[0]
    with Desk(server, benefit("when: {学‸历: {at_least: 硕士}}")) as desk:
        shown = desk.hover()
    assert shown.split("\nSource: ")[0].strip() == printed.strip()


# -- completion ----------------------------------------------------------------------------------------------------------


def test_inside_a_benefit_its_keys_and_blocks_are_offered(server: LanguageServer) -> None:
    with Desk(server, benefit("‸")) as desk:
        offered = desk.offered()
    assert {"amount", "payment", "when", "obligation", "versions", "beneficiary"} <= offered.keys()
    assert "name" not in offered
    assert "每次多少" in documentation(offered["amount"])
    assert {"金额：分档表", "发放：分期", "条件：全部满足", "版本：老办法、新办法"} <= offered.keys()
    assert documentation(offered["发放：分期"]) == "几期各占多少，每期之间多久"


def test_the_words_of_an_enum_are_offered_with_what_they_mean(server: LanguageServer) -> None:
    with Desk(server, benefit("beneficiary: ‸")) as desk:
        offered = desk.offered()
    assert list(offered) == ["person", "relative", "household", "employer", "station"]
    assert documentation(offered["household"]) == "家庭：整户一份"


def test_facts_and_their_choices_are_offered_by_id_and_by_name(server: LanguageServer) -> None:
    with Desk(server, benefit("when:\n  ‸")) as desk:
        offered = desk.offered()
    assert {"education_level", "学历", "all", "finding", "age", "年薪", "条件：要认定"} <= offered.keys()
    assert "最高学历" not in offered
    assert "您的最高学历是什么？" in documentation(offered["学历"])
    with Desk(server, benefit("when: {学历: ‸}")) as desk:
        offered = desk.offered()
    assert {"doctor", "博士研究生"} <= offered.keys()
    assert documentation(offered["doctor"]) == "博士研究生"


def test_nothing_is_offered_that_the_loader_refuses(server: LanguageServer) -> None:
    with Desk(server, benefit("payment: ‸")) as desk:
        assert "null" not in desk.offered()


def test_the_verdicts_of_a_scenario_are_offered(server: LanguageServer) -> None:
    with Desk(server, SCENARIO.replace("需认定", "‸"), scenario=True) as desk:
        assert {"符合", "不符合", "需认定", "eligible"} <= desk.offered().keys()


def test_a_case_of_a_scenario_is_offered_as_a_block(server: LanguageServer) -> None:
    with Desk(server, SCENARIO + "  - ‸\n", scenario=True) as desk:
        offered = desk.offered()
        after = desk.accept(offered["场景：和前面一样，有一处不同"])
    added = after.split("\n")[-6:]
    assert added[0] == "  - name: 一句话说明哪里不同"
    assert [line[:4] for line in added[1:-1]] == ["    "] * 4
    assert {"name", "like", "profile", "expect", "settlement"} <= offered.keys()


PLACES = {
    ("BenefitFile", key): benefit("‸") for key in ("when", "amount", "payment", "obligation", "versions", "procedure")
} | {
    ("PackFile", key): pack_of(**{key: "‸"})
    for key in ("sources", "findings", "facts", "definitions", "benefits", "groups", "statistics")
}


@pytest.mark.parametrize(("part", "key"), PLACES, ids=[f"{part}-{key}" for part, key in PLACES])
def test_a_block_that_is_accepted_is_read_by_the_loader(server: LanguageServer, part: str, key: str) -> None:
    marked = PLACES[part, key]
    if key == "sources":
        marked = marked.replace("  notice:", "  notice_of_it:")
    with Desk(server, marked) as desk:
        offered = desk.offered()
        labels = [one.label for one in IN_A_PART[part, key]]
        assert labels
        after = {label: desk.accept(offered[label]) for label in labels}
    assert {label: wrong for label, text in after.items() if (wrong := complaints(text))} == {}


def test_the_first_block_of_an_empty_file_is_a_whole_pack(server: LanguageServer) -> None:
    with Desk(server, "‸\n") as desk:
        item = desk.offered()["规则包：从头写一个"]
        assert complaints(desk.accept(item)) == []
