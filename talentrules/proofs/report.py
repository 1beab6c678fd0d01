"""Reports as people and programs read them: text, JSON-ready data, SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from talentrules.diagnostics import CATALOGUE, Diagnostic, Language, Severity, render
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.proofs.examine import Report
from talentrules.proofs.finding import Finding, Undecided
from talentrules.proofs.pasteable import as_data, as_yaml
from talentrules.version import VERSION

__all__ = ["Examined", "to_data", "to_sarif", "to_text"]

_WORDS = {
    "zh": {
        "person": "例如这样的人（可以贴进场景文件）：",
        "persons": "例如这样两三个人（可以贴进场景文件）：",
        "clean": "✓ {id} {name}：没有发现问题{more}",
        "found": "{mark} {id} {name}：{errors} 个错误，{warnings} 个提醒{more}",
        "accepted": "，另有 {count} 个已在 accept 里说明",
        "undecided": "未能判断：“{name}”的情况太多（{code}），没有逐一看完",
        "unproven": "未能判断：“{name}”（{code}）z3 在限定的步数之内也没有得出结论",
        "every": "各项检查",
        "stopped": "规则本身有错误，请先改正；档次、空洞、矛盾等检查在此之后才进行。",
    },
    "en": {
        "person": "such as this person (can be pasted into a scenario file):",
        "persons": "such as these persons (can be pasted into a scenario file):",
        "clean": "✓ {id} {name}: nothing found{more}",
        "found": "{mark} {id} {name}: {errors} errors, {warnings} warnings{more}",
        "accepted": ", {count} more are accepted by the pack",
        "undecided": "undecided: “{name}” has too many cases ({code}), not all were looked at",
        "unproven": "undecided: “{name}” ({code}): z3 came to no answer within its steps",
        "every": "all questions",
        "stopped": "The pack has errors; mend these first. Rows, holes and contradictions are looked at after that.",
    },
}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_INDENT = "      "


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A pack and the report about it."""

    pack: Pack
    report: Report


def to_text(one: Examined, lang: Language = "zh") -> str:
    """Return a report as text, with a line end at the close: each finding with its persons, then a line that counts."""
    words, report = _WORDS[lang], one.report
    blocks = [_block(found, one.pack, lang) for found in report.findings]
    blocks += [_undecided(question, lang) for question in report.undecided]
    blocks += [words["stopped"]] if report.stopped else []
    more = words["accepted"].format(count=len(report.accepted)) if report.accepted else ""
    line = words["found"] if report.findings else words["clean"]
    blocks.append(
        line.format(
            id=one.pack.id,
            name=one.pack.name,
            mark="✗" if report.errors else "✓",
            errors=report.errors,
            warnings=report.warnings,
            more=more,
        )
    )
    return "\n\n".join(blocks) + "\n"


def _block(found: Finding, pack: Pack, lang: Language) -> str:
    lines = [render(found.diagnostic, lang)]
    if found.persons:
        lines.append(_INDENT + _WORDS[lang]["person" if len(found.persons) == 1 else "persons"])
    for name, person in _named(found):
        lines += [_INDENT + line for line in as_yaml(person, pack, name).splitlines()]
    return "\n".join(lines)


def _named(found: Finding) -> list[tuple[str, Case]]:
    said = found.diagnostic.message
    many = len(found.persons) > 1
    return [(f"{said}（{number}）" if many else said, one) for number, one in enumerate(found.persons, 1)]


def _undecided(question: Undecided, lang: Language) -> str:
    words = _WORDS[lang]
    told = words["unproven" if question.prover else "undecided"]
    return told.format(name=question.name, code=words["every"] if question.code == "*" else question.code)


def to_data(examined: Iterable[Examined]) -> dict[str, object]:
    """Return reports as JSON-ready data."""
    return {"packs": [_pack_data(one) for one in examined]}


def _pack_data(one: Examined) -> dict[str, object]:
    report = one.report
    accepted = [{**_finding_data(known.finding, one.pack), "reason": known.reason} for known in report.accepted]
    return {
        "id": one.pack.id,
        "name": one.pack.name,
        "file": one.pack.file.name,
        "errors": report.errors,
        "warnings": report.warnings,
        "stopped": report.stopped,
        "findings": [_finding_data(found, one.pack) for found in report.findings],
        "accepted": accepted,
        "undecided": [{"code": question.code, "name": question.name} for question in report.undecided],
    }


def _finding_data(found: Finding, pack: Pack) -> dict[str, object]:
    said = found.diagnostic
    return {
        "code": said.code,
        "severity": said.severity.value,
        "message": said.message,
        "message_en": said.message_en,
        "hint": said.hint,
        "hint_en": said.hint_en,
        "file": said.span.file.name,
        "line": said.span.line,
        "column": said.span.column,
        "persons": [as_data(person, pack, name) for name, person in _named(found)],
    }


def to_sarif(examined: Sequence[Examined], lang: Language = "zh") -> dict[str, object]:
    """Return reports as one SARIF log; what a pack accepts is a suppressed result with its reason."""
    results = [_result(found, one.pack, lang) for one in examined for found in one.report.findings]
    for one in examined:
        for known in one.report.accepted:
            suppressed = [{"kind": "inSource", "justification": known.reason}]
            results.append({**_result(known.finding, one.pack, lang), "suppressions": suppressed})
    codes = sorted({str(result["ruleId"]) for result in results})
    driver = {"name": "talentrules", "version": VERSION, "rules": [_rule(code, lang) for code in codes]}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _rule(code: str, lang: Language) -> dict[str, object]:
    wording = CATALOGUE[code]
    message, hint = (wording.message_en, wording.hint_en) if lang == "en" else (wording.message, wording.hint)
    return {"id": code, "shortDescription": {"text": message}, "help": {"text": hint}}


def _result(found: Finding, pack: Pack, lang: Language) -> dict[str, object]:
    said = found.diagnostic
    message, hint = said.words(lang)
    result: dict[str, object] = {
        "ruleId": said.code,
        "level": "error" if said.severity is Severity.ERROR else "warning",
        "message": {"text": f"{message}\n{hint}" if hint else message},
        "locations": [_location(said)],
    }
    if found.persons:
        result["properties"] = {"persons": [as_data(person, pack, name) for name, person in _named(found)]}
    return result


def _location(said: Diagnostic) -> dict[str, object]:
    span = said.span
    place: dict[str, object] = {"artifactLocation": {"uri": span.file.name.replace("\\", "/")}}
    if span.line:
        ends = {"endLine": span.end_line, "endColumn": span.end_column}
        place["region"] = {"startLine": span.line, "startColumn": span.column, **ends}
    return {"physicalLocation": place}
