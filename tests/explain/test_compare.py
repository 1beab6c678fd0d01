"""Several cities side by side: silence of a source is never "none"."""

from __future__ import annotations

import json

import pytest

from talentrules.explain import (
    Comparison,
    compare,
    comparison_data,
    comparison_to_html,
    comparison_to_markdown,
    comparison_to_text,
)
from talentrules.model.decision import Notice, Verdict
from talentrules.model.pack import Category
from tests.explain.conftest import make_decision, make_items, make_pack


@pytest.fixture
def two_cities() -> Comparison:
    few = tuple(one for one in make_items() if one.benefit.id in ("travel", "window"))
    other = make_decision(
        pack=make_pack(id="other", name="另一市", fictional=True), items=few, notices=(Notice.FICTIONAL,)
    )
    return compare([make_decision(), other])


def test_rows_are_needs_and_columns_are_cities(two_cities: Comparison) -> None:
    assert [one.name for one in two_cities.columns] == ["样例市", "另一市"]
    assert [one.category for one in two_cities.rows] == [
        one for one in Category if one not in (Category.RECOGNITION, Category.CONTACT)
    ]
    assert all(len(row.cells) == 2 for row in two_cities.rows)


def test_a_cell_holds_verdict_and_amount(two_cities: Comparison) -> None:
    money = two_cities.rows[0].cells[1].items
    assert [(one.name, one.verdict, one.chip.words, one.amount) for one in money] == [
        (
            "交通补贴",
            Verdict.NEEDS_FINDING,
            "需认定",
            "每年4,000—10,000元（上限1万元；档次未载明，不可估算具体数）",
        )
    ]


def test_an_empty_cell_says_that_the_sources_do_not_mention_it(two_cities: Comparison) -> None:
    housing = next(row for row in two_cities.rows if row.category is Category.HOUSING)
    assert [cell.empty for cell in housing.cells] == ["", "来源未提及"]
    for page in (
        comparison_to_text(two_cities),
        comparison_to_markdown(two_cities),
        comparison_to_html(two_cities),
        json.dumps(comparison_data(two_cities), ensure_ascii=False),
    ):
        assert "来源未提及" in page
        assert "：无" not in page
    assert "不等于当地没有这项待遇" in comparison_to_markdown(two_cities)


def test_what_is_only_told_stands_apart(two_cities: Comparison) -> None:
    channel = next(row for row in two_cities.rows if row.category is Category.CHANNEL)
    assert [len(cell.items) for cell in channel.cells] == [0, 0]
    assert [one.name for one in channel.cells[0].informational] == ["综合窗口"]
    page = comparison_to_markdown(two_cities)
    assert page.index("仅供了解（不作结论）") < page.index("综合窗口")
    assert page.count("综合窗口") == 2


def test_notices_name_their_city(two_cities: Comparison) -> None:
    page = comparison_to_markdown(two_cities)
    assert "> **另一市：虚构示例" in page
    assert "> 样例市：依据公开报道整理" in page


def test_the_data_is_ready_for_json(two_cities: Comparison) -> None:
    data = json.loads(json.dumps(comparison_data(two_cities)))
    assert data["schema"] == "talentrules/comparison/1"
    assert [one["pack"] for one in data["columns"]] == ["sample", "other"]
    assert data["rows"][0]["cells"][1]["items"][0]["verdict"] == "needs_finding"


def test_it_speaks_english_too() -> None:
    page = comparison_to_text(compare([make_decision()], "en"), width=120)
    assert "Talent benefits of several cities" in page
    assert "For information (no verdict)" in page


def test_nothing_to_compare_is_an_empty_table() -> None:
    assert compare([]).rows == ()
    assert "各地人才待遇对照" in comparison_to_text(compare([]))
