"""The A4 sheets as a browser prints them: how many pages, and the banner on each of them.

Only where `TALENTRULES_PRINT` is set and Chromium and poppler are installed; never in CI.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import talentrules

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
POPPLER = shutil.which("pdftotext")
CASES = (
    ("wuzhishan", "wuzhishan_migratory_doctor", date(2024, 6, 1), 1),
    ("huanggang", "huanggang_masters_graduate", date(2022, 9, 15), 2),
    (ROOT / "examples" / "packs" / "yunshan.yaml", "yunshan_doctor", date(2026, 6, 15), 4),
)

pytestmark = [
    pytest.mark.skipif("TALENTRULES_PRINT" not in os.environ, reason="printing is tried only where it is asked for"),
    pytest.mark.skipif(CHROMIUM is None or POPPLER is None, reason="Chromium and poppler are not installed"),
]


def printed(page: str, folder: Path) -> list[str]:
    """Return the words of each page of what Chromium prints."""
    html, pdf = folder / "sheet.html", folder / "sheet.pdf"
    html.write_text(page, encoding="utf-8")
    switches = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-pdf-header-footer"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *(f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={pdf}", html.as_uri()),
    )
    subprocess.run([str(CHROMIUM), *switches], check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        [str(POPPLER), "-raw", str(pdf), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    return text.split("\f")[:-1]


@pytest.mark.parametrize(("pack", "profile", "on", "most"), CASES, ids=["wuzhishan", "huanggang", "yunshan"])
def test_the_notice_fits_its_pages(pack: str | Path, profile: str, on: date, most: int, tmp_path: Path) -> None:
    loaded = talentrules.load(pack)
    known = loaded.read_profile(ROOT / "examples" / "profiles" / f"{profile}.yaml")
    decision = loaded.decide(known, on=on)
    for page, limit in ((decision.to_notice(), most), (decision.to_verification(), 20)):
        pages = printed(page, tmp_path)
        assert len(pages) <= limit
        words = re.sub(r"\s", "", "".join(pages))
        for item in decision:
            assert re.sub(r"\s", "", item.benefit.name) in words
        for one in pages:
            assert "不构成行政决定" in re.sub(r"\s", "", one)
            assert ("虚构示例" in one) is loaded.model.fictional
