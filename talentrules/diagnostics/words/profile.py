"""What can be wrong with a profile, or with a constant that a pack compares a fact with: facts and their values."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["PROFILE"]

PROFILE: dict[str, Wording] = {
    "unknown-fact": Wording(
        "没有“{written}”这个事实",
        "用 talentrules schema profile 查看可以写的事实；本包自己的事实写在 facts 下",
        "there is no fact “{written}”",
        "see `talentrules schema profile` for the facts; a pack's own stand under `facts`",
    ),
    "unknown-fact-near": Wording(
        "没有“{written}”这个事实，是不是“{near}”？",
        "改为 {near}",
        "there is no fact “{written}”; did you mean “{near}”?",
        "write {near}",
    ),
    "unknown-field": Wording(
        "“{name}”里没有“{written}”这一项",
        "删去这一项，或改成有的项目",
        "“{name}” has no field “{written}”",
        "leave it out, or write one of its fields",
    ),
    "unknown-field-near": Wording(
        "“{name}”里没有“{written}”这一项，是不是“{near}”？",
        "改为 {near}",
        "“{name}” has no field “{written}”; did you mean “{near}”?",
        "write {near}",
    ),
    "unknown-finding": Wording(
        "没有“{written}”这项认定",
        "写 findings 下的编号或名称",
        "there is no finding “{written}”",
        "write an id or a name that stands under `findings`",
    ),
    "unknown-finding-near": Wording(
        "没有“{written}”这项认定，是不是“{near}”？",
        "改为 {near}",
        "there is no finding “{written}”; did you mean “{near}”?",
        "write {near}",
    ),
    "fact-twice": Wording(
        "“{name}”写了两次（编号和名称是同一项）",
        "只留一处",
        "“{name}” is given twice (its id and its name are the same fact)",
        "keep one",
    ),
    "unknown-standing": Wording(
        "standing 不能写“{written}”",
        "写 declared（本人申报）或 verified（已核验）",
        "`standing` cannot be “{written}”",
        "write declared or verified",
    ),
    "attestations-form": Wording(
        "attestations（认定）下要按“认定: 是或否”一行一行写",
        "例如换行缩进写  flexible_talent_conditions: true",
        "`attestations` takes a finding and its result on each line",
        "for example, indented: flexible_talent_conditions: true",
    ),
    "attestation-form": Wording(
        "认定结果没有写明",
        "写 true（认定符合）或 false（认定不符合），也可写 {{holds: true, office: 单位, paper_ref: 文号, date: 2024-06-01}}",
        "the result of the finding is not given",
        "write true or false, or {{holds: true, office: …, paper_ref: …, date: 2024-06-01}}",
    ),
    "null-is-no-answer": Wording(
        "“{name}”不能写 null",
        "没有请写 0 或 false；不知道请删去这一行",
        "“{name}” cannot be null",
        "write 0 or false for none; leave the line out where it is unknown",
    ),
    "value-is-no-truth": Wording(
        "“{name}”要写是或否，这里写的是“{written}”",
        "写 true 或 false；不知道请删去这一行",
        "“{name}” is yes or no, not “{written}”",
        "write true or false; leave the line out where it is unknown",
    ),
    "value-is-no-number": Wording(
        "“{name}”要写数字（单位：{unit}），这里写的是“{written}”",
        "只写数字，例如 12",
        "“{name}” is a number ({unit}), not “{written}”",
        "write the number alone, such as 12",
    ),
    "value-is-not-whole": Wording(
        "“{name}”要写整数（单位：{unit}），这里写的是“{written}”",
        "写整数，例如 12",
        "“{name}” is a whole number ({unit}), not “{written}”",
        "write a whole number, such as 12",
    ),
    "value-out-of-range": Wording(
        "“{name}”写的是“{written}”，超出范围（{limits}）",
        "核对数字；不知道请删去这一行",
        "“{name}” is “{written}”, out of range ({limits})",
        "check the number; leave the line out where it is unknown",
    ),
    "value-is-no-money": Wording(
        "“{name}”要写金额，这里写的是“{written}”",
        "例如 4000元、10万元、1.5万元，最多到分",
        "“{name}” is an amount of money, not “{written}”",
        "for example 4000元, 10万元, 1.5万元; no finer than one fen",
    ),
    "value-is-no-date": Wording(
        "“{name}”要写日期，这里写的是“{written}”",
        "例如 2024-07-01；只知道年月请删去这一行",
        "“{name}” is a day of the calendar, not “{written}”",
        "for example 2024-07-01",
    ),
    "value-is-no-text": Wording(
        "“{name}”要写一行文字，这里写的是“{written}”",
        "写文字；像数字或日期的文字加引号",
        "“{name}” is a line of text, not “{written}”",
        "write text; put text that looks like a number or a date in quotes",
    ),
    "value-too-long": Wording(
        "“{name}”太长，最多 {limit} 字",
        "写短一些",
        "“{name}” is too long; at most {limit} characters",
        "write it shorter",
    ),
    "value-is-not-written-so": Wording(
        "“{name}”不能写“{written}”",
        "要写成：{how}",
        "“{name}” cannot be “{written}”",
        "write it as: {how}",
    ),
    "value-is-no-choice": Wording(
        "“{name}”要从下列选项中写一个，这里写的是“{written}”",
        "可以写：{choices}",
        "“{name}” is one of its choices, not “{written}”",
        "one of: {choices}",
    ),
    "unknown-choice": Wording(
        "“{name}”没有“{written}”这个选项",
        "可以写：{choices}",
        "“{name}” has no choice “{written}”",
        "one of: {choices}",
    ),
    "unknown-choice-near": Wording(
        "“{name}”没有“{written}”这个选项，是不是“{near}”？",
        "可以写：{choices}",
        "“{name}” has no choice “{written}”; did you mean “{near}”?",
        "one of: {choices}",
    ),
    "value-is-no-list": Wording(
        "“{name}”可以有多项，要写成列表，这里写的是“{written}”",
        "放进方括号，例如 [{written}]；没有请写 null 或 []",
        "“{name}” is a list, not “{written}”",
        "put it in brackets, such as [{written}]; null or [] for none",
    ),
    "value-is-no-record": Wording(
        "“{name}”的每一条要写成“项目: 内容”，这里写的是“{written}”",
        "换行缩进，一行写一个项目",
        "each record of “{name}” is written as fields with values, not “{written}”",
        "write a field and its value on each indented line",
    ),
    "applied-on-conflict": Wording(
        "申请日写了两次，而且不一样：申请人情况里是{profile}，另外给出的是{given}",
        "请只写一处，或者把两处改成同一天。",
        "two different days of application: {profile} in the profile, {given} beside it",
        "Give it once, or the same day twice.",
    ),
}
