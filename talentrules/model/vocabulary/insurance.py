"""Social insurance and income tax. Continuous and total months are two facts: a gap resets only the first."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import DAY, YES_NO, YUAN, choice, number, option, row

__all__ = ["FACTS"]

_fact = partial(row, "insurance")

_KIND = choice(
    option("pension_employee", "职工养老保险", "职工养老"),
    option("full_set", "五险", "五险齐全"),
    option("injury_only", "仅工伤保险", "仅工伤"),
)
_PAID = "社保缴费证明"

FACTS = (
    _fact("insurance_months_continuous", "连续参保月数", number("个月"), "您在本市已连续参保多少个月？", _PAID),
    _fact("insurance_months_total", "累计参保月数", number("个月"), "您在本市累计参保多少个月？", _PAID),
    _fact("insurance_first_on", "本市首次参保日", DAY, "您是哪一天在本市首次参保的？", _PAID, also=("首次参保日期",)),
    _fact("insurance_kind", "险种", _KIND, "您参加的是哪种社会保险？", _PAID, also=("参保险种",)),
    _fact(
        "insurance_payer_matches",
        "缴纳单位与申报单位一致",
        YES_NO,
        "为您缴纳社保的单位和申报单位一致吗？",
        _PAID,
        also=("参保单位一致",),
    ),
    _fact(
        "income_tax_prev_year", "上年个税", YUAN, "您上一年缴纳个人所得税多少元？", "纳税记录", also=("上年个人所得税",)
    ),
    _fact("taxable_income_year", "年应税收入", YUAN, "您一年的应税收入是多少元？", "纳税记录", also=("年应纳税收入",)),
)
