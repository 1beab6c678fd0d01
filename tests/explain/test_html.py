"""HTML: whole, balanced, escaped, with nothing from outside and no script."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentrules.explain import (
    compare,
    comparison_to_html,
    document_to_html,
    ledger_document,
    pack_document,
    settlement_document,
    to_html,
)
from talentrules.model.decision import Decision
from tests.explain.conftest import hostile_decision
from tests.explain.full import LEDGER, SETTLEMENT, full_decision

VOID = {"meta"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article"),
    *("h1", "h2", "h3", "h4", "p", "b", "span", "ul", "li", "dl", "dt", "dd", "div", "cite", "q"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</style><script>",
            "' onmouseover='x",
            "<!--",
            "]]>",
            "&lt;b&gt;",
            "javascript:alert(1)",
            "\x00<\x1b>",
        ]
    ),
)


class Balanced(HTMLParser):
    """Fails on a tag that is not closed, closed twice, or not known."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        assert not any(name.startswith("on") or name in ("style", "src", "href") for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def parse(page: str) -> str:
    """Return the words of a page that is well formed."""
    parser = Balanced()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return "".join(parser.words)


def test_a_sheet_is_a_whole_page(decision: Decision) -> None:
    page = to_html(decision)
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert '<html lang="en">' in to_html(decision, "en")
    words = parse(page)
    assert "需认定" in words
    assert "每年4,000—10,000元" in words


@settings(max_examples=40, deadline=None)
@given(text=HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    decision = hostile_decision(text)
    for page in (
        to_html(decision),
        document_to_html(pack_document(decision.pack)),
        comparison_to_html(compare([decision])),
    ):
        parse(page)
        assert "<script" not in page


def test_hostile_text_is_shown_as_it_is() -> None:
    hostile = "<script>alert(\"1\")</script> & 'x'"
    assert hostile in parse(to_html(hostile_decision(hostile)))


def test_nothing_comes_from_outside_and_only_the_own_style_takes_effect(decision: Decision) -> None:
    page = to_html(decision)
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(style) == 1
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;" in page
    assert not re.search(r"url\(|@import|<script|<link|src=|href=", page)


def test_a_verdict_is_told_by_words_and_not_only_by_colour(decision: Decision) -> None:
    page = to_html(decision)
    assert '<span class="chip c-eligible">✓ 符合</span>' in page
    assert '<span class="chip c-ineligible">✗ 不符合</span>' in page


def test_details_are_there_in_print(decision: Decision) -> None:
    page = to_html(decision)
    assert "<details" not in page
    assert "您的情况：本科（已核验）" in page
    assert "@page { size: A4;" in page


@pytest.mark.parametrize("places", [False, True])
def test_the_file_copy_names_the_lines_of_the_rules(decision: Decision, places: bool) -> None:
    assert ("sample.yaml:12" in to_html(decision, places=places)) is places


def test_every_page_of_the_whole_language_is_well_formed() -> None:
    decision = full_decision()
    pages = [ledger_document(LEDGER, decision), settlement_document(SETTLEMENT, decision), pack_document(decision.pack)]
    words = "".join(parse(document_to_html(page)) for page in pages) + parse(to_html(decision))
    assert "1,200,000元 × 50% = 600,000元；上限700,000元；实发600,000元" in words
    assert "已逐一比较3种选择" in words
