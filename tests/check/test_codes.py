"""Every code: a pack that yields it and nothing else, and a neighbour that is clean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from talentrules.check import check
from talentrules.diagnostics import CATALOGUE, Severity
from talentrules.diagnostics.words.check import CHECK
from talentrules.diagnostics.words.meaning import MEANING
from talentrules.diagnostics.words.profile import PROFILE
from talentrules.diagnostics.words.receipt import RECEIPT
from talentrules.diagnostics.words.shape import SHAPE
from talentrules.diagnostics.words.text import TEXT
from talentrules.model.conditions import All, AtLeastN
from talentrules.model.facts import BooleanType, Fact
from talentrules.model.pack import Kind, Pack
from tests.check.packs import (
    ANYONE,
    LOCAL,
    SOURCES,
    amount,
    benefit,
    by_benefit,
    by_definition,
    cite,
    codes,
    compare,
    definition,
    finding,
    here,
    holds,
    pack,
    services,
    statistic,
    version,
)


def _chain(length: int) -> Pack:
    chain = [definition("d0", LOCAL), *(definition(f"d{n}", by_definition(f"d{n - 1}")) for n in range(1, length))]
    return pack(benefit(when=by_definition(f"d{length - 1}")), definitions=chain)


def _at_least(n: int, *parts: str) -> Pack:
    listed = tuple(compare("degree", "is", part) for part in parts)
    return pack(benefit(when=AtLeastN(n=n, parts=listed, span=here())))


PAID = benefit(pays=amount("5000元", "1万元"), quote="补贴5000-10000元")
UNPAID = benefit()
OWN = Fact(id="courier", name="快递员", type=BooleanType(), span=here())

CASES: dict[str, tuple[Pack, Pack]] = {
    "requires-itself": (
        pack(benefit(when=by_benefit("allowance"))),
        pack(benefit(when=by_benefit("card")), benefit("card", "人才卡")),
    ),
    "requires-in-a-circle": (
        pack(benefit(when=by_benefit("card")), benefit("card", "人才卡", when=by_benefit("allowance"))),
        pack(benefit(when=by_benefit("card")), benefit("card", "人才卡", when=LOCAL)),
    ),
    "definitions-too-deep": (_chain(31), _chain(30)),
    "requires-informational": (
        pack(benefit(when=by_benefit("told"))),
        pack(benefit(when=by_benefit("card")), benefit("card", "人才卡", kind=Kind.CARD)),
    ),
    "unused-definition": (
        pack(UNPAID, definitions=[definition("local_talent", LOCAL)]),
        pack(benefit(when=by_definition("local_talent")), definitions=[definition("local_talent", LOCAL)]),
    ),
    "unused-finding": (
        pack(UNPAID, findings=[finding("excellent", "表现突出")]),
        pack(UNPAID),
    ),
    "unused-fact": (
        pack(UNPAID, own=[OWN]),
        pack(benefit(when=holds("courier")), own=[OWN]),
    ),
    "number-without-quote": (
        pack(benefit(pays=amount("4000元", "4000元"), quote="每年4万元")),
        pack(benefit(pays=amount("4000元", "4000元"), quote="每年4,000元")),
    ),
    "threshold-without-quote": (
        pack(benefit(when=compare("age", "at_most", 45), quote="年龄不超过40周岁")),
        pack(benefit(when=compare("age", "at_most", 45), quote="年龄不超过45周岁")),
    ),
    "count-without-quote": (
        pack(benefit(services=services("政务", declared=10), quote="提供各类服务")),
        pack(benefit(services=services("政务", declared=10), quote="提供十大类服务")),
    ),
    "figure-without-quote": (
        pack(UNPAID, statistics=[statistic(whole=364, parts=(95,), quote="引进364人")]),
        pack(UNPAID, statistics=[statistic(whole=364, parts=(95,), quote="引进364人,其中硕士95人")]),
    ),
    "anecdote-rule": (
        pack(benefit(pays=amount(None, "100万元"), cites=(cite("100万元贷款申请成功", "story"),))),
        pack(benefit(pays=amount(None, None), cites=(cite("100万元贷款申请成功", "story"),))),
    ),
    "unused-source": (
        pack(UNPAID, sources={**SOURCES, "unread": replace(SOURCES["notice"], id="unread", title="没人引用的文章")}),
        pack(UNPAID),
    ),
    "listed-exceeds-declared": (
        pack(benefit(services=services("政务", "金融", "消费", declared=2), quote="两类服务")),
        pack(benefit(services=services("政务", "金融", declared=2), quote="两类服务")),
    ),
    "service-twice": (
        pack(benefit(services=services("政务", "政务"))),
        pack(benefit(services=services("政务", "金融"))),
    ),
    "versions-overlap": (
        pack(benefit(versions=(version("2022-01-01", "2023-01-01"), version("2023-01-01")))),
        pack(benefit(versions=(version("2022-01-01", "2022-12-31"), version("2023-01-01")))),
    ),
    "versions-out-of-order": (
        pack(benefit(versions=(version("2023-01-01"), version("2022-01-01", "2022-12-31")))),
        pack(benefit(versions=(version(None, "2022-12-31"), version("2023-01-01")))),
    ),
    "version-ends-before-it-starts": (
        pack(benefit(versions=(version("2022-09-30", "2022-08-23"),))),
        pack(benefit(versions=(version("2022-08-23", "2022-08-23"),))),
    ),
    "version-by-without-days": (
        pack(benefit(version_by="hired_on")),
        pack(benefit(version_by="hired_on", versions=(version("2022-01-01"),))),
    ),
    "statistic-contradicts": (
        pack(PAID, statistics=[statistic(people=13, total="6万元", each=("allowance",), quote="13名,共计6万元")]),
        pack(PAID, statistics=[statistic(people=13, total="11万元", each=("allowance",), quote="13名,共计11万元")]),
    ),
    "statistic-without-amount": (
        pack(UNPAID, statistics=[statistic(people=13, total="6万元", each=("allowance",), quote="13名,共计6万元")]),
        pack(
            benefit(pays=amount(None, None)),
            statistics=[statistic(people=13, total="6万元", each=("allowance",), quote="13名,共计6万元")],
        ),
    ),
    "no-condition": (pack(benefit(when=None)), pack(benefit(when=None, kind=Kind.CHANNEL))),
    "between-reversed": (
        pack(benefit(when=compare("age", "between", 45, 35), quote="35至45周岁")),
        pack(benefit(when=compare("age", "between", 35, 45), quote="35至45周岁")),
    ),
    "empty-list": (
        pack(benefit(when=All(parts=(), span=here()))),
        pack(benefit(when=All(parts=(ANYONE,), span=here()))),
    ),
    "n-too-large": (_at_least(3, "master", "doctor"), _at_least(2, "master", "doctor")),
    "n-too-small": (_at_least(0, "master", "doctor"), _at_least(1, "master", "doctor")),
}


@pytest.mark.parametrize("code", CASES)
def test_the_pack_yields_the_code_and_its_neighbour_does_not(code: str) -> None:
    bad, good = CASES[code]
    assert codes(bad) == [code]
    assert codes(good) == []


@pytest.mark.parametrize("code", CASES)
def test_fictional_packs_are_held_to_the_same(code: str) -> None:
    bad, _ = CASES[code]
    assert codes(_fictional(bad)) == [code]


@pytest.mark.parametrize("code", CASES)
def test_the_words_are_filled_and_the_place_is_known(code: str) -> None:
    (problem,) = check(CASES[code][0])
    for words in (problem.message, problem.hint, problem.message_en, problem.hint_en):
        assert words
        assert "{" not in words
        assert "None" not in words
    assert problem.span.line
    assert problem.severity is Severity(CHECK[code].severity)


def test_every_code_has_a_case() -> None:
    assert set(CASES) == set(CHECK)


def test_no_code_has_two_meanings() -> None:
    others = [code for words in (TEXT, SHAPE, MEANING, PROFILE, RECEIPT) for code in words]
    assert not set(CHECK) & set(others)
    assert set(CHECK) <= set(CATALOGUE)


def test_only_what_does_no_harm_is_a_warning() -> None:
    warnings = {code for code, words in CHECK.items() if words.severity == "warning"}
    unused = {code for code in CHECK if code.startswith("unused-")}
    assert warnings == unused | {"no-condition", "version-by-without-days"}


def _fictional(one: Pack) -> Pack:
    return replace(one, fictional=True)
