"""A small set of facts: one or two of every type, records within records among them."""

from __future__ import annotations

from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    FactType,
    MoneyType,
    NumberType,
    Option,
    RecordsType,
    SetType,
    TextType,
)

__all__ = ["APPLIED_ON", "DATE_FACTS", "PALETTE"]


def _fact(name: str, kind: FactType) -> Fact:
    return Fact(id=name, name=f"事实{name}", type=kind)


def _options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(id=name, name=f"选项{name}") for name in names)


_LEVEL = ChoiceType(options=_options("other", "bachelor", "master", "doctor"), ordered=True)
_SCHEME = ChoiceType(options=_options("city", "province"))
_RECOGNITION = RecordsType(
    fields=(
        _fact("scheme", _SCHEME),
        _fact("class", ChoiceType(options=_options("d", "c", "b", "a"), ordered=True)),
        _fact("issued_on", DateType()),
    )
)
_CARD = RecordsType(
    fields=(
        _fact("card", ChoiceType(options=_options("blue", "green", "gold"))),
        _fact("months", NumberType(unit="个月", minimum=0, maximum=60)),
        _fact("valid", BooleanType()),
    )
)
_CLAIMS = RecordsType(
    fields=(
        _fact("benefit_name", TextType()),
        _fact("by", TextType()),
        _fact("amount", MoneyType()),
        _fact("paid_on", DateType()),
    )
)
_CHILDREN = RecordsType(fields=(_fact("birth_date", DateType()), _fact("stage", _LEVEL)))
_SPOUSE = RecordsType(
    single=True,
    fields=(
        _fact("education_level", _LEVEL),
        _fact("annual_pay", MoneyType()),
        _fact("groups", SetType(options=_options("urgent", "youth"))),
        _fact("recognitions", _RECOGNITION),
        _fact("claims", _CLAIMS),
    ),
)

_ASSESSMENT = RecordsType(
    fields=(
        _fact("year", NumberType(unit="年", minimum=2018, maximum=2026)),
        _fact("kind", ChoiceType(options=_options("annual", "term"))),
        _fact("result", ChoiceType(options=_options("unqualified", "qualified", "excellent"), ordered=True)),
    )
)
_CHOICES = RecordsType(fields=(_fact("benefit_name", TextType()),))

APPLIED_ON = _fact("applied_on", DateType())

PALETTE = (
    _fact("party_member", BooleanType()),
    _fact("homes", NumberType(unit="套", maximum=5)),
    _fact("balance", NumberType(unit="分", minimum=-3, maximum=3)),
    _fact("area", NumberType(unit="平方米", whole=False, maximum=500)),
    _fact("pay", MoneyType()),
    _fact("introduced_on", DateType()),
    _fact("contract_start", DateType()),
    _fact("school", TextType()),
    _fact("mode", ChoiceType(options=_options("full_time", "flexible", "local"))),
    _fact("region", ChoiceType(options=_options("here", "there"), open_pattern="[0-9]{6}")),
    _fact("level", _LEVEL),
    _fact("talent_groups", SetType(options=_options("migratory", "urgent", "youth"))),
    _fact("cards", _CARD),
    _fact("spouse", _SPOUSE),
    _fact("birth_date", DateType()),
    _fact("share", NumberType(unit="%", whole=False, maximum=100)),
    _fact("children", _CHILDREN),
    _fact("claims", _CLAIMS),
    _fact("choices", _CHOICES),
    _fact("assessments", _ASSESSMENT),
)
DATE_FACTS = tuple(one for one in PALETTE if isinstance(one.type, DateType))
