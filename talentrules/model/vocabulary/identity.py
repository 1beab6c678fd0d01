"""Who the person is. No document number is ever asked for or kept."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import DAY, YES_NO, choice, option, records, row
from talentrules.model.vocabulary.regions import REGION

__all__ = ["FACTS"]

_fact = partial(row, "identity")

_NATIONALITY = choice(
    option("china", "中国", "中国籍"),
    option("foreign", "外籍", "外国", "外国籍"),
    option("hmt", "港澳台", "港澳台居民"),
)

FACTS = (
    _fact("birth_date", "出生日期", DAY, "您的出生日期是哪一天？", "身份证", also=("出生年月日",)),
    _fact("nationality", "国籍", _NATIONALITY, "您是中国籍、外籍，还是港澳台居民？", "身份证、护照或来往内地通行证"),
    _fact("hukou_place", "户籍地", REGION, "您的户口在哪里？", "户口簿", also=("户籍", "户籍所在地", "户口所在地")),
    _fact(
        "hukou_moved_in_on",
        "落户日期",
        DAY,
        "您的户口是哪一天迁入本市的？",
        "户口簿",
        also=("落户时间", "户口迁入日期"),
    ),
    # Where the family is from, which is not where the household register is kept.
    _fact("native_place", "籍贯", REGION, "您的籍贯是哪里？", "户口簿"),
    _fact(
        "residence_places",
        "常住地",
        records(
            _fact("region", "地区", REGION, "在哪个地方居住？"),
            _fact("from", "起始日期", DAY, "从哪一天开始在那里居住？", also=("起",)),
            _fact("to", "截止日期", DAY, "在那里住到哪一天？", also=("止",)),
        ),
        "您在哪些地方常住过？",
        "居住证或居住证明",
        also=("居住地", "常住地址"),
    ),
    # For the care of party organisations only; no pack should make money or services depend on it.
    _fact(
        "party_member",
        "中共党员",
        YES_NO,
        "您是否为中共党员（仅用于接转组织关系，不作为享受待遇的条件）？",
        also=("党员", "是否中共党员"),
    ),
)
