"""What can be proven wrong with the rules of a pack that is sound by itself (`talentrules check`)."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["PROOF"]

_CONDITIONS: dict[str, Wording] = {
    "never-eligible": Wording(
        "没有人能得到“{name}”：这里的条件不可能同时满足",
        "请对照原文核对各个界线和选项，看是不是把“或者”写成了 all，或者界线写反了。",
        "nobody can be eligible for “{name}”: its conditions cannot hold together",
        "Check the bounds and choices against the source: perhaps `any` was meant, or a bound is the wrong way round.",
    ),
    "condition-always": Wording(
        "“{name}”的这个条件总是成立，等于没有写",
        "请对照原文核对；原文说的就是不限，请写 not_required。",
        "this condition of “{name}” always holds, as if it were not written",
        "Check it against the source; where the source says that it does not matter write not_required.",
        "warning",
    ),
    "condition-never": Wording(
        "“{name}”的这个条件永远不成立",
        "请对照原文核对界线和选项；确实用不上的，请删去。",
        "this condition of “{name}” never holds",
        "Check bounds and choices against the source; remove it where it serves nothing.",
        "warning",
    ),
    "fact-never-matters": Wording(
        "“{name}”看了“{fact}”，可是不论是什么，结果都一样",
        "请看是不是 any 里已有更宽的条件，或者漏写了哪一档；确实不看的，请删去这个条件。",
        "“{name}” looks at “{fact}”, yet whatever it is the result is the same",
        "Perhaps a wider condition stands beside it in `any`, or a row is missing; else remove the condition.",
        "warning",
    ),
    "one-unit-hole": Wording(
        "“{name}”在“{fact}”正好是{value}的地方有个空洞：少一个单位、多一个单位都能得到，正好是它却得不到",
        "请对照原文核对这里是“以上”“以下”还是“超过”“不满”，把 above、below 改成 at_least、at_most。",
        "“{name}” has a hole where “{fact}” is exactly {value}: one unit less and one unit more are granted, this is not",
        "Check whether the source includes the number: at_least and at_most do, above and below do not.",
        "warning",
    ),
    "better-gets-less": Wording(
        "“{name}”里“{fact}”更高反而更少：其他情况相同，{high}得到的比{low}少",
        "请对照原文核对各档的条件和金额；高一级也可享受的，请写 at_least；原文就是这样的，请在 accept 里写明理由。",
        "a higher “{fact}” gets less of “{name}”: all else being equal, {high} gets less than {low}",
        "Check rows and amounts; where higher ranks are meant too write at_least; where the source says so, give the reason under `accept`.",
        "warning",
    ),
}

_TIERS: dict[str, Wording] = {
    "row-never-holds": Wording(
        "“{name}”的{row}没有人进得去：符合条件的人都不满足这一档",
        "请对照原文核对这一档的条件和 when 里的条件，看界线是不是互相矛盾。",
        "nobody can be in row {row_en} of “{name}”: whoever fulfils the conditions does not fulfil the row's",
        "Check the row against the conditions under `when`: their bounds contradict each other.",
    ),
    "row-shadowed": Wording(
        "“{name}”的{row}永远轮不到：满足它的人都先进了{others}",
        "first 只取第一个成立的档，请把范围窄、标准高的一档写在前面。",
        "row {row_en} of “{name}” is never reached: whoever fulfils it is in row {others_en} already",
        "Under `first` the first row that holds counts: write the narrower one before the wider.",
    ),
    "row-subsumed": Wording(
        "“{name}”的{row}从来不算数：满足它的人同时满足{others}，而那里给得不比这里少",
        "请对照原文核对两档的条件和金额；确实多余的，请删去。",
        "row {row_en} of “{name}” never counts: whoever fulfils it fulfils row {others_en} too, which pays no less",
        "Check conditions and amounts of both; remove the row where it is superfluous.",
        "warning",
    ),
    "rows-overlap": Wording(
        "“{name}”的档次应当只满足一个（unique），可是有人同时满足{one}和{other}",
        "请改两档的界线，使它们不重叠；原文说就高的，请写 table: highest。",
        "only one row of “{name}” may hold (unique), yet somebody fulfils row {one_en} and row {other_en}",
        "Move the bounds apart; where the source grants the higher one write table: highest.",
    ),
    "rows-gap": Wording(
        "“{name}”的两档之间有空档：有人符合条件，比他低的、比他高的都有一档，他却没有",
        "请对照原文核对相邻两档的界线，使它们接上。",
        "between two rows of “{name}” there is a gap: somebody fulfils the conditions and is in none of them, while less and more are",
        "Check the bounds of the rows on either side, so that they meet.",
        "warning",
    ),
    "rows-leave-out": Wording(
        "有人符合“{name}”的条件，却不在任何一档里，因此什么也得不到",
        "请对照原文核对是不是漏了一档；其余的人有标准的，请写 otherwise；原文就是不给的，请在 accept 里写明理由。",
        "somebody fulfils the conditions of “{name}” and is in none of its rows, so that nothing is paid",
        "Perhaps a row is missing; write `otherwise` where the rest get something, or give the reason under `accept`.",
        "warning",
    ),
}

_TOGETHER: dict[str, Wording] = {
    "exclusion-never-bites": Wording(
        "“{group}”从来不起作用：没有人能同时符合“{name}”和“{other}”",
        "请核对两项待遇的条件；本来就不会重叠的，可以删去这条叠加规则。",
        "“{group}” never does anything: nobody can be eligible for “{name}” and “{other}”",
        "Check the conditions of both; where they never meet the group can go.",
        "warning",
    ),
    "choice-never-needed": Wording(
        "“{group}”从来不起作用：没有人能同时符合其中两项，没有什么可以比、可以选",
        "请核对各项待遇的条件；本来就不会重叠的，可以删去这条叠加规则。",
        "“{group}” never does anything: nobody can be eligible for two of its benefits, so that there is nothing to choose",
        "Check the conditions of its benefits; where they never meet the group can go.",
        "warning",
    ),
    "requirement-never-bites": Wording(
        "“{group}”从来不起作用：符合“{name}”的人都符合“{other}”",
        "请对照原文核对“{other}”的条件，看是不是漏写了；本来就是这样的，可以删去这条叠加规则。",
        "“{group}” never does anything: whoever is eligible for “{name}” is eligible for “{other}”",
        "Check the conditions of “{other}”: one may be missing; else the group can go.",
        "warning",
    ),
    "requirement-never-met": Wording(
        "没有人能得到“{name}”：“{group}”要求先享受“{other}”，而没有人能同时符合两项",
        "请对照原文核对两项待遇的条件，看是哪一处写错了，或者 requires 写错了待遇。",
        "nobody can be granted “{name}”: “{group}” requires “{other}”, and nobody can be eligible for both",
        "Check the conditions of both against the source, or the benefit under “requires”.",
    ),
    "fallback-never-bites": Wording(
        "“{group}”从来不起作用：没有人符合“{name}”，又能享受“{other}”",
        "请核对两项待遇的条件和 unless；本来就不会重叠的，可以删去这条叠加规则。",
        "“{group}” never does anything: nobody is eligible for “{name}” who can have “{other}”",
        "Check the conditions of both and what makes the other one available; where they never meet the group can go.",
        "warning",
    ),
    "nobody-is-left": Wording(
        "没有人能得到“{name}”：符合它的人都能享受“{other}”，按“{group}”就没有“{name}”",
        "请对照原文核对两项待遇的条件，看“{other}”的条件是不是写宽了，或者叠加规则写反了。",
        "nobody can be granted “{name}”: whoever is eligible for it can have “{other}”, and so loses it by “{group}”",
        "Check the conditions: those of “{other}” may be too wide, or the group may be the wrong way round.",
    ),
    "cap-never-reached": Wording(
        "“{name}”的上限{limit}永远达不到：最多也只有{most}",
        "请对照原文核对上限和各档的金额，看是不是多写或者少写了一个零。",
        "the cap of “{name}”, {limit}, is never reached: the most that it can come to is {most}",
        "Check the cap and the amounts against the source: a zero may be missing.",
        "warning",
    ),
    "cap-below-all": Wording(
        "“{name}”的上限{limit}比最低的一档{least}还低：人人都只得到上限",
        "请对照原文核对上限和各档的金额，看是不是多写或者少写了一个零。",
        "the cap of “{name}”, {limit}, lies below the least that it caps, {least}: everybody gets the cap",
        "Check the cap and the amounts against the source for a zero too many or too few.",
        "warning",
    ),
    "version-hole": Wording(
        "“{name}”的两个版本之间空了{count}天，从{day}起没有一个版本有效",
        "请改前一个版本的 until 或后一个版本的 from；原文确实中断的，请在 accept 里写明理由。",
        "between two versions of “{name}” lie {count} days on which none is in force, from {day_en} on",
        "Change “until” of the former or “from” of the latter; where it was interrupted, give the reason under `accept`.",
        "warning",
    ),
}

_PACK: dict[str, Wording] = {
    "prover-missing": Wording(
        "--prove 需要另外安装 z3",
        "运行  pip install 'talentrules[prove]'  之后再试；或者去掉 --prove",
        "--prove needs z3, which is not installed",
        "run  pip install 'talentrules[prove]'  and try again; or leave --prove out",
    ),
    "review-overdue": Wording(
        "“{name}”早该复核了：最迟是{day}",
        "请对照现行文件核对全文，再改 verified_on 和 review_by。",
        "“{name}” was to be reviewed by {day_en}",
        "Hold the pack against the documents in force, then change verified_on and review_by.",
        "warning",
    ),
    "accept-unknown": Wording(
        "accept 里的“{code}”不是检查结果的代码",
        "请照抄检查结果方括号里的代码，例如 rows-gap。",
        "“{code}” under `accept` is no code of a finding",
        "Copy the code between the brackets of the finding, such as rows-gap.",
        "warning",
    ),
    "accept-unused": Wording(
        "accept 里的“{code}”没有用上：检查没有得出这样的结果",
        "请删去这一条，免得以后的问题被它盖住。",
        "“{code}” under `accept` silences nothing",
        "Remove it, so that it hides nothing later.",
        "warning",
    ),
}

PROOF: dict[str, Wording] = {**_CONDITIONS, **_TIERS, **_TOGETHER, **_PACK}
"""Code to words, for everything that `talentrules check` proves."""
