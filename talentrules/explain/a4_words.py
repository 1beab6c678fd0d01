"""What only the two A4 sheets say, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from talentrules.explain.labels import Words

__all__ = ["WAYS"]

WAYS: Mapping[str, Words] = {
    "supply": Words("可补材料", "can be supplied"),
    "change": Words("情况变化后", "once things change"),
    "time": Words("时间未到", "not yet time"),
    "cannot": Words("不可改变", "cannot be changed"),
}
"""What a person can do about a refusal, by `Way.kind`; in this order on the sheet."""

NOTICE_TITLE = Words("{name}人才待遇一次性告知单", "Talent benefits of {name}: notice to the applicant")
VERIFICATION_TITLE = Words("{name}人才待遇核验单", "Talent benefits of {name}: verification for the file")
NUMERALS = Words("一、二、三、四、五、六、七、八、九、十、十一、十二、十三、十四、十五、十六", "")

# the head and the foot
OFFICE = Words("解释单位（窗口）", "Office")
PACK_LINE = Words("{name}；版本{sha}；语言{language}", "{name}; version {sha}; language {language}")
FOOT = Words(
    "规则包 {pack} {sha} · 引擎 {engine} · 测算日 {on} · 情况摘要 {profile}",
    "pack {pack} {sha} · engine {engine} · evaluated for {on} · profile {profile}",
)
FOOT_MARKS = Words(
    "✓ 符合　✗ 不符合　? 未定　○ 因叠加规则未选　– 不在施行期　· 仅供了解",
    "✓ met  ✗ not met  ? open  ○ set aside  – not in force  · for information",
)

# sections
FACTS = Words("申请人情况（仅列用到的）", "The applicant's facts (those that were used)")
RESULTS = Words("待遇与结论 · 本人", "Benefits and verdicts · the person")
CLOSED = Words("不符合、不在施行期或仅供了解的", "Refused, not in force, for information")
REASONS = Words("逐条理由 · 本人", "Reasons · the person")
DEFINITIONS = Words("名词的逐条判定（以下各项引用）", "Definitions, told once and referred to below")
CALCULATION = Words("计算过程", "Calculation")
PAYMENTS = Words("分期与发放日期", "Instalments and days")
GROUPS = Words("择高、互斥与选择", "How benefits combine")
OBLIGATIONS = Words("义务与退还", "Obligations and refunds")
GAPS = Words("还差什么", "What is missing")
EVIDENCE = Words("材料清单", "What to bring")
PROCEDURE = Words("办理", "Procedure")
OTHERS = Words("家属和其他受益方", "The family and other beneficiaries")
SERVICES = Words("服务", "Services")
UNCERTAIN = Words("不确定与裁量", "What is uncertain, and who decides")
SOURCES = Words("依据的来源", "Sources")
SIGNATURES = Words("核验意见", "Verification")

# cells
PAID_COLUMN = Words("金额与发放（结论未定的，为若符合时）", "Amount and payment (of an open one: if it is met)")
PAID_TOO_COLUMN = Words("金额与发放", "Amount and payment")
REASON_COLUMN = Words("理由和依据", "Reason and source")
GIVEN_COLUMN = Words("情况", "Facts")
PROOF_COLUMN = Words("凭证", "Shown by")
CHECK_COLUMN = Words("核验", "Checked")
FACT_COLUMN = Words("项目", "Fact")
BOX = Words("☐", "☐")
TICKED = Words("☐ {text}", "☐ {text}")
CALCULATION_COLUMN = Words("计算", "Calculation")
BEFORE_CUT = Words("抵扣和封顶前{amount}", "{amount} before offsets and caps")
FROM_TO = Words("{low}—{high}", "{low}–{high}")
TOTALS = Words("合计", "Totals")
CITED = Words("{number}{article}", "{number}{article}")
CITED_WORDS = Words("{number}{words}", "{number} {words}")
UNSTATED = Words("来源未载明", "not stated in the source")
VERB = Words("“{verb}”", "“{verb}”")

# payments
PARTS_COLUMN = Words("期次", "Parts")
FROM_DAY_COLUMN = Words("可发放之日", "From")
EACH_COLUMN = Words("每期金额", "Each")
PART = Words("第{first}期", "part {first}")
PARTS = Words("第{first}—{last}期", "parts {first}–{last}")
PARTS_OF = Words("{parts}/共{of}期", "{parts} of {of}")
ONE_PART = Words("一次性", "once")
NOT_DATED = Words("尚未列出日期的", "Not dated yet")
TO_PAY_OPEN = Words("结论未定", "verdict open")
UNTIL_NOTE = Words("列至{day}；日期是自该日起可以发放，不是到账日。", "Up to {day}; from that day on it can be paid.")

# refunds
RULE_COLUMN = Words("义务", "Obligation")
SERVICE_COLUMN = Words("服务期", "Service")
REFUND_COLUMN = Words("满{years}年离开", "leaving after {years} year(s)")
REFUND_CELL = Words("退{share}，{refund}（{day}）", "{share}: {refund} ({day})")
REFUND_CELL_OPEN = Words("{refund}（{day}）", "{refund} ({day})")
DAYS_FROM_TO = Words("{first}至{last}", "{first} to {last}")
REFUND_NOTE = Words(
    "比例是应退的比例，数额按届时已领取的数额计算（尚未领取的不计），括号内为离开之日；退还以经办部门核定为准。",
    "The share is that to pay back, the amount of what was received by the day in brackets; the office decides.",
)

# groups
GROUP_COLUMN = Words("规则", "Rule")
OUTCOME_COLUMN = Words("结果", "Result")
NOTE_COLUMN = Words("说明", "Note")
MEMBER = Words("{mark}{name}", "{mark} {name}")
MEMBER_AMOUNT = Words("{mark}{name} {amount}", "{mark} {name} {amount}")
OTHER_GROUPS = Words(
    "另有{count}条叠加规则不影响本次结论，由经办人在核验单上列明。",
    "{count} more rules change nothing here; see the verification.",
)
SUM = Words("{label}{amount}", "{label} {amount}")

# gaps
CLASS_COLUMN = Words("类别", "What can be done")
GAP_COLUMN = Words("事项", "Matter")
CONCERNS_COLUMN = Words("关系到", "Bears on")
GIVE = Words("{name}（凭{proof}）", "{name} (shown by {proof})")
STAKE = Words("{names}（涉及不超过{amount}）", "{names} (up to {amount})")
BECOMES = Words("{fact}：{before}→{after}", "{fact}: {before} → {after}")
ONE_MORE = Words("{fact}增加：{after}", "{fact}, in addition: {after}")
OTHERWISE = Words("{fact}改为：{after}", "{fact} becomes: {after}")
LESS = Words("{fact}减少：{after}", "{fact} without: {after}")
WAIT = Words("可于{day}起申请", "may be applied for from {day} on")
OUTCOME = Words("{name}：{verdict}", "{name}: {verdict}")
OUTCOME_AMOUNT = Words("{name}：{verdict}，{amount}", "{name}: {verdict}, {amount}")
NO_WAY = Words("只改一两项情况，没有找到能改变结论的办法", "no change of one or two facts was found that would help")
WAYS_NOTE = Words(
    "不符合的各项，最多列出关系最大的{count}项；都经逐一测算。",
    "Of what is refused at most the {count} that matter most are listed; each way was tried.",
)

# evidence
PAPER_COLUMN = Words("材料", "Paper")
FORM_COLUMN = Words("原件/复印件", "Original or copy")
ISSUER_COLUMN = Words("出具单位", "Issued by")
SHARED_COLUMN = Words("数据共享", "Shared data")
FOR_COLUMN = Words("用于", "For")
ORIGINAL = Words("原件", "original")
COPY = Words("复印件", "copy")
SHOWS = Words("{proof}（证明{what}）", "{proof} (shows {what})")
PROOFS = Words("补充信息可凭", "What is missing may be shown by")
SHARED = Words("可共享，不必提交", "shared, need not be brought")
ONLY_IF = Words("{names}（限{condition}）", "{names} (only where {condition})")

# procedure
AUTHORITY_COLUMN = Words("受理部门", "Office")
HOW_COLUMN = Words("申请与途径", "How")
WHEN_COLUMN = Words("时间", "When")
STEPS_COLUMN = Words("步骤", "Steps")
STEP = Words("{text}", "{text}")
STEP_DAYS = Words("{text}（{days}日）", "{text} ({days} days)")
ALL_DAYS = Words("{steps}；合计{days}日", "{steps}; {days} days in all")
ARROW = Words(" → ", " → ")
SILENT = Words(
    "各项{listed}的受理部门、申请途径、时间、步骤，来源均未载明",
    "Of all of them{listed} the source states neither office nor route nor time nor steps",
)
SILENT_OTHERS = Words(
    "其余各项{listed}的受理部门、申请途径、时间、步骤，来源均未载明",
    "Of all others{listed} the source states neither office nor route nor time nor steps",
)
SILENT_ASK = Words("可先咨询{body}", "ask {body} first")

# uncertainty
FINDING_COLUMN = Words("待认定事项", "To be found")
CONCERNING_COLUMN = Words("待认定事项（涉及）", "To be found (bears on)")
WHY_COLUMN = Words("原因", "Why")
WHO_COLUMN = Words("由谁认定", "Who decides")
FINDING = Words("{name}（{names}）", "{name} ({names})")
GAPS_OF_SOURCE = Words(
    "来源未载明的事项共{count}处，由经办人在核验单上逐项列明；可向{body}咨询。",
    "The sources leave {count} points open, listed in the verification; ask {body}.",
)
GAPS_OF_SOURCE_NOBODY = Words(
    "来源未载明的事项共{count}处，由经办人在核验单上逐项列明。",
    "The sources leave {count} points open, listed in the verification.",
)
GAPS_COLUMN = Words("来源未载明的事项", "What the source does not state")

# signatures
OPINION = Words(
    "☐ 情况与凭证一致　☐ 需补正　☐ 材料齐全", "☐ facts match the papers  ☐ to be corrected  ☐ papers complete"
)
CLERK = Words("经办人（签名）", "Clerk (signature)")
REVIEWER = Words("复核人（签名）", "Reviewer (signature)")
SIGNED_ON = Words("日期", "Date")
