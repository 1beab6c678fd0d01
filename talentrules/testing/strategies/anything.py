"""Files that try to be packs, in which anything may be wrong: food for the reader, the decoder and the checker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping, MutableSequence
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import strategies as st

__all__ = ["texts"]

_WHOLE: dict[str, Any] = yaml.safe_load("""
talentrules: 1
id: imagined
name: 虚构市
jurisdiction: {code: "990000", within: 虚构省}
verified_on: 2024-06-01
review_by: 2025-06-01
fictional: true
conventions: {money: half_up, month_end: last_day}
sources:
  paper: {kind: official_notice, title: 虚构市人才办法, publisher: 虚构市人民政府, published_on: 2024-01-01}
facts:
  tea_rank: {name: 茶艺等级, type: ordered_choice, choices: {low: 初级, high: 高级}}
findings:
  outstanding:
    name: 表现突出
    reason: discretionary
    decided_by: 虚构市人才办
    cite: {source: paper, quote: 表现突出的}
definitions:
  full_time:
    name: 全职引进
    when: {introduction_mode: full_time}
    cite: {source: paper, quote: 全职引进}
benefits:
  allowance:
    name: 生活补贴
    kind: allowance
    category: money
    in_force: {from: 2024-01-01, until: 2024-12-31, text: 2024年施行}
    when:
      all:
        - definition: full_time
        - any: [{education_level: {at_least: master}}, {tea_rank: high}]
        - not: {retired: true}
          text: 退休的除外
    amount:
      table: first
      rows:
        - {when: {education_level: doctor}, name: 博士, fixed: 5000元}
        - {when: {education_level: master}, name: 硕士, fixed: 3000元}
        - {when: {not_required: 学历}, name: 其他, fixed: 1000元}
    payment: {every: month, at_most_times: 12, from: introduced_on}
    cite: {source: paper, quote: 博士每月5000元，硕士每月3000元，其他每月1000元，发放12个月}
  award:
    name: 突出奖励
    kind: award
    category: money
    when: {finding: outstanding}
    amount: {from: 2万元, to: 5万元}
    payment: once
    cite: {source: paper, quote: 表现突出的奖励2万元至5万元}
  arrival:
    name: 报到补贴
    kind: subsidy
    category: money
    when: {cards: {some: {card: hongyan}}}
    amount: 6000元
    payment: {instalments: [50%, 50%], every: year, from: application}
    cite: {source: paper, quote: 报到补贴6000元，分两年各发50%}
  window:
    name: 人才窗口
    kind: channel
    category: channel
    cite: {source: paper, quote: 设立人才窗口}
groups:
  one_of_two:
    name: 两项择一
    choose_one: [arrival, award]
    cite: {source: paper, quote: 报到补贴和突出奖励择一}
""")

_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.dates(),
    st.text(max_size=8),
    st.sampled_from(
        (
            "",
            "~",
            "=",
            "<<",
            "5000元",
            "-1元",
            "1e9元",
            "50%",
            "待填写",
            "2024-02-30",
            "master",
            "allowance",
            "<script>",
        )
    ),
)
_DATA = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
_KEYS = st.one_of(
    st.sampled_from(("when", "amount", "all", "not", "table", "cite", "until", "吗")), st.text(max_size=6)
)


def texts() -> st.SearchStrategy[str]:
    """Return texts: a small pack with up to six things wrong with it, or a text that was never one."""
    return st.one_of(_damaged(), _damaged(), _damaged().flatmap(_torn), st.text(max_size=80), _DATA.map(_dumped))


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    data = deepcopy(_WHOLE)
    for _ in range(draw(st.integers(0, 6))):
        places = list(_places(data))
        holder, key = draw(st.sampled_from(places))
        draw(st.sampled_from(_DAMAGES))(draw, holder, key)
    return _dumped(data)


@st.composite
def _torn(draw: st.DrawFn, text: str) -> str:
    """Return `text` with some lines lost, doubled or moved to the right."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        lines[place : place + 1] = draw(
            st.sampled_from(([], [lines[place]] * 2, ["  " + lines[place]], [lines[place][:-1]], ["\t" + lines[place]]))
        )
        lines = lines or [""]
    return "\n".join(lines) + "\n"


def _dumped(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


_Holder = MutableMapping[str, Any] | MutableSequence[Any]


def _places(node: object) -> Iterator[tuple[_Holder, Any]]:
    """Yield every place in `node`: what holds it, and under which key or number."""
    if isinstance(node, MutableMapping | MutableSequence):
        for key in node if isinstance(node, MutableMapping) else range(len(node)):
            yield node, key
            yield from _places(node[key])


def _lost(_draw: st.DrawFn, holder: _Holder, key: Any) -> None:
    if len(holder) > 1:
        del holder[key]


def _replaced(draw: st.DrawFn, holder: _Holder, key: Any) -> None:
    holder[key] = draw(_DATA)


def _added(draw: st.DrawFn, holder: _Holder, key: Any) -> None:
    """Put something strange beside a value, in a list or under a key."""
    if isinstance(holder, MutableMapping):
        holder[draw(_KEYS)] = draw(_DATA)
    else:
        holder.insert(key, draw(_DATA))


def _renamed(draw: st.DrawFn, holder: _Holder, key: Any) -> None:
    if isinstance(holder, MutableMapping):
        holder[draw(st.one_of(_KEYS, st.just(str(key)[:-1]), st.just(f"{key}s")))] = holder.pop(key)


def _moved(draw: st.DrawFn, holder: _Holder, key: Any) -> None:
    """Put here a value that stands somewhere else in a sound pack."""
    other, place = draw(st.sampled_from(list(_places(_WHOLE))))
    holder[key] = deepcopy(other[place])


_DAMAGES: tuple[Callable[[st.DrawFn, _Holder, Any], None], ...] = (_lost, _replaced, _added, _renamed, _moved)
