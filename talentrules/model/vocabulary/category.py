"""How the person is classed as a talent. A class means nothing without the scheme that gave it."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import DAY, WORDS, YEAR, YES_NO, option, ordered, records, row, several

__all__ = ["FACTS", "RECOGNITIONS"]

_fact = partial(row, "category")

RECOGNITIONS = records(
    _fact("scheme", "认定办法", WORDS, "是按哪个人才认定办法（哪个地方、哪一版）认定的？", also=("认定标准",)),
    _fact("class", "人才类别", WORDS, "认定为哪一类？", "人才认定文件", also=("类别", "层次")),
    _fact("issued_by", "认定机关", WORDS, "由哪个部门认定？", "人才认定文件", also=("认定部门", "发证机关")),
    _fact("issued_on", "认定日期", DAY, "哪一天认定的？", "人才认定文件", also=("认定时间",)),
    _fact("valid_to", "有效期至", DAY, "认定的有效期到哪一天？", "人才认定文件", also=("到期日期",)),
)
"""Recognitions as a talent of some class; a spouse has them too."""

# Groups overlap, and who belongs to one is for each pack to say.
_GROUPS = several(
    option("high_level", "高层次人才", "高层次"),
    option("urgent", "急需紧缺人才", "急需紧缺"),
    option("high_end", "高端人才", "高端"),
    option("leading", "领军人才", "领军"),
    option("flexible", "柔性引进人才", "柔性引进", "柔性人才"),
    option("migratory", "候鸟人才", "候鸟", "“候鸟”人才"),
    option("away_native", "在外人才", "在外", "本籍在外人才"),
    option("returnee", "返乡人才", "返乡"),
    option("youth", "青年人才", "青年"),
    option("rural", "乡村振兴人才", "乡村振兴"),
    option("overseas", "海外人才", "海外", "留学人才", "留学人员"),
    option("special_province", "甘肃省特殊人才"),
    option("skilled", "高技能人才", "高技能"),
    option("ecommerce", "电商人才", "电商"),
    option("party_gov", "党政人才", "党政"),
    option("business", "经商人才", "经商"),
)
_HONOUR_LEVEL = ordered(
    option("county", "县级", "县"),
    option("municipal", "市级", "市"),
    option("provincial", "省部级", "省级", "省部"),
    option("national", "国家级", "国家"),
)

FACTS = (
    _fact("recognitions", "人才认定", RECOGNITIONS, "您获得过哪些人才认定？", "人才认定文件", also=("人才类别认定",)),
    _fact("talent_groups", "人才群体", _GROUPS, "您属于哪些人才群体？", also=("人才类型",)),
    _fact(
        "urgent_catalogue_match",
        "列入急需紧缺目录",
        YES_NO,
        "您的岗位或专业是否列入本市急需紧缺人才目录？",
        also=("急需紧缺目录", "符合急需紧缺目录"),
    ),
    _fact("urgent_catalogue_year", "急需紧缺目录年度", YEAR, "列入的是哪一年的急需紧缺人才目录？", also=("目录年度",)),
    _fact(
        "honours",
        "荣誉称号",
        records(
            _fact("name", "荣誉名称", WORDS, "是什么荣誉称号？", "荣誉证书", also=("名称", "称号")),
            _fact("level", "荣誉级别", _HONOUR_LEVEL, "是哪一级的荣誉？", "荣誉证书", also=("级别",)),
            _fact("granted_on", "授予日期", DAY, "哪一天授予的？", "荣誉证书", also=("授予时间",)),
            _fact("rank", "荣誉等次", WORDS, "是哪一等次？", "荣誉证书", also=("等次",)),
        ),
        "您获得过哪些荣誉称号？",
        "荣誉证书",
        also=("荣誉",),
    ),
    _fact(
        "prizes",
        "科技和行业奖项",
        records(
            _fact("name", "奖项名称", WORDS, "是什么奖项？", "获奖证书", also=("名称",)),
            _fact("grade", "奖项等级", WORDS, "是几等奖？", "获奖证书", also=("等级",)),
            _fact("role", "完成人排名", WORDS, "您是第几完成人？", "获奖证书", also=("角色", "承担角色")),
        ),
        "您获得过哪些科技奖或行业奖？",
        "获奖证书",
        also=("科技/行业奖项", "奖项"),
    ),
)
