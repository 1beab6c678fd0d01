"""What a formatted pack looks like: comments, blank lines, brackets, quotes and long texts, each by an example."""

from __future__ import annotations

import pytest

from talentrules.formatting import comments, formatted, kind_of
from talentrules.formatting.layout import layout
from talentrules.formatting.parse import parse
from talentrules.syntax import decode_pack, read_text
from tests.helpers import HEAD

HEAD_IN_ORDER = HEAD.replace("sources:", "\nsources:")
BENEFIT = """\
benefits:
  allowance:
    name: 虚构补贴
    kind: subsidy
    category: money
    amount: 5000元
    payment: once
    cite: {source: notice, quote: 给予补贴5000元}
"""
FORMATTED = f"{HEAD_IN_ORDER}\n{BENEFIT}"


def of(text: str) -> str:
    """Return a pack formatted."""
    reading = read_text(text, "pack.yaml")
    pack, found = decode_pack(reading)
    assert pack is not None, found
    return formatted(reading, pack)


def laid_out(text: str) -> str:
    """Return any YAML laid out anew, its keys as they stand."""
    return layout(parse(text))


def test_parts_stand_apart_where_the_author_left_no_blank_line() -> None:
    assert of(HEAD + BENEFIT) == FORMATTED
    assert of(FORMATTED) == FORMATTED


def test_the_blank_lines_of_the_author_stay_but_one_in_a_row() -> None:
    second = BENEFIT.removeprefix("benefits:\n").replace("allowance", "another").replace("虚构补贴", "虚构奖励")
    close = FORMATTED + second  # a blank line between parts, none between the benefits: one is put there
    assert of(close) == f"{FORMATTED}\n{second}"
    third = second.replace("another", "third").replace("虚构奖励", "虚构资助")
    grouped = f"{FORMATTED}\n  # 下面两项在同一条\n{second}{third}"
    assert of(grouped) == grouped
    assert of(grouped.replace("\n\n", "\n\n\n\n")) == grouped


def test_keys_move_with_the_comments_above_and_behind_them() -> None:
    written = HEAD + (
        "# 全部待遇\n"
        "benefits:\n"
        "  # 第一条\n"
        "  allowance:\n"
        "    # 逐字摘录\n"
        "    cite:   # 见通知\n"
        "      # 先写原文\n"
        "      quote: 给予补贴5000元   # 第三行\n"
        "      source: notice\n"
        "    payment: once  # 只发一次\n"
        "    # 每人\n"
        "\n"
        "    amount: 5000元\n"
        "    kind: subsidy\n"
        "    category: money\n"
        "    name: 虚构补贴\n"
        "    # 以上是第一条\n"
        "  # 以上是全部\n"
        "# 文件到此为止\n"
    )
    assert of(written) == HEAD_IN_ORDER + (
        "\n"
        "# 全部待遇\n"
        "benefits:\n"
        "  # 第一条\n"
        "  allowance:\n"
        "    name: 虚构补贴\n"
        "    kind: subsidy\n"
        "    category: money\n"
        "    # 每人\n"
        "\n"
        "    amount: 5000元\n"
        "    payment: once  # 只发一次\n"
        "    # 逐字摘录\n"
        "    cite:   # 见通知\n"
        "      source: notice\n"
        "      # 先写原文\n"
        "      quote: 给予补贴5000元   # 第三行\n"
        "    # 以上是第一条\n"
        "  # 以上是全部\n"
        "# 文件到此为止\n"
    )


def test_what_stands_first_in_the_file_is_about_the_file() -> None:
    first, *rest = HEAD.splitlines(keepends=True)
    swapped = "# yaml-language-server: $schema=pack.schema.json\n" + "".join([*rest, BENEFIT, first])
    assert of(swapped) == "# yaml-language-server: $schema=pack.schema.json\n" + FORMATTED


def test_a_comment_above_the_first_key_of_an_item_stands_above_the_dash() -> None:
    cite = "    cite:\n      - quote: 给予补贴5000元\n        # 通知\n        source: notice\n"
    written = FORMATTED.replace("    cite: {source: notice, quote: 给予补贴5000元}\n", cite)
    expected = "    cite:\n      # 通知\n      - source: notice\n        quote: 给予补贴5000元\n"
    assert of(written).endswith(expected)
    assert of(of(written)) == of(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a: {b: 1,\n  c: 2}\n", "a: {b: 1, c: 2}\n"),  # fits on a line
        ("a: {b: 1, # 甲\n  c: 2}\n", "a:\n  b: 1 # 甲\n  c: 2\n"),
        ("a: [1,\n  # 乙\n  2]   # 丙\n", "a:   # 丙\n  - 1\n  # 乙\n  - 2\n"),
        ("a: {\n  b: 1\n  # 末\n}\n", "a:\n  b: 1\n  # 末\n"),
        ("a: [{b: 1, c: 2}]\n", "a: [{b: 1, c: 2}]\n"),
        ("a: {b: {c: [d]}, e: {}}\n", "a: {b: {c: [d]}, e: {}}\n"),
        ("{a: 1, b: [c,\n d]}\n", "a: 1\nb: [c, d]\n"),
        (f"a: [{'甲' * 40},\n {'乙' * 40}]\n", f"a:\n  - {'甲' * 40}\n  - {'乙' * 40}\n"),
        ("a: [b: 1]\n", "a: [b: 1]\n".replace("b: 1", "{b: 1}")),
    ],
)
def test_brackets(written: str, expected: str) -> None:
    from talentrules.formatting.brackets import settle_brackets

    sheet = parse(written)
    settle_brackets(sheet)
    assert layout(sheet) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a:\n- b: 1\n  c: 2\n- d\n", "a:\n  - b: 1\n    c: 2\n  - d\n"),
        ("a:\n      b: 1\n", "a:\n  b: 1\n"),
        ("a:\n   - - 1\n     - 2\n   - - 3\n", "a:\n  - - 1\n    - 2\n  - - 3\n"),
        ("a: 甲\n   乙\n\n   丙  # 末\nb: 1\n", "a: 甲\n  乙\n\n  丙  # 末\nb: 1\n"),
        ("a:\n  # 上\n  甲\n", "# 上\na: 甲\n"),
        ("a: # 后\n  甲\n", "a: 甲 # 后\n"),
        ("a: # 后\n  甲 # 又\n", "# 又\na: 甲 # 后\n"),
        ("a: 'b''c'\n", "a: 'b''c'\n"),
        ("a:\n  - # 项\n    b: 1\n", "a:\n  # 项\n  - b: 1\n"),
        ("a: 1\nb: 2\n\n\n", "a: 1\nb: 2\n"),
        ("a:\n  - - # 项\n      b: 1\n", "a:\n  # 项\n  - - b: 1\n"),
        ("a:\n  - - # 甲\n      # 乙\n      - 1\n", "a:\n  # 甲\n  # 乙\n  - - - 1\n"),
        ("a:\n  - b: # 项\n      |\n      甲\n    c: 1\n", "a:\n  # 项\n  - b: |\n      甲\n    c: 1\n"),
        ("a:\n  - [\n    # 空\n    ]\n", "a:\n  # 空\n  - []\n"),
        ("a: {\n  # 空\n  }\n", "# 空\na: {}\n"),
        ('a: "甲\\ \n  \\ 乙"\n', 'a: "甲\\ \n  \\ 乙"\n'),
        ("a: '甲  \n  乙'\n", "a: '甲\n  乙'\n"),
        ("a: 1", "a: 1\n"),
    ],
)
def test_blocks(written: str, expected: str) -> None:
    assert laid_out(written) == expected
    assert laid_out(expected) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "a:\n    b: |\n        甲\n          乙\n\n        丙\n    c: 1\n",
            "a:\n  b: |\n    甲\n      乙\n\n    丙\n  c: 1\n",
        ),
        ("a: >-\n      甲\n      乙\n", "a: >-\n  甲\n  乙\n"),
        ("a: |2\n    甲\n   乙\n", "a: |2\n    甲\n   乙\n"),
        ("a:\n    b: |2\n        甲\n", "a:\n  b: |2\n      甲\n"),
        ("a: |+\n  甲\n\nb: 1\n", "a: |+\n  甲\n\nb: 1\n"),
        ("a: |  # 说明\n  甲\n# 下\nb: 1\n", "a: |  # 说明\n  甲\n# 下\nb: 1\n"),
        ("a: # 后\n  |\n  甲\nb: 1\n", "# 后\na: |\n  甲\nb: 1\n"),
        ("a:\n  - |\n    甲\n  - b: |\n      乙\n", "a:\n  - |\n    甲\n  - b: |\n      乙\n"),
    ],
)
def test_a_block_text_is_moved_as_a_whole(written: str, expected: str) -> None:
    assert laid_out(written) == expected
    before, after = (read_text(text, "a.yaml") for text in (written, expected))
    assert not before.diagnostics
    from talentrules.syntax.places import plain

    assert before.tree is not None
    assert after.tree is not None
    assert plain(before.tree) == plain(after.tree)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("'虚构补贴'", "虚构补贴"),
        ('"虚构补贴"', "虚构补贴"),
        (r'"\u865A\u6784\u8865\u8D34"', "虚构补贴"),
        ('"虚构\\u8865\\\n      \\u8D34"', "虚构补贴"),
        ("'虚构:补贴'", '"虚构:补贴"'),
        ("'虚构 #补贴'", '"虚构 #补贴"'),
        ("'12'", '"12"'),
        ("'2024年补贴'", '"2024年补贴"'),
        ("'yes'", '"yes"'),
        ("'null'", '"null"'),
        ("'- 补贴'", '"- 补贴"'),
        ("""'虚构"补贴'""", '虚构"补贴'),
        ("""'"虚构"补贴'""", '"\\"虚构\\"补贴"'),
        (r'"反斜\\杠"', r'"反斜\\杠"'),
        ('"虚构\\n补贴"', '"虚构\\n补贴"'),
        ("“虚构”补贴", "“虚构”补贴"),
        ("'虚构, 补贴'", "虚构, 补贴"),
    ],
)
def test_quotes_only_where_they_are_needed(written: str, expected: str) -> None:
    text = FORMATTED.replace("name: 虚构补贴", f"name: {written}")
    assert of(text) == FORMATTED.replace("name: 虚构补贴", f"name: {expected}")


def test_in_brackets_more_quotes_are_needed() -> None:
    text = FORMATTED.replace("payment: once", "payment: once\n    notes: ['甲, 乙', '丙']")
    assert of(text) == text.replace("'甲, 乙', '丙'", '"甲, 乙", 丙')


def test_the_words_of_a_source_keep_even_their_quotes() -> None:
    for quote in ("'给予补贴5000元'", '"给予补贴5000元"', "'给予，补贴5000元'"):
        text = FORMATTED.replace("quote: 给予补贴5000元", f"quote: {quote}")
        assert of(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_lines_end_in_lf_and_a_byte_order_mark_goes(end: str) -> None:
    text = "\ufeff" + FORMATTED.replace("\n", end)
    assert of(text) == FORMATTED


def test_what_a_file_is_is_told_by_its_first_word() -> None:
    kinds = {text: kind_of(read_text(text, "a.yaml")).value for text in (HEAD, "scenarios: 1\n", "retired: true\n")}
    assert list(kinds.values()) == ["pack", "scenarios", "profile"]


def test_comments_of_every_place_are_counted() -> None:
    text = "# 头\n\n# 一\na: 1 # 二\nb:\n  - 1\n  # 三\n# 四\nc: {d: 1, # 五\n  e: 2}\n"
    assert comments(read_text(text, "a.yaml")) == ["# 一", "# 三", "# 二", "# 五", "# 四", "# 头"]
