"""What the reader promises: strict values, exact places, and for everything else a sentence that says what to write."""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from talentrules.diagnostics import Diagnostic, render
from talentrules.diagnostics.words.text import TEXT
from talentrules.syntax.reader import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_DIAGNOSTICS,
    MAX_NODES,
    Reading,
    read_bytes,
    read_file,
    read_text,
)
from talentrules.syntax.tree import Mapping, Node, Plain, Scalar, Sequence

EXAMPLES = Path(__file__).parents[1] / "text"
MADE_IN_TESTS = {
    "file-missing",
    "file-is-folder",
    "file-not-regular",
    "file-unreadable",
    "file-too-large",
    "too-many-values",
    "too-many-errors",
}
BACKENDS = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])


def the_one(reading: Reading) -> Diagnostic:
    assert len(reading.diagnostics) == 1, [render(one) for one in reading.diagnostics]
    return reading.diagnostics[0]


def underlined(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    assert span.line == span.end_line
    return span.file.line(span.line)[span.column - 1 : span.end_column - 1]


def root(text: str, *, pure: bool = False) -> Mapping:
    reading = read_text(text, "f.yaml", pure=pure)
    assert not reading.diagnostics, [render(one) for one in reading.diagnostics]
    assert reading.tree is not None
    return reading.tree


def value(text: str, *, pure: bool = False) -> Plain:
    node = root(f"a: {text}\n", pure=pure).get("a")
    assert isinstance(node, Scalar)
    return node.value


def place(node: Node) -> tuple[int, int, int, int]:
    return node.span.line, node.span.column, node.span.end_line, node.span.end_column


def codes(text: str, *, pure: bool = False) -> list[str]:
    return [one.code for one in read_text(text, "f.yaml", pure=pure).diagnostics]


# -- examples -----------------------------------------------------------------------------------------------------------


def code_of(name: str) -> str:
    return max((code for code in TEXT if name == code or name.startswith(f"{code}-")), key=len)


@pytest.mark.parametrize("path", sorted((EXAMPLES / "bad").iterdir()), ids=lambda path: path.stem)
def test_a_bad_file_yields_the_code_of_its_name(path: Path) -> None:
    reading = read_file(path, name=path.name)
    assert code_of(path.stem) in {one.code for one in reading.diagnostics}
    for one in reading.diagnostics:
        assert one.message
        assert one.hint
        assert "{" not in one.message.replace("“{”", "")
        assert re.search("[\u4e00-\u9fff]", one.message)
        assert not re.search("[\u4e00-\u9fff]{5}", one.message_en)
        assert render(one).isprintable() or "\n" in render(one)


@pytest.mark.parametrize("path", sorted((EXAMPLES / "bad").iterdir()), ids=lambda path: path.stem)
def test_every_bad_file_has_a_good_neighbour(path: Path) -> None:
    neighbour = EXAMPLES / "good" / path.name
    reading = read_file(neighbour)
    assert reading.diagnostics == ()
    assert isinstance(reading.tree, Mapping)


def test_every_code_has_a_bad_file() -> None:
    assert {code_of(path.stem) for path in (EXAMPLES / "bad").iterdir()} == TEXT.keys() - MADE_IN_TESTS


def test_both_halves_of_pyyaml_refuse_every_bad_file_and_accept_every_good_one() -> None:
    for path in (EXAMPLES / "bad").iterdir():
        data = path.read_bytes()
        if not path.stem.startswith("file-"):
            assert read_text(data.decode("utf-8"), "f", pure=True).diagnostics, path
    for path in (EXAMPLES / "good").iterdir():
        assert not read_text(path.read_bytes().decode("utf-8"), "f", pure=True).diagnostics, path


# -- values -------------------------------------------------------------------------------------------------------------


@BACKENDS
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0", 0),
        ("-12", -12),
        ("123456789012345678", 123456789012345678),
        ("0.50", Decimal("0.50")),
        ("-1.5", Decimal("-1.5")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("2024-07-01", date(2024, 7, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("4000元", "4000元"),
        ("4000-10000", "4000-10000"),
        ("1,000", "1,000"),
        ("30%", "30%"),
        ("2024-07", "2024-07"),
        ("1.2.3", "1.2.3"),
        ("0898-1234", "0898-1234"),
        ("12:30开始", "12:30开始"),
        ("none", "none"),
        ("“引号”内", "“引号”内"),
        ("第５条", "第５条"),
        ('"yes"', "yes"),
        ("'0571'", "0571"),
        ('"2024-07-01"', "2024-07-01"),
        ('""', ""),
        ("|\n  12\n", "12\n"),
        (">-\n  甲\n  乙\n", "甲 乙"),
    ],
)
def test_a_value_means_what_it_says(written: str, meant: Plain, *, pure: bool) -> None:
    found = value(written, pure=pure)
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize("written", "yes no on off y n Yes NO True TRUE False oN Y N".split())  # noqa: SIM905
def test_words_of_truth_are_refused_as_value_and_as_key(written: str) -> None:
    one = the_one(read_text(f"a: {written}\n", "f"))
    assert (one.code, underlined(one)) == ("truth-word", written)
    assert f'"{written}"' in one.hint
    assert codes(f"{written}: 1\n") == ["truth-word"]


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("Null", "null-word", "null"),
        ("NULL", "null-word", "null"),
        ("~", "null-word", "null"),
        ("0571", "leading-zero", '"0571"'),
        ("00", "leading-zero", '"00"'),
        ("-007", "leading-zero", '"-007"'),
        ("01.5", "leading-zero", '"01.5"'),
        ("12:30", "clock-number", '"12:30"'),
        ("1:2:3", "clock-number", '"1:2:3"'),
        ("1e5", "number-form", "100000"),
        ("1.5E3", "number-form", "1500"),
        (".5", "number-form", "0.5"),
        ("5.", "number-form", "5"),
        ("1_000", "number-form", "1000"),
        ("0x1F", "number-form", "31"),
        ("0o17", "number-form", "15"),
        ("0b11", "number-form", "3"),
        ("+5", "number-form", "5"),
        ("+0.5", "number-form", "0.5"),
        ("1e999999999", "number-form", "100000"),
        ("1e-9999", "number-form", "100000"),
        ("0x", None, ""),
        (".inf", "number-form", '".inf"'),
        ("-.INF", "number-form", '"-.INF"'),
        (".NaN", "number-form", '".NaN"'),
        ("2024-7-1", "date-form", "2024-07-01"),
        ("2024-07-01 10:00:00", "date-form", "2024-07-01"),
        ("2024-07-01T10:00:00Z", "date-form", "2024-07-01"),
        ("2024-02-30", "no-such-day", ""),
        ("2024-13-01", "no-such-day", ""),
        ("2023-2-29", "no-such-day", ""),
        ("0000-01-01", "no-such-day", ""),
        ("=", "reserved-mark", '"="'),
        ("<<", "reserved-mark", '"<<"'),
        ("1234567890123456789", "number-too-long", "18"),
        ("0." + "1" * 19, "number-too-long", "18"),
        ("５０００", "full-width-digits", "5000"),
        ("５０００元", "full-width-digits", "5000元"),
        ("1０万元", "full-width-digits", "10万元"),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused_with_what_to_write(
    written: str, code: str | None, hint: str
) -> None:
    reading = read_text(f"a: {written}\n", "f")
    if code is None:
        assert not reading.diagnostics
        return
    one = the_one(reading)
    assert (one.code, underlined(one)) == (code, written)
    assert hint in one.hint
    assert hint in one.hint_en


def test_keys_are_texts_as_they_are_written() -> None:
    tree = root("1: a\n2024-07-01: b\ntrue: c\n2024-02-30: d\n'x y': e\n\"甲\": f\n")
    assert [key.written for key, _ in tree.entries] == ["1", "2024-07-01", "true", "2024-02-30", "x y", "甲"]
    assert [key.value for key, _ in tree.entries] == [key.written for key, _ in tree.entries]
    assert tree.get("甲") == tree.entries[5][1]


def test_a_key_that_stands_twice_names_the_first_place_and_is_left_out_of_the_tree() -> None:
    reading = read_text("a: 1\n中: 2\na: 3\n", "f.yaml")
    one = the_one(reading)
    assert (one.code, one.span.line, one.related[0].span.line) == ("duplicate-key", 3, 1)
    assert "f.yaml:1:1" in render(one)
    assert reading.tree is not None
    assert [key.written for key, _ in reading.tree.entries] == ["a", "中"]


def test_keys_that_look_the_same_are_the_same() -> None:
    assert codes("caf\u00e9: 1\ncafe\u0301: 2\n") == ["duplicate-key"]


def test_an_empty_value_says_null_or_remove() -> None:
    one = the_one(read_text("a: 1\n卡: # 还不知道\nb: 2\n", "f"))
    assert (one.code, underlined(one)) == ("empty-value", "卡")
    assert "没有请写 null，不知道请删去这一行" in one.hint


def test_everything_wrong_is_said_in_one_go_in_order() -> None:
    text = "a: yes\nb: 0571\na: 2024-02-30\nc: &x 1\nd: *x\ne:\nf: !!int 3\ng: 12:30\n"
    assert codes(text) == [
        "truth-word",
        "leading-zero",
        "duplicate-key",
        "no-such-day",
        "yaml-anchor",
        "yaml-alias",
        "empty-value",
        "yaml-tag",
        "clock-number",
    ]


# -- places -------------------------------------------------------------------------------------------------------------


@BACKENDS
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_places_count_characters_from_one(end: str, mark: str, *, pure: bool) -> None:
    lines = ["甲😀: 值😀值 # 注", "丙: [1, 二, {丁: '戊'}]", "块: |", "  一", "", "  二", "", "己:", "- 庚", "- 辛: 1"]
    tree = root(mark + end.join(lines) + end, pure=pure)
    values = {key.written: (key, node) for key, node in tree.entries}
    assert place(values["甲😀"][0]) == (1, 1, 1, 3)
    assert place(values["甲😀"][1]) == (1, 5, 1, 8)
    assert place(values["丙"][1]) == (2, 4, 2, 20)
    inner = values["丙"][1]
    assert isinstance(inner, Sequence)
    assert [place(item) for item in inner.items] == [(2, 5, 2, 6), (2, 8, 2, 9), (2, 11, 2, 19)]
    assert place(values["块"][1]) == (3, 4, 6, 4)
    assert place(values["己"][1]) == (9, 1, 10, 7)
    assert place(tree) == (1, 1, 10, 7)


@BACKENDS
def test_the_place_of_an_error_counts_characters(*, pure: bool) -> None:
    one = the_one(read_text("\ufeff甲: 1\r\n乙: [😀😀, ~]\r\n", "f", pure=pure))
    assert (one.span.line, one.span.column, underlined(one)) == (2, 9, "~")


def test_bytes_and_their_text_are_read_alike() -> None:
    data = "\ufeff甲: 😀\r\n".encode()
    reading = read_bytes(data, "f")
    assert reading.data == data
    assert reading.file.text == "甲: 😀\r\n"
    assert reading.tree is not None
    assert place(reading.tree.entries[0][1]) == (1, 4, 1, 5)


# -- colons and other things of a Chinese keyboard ------------------------------------------------------------------------


@BACKENDS
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("name：交通\nkind: a\n", [(1, 5)]),
        ("kind: a\nname：交通\n", [(2, 5)]),
        ("kind: a\nname：交通\nid：b\n", [(2, 5), (3, 3)]),
        ("a:\n  - name：交通\n", [(2, 9)]),
        ("a:\n  名称：交通\n", [(2, 5)]),
        ("a: b\n  name：c\n", [(2, 7)]),
        ("a: {name：c}\n", [(1, 9)]),
        ("name：交通\nid：b\n", [(1, 5), (2, 3)]),
        ("a:\n  b: 1\n  名称：交通\n", [(3, 5)]),
        ("a:\n  b：1\n  c：2\n", [(2, 4), (3, 4)]),
    ],
)
def test_a_full_width_colon_is_found_at_its_place(text: str, places: list[tuple[int, int]], *, pure: bool) -> None:
    found = read_text(text, "f", pure=pure).diagnostics
    assert {one.code for one in found} == {"full-width-colon"}
    assert [(one.span.line, one.span.column) for one in found] == places
    assert {underlined(one) for one in found} == {"："}
    assert ": …" in found[0].hint


@BACKENDS
@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: 1\nname:交通\n", 5),
        ("a:\n  name:交通\n", 7),
        ("a:\n  名称:交通\n", 5),
        ("a:\n  - name:交通\n", 9),
        ("a: 1\nname:\u3000交通\n", 5),
        ("b:\n  a: {name:交通}\n", 11),
        ("b:\n  a: {name:[交通]}\n", 11),
    ],
)
def test_a_colon_without_a_space_is_found_at_its_place(text: str, column: int, *, pure: bool) -> None:
    one = the_one(read_text(text, "f", pure=pure))
    assert (one.code, one.span.column, underlined(one)) == ("colon-without-space", column, ":")


@BACKENDS
@pytest.mark.parametrize(
    "text",
    [
        "a: 备注：见附件\n",
        "a:\n  - 地点：政务中心\n",
        "a: “引文：甲”\n",
        "a: “引文，甲；［乙］”\n",
        "a: 电话:0898-1234\n",
        "a: http://example.com/?a=b:c\n",
        "a:\n  http://example.com/\n",
        "a: [备注：见附件, “甲”]\n",
        'a: {"b":1,"c":[true]}\n',
        "a: |\n  name：交通\n  kind:b\n",
        'a: "name：交通\n  kind:b"\n',
        "a: 第一行\n  第二行,地点：政务中心\n",
        "# name：交通\na: 1\n",
    ],
)
def test_chinese_punctuation_in_a_text_is_left_alone(text: str, *, pure: bool) -> None:
    root(text, pure=pure)


# -- marks of YAML --------------------------------------------------------------------------------------------------------


@BACKENDS
@pytest.mark.parametrize(
    ("text", "code", "words", "line"),
    [
        ("a: &甲 x\n", "yaml-anchor", "&甲", 1),
        ("a: &x\n  b: 1\n", "yaml-anchor", "&x", 1),
        ("a: !!str\n", "yaml-tag", "!!str", 1),
        ("a: ! b\n", "yaml-tag", "!", 1),
        ("b: 1\na: *x\n", "yaml-alias", "*x", 2),
        ("*x : 1\n", "yaml-alias", "*x", 1),
        ("%TAG ! x\n---\na: 1\n", "yaml-directive", "%TAG ! x", 1),
        ("a: 1\n---\nb: 1\n", "several-documents", "---", 2),
        ("a:\n\tb: 1\n", "tab", "\t", 2),
        ("a: x\ty\n", "tab", "\t", 1),
        ("a: [1,\n\t2]\n", "tab", "\t", 2),
        ("a: |\n  \tb\n", "tab", "\t", 2),
        ("a: [1, b?c]\n", "bracket-question", None, 1),
        ("- a\n", "not-a-mapping", "- a", 1),
        ("null\n", "not-a-mapping", "null", 1),
        ("{: 1}\n", "missing-key", ":", 1),
        ("? a\n: 1\n", "complex-key", "a", 1),
        ("{[1]: 2}\n", "complex-key", "[1]: 2}", 1),
        ("a: |#\n  b\n", "block-text-mark", None, 1),
        ("a:\n- b\n - c\n", "lost-dash", "-", 3),
        ("a: \u3000b\n", "odd-space", "\u3000", 1),
        ("\u00a0a: b\n", "odd-space", "\u00a0", 1),
        ('a: "\\q"\n', "bad-escape", "\\q", 1),
        ('a: "\\ud83d"\n', "bad-escape", None, 1),
        ('a: "\\U00110000"\n', "bad-escape", None, 1),
        ('a: "\\U99999999"\n', "bad-escape", None, 1),
    ],
)
def test_what_yaml_could_do_and_packs_do_not(text: str, code: str, words: str | None, line: int, *, pure: bool) -> None:
    found = read_text(text, "f", pure=pure).diagnostics
    one = found[0]
    assert [one.code for one in found] == [code]
    assert one.span.line == line
    if words is not None:
        assert underlined(one) == words


def test_the_messages_of_libyaml_are_never_shown() -> None:
    for path in (EXAMPLES / "bad").iterdir():
        for one in read_file(path).diagnostics:
            assert not re.search(r"expected|found |token|mapping|scalar|while ", one.message + one.hint)


# -- characters and encodings -----------------------------------------------------------------------------------------------

FORBIDDEN = "\0\x01\x07\x0b\x0c\x1b\x7f\x80\x85\x9f\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029"
FORBIDDEN += "\u202a\u202e\u2060\u2066\u2069\ufeff\ufdd0\ufffd\ufffe\ud800\udfff\U000e0041"


@pytest.mark.parametrize("char", FORBIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_a_character_that_nobody_sees_is_named_with_its_place(char: str) -> None:
    reading = read_text(f"a: 1\n名: 甲{char}乙 # 注\n", "f")
    one = the_one(reading)
    assert (one.code, one.span.line, one.span.column) == ("bad-character", 2, 5)
    assert f"U+{ord(char):04X}" in one.message
    assert char not in reading.file.text.replace("\ufffd", "" if char != "\ufffd" else "\ufffd") or char == "\ufffd"
    assert reading.tree is not None


def test_characters_that_are_not_refused_are_read_by_both_halves() -> None:
    allowed = [chr(point) for point in [*range(0x20, 0x3000), 0x3000, 0x4E00, 0xE000, 0xFE0F, 0x1F600, 0x10FFFD]]
    kept = "".join(char for char in allowed if not read_text(f"a: '甲{char}乙'", "f").diagnostics)
    assert {"é", "ß", "—", "“", "…", "①", "\u3000", "\ufe0f", "😀"} <= set(kept)
    text = "a: |\n  甲" + kept + "乙\n"
    one, other = (root(text, pure=pure).entries[0][1] for pure in (False, True))
    assert bare(one) == bare(other) == f"甲{kept}乙\n"
    assert place(one) == place(other)


def test_escapes_cannot_smuggle_such_a_character_in() -> None:
    for escape in [r"\0", r"\e", r"\N", r"\L", r"\r", r"\x00", r"\u200b", r"\ufdd0", r"\U0000202e", r"\u2028"]:
        one = the_one(read_text(f'a: "甲{escape}乙"\n', "f"))
        assert (one.code, underlined(one)) == ("bad-character", escape)


@pytest.mark.parametrize(
    ("data", "words", "line", "column"),
    [
        ("a: 1\nb: 甲乙\n".encode("gbk"), "GBK", 2, 4),
        ("a: 1\nb: 甲乙\n".encode("utf-16"), "UTF-16", 1, 1),
        ("a: 1\nb: 甲乙\n".encode("utf-16-be"), "UTF-16", 1, 1),
        ("a: 1\nb: 甲乙\n".encode("utf-32"), "UTF-32", 1, 1),
        (b"a: 1\nb: \xff\n", "一种少见的编码", 2, 4),
    ],
)
def test_another_encoding_is_named_at_its_first_byte(data: bytes, words: str, line: int, column: int) -> None:
    reading = read_bytes(data, "f")
    one = the_one(reading)
    assert one.code == "file-encoding"
    assert words in one.message
    assert "UTF-8" in one.hint
    assert (one.span.line, one.span.column) == (line, column)
    assert reading.tree is None
    assert reading.data == data


def test_a_line_in_gbk_is_shown_as_it_was_meant() -> None:
    assert "姓名" in render(the_one(read_bytes("姓名: 甲\n".encode("gbk"), "f")))


def test_damage_in_a_utf8_file_is_not_taken_for_gbk() -> None:
    one = the_one(read_bytes("姓名: 王\n".encode() + b"b: \xe4\xba\n", "f"))
    assert (one.code, one.span.line, one.span.column) == ("file-damaged", 2, 4)


# -- JSON ---------------------------------------------------------------------------------------------------------------


@BACKENDS
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_json_is_read_by_the_same_reader(indent: int | None, *, ascii_only: bool, pure: bool) -> None:
    told: dict[str, object] = {
        "甲": '😀\t"\\/\n',
        "b": [1, -2, True, None, {}, [], "\\ud83d\\ude00 😀"],
        "c": {"d": "no", "": "~"},
    }
    text = json.dumps(told, ensure_ascii=ascii_only, indent=indent)
    assert bare(root(text, pure=pure)) == told


def bare(node: Node) -> object:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [bare(item) for item in node.items]
        case Mapping():
            return {key.written: bare(item) for key, item in node.entries}


@BACKENDS
def test_a_pair_of_escapes_is_one_character_in_double_quotes_and_plain_text_elsewhere(*, pure: bool) -> None:
    text = 'a: ["\\uD83D\\uDE00x", \'\\uD83D\\uDE00\', \\ud83d\\ude00, "\\\\ud83d\\\\ude00"] # \\ud83d\\ude00\n'
    node = root(text, pure=pure).entries[0][1]
    assert isinstance(node, Sequence)
    assert bare(node) == ["😀x", r"\uD83D\uDE00", r"\ud83d\ude00", r"\ud83d\ude00"]
    assert place(node.items[1]) == (1, 22, 1, 36)


@BACKENDS
def test_a_slash_may_be_escaped(*, pure: bool) -> None:
    assert value('"a\\/b"', pure=pure) == "a/b"


# -- limits -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "a: " + "{a: " * 50_000, "a:\n " + "- " * 100_000, "- " * 100_000 + "a", "[\n" * 100_000],
    ids=["brackets", "braces", "dashes", "list", "lines"],
)
@BACKENDS
def test_hostile_nesting_is_refused_at_its_place(text: str, *, pure: bool) -> None:
    reading = read_text(text, "f", pure=pure)
    one = the_one(reading)
    assert one.code == "too-deep"
    assert one.span.line
    assert str(MAX_DEPTH) in one.message


def test_deep_blocks_are_refused() -> None:
    assert codes("".join("  " * level + "a:\n" for level in range(500))) == ["too-deep"]


def test_hostile_nesting_does_no_harm_in_a_thread_with_a_small_stack() -> None:
    found: list[Reading] = []
    before = threading.stack_size(64 * 1024)
    try:
        thread = threading.Thread(target=lambda: found.append(read_text("[" * 100_000, "f")))
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    assert the_one(found[0]).code == "too-deep"


def test_the_deepest_file_is_read() -> None:
    depth = MAX_DEPTH - 1
    root("a: " + "[" * depth + "]" * depth)
    assert codes("a: " + "[" * (depth + 1) + "]" * (depth + 1)) == ["too-deep"]


def test_too_many_values_are_refused() -> None:
    assert codes("a: [" + "1," * (MAX_NODES + 1) + "]") == ["too-many-values"]


def test_a_flood_of_errors_is_cut() -> None:
    found = read_text("".join(f"k{number}: yes\n" for number in range(1000)), "f").diagnostics
    assert len(found) == MAX_DIAGNOSTICS + 1
    assert found[-1].code == "too-many-errors"


def test_many_keys_on_one_line_are_read_in_linear_time() -> None:
    text = "{" + ",".join(f'"k{number}":"v"' for number in range(40_000)) + "}"
    assert len(root(text).entries) == 40_000


# -- files --------------------------------------------------------------------------------------------------------------


def test_a_file_keeps_the_name_that_its_user_gave(tmp_path: Path) -> None:
    path = tmp_path / "甲.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    assert read_file(path).file.name == str(path)
    assert read_file(path, name="甲").file.name == "甲"


@pytest.mark.parametrize("path", ["missing.yaml", "a/b.yaml", "nul\0.yaml"])
def test_a_missing_file(path: str, tmp_path: Path) -> None:
    one = the_one(read_file(tmp_path / path, name="包.yaml"))
    assert one.code == "file-missing"
    assert "包.yaml" in one.message
    assert str(one.span) == "包.yaml"


def test_a_file_where_a_folder_is_expected(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    assert the_one(read_file(tmp_path / "a" / "b.yaml")).code == "file-missing"


def test_a_folder(tmp_path: Path) -> None:
    assert the_one(read_file(tmp_path)).code == "file-is-folder"


def test_a_name_too_long(tmp_path: Path) -> None:
    one = the_one(read_file(tmp_path / ("甲" * 4000)))
    assert one.code == "file-unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_and_a_device_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert the_one(read_file(tmp_path / "pipe")).code == "file-not-regular"
    if Path("/dev/zero").exists():
        assert the_one(read_file(Path("/dev/zero"))).code == "file-not-regular"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    one = the_one(read_file(path))
    assert one.code == "file-unreadable"
    assert "没有读取权限" in one.message


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", None)
    reading = read_file(path)
    assert the_one(reading).code == "file-too-large"
    assert "4 MB" in the_one(reading).message
    assert reading.data == b""


def test_texts_and_bytes_that_are_too_large() -> None:
    assert the_one(read_bytes(b"#" * (MAX_BYTES + 1), "f")).code == "file-too-large"
    assert the_one(read_text("#" * (MAX_BYTES + 1), "f")).code == "file-too-large"
    assert the_one(read_text("甲" * (MAX_BYTES // 2), "f")).code == "file-too-large"


@BACKENDS
@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "# 注\n", "---\n", "---\n...\n", "  "])
def test_nothing_is_not_a_file(text: str, *, pure: bool) -> None:
    assert codes(text, pure=pure) == ["file-empty"]


def test_a_file_of_old_line_ends_is_complained_of_once_and_read_on() -> None:
    found = read_text("a: 1\rb: yes\rc: 3\r", "f").diagnostics
    assert [(one.code, one.span.line) for one in found] == [("lone-cr", 1), ("truth-word", 2)]
    assert "3 处" in found[0].message
