"""How a group may be written: exactly one kind, and beside it what belongs to that kind."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field, model_validator

from talentrules.model.groups import Compared, Cut, GroupScope
from talentrules.syntax.surface.kinds import (
    Cites,
    Condition,
    Quantity,
    References,
    Surface,
    Text,
    Truth,
    Word,
    Words,
    complaint,
)

__all__ = ["KINDS", "GroupFile"]


class _Kind(NamedTuple):
    """What must stand beside the key of a kind, what may, and how many benefits it needs."""

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    least: int = 1


_RECEIVED = frozenset({"received", "also_known"})
KINDS: dict[str, _Kind] = {
    "highest": _Kind(may=_RECEIVED | {"compare"}, least=2),
    "choose_one": _Kind(may=_RECEIVED | {"compare"}, least=2),
    "excludes": _Kind(needs=frozenset({"by"})),
    "requires": _Kind(needs=frozenset({"for"})),
    "cap": _Kind(needs=frozenset({"at_most"}), may=_RECEIVED | {"compare", "cut"}),
    "offset": _Kind(needs=frozenset({"received_as"}), may=frozenset({"also_known"})),
    "fallback": _Kind(needs=frozenset({"instead_of", "while"})),
}
"""The keys that say of what kind a group is."""
_OF_ALL = frozenset({"name", "scope", "after", "text", "cite"})

Several = Annotated[References, Field(min_length=1)]


class GroupFile(Surface):
    """叠加规则：几项待遇之间的关系，只写一种。"""

    name: Text = Field(title="名称", description="这条规则的名称")
    highest: Several | None = Field(None, title="就高", description="就高不重复：只享受最高的一项；相等时取排在前面的")
    choose_one: Several | None = Field(None, title="择一", description="择一：由申请人选一项")
    excludes: Several | None = Field(None, title="排斥", description="排斥：享受 by 一项的，不再享受这几项")
    by: Word | None = Field(None, title="由谁排斥", description="排斥别项的待遇")
    requires: Several | None = Field(None, title="前提", description="前提：先要符合这几项")
    for_: Several | None = Field(None, alias="for", title="有前提的待遇", description="要先符合 requires 各项的待遇")
    cap: Several | None = Field(None, title="封顶", description="合计封顶：这几项合计不超过 at_most")
    at_most: Quantity = Field(None, title="最高多少", description="合计最高多少", examples=["20万元", "50万元"])
    cut: Cut | None = Field(
        None, title="从谁扣", description="超出部分从谁扣：in_order 从排在后面的扣起，pro_rata 按比例，unshared 不分摊"
    )
    offset: Several | None = Field(None, title="抵扣", description="抵扣：从这几项里扣除已经领取的")
    received_as: Annotated[Words, Field(min_length=1)] | None = Field(
        None, title="已领待遇的名称", description="已领取待遇的名称，照申领记录的写法", examples=["生活补贴"]
    )
    fallback: Word | None = Field(None, title="替代", description="替代：不能享受 instead_of 时才有的待遇")
    instead_of: Word | None = Field(None, title="优先的待遇", description="有它就不享受 fallback 那一项")
    while_: Condition = Field(None, alias="while", title="供给的条件", description="优先的待遇确有供给的条件")
    compare: Compared | None = Field(
        None, title="比什么", description="比什么：total 全部期间的总额，each_time 每次的金额"
    )
    scope: GroupScope = Field(
        GroupScope.PERSON,
        title="范围",
        description="范围：person 个人，household 家庭，home 一套房，employer 单位，year 年度",
    )
    received: Truth = Field(False, title="已领的也算", description="已经领取的也算在内")
    also_known: Words = Field([], title="其他名称", description="已领取待遇的其他名称")
    after: References = Field([], title="次序", description="排在哪几条叠加规则之后：groups 下的编号或名称")
    text: Text | None = Field(None, title="原文的说法", description="来源怎样写明这条规则")
    cite: Cites = Field([], title="引文", description="规则所依据的原文")

    @property
    def kind(self) -> str:
        """The key that says of what kind the group is."""
        return next(key for key in KINDS if key in self.model_fields_set)

    @model_validator(mode="after")
    def _one_kind(self) -> GroupFile:
        given = {name.rstrip("_") for name in self.model_fields_set}
        kinds = [key for key in KINDS if key in given]
        if len(kinds) != 1:
            raise complaint("group-form", kinds="、".join(KINDS))
        (key,) = kinds
        kind = KINDS[key]
        for missing in sorted(kind.needs - given):
            raise complaint("group-needs", kind=key, needs=missing)
        for beside in sorted(given - _OF_ALL - {key} - kind.needs - kind.may):
            raise complaint("group-has-no", at=beside, kind=key, beside=beside)
        members = getattr(self, key)
        if isinstance(members, list) and len(members) < kind.least:
            raise complaint("group-too-small", at=key, kind=key)
        return self
