"""What can be wrong with a pack whose names and shapes are right: circles, groups, numbers without source, versions.

The reader of these words keeps the pack of a city and does not program; the names quoted are the Chinese ones.
"""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["CHECK"]

_REFERENCES: dict[str, Wording] = {
    "requires-itself": Wording(
        "{kind}“{name}”以自己为条件，永远得不出结论",
        "请核对这里的条件：改成另一项待遇或定义，或者删去这一条。",
        "the {kind_en} “{name}” is a condition of itself and can never be settled",
        "Name another benefit or definition here, or remove the condition.",
    ),
    "requires-in-a-circle": Wording(
        "这些条目互为条件，绕成一圈，永远得不出结论：{names}",
        "请对照原文，看哪一项其实不以另一项为前提，删去那一处条件。",
        "these entries are conditions of each other in a circle and can never be settled: {names}",
        "See in the source which one does not depend on the other, and remove that condition.",
    ),
    "definitions-too-deep": Wording(
        "定义“{name}”一层套一层，超过 {limit} 层",
        "请把中间的几层合并：在一个定义里直接写出条件，不必每一步都另立定义。",
        "the definition “{name}” builds on more than {limit} definitions, one inside another",
        "Merge some of them: write the conditions out in one definition.",
    ),
    "requires-informational": Wording(
        "“{name}”以“{other}”为条件，而“{other}”仅供了解，不作结论",
        "人才库、渠道、用人机制、用人单位义务（registry、channel、mechanism、duty）不能作条件；请改用认定（finding）、事实或另一项待遇。",
        "“{name}” requires “{other}”, which is only told and has no verdict",
        "A registry, channel, mechanism or duty cannot be required; use a finding, a fact or another benefit.",
    ),
    "unused-definition": Wording(
        "定义“{name}”没有用到：没有一项待遇以它为条件",
        "请在待遇的条件里写 definition: 加上它的名称，或者删去这个定义。",
        "the definition “{name}” is not used by any benefit",
        "Name it in the condition of a benefit (definition: …), or remove it.",
        "warning",
    ),
    "unused-quantity": Wording(
        "数量“{name}”没有用到：没有一处用它来计算或比较",
        "请在金额或条件里写 quantity: 加上它的名称，或者从 definitions 里删去。",
        "the named quantity “{name}” is not used anywhere",
        "Name it in an amount or a condition (quantity: …), or remove it.",
        "warning",
    ),
    "amount-of-no-amount": Wording(
        "“{name}”按“{other}”的金额计算，而“{other}”不发钱，也没有写金额",
        "请核对 amount_of 后面的名称，或者给那项待遇写上 amount（原文没有写明就写 unstated）。",
        "“{name}” is reckoned from the amount of “{other}”, which pays none",
        "Check the name after “amount_of”, or give that benefit an amount (unstated where the source does not say).",
    ),
    "unused-finding": Wording(
        "认定“{name}”没有用到：没有一个条件提到它",
        "请在待遇的条件里写 finding: 加上它的名称，或者删去这项认定。",
        "the finding “{name}” is not used by any condition",
        "Name it in the condition of a benefit (finding: …), or remove it.",
        "warning",
    ),
    "unused-fact": Wording(
        "本包自己的事实“{name}”没有用到：没有一个条件问到它",
        "请在待遇的条件里用上它，或者从 facts 里删去。",
        "the pack's own fact “{name}” is not used by any condition",
        "Use it in the condition of a benefit, or remove it from “facts”.",
        "warning",
    ),
}

_GROUPS: dict[str, Wording] = {
    "group-circle": Wording(
        "叠加规则（{key}）绕成一圈，谁也定不下来：{names}",
        "请对照原文，看哪一项其实不受另一项影响，删去那一处；互相排斥、由本人选择的，请用 choose_one。",
        "the groups ({key}) run in a circle, so that nothing can be settled: {names}",
        "Remove the one that the source does not say; where the applicant chooses among them, use choose_one.",
    ),
    "group-contradiction": Wording(
        "“{name}”以“{other}”为前提，两项又互相排斥，不可能同时得到",
        "请对照原文，看是以它为前提（requires、benefit），还是与它只能得一项（excludes），只保留一处。",
        "“{name}” requires “{other}”, and one of the two excludes the other: they cannot be had together",
        "See whether the source makes it a requirement or an exclusion, and keep only one of the two.",
    ),
    "groups-overlap": Wording(
        "叠加规则“{name}”和“{other}”都管到“{benefit}”，却没有写明哪一条先起作用",
        "请在后起作用的一条里写 after: [先起作用的一条]，例如 after: [{id}]。",
        "the groups “{name}” and “{other}” both bear on “{benefit}”, and nothing says which acts first",
        "Write “after” in the one that acts later, such as after: [{id}].",
    ),
    "group-after-circle": Wording(
        "叠加规则的先后（after）绕成一圈：{names}",
        "请对照原文排出先后，删去一处 after。",
        "the order of the groups (“after”) runs in a circle: {names}",
        "Decide which comes first, and remove one “after”.",
    ),
    "group-after-other-stage": Wording(
        "叠加规则“{name}”（{key}）写明在“{other}”（{key_other}）之后，而不同种类的先后是固定的",
        "请删去这一处 after：它只能写同一种类的规则。先后依次是 requires、fallback、excludes、offset、choose_one、highest、cap。",
        "the group “{name}” ({key}) is to act after “{other}” ({key_other}), yet the order of the kinds is fixed",
        "Remove it: “after” names groups of the same kind. The order is requires, fallback, excludes, offset, choose_one, highest, cap.",
    ),
    "group-informational": Wording(
        "叠加规则“{name}”写了“{other}”，而“{other}”仅供了解，不作结论",
        "请从这条规则里删去它：人才库、渠道、用人机制、用人单位义务不参加叠加。",
        "the group “{name}” names “{other}”, which is only told and has no verdict",
        "Remove it from the group: registries, channels, mechanisms and duties combine with nothing.",
    ),
    "group-without-money": Wording(
        "叠加规则“{name}”按金额算，而“{other}”不发钱（贷款、实物或服务），没有可比的金额",
        "请从这条规则里删去它；只能得一项、由本人选择的，请用 choose_one，或者给它写上 amount。",
        "the group “{name}” goes by amounts, and “{other}” (a loan, a thing or a service) pays none to compare",
        "Remove it from the group; where the applicant chooses use choose_one, or give it an amount.",
        "warning",
    ),
    "claim-name-unknown": Wording(
        "叠加规则“{name}”要扣除的“{claim}”不是本包里的待遇",
        "请核对 received_as 里的名称；确实是别处的待遇，请把它也写进 also_known。",
        "“{claim}”, which the group “{name}” deducts, is no benefit of this pack",
        "Check the name in “received_as”; where it is a benefit from elsewhere, write it in “also_known” too.",
        "warning",
    ),
    "also-known-not-counted": Wording(
        "叠加规则“{name}”写了别的名称（{claims}），却不计已经领取的",
        "请加上 received: true，或者删去 also_known。",
        "the group “{name}” gives other names ({claims}) and does not count what was received",
        "Add received: true, or remove “also_known”.",
        "warning",
    ),
}

_CONVENTIONS: dict[str, Wording] = {
    "month-end-undeclared": Wording(
        "“{name}”按年、按月计算日期，而本包没有写明遇到月末怎么算（如1月31日过一个月、2月29日过一年）",
        "请在 conventions 里写 month_end: last_day（没有那一天就算当月最后一天）或 next_day（算到下月1日）。",
        "“{name}” counts by months or years, and the pack does not say what a month without such a day means",
        "Write month_end: last_day or next_day under “conventions”.",
    ),
    "money-rounding-undeclared": Wording(
        "“{name}”算出来的钱可能不到一分，而本包没有写明怎么取整",
        "请在 conventions 里写 money: half_up（四舍五入）、down（舍去）或 up（进一），或者给这项金额加上 round。",
        "what “{name}” comes to may be finer than one fen, and the pack does not say how it is rounded",
        "Write money: half_up, down or up under “conventions”, or give the amount “round”.",
    ),
}

_TABLES: dict[str, Wording] = {
    "row-never-reached": Wording(
        "“{name}”的表里，第 {number} 行永远轮不到：第 {earlier} 行总是成立",
        "请把总是成立的一行写到最后，或者改写成 otherwise；各行都要算的，请核对 table 后面的写法。",
        "row {number} in the table of “{name}” is never reached: row {earlier} always holds",
        "Write the row that always holds last, or as “otherwise”; or check the word after “table”.",
    ),
    "range-behind-name": Wording(
        "“{name}”的条件比较的“{quantity}”不是确定的数：里面有区间、最高、不低于、未载明或者另一项待遇的金额",
        "请在条件里改用确定的数；要问是否享受另一项待遇，写 benefit: 加上它的名称。",
        "a condition of “{name}” compares “{quantity}”, which is not settled: a range or another benefit's amount is in it",
        "Compare what is settled; “benefit: …” asks whether another benefit is granted.",
    ),
    "bounds-cross": Wording(
        "“{name}”的上下限写反了：不低于 {low}，最高 {high}",
        "请对照原文核对 at_least 和 at_most。",
        "the bounds of “{name}” are reversed: at least {low}, at most {high}",
        "Check “at_least” and “at_most”.",
    ),
    "pro-rata-without-period": Wording(
        "“{name}”按未服务的时间退还，却没有写明服务期",
        "请写上 serve（如 serve: 5 years）；原文没有写明服务期，clawback 请写 unstated。",
        "“{name}” is paid back in proportion to the time not served, and no service period is given",
        "Write “serve” (such as serve: 5 years); where the source states none, write clawback: unstated.",
    ),
    "total-below-one-payment": Wording(
        "“{name}”累计最高 {total}，比发放一次的 {amount} 还少",
        "请对照原文核对 in_total_at_most 和金额。",
        "“{name}” is at most {total} in all, less than the {amount} paid at one time",
        "Check “in_total_at_most” and the amount.",
        "warning",
    ),
}

_NUMBERS: dict[str, Wording] = {
    "number-without-quote": Wording(
        "“{name}”的金额 {amount} 没有出处：所引的原文里找不到这个数",
        "请对照原文核对金额，或者在这项待遇的 cite 里引上写有这个数的原话；原文没有写明金额，就写 amount: unstated。",
        "the amount {amount} of “{name}” has no source: no quote cited for it holds this number",
        "Check the amount, or cite the words that hold it; where the source states no amount, write amount: unstated.",
    ),
    "threshold-without-quote": Wording(
        "“{name}”的条件里，“{fact}”的界线 {value} 没有出处：所引的原文里找不到这个数",
        "请对照原文核对，或者在这个条件的 cite 里引上写有这个数的原话；原文没有写明界线，就改用认定（finding）。",
        "the limit {value} for “{fact}” in the conditions of “{name}” has no source: no quote cited for it holds it",
        "Check it, or cite the words that hold it at this condition; where the source states no limit, use a finding.",
    ),
    "value-without-quote": Wording(
        "“{name}”的{what} {value} 没有出处：所引的原文里找不到这个数",
        "请对照原文核对，或者在这里、这项待遇或这条规则的 cite 里引上写有这个数的原话。",
        "the {what_en} of “{name}”, {value_en}, has no source: no quote cited for it holds it",
        "Check it, or cite the words that hold it here, at the benefit or at the group.",
    ),
    "count-without-quote": Wording(
        "“{name}”的服务数 {count} {unit}没有出处：所引的原文里找不到这个数",
        "请对照原文核对 declared，或者在 cite 里引上写有这个数的原话；原文没有说一共几{unit}，就删去 declared。",
        "the number of services of “{name}”, {count}, has no source: no quote cited for it holds it",
        "Check “declared”, or cite the words that hold it; where the source does not count them, remove “declared”.",
    ),
    "figure-without-quote": Wording(
        "统计“{name}”里的 {figure} 没有出处：所引的原文里找不到这个数",
        "请对照原文核对，或者在这项统计的 cite 里引上写有这个数的原话。",
        "the figure {figure} of the statistic “{name}” has no source: no quote cited for it holds it",
        "Check it, or cite the words that hold it.",
    ),
}

_SOURCES: dict[str, Wording] = {
    "anecdote-rule": Wording(
        "“{name}”把个案当作了规则：这里的金额或条件只有个案作依据",
        "请引上写明规则的原文；没有这样的原文，金额写 unstated，条件改用认定（finding），个案写进 notes。",
        "“{name}” makes a rule of a single case: nothing else supports this amount or condition",
        "Cite words that state the rule; otherwise write amount: unstated, use a finding, and tell the case in “notes”.",
    ),
    "unused-source": Wording(
        "来源“{title}”没有用到：没有一处引文引自它",
        "请在 cite 里引用它，或者从 sources 里删去。",
        "the source “{title}” is not cited anywhere",
        "Cite it, or remove it from “sources”.",
        "warning",
    ),
}

_SERVICES: dict[str, Wording] = {
    "listed-exceeds-declared": Wording(
        "“{name}”写明一共 {declared} {unit}，却列出了 {listed} {unit}",
        "请对照原文核对 declared 和 listed；原文说的是“余”“多”“以上”，请加上 at_least: true。",
        "“{name}” declares {declared} services and lists {listed}",
        "Check “declared” and “listed”; where the source says “more than”, add at_least: true.",
    ),
    "service-twice": Wording(
        "“{name}”的服务“{item}”列了 {times} 次",
        "请只保留一处；如果是两种不同的服务，请写出原文里的区别。",
        "“{name}” lists the service “{item}” {times} times",
        "Keep one of them; if they are two services, write how the source tells them apart.",
    ),
}

_VERSIONS: dict[str, Wording] = {
    "versions-overlap": Wording(
        "“{name}”有两个版本同时有效：“{other}”和“{days}”{day}",
        "请改前一个版本的 until 或后一个版本的 from，使后一个从前一个结束的第二天开始。",
        "two versions of “{name}” are in force at once: “{other_en}” and “{days_en}”{day_en}",
        "Change “until” of the former or “from” of the latter: the latter begins on the day after the former ends.",
    ),
    "versions-out-of-order": Wording(
        "“{name}”的版本没有按时间排列：“{days}”写在了“{other}”的后面",
        "请把开始得早的版本写在前面。",
        "the versions of “{name}” are out of order: “{days_en}” stands after “{other_en}”",
        "Write the version that begins first before the others.",
    ),
    "version-ends-before-it-starts": Wording(
        "“{name}”还没开始就结束了：{first}开始，{last}结束",
        "请对照原文核对 from 和 until，看是不是写反了，或者写错了年份。",
        "“{name}” ends before it starts: from {first_en} until {last_en}",
        "Check “from” and “until”: they may be the wrong way round, or a year may be wrong.",
    ),
    "version-by-without-days": Wording(
        "“{name}”写了 version_by（按哪一天选版本），却没有一个写明日期的版本可选",
        "请给各版本写上 from 或 until，或者删去 version_by。",
        "“{name}” says which date chooses the version, yet no version has dates",
        "Give the versions “from” or “until”, or remove “version_by”.",
        "warning",
    ),
}

_STATISTICS: dict[str, Wording] = {
    "statistic-contradicts": Wording(
        "统计“{name}”与本包的数对不上：{arithmetic}",
        "请对照原文核对人数、总数和待遇的金额；总数里还有别的钱，请写 relation: exceeds。",
        "the statistic “{name}” does not fit the numbers of the pack: {arithmetic}",
        "Check the count, the total and the amount; where the total holds other money too, write relation: exceeds.",
    ),
    "statistic-without-amount": Wording(
        "统计“{name}”按“{other}”的金额核对，而“{other}”没有写金额",
        "请从 each 里删去这项待遇，或者给它写上 amount（原文没有写明就写 unstated）。",
        "the statistic “{name}” is held against “{other}”, which has no amount",
        "Remove that benefit from “each”, or give it an amount (unstated where the source does not say).",
    ),
    "statistic-of-computed-amount": Wording(
        "统计“{name}”按“{other}”的金额核对，而“{other}”的金额因人而异，要算出来才知道，核对不了",
        "请从 each 里删去这项待遇：总数只能与原文写明的金额核对。",
        "the statistic “{name}” is held against “{other}”, whose amount is reckoned for each person",
        "Remove that benefit from “each”: a total can only be held against an amount that the source states.",
        "warning",
    ),
}

_VERDICTS: dict[str, Wording] = {
    "no-condition": Wording(
        "“{name}”没有写条件：任何人都会得到“符合”的结论",
        "请在 when 里写上条件；原文说有条件而没有写明，就用认定（finding）；原文说不限，请写 not_required。",
        "“{name}” has no condition: anyone would be eligible",
        "Write “when”; where the source leaves a condition open use a finding, where it says that it does not matter use not_required.",
        "warning",
    ),
    "between-reversed": Wording(
        "“{name}”的条件里，“{fact}”的范围写反了：从 {low} 到 {high}",
        "between 先写小的，再写大的，请写成从 {high} 到 {low}。",
        "the range of “{fact}” in the conditions of “{name}” is reversed: from {low} to {high}",
        "“between” takes the lower bound first: from {high} to {low}.",
    ),
    "empty-list": Wording(
        "“{name}”的条件里，“{key}”后面的列表是空的",
        "请在列表里写上至少一项，或者删去这个条件。",
        "the list after “{key}” in the conditions of “{name}” is empty",
        "Write at least one entry, or remove the condition.",
    ),
    "n-too-large": Wording(
        "“{name}”要求至少满足 {n} 条，却只列出了 {count} 条，永远满足不了",
        "请对照原文核对 n，或者补全 of 里的条件。",
        "“{name}” asks for at least {n} conditions and lists {count}, so that it can never hold",
        "Check “n”, or complete the conditions in “of”.",
    ),
    "n-too-small": Wording(
        "“{name}”的条件写的是至少满足 {n} 条，等于没有要求",
        "n 至少是 1；如果全部都要满足，请用 all。",
        "“{name}” asks for at least {n} conditions, which is no condition at all",
        "“n” is 1 or more; where all of them must hold, use “all”.",
    ),
}

_PLACEHOLDERS: dict[str, Wording] = {
    "placeholder-left": Wording(
        "这一行还写着“{mark}”",
        "请对照原文填好，把“{mark}”换掉；原文没有写的，删去这一行，或者写 unstated。",
        "“{mark}” (to be filled in) still stands in this line",
        "Fill it in from the source; where the source says nothing, remove the line or write unstated.",
        "warning",
    ),
}

CHECK: dict[str, Wording] = {
    **_REFERENCES,
    **_GROUPS,
    **_NUMBERS,
    **_SOURCES,
    **_SERVICES,
    **_VERSIONS,
    **_TABLES,
    **_CONVENTIONS,
    **_STATISTICS,
    **_VERDICTS,
    **_PLACEHOLDERS,
}
"""Code to words, for everything that is wrong with a pack that was read and decoded."""
