"""Homes bought and rented. The household is the person, the spouse and their children under age."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import (
    AREA,
    DAY,
    PERCENT,
    YES_NO,
    YUAN,
    choice,
    number,
    option,
    record,
    records,
    row,
    several,
)
from talentrules.model.vocabulary.regions import REGION

__all__ = ["FACTS"]

_fact = partial(row, "housing")

_KIND = choice(
    option("new_build", "新建住房", "新建", "新房", "新建商品住房"),
    option("second_hand", "二手住房", "二手", "二手房", "存量住房"),
)
_OTHER_POLICY = several(
    option("public_rental", "公租房", "公共租赁住房"),
    option("housing_voucher", "房票"),
    option("shared_ownership", "共有产权", "共有产权住房"),
    option("price_capped", "限价房", "限价商品房"),
)

FACTS = (
    _fact(
        "household_homes_in_city",
        "家庭在本市住房套数",
        number("套"),
        "您和配偶、未成年子女在本市共有几套住房？",
        "不动产登记查询证明",
        also=("本市住房套数", "家庭住房套数"),
    ),
    _fact(
        "home_record_clear_years",
        "无住房登记及交易年数",
        number("年"),
        "您家已有多少年没有住房登记和交易记录？",
        "不动产登记查询证明",
        also=("无房年数",),
    ),
    _fact(
        "homes",
        "所购住房",
        records(
            _fact("signed_on", "网签日期", DAY, "购房合同是哪一天网签的？", "网签合同", also=("网签日",)),
            _fact("kind", "住房类型", _KIND, "是新建住房还是二手住房？", "网签合同", also=("类型",)),
            _fact("area_m2", "建筑面积", AREA, "建筑面积是多少平方米？", "不动产登记证明", also=("面积",)),
            _fact("total_price", "总价", YUAN, "这套住房总价多少元？", "网签合同", also=("房价", "购房总价")),
            _fact("owner_share", "产权份额", PERCENT, "您占多少产权份额？", "不动产登记证明", also=("份额",)),
            _fact("region", "所在地", REGION, "这套住房在哪里？", "不动产登记证明", also=("地区",)),
            _fact("deed_tax_paid_on", "契税缴纳日期", DAY, "契税是哪一天缴的？", "契税完税证明", also=("契税日期",)),
            _fact("title_on", "产权登记日期", DAY, "产权是哪一天登记的？", "不动产登记证明", also=("取得产权日期",)),
            _fact("is_first", "首套", YES_NO, "这是您家的首套住房吗？", "不动产登记查询证明", also=("是否首套",)),
        ),
        "您购买了哪些住房？",
        "网签合同、不动产登记证明",
        also=("购房",),
    ),
    _fact(
        "rents",
        "租赁住房",
        records(
            _fact("monthly_rent", "月租金", YUAN, "每月租金多少元？", "房屋租赁合同", also=("租金",)),
            _fact("from", "起租日期", DAY, "从哪一天开始租？", "房屋租赁合同", also=("起",)),
            _fact("to", "到期日期", DAY, "租到哪一天？", "房屋租赁合同", also=("止",)),
            _fact("registered", "租赁备案", YES_NO, "租赁合同备案了吗？", "租赁登记备案证明", also=("备案",)),
        ),
        "您租住了哪些住房？",
        "房屋租赁合同",
        also=("租赁", "租房"),
    ),
    _fact(
        "talent_apartment",
        "入住人才公寓",
        record(
            _fact("from", "入住日期", DAY, "哪一天入住的？", "入住协议", also=("起",)),
            _fact("to", "退房日期", DAY, "住到哪一天？", "入住协议", also=("止",)),
            _fact("area_m2", "建筑面积", AREA, "公寓面积多少平方米？", "入住协议", also=("面积",)),
            _fact("rent", "月租金", YUAN, "公寓每月租金多少元？", "入住协议", also=("租金",)),
        ),
        "您是否入住人才公寓，从哪一天到哪一天？",
        "入住协议",
        also=("人才公寓",),
    ),
    _fact(
        "other_housing_policy",
        "已享受其他住房优惠",
        _OTHER_POLICY,
        "您家已享受过哪些其他住房优惠政策（公租房、房票等）？",
        also=("其他住房优惠",),
    ),
    _fact(
        "home_sold_on", "上市交易日", DAY, "享受补贴的住房是哪一天上市交易的？", "网签合同", also=("住房上市交易日期",)
    ),
)
