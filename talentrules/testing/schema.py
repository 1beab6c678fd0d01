"""The JSON Schema of scenario files, for editors: the keys, what each means, the words that may stand under it.

What can only be known with the pack at hand, such as the names of its benefits and its own facts, is let through; the
reader says it. Everything that the reader accepts fits the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax import written_profile
from talentrules.syntax.snippets import Snippet, snippets_of
from talentrules.syntax.surface.keys import Said, told
from talentrules.testing.words import BENEFICIARY_WORDS, EVERY_WORDS, STANDING_WORDS, STATUS_WORDS, VERDICT_WORDS

__all__ = ["scenario_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_ANYTHING: dict[str, Any] = {"type": ["string", "number", "boolean", "array", "object", "null"]}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_MONEY: dict[str, Any] = {"type": ["string", "number"]}
_AMOUNT: dict[str, Any] = {"$ref": "#/$defs/Amount"}
_PROFILE: dict[str, Any] = {"$ref": "#/$defs/Profile"}

_HEAD: Mapping[str, Said] = MappingProxyType(
    {
        "scenarios": Said("场景文件的版本", "现在是 1"),
        "pack": Said("规则包", "从这个文件所在的文件夹写起的路径，或内置规则包的编号", ("../liling.yaml", "liling")),
        "about": Said("说明", "关于这些场景的说明，程序不读"),
        "defaults": Said("共同的", "各个场景共同的测算日、申请日、情况"),
        "cases": Said("场景", "各个场景，每个一句话"),
    }
)
_CASE: Mapping[str, Said] = MappingProxyType(
    {
        "name": Said("场景", "一句话：什么人来办；各个场景不一样"),
        "note": Said("备注", "随便写，程序不读"),
        "like": Said("同前", "前面一个场景的名称：测算日和情况一样，不一样的写在下面"),
        "day": Said("测算日", "按哪一天测算"),
        "applied_on": Said("申请日", "哪一天申请，同事实 applied_on"),
        "profile": Said("情况", "申请人的情况，或旁边一个情况文件的路径；{unknown: 未询问} 是不知道"),
        "expect": Said("期望", "各项待遇的结论，或更多：待遇的编号或名称"),
        "others": Said("其余", "expect 没有写到的各项待遇的结论"),
        "groups": Said("叠加规则", "各条叠加规则合计多少：规则的编号或名称"),
        "totals": Said("合计", "由谁享受、多久一次、合计多少，例如 {本人: {一次性: 5000元}}"),
        "ledger": Said("台账", "一笔一笔的发放"),
        "settlement": Said("离职结算", "哪一天离职，各项待遇怎样结清"),
    }
)
_ITEM: Mapping[str, Said] = MappingProxyType(
    {
        "verdict": Said("结论", "符合、不符合、待补充信息等"),
        "standing": Said("叠加后", "叠加规则之后计入不计入"),
        "amount": Said("金额", "每次多少，抵扣和封顶之后"),
        "whole": Said("全程金额", "全部期间一共多少"),
        "every": Said("发放周期", "多久一次"),
        "because": Said("理由", "由什么决定：条件的原文、定义、认定、档次或叠加规则的名称，一个或几个"),
        "missing": Said("缺少的信息", "缺少的事实，要写全"),
        "findings": Said("待认定", "还没有认定的事项，要写全"),
        "beaten_by": Said("让位于", "由哪几项待遇取代，要写全"),
    }
)
_LEDGER: Mapping[str, Said] = MappingProxyType(
    {
        "until": Said("到哪一天", "台账列到哪一天"),
        "lines": Said("各笔", "要核对的各笔发放"),
        "sums": Said("各状态合计", "已发放、未到期等各合计多少"),
    }
)
_LINE: Mapping[str, Said] = MappingProxyType(
    {
        "benefit": Said("待遇", "哪一项待遇：编号或名称"),
        "number": Said("第几笔", "这项待遇的第几笔，从 1 起"),
        "day": Said("日期", "哪一天发"),
        "amount": Said("金额", "这一笔多少"),
        "status": Said("状态", "可发放、已发放、未到期等"),
    }
)
_SETTLEMENT: Mapping[str, Said] = MappingProxyType(
    {
        "left_on": Said("离职日", "哪一天离开"),
        "reason": Said("离职原因", "离职原因的编号或名称；不写，就是情况里写的"),
        "benefits": Said("各项待遇", "各项待遇怎样结清：待遇的编号或名称"),
    }
)
_SETTLED: Mapping[str, Said] = MappingProxyType(
    {
        "paid": Said("已经发放", "到离职为止已经发了多少"),
        "later": Said("以后发放", "离职以后还要发多少"),
        "forfeited": Said("不再发放", "因为离职不再发多少"),
        "refund": Said("退还", "要退还多少，例如 15万元"),
        "resale": Said("转让的退还", "连住房也转让的，要退还多少"),
        "serve_until": Said("服务期满日", "服务期的最后一天"),
    }
)
_AMOUNT_ENDS: Mapping[str, Said] = MappingProxyType(
    {
        "from": Said("从", "下限，例如 4000元"),
        "to": Said("到", "上限，例如 1万元"),
        "at_most": Said("最高", "最高多少，没有写明下限"),
        "at_least": Said("不低于", "不低于多少，没有写明上限"),
    }
)
_ASSERTING = ("expect", "others", "groups", "totals", "ledger", "settlement")
_CASE_BLOCKS = (
    Snippet(
        "场景：一个人，一项待遇",
        "一句话、情况、期望的结论和理由",
        {
            "name": "${1:一句话说明什么人来办}",
            "day": "${2:2024-06-01}",
            "profile": "{education_level: ${3:doctor}}",
            "expect": {"${4:待遇名称}": "{verdict: ${5|符合,不符合,待补充信息,需认定|}, because: ${6:由什么决定}}"},
        },
    ),
    Snippet(
        "场景：和前面一样，有一处不同",
        "同前一个场景，只写不同的",
        {
            "name": "${1:一句话说明哪里不同}",
            "like": "${2:前面一个场景的名称}",
            "profile": "{education_level: ${3:master}}",
            "expect": {"${4:待遇名称}": "${5|符合,不符合,待补充信息,需认定|}"},
        },
    ),
)


def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file."""
    head = {
        "scenarios": {"const": 1},
        "pack": _TEXT,
        "about": _ANYTHING,
        "defaults": _mapping({"day": _DAY, "applied_on": _DAY, "profile": _PROFILE}, _CASE),
        "cases": {"type": "array", "items": {"$ref": "#/$defs/Case"}},
    }
    return {
        "$schema": _DIALECT,
        "$defs": {
            "Amount": _amount(),
            "Case": _case(),
            "Item": _item(),
            "Ledger": _ledger(),
            "Settlement": _settlement(),
            **_profile(),
            "Verdict": _words(VERDICT_WORDS, "结论"),
        },
        "title": "场景文件",
        "description": "一个规则包的场景：什么人来办，应当得到什么",
        **_mapping(head, _HEAD, needed=("scenarios", "pack", "cases")),
    }


def _mapping(properties: Mapping[str, Any], said: Mapping[str, Said], needed: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a mapping with these keys and no others."""
    shown = {key: told(said[key], one) for key, one in properties.items()}
    required = {"required": list(needed)} if needed else {}
    return {"type": "object", "properties": shown, **required, "additionalProperties": False}


def _words(words: Mapping[str, Any], title: str) -> dict[str, Any]:
    """Return the schema of one of `words`, each with the Chinese word or the id that means the same."""
    said = [f"{title}：{'，即 '.join(_alike(words, word))}" for word in words]
    return {"title": title, "enum": list(words), "enumDescriptions": said}


def _by_word(words: Mapping[str, Any], sentence: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping whose keys are `words`, each with the Chinese word in the `sentence` about it."""
    chinese = {word: next(one for one in _alike(words, word) if not one.isascii()) for word in words}
    shown = {word: told(Said(said, sentence.format(said)), schema) for word, said in chinese.items()}
    return {"type": "object", "properties": shown, "additionalProperties": False}


def _alike(words: Mapping[str, Any], word: str) -> list[str]:
    """Return `word` and the others that mean the same."""
    return [word, *(one for one, meant in words.items() if meant == words[word] and one != word)]


def _amount() -> dict[str, Any]:
    forms = [
        _mapping({"from": _MONEY, "to": _MONEY}, _AMOUNT_ENDS, ("from", "to")),
        *(_mapping({key: _MONEY}, _AMOUNT_ENDS, (key,)) for key in ("at_most", "at_least")),
    ]
    return {"anyOf": [_MONEY | {"examples": ["5000元", "未载明", "无"]}, *forms]}


def _case() -> dict[str, Any]:
    verdict_or_more = {"anyOf": [{"$ref": "#/$defs/Verdict"}, {"$ref": "#/$defs/Item"}]}
    rhythms = _by_word(EVERY_WORDS, "{}：一共多少", _AMOUNT)
    properties = {
        "name": _TEXT,
        "note": _ANYTHING,
        "like": _TEXT,
        "day": _DAY,
        "applied_on": _DAY,
        "profile": _PROFILE,
        "expect": {"type": "object", "additionalProperties": verdict_or_more},
        "others": {"$ref": "#/$defs/Verdict"},
        "groups": {"type": "object", "additionalProperties": _AMOUNT},
        "totals": _by_word(BENEFICIARY_WORDS, "{}享受的：多久一次，一共多少", rhythms),
        "ledger": {"$ref": "#/$defs/Ledger"},
        "settlement": {"$ref": "#/$defs/Settlement"},
    }
    asserting = [{"required": [key]} for key in _ASSERTING]
    blocks = {"defaultSnippets": snippets_of(_CASE_BLOCKS)}
    return {**_mapping(properties, _CASE, ("name",)), "anyOf": asserting, **blocks}


def _item() -> dict[str, Any]:
    properties = {
        "verdict": {"$ref": "#/$defs/Verdict"},
        "standing": _words(STANDING_WORDS, "叠加后"),
        "amount": _AMOUNT,
        "whole": _AMOUNT,
        "every": _words(EVERY_WORDS, "发放周期"),
        **dict.fromkeys(("because", "missing", "findings", "beaten_by"), _TEXTS),
    }
    return _mapping(properties, _ITEM)


def _ledger() -> dict[str, Any]:
    status = _words(STATUS_WORDS, "状态")
    line = {"benefit": _TEXT, "number": {"type": "integer", "minimum": 1}, "day": _DAY, "amount": _AMOUNT}
    properties = {
        "until": _DAY,
        "lines": {"type": "array", "items": _mapping({**line, "status": status}, _LINE, ("benefit", "number"))},
        "sums": _by_word(STATUS_WORDS, "{}的各笔合计多少", _AMOUNT),
    }
    return _mapping(properties, _LEDGER)


def _settlement() -> dict[str, Any]:
    settled = _mapping({key: _DAY if key == "serve_until" else _AMOUNT for key in _SETTLED}, _SETTLED)
    benefits = {"type": "object", "additionalProperties": settled}
    return _mapping({"left_on": _DAY, "reason": _TEXT, "benefits": benefits}, _SETTLEMENT, ("left_on", "benefits"))


def _profile() -> dict[str, dict[str, Any]]:
    """Return the definitions of a profile: written here with facts by their names, or the path of a file."""
    words = {"是": "认定符合", "否": "认定不符合", "符合": "认定符合", "不符合": "认定不符合"}
    said = {"enum": list(words), "enumDescriptions": list(words.values())}
    truth = {"anyOf": [{"type": "boolean"}, said]}
    attested = {
        "holds": told(Said("是否符合", "认定的结果"), truth),
        "office": told(Said("认定单位", "由哪个单位认定"), _TEXT),
        "paper_ref": told(Said("文号", "依据哪一份文件认定"), _TEXT),
        "date": told(Said("认定日期", "哪一天认定"), _DAY),
    }
    paper = {"type": "object", "properties": attested, "required": ["holds"], "additionalProperties": False}
    heard = Said("认定", "认定的结果：findings 下的编号或名称，写 true、false，或写明由谁认定")
    attestations = told(heard, {"type": "object", "additionalProperties": {"anyOf": [truth, paper]}})
    defs = written_profile(VOCABULARY.values())
    defs["Facts"]["properties"] |= {"attestations": attestations, "认定": attestations}
    path = {"type": "string", "minLength": 1, "examples": ["../../examples/profiles/liling_high_end.yaml"]}
    return {"Profile": {"anyOf": [{"$ref": "#/$defs/Facts"}, path]}, **defs}
