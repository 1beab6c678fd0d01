"""`talentrules why`: a refusal with its reasons, and what would lift it."""

from __future__ import annotations

import json

from tests.cli.conftest import DAY, PROFILES, Run

HEAD = PROFILES / "huanggang_cooperative_head.yaml"


def test_as_text(run: Run) -> None:
    done = run("why", "huanggang", HEAD, "公积金支持人才购房", *DAY)
    assert (done.status, done.err) == (0, "")
    assert "未满足的条件：" in done.out
    assert "高层次人才、乡村振兴人才〔可补材料〕 → 需认定" in done.out
    english = run("why", "huanggang", HEAD, "公积金支持人才购房", *DAY, "--lang", "en")
    assert "What would change it:" in english.out


def test_as_json(run: Run) -> None:
    done = run("why", "huanggang", HEAD, "公积金支持人才购房", *DAY, "--format", "json")
    data = json.loads(done.out)
    assert data["reason"] == "not_met"
    assert data["ways"][0]["changes"][0]["fact"] == "talent_groups"


def test_a_benefit_that_is_not_there(run: Run) -> None:
    done = run("why", "huanggang", HEAD, "购房补帖", *DAY)
    assert done.status == 2
    assert "是不是“购房补贴”" in done.err


def test_today_is_said(run: Run) -> None:
    assert "按今天" in run("why", "huanggang", HEAD, "购房补贴").err
