"""The two halves of PyYAML, over the spellings in which they differ: alike, or both refuse."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from talentrules.syntax.reader import read_bytes, read_text
from tests.strategies import examples
from tests.syntax.test_reader_fuzz import bare, keeps_its_promises

LINES = (
    # tabs, spaces, line ends
    *("a:\t1\n", "\tb: 1\n", "c: x\t\n", "d: |\n\tx\n", "e: >\n  x\n  \ty\n", "f: x\u0085y\n", "g: x\u2028y\n"),
    *(
        "h: x\u2029  y\n",
        "i: 1\r",
        "j: 2\r\n",
        "\r\n",
        "k: \u3000x\u3000\n",
        "l: \u00a0x\n",
        "m: x  \n",
        " nn: 1\n",
        "\n",
    ),
    # what a file may begin with, or hold
    *("\ufeff", "%YAML 1.1\n---\n", "%YAML 1.2\n---\n", "%TAG ! x:\n---\n", "---\n", "...\n", "--- |\n x\n", "#x\n"),
    # keys
    *("? k\n: v\n", "? [a, b]\n: c\n", "? |\n  k\n: v\n", "? o\n", "p : 1\n", '"q" : 2\n', "'r':3\n", "s:: t\n"),
    *("{? t : u}\n", "v: {w, x}\n", "yy: {a: 1}\n", 'z: {"a":b}\n', "aa: {a:b}\n", "ab: [a: 1, ]\n", "ac: [,]\n"),
    *(
        "a: 1\na: 2\n",
        "e\u0301: 1\n\u00e9: 2\n",
        f"{'b' * 1100}: 1\n",
        f'"{"b" * 1100}": 1\n',
        f"{{{'c' * 1100}: 1}}\n",
    ),
    # anchors, aliases, merge keys, tags
    *("<<: {a: 1}\n", "<<: *a\n", "ad: &a 1\n", "ae: *a\n", "af: !!str 1\n", "!!map\n", "ag: !<tag:x> y\n", "ah: !\n"),
    # blocks
    *("ai: |2\n    x\n   y\n", "aj: |-\n  x  \n\n", "ak: >+\n  a\n\n  b\n   c\n", "al: >1\n  x\n", "am: |9\n  x\n"),
    *("an: |0\n x\n", "ao: | #c\n  x\n", "ap: |#c\n  x\n", "aq: |\n\n   x\n  y\n", "ar: |\n  x\n y\n"),
    # quotes and escapes
    *('as: "a\\\n   b"\n', "at: 'x\n\n  y'\n", 'au: "\\x41\\u00e9\\U0001F600\\/ \\_"\n', 'av: "\\ud83d\\ude00"\n'),
    *('aw: "\\ud83d"\n', 'ax: "\\0"\n', 'ay: "', "az: '", "ba: 'it''s'\n", 'bb: "a\tb"\n', 'bc: "a\n...\nb"\n'),
    # numbers and words that mean something elsewhere
    *(
        "bd: 1:30\n",
        "be: 1_000\n",
        "bf: .inf\n",
        "bg: -.NaN\n",
        "bh: 0x1F\n",
        "bi: 0o17\n",
        "bj: 017\n",
        "bk: 1e999999\n",
    ),
    *(
        "bl: =\n",
        "bm: ~\n",
        "bn: Yes\n",
        "bo: 2024-01-01T00:00:00Z\n",
        "bp: 2024-1-1\n",
        "bq: １２\n",
        f"br: {'9' * 99}\n",
    ),
    # letters
    *(
        "bs: 😀\n",
        "bt: \x00\n",
        "bu: \x1b[31m\n",
        "bv: \x7f\n",
        "bw: \x9b\n",
        "bx: \ufdd0\n",
        "by: \U000e0041\n",
        "bz: \u200b\n",
    ),
    # lists and brackets
    *("- x\n", "  - y\n", "- - - x\n", "-\n - x\n", "- ? x\n", "ca: [\n", "]\n", "cb: {\n", "}\n", "cc: [a\n b]\n"),
    *(
        "cd: [\n#c\na]\n",
        "ce: - x\n",
        "cf: @x\n",
        "cg: `x\n",
        "ch: %x\n",
        "ci: ?x\n",
        "cj: -x\n",
        "ck: a: b\n",
        "cl: x#c\n",
    ),
)
INSERTED = ("\t", " ", "\n", ":", ": ", "?", "-", "\ufeff", "#", "'", '"', ",", "[", "}", "|", "\r\n", "\\", "&", "*")


@st.composite
def spelt(draw: st.DrawFn) -> str:
    """Draw some lines one below another, sometimes with a mark anywhere, sometimes with the line ends of Windows."""
    text = "".join(draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=5)))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(INSERTED)) + text[at:]
    return text.replace("\n", "\r\n") if draw(st.integers(0, 4)) == 0 else text


def alike(text: str) -> bool:
    """Assert that both halves give the same tree, or both refuse; return whether they read it."""
    fast, pure = read_text(text, "f"), read_text(text, "f", pure=True)
    keeps_its_promises(fast)
    keeps_its_promises(pure)
    assert bool(fast.diagnostics) == bool(pure.diagnostics), text
    if not fast.diagnostics:
        assert bare(fast.tree) == bare(pure.tree), text
    return not fast.diagnostics


@examples(600)
@given(spelt())
def test_a_spelling_is_read_alike_or_refused_by_both(text: str) -> None:
    alike(text)


@pytest.mark.parametrize("line", LINES, ids=ascii)
def test_each_spelling_by_itself_and_below_another(line: str) -> None:
    alike(line)
    alike("x: 1\n" + line)


def test_the_two_halves_by_themselves_do_differ() -> None:
    """Were there no difference to be found, the law above would show nothing: these are read by one half only."""
    differing = []
    for line in LINES:
        taken = []
        for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            try:
                taken.append([type(one).__name__ for one in yaml.parse("x: 1\n" + line, Loader=loader)])
            except (yaml.YAMLError, ValueError):
                taken.append(["refused"])
        differing += [line] if taken[0] != taken[1] else []
    assert differing or not hasattr(yaml, "CSafeLoader")


def test_some_of_the_spellings_are_read() -> None:
    assert alike("yy: {a: 1}\n")
    assert alike("aj: |-\n  x  \n\n")
    assert alike("bs: 😀\r\n")
    assert not alike("a:\t1\n")
    assert not alike("ad: &a 1\nae: *a\n")


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\xd8a\x00:\x00 \x001\x00", b"a: \xed\xa0\x80\n", b"a: \xf4\x90\x80\x80\n"]
)
def test_half_of_a_character_is_refused_in_every_encoding(data: bytes) -> None:
    reading = read_bytes(data, "f")
    keeps_its_promises(reading)
    assert reading.diagnostics
