"""What can be wrong with the meaning of a pack: names and conditions."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording
from talentrules.diagnostics.words.quantities import QUANTITIES

__all__ = ["MEANING"]


def _unknown(what: str, where: str, what_en: str) -> dict[str, Wording]:
    """Return the two wordings of "there is no such …": without and with a near name."""
    code = f"unknown-{what_en}"
    return {
        code: Wording(
            f"没有“{{written}}”这{what}",
            f"先在 {where} 下写上它",
            f"there is no {what_en} “{{written}}”",
            f"define it under `{where}`",
        ),
        f"{code}-near": Wording(
            f"没有“{{written}}”这{what}，是不是“{{near}}”？",
            "改为 {near}",
            f"there is no {what_en} “{{written}}”; did you mean “{{near}}”?",
            "write {near}",
        ),
    }


_CLAUSES: dict[str, Wording] = {
    **_unknown("条叠加规则", "groups", "group"),
    "choice-twice": Wording(
        "“{written}”写了两次",
        "只留一处；编号和名称指的是同一个选项",
        "“{written}” stands twice",
        "keep one; an id and a name may mean the same choice",
    ),
    "group-benefit-twice": Wording(
        "“{written}”在这条叠加规则里写了两次",
        "每项待遇只写一处",
        "“{written}” stands twice in the group",
        "write each benefit once",
    ),
}

_BUILT_ON: dict[str, Wording] = {
    "unknown-parent": Wording(
        "没有“{written}”这个规则包",
        "写内置规则包的编号（{known}），或同一文件夹里的文件名，例如 prefecture.yaml",
        "there is no pack “{written}”",
        "the id of a built-in pack ({known}), or the name of a file in the same folder: prefecture.yaml",
    ),
    "unknown-parent-near": Wording(
        "没有“{written}”这个规则包，是不是“{near}”？",
        "改为 {near}；也可以写同一文件夹里的文件名，例如 prefecture.yaml",
        "there is no pack “{written}”; did you mean “{near}”?",
        "write {near}, or the name of a file in the same folder: prefecture.yaml",
    ),
    "parent-elsewhere": Wording(
        "“{written}”不在同一文件夹里",
        "只写内置规则包的编号，或同一文件夹里的文件名，例如 prefecture.yaml；把那个文件复制过来",
        "“{written}” is not in the same folder",
        "write the id of a built-in pack, or the name of a file in the same folder: prefecture.yaml",
    ),
    "parent-unsound": Wording(
        "所依据的规则包“{written}”不能用",
        "先改好它自己的错误",
        "the pack “{written}”, which this one builds on, cannot be used",
        "mend its own mistakes first",
    ),
    "builds-on-circle": Wording(
        "规则包互相依据，绕成一圈：{chain}",
        "删去其中一处 builds_on",
        "the packs build on each other in a circle: {chain}",
        "leave one of the `builds_on` out",
    ),
    "builds-on-too-deep": Wording(
        "规则包一层依据一层，超过了{limit}层",
        "减少层数",
        "the packs build on each other more than {limit} deep",
        "use fewer layers",
    ),
    "inherited-conflict": Wording(
        "“{written}”在所依据的规则包里已经有了，而且不是同一项",
        "换一个编号或名称；要用所依据的那一项，直接写它的编号，不必再定义",
        "“{written}” already stands in a pack that this one builds on, and is something else there",
        "choose another id or name; to use the one below, name it without defining it again",
    ),
    "inherited-conventions": Wording(
        "所依据的规则包的计算口径 {written} 各不相同",
        "在本包的 conventions 里写上 {written}",
        "the packs that this one builds on declare {written} differently",
        "declare {written} under `conventions` of this pack",
    ),
}

_IN_PYTHON: dict[str, Wording] = {
    "outside-review": Wording(
        "{name}的规则只核对到{until}，不能用来测算{on}的情况",
        "换用复核过的规则包；只想参考，就不用严格方式",
        "the rules of {name} were checked up to {until_en} only; they do not decide for {on_en}",
        "use a pack that was reviewed since, or decide without strict",
    ),
}


MEANING: dict[str, Wording] = {
    **_CLAUSES,
    **_BUILT_ON,
    **_IN_PYTHON,
    **_unknown("个来源", "sources", "source"),
    **_unknown("项待遇", "benefits", "benefit"),
    **_unknown("个定义", "definitions", "definition"),
    **_unknown("份文件", "documents", "document"),
    "fact-id-taken": Wording(
        "编号“{written}”已有别的意思",
        "换一个编号；通用事实直接用，不必再写",
        "the id “{written}” already has a meaning",
        "choose another; a shared fact is used as it is",
    ),
    "fact-name-taken": Wording(
        "“{written}”是通用事实 {taken} 的名称",
        "直接用 {taken}，或换一个名称",
        "“{written}” is the name of the shared fact {taken}",
        "use {taken}, or choose another name",
    ),
    "monotone-no-choice": Wording(
        "“{name}”不是单选，不能写在 monotone 里",
        "这里只写把人分出高低的单选，例如 education_level",
        "“{name}” is no single choice and cannot stand under monotone",
        "only single choices that rank people stand here, such as education_level",
    ),
    "monotone-no-order": Wording(
        "“{name}”的选项没有高低，要写明",
        "写成 {{fact: {name}, order: [最低的, …, 最高的]}}",
        "the choices of “{name}” have no order of their own",
        "write {{fact: {name}, order: [lowest, …, highest]}}",
    ),
    "monotone-order": Wording(
        "“{name}”的 order 里至少要有两个不同的选项，每个只写一次",
        "从低到高各写一次，例如 [C, B, A]",
        "the order of “{name}” needs two choices at least, each of them once",
        "write each once from low to high, such as [C, B, A]",
    ),
    "monotone-twice": Wording(
        "monotone 里“{written}”写了两次",
        "只留一处",
        "“{written}” stands twice under monotone",
        "keep one of them",
    ),
    "name-twice": Wording(
        "名称“{written}”写了两次，分不清指哪一项", "换一个名称", "the name “{written}” stands twice", "choose another"
    ),
    "version-by-no-date": Wording(
        "“{written}”不是日期，不能用来选择版本",
        "写 evaluation（测算日期）、application（申请日期）或一个日期事实",
        "“{written}” is not a date and cannot choose a version",
        "evaluation, application, or a date fact",
    ),
    "citation-form": Wording(
        "引文要写 source（来源）和 quote（原文）两项",
        "例如 cite: {{source: people_2024, quote: 原文}}",
        "a citation has a source and a quote",
        "such as cite: {{source: people_2024, quote: …}}",
    ),
    "condition-expected": Wording(
        "这里要写条件",
        "例如 talent_groups: {{has: migratory}}；几个条件写在 all: 下，每行以“- ”开头",
        "a condition is expected here",
        "such as talent_groups: {{has: migratory}}; several stand under `all:`, each after `- `",
    ),
    "condition-empty": Wording(
        "条件是空的", "写一个条件，或删去这一项", "the condition is empty", "write one, or leave it out"
    ),
    "condition-many": Wording(
        "一个条件里写了几项：{keys}",
        "都要满足就写在 all: 下，满足一项即可就写在 any: 下，每项以“- ”开头",
        "one condition holds several: {keys}",
        "put them under `all:` or `any:`, each after `- `",
    ),
    "form-in-record": Wording(
        "“{name}”的记录里不能写 {form}",
        "把 {form} 写到记录外面，用 all: 并列",
        "inside the records of “{name}” there is no {form}",
        "put it outside, beside the records under `all:`",
    ),
    "parts-expected": Wording(
        "{form} 下面要写一个或多个条件",
        "每个条件一行，以“- ”开头",
        "`{form}` takes a list of conditions",
        "each on a line after `- `",
    ),
    "at-least-n-form": Wording(
        "at_least_n 要写 n 和 of 两项",
        "例如 at_least_n: {{n: 2, of: [条件, 条件, 条件]}}，n 不小于 1",
        "`at_least_n` takes n and of",
        "such as at_least_n: {{n: 2, of: […]}}, n at least 1",
    ),
    "records-form": Wording(
        "“{name}”是记录，要写 some（有一条满足）或 none（没有一条满足）",
        "例如 cards: {{some: {{card: chucai}}}}；只问有没有就写 cards: some",
        "“{name}” is a list of records: write some or none",
        "such as cards: {{some: {{card: chucai}}}}, or cards: some",
    ),
    "set-needs-has": Wording(
        "“{name}”可以有多项，要写“包含”",
        "写成 {{has: {written}}}",
        "“{name}” is a set",
        "write {{has: {written}}}",
    ),
    "operator-expected": Wording(
        "“{name}”后面的比较“{written}”不认识",
        "只写一种比较：{known}",
        "“{written}” is no comparison of “{name}”",
        "exactly one of: {known}",
    ),
    "operator-unfit": Wording(
        "“{name}”不能用 {written} 比较",
        "可以用：{known}",
        "“{name}” cannot be compared by {written}",
        "one of: {known}",
    ),
    "operator-needs-list": Wording(
        "{operator} 后面的内容不对",
        "in 写列表，例如 {{in: [甲, 乙]}}；between 写两端，例如 {{between: [1, 5]}}，两端都包括",
        "`{operator}` takes a list",
        "such as {{in: [a, b]}}, or two ends {{between: [1, 5]}}, both included",
    ),
    "constant-null": Wording(
        "“{name}”不能与 null 比较",
        "写具体的值；记录有没有，写 some 或 none",
        "“{name}” cannot be compared with null",
        "write a value; for records write some or none",
    ),
    **QUANTITIES,
}
