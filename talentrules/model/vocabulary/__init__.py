"""The shared vocabulary: the facts of a profile that every pack may ask about.

One module holds one section. Facts are added, never renamed: profiles and packs are written in these words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from talentrules.model.facts import Fact
from talentrules.model.vocabulary import (
    category,
    education,
    employer,
    engagement,
    family,
    housing,
    identity,
    insurance,
    record,
    station,
    title,
)

__all__ = ["SECTIONS", "VOCABULARY"]

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "identity": "身份",
        "education": "学历",
        "title": "职称与技能",
        "category": "人才类别",
        "engagement": "引进与聘用",
        "employer": "用人单位",
        "insurance": "参保与纳税",
        "housing": "住房",
        "family": "家庭",
        "record": "持卡、考核与申请",
        "station": "工作站与平台",
    }
)
"""The sections in their order: id to Chinese name."""

VOCABULARY: Mapping[str, Fact] = MappingProxyType(
    {
        one.id: one
        for one in (
            *identity.FACTS,
            *education.FACTS,
            *title.FACTS,
            *category.FACTS,
            *engagement.FACTS,
            *employer.FACTS,
            *insurance.FACTS,
            *housing.FACTS,
            *family.FACTS,
            *record.FACTS,
            *station.FACTS,
        )
    }
)
"""Every shared fact by its id, in the order of the sections."""
