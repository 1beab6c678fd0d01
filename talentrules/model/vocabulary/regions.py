"""Regions by their six-digit code (GB/T 2260): those that are named here, and any other code as it stands."""

from __future__ import annotations

from talentrules.model.facts import ChoiceType
from talentrules.model.vocabulary._make import option

__all__ = ["REGION", "REGIONS"]

REGIONS = (
    option("410000", "河南省", "河南"),
    option("410923", "南乐县", "南乐"),
    option("420000", "湖北省", "湖北"),
    option("421100", "黄冈市", "黄冈"),
    option("421121", "团风县", "团风"),
    option("421122", "红安县", "红安"),
    option("421123", "罗田县", "罗田"),
    option("421125", "浠水县", "浠水"),
    option("421182", "武穴市", "武穴"),
    option("430000", "湖南省", "湖南"),
    option("430281", "醴陵市", "醴陵"),
    option("460000", "海南省", "海南"),
    option("469001", "五指山市", "五指山"),
    option("620000", "甘肃省", "甘肃"),
    option("620200", "嘉峪关市", "嘉峪关"),
)

REGION = ChoiceType(options=REGIONS, open_pattern="[0-9]{6}")
"""The type of every fact that is a place. It has no order, and a county is not found by the code of its province."""
