"""Every entry says where it comes from, and every finding says who is to be asked, or that nobody is named."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from talentrules.model.pack import Pack
from talentrules.model.sources import Citation, SourceKind
from talentrules.model.walk import conditions_below
from tests.packs.shipped import ROOT, of_every_city, the_pack


def _entries(pack: Pack) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Yield what must be cited: its id and its citations."""
    yield from ((one.id, one.cite) for one in pack.benefits.values())
    yield from ((one.id, one.cite) for one in pack.findings.values())
    yield from ((one.id, one.cite) for one in pack.documents.values())
    yield from ((one.id, one.cite) for one in pack.statistics.values())


def _citations(pack: Pack) -> Iterator[Citation]:
    for _, cited in _entries(pack):
        yield from cited
    for definition in pack.definitions.values():
        yield from definition.cite
    for benefit in pack.benefits.values():
        for version in benefit.versions:
            yield from version.cite
    for condition in pack.conditions:
        for part in conditions_below(condition):
            yield from part.cite


@of_every_city
def test_every_benefit_finding_document_and_statistic_is_cited(city: str) -> None:
    for name, cited in _entries(the_pack(city)):
        assert cited, name


@of_every_city
def test_every_quote_holds_words_of_a_source_of_the_pack(city: str) -> None:
    pack = the_pack(city)
    for cite in _citations(pack):
        assert cite.quote.strip()
        assert cite.source in pack.sources


@of_every_city
def test_every_source_is_an_article_not_a_regulation(city: str) -> None:
    kinds = {one.kind for one in the_pack(city).sources.values()}
    assert kinds <= {SourceKind.AUTHORITY_REPORT, SourceKind.PRESS}
    assert kinds


@of_every_city
def test_no_article_names_who_decides_and_no_finding_claims_that_it_does(city: str) -> None:
    for one in the_pack(city).findings.values():
        assert not (one.decided_by and one.decided_by_stated), one.id


@of_every_city
def test_no_pack_is_fictional_and_every_jurisdiction_has_its_code(city: str) -> None:
    pack = the_pack(city)
    assert not pack.fictional
    assert (pack.id, len(pack.jurisdiction.code)) == (city, 6)
    assert pack.jurisdiction.code.isdecimal()


@of_every_city
def test_every_amount_stands_in_a_quote_of_its_benefit(city: str) -> None:
    for one in the_pack(city).benefits.values():
        quotes = " ".join(cite.quote for cite in one.cite).replace(",", "")
        for version in one.versions:
            ends = (version.amount.interval.low, version.amount.interval.high) if version.amount else ()
            for end in ends:
                if end is not None:
                    in_wan = (end.in_wan() or "").removesuffix("万元")
                    assert end.decimal_yuan() in quotes or (in_wan and f"{in_wan}万" in quotes), one.id


def test_every_quote_stands_word_for_word_in_its_article() -> None:
    tools = sorted(ROOT.parent.glob("*/tools/check_quotes.py"))
    if not tools:
        pytest.skip("the articles are not kept with the packs: no check_quotes.py beside the checkout")
    done = subprocess.run(
        [sys.executable, str(tools[0]), str(ROOT / "rules")], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
