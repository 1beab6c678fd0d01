"""Every condition and quantity is reached, with what is cited for it."""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.check.conditions import Stated, stated
from talentrules.dates import Duration
from talentrules.model.conditions import Compare, Condition, Quantifier, Records
from talentrules.model.groups import Cap, Fallback
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Resale
from talentrules.model.pack import Benefit, Evidence, Pack, Procedure, Window
from talentrules.model.payments import Every, Payment
from talentrules.model.quantities import Fold, HitPolicy, OverRecords, Row, Shifted, Table
from talentrules.model.walk import Term, below
from tests.check.packs import (
    LOCAL,
    by_definition,
    cite,
    compare,
    computed,
    definition,
    here,
    holds,
    money,
    named,
    pack,
    reads,
    version,
)
from tests.check.packs import benefit as entry

AFTER = Shifted(day=reads("hired_on"), by=Duration(years=2), span=here())


def _payment() -> Payment:
    return Payment(
        every=Every.YEAR,
        start=AFTER,
        in_total_at_most=money("3万元"),
        while_=holds("local"),
        claim_from=reads("hired_on"),
        span=here(),
    )


def _benefit() -> Benefit:
    row = Row(when=holds("local"), value=money("1万元"), cite=(cite("行"),), span=here())
    owed = Obligation(
        start=reads("hired_on"),
        resale=Resale(within=Duration(years=1), start=AFTER, clawback=Clawback(kind=ClawbackKind.FULL)),
        cite=(cite("义务"),),
        span=here(),
    )
    procedure = Procedure(
        windows=(Window(within=Duration(years=1), of=reads("hired_on")),),
        evidence=(Evidence(name="证书", when=compare("age", "at_most", 45)), Evidence(name="身份证")),
        cite=(cite("程序"),),
    )
    only_one = version(
        when=by_definition("local_talent"),
        pays=computed(Table(hit=HitPolicy.SUM, rows=(row,), otherwise=money("0元"), span=here())),
        payment=_payment(),
        obligation=owed,
        cites=(cite("版本"),),
    )
    return entry(versions=(only_one,), procedure=procedure, cites=(cite("待遇"),))


def _whole() -> Pack:
    groups = (
        Fallback(id="f", name="替补", benefit="allowance", instead_of="told", available=LOCAL, span=here()),
        Cap(id="c", name="封顶", benefits=("allowance",), at_most=money("9万元"), cite=(cite("组"),), span=here()),
    )
    return pack(
        _benefit(),
        definitions=[definition("local_talent", holds("local"), cite("定义"))],
        quantities=[named("price", reads("income"), cite("数量"))],
        groups=groups,
    )


def _cites(one: Stated) -> list[str]:
    return [each.quote for each in one.cites]


def _of(term: Term) -> Stated:
    (found,) = [one for one in stated(_whole()) if one.term == term]
    return found


def test_every_term_of_the_pack_is_reached_with_all_that_is_inside() -> None:
    whole = _whole()
    reached = [one.term for one in stated(whole)]
    every: Iterator[Term] = (inner for term in whole.terms for inner in below(term))
    assert sorted(map(repr, reached)) == sorted(map(repr, every))


def test_each_rests_on_the_citations_around_it_the_nearest_first() -> None:
    assert _cites(_of(money("1万元"))) == ["行", "版本", "待遇"]
    assert _cites(_of(money("3万元"))) == ["版本", "待遇"]
    assert _cites(_of(compare("age", "at_most", 45))) == ["程序", "版本", "待遇"]
    assert _cites(_of(money("9万元"))) == ["组"]
    assert _cites(_of(reads("income"))) == ["数量"]
    resold = [one for one in stated(_whole()) if one.term == AFTER]
    assert [_cites(one) for one in resold] == [["版本", "待遇"], ["义务", "版本", "待遇"]]


def test_the_owner_is_the_entry_that_states_it() -> None:
    assert _of(money("9万元")).owner.name == "封顶"
    assert _of(reads("income")).owner.name == "price"
    assert _of(money("1万元")).owner.name == "交通补贴"


def _inside(outer: Term, wanted: type[Term]) -> list[Stated]:
    when = outer if isinstance(outer, Condition) else None
    one = entry(when=when, pays=None if when is not None else computed(outer))  # type: ignore[arg-type]  # a quantity then
    return [found for found in stated(pack(one)) if isinstance(found.term, wanted)]


def test_inside_a_record_list_names_are_fields() -> None:
    where = compare("left", "at_least", 24)
    inner = OverRecords(fact="cards", fold=Fold.SUM, take=reads("left"), where=where, span=here())
    (compared,) = _inside(inner, Compare)
    assert compared.records is not None
    assert "left" in compared.records.by_id
    (outer,) = _inside(Records(fact="cards", quantifier=Quantifier.SOME, where=where, span=here()), Compare)
    assert outer.records == compared.records


def test_what_has_no_place_has_that_of_what_is_around_it() -> None:
    row = Row(when=Compare(fact="local", operator=LOCAL.operator, values=(True,)), value=money("1万元"), span=here())
    table = Table(hit=HitPolicy.SUM, rows=(row,), span=here())
    (compared,) = _inside(table, Compare)
    assert compared.span == row.span
