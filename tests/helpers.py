"""What tests of several rooms say alike: the words that a diagnostic underlines, that it is well worded, small packs."""

from __future__ import annotations

from collections.abc import Iterable

from talentrules.diagnostics import CATALOGUE, Diagnostic, render
from talentrules.model.pack import Pack
from talentrules.source import Span
from talentrules.syntax import decode_pack, read_text

__all__ = ["HEAD", "assert_well_worded", "codes", "lies_inside", "small_pack", "the_one", "underlined"]

HEAD = """\
talentrules: 1
id: xugou
name: 虚构市
jurisdiction: {code: "990001"}
verified_on: 2024-06-01
fictional: true
sources:
  notice: {kind: official_notice, title: 虚构市人才办法, publisher: 虚构市人民政府}
"""
"""How every fictional pack begins."""


def the_one(diagnostics: Iterable[Diagnostic]) -> Diagnostic:
    """Return the only diagnostic, which says its words well."""
    found = tuple(diagnostics)
    assert len(found) == 1, [render(one) for one in found]
    assert_well_worded(found[0])
    return found[0]


def codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return the codes in their order."""
    return [one.code for one in diagnostics]


def underlined(diagnostic: Diagnostic) -> str:
    """Return the words that are underlined: those of the first line, where it goes on for several."""
    span = diagnostic.span
    line = span.file.line(span.line)
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else len(line)]


def assert_well_worded(diagnostic: Diagnostic) -> None:
    """Assert that message and hint say something in both languages, and that nothing was left to be filled in."""
    for said in (diagnostic.message, diagnostic.hint, diagnostic.message_en, diagnostic.hint_en):
        assert said.strip(), diagnostic.code
    wording = CATALOGUE[diagnostic.code]
    for template in (wording.message, wording.hint, wording.message_en, wording.hint_en):
        # what a person wrote may hold braces; the words around it may not have any that nothing fills
        assert "{}" not in template, diagnostic.code


def lies_inside(span: Span) -> bool:
    """Return whether `span` begins and ends inside its file, in that order; the whole file is line 0."""
    lines = span.file.lines
    if (span.line, span.end_line) == (0, 0):
        return True
    begins = 1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1
    ends = span.line <= span.end_line <= len(lines) and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
    return begins and ends and (span.line, span.column) <= (span.end_line, span.end_column)


def small_pack(when: str = "", before: str = "") -> Pack:
    """Return a fictional pack of one benefit with the condition `when`, and the parts `before` its benefits."""
    condition = f"\n    when: {when}" if when else ""
    benefits = f"""benefits:
  allowance:
    name: 虚构补贴
    kind: allowance
    category: money{condition}
    cite: {{source: notice, quote: 给予虚构补贴}}
"""
    pack, found = decode_pack(read_text(HEAD + before + benefits, "xugou.yaml"))
    assert pack is not None, [render(one) for one in found]
    return pack
