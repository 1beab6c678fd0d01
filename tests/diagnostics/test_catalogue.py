"""Every diagnostic speaks to the person who edits the file, in Chinese first."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from talentrules.diagnostics import CATALOGUE, Severity, Wording, fill
from talentrules.diagnostics.words.check import CHECK
from talentrules.diagnostics.words.laws import LAWS
from talentrules.diagnostics.words.meaning import MEANING
from talentrules.diagnostics.words.profile import PROFILE
from talentrules.diagnostics.words.proof import PROOF
from talentrules.diagnostics.words.receipt import RECEIPT
from talentrules.diagnostics.words.scenario import SCENARIO
from talentrules.diagnostics.words.shape import SHAPE
from talentrules.diagnostics.words.table import TABLE
from talentrules.diagnostics.words.text import TEXT

CHINESE = re.compile(r"[\u4e00-\u9fff]")
PYTHON = re.compile(
    r"\b(?:str|int|dict|tuple|bool|float|NoneType|None|True|False|Decimal|frozenset|ValueError|KeyError|TypeError|"
    r"Traceback|pydantic|list index|datetime|isinstance|mappingproxy|object at)\b"
)
of_every_code = pytest.mark.parametrize(("code", "wording"), CATALOGUE.items(), ids=list(CATALOGUE))


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@of_every_code
def test_a_code_is_written_in_kebab_case(code: str, wording: Wording) -> None:
    assert re.fullmatch(r"[a-z]+[0-9]*(?:-[a-z]+[0-9]*)*", code)


@of_every_code
def test_message_and_hint_stand_in_both_languages(code: str, wording: Wording) -> None:
    for text in (wording.message, wording.hint, wording.message_en, wording.hint_en):
        assert text.strip() == text
        assert text
        assert "\n" not in text


@of_every_code
def test_the_chinese_words_are_chinese_and_the_english_ones_english(code: str, wording: Wording) -> None:
    assert CHINESE.search(wording.message)
    assert CHINESE.search(wording.hint) or _places(wording.hint)
    assert re.search(r"[a-z]{2}", wording.message_en)
    chinese_allowed = re.sub(r"[0-9.,]+(?:万|亿)?元|“[^”]*”|`[^`]*`|人才\S*|候鸟\S*|\(\S+\)", "", wording.message_en)
    assert not CHINESE.search(chinese_allowed)


@of_every_code
def test_no_word_of_the_programming_language_is_shown(code: str, wording: Wording) -> None:
    for text in (wording.message, wording.hint, wording.message_en, wording.hint_en):
        assert not PYTHON.search(text), text


@of_every_code
def test_the_english_words_need_nothing_that_the_chinese_ones_do_not_have(code: str, wording: Wording) -> None:
    chinese = _places(wording.message) | _places(wording.hint)
    english = {name.removesuffix("_en") for name in _places(wording.message_en) | _places(wording.hint_en)}
    assert english <= chinese
    assert all(re.fullmatch(r"[a-z_]+", name) for name in chinese | english)


@of_every_code
def test_the_message_is_no_sentence_with_a_stop(code: str, wording: Wording) -> None:
    assert not wording.message.endswith(("。", ".", "！", ":", "："))
    assert not wording.message_en.endswith((".", "。", "!", ":"))


@of_every_code
def test_every_wording_can_be_filled(code: str, wording: Wording) -> None:
    texts = (wording.message, wording.hint, wording.message_en, wording.hint_en)
    names = set().union(*map(_places, texts))
    filled = fill(code, dict.fromkeys(names, "甲"))
    assert filled.severity is Severity(wording.severity)
    for lang in ("zh", "en"):
        assert all(not re.search(r"\{[a-z_]+\}", text) for text in filled.words(lang))


def test_no_code_stands_twice() -> None:
    files = (TEXT, SHAPE, LAWS, MEANING, CHECK, PROFILE, RECEIPT, PROOF, SCENARIO, TABLE)
    assert sum(map(len, files)) == len(CATALOGUE)


def test_no_message_says_what_another_says() -> None:
    messages = [(wording.message, wording.hint) for wording in CATALOGUE.values()]
    assert len(set(messages)) == len(messages)
