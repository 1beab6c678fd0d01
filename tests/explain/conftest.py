"""A small pack and decisions made by hand: every verdict, every form of condition, every shape of amount."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any as Anything

import pytest

from talentrules.dates import Days
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.decision import (
    UNKNOWN,
    ConditionResult,
    Decision,
    Item,
    ItemStanding,
    Judgement,
    Notice,
    Question,
    State,
    Total,
    Verdict,
)
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    Option,
    RecordsType,
    SetType,
    TextType,
)
from talentrules.model.pack import (
    Amount,
    Beneficiary,
    Benefit,
    Category,
    Definition,
    Every,
    Evidence,
    Finding,
    FindingReason,
    Jurisdiction,
    Kind,
    Pack,
    Payment,
    Procedure,
    Services,
    Statistic,
    Version,
)
from talentrules.model.profile import Attestation, Case, Known, Profile, Standing
from talentrules.model.sources import Citation, Document, Source, SourceKind
from talentrules.money import Interval, Money
from talentrules.source import Span, TextFile
from talentrules.truth import Truth

FILE = TextFile("rules/sample.yaml", "\n" * 100)


def papers(*names: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(name=name) for name in names)


def span(line: int) -> Span:
    return Span(FILE, line, 1, line, 2)


def fact(identifier: str, name: str, kind: Anything, **more: Anything) -> Fact:
    return Fact(id=identifier, name=name, type=kind, **more)


FACTS: Mapping[str, Fact] = {
    one.id: one
    for one in (
        fact(
            "talent_groups",
            "人才群体",
            SetType(options=(Option(id="high_level", name="高层次人才"), Option(id="migratory", name="候鸟人才"))),
            question="您属于哪些人才群体?",
        ),
        fact(
            "education_level",
            "学历",
            ChoiceType(
                options=(
                    Option(id="bachelor", name="本科"),
                    Option(id="master", name="硕士研究生"),
                    Option(id="doctor", name="博士研究生"),
                ),
                ordered=True,
            ),
            question="您的最高学历是什么?",
            proof="毕业证书",
        ),
        fact("retired", "退休", BooleanType(), question="您是否已退休?", proof="退休证"),
        fact("insurance_months", "连续参保月数", NumberType(unit="个月")),
        fact("share", "产权份额", NumberType(unit="%", whole=False)),
        fact("annual_pay", "年薪", MoneyType()),
        fact("introduced_on", "引进日期", DateType(), proof="聘用合同"),
        fact("applied_on", "申请日期", DateType()),
        fact("employer_name", "用人单位", TextType()),
        fact(
            "cards",
            "持卡",
            RecordsType(
                fields=(
                    fact(
                        "card",
                        "卡种",
                        ChoiceType(
                            options=(Option(id="chucai", name="楚才卡"), Option(id="hg_green", name="黄冈人才绿卡"))
                        ),
                    ),
                    fact("tier", "等级", TextType(), proof="人才卡"),
                )
            ),
        ),
    )
}

NEWS = Citation(source="news", quote="符合条件的“候鸟”人才每年可申请4000-10000元的交通补贴", span=span(3))
LAW = Citation(source="law", quote="给予购房补贴", article="第三条")

SOURCES = {
    "news": Source(
        id="news",
        kind=SourceKind.AUTHORITY_REPORT,
        title="四强四有",
        publisher="人民网海南频道",
        published_on=date(2024, 5, 9),
        supplied_by="市委人才发展局",
        url="http://example.invalid/a",
    ),
    "law": Source(
        id="law",
        kind=SourceKind.REGULATION,
        title="《购房补贴办法》",
        publisher="市政府",
        published_note="约2022年12月",
    ),
}

FINDINGS = {
    "flexible": Finding(
        id="flexible",
        name="符合条件的“候鸟”人才",
        reason=FindingReason.UNSTATED_RULE,
        decided_by="市委人才发展局",
        decided_by_stated=False,
        note="来源只写“符合条件”",
        cite=(NEWS,),
    ),
    "outstanding": Finding(
        id="outstanding", name="表现突出", reason=FindingReason.DISCRETIONARY, decided_by="市人才办"
    ),
    "content": Finding(id="content", name="考核合格", reason=FindingReason.UNSTATED_RULE, decided_by="市人社局"),
    "nobody": Finding(id="nobody", name="重大贡献", reason=FindingReason.DISCRETIONARY),
}

HAS_MIGRATORY = Compare(
    fact="talent_groups", operator=Operator.HAS, values=("migratory",), text="“候鸟”人才", cite=(NEWS,), span=span(12)
)
MASTER = Compare(fact="education_level", operator=Operator.AT_LEAST, values=("master",), span=span(13))
RETIRED = Compare(fact="retired", operator=Operator.IS, values=(True,))
MONTHS = Compare(fact="insurance_months", operator=Operator.ABOVE, values=(6,))
CHUCAI = Compare(fact="card", operator=Operator.IN, values=("chucai", "hg_green"))
HOLDS_CARD = Records(fact="cards", quantifier=Quantifier.SOME, where=CHUCAI)
FLEXIBLE = FindingCondition(finding="flexible", text="符合条件")
EVERY_FORM = All(
    parts=(
        Any(parts=(MASTER, All(parts=(RETIRED, MONTHS)))),
        AtLeastN(n=1, parts=(MASTER, MONTHS)),
        Not(part=RETIRED),
        HOLDS_CARD,
        Records(fact="cards", quantifier=Quantifier.NONE),
        DefinitionCondition(definition="migratory"),
        FLEXIBLE,
        BenefitCondition(benefit="card"),
        NotRequired(subject="专家服务时间和工作方式"),
    )
)


def version(**more: Anything) -> Version:
    return Version(**more)


def benefit(identifier: str, name: str, kind: Kind, category: Category, **more: Anything) -> Benefit:
    return Benefit(
        id=identifier,
        name=name,
        kind=kind,
        category=category,
        versions=more.pop("versions", (version(),)),
        cite=more.pop("cite", (NEWS,)),
        **more,
    )


def yuan(low: int | None, high: int | None) -> Interval:
    return Interval(
        None if low is None else Money.yuan(low),
        None if high is None else Money.yuan(high),
    )


def pays(low: int | None, high: int | None, every: Every, **more: Anything) -> Version:
    return version(
        amount=Amount.stated(yuan(low, high)),
        payment=Payment(every=every, on_application=every is Every.YEAR),
        **more,
    )


BENEFITS = {
    one.id: one
    for one in (
        benefit(
            "travel",
            "交通补贴",
            Kind.ALLOWANCE,
            Category.MONEY,
            versions=(pays(4000, 10000, Every.YEAR, when=All(parts=(HAS_MIGRATORY, FLEXIBLE))),),
            verb="可申请",
            unstated=("申请的时间窗口",),
            documents=("rules",),
        ),
        benefit(
            "settle",
            "安家费",
            Kind.SUBSIDY,
            Category.MONEY,
            versions=(pays(None, 100000, Every.ONCE, when=All(parts=(MASTER, HOLDS_CARD))),),
            verb="享受",
            procedure=Procedure(
                authority="市人社局", window="每年3月", evidence=papers("毕业证书", "聘用合同"), cite=(LAW,)
            ),
            cite=(LAW,),
        ),
        benefit(
            "bonus",
            "奖励",
            Kind.AWARD,
            Category.MONEY,
            versions=(pays(10000, 10000, Every.ONCE, when=All(parts=(MASTER, MONTHS))),),
        ),
        benefit(
            "campaign",
            "人才服务月体检",
            Kind.SERVICE,
            Category.HEALTH,
            versions=(version(days=Days(first=date(2022, 8, 23), last=date(2022, 9, 30))),),
        ),
        benefit(
            "rent",
            "租房补贴",
            Kind.SUBSIDY,
            Category.HOUSING,
            versions=(pays(50000, 100000, Every.MONTH, when=MASTER),),
        ),
        benefit(
            "card",
            "鸿雁优才卡",
            Kind.CARD,
            Category.CARD,
            versions=(version(when=FindingCondition(finding="outstanding")),),
            services=Services(declared=10, unit="类", items=("政务", "金融", "消费", "美食")),
        ),
        benefit(
            "kin",
            "亲属就医",
            Kind.SERVICE,
            Category.FAMILY,
            beneficiary=Beneficiary.RELATIVE,
            beneficiary_name="在醴亲属",
            versions=(version(when=NotRequired(subject="户籍")),),
            services=Services(declared=40, at_least=True),
            place="武穴市",
            notes=("117人已体验",),
        ),
        benefit(
            "station",
            "工作站经费",
            Kind.GRANT,
            Category.CAREER,
            beneficiary=Beneficiary.STATION,
            version_by="introduced_on",
            versions=(
                version(
                    days=Days(first=date(2020, 1, 1), last=date(2022, 12, 31)),
                    when=MASTER,
                    amount=Amount.stated(yuan(5000, None)),
                ),
                version(days=Days(first=date(2023, 1, 1)), when=RETIRED, amount=Amount.stated(Interval())),
            ),
        ),
        benefit("window", "综合窗口", Kind.CHANNEL, Category.CHANNEL),
    )
}


def make_pack(**more: Anything) -> Pack:
    given: dict[str, Anything] = {
        "language": 1,
        "id": "sample",
        "name": "样例市",
        "jurisdiction": Jurisdiction(code="469001", within="海南省"),
        "verified_on": date(2024, 5, 9),
        "review_by": date(2025, 5, 9),
        "about": "说明文字",
        "authority": "市委人才发展局",
        "sources": SOURCES,
        "documents": {"rules": Document(id="rules", title="候鸟人才办法", note="只提到名称", cite=(NEWS,))},
        "facts": FACTS,
        "findings": FINDINGS,
        "definitions": {
            "migratory": Definition(id="migratory", name="“候鸟”人才", when=HAS_MIGRATORY, cite=(NEWS,)),
            "everything": Definition(id="everything", name="各种写法", when=EVERY_FORM),
        },
        "benefits": BENEFITS,
        "statistics": {
            "cards": Statistic(
                id="cards", name="13人共11万元", count=13, total=Money.yuan(110000), each=("bonus",), cite=(NEWS,)
            ),
            "people": Statistic(id="people", name="引进364人", whole=364, parts=(95, 117), note="人次", cite=(NEWS,)),
        },
        "sha256": "ab" * 32,
    }
    return Pack(**(given | more))


PROFILE = Profile(
    facts={
        "talent_groups": Known(value=frozenset({"migratory", "high_level"})),
        "education_level": Known(value="bachelor", standing=Standing.VERIFIED, remark="学信网"),
        "annual_pay": Known(value=Money.yuan(120000)),
        "share": Known(value=Decimal("33.5")),
        "cards": Known(value=({"card": "chucai", "tier": "A"}, {"card": "hg_green"})),
        "applied_on": Known(value=date(2024, 6, 1)),
    },
    attestations={
        "outstanding": Attestation(holds=True, office="市人才办", paper_ref="〔2024〕7号", date=date(2024, 6, 1)),
    },
    remarks={"retired": "声明不提供"},
)

YES = Judgement(truth=Truth.YES)
NO = Judgement(truth=Truth.NO)


def open_(*missing: str, findings: tuple[str, ...] = ()) -> Judgement:
    return Judgement(truth=Truth.OPEN, missing=missing, findings=findings)


def result(condition: Anything, state: State, **more: Anything) -> ConditionResult:
    judgement = {State.MET: YES, State.NOT_MET: NO}.get(state, Judgement(truth=Truth.OPEN))
    return ConditionResult(condition=condition, judgement=more.pop("judgement", judgement), state=state, **more)


MET_GROUP = result(HAS_MIGRATORY, State.MET, seen=frozenset({"migratory", "high_level"}))
OPEN_FLEXIBLE = result(FLEXIBLE, State.UNSTATED_RULE, seen=UNKNOWN, judgement=open_(findings=("flexible",)))
FAILED_MASTER = result(MASTER, State.NOT_MET, seen="bachelor")
OPEN_MONTHS = result(MONTHS, State.MISSING_FACT, seen=UNKNOWN, judgement=open_("insurance_months"))
OPEN_RETIRED = result(RETIRED, State.MISSING_FACT, seen=UNKNOWN, judgement=open_("retired"))
CARDS_MET = result(
    HOLDS_CARD,
    State.MET,
    seen=({"card": "chucai", "tier": "A"}, {"card": "hg_green"}),
    parts=(
        result(CHUCAI, State.MET, seen="chucai", record=1),
        result(CHUCAI, State.MET, seen="hg_green", record=2),
    ),
)


def every_form() -> ConditionResult:
    """Return the tree of `EVERY_FORM`, with each state in it."""
    first = result(
        EVERY_FORM.parts[0],
        State.MISSING_FACT,
        parts=(
            FAILED_MASTER,
            result(All(parts=(RETIRED, MONTHS)), State.MISSING_FACT, parts=(OPEN_RETIRED, OPEN_MONTHS)),
        ),
    )
    return result(
        EVERY_FORM,
        State.NOT_MET,
        parts=(
            first,
            result(EVERY_FORM.parts[1], State.MISSING_FACT, parts=(FAILED_MASTER, OPEN_MONTHS)),
            result(EVERY_FORM.parts[2], State.MISSING_FACT, parts=(OPEN_RETIRED,)),
            CARDS_MET,
            result(EVERY_FORM.parts[4], State.NOT_MET, seen=({"card": "chucai"},)),
            result(EVERY_FORM.parts[5], State.MET, parts=(MET_GROUP,)),
            OPEN_FLEXIBLE,
            result(EVERY_FORM.parts[7], State.DISCRETIONARY),
            result(EVERY_FORM.parts[8], State.MET),
        ),
    )


def item(identifier: str, verdict: Verdict, judgement: Judgement, *trees: ConditionResult, **more: Anything) -> Item:
    one = more.pop("benefit", None) or BENEFITS[identifier]
    chosen = more.pop("version", one.versions[0])
    amount = chosen.amount if chosen is not None else None
    given: dict[str, Anything] = {
        "standing": ItemStanding.SELECTED,
        "amount": amount.interval if amount is not None else None,
        "every": chosen.payment.every if chosen is not None and chosen.payment is not None else None,
    }
    return Item(
        benefit=one,
        own=verdict,
        judgement=judgement,
        version=chosen,
        teller=Told(
            trees,
            more.pop("reckon", tuple),
            more.pop("weigh_evidence", tuple),
            more.pop("weigh_windows", tuple),
        ),
        **(given | more),
    )


@dataclass(frozen=True)
class Told:
    """Tells of an item what the test says, and makes it when it is read."""

    trees: tuple[ConditionResult, ...]
    reckon: Callable[[], tuple[Anything, ...]]
    weigh_evidence: Callable[[], tuple[Anything, ...]]
    weigh_windows: Callable[[], tuple[Anything, ...]]

    def conditions(self, _: Benefit) -> tuple[ConditionResult, ...]:
        return self.trees

    def calculation(self, _: Benefit) -> tuple[Anything, ...]:
        return self.reckon()

    def evidence(self, _: Benefit) -> tuple[Anything, ...]:
        return self.weigh_evidence()

    def windows(self, _: Benefit) -> tuple[Anything, ...]:
        return self.weigh_windows()


def make_items() -> tuple[Item, ...]:
    travel = result(BENEFITS["travel"].versions[0].when, State.UNSTATED_RULE, parts=(MET_GROUP, OPEN_FLEXIBLE))
    met_master = result(MASTER, State.MET, seen="doctor")
    settle = result(BENEFITS["settle"].versions[0].when, State.MET, parts=(met_master, CARDS_MET))
    bonus = result(BENEFITS["bonus"].versions[0].when, State.NOT_MET, parts=(FAILED_MASTER, OPEN_MONTHS))
    attested = result(FindingCondition(finding="outstanding"), State.MET, seen=True)
    station = (
        result(BENEFITS["station"].versions[0].when, State.NOT_MET, seen="bachelor"),
        result(BENEFITS["station"].versions[1].when, State.MISSING_FACT, seen=UNKNOWN),
    )
    return (
        item("travel", Verdict.NEEDS_FINDING, open_(findings=("flexible",)), travel, standing=ItemStanding.OPEN),
        item("settle", Verdict.ELIGIBLE, YES, settle),
        item("bonus", Verdict.INELIGIBLE, NO, bonus, standing=ItemStanding.OUT),
        item(
            "campaign",
            Verdict.NOT_IN_FORCE,
            NO,
            version=None,
            standing=ItemStanding.OUT,
            not_in_force_because="ended",
        ),
        item("rent", Verdict.SUPERSEDED, YES, met_master, standing=ItemStanding.OUT),
        item("card", Verdict.ELIGIBLE, YES, attested),
        item("kin", Verdict.ELIGIBLE, YES, result(BENEFITS["kin"].versions[0].when, State.MET)),
        item(
            "station",
            Verdict.UNDETERMINED,
            open_("introduced_on", "retired", findings=("nobody", "content", "outstanding")),
            *station,
            version=None,
            amount=yuan(5000, None),
            standing=ItemStanding.OPEN,
        ),
        item("window", Verdict.INFORMATIONAL, YES, standing=ItemStanding.OUT),
    )


def make_decision(**more: Anything) -> Decision:
    given: dict[str, Anything] = {
        "pack": make_pack(),
        "case": Case(profile=PROFILE, on=date(2024, 6, 1)),
        "items": make_items(),
        "totals": (
            Total(
                beneficiary=Beneficiary.PERSON,
                every=Every.ONCE,
                low=Money(0),
                high=Money.yuan(100000),
                items=("settle",),
            ),
            Total(
                beneficiary=Beneficiary.PERSON,
                every=Every.YEAR,
                low=Money.yuan(4000),
                high=Money.yuan(10000),
                items=("travel",),
            ),
            Total(
                beneficiary=Beneficiary.STATION,
                every=Every.UNSTATED,
                low=Money(0),
                high=None,
                items=("station",),
                unstated=("station",),
            ),
        ),
        "notices": (Notice.NOT_A_REGULATION, Notice.AFTER_VERIFICATION),
        "used": ("talent_groups", "education_level", "cards"),
        "used_attestations": ("outstanding",),
        "next_questions": (
            Question(fact="retired", benefits=("station",), at_stake=Money(0)),
            Question(fact="education_level", benefits=("bonus", "rent"), at_stake=Money.yuan(110000)),
            Question(fact="cards.tier", benefits=("settle",), at_stake=Money(0)),
        ),
    }
    return Decision(**(given | more))


def hostile_decision(text: str) -> Decision:
    """Return a decision in which everything that a person may have written is `text`."""
    cite = Citation(source="news", quote=text, article=text)
    pack = make_pack(
        name=text,
        about=text,
        authority=text,
        fictional=True,
        sources={"news": replace(SOURCES["news"], title=text, publisher=text, url=text, supplied_by=text)},
        findings={one.id: replace(one, name=text, note=text, decided_by=text) for one in FINDINGS.values()},
        documents={"rules": Document(id="rules", title=text, note=text, cite=(cite,))},
        benefits={
            one.id: replace(
                one,
                name=text,
                beneficiary_name=text,
                verb=text,
                place=text,
                notes=(text,),
                unstated=(text,),
                cite=(cite,),
                procedure=Procedure(authority=text, route=text, window=text, evidence=papers(text), cite=(cite,)),
                services=Services(declared=3, unit=text, items=(text,)),
            )
            for one in BENEFITS.values()
        },
    )
    profile = Profile(
        facts={"employer_name": Known(value=text, remark=text), "education_level": Known(value=text)},
        attestations={"outstanding": Attestation(holds=False, office=text, paper_ref=text)},
        remarks={"retired": text},
    )
    items = tuple(replace(one, benefit=pack.benefits[one.benefit.id]) for one in make_items())
    return make_decision(
        pack=pack,
        case=Case(profile=profile, on=date(2024, 6, 1)),
        items=items,
        used=("employer_name", "education_level", "retired"),
        notices=tuple(Notice),
    )


@pytest.fixture
def pack() -> Pack:
    return make_pack()


@pytest.fixture
def decision() -> Decision:
    return make_decision()
