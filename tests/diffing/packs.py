"""A small pack with a threshold of every kind, and ways to write a pack otherwise without meaning anything else."""

from __future__ import annotations

from pathlib import Path

import yaml

from talentrules.loading import decode_file
from talentrules.model.pack import Pack
from tests.proofs.packs import loaded

__all__ = ["TOWN", "decoded", "reordered", "respelt", "town", "two"]

TOWN = """\
facts:
  points: {type: integer, unit: 分, name: 积分, question: 积分多少？}
  price: {type: money, name: 房价, question: 房价多少？}
definitions:
  settled:
    name: 已落户
    when: {all: [{retired: false}, {points: {at_least: 40}}]}
benefits:
  living:
    name: 生活补贴
    kind: subsidy
    category: money
    when: {all: [{definition: settled}, {age: {day: evaluation, at_most: 45}}]}
    amount:
      table: first
      rows:
        - {when: {education_level: doctor}, name: 博士, fixed: 5000元}
        - {when: {education_level: {at_least: bachelor}}, name: 本科, fixed: 2000元}
    payment: {every: month, at_most_times: 36}
    obligation: {serve: 5 years, clawback: full}
    cite: {source: notice, quote: 给予补贴}
  home:
    name: 购房补贴
    kind: subsidy
    category: housing
    versions:
      - from: 2024-03-01
        when: {points: {above: 60}}
        amount: {share: 10%, of: price, at_most: 200000元}
        payment: once
    cite: {source: notice, quote: 给予补贴}
  card:
    name: 人才卡
    kind: card
    category: card
    when: {any: [{education_level: doctor}, {points: {at_least: 90}}]}
    cite: {source: notice, quote: 给予补贴}
groups:
  either:
    name: 就高
    highest: [living, home]
    cite: {source: notice, quote: 给予补贴}
  sum:
    name: 封顶
    cap: [living, home]
    at_most: 300000元
    cite: {source: notice, quote: 给予补贴}
"""


def town(*moves: tuple[str, str]) -> Pack:
    """Return the pack with some texts replaced, each of which stands in it just once."""
    text = TOWN
    for old, new in moves:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return loaded(text)


def two(*moves: tuple[str, str]) -> tuple[Pack, Pack]:
    """Return the pack as it is, and with some texts replaced."""
    return town(), town(*moves)


def decoded(path: Path) -> Pack:
    """Return the pack in a file, before it is checked."""
    pack, found = decode_file(path)
    assert pack is not None, found
    return pack


class _Quoting(yaml.SafeDumper):
    """Writes every text in double quotes, and mappings over several lines."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Quoting.add_representer(str, _quoted)


class _Texts(yaml.SafeLoader):
    """Reads days and numbers as they are written."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in some if tag.endswith((":bool", ":null", ":int", ":merge"))]
    for first, some in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def respelt(text: str) -> str:
    """Return a pack with other quoting, another layout, other keys first, without its comments and with others."""
    data = yaml.load(text, Loader=_Texts)  # noqa: S506 - a loader that is safe
    head = {"talentrules": data.pop("talentrules")}
    rest = yaml.dump(_sorted(data), Dumper=_Quoting, allow_unicode=True, sort_keys=False, default_flow_style=False)
    return yaml.safe_dump(head) + "# 换了一种写法\n" + rest.replace("\n", "\n# 注\n", 3)


def _sorted(value: object, *, ordered: bool = False) -> object:
    """Return data with the keys of its mappings sorted, but for choices: they may stand from low to high."""
    if isinstance(value, dict):
        keys = value if ordered else sorted(value)
        return {key: _sorted(value[key], ordered=key == "choices") for key in keys}
    return [_sorted(one) for one in value] if isinstance(value, list) else value


def reordered(text: str) -> str:
    """Return a pack with its benefits, and the parts of every `all` and `any`, in the other order."""
    data = yaml.load(text, Loader=_Texts)  # noqa: S506 - a loader that is safe
    data["benefits"] = dict(reversed(list(data["benefits"].items())))
    return yaml.safe_dump(_turned(data), allow_unicode=True, sort_keys=False)


def _turned(value: object) -> object:
    if isinstance(value, dict):
        turned = {key: _turned(one) for key, one in value.items()}
        return {
            key: one[::-1] if key in ("all", "any") and isinstance(one, list) else one for key, one in turned.items()
        }
    return [_turned(one) for one in value] if isinstance(value, list) else value
