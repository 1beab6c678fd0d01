"""Blocks that an editor offers: the common parts of a pack, with places to fill in.

A body is YAML as data. Texts are inserted as they stand, so `"990001"` keeps its quotes and `{…}` is a mapping in one
line; `${1:…}` is the first place to fill in, with what stands there until then, `${2|a,b|}` a choice. Filled in with
what stands there, every block is read by the loader; only quotes and figures have to come from the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

__all__ = ["CITE", "IN_A_CONDITION", "IN_A_PART", "Snippet", "snippets_of", "under"]


@dataclass(frozen=True, slots=True)
class Snippet:
    """One block: how a list of them calls it, what it is for, and what is inserted."""

    label: str
    description: str
    body: Any


CITE = Snippet(
    "引文：来源、原文、条款",
    "出自哪个来源、原文怎么写、第几条",
    {"source": "${1:measures}", "quote": "${2:原文，逐字}", "article": "${3:第一条}"},
)
"""The block of every `cite`."""
_BENEFITS = ["${2:benefit_one}", "${3:benefit_two}"]


def _cite(first: int) -> str:
    """Return a citation in one line, whose places are numbered from `first`."""
    return f"{{source: ${{{first}:measures}}, quote: ${{{first + 1}:原文，逐字}}}}"


_SOURCE = Snippet(
    "来源：一份文件",
    "一份文件或报道：种类、标题、发布单位、日期",
    {
        "${1:measures}": {
            "kind": "${2|regulation,official_notice,authority_report,press,anecdote|}",
            "title": "${3:标题，逐字}",
            "publisher": "${4:发布单位}",
            "published_on": "${5:2024-01-01}",
            "url": "${6:https://www.example.gov.cn/}",
        }
    },
)
_BENEFIT = Snippet(
    "待遇：一项补贴",
    "一项待遇：名称、种类、条件、金额、发放、引文",
    {
        "${1:new_benefit}": {
            "name": "${2:待遇名称}",
            "kind": "${3|allowance,subsidy,award,housing,service|}",
            "category": "${4|money,housing,family,health,career|}",
            "when": {"all": ["education_level: {at_least: ${5:master}}", "education_full_time: true"]},
            "amount": "${6:5000元}",
            "payment": "${7|once,year,month,unstated|}",
            "cite": _cite(8),
        }
    },
)
_SERVICE = Snippet(
    "待遇：一项服务",
    "没有金额的待遇",
    {
        "${1:new_service}": {
            "name": "${2:服务名称}",
            "kind": "${3|service,courtesy,honour,activity|}",
            "category": "${4|contact,family,health,career,recognition|}",
            "when": {"finding": "${5:new_finding}"},
            "cite": _cite(6),
        }
    },
)
_FINDING = Snippet(
    "认定：一项认定",
    "只有主管部门才能认定的事项",
    {
        "${1:another_finding}": {
            "name": "${2:符合条件的人才}",
            "reason": "${3|unstated_rule,discretionary|}",
            "decided_by": "${4:人才工作部门}",
            "cite": _cite(5),
        }
    },
)
_PROCEDURE = Snippet(
    "办理：部门、时间、步骤、材料",
    "怎样申请",
    {
        "authority": "${1:受理部门}",
        "applicant": "${2|self,employer,automatic|}",
        "windows": ["{yearly: [${3:03-01}, ${4:03-31}], missed: ${5|lost,kept|}}"],
        "steps": ["${6:提交申请}", "{text: ${7:审核}, days: ${8:5个工作日}}"],
        "evidence": ["${9:身份证}", "{name: ${10:学历证书}, form: ${11:复印件}}"],
    },
)
_AMOUNTS = (
    Snippet("金额：范围", "从多少到多少", {"from": "${1:4000元}", "to": "${2:1万元}"}),
    Snippet(
        "金额：分档表",
        "几档各有条件和金额，写明同时符合几档的怎么办",
        {
            "table": "${1|highest,first,unique,sum|}",
            "rows": [
                "{when: {education_level: ${2:doctor}}, name: ${3:博士}, fixed: ${4:5万元}}",
                "{when: {education_level: ${5:master}}, name: ${6:硕士}, fixed: ${7:3万元}}",
            ],
        },
    ),
    Snippet(
        "金额：按比例，封顶",
        "一个数的多少比例，最高多少",
        {"share": "${1:30%}", "of": "${2:annual_pay}", "at_most": "${3:5万元}"},
    ),
    Snippet(
        "金额：每个单位多少",
        "每个月、每个人多少，乘以有几个",
        {
            "per_unit": "${1:1000元}",
            "count": "{months: {from: ${2:introduced_on}, to: ${3:evaluation}, part: ${4|drop,up|}}}",
            "at_most_units": "${5:36}",
        },
    ),
    Snippet(
        "金额：分段",
        "按大小分段，各段一个比例",
        {
            "bands": "${1|marginal,whole|}",
            "of": "${2:annual_pay}",
            "rows": ["{at_least: ${3:30万元}, share: ${4:40%}}", "{at_least: ${5:50万元}, share: ${6:50%}}"],
        },
    ),
    Snippet("金额：只有上限", "最高多少，没有写明下限", {"at_most": "${1:10万元}"}),
)
_PAYMENTS = (
    Snippet(
        "发放：分期",
        "几期各占多少，每期之间多久",
        {"instalments": "[${1:40%}, ${2:30%}, ${3:30%}]", "every": "${4:year}"},
    ),
    Snippet(
        "发放：每月，累计若干个月",
        "每月发，最多多少个月，从哪个月起",
        {
            "every": "month",
            "at_most_times": "${1:36}",
            "payout": "${2|month,quarter,half_year,year|}",
            "from": "${3:introduced_on}",
            "starts": "${4|same_month,next_month,same_day|}",
        },
    ),
    Snippet(
        "发放：每年，要申请",
        "每年发，每次申请，错过的怎么办",
        {"every": "year", "at_most_times": "${1:3}", "on_application": True, "missed": "${2|lost,kept|}"},
    ),
    Snippet("发放：期满一次付", "满多久以后一次付", {"at_end": "${1:3年}", "from": "${2:contract_start}"}),
)
_OBLIGATIONS = (
    Snippet(
        "义务：服务期，按月退还",
        "要服务多久，提前离开的按没有服务的月数退还",
        {"serve": "${1:5年}", "from": "${2:contract_start}", "clawback": "{pro_rata: ${3|month,year,day|}}"},
    ),
    Snippet(
        "义务：服务期，全额退还",
        "要服务多久，提前离开的全额退还",
        {"serve": "${1:3年}", "from": "${2:contract_start}", "clawback": "${3|full,stop_only,unstated,none|}"},
    ),
)
_VERSIONS = Snippet(
    "版本：老办法、新办法",
    "按日期分的几个版本，各有条件、金额、发放",
    [
        {
            "until": "${1:2024-12-31}",
            "amount": "${2:3000元}",
            "payment": "${3|once,year,month|}",
            "cite": "{source: ${4:measures}, quote: ${5:原文，逐字}}",
        },
        {
            "from": "${6:2025-01-01}",
            "amount": "${7:5000元}",
            "payment": "${8|once,year,month|}",
            "cite": "{source: ${9:measures}, quote: ${10:原文，逐字}}",
        },
    ],
)
_WHEN = (
    Snippet(
        "条件：全部满足",
        "几个条件都要满足",
        {"all": ["education_level: {at_least: ${1:bachelor}}", "age: {day: ${2:application}, at_most: ${3:45}}"]},
    ),
    Snippet(
        "条件：满足其一",
        "几个条件满足一个就可以",
        {"any": ["education_level: ${1:doctor}", "title_rank: ${2:senior}"]},
    ),
    Snippet("条件：要认定", "由主管部门认定", {"finding": "${1:new_finding}"}),
)


def _group(label: str, description: str, rules: Mapping[str, Any], name: str) -> Snippet:
    first = 1 + max(int(number) for number in re.findall(r"\$\{(\d+)", str(rules)))
    return Snippet(label, description, {"${1:new_group}": {"name": name, **rules, "cite": _cite(first)}})


_LAWS = (
    Snippet(
        "规律：只增不减",
        "学历等高一档，待遇不会少",
        {"${1:new_law}": {"name": "${2:学历越高，待遇不会越少}", "never_decreases_with": "${3:education_level}"}},
    ),
    Snippet(
        "规律：与它无关",
        "这些事实不改变结论和金额",
        {"${1:new_law}": {"name": "${2:与国籍无关}", "irrelevant": "${3:nationality}"}},
    ),
    Snippet(
        "规律：合计不超过",
        "一个人叠加后合计最多拿多少",
        {"${1:new_law}": {"name": "${2:合计不超过100万元}", "total_at_most": "${3:100万元}"}},
    ),
    Snippet(
        "规律：没有断崖",
        "只差一个单位，金额相差不超过多少",
        {
            "${1:new_law}": {
                "name": "${2:年薪差一分钱，待遇不差5万元}",
                "no_cliff_above": "${3:5万元}",
                "with": "${4:annual_pay}",
            }
        },
    ),
    Snippet(
        "规律：不兼得",
        "同一个人至多享受一项",
        {"${1:new_law}": {"name": "${2:两项不兼得}", "never_both": ["${3:benefit_one}", "${4:benefit_two}"]}},
    ),
)
_GROUPS = (
    _group(
        "叠加：就高", "几项只享受最高的一项", {"highest": _BENEFITS, "compare": "${4|total,each_time|}"}, "就高不重复"
    ),
    _group("叠加：择一", "几项由申请人选一项", {"choose_one": _BENEFITS}, "择一享受"),
    _group(
        "叠加：排斥",
        "享受一项的，不再享受别项",
        {"excludes": ["${2:benefit_one}"], "by": "${3:benefit_two}"},
        "不同时享受",
    ),
    _group(
        "叠加：前提",
        "先要符合另一项",
        {"requires": ["${2:benefit_one}"], "for": ["${3:benefit_two}"]},
        "以另一项为前提",
    ),
    _group(
        "叠加：合计封顶",
        "几项合计不超过多少",
        {
            "cap": _BENEFITS,
            "at_most": "${4:20万元}",
            "compare": "${5|total,each_time|}",
            "cut": "${6|in_order,pro_rata,unshared|}",
        },
        "合计封顶",
    ),
    _group(
        "叠加：抵扣",
        "从几项里扣除已经领取的",
        {"offset": ["${2:benefit_one}"], "received_as": ["${3:原有补贴}"]},
        "扣除已领取的",
    ),
    _group(
        "叠加：替代",
        "不能享受优先的一项时，才有另一项",
        {"fallback": "${2:benefit_two}", "instead_of": "${3:benefit_one}", "while": "{finding: ${4:new_finding}}"},
        "没有时替代",
    ),
)
_PACK = Snippet(
    "规则包：从头写一个",
    "一个新的规则包：编号、辖区、来源、一项待遇",
    {
        "talentrules": "1",
        "id": "${1:mycity}",
        "name": "${2:某某市}",
        "jurisdiction": {"code": '"${3:990001}"', "within": "${4:某某省}"},
        "verified_on": "${5:2024-06-01}",
        "sources": {
            "measures": {
                "kind": "${6|regulation,official_notice,authority_report,press|}",
                "title": "${7:标题，逐字}",
                "publisher": "${8:发布单位}",
                "published_on": "${9:2024-01-01}",
            }
        },
        "benefits": {
            "${10:first_benefit}": {
                "name": "${11:待遇名称}",
                "kind": "${12|allowance,subsidy,award,housing,service|}",
                "category": "${13|money,housing,family,health,career|}",
                "when": "{education_level: {at_least: ${14:master}}}",
                "amount": "${15:5000元}",
                "payment": "${16|once,year,month,unstated|}",
                "cite": "{source: measures, quote: ${17:原文，逐字}}",
            }
        },
    },
)

IN_A_PART: Mapping[tuple[str, str], tuple[Snippet, ...]] = MappingProxyType(
    {
        ("PackFile", ""): (_PACK,),
        ("Condition", ""): _WHEN,
        ("PackFile", "sources"): (_SOURCE,),
        ("PackFile", "findings"): (_FINDING,),
        ("PackFile", "facts"): (
            Snippet(
                "事实：是否",
                "本包自己的事实，答是或否",
                {"${1:new_fact}": {"name": "${2:事实名称}", "type": "boolean", "question": "${3:窗口怎么问？}"}},
            ),
            Snippet(
                "事实：单选，有高低",
                "本包自己的事实，从低到高选一个",
                {
                    "${1:new_level}": {
                        "name": "${2:级别}",
                        "type": "ordered_choice",
                        "choices": {"${3:low}": "${4:低}", "${5:high}": "${6:高}"},
                        "question": "${7:窗口怎么问？}",
                    }
                },
            ),
        ),
        ("PackFile", "definitions"): (
            Snippet(
                "定义：条件",
                "有名称、可以重复使用的条件",
                {
                    "${1:new_definition}": {
                        "name": "${2:高层次人才}",
                        "when": "{education_level: {at_least: ${3:doctor}}}",
                        "cite": _cite(4),
                    }
                },
            ),
        ),
        ("PackFile", "benefits"): (_BENEFIT, _SERVICE),
        ("PackFile", "groups"): _GROUPS,
        ("PackFile", "laws"): _LAWS,
        ("PackFile", "statistics"): (
            Snippet(
                "统计：共发多少",
                "发了多少份、共多少钱，用来核对金额",
                {
                    "${1:new_statistic}": {
                        "name": "${2:已发放情况}",
                        "count": "${3:10}",
                        "total": "${4:5万元}",
                        "each": "${5:benefit_one}",
                        "cite": _cite(6),
                    }
                },
            ),
        ),
        ("ProcedureFile", ""): (_PROCEDURE,),
        ("ObligationFile", ""): _OBLIGATIONS,
        ("ConventionsFile", ""): (
            Snippet(
                "计算口径",
                "没有对应的日子、不足一分的怎么算",
                {"month_end": "${1|last_day,next_day|}", "money": "${2|half_up,down,up|}"},
            ),
        ),
        **{
            (part, key): blocks
            for part in ("BenefitFile", "VersionFile")
            for key, blocks in {
                "when": _WHEN,
                "amount": _AMOUNTS,
                "payment": _PAYMENTS,
                "obligation": _OBLIGATIONS,
            }.items()
        },
        ("BenefitFile", "versions"): (_VERSIONS,),
        ("BenefitFile", "procedure"): (_PROCEDURE,),
    }
)
"""The blocks of each key of each part of a file; those of the part itself stand under an empty key."""

IN_A_CONDITION: Mapping[str, Any] = MappingProxyType(
    {
        "at_least_n": {
            "n": "${1:2}",
            "of": ["education_level: ${2:doctor}", "title_rank: ${3:senior}", "retired: ${4:true}"],
        },
        "age": {"day": "${1:application}", "at_most": "${2:45}"},
        "years": {
            "from": "${1:contract_start}",
            "to": "${2:contract_end}",
            "part": "${3|drop,up|}",
            "at_least": "${4:3}",
        },
        "months": {
            "from": "${1:introduced_on}",
            "to": "${2:application}",
            "part": "${3|drop,up|}",
            "at_least": "${4:6}",
        },
        "days": {"from": "${1:introduced_on}", "to": "${2:application}", "at_most": "${3:90}"},
        "count": {"of": "${1:children}", "at_least": "${2:2}"},
        "sum": {"of": "${1:homes}", "take": "${2:total_price}", "at_least": "${3:50万元}"},
        "greatest": {"of": "${1:homes}", "take": "${2:total_price}", "at_least": "${3:50万元}"},
        "least": {"of": "${1:homes}", "take": "${2:signed_on}", "at_least": "${3:2024-01-01}"},
        "in_a_row": {"of": "${1:assessments}", "by": "${2:year}", "at_least": "${3:3}"},
        "within": {"time": "${1:2年}", "of": "${2:introduced_on}", "day": "${3:application}"},
    }
)
"""What a form of a condition begins with: the body of its only block."""


def snippets_of(blocks: Iterable[Snippet]) -> list[dict[str, Any]]:
    """Return the blocks as a schema holds them."""
    return [{"label": one.label, "description": one.description, "body": one.body} for one in blocks]


def under(key: str, blocks: Iterable[Snippet]) -> tuple[Snippet, ...]:
    """Return the blocks with their key, for the mapping in which the key stands."""
    return tuple(Snippet(one.label, one.description, {key: one.body}) for one in blocks)
