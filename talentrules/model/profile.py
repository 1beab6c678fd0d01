"""A profile: what is known of one case. What is not in it is unknown, which is neither "no" nor 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from talentrules.model.facts import Value

__all__ = ["Attestation", "Case", "Known", "Profile", "Standing"]


class Standing(StrEnum):
    """How sure a known value is: the applicant says so, or it was verified against a document."""

    DECLARED = "declared"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A known value, how sure it is, and a remark."""

    value: Value
    standing: Standing = Standing.DECLARED
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """What an authority found: whether the finding `holds`, with the office, the paper and the day."""

    holds: bool
    office: str = ""
    paper_ref: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The facts of one case.

    `remarks` says why a fact is unknown (声明不提供, 未询问), by fact id; such a fact is not in `facts`.
    """

    facts: Mapping[str, Known] = field(default_factory=dict)
    attestations: Mapping[str, Attestation] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A profile and the evaluation date `on`. The application date is the fact `applied_on` of the profile."""

    profile: Profile
    on: date

    @property
    def applied_on(self) -> date | None:
        """The application date, where it is known."""
        known = self.profile.facts.get("applied_on")
        return known.value if known is not None and isinstance(known.value, date) else None
