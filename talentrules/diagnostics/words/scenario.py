"""What can be wrong with a scenario file."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["SCENARIO"]

SCENARIO: dict[str, Wording] = {
    "scenario-head": Wording(
        "这不是场景文件，第一行要写 scenarios: 1",
        "在文件开头写  scenarios: 1",
        "this is no scenario file; it begins with scenarios: 1",
        "write at the top: scenarios: 1",
    ),
    "scenario-missing-key": Wording(
        "场景缺少“{key}”",
        "补上一行  {key}: …",
        "the scenario lacks “{key}”",
        "add a line  {key}: …",
    ),
    "scenario-unknown-key": Wording(
        "场景里没有“{written}”这个项目",
        "这里可以写：{known}",
        "“{written}” does not belong here in a scenario",
        "here stand: {known}",
    ),
    "scenario-unknown-key-near": Wording(
        "场景里没有“{written}”这个项目，是不是“{near}”？",
        "改为 {near}",
        "“{written}” does not belong here in a scenario; did you mean “{near}”?",
        "write {near}",
    ),
    "scenario-form": Wording(
        "“{key}”的写法不对，这里应当是{wanted}",
        "改写成{wanted}",
        "“{key}” is not written so; it must be {wanted_en}",
        "write {wanted_en}",
    ),
    "scenario-unknown-word": Wording(
        "场景里的“{key}”不能写“{written}”",
        "可以写：{known}",
        "“{key}” of a scenario cannot be “{written}”",
        "one of: {known}",
    ),
    "scenario-unknown-word-near": Wording(
        "场景里的“{key}”不能写“{written}”，是不是“{near}”？",
        "改为 {near}",
        "“{key}” of a scenario cannot be “{written}”; did you mean “{near}”?",
        "write {near}",
    ),
    "scenario-unknown-entry": Wording(
        "规则包“{pack}”里没有“{written}”",
        "用 talentrules show 查看这个规则包的待遇和叠加规则",
        "the pack “{pack}” has no “{written}”",
        "see `talentrules show` for the benefits and groups of the pack",
    ),
    "scenario-unknown-entry-near": Wording(
        "规则包“{pack}”里没有“{written}”，是不是“{near}”？",
        "改为 {near}",
        "the pack “{pack}” has no “{written}”; did you mean “{near}”?",
        "write {near}",
    ),
    "scenario-entry-twice": Wording(
        "“{name}”在同一个场景里写了两次",
        "合并成一处",
        "“{name}” stands twice in one scenario",
        "keep one",
    ),
    "scenario-name-twice": Wording(
        "场景“{name}”写了两次",
        "每个场景用不同的名称",
        "two scenarios are called “{name}”",
        "give each its own name",
    ),
    "scenario-no-pack": Wording(
        "没有规则包“{written}”",
        "写内置规则包的编号，或者从本文件所在文件夹数起的路径，例如 ../wuzhishan.yaml",
        "there is no pack “{written}”",
        "write the id of a built-in pack, or a path from the folder of this file, such as ../wuzhishan.yaml",
    ),
    "scenario-elsewhere": Wording(
        "“{written}”不在场景文件旁边，不读",
        "只写场景文件的上一级文件夹里的 .yaml、.yml 或 .json 文件，例如 ../wuzhishan.yaml；或者在两者共同的文件夹里运行",
        "“{written}” does not lie beside the scenario file and is not read",
        "name a .yaml, .yml or .json file within the folder above, such as ../wuzhishan.yaml; or run in a folder of both",
    ),
    "scenario-amount": Wording(
        "“{key}”不能写“{written}”",
        "写 5000元、{{from: 4000元, to: 10000元}}、{{at_most: 10万元}}、{{at_least: 1万元}}、未载明，或者 无",
        "“{key}” cannot be “{written}”",
        "write 5000元, {{from: 4000元, to: 10000元}}, {{at_most: 10万元}}, {{at_least: 1万元}}, unstated, or none",
    ),
    "scenario-unfilled": Wording(
        "“{key}”还没有填写",
        "对照文件算出来，把“待填写”换成结果；不想核对这一项，就删去这一行",
        "“{key}” is still to be filled in",
        "work it out from the document and write it here, or remove the line where it is not to be asserted",
    ),
    "scenario-fails-already": Wording(
        "场景“{name}”现在就与期望不符",
        "先用 talentrules test 查看并改好规则或期望，再看场景能发现多少改动",
        "the scenario “{name}” is not as expected even now",
        "see `talentrules test`; only then can be told which changes the scenarios notice",
    ),
    "scenario-of-another-pack": Wording(
        "这个场景文件是规则包“{other}”的，不是“{pack}”的",
        "用 --scenarios 指定这个规则包的场景文件",
        "this scenario file is about the pack “{other}”, not “{pack}”",
        "name a scenario file of this pack with --scenarios",
    ),
    "scenario-none-beside": Wording(
        "没有找到规则包“{pack}”的场景文件",
        "在规则包旁边写  tests/{stem}.scenario.yaml，或者用 --scenarios 指定场景文件",
        "no scenario file was found for the pack “{pack}”",
        "write tests/{stem}.scenario.yaml beside the pack, or name a file with --scenarios",
    ),
    "scenario-expects-nothing": Wording(
        "场景“{name}”没有写期望的结果",
        "在 expect 下写待遇和结论，例如  交通补贴: 符合",
        "the scenario “{name}” expects nothing",
        "write benefits with their verdicts under `expect`, such as  travel_allowance: eligible",
    ),
    "scenario-none-found": Wording(
        "“{name}”里没有场景文件",
        "场景文件的名称以 .scenario.yaml 结尾",
        "there is no scenario file in “{name}”",
        "the name of a scenario file ends in .scenario.yaml",
    ),
}
