"""What only the handbook says, in Chinese and in English."""

from __future__ import annotations

from talentrules.explain.labels import Words

SUBTITLE = Words("供审核签发", "for review and approval")
CONTENTS = Words("目录", "Contents")
FOOT = Words("{name}人才政策手册 · {id} · 版本{version}", "Talent policy handbook of {name} · {id} · version {version}")

# the title page
CITY = Words("城市", "City")
CODE = Words("行政区划代码", "Code of the jurisdiction")
PACK_FILE = Words("规则包文件", "File of the pack")
VERSION_OF_PACK = Words("规则包版本（sha256）", "Version of the pack (sha256)")
VERSION_OF_TWO = Words("{digest}（与所依托的规则包合计）", "{digest} (together with the packs that it builds on)")
VERSION_OF_LANGUAGE = Words("规则语言版本", "Version of the rule language")
REVIEW_BY = Words("应复核日期", "To be reviewed by")
NO_REVIEW = Words("规则包未写", "not stated in the pack")
COUNTS = Words("内容", "Holds")
COUNTED = Words(
    "待遇{benefits}项，叠加规则{groups}条，名词{definitions}个，待认定事项{findings}项，来源{sources}份",
    "{benefits} benefits, {groups} stacking rules, {definitions} definitions, {findings} findings, {sources} sources",
)
SOURCE_TABLE = Words("所据来源", "What it rests on")
NUMBER_COLUMN = Words("编号", "No.")
SOURCE_COLUMN = Words("来源", "Source")
KIND_COLUMN = Words("性质", "Kind")
PUBLISHER_COLUMN = Words("发布单位", "Publisher")
PUBLISHED_COLUMN = Words("发布日期", "Published")
ADDRESS = Words("地址", "Address")
SIGN_OFF = Words("签发", "Sign-off")
ROLE_COLUMN = Words("环节", "Step")
SIGNED_COLUMN = Words("姓名（签名）", "Name (signature)")
DAY_COLUMN = Words("日期", "Date")
OPINION_COLUMN = Words("意见", "Opinion")
PREPARED = Words("编制", "Prepared")
REVIEWED = Words("审核", "Reviewed")
APPROVED = Words("批准", "Approved")

# how to read it
READING = Words("怎样读这本手册", "How to read this handbook")
READING_RULES = Words(
    "每一句话都由规则包生成，改规则包，不改手册。右侧小字“文件:行”是规则在文件里的位置。",
    "Every sentence is generated from the pack: change the pack, not the handbook. "
    "The small “file:line” on the right is where the rule stands.",
)
READING_BOUNDS = Words(
    "“不低于”“不高于”“不少于”“不多于”“不超过”“不早于”“不晚于”“及以上”都含本数、本级、当日；"
    "“超过”“低于”“高于”“多于”“少于”“早于”“晚于”都不含。",
    "“At least”, “at most”, “or higher”, “or lower”, “on or after”, “on or before” include the bound; "
    "“more than”, “less than”, “higher than”, “lower than”, “after”, “before” do not.",
)
READING_WORDS = Words(
    "条件先写文件的原话，“规则”后面是系统执行的确切含义；引号里的是来源原文。",
    "A condition is told exactly; the document's own words stand beside it. What is quoted is the source, verbatim.",
)
READING_SILENCE = Words(
    "来源没有写的，不推断、不补写，集中列在“文件没有说的”一章。",
    "What the sources do not say is neither guessed nor filled in; a chapter of its own lists it.",
)

# chapters
OVERVIEW = Words("待遇总览", "Overview of the benefits")
OVERVIEW_TABLE = Words("一览表", "All benefits")
PICTURES = Words("待遇之间的关系", "How the benefits hang together")
PICTURE = Words("图{number}", "Picture {number}")
PICTURE_KEY = Words(
    "方框是待遇，竖线是规则，圆点是相连之处；箭头指向受影响的一方。线上的编号与图下的说明对应。",
    "A box is a benefit, an upright line a rule, a dot where they join; an arrow points at what is affected. "
    "The numbers are those of the list below.",
)
ALONE = Words("与其他待遇没有关系的", "Without a relation to any other")
NO_RELATIONS = Words(
    "所据来源没有写各项待遇之间的关系，规则包也没有写。",
    "The sources state no relation between the benefits, and neither does the pack.",
)
FROM_OTHERS = Words("其中来自所依托的规则包的待遇（虚线框）", "benefits that come from these packs (dashed boxes)")
BASES = Words("依托关系", "What the pack builds on")
UNSAID = Words("文件没有说的", "What the documents do not say")
FACTS = Words("事实索引", "Index of the facts")
LAWS = Words("应有的规律（整理者的期望，不是政策条款）", "Laws (what the author expects, no clause of the policy)")
ACCEPTED = Words("已接受的检查结果", "Findings of the checker that are accepted")

# relations: the word on the line
REQUIRES = Words("前提", "needs")
FALLBACK = Words("替补", "fallback")
EXCLUDES = Words("互斥", "excludes")
OFFSET = Words("抵扣", "offset")
CHOOSE = Words("择一", "choose")
HIGHEST = Words("就高", "highest")
CAP = Words("封顶", "cap")
CONDITION = Words("条件", "condition")
AMOUNT = Words("金额", "amount")
FINDING = Words("认定", "finding")
BUILDS_ON = Words("依托", "builds on")
CONDITION_RULE = Words("{names}的条件引用{needed}", "the conditions of {names} name {needed}")
AMOUNT_RULE = Words("{names}的金额按{needed}的金额计算", "the amount of {names} is reckoned from that of {needed}")
FINDING_RULE = Words("{names}取决于同一项认定“{finding}”", "{names} rest on the same finding, “{finding}”")
BUILDS_ON_RULE = Words("{name}依托{base}", "{name} builds on {base}")
ORDER = Words("起作用的次序", "The order in which they act")
ARROW = Words(" → ", " → ")
AFTER_GROUPS = Words("在下列规则之后起作用", "acts after")
MEMBERS = Words("涉及的待遇", "Benefits concerned")
NAMES_TOO = Words("引用", "Names")

# a benefit
IDENTIFIER = Words("编号", "Id")
COLON = Words("：", ": ")
RULE_NUMBER = Words("规定{number}", "Rule {number}")
VERSION_HEADING = Words("规定{number}：{days}", "Rule {number}: {days}")
COMMON = Words("各期规定通用的", "Common to all of its rules")
VERSION_CITATIONS = Words("本期规定的依据", "Sources of this rule")
OBLIGATION_CITATIONS = Words("义务的依据", "Sources of the obligation")
PROCEDURE_CITATIONS = Words("办理的依据", "Sources of the procedure")
ALWAYS = Words("不限日期", "any day")
SIDE_BY_SIDE = Words("前后规定对照", "The rules side by side")
ASPECT_COLUMN = Words("项目", "Aspect")
CHANGED_COLUMN = Words("变化", "Change")
CHANGED = Words("有变化", "changed")
UNCHANGED = Words("不变", "same")
NOT_STATED = Words("没有写", "nothing stated")
APPLIES = Words("适用", "Applies to")
TIERS = Words("分档表", "Tiers")
UPLIFT_TABLE = Words("上浮表", "What raises it")
NO_OTHERWISE = Words("各档都不符合的，没有可发的金额", "where no tier holds, nothing is paid")
NO_OTHERWISE_PART = Words("各档都不符合的，没有这一数额", "where no tier holds, there is no such value")
TIER_BASIS_COLUMN = Words("位置和依据", "Place and source")
BANDS = Words("分段表", "Bands")
BANDS_WHOLE = Words("全额按所在一段的比例计算", "the whole at the rate of its band")
BANDS_MARGINAL = Words("各段按各自的比例计算，再相加", "each band at its own rate, added up")
BAND_FROM_COLUMN = Words("自（含）", "From (included)")
BAND_TO_COLUMN = Words("至（不含）", "To (not included)")
BAND_RATE_COLUMN = Words("比例", "Rate")
BAND_OPEN = Words("以上不封顶", "without end")
PARTS = Words("分期表", "Parts")
PARTS_FROM = Words("分期表：{start}", "Parts: {start}")
NO_START = Words("起算日来源未载明", "the source does not state the day to count from")
PART_COLUMN = Words("期次", "Part")
PART_AMOUNT_COLUMN = Words("数额", "Amount")
PART_TIME_COLUMN = Words("何时可发（自起算日计）", "When it can be paid, from the start")
PART = Words("第{place}期", "part {place}")
PARTS_REST = Words("第2期起，至第{last}期", "part 2 to part {last}")
PARTS_ENDLESS = Words("第2期起，期数未写", "part 2 and on, no number stated")
PART_ONLY = Words("一次", "once")
AT_START = Words("起算之日", "on the first day")
AFTER = Words("满{time}之日", "after {time}")
EACH_YEAR_MORE = Words("其后每满1年之日", "each full year after that")
MONTHS_MORE = Words("其后每满{months}个月之日", "each {months} full month(s) after that")
WHOLE_AMOUNT = Words("全额", "the whole amount")
YEARS_AMOUNT = Words("一年的数额", "the amount of a year")
MONTHS_AMOUNT = Words("{months}个月的数额", "the amount of {months} month(s)")
MONTHS_AMOUNT_AT_MOST = Words(
    "{months}个月的数额（累计不超过{most}个月）", "the amount of {months} month(s), at most {most} months in all"
)
CLAWBACK_TABLE = Words("离开时的处理", "What follows on leaving")
LEAVING_COLUMN = Words("离开的情形", "Leaving")
CLAWBACK_COLUMN = Words("处理", "What is paid back")
LEAVING_EARLY = Words("提前离开", "early")
LEAVING_OTHERWISE = Words("提前离开，原因不在上列的", "early, for any reason that is not named above")
VESTING_TABLE = Words("按服务年限归本人的比例", "What stays by time served")
VESTED_COLUMN = Words("服务满", "Served")
KEPT_COLUMN = Words("归本人的比例", "Stays")
VESTED_LESS = Words("不满{time}", "less than {time}")
NOTHING_KEPT = Words("全部退还", "all is paid back")
WINDOWS = Words("受理时间", "When to apply")
STEPS = Words("办理步骤", "Steps")
STEP_COLUMN = Words("内容", "What is done")
STEP_DAYS_COLUMN = Words("时限", "Time")
DAYS = Words("{days}日", "{days} days")
WORKING_DAYS = Words("{days}个工作日", "{days} working days")
UNSTATED = Words("未写", "not stated")
EVIDENCE = Words("材料", "Papers")
WHEN_COLUMN = Words("何时需要", "Needed where")
EVER = Words("都需要", "always")
FINDINGS = Words("须先认定", "To be found first")
NEEDED_BY = Words("用在", "Used in")
GROUPS_OF = Words("与其他待遇的关系", "How it stands to other benefits")
VERB = Words("来源用语", "The source's own word")

# what the documents do not say
ALL_OF_THEM = Words("全部待遇", "all benefits")
CONCERNS_COLUMN = Words("涉及", "Concerns")
UNSAID_COLUMN = Words("文件没有说的", "Not said")
UNSAID_FINDINGS = Words("由谁、按什么认定", "What is left to be found")
UNSAID_POINTS = Words("逐项", "Item by item")
UNSAID_PROCEDURE = Words(
    "怎样办理（受理部门、途径、时间、材料）都没有写的", "Nothing is said of office, route, time or papers"
)
UNSAID_GROUPS = Words(
    "几项待遇能否同时享受，来源未载明",
    "the sources do not say whether several benefits may be had together",
)
UNSAID_REVIEW = Words("规则包没有写何时复核", "the pack does not say when it is to be reviewed")
UNSAID_START = Words("自哪一日起算来源未载明", "the source does not state the day to count from")
UNSAID_DOCUMENT = Words("来源只提到名称，条文未见", "the sources name it; its text was not seen")
UNSAID_DATE = Words("发布日期未载明", "undated")
NOTHING_UNSAID = Words("没有。", "Nothing.")

# findings, documents, figures
FINDING_COLUMN = Words("认定事项", "To be found")
DOCUMENT_COLUMN = Words("文件", "Document")
STATISTIC_COLUMN = Words("公开数字", "Figure")
AGAINST_COLUMN = Words("与之核对的待遇", "Held against")

# facts
FACT_COLUMN = Words("事实", "Fact")
QUESTION_COLUMN = Words("怎样问", "Asked as")
PROOF_COLUMN = Words("凭证", "Shown by")
READ_COLUMN = Words("用在", "Read in")
OWN_FACT = Words("本包自有", "of this pack")

# laws
LAW_COLUMN = Words("规律", "Law")
EXCEPTED_COLUMN = Words("例外的理由", "Exceptions, and why")

# what is accepted
CODE_COLUMN = Words("检查代码", "Code")
REASON_COLUMN = Words("保留的理由", "Why it stays")
PLACE_COLUMN = Words("位置", "Place")
NOTHING_ACCEPTED = Words("规则包没有接受任何检查结果。", "The pack accepts no finding of the checker.")
