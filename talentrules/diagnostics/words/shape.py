"""What can be wrong with the shape of a pack: keys, and kinds of values."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["SHAPE"]

_CLAUSES: dict[str, Wording] = {
    "bad-share": Wording(
        "“{written}”不是比例",
        "例如 40%、120%，或 1.2；不写 % 的数是倍数，最大 10",
        "“{written}” is no share",
        "such as 40%, 120% or 1.2; a number without % is a factor, 10 at most",
    ),
    "share-above-whole": Wording(
        "这里的比例不能超过100%，写的是“{written}”",
        "写 0% 到 100%",
        "the share cannot be above 100%, and is “{written}”",
        "write 0% to 100%",
    ),
    "bad-days": Wording("“{written}”不是天数", "例如 15日", "“{written}” is no number of days", "such as 15 days"),
    "bad-month-day": Wording(
        "“{written}”不是每年的一天",
        "月和日各写两位，例如 03-01",
        "“{written}” is no day of every year",
        "month and day with two digits each: 03-01",
    ),
    "expected-times": Wording(
        "“{key}”要写整数，不小于1", "例如 3", "“{key}” is a whole number, at least 1", "such as 3"
    ),
    "key-misplaced": Wording(
        "“{beside}”在这里没有意义，它要和“{needs}”一起写",
        "补上 {needs}，或删去 {beside}",
        "“{beside}” means nothing here: it goes with “{needs}”",
        "add {needs}, or leave {beside} out",
    ),
    "definition-form": Wording(
        "定义只能写一种：条件 when，或数量 quantity",
        "留下一种；两样都要，就写成两个定义",
        "a definition is either a condition (when) or a quantity",
        "keep one of the two; write two definitions where both are wanted",
    ),
    "payment-form": Wording(
        "没有写明怎样发放，或写了两种",
        "多久发一次写 every，分期写 instalments 和 every（或 after），期满一次付只写 at_end",
        "a payment has exactly one form",
        "every; instalments with every (or after); or at_end alone",
    ),
    "every-without-instalments": Wording(
        "每隔{rhythm}发一次，这里不能这样写",
        "没有分期的，写 once、year、month 或 unstated；分期的，写上 instalments",
        "a payment without instalments is not made every {rhythm}",
        "write once, year, month or unstated; or add instalments",
    ),
    "bad-instalment": Wording(
        "“{written}”不是一期：既不是比例，也不是金额",
        "例如 40% 或 5万元，单位不能省",
        "“{written}” is no instalment: neither a share nor money",
        "such as 40% or 5万元, always with the unit",
    ),
    "instalments-mixed": Wording(
        "各期有的写比例，有的写金额",
        "都写比例，例如 [40%, 30%, 30%]；或都写金额，例如 [5万元, 6万元]",
        "some instalments are shares and some are money",
        "write shares only, [40%, 30%, 30%], or money only, [5万元, 6万元]",
    ),
    "instalments-do-not-add-up": Wording(
        "各期比例合计是{sum}，不是100%",
        "对照原文核对各期的比例",
        "the instalments add up to {sum}, not to 100%",
        "check the shares against the source",
    ),
    "instalments-without-days": Wording(
        "没有写明各期什么时候付，或写了两种",
        "间隔相同的写 every，例如 every: year、every: 6个月；不相同的写 after，例如 after: [1年, 3年]",
        "when the instalments are paid is not said in exactly one way",
        "write every: year, every: 6 months, or after: [1 year, 3 years]",
    ),
    "instalments-after": Wording(
        "after 要写 {count} 个时间，与各期一一对应，从近到远",
        "例如两期写 after: [1年, 3年]；第一期当日就付的写 0日",
        "`after` takes {count} stretches of time, one for each instalment, each longer than the one before",
        "such as after: [1 year, 3 years]; 0 days for one that is paid at once",
    ),
    "assessed-form": Wording(
        "考核要写 factors 或 at_least 中的一项",
        "各等次比例不同的写 factors，例如 factors: {{excellent: 120%, qualified: 100%}}；达到就全额的写 at_least: qualified",
        "an assessment takes either factors or at_least",
        "factors: {{excellent: 120%, qualified: 100%}}, or at_least: qualified",
    ),
    "assessed-after-the-last": Wording(
        "考核从第{first}期起，而一共只有{count}期",
        "from_part 写从第几期起要考核，不超过期数；各期都要考核的不写 from_part",
        "the assessment begins with part {first}, but there are only {count}",
        "from_part is the first part that waits for the assessment; leave it out where all of them do",
    ),
    "clawback-form": Wording(
        "退还只能写一种形式",
        "写 full、stop_only、none、unstated，或 {{pro_rata: month}}，或 {{vesting: [{{after: 3年, kept: 50%}}]}}",
        "what is paid back has exactly one form",
        "full, stop_only, none, unstated, {{pro_rata: month}}, or {{vesting: [{{after: 3 years, kept: 50%}}]}}",
    ),
    "vesting-order": Wording(
        "vesting 的各档要从短到长，可以保留的比例不能越来越少",
        "例如 [{{after: 3年, kept: 50%}}, {{after: 5年, kept: 100%}}]",
        "the steps of `vesting` run from the shortest to the longest, and what is kept never shrinks",
        "such as [{{after: 3 years, kept: 50%}}, {{after: 5 years, kept: 100%}}]",
    ),
    "obligation-form": Wording(
        "义务没有内容",
        "写 serve（服务期）、clawback（退还）、by_reason、stops（停发）、resale（转让限制）或 report（变更报告）",
        "the obligation says nothing",
        "write serve, clawback, by_reason, stops, resale or report",
    ),
    "group-form": Wording(
        "叠加规则要写明是哪一种，而且只写一种",
        "写其中一项：{kinds}",
        "a group is of exactly one kind",
        "one of: {kinds}",
    ),
    "group-needs": Wording(
        "{kind} 旁边要写 {needs}", "补上  {needs}: …", "beside `{kind}` stands `{needs}`", "add `{needs}: …`"
    ),
    "group-has-no": Wording(
        "{kind} 旁边不写 {beside}",
        "删去 {beside}，或核对这条规则是哪一种",
        "beside `{kind}` there is no `{beside}`",
        "leave it out, or check of what kind the group is",
    ),
    "group-too-small": Wording(
        "{kind} 至少要写两项待遇",
        "补上另一项，或删去这条规则",
        "`{kind}` takes at least two benefits",
        "add another one, or leave the group out",
    ),
    "window-form": Wording(
        "受理时间只能写一种形式",
        "起止日期写 from 和 until，每年的写 yearly，某日之后多久以内写 within 和 of",
        "a window has exactly one form",
        "from and until; yearly; or within and of",
    ),
    "yearly-form": Wording(
        "yearly 要写两天：每年从哪一天到哪一天",
        "例如 yearly: [03-01, 03-31]",
        "`yearly` takes two days, the first and the last one",
        "such as yearly: [03-01, 03-31]",
    ),
    "window-reversed": Wording(
        "受理时间的起止写反了：从{first}到{last}",
        "早的写在 from，晚的写在 until",
        "the window runs from {first} back to {last}",
        "the earlier day in from, the later one in until",
    ),
}

SHAPE: dict[str, Wording] = {
    **_CLAUSES,
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
        "把 {beside} 写进各个版本；各个版本的起止直接写 from、until。文件本身的有效期，写成条件，例如 applied_on: {{at_most: 2029-06-30}}",
        "beside `versions` there can be no {beside}",
        "write {beside} inside the versions, their days as from and until; when the document itself ends is a condition, such as applied_on: {{at_most: 2029-06-30}}",
    ),
    "statistic-form": Wording(
        "统计只能写一种形式",
        "写 count、total、each 三项，或写 whole、parts 两项",
        "a statistic has exactly one form",
        "count, total and each; or whole and parts",
    ),
}
