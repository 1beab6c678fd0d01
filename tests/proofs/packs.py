"""Small packs for the proofs: a head, then whatever a test writes below it."""

from __future__ import annotations

from talentrules.check import check
from talentrules.diagnostics import render_all
from talentrules.model.pack import Pack
from talentrules.proofs import Finding, Report, examine
from talentrules.syntax import decode_pack, read_text
from tests.helpers import HEAD

__all__ = ["PROVEN", "benefit", "codes", "examined", "examined_whole", "loaded", "the_finding"]

PROVEN = frozenset(
    {
        "never-eligible",
        "condition-always",
        "condition-never",
        "fact-never-matters",
        "one-unit-hole",
        "better-gets-less",
        "row-never-holds",
        "row-shadowed",
        "row-subsumed",
        "rows-overlap",
        "rows-gap",
        "rows-leave-out",
        "exclusion-never-bites",
        "choice-never-needed",
        "requirement-never-bites",
        "requirement-never-met",
        "fallback-never-bites",
        "nobody-is-left",
        "cap-never-reached",
        "cap-below-all",
        "version-hole",
        "review-overdue",
        "accept-unknown",
        "accept-unused",
    }
)
"""The codes that an examination adds to those of the check."""
CONVENTIONS = "conventions: {month_end: last_day, money: half_up}\n"


def benefit(key: str, name: str, *lines: str) -> str:
    """Return a benefit with these lines between its kind and its citation."""
    body = "".join(f"    {line}\n" for text in lines for line in text.splitlines())
    head = f"  {key}:\n    name: {name}\n    kind: subsidy\n    category: money\n"
    return f"{head}{body}    cite: {{source: notice, quote: 给予补贴}}\n"


def loaded(text: str) -> Pack:
    """Return the pack of `text` below the common head."""
    return _decoded(HEAD + CONVENTIONS + text)


def examined(text: str) -> Report:
    """Return the report about a pack below the common head; that its numbers are in no quote is not looked at."""
    return examined_whole(HEAD + CONVENTIONS + text)


def examined_whole(text: str) -> Report:
    """Return the report about a pack with its head; that its numbers are in no quote is not looked at."""
    pack = _decoded(text)
    problems = check(pack)
    quoteless = {"number-without-quote", "threshold-without-quote", "value-without-quote", "unused-source"}
    return examine(pack, [one for one in problems if one.code not in quoteless])


def _decoded(text: str) -> Pack:
    pack, found = decode_pack(read_text(text, "xugou.yaml"))
    assert pack is not None, render_all(found)
    return pack


def codes(report: Report) -> list[str]:
    """Return the codes of the findings in their order."""
    return [one.diagnostic.code for one in report.findings]


def the_finding(report: Report) -> Finding:
    """Return the only finding."""
    assert len(report.findings) == 1, render_all(one.diagnostic for one in report.findings)
    return report.findings[0]
