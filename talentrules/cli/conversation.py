"""The talk of `ask`: a question is put, what the person writes is read, until nothing is left to ask.

A person answers with the number or the name of a choice, an amount, a day. Every question takes the same few words
beside an answer: skip, none, back, help, stop.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import click

from talentrules.cli.output import note
from talentrules.diagnostics import Language
from talentrules.errors import TalentRulesError
from talentrules.explain.labels import Words
from talentrules.explain.values import fact_words, humanise, money_words, proof_words
from talentrules.inquiry import Interview, next_questions, read_answer
from talentrules.inquiry.cut_points import paths_read
from talentrules.model.decision import Question
from talentrules.model.facts import (
    NONE,
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    Option,
    RecordsType,
    SetType,
    TextType,
    Value,
)
from talentrules.money import Money

__all__ = ["InputEndedError", "converse", "file_to_write"]


class InputEndedError(TalentRulesError):
    """Standard input ended while a question was open; `so_far` is the interview up to that question."""

    so_far: Interview | None = None

    def render(self, lang: Language = "zh") -> str:
        """Return the message in `lang`."""
        if lang == "en":
            return "error[input-ended]: the input ended before the interview did; answer “stop” to end it early"
        return "错误[input-ended]：还没有问完，输入就结束了；要提前结束请回答“结束”"


class _Said(Enum):
    """What a person may say instead of an answer."""

    SKIP = ("跳过", "不知道", "不清楚", "skip", "")
    NONE = ("没有", "无", "none")
    BACK = ("返回", "上一题", "back")
    HELP = ("帮助", "?", "？", "help")
    STOP = ("结束", "退出", "stop", "quit")


_SAID = {word: said for said in _Said for word in said.value}
_NO = frozenset({"否", "不", "不用", "不写", "n", "no"})
_APART = re.compile(r"[\s,，、;；]+")
_MOST_RECORDS = 20

_ASK = Words("【{number}】{question}", "[{number}] {question}")
_WHAT = Words("{name}是什么？", "{name}?")
_MATTERS = Words("    关系到：{what}", "    bears on: {what}")
_UP_TO_VERDICTS = Words("最多{count}项结论", "up to {count} verdicts")
_UP_TO_MONEY = Words("最多{money}", "up to {money}")
_BENEFITS = Words("{count}项待遇", "{count} benefits")
_PROOF = Words("    {shown}", "    {shown}")
_CHOICE = Words("    {number}. {name}", "    {number}. {name}")
_HOW: dict[type, Words] = {
    BooleanType: Words("    回答：是 或 否", "    answer: yes or no"),
    NumberType: Words("    回答：数字（{unit}）", "    answer: a number ({unit})"),
    MoneyType: Words("    回答：金额，例如 4000元、10万元", "    answer: an amount, such as 4000元, 10万元"),
    DateType: Words("    回答：日期，例如 2024-07-01", "    answer: a day, such as 2024-07-01"),
    TextType: Words("    回答：文字", "    answer: text"),
    ChoiceType: Words("    回答：序号或名称", "    answer: a number or a name"),
    SetType: Words("    回答：一个或几个序号或名称，用顿号隔开", "    answer: numbers or names, commas between them"),
    RecordsType: Words("    回答：有几条；没有请写 0", "    answer: how many; 0 for none"),
}
_ALWAYS = Words(
    "    也可以回答：跳过（不知道）、没有、返回、帮助、结束", "    or: skip (not known), none, back, help, stop"
)
_RECORD = Words("  第{place}条“{name}”：", "  no. {place} of {name}:")
_TOO_MANY = Words("  最多{most}条", "  at most {most}")
_A_DAY = Words("请写成日期，例如 2024-07-01；不知道请写“跳过”", "write a day, such as 2024-07-01; or skip")
_DONE = Words("问完了：再问下去也不会改变结论。", "Done: no further answer can change anything.")
_LEFT = Words("问完了：跳过的问题仍未确定。", "Done: what was skipped stays open.")
_WRITE = Words("要把情况写入文件吗？写文件名，不写就回车：", "Write the profile to a file? Its name, or just Enter:")
_FIX = Words("    {message}。{hint}", "    {message}. {hint}")


def converse(interview: Interview, lang: Language) -> Interview:
    """Hold the interview to its end and return it.

    Raises:
        InputEndedError: where standard input ends before.

    """
    read = frozenset(paths_read(interview.pack))
    number = 1
    while (question := interview.question) is not None:
        fact = interview.pack.facts[question.fact]
        _put(number, fact, question, lang)
        try:
            answer = _answer(fact, fact.id, read, lang)
        except InputEndedError as error:
            error.so_far = interview
            raise
        match answer:
            case _Said.STOP:
                return interview
            case _Said.BACK:
                interview, number = interview.back(), max(1, number - 1)
            case _Said():
                interview, number = interview.skip(), number + 1
            case _:
                interview, number = interview.answer(answer), number + 1
    note((_LEFT if next_questions(interview.decision) else _DONE).say(lang))
    return interview


def file_to_write(lang: Language) -> Path | None:
    """Ask whether to keep the profile; no answer, or the end of the input, is no."""
    note(_WRITE.say(lang))
    try:
        written = _line()
    except InputEndedError:
        return None
    return None if written in _SAID or written in _NO else Path(written)


def _put(number: int, fact: Fact, question: Question, lang: Language) -> None:
    """Print the question, what hangs on it, and how it can be answered."""
    note("")
    note(_ASK.say(lang, number=number, question=_words(fact, lang)))
    weight = [_BENEFITS.say(lang, count=len(question.benefits))]
    if question.verdicts:
        weight.append(_UP_TO_VERDICTS.say(lang, count=question.verdicts))
    if question.at_stake != Money(0):
        weight.append(_UP_TO_MONEY.say(lang, money=money_words(question.at_stake, lang)))
    note(_MATTERS.say(lang, what=("，" if lang == "zh" else ", ").join(weight)))
    _choices(fact, lang)
    if isinstance(fact.type, RecordsType):
        note(_HOW[RecordsType].say(lang))


def _words(fact: Fact, lang: Language) -> str:
    if lang == "zh" and fact.question:
        return fact.question
    return _WHAT.say(lang, name=fact_words(fact, fact.id, lang))


def _choices(fact: Fact, lang: Language) -> None:
    if isinstance(fact.type, ChoiceType | SetType):
        for number, option in enumerate(fact.type.options, start=1):
            note(_CHOICE.say(lang, number=number, name=humanise(option.id) if lang == "en" else option.name))


def _help(fact: Fact, lang: Language) -> None:
    unit = fact.type.unit if isinstance(fact.type, NumberType) else ""
    if fact.proof and lang == "zh":
        note(_PROOF.say(lang, shown=proof_words(fact.proof, lang)))
    note(_HOW[type(fact.type)].say(lang, unit=unit))
    note(_ALWAYS.say(lang))


def _answer(fact: Fact, path: str, read: frozenset[str], lang: Language) -> Value | _Said:
    """Return what the person answers, asking again until it can be read."""
    while True:
        written = _line()
        said = _SAID.get(written)
        if said is _Said.HELP:
            _help(fact, lang)
        elif said is _Said.NONE:
            return _nothing(fact)
        elif said is not None:
            return said
        elif (value := _read(written, fact, path, read, lang)) is not None:
            return value


def _read(written: str, fact: Fact, path: str, read: frozenset[str], lang: Language) -> Value | _Said | None:
    """Return what was written as a value, or None after saying what is wrong with it."""
    if isinstance(fact.type, RecordsType):
        count = _count(written, fact.type, lang)
        return None if count is None else _records(fact, count, path, read, lang)
    value, problems = read_answer(fact, _as_written(written, fact))
    for one in problems:
        message, hint = one.words(lang)
        if isinstance(fact.type, DateType):
            hint = _A_DAY.say(lang)
        note(_FIX.say(lang, message=message, hint=hint))
    return value


def _nothing(fact: Fact) -> Value:
    """Return what 没有 means: no, 0, nothing chosen, none."""
    match fact.type:
        case BooleanType():
            return False
        case NumberType():
            return fact.type.minimum or 0
        case MoneyType():
            return Money(0)
        case _:
            return NONE


def _count(written: str, kind: RecordsType, lang: Language) -> int | None:
    """Return how many records there are, or None where that was no number of them."""
    most = 1 if kind.single else _MOST_RECORDS
    yes_or_no = {"有": 1, "是": 1, "yes": 1, "否": 0, "no": 0}
    if written in yes_or_no:
        return yes_or_no[written]
    if written.isdecimal() and len(written) <= 2 and int(written) <= most:
        return int(written)
    note(_HOW[RecordsType].say(lang) if not written.isdecimal() else _TOO_MANY.say(lang, most=most))
    return None


def _records(fact: Fact, count: int, path: str, read: frozenset[str], lang: Language) -> Value | _Said:
    """Ask for so many records; who goes back or stops in one of them leaves the whole list."""
    listed: list[dict[str, Value]] = []
    for place in range(1, count + 1):
        record = _record(fact, place, path, read, lang)
        if isinstance(record, _Said):
            return record
        listed.append(record)
    return tuple(listed) or NONE


def _record(fact: Fact, place: int, path: str, read: frozenset[str], lang: Language) -> dict[str, Value] | _Said:
    """Ask for the fields of one record that the pack reads; a field that is skipped stays unknown."""
    record: dict[str, Value] = {}
    note(_RECORD.say(lang, place=place, name=fact_words(fact, fact.id, lang)))
    for field in _fields(fact, path, read):
        note(f"  {_words(field, lang)}")
        _choices(field, lang)
        answer = _answer(field, f"{path}.{field.id}", read, lang)
        if answer in (_Said.BACK, _Said.STOP):
            return answer  # type: ignore[return-value]
        if not isinstance(answer, _Said):
            record[field.id] = answer
    return record


def _fields(fact: Fact, path: str, read: frozenset[str]) -> Iterator[Fact]:
    fields = fact.type.fields if isinstance(fact.type, RecordsType) else ()
    return (field for field in fields if f"{path}.{field.id}" in read)


def _as_written(written: str, fact: Fact) -> object:
    """Return what the person wrote as a profile would have it: a number of a choice as the choice, yes as true."""
    match fact.type:
        case BooleanType():
            return {"yes": True, "y": True, "no": False, "n": False, "true": True, "false": False}.get(written, written)
        case ChoiceType():
            return _chosen(written, fact.type.options)
        case SetType():
            return [_chosen(one, fact.type.options) for one in _APART.split(written) if one]
        case _:
            return written


def _chosen(written: str, options: tuple[Option, ...]) -> str:
    """Return the id of the choice of that number; anything else as it is."""
    if written.isdecimal() and len(written) <= 3 and 1 <= int(written) <= len(options):
        return options[int(written) - 1].id
    return written


def _line() -> str:
    """Read one line: with line editing at a terminal, as UTF-8 from anything else.

    Raises:
        InputEndedError: where there is none.

    """
    if sys.stdin is None:
        raise InputEndedError
    if sys.stdin.isatty():
        try:
            click.echo("> ", nl=False, err=True)
            return input().strip()
        except EOFError as error:
            raise InputEndedError from error
    line = sys.stdin.buffer.readline()
    if not line:
        raise InputEndedError
    return line.decode("utf-8", "replace").strip()
