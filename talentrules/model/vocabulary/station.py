"""A station, studio or corps as the one that is assessed and paid, or as the place where a talent serves."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import DAY, WORDS, choice, number, option, ordered, records, row
from talentrules.model.vocabulary.record import ASSESSMENT_FIELDS
from talentrules.model.vocabulary.regions import REGION

__all__ = ["FACTS"]

_fact = partial(row, "station")

_KIND = choice(
    option("migratory", "候鸟人才工作站", "“候鸟”人才工作站", "候鸟工作站"),
    option("academician", "院士工作站", "院士"),
    option("postdoc", "博士后工作站", "博士后"),
    option("investment_talent", "双招双引工作站", "双招双引"),
    option("doctor_studio", "名医工作室"),
    option("teacher_studio", "名师工作室"),
    option("expert_service", "专家服务站"),
    option("tech_corps", "科技专家服务团"),
)
_LEVEL = ordered(
    option("municipal", "市级"),
    option("provincial", "省级"),
    option("national", "国家级"),
)

FACTS = (
    _fact("station_kind", "平台类别", _KIND, "这是哪一类工作站或平台？", "设站批复文件", also=("工作站类别",)),
    _fact(
        "station_levels",
        "工作站级别",
        records(
            _fact("level", "级别", _LEVEL, "入选的是哪一级？", "入选文件"),
            _fact("selected_on", "入选日期", DAY, "哪一天入选的？", "入选文件", also=("入选时间",)),
            _fact("valid_to", "有效期至", DAY, "这一级别的有效期到哪一天？", "入选文件", also=("到期日期",)),
        ),
        "工作站入选过哪些级别（市级、省级、国家级）？",
        "入选文件",
        also=("平台级别",),
    ),
    _fact(
        "station_assessments",
        "工作站考核",
        records(
            *ASSESSMENT_FIELDS,
            _fact("assessor_level", "考核级别", _LEVEL, "是由哪一级考核的？", "考核文件", also=("考核单位级别",)),
        ),
        "工作站历次考核结果如何？",
        "考核文件",
        also=("平台考核",),
    ),
    _fact(
        "station_talents", "登记人才数", number("人"), "工作站登记了多少名人才？", "人才登记册", also=("登记人才人数",)
    ),
    _fact(
        "station_flexible_hired",
        "柔性引进数",
        number("人"),
        "工作站柔性引进了多少人？",
        "引进协议",
        also=("柔性引进人数",),
    ),
    _fact(
        "station_service_hours",
        "服务时长",
        number("小时"),
        "工作站的人才共服务多少小时？",
        "服务记录",
        also=("服务小时数",),
    ),
    _fact(
        "station_heads",
        "站长和副站长",
        records(
            _fact("person", "称呼", WORDS, "这位站长或副站长怎么称呼？", "聘书", also=("姓名",)),
            _fact("native_place", "籍贯", REGION, "这位站长或副站长的籍贯是哪里？", "户口簿"),
        ),
        "工作站的站长和副站长是哪些人？",
        "聘书",
        also=("站长/副站长", "站长"),
    ),
)
