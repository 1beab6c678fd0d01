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
NO_MONEY = Words("不涉及金额", "no money")
VERSION_OPEN = Words(
    "适用哪一版本未定，此为各版本合并的范围", "which version applies is open; this spans all that may apply"
)
ON_APPLICATION = Words("须逐次申请", "to be applied for each time")

# conditions
FACT_YES = Words("{fact}：是", "{fact}: yes")
FACT_NO = Words("{fact}：否", "{fact}: no")
IS = Words("{fact}为{value}", "{fact} is {value}")
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
GIVE_PROOF = Words("{what}（可凭{proof}证明）", "{what} (shown by {proof})")
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
SOURCE_VERB = Words("来源用语：“{verb}”", "the source's own word: “{verb}”")
APPLY_ASK = Words("受理部门来源未载明，可先咨询{authority}", "no office is stated; ask {authority} first")
STANDING_OPEN = Words("与其他待遇如何取舍尚未确定", "how it stands against other benefits is still open")
NOT_NOW = Words("{when}，目前不能申请", "{when}; it cannot be applied for now")
NOT_NOW_PLAIN = Words("目前不在施行期内，不能申请", "not in force; it cannot be applied for now")
OVERRULED = Words(
    "本身符合条件，但按叠加规则未选，不与所选待遇同时享受",
    "eligible by itself, but set aside by a stacking rule in favour of another",
)
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
