"""What `talentrules new` writes: a draft of a pack, scenarios for it, and a place for the text of the source.

Nothing in it is about a real place. What is to be filled in says so, in words that the check knows, and the pack calls
itself fictional until its author removes that line.
"""

from __future__ import annotations

from datetime import date

from talentrules.check.placeholders import PLACEHOLDER

__all__ = ["skeleton"]

_PACK = """\
# {name}人才待遇规则包（草稿）
#
# 这里没有任何真实的规定。请把政策原文贴进 {id}_source.md，再对照原文一处一处地填。
# 凡是有“{mark}”的地方都要换掉：talentrules check 会一直提醒，直到换完。
# 原文没有写的不要补：金额、期限没有写明的写 unstated，条件没有写明的写成认定（findings）。

# 规则语言的版本，不用改
talentrules: 1
# 编号：小写字母、数字和下划线，与文件名相同
id: {id}
name: {written}
# 行政区划代码（六位，加引号），所在的省、市
jurisdiction: {{code: "000000", within: {mark}}}
# 哪一天逐字核对过原文；以后每核对一次改一次
verified_on: {day}
# 全部填好、核对过以后，删去这一行；有它在，每一页都会标明“虚构”
fictional: true
about: {mark}：依据什么文件整理，哪些事情原文没有写

# 来源：规则所依据的文件或报道。下面的 cite 用这里的编号（official_text）引用它
sources:
  official_text:
    # regulation 文件原文，official_notice 公告，authority_report 主管部门通稿，press 报道，anecdote 个案
    kind: regulation
    title: {mark}：文件标题
    publisher: {mark}：发布单位
    # 发布日期写成 published_on: 加年月日；原文没有写明的，用下面这一行写明情况
    published_note: {mark}：发布日期

# 认定：原文没有写明条件（unstated_rule），或者由主管部门裁量（discretionary）的事项，程序不代为判断
findings:
  first_conditions:
    name: {mark}：由主管部门认定的事项
    reason: unstated_rule
    decided_by: {mark}：由谁认定
    cite:
      source: official_text
      quote: {mark}：逐字摘录原文

# 待遇：一项一段，编号自己取，名称照原文
benefits:
  first_allowance:
    name: {mark}的补贴
    # 种类：subsidy 补贴，award 奖励，service 服务，card 人才卡，housing 住房，等等
    kind: subsidy
    # 满足哪一类需要：money 资金，housing 住房，family 家属，health 医疗，career 事业，等等
    category: money
    # 条件：all 全部满足，any 满足一项，not 不满足；事实可以写编号，也可以写中文名称
    when:
      all:
        # 学历硕士研究生以上：只是示范写法，换成原文的条件，没有学历条件的删去这两行
        - education_level: {{at_least: master}}
          text: {mark}：原文的说法
        - finding: first_conditions
    # 金额：5000元、10万元；{{from: 4000元, to: 6000元}} 幅度；{{at_most: 10万元}} 最高；原文没有写明的 unstated
    amount: unstated
    # 发放：once 一次性，month 每月，year 每年；原文没有写明的 unstated
    payment: unstated
    # 原文没有写明、窗口常被问到的
    unstated:
      - {mark}：例如申请时间、材料
    # 引文：逐字摘录，金额和条件都要在里面找得到
    cite:
      source: official_text
      article: {mark}：第几条
      quote: {mark}：逐字摘录原文
"""
_SCENARIOS = """\
# {name}规则包的场景：一个人、一天、应得的结论。期望要读原文写出来，不要照抄程序的输出。
# 运行：talentrules test tests/{id}.scenario.yaml（在规则包所在的文件夹里）

scenarios: 1
pack: ../{id}.yaml
defaults: {{day: {day}}}

cases:
  - name: 什么情况都没有提供
    profile: {{}}
    expect:
      first_allowance: {{verdict: 待补充信息, missing: education_level}}

  - name: 硕士研究生，还没有认定
    profile: {{education_level: master}}
    expect:
      first_allowance: {{verdict: 需认定, findings: first_conditions}}

  - name: 硕士研究生，认定通过，金额未载明
    profile:
      education_level: master
      attestations: {{first_conditions: true}}
    expect:
      first_allowance: {{verdict: 符合, amount: 未载明, every: 未载明}}

  - name: 硕士研究生，认定没有通过
    profile:
      education_level: master
      attestations: {{first_conditions: false}}
    expect:
      first_allowance: 不符合

  - name: 本科，不到硕士研究生
    profile:
      education_level: bachelor
      attestations: {{first_conditions: true}}
    expect:
      first_allowance: 不符合
"""
_SOURCE = """\
# {mark}：文件标题

把政策原文全文贴在下面，一个字也不要改：规则包里的引文（quote）都从这里摘。
另外记下网址、发布单位、发布日期和抄录日期。

---

{mark}：原文全文
"""


def skeleton(id_: str, name: str, written: str, day: date) -> dict[str, str]:
    """Return the files of a new pack by their names: `name` as it stands in comments, `written` as it does in YAML."""
    words = {"id": id_, "name": name, "written": written, "day": day.isoformat(), "mark": PLACEHOLDER}
    return {
        f"{id_}.yaml": _PACK.format(**words),
        f"{id_}_source.md": _SOURCE.format(**words),
        f"tests/{id_}.scenario.yaml": _SCENARIOS.format(**words),
    }
