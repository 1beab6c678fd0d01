"""Professional titles and skills. That a doctor ranks with a senior title is a rule of a pack, never of the vocabulary."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import DAY, WORDS, YES_NO, option, ordered, row, several
from talentrules.model.vocabulary.regions import REGION

__all__ = ["FACTS"]

_fact = partial(row, "title")

# 高级 alone is no name here: 高级职称 means both of the upper two.
_TITLE_RANK = ordered(
    option("none", "无职称", "无"),
    option("junior", "初级", "初级职称"),
    option("intermediate", "中级", "中级职称"),
    option("associate_senior", "副高级", "副高", "副高级职称"),
    option("senior", "正高级", "正高", "正高级职称"),
)
_SKILL_LEVEL = ordered(
    option("none", "无技能等级", "无"),
    option("junior_worker", "初级工", "五级", "五级工"),
    option("intermediate_worker", "中级工", "四级", "四级工"),
    option("senior_worker", "高级工", "三级", "三级工"),
    option("technician", "技师", "二级"),
    option("senior_technician", "高级技师", "一级"),
    option("special_grade_technician", "特级技师"),
    option("chief_technician", "首席技师"),
)
_LICENCES = several(
    option("physician", "执业医师", "执业医师资格"),
    option("four_certificates", "四证合一", "规培四证合一"),
    option("nurse", "执业护士", "护士执业资格"),
    option("pharmacist", "执业药师", "执业药师资格"),
    option("teacher", "教师资格", "教师资格证"),
    option("lawyer", "法律职业资格", "法律职业资格证"),
    option("accountant", "注册会计师"),
    option("constructor", "注册建造师"),
)

FACTS = (
    _fact("title_rank", "职称级别", _TITLE_RANK, "您的职称是哪一级？", "职称证书", also=("职称", "职称等级")),
    _fact("title_series", "职称系列", WORDS, "您的职称属于哪个系列（卫生、教育、工程、农业等）？", "职称证书"),
    _fact(
        "title_obtained_on",
        "职称取得时间",
        DAY,
        "您的职称是哪一天取得的？",
        "职称证书",
        also=("取得职称时间", "职称取得日期"),
    ),
    _fact(
        "title_appointed_on",
        "职称聘任时间",
        DAY,
        "单位是从哪一天起聘任您这一职称的？",
        "职称聘任文件",
        also=("聘任时间", "职称聘任日期"),
    ),
    _fact("title_awarded_in", "职称评审地区", REGION, "您的职称是在哪里评审的？", "职称证书", also=("评审地区",)),
    _fact(
        "skill_level",
        "职业技能等级",
        _SKILL_LEVEL,
        "您的职业技能等级是哪一级？",
        "职业资格（技能等级）证书",
        also=("技能等级", "职业资格等级"),
    ),
    _fact("professional_licences", "执业资格", _LICENCES, "您持有哪些执业资格？", "执业资格证书", also=("执业证书",)),
    _fact("retired", "已退休", YES_NO, "您是否已经退休？", "退休证", also=("是否退休", "退休")),
)
