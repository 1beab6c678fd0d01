"""What can be wrong with quantities, and with conditions that compare them; part of `meaning`."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["QUANTITIES"]

QUANTITIES: dict[str, Wording] = {
    # what a quantity is
    "quantity-expected": Wording(
        "这里要写一个数量",
        "例如 3、50%、5000元、2024-07-01、一个事实的编号或名称，或 {{share: 50%, of: annual_pay}} 这样的写法",
        "a quantity is expected here",
        "such as 3, 50%, 5000元, 2024-07-01, the name of a fact, or a form such as {{share: 50%, of: annual_pay}}",
    ),
    "quantity-empty": Wording(
        "这里没有写数量",
        "写一种形式，例如 fixed: 5000元、share: 50% 和 of: annual_pay",
        "there is no quantity here",
        "write one form, such as fixed: 5000元, or share: 50% with of: annual_pay",
    ),
    "quantity-many": Wording(
        "一个数量里写了几种形式：{keys}",
        "只写一种；相加写在 sum: 下，取低写在 least: 下，取高写在 greatest: 下",
        "one quantity holds several forms: {keys}",
        "keep one; several stand under `sum:`, `least:` or `greatest:`",
    ),
    "unknown-quantity": Wording(
        "没有“{written}”这个数量",
        "写数字、50%、5万元、日期、application、evaluation，或一个数字、金额、日期事实或有名称的数量",
        "there is no quantity “{written}”",
        "a number, 50%, 5万元, a day, application, evaluation, or the name of a fact or of a quantity",
    ),
    "unknown-quantity-near": Wording(
        "没有“{written}”这个数量，是不是“{near}”？",
        "改为 {near}",
        "there is no quantity “{written}”; did you mean “{near}”?",
        "write {near}",
    ),
    "measure-wrong": Wording(
        "这里要{wanted}，写的是{found}",
        "例如 {example}",
        "{wanted_en} is expected here, not {found_en}",
        "such as {example_en}",
    ),
    "fact-no-quantity": Wording(
        "“{name}”不是数字、金额或日期，不能用来计算",
        "换一个数字、金额或日期事实",
        "“{name}” is no number, no money and no day, and cannot be reckoned with",
        "write a fact that is a number, money or a day",
    ),
    "fact-outside-record": Wording(
        "“{written}”是申请人的事实，不是“{name}”记录里的一项",
        "写成 {{fact: {written}, of: profile}}",
        "“{written}” is a fact of the person, no field of “{name}”",
        "write {{fact: {written}, of: profile}}",
    ),
    "records-expected": Wording(
        "“{name}”不是记录，数不了",
        "写一个记录，例如 children（子女）",
        "“{name}” is no list of records",
        "write one, such as children",
    ),
    "negative-number": Wording(
        "这里不能写负数“{written}”",
        "写不小于0的数；相减写 difference: [甲, 乙]",
        "“{written}” is below 0",
        "write a number from 0 on; `difference: [a, b]` subtracts",
    ),
    "share-form": Wording(
        "“{written}”不是比例",
        "写成 50%，或 0.5 这样小于1的小数",
        "“{written}” is no share",
        "write 50%, or a decimal below 1 such as 0.5",
    ),
    "duration-form": Wording(
        "“{written}”不是一段时间",
        "例如 2 years、6 months、15 days，或 2年、6个月、15日",
        "“{written}” is no stretch of time",
        "such as 2 years, 6 months, 15 days",
    ),
    # arithmetic and tables
    "product-of-money": Wording(
        "相乘的各项里只能有一项金额",
        "其余写数字或比例，例如 product: [area_m2, 5000元, 30%]",
        "at most one part of a product is money",
        "the others are numbers or shares, such as product: [area_m2, 5000元, 30%]",
    ),
    "difference-form": Wording(
        "difference 要写两项：被减的和减去的",
        "例如 difference: [total_price, 50万元]；不足零按零",
        "`difference` takes two quantities: the whole and what is taken away",
        "such as difference: [total_price, 50万元]; never below 0",
    ),
    "bounds-reversed": Wording(
        "两端颠倒：下限 {low} 大于上限 {high}",
        "小的写在前面或 at_least，大的写在后面或 at_most",
        "the bounds are reversed: {low} is above {high}",
        "the smaller one first or at_least, the greater one second or at_most",
    ),
    "bands-order": Wording(
        "各档要从低到高写，{high} 写在 {low} 后面",
        "按 at_least 从小到大排列，每档一个数",
        "the bands go from low to high, and {high} stands after {low}",
        "order them by `at_least`, each amount once",
    ),
    "units-form": Wording("{key} 要写整数，不小于1", "例如 3", "`{key}` is a whole number from 1 on", "such as 3"),
    "part-units-undeclared": Wording(
        "这个数可能不是整数，要写明不满一个单位的怎么算",
        "在旁边写 part_units: drop（不满一个不算）、up（不满一个按一个算）或 exact（按实际算）",
        "this count may have a part of a unit, and nothing says what becomes of it",
        "add part_units: drop, up or exact",
    ),
    "part-undeclared": Wording(
        "{form} 要写明不满一个单位的怎么算",
        "写 part: drop（满一个才算）或 part: up（不满一个按一个算）",
        "`{form}` must say what becomes of a part of a unit",
        "add part: drop or part: up",
    ),
    "uplift-on-undeclared": Wording(
        "上浮和最高、最低同时写时，要写明先后",
        "写 uplift_on: before_cap（先上浮，再限额）或 uplift_on: after_cap（先限额，再上浮）",
        "beside a bound an uplift must say which comes first",
        "add uplift_on: before_cap or uplift_on: after_cap",
    ),
    "key-needs": Wording(
        "写了 {key}，还要写 {needs}",
        "补上 {needs}，或删去 {key}",
        "`{key}` needs `{needs}`",
        "add it, or leave `{key}` out",
    ),
    "beside-unfit": Wording(
        "{key} 不能写在日期旁边",
        "删去 {key}；取较晚的日期写 greatest: [甲, 乙]，取较早的写 least: [甲, 乙]",
        "`{key}` cannot stand beside a day",
        "leave it out; `greatest: [a, b]` is the later of two days, `least` the earlier",
    ),
    "round-step": Wording(
        "不能取整到“{written}”",
        "金额写 分、元、百元、千元、万元，或 500元 这样的金额；数字写大于0的数，例如 1",
        "nothing can be rounded to “{written}”",
        "money: 分, 元, 百元, 千元, 万元 or an amount such as 500元; a number: one above 0, such as 1",
    ),
    # what conditions compare
    "comparison-missing": Wording(
        "{form} 没有写怎么比较",
        "写一种比较：{known}，例如 at_least: 2",
        "`{form}` has no comparison",
        "one of: {known}, such as at_least: 2",
    ),
    "comparison-many": Wording(
        "{form} 里写了几种比较：{written}",
        "只写一种；两端都有就写 between: [低, 高]，两端都包括",
        "`{form}` holds several comparisons: {written}",
        "keep one; `between: [low, high]` has both ends, both included",
    ),
    "range-in-condition": Wording(
        "条件里不能用没有确定的金额",
        "写一个确定的金额；区间、最高、不低于和 unstated 只能写在待遇的金额里",
        "a condition cannot compare an amount that is not settled",
        "write one amount; ranges, caps, floors and `unstated` belong to the amount of a benefit",
    ),
    "amount-in-condition": Wording(
        "条件里不能用待遇“{written}”的金额",
        "问是否享受该项待遇，写 benefit: {written}",
        "a condition cannot compare the amount of the benefit “{written}”",
        "`benefit: {written}` asks whether it is granted",
    ),
    "age-needs-day": Wording(
        "周岁要写明算到哪一天",
        "例如 age: {{day: application, at_most: 45}}；application 是申请日，evaluation 是测算日，也可以写一个日期",
        "an age must say on which day",
        "such as age: {{day: application, at_most: 45}}; application, evaluation, or any day",
    ),
    "no-birth-date": Wording(
        "“{name}”里没有出生日期，算不出周岁",
        "把 age 写到记录外面；申请人的年龄写 years: {{from: {{fact: birth_date, of: profile}}, to: …, part: drop}}",
        "“{name}” has no birth date, so there is no age",
        "put `age` outside the record, or count the years from {{fact: birth_date, of: profile}}",
    ),
    "in-a-row-by": Wording(
        "“{name}”连续与否要按整数看",
        "by 写记录里的一项整数，例如 year（年度）",
        "a run in “{name}” goes by a whole number",
        "`by` is a field that is a whole number, such as year",
    ),
    "none-needs-is": Wording(
        "“{name}”没有值，只能用 is 来问",
        "写成 {{is: none}}",
        "whether “{name}” is known to be none is asked by `is` alone",
        "write {{is: none}}",
    ),
}
