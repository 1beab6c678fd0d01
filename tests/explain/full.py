"""A decision with everything in it: groups, choices, offsets, obligations, a procedure, a calculation, an open amount."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from talentrules.dates import Days, Duration, MonthEnd
from talentrules.model.decision import (
    Bundle,
    Choices,
    Decision,
    EvidenceResult,
    GroupResult,
    Item,
    ItemStanding,
    Member,
    Total,
    Verdict,
)
from talentrules.model.groups import (
    Cap,
    ChooseOne,
    Compared,
    Cut,
    Excludes,
    Fallback,
    GroupScope,
    Highest,
    Offset,
    Requires,
)
from talentrules.model.ledger import Ledger, LedgerLine, LineStatus, RefundRow, SettledItem, Settlement
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Report, Resale, Vested
from talentrules.model.pack import (
    Amount,
    Applicant,
    Beneficiary,
    Benefit,
    BuiltOn,
    Category,
    Conventions,
    Evidence,
    Kind,
    NamedQuantity,
    Pack,
    Procedure,
    Step,
    Version,
    Window,
)
from talentrules.model.payments import Assessed, Every, Instalment, Missed, Payment, Starts
from talentrules.model.quantities import Bounded, HitPolicy, Product, Rounding, Table, Unit
from talentrules.money import Interval, Money
from talentrules.truth import Truth
from tests.explain.conftest import BENEFITS, LAW, YES, benefit, item, make_decision, open_
from tests.explain.conftest import yuan as between
from tests.explain.reckoned import (
    DOCTOR,
    INTRODUCED,
    MASTER,
    PRICE,
    RETIRED,
    constant,
    met,
    money,
    not_met,
    number,
    pack_of,
    row,
    unknown,
    yuan,
)

SHARE = Product(parts=(PRICE, number("0.5")))
CAPPED = Bounded(base=SHARE, at_most=money(700_000))
TIERS = Table(hit=HitPolicy.HIGHEST, rows=(row(DOCTOR, money(200_000), "博士"), row(MASTER, money(100_000), "副高")))

PRO_RATA = Clawback(kind=ClawbackKind.PRO_RATA, unit=Unit.MONTH)
OBLIGATION = Obligation(
    serve=Duration(years=5),
    start=INTRODUCED,
    clawback=PRO_RATA,
    by_reason={"retired": Clawback(kind=ClawbackKind.STOP_ONLY)},
    stops_next_month=True,
    repaid_by="本人",
    resale=Resale(within=Duration(years=3), start=INTRODUCED, clawback=Clawback(kind=ClawbackKind.FULL)),
    report=Report(events=("离职",), days=15),
    text="服务期不少于5年",
    cite=(LAW,),
)
INSTALMENTS = tuple(
    Instalment(share=Decimal(share), after=Duration(years=place)) for place, share in enumerate(("0.4", "0.3", "0.3"))
)
MARRIED = Evidence(name="结婚证", form="复印件", when=RETIRED)
PROCEDURE = Procedure(
    authority="市住建局",
    applicant=Applicant.EMPLOYER,
    route="窗口",
    windows=(
        Window(name="集中受理", yearly=((3, 1), (3, 31)), missed=Missed.KEPT),
        Window(yearly=((12, 1), (1, 31)), missed=Missed.LOST),
        Window(days=Days(first=date(2024, 1, 1), last=date(2024, 12, 31))),
        Window(within=Duration(years=2), of=INTRODUCED),
    ),
    steps=(Step(text="单位申报", days=5), Step(text="部门审核", days=10)),
    evidence=(
        Evidence(name="购房合同", form="原件", issuer="开发企业"),
        Evidence(name="户籍信息", shared=True),
        MARRIED,
        Evidence(name="学位证", when=DOCTOR),
    ),
    cite=(LAW,),
)

HOME = benefit(
    "home",
    "购房补贴",
    Kind.SUBSIDY,
    Category.HOUSING,
    versions=(
        Version(
            when=MASTER,
            amount=Amount(quantity=CAPPED),
            payment=Payment(every=Every.ONCE, instalments=INSTALMENTS, start=INTRODUCED),
            obligation=OBLIGATION,
        ),
    ),
    procedure=PROCEDURE,
    cite=(LAW,),
)
LIVING = benefit(
    "living",
    "生活补贴",
    Kind.ALLOWANCE,
    Category.MONEY,
    versions=(
        Version(
            when=MASTER,
            amount=Amount(quantity=TIERS),
            payment=Payment(
                every=Every.MONTH,
                at_most_times=36,
                payout_months=3,
                start=INTRODUCED,
                starts=Starts.NEXT_MONTH,
                assessed=Assessed(kind="annual", factors={"excellent": Decimal("1.2"), "qualified": Decimal(1)}),
            ),
        ),
    ),
)
FLAT = benefit("flat", "人才公寓", Kind.HOUSING, Category.HOUSING, procedure=Procedure(applicant=Applicant.AUTOMATIC))
RENT = replace(BENEFITS["rent"], versions=(Version(when=MASTER, amount=Amount.stated(between(1_000, 1_000))),))
PAPER = benefit(
    "paper",
    "论文奖励",
    Kind.AWARD,
    Category.MONEY,
    versions=(
        Version(
            amount=Amount(quantity=Product(parts=(PRICE, number("0.1")))),
            payment=Payment(every=Every.ONCE, at_end=Duration(years=5)),
            obligation=Obligation(
                clawback=Clawback(
                    kind=ClawbackKind.VESTING, steps=(Vested(after=Duration(years=3), kept=Decimal("0.5")),)
                )
            ),
        ),
    ),
)
OWN: dict[str, Benefit] = {one.id: one for one in (HOME, LIVING, FLAT, RENT, PAPER)}

GROUPS = {
    one.id: one
    for one in (
        Requires(id="needs", name="先认定后补贴", benefits=("living",), needed=("flat",)),
        Fallback(id="instead", name="公寓优先", benefit="rent", instead_of="flat", available=RETIRED),
        Excludes(id="not_both", name="购租互斥", winner="home", benefits=("rent",), text="不得重复享受"),
        Offset(id="less", name="抵扣", benefits=("home",), received_as=("rent", "旧购房补贴")),
        Highest(
            id="best",
            name="就高不重复",
            benefits=("home", "living"),
            received=True,
            also_known=("旧补贴",),
            scope=GroupScope.HOUSEHOLD,
        ),
        ChooseOne(id="pick", name="择一", benefits=("flat", "home"), compare=Compared.EACH_TIME),
        Cap(
            id="cap", name="总额封顶", benefits=("home", "paper"), at_most=money(800_000), cut=Cut.PRO_RATA, cite=(LAW,)
        ),
    )
}


def full_pack() -> Pack:
    return pack_of(
        benefits={**BENEFITS, **OWN},
        groups=GROUPS,
        quantities={
            "basis": NamedQuantity(id="basis", name="计算基数", quantity=SHARE, cite=(LAW,)),
            "tiers": NamedQuantity(id="tiers", name="档次", quantity=replace(TIERS, otherwise=money(5))),
        },
        conventions=Conventions(month_end=MonthEnd.LAST_DAY, money=Rounding.HALF_UP),
        builds_on=(BuiltOn(id="base", name="上级规则", sha256="cd" * 32),),
    )


def _reckoned_home() -> tuple:  # type: ignore[type-arg]
    price = yuan(PRICE, 1_200_000)
    share = yuan(SHARE, 600_000, parts=(price, constant(number("0.5"))))
    return (yuan(CAPPED, 600_000, parts=(share, constant(money(700_000)))),)


def _reckoned_living() -> tuple:  # type: ignore[type-arg]
    rows = (constant(money(200_000)), constant(money(100_000)))
    return (yuan(TIERS, 100_000, parts=rows, conditions=(not_met(DOCTOR), met(MASTER)), hit=(1,)),)


def _reckoned_paper() -> tuple:  # type: ignore[type-arg]
    quantity = PAPER.versions[0].amount
    assert quantity is not None
    price = yuan(PRICE, 0, None, missing=("home_price",))
    return (yuan(quantity.quantity, 0, None, missing=("home_price",), parts=(price, constant(number("0.1")))),)


def full_items() -> tuple[Item, ...]:
    home = item(
        "home",
        Verdict.ELIGIBLE,
        YES,
        met(MASTER, seen="master"),
        benefit=HOME,
        amount=between(550_000, 550_000),
        rate=between(600_000, 600_000),
        whole=between(550_000, 550_000),
        every=Every.ONCE,
        groups=("not_both", "less", "best", "pick", "cap"),
        reckon=_reckoned_home,
        weigh_evidence=lambda: (
            EvidenceResult(evidence=PROCEDURE.evidence[0], needed=Truth.YES),
            EvidenceResult(evidence=PROCEDURE.evidence[1], needed=Truth.YES),
            EvidenceResult(evidence=MARRIED, needed=Truth.OPEN),
            EvidenceResult(evidence=PROCEDURE.evidence[3], needed=Truth.NO),
        ),
    )
    living = item(
        "living",
        Verdict.ELIGIBLE,
        YES,
        met(MASTER, seen="master"),
        benefit=LIVING,
        standing=ItemStanding.OUT,
        amount=between(100_000, 100_000),
        rate=between(100_000, 100_000),
        whole=between(3_600_000, 3_600_000),
        every=Every.MONTH,
        groups=("needs", "best"),
        beaten_by=("home",),
        set_aside_by="best",
        reckon=_reckoned_living,
    )
    flat = item("flat", Verdict.ELIGIBLE, YES, benefit=FLAT, standing=ItemStanding.OPEN)
    paper = item(
        "paper",
        Verdict.ELIGIBLE,
        YES,
        benefit=PAPER,
        amount=Interval(Money(0), None),
        rate=Interval(Money(0), None),
        whole=Interval(Money(0), None),
        every=Every.ONCE,
        amount_missing=("home_price",),
        reckon=_reckoned_paper,
    )
    rent = item(
        "rent",
        Verdict.UNDETERMINED,
        open_("retired"),
        unknown(RETIRED),
        benefit=RENT,
        standing=ItemStanding.OUT,
        beaten_by=(),
        set_aside_by="not_both",
    )
    return (home, living, flat, paper, rent)


def full_groups() -> tuple[GroupResult, ...]:
    open_member = Member(benefit="flat", before=Truth.OPEN, after=Truth.OPEN, base=None)
    return (
        GroupResult(
            group=GROUPS["needs"],
            members=(
                Member(benefit="living", before=Truth.YES, after=Truth.OPEN, base=None, by=("flat",)),
                open_member,
            ),
        ),
        GroupResult(
            group=GROUPS["best"],
            members=(
                Member(benefit="home", before=Truth.YES, after=Truth.YES, base=between(550_000, 550_000)),
                Member(
                    benefit="living",
                    before=Truth.YES,
                    after=Truth.NO,
                    base=between(360_000, 360_000),
                    why="less",
                    by=("home",),
                ),
                Member(benefit="rent", before=Truth.NO, after=Truth.NO, base=None, why="not_eligible"),
            ),
            pays=between(550_000, 550_000),
            received=Interval(Money(0), None),
            missing=("claims",),
        ),
        GroupResult(
            group=GROUPS["cap"],
            members=(Member(benefit="home", before=Truth.YES, after=Truth.YES, base=between(550_000, 550_000)),),
            pays=between(550_000, 800_000),
            limit=between(800_000, 800_000),
        ),
    )


CHOICES = Choices(
    bundles=(
        Bundle(chosen={"pick": "home"}, pays=between(550_000, 550_000), given_up=("flat",)),
        Bundle(chosen={"pick": "flat"}, pays=between(0, 0), given_up=("home",), unpriced=("flat",)),
        Bundle(chosen={"pick": ""}, pays=between(0, 0), given_up=("home", "flat")),
    ),
    best=0,
    examined=3,
    possible=3,
)


def full_decision() -> Decision:
    """Return a decision with all that this language can say."""
    return make_decision(
        pack=full_pack(),
        items=full_items(),
        groups=full_groups(),
        choices=CHOICES,
        totals=(
            Total(
                beneficiary=Beneficiary.PERSON,
                every=Every.ONCE,
                low=Money.yuan(550_000),
                high=None,
                items=("home", "paper"),
                unstated=("paper",),
            ),
        ),
        next_questions=(),
    )


LINES = (
    LedgerLine(
        benefit="home",
        number=1,
        of=3,
        on=date(2024, 3, 1),
        amount=between(220_000, 220_000),
        share=Fraction(2, 5),
        status=LineStatus.PAID,
    ),
    LedgerLine(
        benefit="living",
        number=1,
        of=None,
        on=date(2024, 7, 1),
        covers=(date(2024, 4, 1), date(2024, 6, 30)),
        amount=between(3_600, 3_600),
        factor=Fraction(6, 5),
        status=LineStatus.DUE,
    ),
    LedgerLine(
        benefit="home",
        number=2,
        of=3,
        on=date(2025, 3, 1),
        amount=between(165_000, 165_000),
        share=Fraction(3, 10),
        status=LineStatus.FORFEITED,
        why="left",
    ),
    LedgerLine(
        benefit="paper",
        number=1,
        of=1,
        on=None,
        amount=Interval(Money(0), None),
        status=LineStatus.OPEN,
        why="unknown",
        missing=("home_price",),
    ),
)
LEDGER = Ledger(
    until=date(2029, 12, 31),
    lines=LINES,
    sums=((LineStatus.PAID, between(220_000, 220_000)), (LineStatus.OPEN, Interval(Money(0), None))),
)

SETTLEMENT = Settlement(
    left_on=date(2026, 3, 1),
    reason="dismissed",
    items=(
        SettledItem(
            benefit="home",
            obligation=OBLIGATION,
            clawback=PRO_RATA,
            started_on=date(2024, 3, 1),
            serve_until=date(2029, 2, 28),
            served=24,
            unit=Unit.MONTH,
            of=60,
            paid=between(385_000, 385_000),
            owed=between(15_000, 15_000),
            later=between(5_000, 5_000),
            forfeited=between(165_000, 165_000),
            kept=Fraction(2, 5),
            refund=between(231_000, 231_000),
            table=(
                RefundRow(
                    years=0,
                    left_on=date(2024, 3, 1),
                    paid=between(220_000, 220_000),
                    kept=Fraction(0),
                    refund=between(220_000, 220_000),
                ),
                RefundRow(
                    years=1,
                    left_on=date(2025, 3, 1),
                    paid=between(100, 100),
                    kept=Fraction(1, 3),
                    refund=Interval.exactly(Money(6667)),
                ),
                RefundRow(
                    years=5, left_on=date(2029, 3, 1), paid=between(5, 5), kept=None, refund=Interval(Money(0), None)
                ),
            ),
        ),
        SettledItem(
            benefit="living",
            obligation=Obligation(),
            clawback=None,
            started_on=None,
            serve_until=None,
            served=None,
            of=None,
            paid=between(3_600, 3_600),
            owed=between(0, 0),
            later=between(0, 0),
            forfeited=between(0, 0),
            kept=Fraction(1),
            refund=between(0, 0),
        ),
        SettledItem(
            benefit="paper",
            obligation=Obligation(),
            clawback=Clawback(kind=ClawbackKind.FULL),
            started_on=date(2024, 3, 1),
            serve_until=None,
            served=24,
            unit=Unit.MONTH,
            of=None,
            paid=Interval(Money(0), None),
            owed=Interval(Money(0), None),
            later=between(0, 0),
            forfeited=Interval(Money(0), None),
            kept=None,
            refund=Interval(Money(0), None),
            missing=("home_price",),
        ),
    ),
    refund=between(231_000, None),
)
