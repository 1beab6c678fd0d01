"""How a law may be written: exactly one kind, and beside it what belongs to that kind."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field, model_validator

from talentrules.model.groups import Compared
from talentrules.model.laws import Counted
from talentrules.syntax.surface.kinds import (
    Cites,
    Condition,
    MoneyText,
    References,
    Surface,
    Text,
    Word,
    complaint,
)

__all__ = ["KINDS", "ExceptedFile", "LawFile"]


class _Kind(NamedTuple):
    """What must stand beside the key of a kind, what may, and how many benefits it needs at least."""

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    least: int = 1


_RANKED = _Kind(may=frozenset({"of", "counted", "compare"}))
KINDS: dict[str, _Kind] = {
    "never_decreases_with": _RANKED,
    "never_increases_with": _RANKED,
    "irrelevant": _Kind(may=frozenset({"of"})),
    "total_at_most": _Kind(may=frozenset({"of", "compare"})),
    "no_cliff_above": _Kind(needs=frozenset({"with"}), may=frozenset({"of", "counted", "compare"})),
    "at_least_as_in": _Kind(needs=frozenset({"pairs"}), may=frozenset({"counted", "compare"})),
    "never_both": _Kind(least=2),
    "always_some": _Kind(),
}
"""The keys that say of what kind a law is."""
_OF_ALL = frozenset({"name", "when", "except", "text", "cite"})

Several = Annotated[References, Field(min_length=1)]


class ExceptedFile(Surface):
    """例外：哪几项待遇，或者满足什么条件的人，不适用这条规律，为什么。"""

    of: Several | None = Field(None, title="例外的待遇", description="这几项待遇不适用这条规律；和 when 只写一个")
    when: Condition = Field(None, title="例外的情形", description="满足这个条件的人不适用这条规律；和 of 只写一个")
    reason: Text = Field(title="理由", description="为什么例外", examples=["办法对博士另有规定"])

    @model_validator(mode="after")
    def _one_form(self) -> ExceptedFile:
        if len(self.model_fields_set & {"of", "when"}) != 1:
            raise complaint("law-except-form")
        return self


class LawFile(Surface):
    """应有的规律：本包的答案应当怎样，只写一种；不是政策，只用来试出写错的地方。"""

    name: Text = Field(title="名称", description="用一句话说清楚这条规律", examples=["学历越高，待遇不会越少"])
    never_decreases_with: Word | None = Field(
        None,
        title="只增不减",
        description="其他都相同，这个事实高一档（大一些），待遇不会少：写一个有高低的事实",
        examples=["education_level"],
    )
    never_increases_with: Word | None = Field(
        None,
        title="只减不增",
        description="其他都相同，这个事实高一档（大一些），待遇不会多：写一个有高低的事实",
        examples=["household_homes_in_city"],
    )
    irrelevant: Several | None = Field(
        None, title="与它无关", description="这几个事实不改变结论、叠加和金额", examples=["nationality"]
    )
    total_at_most: MoneyText | None = Field(
        None, title="合计不超过", description="一个人叠加后合计最多拿多少", examples=["100万元"]
    )
    no_cliff_above: MoneyText | None = Field(
        None,
        title="没有断崖",
        description="with 的事实只差一个单位（1、0.01、1分钱、1天、1档），金额相差不超过这个数",
        examples=["5万元"],
    )
    with_: Word | None = Field(
        None, alias="with", title="随哪个事实变", description="看哪个事实相差一个单位", examples=["annual_pay"]
    )
    at_least_as_in: Word | None = Field(
        None,
        title="不低于别处",
        description="不低于哪个规则包：内置规则包的编号，或同一文件夹里的文件名",
        examples=["prefecture.yaml"],
    )
    pairs: Annotated[dict[Word, Word], Field(min_length=1)] | None = Field(
        None, title="对照的待遇", description="本包的待遇: 那个规则包的待遇，一行一对"
    )
    never_both: Several | None = Field(None, title="不兼得", description="这几项待遇，同一个人至多享受一项")
    always_some: Several | None = Field(None, title="总有一项", description="满足 when 的人，这几项待遇里至少享受一项")
    of: Several | None = Field(None, title="哪几项待遇", description="说的是哪几项待遇；不写就是本包的全部待遇")
    counted: Counted | None = Field(
        None, title="分开还是合计", description="each 一项一项看，按各项自己的规则；together 看叠加以后的合计"
    )
    compare: Compared | None = Field(
        None, title="比什么", description="比什么：total 全部期间的总额，each_time 每次的金额"
    )
    when: Condition = Field(None, title="对谁说", description="只对满足这个条件的人说；不写就是所有人")
    except_: list[ExceptedFile] = Field(
        [], alias="except", title="例外", description="不适用的待遇或者情形，每处都写理由"
    )
    text: Text | None = Field(None, title="出处的说法", description="这个期望从哪里来，例如来源的话")
    cite: Cites = Field([], title="引文", description="原文写明了这条规律的，写在这里")

    @property
    def kind(self) -> str:
        """The key that says of what kind the law is."""
        return next(key for key in KINDS if key in self.model_fields_set)

    @model_validator(mode="after")
    def _one_kind(self) -> LawFile:
        given = {name.rstrip("_") for name in self.model_fields_set}
        kinds = [key for key in KINDS if key in given]
        if len(kinds) != 1:
            raise complaint("law-form", kinds="、".join(KINDS))
        (key,) = kinds
        kind = KINDS[key]
        for missing in sorted(kind.needs - given):
            raise complaint("law-needs", kind=key, needs=missing)
        for beside in sorted(given - _OF_ALL - {key} - kind.needs - kind.may):
            raise complaint("law-has-no", at=beside, kind=key, beside=beside)
        if key == "always_some" and any(one.of is not None for one in self.except_):
            raise complaint("law-except-when-only", at="except", kind=key)
        members = getattr(self, key)
        if isinstance(members, list) and len(members) < kind.least:
            raise complaint("law-too-small", at=key, kind=key)
        return self
