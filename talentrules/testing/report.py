"""What the scenarios came to, as text, as JSON-ready data and as JUnit XML."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Any

from talentrules.diagnostics import Language, printable
from talentrules.explain.labels import VERDICTS
from talentrules.explain.labels import Words as Said
from talentrules.model.decision import Verdict
from talentrules.source import display_width
from talentrules.testing.coverage import WAY_WORDS, Coverage, Point, Section, percent
from talentrules.testing.running import CaseRun, Difference, SuiteRun

__all__ = ["case_lines", "coverage_data", "coverage_to_text", "runs_to_data", "runs_to_junit", "runs_to_text", "xml"]

_HEAD = Said("{mark} {file} {pack}：{count}个场景", "{mark} {file} {pack}: {count} scenario(s)")
_HEAD_FAILED = Said("，{failed}个与期望不符", ", {failed} not as expected")
_CASE = Said("  ✗ {name}（{at}，测算日{on}）", "  ✗ {name} ({at}, decided for {on})")
_SUM = Said("共{count}个场景，{failed}个与期望不符", "{count} scenario(s), {failed} not as expected")
_COVERAGE = Said("{pack}的覆盖情况（{cases}个场景）", "coverage of {pack} ({cases} scenarios)")
_COLUMNS = (Said("内容", "what"), Said("已出现", "seen"), Said("应有", "of"), Said("比例", "share"))
_ALL = Said("合计", "in all")
_UNCOVERED = Said("没有出现过的：", "never seen:")
_FULL = Said("全部出现过", "everything was seen")
_POINT = Said("{at} {section} {words}：{ways}", "{at} {section} {words}: {ways}")
_SECTIONS: dict[Section, Said] = {
    Section.CONDITIONS: Said("条件", "condition"),
    Section.ROWS: Said("档次", "row"),
    Section.VERSIONS: Said("版本", "version"),
    Section.GROUPS: Said("叠加规则", "group"),
    Section.VERDICTS: Said("结论", "verdict"),
}
_SCHEMA = "talentrules.scenarios/1"


def runs_to_text(runs: Sequence[SuiteRun], lang: Language = "zh") -> str:
    """Return the runs as lines: a file, below it the cases that differ, below those what differs."""
    lines = [line for one in runs for line in _suite_lines(one, lang)]
    count, failed = _counts(runs)
    return "\n".join([*lines, _SUM.say(lang, count=count, failed=failed)]) + "\n"


def _suite_lines(run: SuiteRun, lang: Language) -> Iterator[str]:
    pack = run.suite.pack
    mark, name = "✗" if run.failed else "✓", pack.id if lang == "en" else pack.name
    head = _HEAD.say(lang, mark=mark, file=printable(str(run.suite.path)), pack=name, count=len(run.cases))
    yield head + (_HEAD_FAILED.say(lang, failed=run.failed) if run.failed else "")
    for case in run.cases:
        if not case.passed:
            yield from case_lines(case, lang)


def case_lines(case: CaseRun, lang: Language = "zh") -> Iterator[str]:
    """Yield a case that is not as expected as lines: its name, its place and its day, below it what differs."""
    at = case.scenario.span.label
    yield _CASE.say(lang, name=case.scenario.name, at=at, on=case.scenario.on.isoformat())
    yield from (f"      {one.words(lang)}" for one in case.differences)


def _counts(runs: Sequence[SuiteRun]) -> tuple[int, int]:
    return sum(len(one.cases) for one in runs), sum(one.failed for one in runs)


# Coverage ------------------------------------------------------------------------------------------------------------


def coverage_to_text(coverage: Coverage, lang: Language = "zh") -> str:
    """Return the coverage of a pack as a table, and the places of what was never seen."""
    name = coverage.pack.id if lang == "en" else coverage.pack.name
    head = _COVERAGE.say(lang, pack=name, cases=coverage.cases)
    rows = [tuple(column.say(lang) for column in _COLUMNS), *_rows(coverage, lang)]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    table = ["  " + "  ".join(_cells(row, widths)).rstrip() for row in rows]
    missed = [point for point in coverage.points if point.unseen]
    below = [_UNCOVERED.say(lang), *(f"  {_point_line(one, lang)}" for one in missed)] if missed else [_FULL.say(lang)]
    return "\n".join([head, *table, *below]) + "\n"


def _rows(coverage: Coverage, lang: Language) -> Iterator[tuple[str, ...]]:
    for section in Section:
        seen, ways = coverage.of(section)
        if ways:
            yield (_SECTIONS[section].say(lang), str(seen), str(ways), f"{percent(seen, ways):.1f}%")
    seen, ways = coverage.of()
    yield (_ALL.say(lang), str(seen), str(ways), f"{percent(seen, ways):.1f}%")


def _cells(row: tuple[str, ...], widths: Sequence[int]) -> Iterator[str]:
    first, *numbers = row
    yield first + " " * (widths[0] - display_width(first))
    for cell, width in zip(numbers, widths[1:], strict=True):
        yield " " * (width - display_width(cell)) + cell


def _point_line(point: Point, lang: Language) -> str:
    ways = (", " if lang == "en" else "、").join(_way_words(point, way, lang) for way in point.unseen)
    section = _SECTIONS[point.section].say(lang)
    return _POINT.say(lang, at=point.span.label, section=section, words=point.words, ways=ways)


def _way_words(point: Point, way: str, lang: Language) -> str:
    said = VERDICTS[Verdict(way)] if point.section is Section.VERDICTS else WAY_WORDS[way]
    return said.say(lang)


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """Return the coverage of a pack as JSON-ready data; `uncovered` are the points with ways that were never seen."""
    return {
        "pack": coverage.pack.id,
        "sha256": coverage.pack.sha256,
        "cases": coverage.cases,
        "percent": coverage.percent,
        "sections": {one.value: _share(coverage, one) for one in Section},
        "uncovered": [_point_data(one) for one in coverage.points if one.unseen],
    }


def _share(coverage: Coverage, section: Section) -> dict[str, Any]:
    seen, ways = coverage.of(section)
    return {"seen": seen, "of": ways, "percent": percent(seen, ways)}


def _point_data(point: Point) -> dict[str, Any]:
    return {
        "section": point.section.value,
        "at": point.span.label,
        "words": point.words,
        "seen": list(point.seen),
        "unseen": list(point.unseen),
    }


# Programs ------------------------------------------------------------------------------------------------------------


def runs_to_data(runs: Sequence[SuiteRun], covered: Sequence[Coverage] | None = None) -> dict[str, Any]:
    """Return the runs, and the coverage where it was asked for, as JSON-ready data."""
    count, failed = _counts(runs)
    data: dict[str, Any] = {
        "schema": _SCHEMA,
        "cases": count,
        "failed": failed,
        "files": [_suite_data(one) for one in runs],
    }
    return data if covered is None else {**data, "coverage": [coverage_data(one) for one in covered]}


def _suite_data(run: SuiteRun) -> dict[str, Any]:
    pack = run.suite.pack
    return {
        "file": str(run.suite.path),
        "pack": pack.id,
        "sha256": pack.sha256,
        "failed": run.failed,
        "cases": [_case_data(one) for one in run.cases],
    }


def _case_data(case: CaseRun) -> dict[str, Any]:
    return {
        "name": case.scenario.name,
        "at": case.scenario.span.label,
        "on": case.scenario.on.isoformat(),
        "passed": case.passed,
        "differences": [_difference_data(one) for one in case.differences],
    }


def _difference_data(one: Difference) -> dict[str, Any]:
    return {
        "of": one.subject.en,
        "what": one.aspect.en,
        "expected": one.expected.en,
        "got": one.got.en,
        "words": one.words("zh"),
        "at": one.at.label,
        "rule": one.rule.label,
    }


def runs_to_junit(
    runs: Sequence[SuiteRun], lang: Language = "zh", *, more: Sequence[str] = (), counted: tuple[int, int] = (0, 0)
) -> str:
    """Return the runs as JUnit XML: a test suite for each file, a test case for each scenario.

    `more` are the lines of further suites, in which `counted` test cases and failures stand.
    """
    count, failed = (one + other for one, other in zip(_counts(runs), counted, strict=True))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites tests="{count}" failures="{failed}">']
    lines += [line for one in runs for line in _junit_suite(one, lang)] + list(more)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _junit_suite(run: SuiteRun, lang: Language) -> Iterator[str]:
    name = xml(str(run.suite.path))
    yield f'  <testsuite name="{name}" tests="{len(run.cases)}" failures="{run.failed}">'
    for case in run.cases:
        opening = f'    <testcase classname="{xml(run.suite.pack.id)}" name="{xml(case.scenario.name)}"'
        if case.passed:
            yield f"{opening}/>"
            continue
        said = [one.words(lang) for one in case.differences]
        yield f"{opening}>"
        yield f'      <failure message="{xml(said[0])}">{xml(chr(10).join(said))}</failure>'
        yield "    </testcase>"
    yield "  </testsuite>"


def xml(text: str) -> str:
    """Return `text` for XML, which knows no control characters but the line end."""
    return html.escape("\n".join(printable(line) for line in text.split("\n")))
