"""Every fixed sentence and heading in Chinese and in English."""

from __future__ import annotations

from talentrules.explain.labels import Words

# values
YES = Words("是", "yes")
NO = Words("否", "no")
NONE = Words("无", "none")
NOT_GIVEN = Words("未提供", "not given")
AND_LIST = Words("、", ", ")
FIELDS = Words("，", ", ")
PIECES = Words("；", "; ")
RECORD_COUNT = Words("{count}条记录", "{count} record(s)")
RECORD_NUMBERED = Words("第{place}条（{record}）", "no. {place} ({record})")
RECORD_PLACE = Words("第{place}条记录", "record {place}")
FIELD_VALUE = Words("{name}：{value}", "{name}: {value}")
BRACKETS = Words("（{text}）", " ({text})")
QUOTED = Words("“{text}”", "“{text}”")

# amounts
YUAN = Words("{figure}元", "{figure} yuan")
AT_MOST = Words("最高{figure}", "at most {figure}")
AT_LEAST = Words("不低于{figure}", "at least {figure}")
NO_LOW = Words("下限未载明", "the source states no lower bound")
NO_HIGH = Words("上限未载明", "the source states no upper bound")
AMOUNT_UNSTATED = Words("金额未载明", "amount not stated in the source")
WAN_HIGH = Words("上限{wan}", "{wan}")
WAN_LOW = Words("下限{wan}", "{wan}")
AND_PART = Words("又", " ")
NOT_ABOVE = Words("不超过{figure}", "at most {figure}")
NOT_BEFORE = Words("不早于{figure}", "not before {figure}")
NOT_AFTER = Words("不晚于{figure}", "not after {figure}")
WAITS = Words("待补充：{names}", "missing: {names}")
WAITS_ALONE = Words("待补充（{names}）", "missing ({names})")
TO_FIND = Words("待认定：{names}", "to be found: {names}")
TO_FIND_ALONE = Words("待认定（{names}）", "to be found ({names})")
TO_GIVE = Words("待补充", "missing")
UNSTATED_FIGURE = Words("未载明", "not stated")
NAMED_VALUE = Words("{name}{value}", "{name} {value}")
NO_MONEY = Words("不涉及金额", "no money")
VERSION_OPEN = Words(
    "适用哪一版本未定，此为各版本合并的范围", "which version applies is open; this spans all that may apply"
)
ON_APPLICATION = Words("须逐次申请", "to be applied for each time")

# conditions
FACT_YES = Words("{fact}：是", "{fact}: yes")
FACT_NO = Words("{fact}：否", "{fact}: no")
IS = Words("{fact}为{value}", "{fact} is {value}")
FACT_NONE = Words("{fact}：没有", "{fact}: none")
IN = Words("{fact}为以下之一：{values}", "{fact} is one of: {values}")
HAS = Words("{fact}包含“{value}”", "{fact} include “{value}”")
LEAST_RANK = Words("{fact}不低于{value}", "{fact} is {value} or higher")
MOST_RANK = Words("{fact}不高于{value}", "{fact} is {value} or lower")
ABOVE_RANK = Words("{fact}高于{value}（不含）", "{fact} is higher than {value}")
BELOW_RANK = Words("{fact}低于{value}（不含）", "{fact} is lower than {value}")
LEAST_NUMBER = Words("{fact}不低于{value}（含）", "{fact} is at least {value}")
MOST_NUMBER = Words("{fact}不超过{value}（含）", "{fact} is at most {value}")
ABOVE_NUMBER = Words("{fact}超过{value}（不含）", "{fact} is more than {value}")
BELOW_NUMBER = Words("{fact}低于{value}（不含）", "{fact} is less than {value}")
LEAST_COUNT = Words("{fact}不少于{value}", "{fact} is at least {value}")
MOST_COUNT = Words("{fact}不多于{value}", "{fact} is at most {value}")
ABOVE_COUNT = Words("{fact}多于{value}", "{fact} is more than {value}")
BELOW_COUNT = Words("{fact}少于{value}", "{fact} is less than {value}")
LEAST_DATE = Words("{fact}不早于{value}（含当日）", "{fact} is on or after {value}")
MOST_DATE = Words("{fact}不晚于{value}（含当日）", "{fact} is on or before {value}")
ABOVE_DATE = Words("{fact}晚于{value}（不含当日）", "{fact} is after {value}")
BELOW_DATE = Words("{fact}早于{value}（不含当日）", "{fact} is before {value}")
BETWEEN = Words("{fact}在{low}至{high}之间（含两端）", "{fact} is between {low} and {high}, both included")
ALL_OF = Words("同时满足：{parts}", "all of: {parts}")
ANY_OF = Words("满足其一：{parts}", "any of: {parts}")
N_OF = Words("至少满足{n}项：{parts}", "at least {n} of: {parts}")
NOT = Words("不属于下列情形：{part}", "not: {part}")
SOME_RECORD = Words("“{fact}”中至少有一条记录满足：{where}", "some record of {fact} has: {where}")
NO_RECORD = Words("“{fact}”中没有记录满足：{where}", "no record of {fact} has: {where}")
ANY_RECORD = Words("有“{fact}”记录", "there is a record of {fact}")
WITHOUT_RECORD = Words("没有“{fact}”记录", "there is no record of {fact}")
DEFINED = Words("属于“{name}”", "meets the definition of “{name}”")
FOUND = Words("经主管部门认定：{name}", "found by the authority: {name}")
FOUND_BY_SOMEBODY = Words("经有关部门认定：{name}", "found by whoever decides it: {name}")
OTHER_BENEFIT = Words("符合本规则包的另一项待遇“{name}”", "eligible for another benefit of the pack, “{name}”")
NOT_REQUIRED = Words("不限：{subject}", "not required: {subject}")
FOR_SOMEBODY_TO_DECIDE = Words("由有关部门认定", "for somebody to decide whom the source does not name")
HEAD_ALL = Words("以下须全部满足", "all of these")
HEAD_ANY = Words("以下满足其一即可", "any one of these")
HEAD_ANY_AGAINST = Words("下列情形", "any of these")
HEAD_ALL_AGAINST = Words("下列情形同时具备", "all of these together")
HEAD_NOT_AGAINST = Words("不具备下列情形", "that this does not hold")
THERE_IS = Words("有：{words}", "this holds: {words}")
THERE_IS_NOT = Words("没有：{words}", "this does not hold: {words}")
IS_THE_CASE = Words("有“{fact}”的情形", "“{fact}” holds")
IS_NOT_THE_CASE = Words("没有“{fact}”的情形", "“{fact}” does not hold")
HEAD_N = Words("以下至少满足{n}项", "at least {n} of these")
HEAD_NOT = Words("不得有下列情形", "this must not hold")
SEEN = Words("您的情况：{value}", "seen: {value}")
FOUND_SO_FAR = Words("认定情况：{value}", "finding: {value}")
RULE = Words("规则：{words}", "words of the document: {words}")
BASIS = Words("依据：{words}", "basis: {words}")
PLACE = Words("规则位置：{place}", "rule at {place}")
ATTESTED_YES = Words("已认定符合{details}", "found to hold{details}")
ATTESTED_NO = Words("已认定不符合{details}", "found not to hold{details}")
ATTESTED_OPEN = Words("尚无认定", "no finding yet")
PAPER = Words("文号{ref}", "ref. {ref}")

# quantities
YEAR_START = Words("{day}当年1月1日", "1 January of the year of {day}")
SHIFTED = Words("{day}起满{time}之日", "the day {time} after {day}")
WITHIN = Words("{fact}在{day}起{time}内（含届满之日）", "{fact} is within {time} of {day}, that day included")
RUN_OF = Words("“{fact}”连续不少于{least}", "{fact} run for at least {least} without a gap")
RUN_WHERE = Words("“{fact}”连续不少于{least}满足：{where}", "{fact} for at least {least} without a gap have: {where}")
AGE_ON = Words("年龄（以{day}计）", "age on {day}")
THOSE_WHERE = Words("符合“{where}”的", "those with “{where}” of ")
COUNT_OF = Words("{of}{fact}数", "number of {of}{fact}")
SUM_OF = Words("{of}{fact}的{take}合计", "sum of {take} over {of}{fact}")
HIGHEST_OF = Words("{of}{fact}的{take}最高者", "greatest {take} of {of}{fact}")
LATEST_OF = Words("{of}{fact}的{take}最晚者", "latest {take} of {of}{fact}")
EARLIEST_OF = Words("{of}{fact}的{take}最早者", "earliest {take} of {of}{fact}")
LOWEST_OF = Words("{of}{fact}的{take}最低者", "least {take} of {of}{fact}")
LONGEST_RUN = Words("{of}{fact}按{take}最长连续数", "longest run by {take} of {of}{fact}")
ROW_VALUE = Words("{row}{value}", "{row} {value}")
OTHERWISE = Words("其余{value}", "otherwise {value}")
GATED = Words("{value}（限{condition}）", "{value} (only where {condition})")
GATE_SHUT = Words("不符合“{condition}”，没有可发的金额", "nothing is paid, as this does not hold: {condition}")
BY_TIER = Words("按档次：{rows}", "by tier: {rows}")
UPLIFTED = Words("{base}，上浮：{rows}", "{base}, raised by: {rows}")
NOT_BELOW_ZERO = Words("不足零的按零计", "never below zero")
LEAST_OF = Words("{parts}中的最低者", "the least of {parts}")
GREATEST_OF = Words("{parts}中的最高者", "the greatest of {parts}")
BANDS_WHOLE = Words("{base}按所在段的比例全额计算（{rows}）", "{base} at the rate of its band ({rows})")
BANDS_MARGINAL = Words("{base}分段计算后相加（{rows}）", "{base} band by band, added up ({rows})")
BAND = Words("{low}（含）至{high}（不含）为{rate}", "from {low} to below {high}: {rate}")
BAND_LAST = Words("{low}（含）以上为{rate}", "from {low}: {rate}")
STEP_YUAN = Words("元", "whole yuan")
STEP_ONE = Words("整数", "whole numbers")
ROUNDED_TO = Words("取整到{grid}，{rule}", "rounded to {grid}, {rule}")
AMOUNT_OF = Words("“{name}”的金额", "the amount of “{name}”")

# calculations
CALCULATION = Words("计算", "Calculation")
CALCULATION_UNDER = Words("计算 · 按{days}的规定", "Calculation · under the rule {days}")
VALUE_LINE = Words("{name}：{value}", "{name}: {value}")
EQUALS = Words("{left} = {value}", "{left} = {value}")
SPAN_LINE = Words("{first}至{last}：{value}", "{first} to {last}: {value}")
CAPPED = Words("上限{figure}", "cap {figure}")
FLOORED = Words("下限{figure}", "floor {figure}")
COMES_TO = Words("实发{value}", "comes to {value}")
COUNTS_AS = Words("按{value}计", "counts as {value}")
ROUNDED_LINE = Words("{base}，{rule}：{value}", "{base}, {rule}: {value}")
TO_FEN = Words("不足1分的部分{rule}：{value}", "rounded to the fen, {rule}: {value}")
TIER_PLACE = Words("{name}（第{place}档）", "{name} (tier {place})")
TIER = Words("档次：{tiers}", "tier: {tiers}")
TIER_MAY = Words("可能的档次：{tiers}", "tiers that may apply: {tiers}")
TIER_VALUE = Words("{tier}{value}", "{tier} {value}")
TIER_ALSO = Words("同时符合{tiers}，不重复享受", "these hold as well and are not added: {tiers}")
TIER_LATER = Words("也符合{tiers}，按先符合的一档计", "these hold as well; the first one counts: {tiers}")
TIER_NONE = Words("各档均不符合，没有可发的金额", "no tier holds: nothing is paid")
TIER_OTHERWISE = Words("各档均不符合，按{value}计", "no tier holds: {value}")
TIER_OTHERWISE_MAY = Words("各档都不符合的，按{value}计", "where no tier holds: {value}")
TIER_BETTER = Words(
    "更高一档：{tier}{value}，还须符合：{needs}", "the next better tier: {tier} {value}; it needs: {needs}"
)
TIER_CLASH = Words(
    "规则包自相矛盾：{tiers}同时符合，而规定只能有一档；金额按范围列出，不选其中任何一个",
    "the pack contradicts itself: {tiers} hold at once although only one may; the amount is given as a range",
)
UPLIFT = Words("上浮：{rows}", "raised by: {rows}")
UPLIFT_NONE = Words("没有符合的上浮项", "nothing raises it")
UPLIFT_BEFORE_CAP = Words("先上浮，后按上限", "raised before the cap")
UPLIFT_AFTER_CAP = Words("先按上限，后上浮", "raised after the cap")
BAND_APPLIES = Words("{base}适用：{band}", "{base} falls under: {band}")
FIRST_BAND_BELOW = Words("{base}低于第一段，为{value}", "{base} lies below the first band: {value}")
AMOUNT_CLASH = Words("规则包自相矛盾，按范围列出", "the pack contradicts itself; given as a range")
IN_ALL = Words("共{figure}", "{figure} in all")
AMOUNT_OPEN = Words("未定", "open")
AMOUNT_MISSING = Words("金额待补充", "the amount waits for information")

# payments
QUARTERLY = Words("按季发放", "paid out quarterly")
HALF_YEARLY = Words("每半年发放一次", "paid out half-yearly")
YEARLY = Words("按年发放", "paid out yearly")
EVERY_MONTHS = Words("每{months}个月发放一次", "paid out every {months} months")
BY_MONTH = Words("按月计算", "reckoned by the month")
BY_YEAR = Words("按年计算", "reckoned by the year")
IN_PARTS = Words("分{count}期发放（{parts}）", "paid in {count} parts ({parts})")
PARTS_EVERY = Words("每{time}一期", "a part every {time}")
FIRST_AFTER = Words("首期在满{time}时", "the first after {time}")
PART_AFTER = Words("第{place}期{part}（满{time}时）", "part {place} {part} (after {time})")
PART_AT_START = Words("第{place}期{part}（起算时）", "part {place} {part} (at the start)")
AT_THE_END = Words("满{time}后一次性发放", "paid once after {time}")
AT_THE_END_FROM = Words("自{day}起满{time}后一次性发放", "paid once {time} after {day}")
TOTAL_AT_MOST = Words("累计发放不超过{figure}", "at most {figure} in all")
WHILE_HOLDS = Words("发放期间须符合：{condition}", "paid while this holds: {condition}")
ASSESSED_PASSED = Words("{kind}结果为{results}的方予发放", "paid where the {kind} is {results}")
ASSESSED_FACTORS = Words(
    "按{kind}结果兑现（{factors}；其他结果不发）", "paid by the {kind} ({factors}; nothing for other results)"
)
ASSESSED_BEFORE = Words("以上一年度的考核为准", "the assessment of the year before counts")
ASSESSED_SAME = Words("以当年的考核为准", "the assessment of the same year counts")
ASSESSED_FROM = Words("自第{part}期起{words}", "from part {part} on: {words}")
CLAIM_WITHIN = Words("{time}内申领，逾期不再发放", "to be claimed within {time}")
CLAIM_WITHIN_FROM = Words("自{day}起{time}内申领，逾期不再发放", "to be claimed within {time} of {day}")
WHOLE = Words("发放全程合计", "Over the whole time")
RATE = Words("抵扣和封顶前", "Before offsets and shared caps")

# obligations
OBLIGATIONS = Words("义务：享受后须履行的", "Obligations: what is owed in return")
SERVE = Words("服务期{time}", "to serve {time}")
SERVE_FROM = Words("服务期{time}（自{day}起）", "to serve {time} from {day}")
LEAVING = Words("提前离开的，{clawback}", "on leaving early: {clawback}")
PRO_RATA_OF_YEARS = Words(
    "按未服务年数（已服务不满一年的不计）比例退还",
    "paid back in proportion to the years not served (a year served in part is no year served)",
)
LEAVING_FOR = Words("因{reason}离开的，{clawback}", "on leaving because of {reason}: {clawback}")
VESTED = Words("服务满{time}的留{kept}", "{kept} stays after {time}")
NOT_VESTED = Words("此前全部退还", "all is paid back before that")
REPAID_BY = Words("由{who}退还", "paid back by {who}")
STOPS_NEXT_MONTH = Words("离开次月起停发", "payments stop with the month after leaving")
STOPS_SAME_MONTH = Words("离开当月起停发", "payments stop with the month of leaving")
RESALE = Words(
    "所购住房自{day}起{time}内不得转让，违反的，{clawback}",
    "the home may not be sold within {time} of {day}; else: {clawback}",
)
RESALE_NO_DAY = Words(
    "所购住房{time}内不得转让，违反的，{clawback}", "the home may not be sold within {time}; else: {clawback}"
)
REPORT_DAYS = Words("发生下列变化的，{days}日内报告：{events}", "to be reported within {days} days: {events}")
REPORT = Words("发生下列变化的，应当报告：{events}", "to be reported: {events}")
SAID = Words("原文：{text}", "the document's words: {text}")

# groups
GROUPS = Words("择高与互斥：几项待遇如何取舍", "How benefits combine")
GROUP_RULE = Words("规则", "Rule")
GROUP_PAYS = Words("合计", "Together")
GROUP_LIMIT = Words("限额", "Limit")
GROUP_RECEIVED = Words("已享受", "Already received")
GROUP_OPEN = Words("未能判定", "Still open")
RULE_HIGHEST = Words(
    "{names}就高不重复：只取{base}最高的一项，相同的取列在前面的",
    "of {names} only the one that pays most ({base}); of equals the earlier one",
)
RULE_CHOOSE = Words("{names}择一享受，由申请人选择", "of {names} the applicant chooses one")
RULE_EXCLUDES = Words("享受{winner}的，不再享受{names}", "whoever gets {winner} gets none of {names}")
RULE_REQUIRES = Words("享受{names}，须同时享受{needed}", "{names} need {needed}")
RULE_FALLBACK = Words(
    "可以享受{other}的，不享受{name}（可以享受是指：{condition}）",
    "{name} only where {other} cannot be had; it can be had where: {condition}",
)
RULE_OFFSET = Words(
    "已领取的{received}从{names}中抵扣，抵扣后不足零的按零计",
    "what was received as {received} is deducted from {names}, never below zero",
)
RULE_CAP = Words("{names}{base}之和不超过{limit}；{cut}", "{names} together at most {limit} ({base}); {cut}")
RULE_RECEIVED = Words("以往享受过的同类待遇计算在内", "what was received before counts")
RULE_ALSO = Words("下列名称的待遇视为同类：{names}", "claims under these names count as the like: {names}")
MEMBER_RESULT = Words("结果", "Result")
MEMBER_BASE = Words("金额（{base}）", "Amount ({base})")
MEMBER_WHY = Words("说明", "Why")
MEMBER_IN = Words("入选", "in")
MEMBER_OUT = Words("未选", "set aside")
MEMBER_NOT = Words("不符合", "not eligible")
MEMBER_OPEN = Words("未定", "open")
FORGONE = Words("未选而少得{amount}", "forgone: {amount}")
OPEN_AGAINST = Words("取决于{names}，尚未确定", "depends on {names}, which is open")
OPEN_ITSELF = Words("自身是否符合尚未确定", "its own eligibility is open")
CHOICES = Words("可选的组合", "Ways to choose")
CHOICE_COLUMN = Words("选择", "Choice")
CHOICE_PAYS = Words("全程合计", "Pays in all")
CHOICE_GIVES_UP = Words("放弃", "Gives up")
CHOICE_NONE = Words("{group}：不选", "{group}: none")
CHOICE_ONE = Words("{group}：{name}", "{group}: {name}")
CHOICE_UNPRICED = Words("另有{names}，未折算成金额", "and {names}, not counted in money")
CHOICE_BEST_MARK = Words("金额最高：{pays}", "most: {pays}")
CHOICE_PROVEN = Words(
    "已逐一比较{count}种选择：选“{best}”，金额不低于其他任何一种。选哪一种由申请人决定。",
    "All {count} ways were compared: “{best}” pays at least as much as any other. The applicant chooses.",
)
CHOICE_UNPROVEN = Words(
    "已逐一比较{count}种选择：尚有信息未定，不能断定哪一种金额最高。选哪一种由申请人决定。",
    "All {count} ways were compared: with what is open, none can be said to pay most. The applicant chooses.",
)
CHOICE_BOUNDED = Words(
    "可能的选择有{possible}种，只比较了其中{count}种，不能断定哪一种金额最高。选哪一种由申请人决定。",
    "Of {possible} ways only {count} were compared: none can be said to pay most. The applicant chooses.",
)
SET_ASIDE = Words("未选原因", "Set aside")
SET_ASIDE_BY = Words("按“{group}”，因{names}未选", "by “{group}”, in favour of {names}")
SET_ASIDE_GROUP = Words("按“{group}”未选", "by “{group}”")
WOULD_PAY = Words("若无此规则可得{amount}", "it would pay {amount}")
GIVE_FOR_AMOUNT = Words("要确定金额，请补充：{what}", "to settle the amount, please give: {what}")

# the procedure
PROCEDURE_APPLICANT = Words("申请：{text}", "application: {text}")
PROCEDURE_STEP = Words("第{place}步：{text}", "step {place}: {text}")
PROCEDURE_STEP_DAYS = Words("第{place}步：{text}（{days}日）", "step {place}: {text} ({days} days)")
PROCEDURE_STEP_WORKING = Words("第{place}步：{text}（{days}个工作日）", "step {place}: {text} ({days} working days)")
PROCEDURE_DAYS = Words("办理时限合计{days}日", "{days} days in all")
WINDOW_YEARLY = Words("每年{first}至{last}", "every year from {first} to {last}")
WINDOW_YEARLY_OVER = Words("每年{first}至次年{last}", "every year from {first} to {last} of the next year")
MONTH_DAY = Words("{month}月{day}日", "{month}/{day}")
WINDOW_WITHIN = Words("自{day}起{time}内", "within {time} of {day}")
WINDOW_MISSED_KEPT = Words("错过的，可在下一次申请", "whoever misses it may come to the next one")
WINDOW_MISSED_LOST = Words("错过的，不再受理", "whoever misses it is too late")
EVIDENCE_ISSUED = Words("{issuer}出具", "issued by {issuer}")
EVIDENCE_SHARED = Words("由部门通过数据共享获取，不必提交", "the office gets it by itself; it need not be brought")
EVIDENCE_IF = Words("如{condition}，需{paper}", "{paper}, where {condition}")

# the ledger
LEDGER_TITLE = Words("{name}发放台账", "Ledger of {name}")
LEDGER_UNTIL = Words("列至", "Up to")
LEDGER_LINES = Words("发放明细", "Payments")
LEDGER_SUMS = Words("按状态合计", "Sums by status")
DAY_COLUMN = Words("日期", "Day")
PART_COLUMN = Words("期次", "Part")
STATUS_COLUMN = Words("状态", "Status")
LINE_PART = Words("第{number}期", "part {number}")
LINE_PART_OF = Words("第{number}期/共{of}期", "part {number} of {of}")
LINE_FACTOR = Words("考核系数{factor}", "factor of the assessment {factor}")
LINE_COVERS = Words("所属期{first}至{last}", "for {first} to {last}")
NO_DAY = Words("日期未定", "day open")
LEDGER_NOTE = Words(
    "台账按规则推算，实际发放以经办部门为准；日期是自该日起可以发放，不是到账日。",
    "The ledger is reckoned from the rules; the office decides. A day is that from which it can be paid.",
)
LEDGER_EMPTY = Words("没有可列的发放", "there is nothing to list")
SETTLEMENT_TITLE = Words("{name}提前离开清算单", "Settlement of {name} on leaving")
LEFT_ON = Words("离开日期", "Left on")
LEAVE_REASON = Words("离开原因", "Reason")
REFUND_TOTAL = Words("应退合计", "To be paid back in all")
SETTLED_ITEMS = Words("逐项清算", "Item by item")
SETTLED_PAID = Words("已发放", "Paid")
SETTLED_OWED = Words("已到期、尚未发放", "Due and not paid yet")
SETTLED_LATER = Words("离开后仍应发放", "Still to be paid after leaving")
SETTLED_FORFEITED = Words("不再发放", "Forfeited")
SETTLED_RULE = Words("适用规定", "Rule")
SETTLED_NOTHING = Words("不须退还", "nothing is paid back")
SERVED = Words("服务情况", "Served")
SERVED_OF = Words("已服务{served}，约定{of}", "served {served} of {of}")
SERVED_SOME = Words("已服务{served}", "served {served}")
SERVED_DAYS = Words("服务期自{first}至{last}", "to serve from {first} to {last}")
REFUND = Words("应退", "To be paid back")
REFUND_SUM = Words("{paid} × （1 − {kept}） = {refund}", "{paid} × (1 − {kept}) = {refund}")
REFUND_BY_YEAR = Words("各年离开应退", "Refund by year of leaving")
REFUND_BY_YEAR_NOTE = Words("按届时已发放和已到期应发放的数额计算", "of what is paid or due by then")
DUE_BY_THEN = Words("届时已发、应发", "Paid or due by then")
RESALE_LIMIT = Words("转让限制", "Resale")
RESALE_REFUND = Words("因转让应退", "To be paid back for the sale")
NOT_TWICE = Words("已发放的不重复退还", "nothing is paid back twice")
YEARS_COLUMN = Words("服务满", "Served")
YEARS_SERVED = Words("{years}年", "{years} year(s)")
KEPT_COLUMN = Words("可留比例", "Share kept")
SETTLEMENT_NOTE = Words(
    "清算按规则推算，应退金额以经办部门核定为准。",
    "The settlement is reckoned from the rules; the office decides what is paid back.",
)

# headings of a sheet
TITLE = Words("{name}人才待遇一次性告知单", "Talent benefits of {name}: what one person may apply for")
PACK = Words("规则包", "Rule pack")
AUTHORITY = Words("解释单位", "Answers for the text")
VERIFIED_ON = Words("数据截止日", "Text checked up to")
EVALUATED_ON = Words("测算日期", "Evaluated for")
APPLIED_ON = Words("申请日期", "Applied on")
PRINTED_ON = Words("打印日期", "Printed on")
FACTS = Words("申请人情况（仅列本次用到的）", "The applicant's facts (only those that were used)")
FACT_COLUMN = Words("项目", "Fact")
VALUE_COLUMN = Words("内容", "Value")
UNUSED_FACTS = Words("您还填写了{names}，本规则包未用到。", "You also gave these, which the pack did not use: {names}.")
STANDING_COLUMN = Words("来源", "Standing")
OVERVIEW = Words("结论一览", "Overview")
NAME_COLUMN = Words("待遇", "Benefit")
VERDICT_COLUMN = Words("结论", "Verdict")
AMOUNT_COLUMN = Words("金额", "Amount")
PAYMENT_COLUMN = Words("发放", "Payment")
NOT_FOR_PERSON = Words("〔{beneficiary}〕{name}", "[{beneficiary}] {name}")
FOR_BENEFICIARY = Words("逐项说明 · 受益方：{beneficiary}", "Item by item · beneficiary: {beneficiary}")
TOTALS = Words("合计", "Totals")
TOTALS_NOTE = Words(
    "按区间相加，不取中间值：下限只计结论为符合且来源载明下限的金额，上限计入所有尚未排除的金额。",
    "Added end by end, never averaged: the lower end holds what is certain, the upper end all that is not ruled out.",
)
TOTAL = Words("{beneficiary} · {period}", "{beneficiary} · {period}")
TOTAL_EXACT = Words("{amount}", "{amount}")
TOTAL_RANGE = Words("下限{low}，上限{high}", "from {low} to {high}")
TOTAL_NO_LOW = Words("目前没有可以确定的金额；上限{high}", "nothing certain yet; at most {high}")
TOTAL_OPEN = Words("下限{low}，上限未载明", "from {low}; no upper end")
TOTAL_OPEN_NO_LOW = Words("目前没有可以确定的金额；上限未载明", "nothing certain yet; no upper end")
TOTAL_UNSTATED = Words("来源未载明上限：{names}", "no upper end stated: {names}")
TOTAL_ITEMS = Words("计入：{names}", "counted: {names}")
QUESTIONS = Words("还差什么：补充下列信息后可再测算", "What is missing: give these and decide again")
QUESTION_PROOF_SAID = Words("可凭{proof}", "shown by {proof}")
QUESTION_PROOF = Words("可凭{proof}证明", "shown by {proof}")
QUESTION_BENEFITS = Words("影响：{names}", "bears on: {names}")
QUESTION_STAKE = Words("涉及金额上限{amount}", "up to {amount} at stake")
CHECKLIST = Words("材料清单", "What to bring")
EVIDENCE_FOR = Words("{item}（用于{names}）", "{item} (for {names})")
SERVICES = Words("服务类", "Services")
UNCERTAIN = Words("不确定与裁量", "What is uncertain, and who decides")
UNCERTAIN_FINDING = Words("{name}：{reason}；{who}（涉及{names}）", "{name}: {reason}; {who} (concerns {names})")
SOURCES = Words("来源", "Sources")
FOOT_REFERENCE = Words(
    "本单为参考，不构成行政决定；金额以审批为准。",
    "This sheet is for reference and is no administrative decision; amounts are those approved by the authority.",
)
FOOT_MARKS = Words("标记：✓ 符合  ✗ 不符合  ? 未定", "Marks: ✓ met  ✗ not met  ? open")
FOOT_PACK = Words("规则包 {id} · sha256 {sha256}", "Rule pack {id} · sha256 {sha256}")

# blocks of an item
CONCLUSION = Words("结论", "Verdict")
AMOUNT = Words("金额", "Amount")
AMOUNT_IF_FOUND = Words("金额（若经认定符合）", "Amount (if found to be eligible)")
AMOUNT_IF_MET = Words("金额（若符合）", "Amount (if eligible)")
AMOUNT_NOT_YOURS = Words("待遇标准（不计入）", "Rate of the benefit (not counted)")
PAYMENT = Words("发放", "Payment")
REASONS = Words("逐条理由", "Reasons")
REASONS_ALL = Words("逐条理由（须全部满足）", "Reasons (all must hold)")
REASONS_UNDER = Words("按{days}的规定", "Under the rule {days}")
NO_CONDITION = Words("来源未写任何条件", "the source names no condition")
IN_FORCE = Words("施行期", "In force")
CITATIONS = Words("依据", "Sources")
UNSTATED = Words("来源未载明的事项", "What the source does not state")
NOTES = Words("说明", "Notes")
DOCUMENTS = Words("涉及文件", "Documents named")
DOCUMENT_NOTE = Words("{title}（{note}）", "{title} ({note})")
PROCEDURE = Words("办理", "Procedure")
PROCEDURE_AUTHORITY = Words("受理部门：{text}", "office: {text}")
PROCEDURE_ROUTE = Words("途径：{text}", "route: {text}")
PROCEDURE_WINDOW = Words("时间：{text}", "when: {text}")
PROCEDURE_EVIDENCE = Words("材料：{text}", "bring: {text}")
PROCEDURE_UNSTATED = Words("{parts}：来源未载明", "not stated in the source: {parts}")
PROCEDURE_NOWHERE = Words(
    "逐项说明中没有“{heading}”一栏的，{parts}：来源未载明。",
    "Where an item says nothing under “{heading}”, the source does not state: {parts}.",
)
AUTHORITY_PART = Words("受理部门", "office")
ROUTE_PART = Words("途径", "route")
WINDOW_PART = Words("时间", "time")
EVIDENCE_PART = Words("材料", "papers")
SERVICE_LIST = Words("服务内容", "Services")
NEXT = Words("下一步", "What to do next")
IN_PLACE = Words("仅限{place}", "only in {place}")

# dates of force
FROM_UNTIL = Words("{first}至{last}", "{first} to {last}")
FROM_ON = Words("{first}起", "from {first}")
UNTIL = Words("至{last}止", "until {last}")
ENDED_ON = Words("已于{last}结束", "ended on {last}")
STARTS_ON = Words("将于{first}起施行", "takes effect on {first}")
BETWEEN_DAYS = Words(
    "上一期已于{last}结束，下一期{first}起", "the last one ended on {last}, the next starts on {first}"
)
NOT_FOR_THAT_DAY = Words(
    "按{fact}（{day}）不适用：本规定适用于{ranges}", "does not apply by {fact} ({day}): this rule is for {ranges}"
)
FOR_DAYS_BETWEEN = Words("{fact}在{first}至{last}（均含）之间的", "{fact} from {first} to {last}, both included")
FOR_DAYS_FROM = Words("{fact}在{first}（含）以后的", "{fact} on or after {first}")
FOR_DAYS_UNTIL = Words("{fact}在{last}（含）以前的", "{fact} on or before {last}")
OR_LIST = Words("，或", ", or ")
APPLIES_TO = Words("适用范围", "Applies to")
NO_DATE = Words("没有可据以选择规定的日期", "there is no date by which to choose the rule")

# services
LISTED_ALL = Words("共{listed}{unit}", "{listed} listed")
LISTED_SOME = Words("来源称{declared}{unit}，已列出{listed}{unit}", "the source counts {declared} and names {listed}")
LISTED_MORE = Words(
    "来源称{declared}余{unit}，已列出{listed}{unit}", "the source counts more than {declared} and names {listed}"
)
LISTED_NONE = Words("来源未列出具体项目", "the source names none of them")
COUNTED_ONLY = Words("来源称{declared}{unit}，未列出具体项目", "the source counts {declared} and names none of them")
COUNTED_ONLY_MORE = Words(
    "来源称{declared}余{unit}，未列出具体项目", "the source counts more than {declared} and names none of them"
)

# what to do next
GIVE = Words("请补充：{what}", "please give: {what}")
ASK_DECIDER = Words(
    "“{name}”由{body}认定，可向其咨询或申请认定", "“{name}” is for {body} to decide; ask or apply there"
)
ASK_RULE = Words(
    "来源只写有“{name}”这一条件，未写内容；由{body}认定，请向其索取文件原文核对",
    "the source names the condition “{name}” without its content; {body} decides it: ask there for the document",
)
ASK_UNSTATED = Words(
    "来源未写明由谁认定“{name}”，可先咨询{body}", "the source does not say who decides “{name}”; ask {body} first"
)
ASK_NOBODY = Words(
    "来源未写明由谁认定“{name}”，目前没有已知的咨询单位",
    "the source does not say who decides “{name}”; no body to ask is known",
)
DECIDED_BY = Words("由{body}认定", "{body} decides")
DISCRETION_OF_SOMEBODY = Words("由有关部门裁量", "at the discretion of somebody whom the source does not name")
DECIDED_UNSTATED = Words("由谁认定来源未载明，可先咨询{body}", "who decides is not stated; ask {body} first")
DECIDED_NOBODY = Words("由谁认定来源未载明", "who decides is not stated")
FAILED = Words("未满足：{words}", "not met: {words}")
FAILED_SEEN = Words("{words}（您的情况：{seen}）", "{words} (seen: {seen})")
APPLY = Words("可申请", "may be applied for")
APPLY_UNSTATED = Words(
    "符合来源写明的条件；怎样办理来源未载明", "the stated conditions are met; how to obtain it is not stated"
)
APPLY_WINDOW = Words("可申请，时间：{window}", "may be applied for; when: {window}")
APPLY_BY_WINDOW = Words("可申请：{now}", "may be applied for: {now}")
APPLY_NOW = Words("现正受理{which}", "applications are taken now{which}")
APPLY_LATER = Words(
    "目前不在受理期：{day}起受理{which}", "no applications are taken now; they are from {day} on{which}"
)
APPLY_TOO_LATE = Words("受理期已过{which}", "the time for applications is over{which}")
APPLY_OPEN = Words("是否仍在受理期要看：{names}", "whether applications are still taken depends on: {names}")
APPLY_OPEN_UNSTATED = Words(
    "是否仍在受理期不能确定：起算日未载明或没有",
    "whether applications are still taken cannot be told: no day to count from",
)
WINDOW_UNTIL = Words("至{last}", "until {last}")
SOURCE_VERB = Words("来源用语：“{verb}”", "the source's own word: “{verb}”")
APPLY_ASK = Words("受理部门来源未载明，可先咨询{authority}", "no office is stated; ask {authority} first")
STANDING_OPEN = Words("与其他待遇如何取舍尚未确定", "how it stands against other benefits is still open")
NOT_NOW = Words("{when}，目前不能申请", "{when}; it cannot be applied for now")
NOT_FOR_YOU = Words("{when}，不能申请", "{when}; it cannot be applied for")
NOT_NOW_PLAIN = Words("目前不在施行期内，不能申请", "not in force; it cannot be applied for now")
OVERRULED = Words(
    "本身符合条件，但按叠加规则未选，不与所选待遇同时享受",
    "eligible by itself, but set aside by a stacking rule in favour of another",
)
OUT_ANYWAY = Words(
    "不论补充什么信息，按叠加规则都不会入选，不必再补充",
    "whatever is given, a stacking rule sets it aside; nothing need be given",
)
NOTHING_TO_PAY = Words("不在规定的任何一档内，没有可发的金额", "in none of the tiers: there is nothing to pay")
BELOW_THE_LEAST = Words("达不到起算的最低数（{condition}），没有可发的金额", "below the least that counts: {condition}")
ONLY_TOLD = Words("仅供了解，不作符合与否的结论", "for information; no verdict is given")

# sources
SUPPLIED = Words("{supplied_by}供稿", "supplied by {supplied_by}")
UNDATED = Words("发布日期未载明", "undated")

# a pack
PACK_TITLE = Words("{name}人才政策手册", "Talent policy handbook of {name}")
BENEFIT_TITLE = Words("{name}：{benefit}", "{name}: {benefit}")
ABOUT = Words("说明", "About")
PACK_DEFINITIONS = Words("名词", "Definitions")
PACK_FINDINGS = Words("须由主管部门认定的事项", "What an authority must decide")
PACK_DOCUMENTS = Words("来源提到而未刊载的文件", "Documents that the sources name without printing them")
PACK_STATISTICS = Words("用于核对的公开数字（不是规则）", "Published figures that check the pack (no rules)")
CONDITIONS = Words("条件", "Conditions")
CONDITIONS_ALL = Words("条件（须全部满足）", "Conditions (all must hold)")
BENEFICIARY = Words("受益方", "Beneficiary")
RULES = Words("适用规定", "Rules")
VERSION_BY = Words("按{clock}选择适用的规定", "the rule is chosen by: {clock}")
MEANS = Words("含义", "Meaning")
WHO_DECIDES = Words("认定", "Decided")
NOTE = Words("备注", "Note")
STATISTIC_TOTAL = Words("{count}份共{total}", "{count} awards, {total} in all")
STATISTIC_WHOLE = Words("总数{whole}，其中{parts}", "{whole} in all, of which {parts}")

TIER_COLUMN = Words("档次", "Tier")
CONDITION_COLUMN = Words("条件", "Condition")
VALUE_OF_TIER_COLUMN = Words("数额", "Value")
TIER_OTHERWISE_ROW = Words("其余", "otherwise")
PACK_GROUPS = Words("叠加规则", "How benefits combine")
PACK_QUANTITIES = Words("名称固定的数额", "Named quantities")
OBLIGATION = Words("义务", "Obligation")
CONVENTIONS = Words("计算口径", "Conventions")
MONTH_END_LAST_DAY = Words("到期月份没有对应日的，以该月最后一日为准", "a month without such a day: its last day")
MONTH_END_NEXT_DAY = Words(
    "到期月份没有对应日的，以次月1日为准", "a month without such a day: the first of the next month"
)
MONEY_ROUNDING = Words("不足1分的部分{rule}", "parts of a fen are rounded {rule}")
BUILDS_ON = Words("依托的规则包", "Builds on")
BUILT_ON = Words("{name}（{id}，摘要{digest}）", "{name} ({id}, digest {digest})")

# several cities
COMPARE_TITLE = Words("各地人才待遇对照", "Talent benefits of several cities")
COMPARE_NOTE = Words(
    "“来源未提及”只表示所据来源没有写到，不等于当地没有这项待遇。",
    "“Not mentioned” only says that the sources at hand are silent; it does not mean that there is no such benefit.",
)
NOT_MENTIONED = Words("来源未提及", "not mentioned in the sources")
INFORMATIONAL_PART = Words("仅供了解（不作结论）", "For information (no verdict)")
CITY_COLUMN = Words("城市", "City")
CITY_NOTICE = Words("{name}：{notice}", "{name}: {notice}")
