"""Spouse, children, parents and other relatives; only what a rule may ask about them, and no names."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import (
    DAY,
    WORDS,
    YES_NO,
    choice,
    option,
    ordered,
    record,
    records,
    row,
    several,
)
from talentrules.model.vocabulary.category import RECOGNITIONS
from talentrules.model.vocabulary.employer import EMPLOYER_TYPE
from talentrules.model.vocabulary.record import CLAIMS
from talentrules.model.vocabulary.regions import REGION

__all__ = ["FACTS"]

_fact = partial(row, "family")

_MARITAL = choice(
    option("single", "未婚"),
    option("married", "已婚"),
    option("divorced", "离异", "离婚"),
    option("widowed", "丧偶"),
)
_EMPLOYMENT = choice(option("employed", "已就业", "在职", "就业"), option("unemployed", "未就业", "待业"))
_STAGE = ordered(
    option("kindergarten", "幼儿园"),
    option("primary", "小学"),
    option("junior_middle", "初中"),
    option("senior_middle", "高中"),
)
_ACTION = choice(option("enrol", "入学"), option("transfer", "转学"))
_KIN = choice(
    option("spouse", "配偶"),
    option("child", "子女"),
    option("parent", "父母"),
    option("parent_in_law", "配偶父母"),
    option("other", "其他亲属", "其他"),
)
_NEEDS = several(option("employment", "就业"), option("health", "医疗"), option("education", "教育"))

FACTS = (
    _fact("marital_status", "婚姻状况", _MARITAL, "您的婚姻状况是？", "结婚证或离婚证", also=("婚姻",)),
    _fact(
        "spouse",
        "配偶",
        record(
            _fact("recognitions", "人才认定", RECOGNITIONS, "配偶获得过哪些人才认定？", "人才认定文件"),
            _fact("claims", "已享受待遇", CLAIMS, "配偶已享受过哪些人才待遇？"),
            _fact("work_region", "工作地", REGION, "配偶在哪里工作？", "劳动（聘用）合同", also=("工作地区",)),
            _fact("employment", "就业状况", _EMPLOYMENT, "配偶目前就业了吗？", "社保缴费证明", also=("就业情况",)),
            _fact("employer_type", "单位性质", EMPLOYER_TYPE, "配偶的单位是什么性质？", also=("单位类型",)),
            _fact("admin_rank", "行政级别", WORDS, "配偶是什么行政级别？", "任职文件", also=("职级",)),
            _fact("moved_with", "随迁", YES_NO, "配偶随您一同迁来本市了吗？", "户口簿", also=("是否随迁",)),
        ),
        "您的配偶情况如何？",
        "结婚证",
    ),
    _fact(
        "children",
        "子女",
        records(
            _fact("birth_date", "出生日期", DAY, "孩子的出生日期是哪一天？", "出生医学证明或户口簿"),
            _fact("stage", "学段", _STAGE, "孩子要上哪个学段？", also=("就读学段",)),
            _fact("action", "就学事项", _ACTION, "孩子是入学还是转学？", also=("入学或转学",)),
            _fact("hukou", "户籍地", REGION, "孩子的户口在哪里？", "户口簿", also=("户籍",)),
        ),
        "您有几个子女，各是什么情况？",
        "户口簿",
    ),
    _fact(
        "parents",
        "父母",
        records(_fact("lives_in_city", "居住本市", YES_NO, "这位老人住在本市吗？", "居住证", also=("是否居住本市",))),
        "您和配偶的父母是什么情况？",
        "户口簿",
        also=("父母（含配偶父母）",),
    ),
    _fact(
        "relatives_in_city",
        "在本市亲属",
        records(
            _fact("kin", "亲属关系", _KIN, "这位亲属是您的什么人？", "户口簿", also=("关系",)),
            _fact("needs", "所需帮助", _NEEDS, "这位亲属在就业、医疗、教育哪些方面需要帮助？", also=("需求",)),
        ),
        "您在本市有哪些亲属？",
        also=("本市亲属",),
    ),
)
