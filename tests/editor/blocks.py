"""Blocks as they come to stand in a file: written out, filled in with what stands in their places, put where they belong."""

from __future__ import annotations

import re
from typing import Any

from talentrules.diagnostics import Diagnostic, Severity, render
from talentrules.syntax import decode_pack, read_text

__all__ = ["SECTIONS", "complaints", "filled", "indented", "pack_of", "written"]

_PLACE = re.compile(r"\$\{\d+(?::(?P<text>[^}]*)|\|(?P<first>[^,|}]*)[^}]*)\}|\$\d+")

SECTIONS: dict[str, str] = {
    "sources": "notice: {kind: official_notice, title: 虚构市人才办法, publisher: 虚构市人民政府}",
    "facts": "spare: {name: 备用, type: boolean}",
    "findings": "new_finding: {name: 虚构认定, reason: discretionary, cite: {source: measures, quote: 认定}}",
    "definitions": "spare_one: {name: 虚构定义, when: {retired: true}}",
    "benefits": "benefit_one: {name: 甲, kind: allowance, category: money, amount: 5000元, payment: once,"
    " cite: {source: measures, quote: 给予5000元}}\n"
    "benefit_two: {name: 乙, kind: allowance, category: money, amount: 3000元, payment: once,"
    " cite: {source: measures, quote: 给予3000元}}",
    "groups": "spare_group: {name: 虚构规则, highest: [benefit_one, benefit_two]}",
    "statistics": "spare_count: {name: 虚构统计, whole: 3, parts: [1, 2], cite: {source: measures, quote: 1和2}}",
}
"""The parts of a small pack, each with the entries that the blocks speak of."""


_MEASURES = "measures: {kind: regulation, title: 虚构市人才办法（文件）, publisher: 虚构市人民政府}"


def filled(text: str) -> str:
    """Return what stands in the file once a person has accepted the block and gone through its places."""
    return _PLACE.sub(lambda found: found["text"] or found["first"] or "", text)


def written(body: Any) -> str:
    """Return the body of a block as YAML, its texts as they stand."""
    match body:
        case dict():
            return "\n".join(_entry(key, value) for key, value in body.items())
        case list():
            return "\n".join("- " + indented(written(one), 2).lstrip() for one in body)
        case bool():
            return "true" if body else "false"
        case _:
            return str(body)


def indented(text: str, by: int) -> str:
    """Return `text` with every line moved to the right."""
    return "\n".join(" " * by + line if line else line for line in text.split("\n"))


def pack_of(**more: str) -> str:
    """Return a small pack with `more` entries in some of its sections."""
    head = 'talentrules: 1\nid: xugou\nname: 虚构市\njurisdiction: {code: "990001"}\nverified_on: 2024-06-01\nfictional: true\n'
    more = {"sources": _MEASURES, **more}
    sections = {key: "\n".join(filter(None, (SECTIONS.get(key), more.get(key)))) for key in {**SECTIONS, **more}}
    parts = [f"{key}:\n{indented(text, 2)}" for key, text in sections.items()]
    return head + "\n".join(parts) + "\n"


def complaints(text: str) -> list[str]:
    """Return what the loader says against a pack, printed."""
    pack, found = decode_pack(read_text(text, "block.yaml"))
    wrong: list[Diagnostic] = [one for one in found if one.severity is Severity.ERROR]
    return [render(one) for one in wrong] if pack is None or wrong else []


def _entry(key: str, value: Any) -> str:
    if isinstance(value, dict | list):
        return f"{key}:\n{indented(written(value), 2)}"
    return f"{key}: {written(value)}"
