"""Markdown: what people wrote is shown, never obeyed. Read back with a CommonMark parser."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from talentrules.explain import (
    compare,
    comparison_to_markdown,
    document_to_markdown,
    ledger_document,
    pack_document,
    settlement_document,
    to_markdown,
)
from talentrules.explain.markdown import escape
from talentrules.explain.plain import one_line
from talentrules.model.decision import Decision
from tests.explain.conftest import hostile_decision
from tests.explain.full import LEDGER, SETTLEMENT, full_decision

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("\\`*_{}[]()#+-.!|<>~&$=:1\n ")), min_size=1, max_size=30
)


def words(markdown: str) -> str:
    """Return the words that a reader sees."""
    found = []
    for token in READER.parse(markdown):
        assert token.type != "html_block"
        for child in token.children or ():
            assert child.type not in ("html_inline", "link_open", "image", "code_inline")
            found.append("\n" if child.type == "softbreak" else child.content)
        found.append("\n")
    return "".join(found)


@given(text=HOSTILE)
def test_what_is_escaped_is_read_back_as_it_was(text: str) -> None:
    assert words(escape(text)).strip() == one_line(text)
    assert words(f"- **x**：{escape(text)}").strip() == f"x：{one_line(text)}".strip()


@settings(max_examples=40, deadline=None)
@given(text=HOSTILE)
def test_hostile_text_adds_no_structure(text: str) -> None:
    decision = hostile_decision(text)
    for page in (
        to_markdown(decision),
        document_to_markdown(pack_document(decision.pack)),
        comparison_to_markdown(compare([decision])),
    ):
        words(page)
    plain = [token.type for token in READER.parse(to_markdown(hostile_decision("x")))]
    if one_line(text):
        assert [token.type for token in READER.parse(to_markdown(decision))] == plain


def test_hostile_text_is_shown_as_it_is() -> None:
    hostile = "**不符合** | <script>alert(1)</script> [x](javascript:1) `y`"
    assert hostile in words(to_markdown(hostile_decision(hostile)))


def test_a_sheet_reads_well(decision: Decision) -> None:
    page = to_markdown(decision)
    assert page.startswith("# 样例市人才待遇一次性告知单\n")
    assert "| 交通补贴 | ? 需认定 | 每年4,000—10,000元 | 按年发放；须逐次申请 |" in page
    assert "#### 交通补贴 — ? 需认定" in page
    assert "- **金额（若经认定符合）**：每年4,000—10,000元" in page
    assert "☐ 毕业证书" in page
    assert not re.search(r"\n\n\n\n", page)


def test_every_table_is_read_as_a_table() -> None:
    decision = full_decision()
    pages = [to_markdown(decision)]
    pages += [
        document_to_markdown(ledger_document(LEDGER, decision)),
        document_to_markdown(pack_document(decision.pack)),
    ]
    pages.append(document_to_markdown(settlement_document(SETTLEMENT, decision)))
    tables = [sum(token.type == "table_open" for token in READER.parse(page)) for page in pages]
    assert tables == [2 + 3 + 1, 1, 1 + 1, 1]
    assert all("| ---" not in words(page) for page in pages)
