"""The inquiries, the ledger and the settlement as users of the library reach them."""

from __future__ import annotations

import json
from datetime import date

import pytest

import talentrules as tr
from talentrules.api import Ledger, Settlement
from talentrules.dates import Duration
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation
from talentrules.model.pack import Version
from talentrules.model.quantities import FactValue, Unit
from talentrules.money import Money
from tests.inquiry.small import ON, a_pack, benefit, paying

OWED = Obligation(
    serve=Duration(years=5),
    start=FactValue(fact="contract_start"),
    clawback=Clawback(kind=ClawbackKind.PRO_RATA, unit=Unit.YEAR),
    by_reason={"retired": Clawback(kind=ClawbackKind.STOP_ONLY)},
)


def decision(**facts: object) -> tr.Decision:
    plain = benefit("a", amount=paying(50_000))
    version = plain.versions[0]
    owing = Version(amount=version.amount, payment=version.payment, obligation=OWED)
    from dataclasses import replace

    pack = tr.Pack(model=a_pack(replace(plain, versions=(owing,))))
    return pack.decide({"contract_start": "2021-06-01", **facts}, on=ON)


def test_groups_and_choices_are_those_of_the_model() -> None:
    one = decision()
    assert one.groups == one.model.groups
    assert one.choices == one.model.choices


def test_the_ledger_in_every_form() -> None:
    ledger = decision().ledger(until=date(2030, 1, 1))
    assert isinstance(ledger, Ledger)
    assert ledger.model.until == date(2030, 1, 1)
    assert "待遇a" in ledger.to_text()
    assert ledger.to_markdown().startswith("# ")
    assert ledger.to_html().startswith("<!")
    assert json.loads(ledger.to_json()) == ledger.to_data()
    assert decision().ledger().model.until == date(2029, 6, 1)


def test_the_settlement_in_every_form() -> None:
    settled = decision().settle(left_on=date(2023, 6, 1), reason="解聘")
    assert isinstance(settled, Settlement)
    assert settled.model.reason == "dismissed"
    assert "待遇a" in settled.to_text()
    assert settled.to_markdown().startswith("# ")
    assert settled.to_html().startswith("<!")
    assert json.loads(settled.to_json()) == settled.to_data()


def test_the_reason_is_that_of_the_profile_unless_given() -> None:
    assert decision().settle(left_on=ON).model.reason is None
    assert decision(leave_reason="retired").settle(left_on=ON).model.reason == "retired"
    assert decision(leave_reason="retired").settle(left_on=ON, reason="personal").model.reason == "personal"
    refund = decision().settle(left_on=date(2023, 6, 1), reason="退休").model.refund
    assert refund.high == Money(0)


def test_an_unknown_reason_names_the_choices() -> None:
    with pytest.raises(tr.ProfileError) as caught:
        decision().settle(left_on=ON, reason="厌倦")
    assert "dismissed（解聘）" in str(caught.value)


def test_days_are_days() -> None:
    with pytest.raises(TypeError):
        decision().settle(left_on="2024-01-01")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        decision().ledger(until="2024-01-01")  # type: ignore[arg-type]
