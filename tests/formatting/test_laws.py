"""Whatever a pack looks like: formatting keeps what it says, keeps every comment, and is done after one time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from talentrules.formatting import Naming, comments
from talentrules.model.pack import Pack
from talentrules.syntax import Reading, read_text
from talentrules.syntax.places import plain
from tests.formatting.dumped import FILES, STYLES, decoded, dumped, shuffled, written

_SHIPPED = [path for path in FILES if "language" not in path.parts]
_FILES, _SEEDS = st.sampled_from(FILES), st.integers(0, 2**32)
_COMMENT = re.compile(r"# 说明\d+[甲乙]")
_KEY = re.compile(r"(?P<indent> *)(?P<dash>(?:- )*)(?P<key>[^\s'\"#\[\]{}|>-][^:]*): *(?P<value>.*)")


def _holds(reading: Reading) -> object:
    return None if reading.tree is None else plain(reading.tree)


def _said(text: str, beside: Path) -> Pack:
    return replace(written(text, beside)[1], sha256="")


@pytest.mark.parametrize("path", _SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_is_formatted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert decoded(text, path) == text


@pytest.mark.parametrize("style", STYLES)
@given(path=_FILES, seed=_SEEDS, naming=st.sampled_from(Naming))
@settings(max_examples=4, deadline=None)
def test_formatting_keeps_what_is_said_and_is_done_after_one_time(
    style: str, path: Path, seed: int, naming: Naming
) -> None:
    before = dumped(shuffled(path, Random(seed)), style)
    after = decoded(before, path, naming)
    assert _said(after, path) == _said(before, path) == replace(written(path.read_text("utf-8"), path)[1], sha256="")
    assert decoded(after, path, naming) == after


@given(path=_FILES, seed=_SEEDS, style=st.sampled_from(list(STYLES)))
@settings(max_examples=10, deadline=None)
def test_names_and_then_ids_is_ids(path: Path, seed: int, style: str) -> None:
    text = dumped(shuffled(path, Random(seed)), style)
    by_names = decoded(text, path, Naming.NAMES)
    assert decoded(by_names, path, Naming.IDS) == decoded(text, path, Naming.IDS)
    assert decoded(decoded(by_names, path, Naming.IDS), path, Naming.NAMES) == by_names


@given(path=_FILES, one=_SEEDS, other=_SEEDS)
@settings(max_examples=10, deadline=None)
def test_the_order_in_which_keys_were_written_does_not_show(path: Path, one: int, other: int) -> None:
    """Whatever the order was, the lines are the same; only the few keys that may come in either order can be swapped."""
    texts = [decoded(dumped(shuffled(path, Random(seed)), "blocks"), path) for seed in (one, other)]
    assert _dashes(texts[0]) == _dashes(texts[1])


def _dashes(text: str) -> Counter[str]:
    """Return the lines without the dash that whatever key comes first in an item has."""
    return Counter(line.replace("- ", "  ").strip() for line in text.split("\n"))


def _annotated(text: str, random: Random) -> tuple[str, dict[str, str]]:
    """Return `text` with comments above and behind some of its keys, and the key that each is about."""
    lines: list[str] = []
    about: dict[str, str] = {}
    for line in text.split("\n"):
        key = _KEY.fullmatch(line)
        if key is not None and not key["dash"] and random.random() < 0.3:
            name = f"# 上{len(about)}"
            about[name] = key["key"]
            lines.append(key["indent"] + name)
        if key is not None and not key["value"].startswith(("|", ">")) and random.random() < 0.3:
            name = f"# 后{len(about)}"
            about[name] = key["key"]
            lines.append(f"{line}  {name}")
        else:
            lines.append(line)
    return "\n".join(lines), about


def _key_of(comment: str, lines: list[str]) -> str:
    """Return the key on the line of the comment, or on the first line below it that is no comment."""
    place = next(place for place, line in enumerate(lines) if line.endswith(comment))
    line = next(line for line in lines[place:] if line.strip() and not line.strip().startswith("#"))
    key = _KEY.match(line)
    return key["key"] if key is not None else line


@given(path=_FILES, seed=_SEEDS)
@settings(max_examples=20, deadline=None)
def test_every_comment_stays_beside_its_key_and_stands_once(path: Path, seed: int) -> None:
    random = Random(seed)
    text, about = _annotated(dumped(shuffled(path, random), "blocks"), random)
    after = decoded("# 关于这个文件\n\n" + text, path)
    lines = after.split("\n")
    assert lines[:2] == ["# 关于这个文件", ""]
    assert {comment: _key_of(comment, lines) for comment in about} == about
    assert Counter(comments(read_text(after, "after"))) == Counter(["# 关于这个文件", *about])
    assert decoded(after, path) == after


@given(path=_FILES, seed=_SEEDS)
@settings(max_examples=8, deadline=None)
def test_comments_make_no_difference_to_anything_else(path: Path, seed: int) -> None:
    text = dumped(shuffled(path, Random(seed)), "blocks")
    annotated = decoded(_annotated(text, Random(seed))[0], path)
    kept = [line for line in annotated.split("\n") if not line.strip().startswith("#")]
    assert [re.sub(r"  # 后\d+$", "", line) for line in kept] == decoded(text, path).split("\n")


def _scattered(text: str, random: Random) -> str:
    """Return `text` with comments anywhere, at any depth and behind anything, and blank lines."""
    lines: list[str] = []
    for place, line in enumerate(text.split("\n")):
        if random.random() < 0.15:
            lines.append(" " * random.choice((0, 2, 4, 6, 8)) + f"# 说明{place}甲")
        if random.random() < 0.1:
            lines.append("")
        behind = f"  # 说明{place}乙" if line.strip() and random.random() < 0.15 else ""
        lines.append(line + behind)
    return "\n".join(lines)


@given(path=_FILES, seed=_SEEDS, style=st.sampled_from(list(STYLES)))
@settings(max_examples=40, deadline=None)
def test_comments_anywhere_are_kept_once_each(path: Path, seed: int, style: str) -> None:
    random = Random(seed)
    text = dumped(shuffled(path, random), style)
    scattered = _scattered(text, random)
    reading = read_text(scattered, path.name)
    # a line within a text of several lines is no comment
    assume(not reading.diagnostics and _holds(reading) == _holds(read_text(text, path.name)))
    after = decoded(scattered, path)
    assert Counter(_COMMENT.findall(after)) == Counter(_COMMENT.findall(scattered))
    assert _said(after, path) == _said(text, path)
    assert decoded(after, path) == after
