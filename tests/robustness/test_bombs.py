"""Little that would become very much: refused with a message, in a small stack, without being taken apart."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import pytest

from talentrules.diagnostics import render_all
from talentrules.syntax import read_bytes, read_text
from talentrules.syntax.reader import MAX_BYTES, Reading
from tests.helpers import lies_inside

_T = TypeVar("_T")
SMALL_STACK = 256 * 1024

LAUGHS = "a0: &a0 [lol, lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
MERGES = "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], y{n}: 1}}\n" for n in range(1, 40))
BOMBS = {
    "brackets": ("a: " + "[" * 100_000, "too-deep"),
    "braces": ("a: " + "{a: " * 100_000, "too-deep"),
    "dashes": ("a:\n" + "- " * 100_000, "too-deep"),
    "question marks": ("? " * 100_000, "too-deep"),
    "steps": ("".join(f"{' ' * n}a:\n" for n in range(1500)), "too-deep"),
    "laughs": (LAUGHS, "yaml-anchor"),
    "merges": (MERGES, "yaml-anchor"),
    "an alias of itself": ("a: &a [*a]\n", "yaml-anchor"),
    "values": ("a: [" + "1," * 500_000 + "]", "too-many-values"),
    "one scalar": ("a: " + "x" * (50 * 1024 * 1024), "file-too-large"),
    "digits": (f"a: {'9' * 100_000}\n", "number-too-long"),
    "digits behind a point": (f"a: 1.{'9' * 100_000}\n", "number-too-long"),
    "an exponent": ("a: 1e999999999\n", "number-form"),
    "an exponent below": ("a: 1e-999999999\n", "number-form"),
    "a number to the base of 16": (f"a: 0x{'f' * 100_000}\n", "number-form"),
    "a number with marks between": ("a: 1_000\n", "number-form"),
    "a clock": ("a: 1:30\n", "clock-number"),
    "a long clock": (f"a: 1{':30' * 30_000}\n", "clock-number"),
    "infinity": ("a: .inf\n", "number-form"),
    "no number": ("a: .nan\n", "number-form"),
    "mistakes": ("a: no\n" + "".join(f"k{n}: no\n" for n in range(10_000)), "too-many-errors"),
    "tabs": ("a:\n" + "\t\n" * 100_000 + "b: 1\n", "tab"),
    "characters": ("a: " + "\u202e" * 100_000, "too-many-errors"),
    "an open quotation mark": ('a: "' + "x\n" * 200_000, "unclosed-quote"),
}


def in_a_small_stack(call: Callable[[], _T]) -> _T:
    """Return what `call` returns from a thread whose stack is small; an exception of it fails the test."""
    before, kept = threading.stack_size(SMALL_STACK), []
    thread = threading.Thread(target=lambda: kept.append(call()))
    try:
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    assert kept, "the thread came to no result"
    return kept[0]


def _codes(reading: Reading) -> set[str]:
    assert all(lies_inside(one.span) for one in reading.diagnostics)
    assert len(reading.diagnostics) <= 205
    assert len(render_all(reading.diagnostics)) < 200_000
    return {one.code for one in reading.diagnostics}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_words(name: str) -> None:
    text, code = BOMBS[name]
    assert code in _codes(in_a_small_stack(lambda: read_text(text, "f.yaml")))


@pytest.mark.parametrize("name", ["brackets", "braces", "dashes", "laughs", "an exponent"])
def test_a_bomb_is_refused_without_libyaml_too(name: str) -> None:
    text, code = BOMBS[name]
    assert code in _codes(in_a_small_stack(lambda: read_text(text, "f.yaml", pure=True)))


def test_the_largest_file_is_read_and_one_byte_more_is_not() -> None:
    head, tail = b'a: "', b'"\n'
    fits = head + b"x" * (MAX_BYTES - len(head) - len(tail)) + tail
    assert not read_bytes(fits, "f.yaml").diagnostics
    assert _codes(read_bytes(fits + b"#", "f.yaml")) == {"file-too-large"}


def test_what_is_deep_but_not_too_deep_is_read() -> None:
    assert not read_text("a: " + "[" * 63 + "1" + "]" * 63, "f.yaml").diagnostics
    assert _codes(read_text("a: " + "[" * 64 + "1" + "]" * 64, "f.yaml")) == {"too-deep"}
