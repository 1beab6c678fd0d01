"""What can be wrong with the shape of a pack: keys, and kinds of values."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["SHAPE"]

SHAPE: dict[str, Wording] = {
    "missing-item": Wording("缺少必填的“{key}”", "补上  {key}: …", "the required “{key}” is missing", "add `{key}: …`"),
    "unknown-key": Wording(
        "这里没有“{key}”这一项",
        "可以写：{known}",
        "there is no “{key}” here",
        "one of: {known}",
    ),
    "unknown-key-near": Wording(
        "这里没有“{key}”这一项，是不是“{near}”？",
        "改为 {near}；这里可以写：{known}",
        "there is no “{key}” here; did you mean “{near}”?",
        "write {near}; one of: {known}",
    ),
    "unknown-word": Wording(
        "“{key}”不能写“{written}”", "可以写：{known}", "“{key}” cannot be “{written}”", "one of: {known}"
    ),
    "unknown-word-near": Wording(
        "“{key}”不能写“{written}”，是不是“{near}”？",
        "可以写：{known}",
        "“{key}” cannot be “{written}”; did you mean “{near}”?",
        "one of: {known}",
    ),
    "id-form": Wording(
        "编号“{written}”的写法不对",
        "编号用小写英文字母、数字和下划线，字母开头，最多64个字符，例如 travel_allowance；中文名称写在 name 里",
        "the id “{written}” is not written as an id",
        "lower-case letters, digits and underscores, a letter first, at most 64: travel_allowance",
    ),
    "code-form": Wording(
        "行政区划代码“{written}”的写法不对",
        '写六位数字并加引号，例如 "469001"',
        "“{written}” is not a code of a jurisdiction",
        'six digits in quotes, such as "469001"',
    ),
    "expected-text": Wording(
        "“{key}”要写文字", "像数字、日期、true 的文字加引号", "“{key}” is a text", "put it in quotes"
    ),
    "expected-count": Wording(
        "“{key}”要写整数，不小于0", "例如 10", "“{key}” is a whole number, not below 0", "such as 10"
    ),
    "expected-truth": Wording(
        "“{key}”要写 true 或 false", "是写 true，否写 false", "“{key}” is true or false", "write true or false"
    ),
    "expected-mapping": Wording(
        "“{key}”下面要一行一项地写“名称: 内容”",
        "换行缩进两格，每行写一项",
        "“{key}” holds items with values",
        "write each item on an indented line",
    ),
    "expected-list": Wording(
        "“{key}”要写成列表",
        "每项一行，行首写“- ”，或写在方括号里",
        "“{key}” is a list",
        "a line for each item, beginning with `- `",
    ),
    "empty-text": Wording(
        "“{key}”是空的", "写上内容，或删去这一行", "“{key}” is empty", "write it or leave the line out"
    ),
    "empty-part": Wording("“{key}”下面至少要有一项", "补上一项", "“{key}” needs at least one item", "add one"),
    "wrong-value": Wording(
        "“{key}”的内容不对", "对照语言手册改写", "“{key}” has a wrong value", "see the language page"
    ),
    "null-in-pack": Wording("规则包里不能写 null", "没有就删去这一行", "a pack has no null", "leave the line out"),
    "bad-money": Wording(
        "“{written}”不是金额",
        "例如 4000元、10万元、1.5万元，最多到分",
        "“{written}” is not an amount of money",
        "such as 4000元, 10万元, 1.5万元; no finer than one fen",
    ),
    "bad-day": Wording("“{written}”不是日期", "例如 2024-07-01", "“{written}” is not a day", "such as 2024-07-01"),
    "amount-form": Wording(
        "金额只能写一种形式",
        "固定额 fixed；区间 from 和 to；最高 at_most；不低于 at_least；来源没有写明 unstated",
        "an amount has exactly one form",
        "fixed, from and to, at_most, at_least, or unstated",
    ),
    "range-reversed": Wording(
        "区间颠倒：从{low}到{high}",
        "小的写在 from，大的写在 to",
        "the range runs from {low} down to {high}",
        "the smaller one first",
    ),
    "fact-needs": Wording(
        "类型为 {type} 的事实要写 {needs}",
        "补上  {needs}: …",
        "a fact of type {type} needs `{needs}`",
        "add `{needs}: …`",
    ),
    "limits-reversed": Wording(
        "最小值 {low} 大于最大值 {high}，没有数能满足",
        "核对 minimum（不写就是 0）和 maximum",
        "the minimum {low} is above the maximum {high}",
        "check minimum (0 where it is left out) and maximum",
    ),
    "fact-has-no": Wording(
        "类型为 {type} 的事实不写 {beside}",
        "删去 {beside}，或改 type；整数、小数写 unit、minimum、maximum，选项写 choices，记录写 fields",
        "a fact of type {type} has no {beside}",
        "leave it out or change the type; unit, minimum, maximum: numbers, choices: choices, fields: records",
    ),
    "versions-and-more": Wording(
        "写了 versions，就不能在它旁边再写 {beside}",
        "把 {beside} 写进各个版本",
        "beside `versions` there can be no {beside}",
        "write {beside} inside the versions",
    ),
    "statistic-form": Wording(
        "统计只能写一种形式",
        "写 count、total、each 三项，或写 whole、parts 两项",
        "a statistic has exactly one form",
        "count, total and each; or whole and parts",
    ),
}
