"""Decision → words: what was decided, said to people and to programs.

In: a `Decision` (or a `Pack`), complete data without wording. Out: a sheet for the applicant as text, Markdown or HTML,
the same as JSON-ready data, a pack as a handbook, several cities side by side. `sheet`, `pack_text` and `compare`
decide once what is said and in which order (a `Document`); `text`, `markdown` and `html` only typeset it.

Pure: no file but the style sheet of the package, no clock, locale or environment. Every function takes the language,
Chinese by default. An amount is never a single figure where the source gives a range.
"""

from talentrules.explain.a4_beside import Beside, Change, Way, WayKind
from talentrules.explain.compare import (
    Comparison,
    compare,
    comparison_data,
    comparison_document,
    comparison_to_html,
    comparison_to_markdown,
    comparison_to_text,
)
from talentrules.explain.document import Document
from talentrules.explain.handbook import handbook_to_html, handbook_to_markdown
from talentrules.explain.html import document_to_html, to_html
from talentrules.explain.json import decision_schema, to_data
from talentrules.explain.ledger import ledger_data, ledger_document, settlement_data, settlement_document
from talentrules.explain.markdown import document_to_markdown, to_markdown
from talentrules.explain.notice import notice_document, notice_to_html
from talentrules.explain.pack_text import benefit_document, pack_document, show_benefit, show_pack
from talentrules.explain.sheet import build_sheet
from talentrules.explain.text import document_to_text, to_text
from talentrules.explain.verification import verification_document, verification_to_html

__all__ = [
    "Beside",
    "Change",
    "Comparison",
    "Document",
    "Way",
    "WayKind",
    "benefit_document",
    "build_sheet",
    "compare",
    "comparison_data",
    "comparison_document",
    "comparison_to_html",
    "comparison_to_markdown",
    "comparison_to_text",
    "decision_schema",
    "document_to_html",
    "document_to_markdown",
    "document_to_text",
    "handbook_to_html",
    "handbook_to_markdown",
    "ledger_data",
    "ledger_document",
    "notice_document",
    "notice_to_html",
    "pack_document",
    "settlement_data",
    "settlement_document",
    "show_benefit",
    "show_pack",
    "to_data",
    "to_html",
    "to_markdown",
    "to_text",
    "verification_document",
    "verification_to_html",
]
