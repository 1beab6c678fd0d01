"""What is wrong with the laws (应有的规律) of a pack."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["LAWS"]

LAWS: dict[str, Wording] = {
    "law-form": Wording(
        "一条规律要写明是哪一种，而且只写一种",
        "写其中一项：{kinds}",
        "a law is of exactly one kind",
        "one of: {kinds}",
    ),
    "law-needs": Wording(
        "{kind} 这条规律还要写 {needs}",
        "补上  {needs}: …",
        "the law `{kind}` needs `{needs}` beside it",
        "add `{needs}: …`",
    ),
    "law-has-no": Wording(
        "{kind} 旁边不写 {beside}",
        "删去 {beside}，或核对这条规律是哪一种",
        "beside `{kind}` there is no `{beside}`",
        "leave it out, or check of what kind the law is",
    ),
    "law-too-small": Wording(
        "{kind} 至少要写两项待遇",
        "补上另一项，或删去这条规律",
        "`{kind}` takes at least two benefits",
        "add another one, or leave the law out",
    ),
    "law-except-form": Wording(
        "例外要么写待遇（of），要么写情形（when），只写一种",
        "两样都有的，分成两条例外",
        "an exception names benefits (`of`) or a condition (`when`), exactly one of them",
        "where there are both, write two exceptions",
    ),
    "law-except-when-only": Wording(
        "{kind} 的例外只写情形（when）",
        "不算在内的待遇，从 {kind} 里删去",
        "an exception to `{kind}` is a condition (`when`)",
        "leave a benefit that does not count out of `{kind}`",
    ),
    "law-except-not-of": Wording(
        "“{written}”不在这条规律说的待遇里，用不着例外",
        "删去它，或者补到 of 里",
        "the law does not speak of “{written}”, so that it needs no exception",
        "leave it out, or add it to `of`",
    ),
    "law-benefit-twice": Wording(
        "“{written}”在这里写了两次",
        "每项待遇只写一处",
        "“{written}” stands here twice",
        "write each benefit once",
    ),
    "law-told-only": Wording(
        "“{written}”只供了解，没有结论，规律说不到它",
        "删去它",
        "“{written}” is only told, without a verdict, so that no law can speak of it",
        "leave it out",
    ),
    "law-fact-no-order": Wording(
        "“{name}”的值没有高低，说不了只增不减、没有断崖",
        "换一个数字、金额、日期、是否或者有高低的单选；选项有高低而没有写明的，写在 monotone 里",
        "the values of “{name}” have no order",
        "name a number, an amount, a day, a yes or no, or an ordered choice; an order of choices can be given in `monotone`",
    ),
    "law-no-pack": Wording(
        "没有“{written}”这个规则包",
        "写内置规则包的编号，或者同一文件夹里的文件名，例如 prefecture.yaml",
        "there is no pack “{written}”",
        "write the id of a built-in pack, or the name of a file in the same folder, such as prefecture.yaml",
    ),
    "law-unsound-pack": Wording(
        "用来对照的规则包“{written}”有错误",
        "先用 talentrules check 检查那个规则包",
        "the pack “{written}” to compare with has errors",
        "run `talentrules check` on that pack first",
    ),
    "law-no-benefit-there": Wording(
        "{pack}没有“{written}”这项待遇",
        "{pack}的待遇：{known}",
        "{pack} has no benefit “{written}”",
        "the benefits of {pack}: {known}",
    ),
}
