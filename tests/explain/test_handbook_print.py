"""The handbook as a browser prints it: the mark of what is made up on every page, no heading left alone at the foot.

Only where `TALENTRULES_PRINT` is set and Chromium and poppler are installed; never in CI.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import talentrules as tr
from tests.explain import test_a4_print
from tests.explain.test_handbook import PACKS

pytestmark = test_a4_print.pytestmark

MOST_PAGES = {"wuzhishan": 20, "liling": 20, "yunshan": 50}


@pytest.mark.parametrize("name", MOST_PAGES)
def test_every_page_is_marked_and_no_heading_is_left_alone(name: str, tmp_path: Path) -> None:
    pack = tr.load(PACKS[name])
    pages = test_a4_print.printed(pack.to_html(), tmp_path)
    assert len(pages) <= MOST_PAGES[name]
    for page in pages:
        assert ("虚构示例" in page) is pack.model.fictional
        lines = [re.sub(r"\s", "", line) for line in page.splitlines() if line.strip()]
        foot = [line for line in lines if line.startswith(f"{pack.name}人才政策手册·{name}·")]
        assert len(foot) == 1
        last = [line for line in lines if line not in foot and not re.fullmatch(r"[0-9]+/[0-9]+", line)][-1]
        assert not re.match(r"[0-9]+\.[0-9]+[^0-9].*[a-z_]+\.yaml:[0-9]+$", last)
        assert not last.endswith("：")
    words = re.sub(r"\s", "", "".join(pages))
    for benefit in pack.benefits.values():
        assert re.sub(r"\s", "", benefit.name) in words
