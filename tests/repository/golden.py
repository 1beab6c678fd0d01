"""Which printouts stand in `examples/golden`: every example profile as Chinese text, one a city in every form.

Of the fictional city, which has every clause form, also the ledger, the settlement and the two A4 sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import talentrules as tr

ROOT = Path(__file__).parents[2]
PROFILES = ROOT / "examples/profiles"
GOLDEN = ROOT / "examples/golden"

DAYS = {
    "wuzhishan": (date(2024, 6, 1),),
    "huanggang": (date(2022, 9, 15), date(2024, 6, 1)),  # within and after the campaigns of September 2022
    "jiayuguan": (date(2023, 1, 1),),
    "liling": (date(2024, 6, 1),),
    "nanle": (date(2024, 6, 1),),
}

IN_EVERY_FORM = frozenset(
    {
        "wuzhishan_migratory_doctor",
        "huanggang_masters_graduate",
        "jiayuguan_introduced_journalist",
        "liling_xiangya_expert",
        "nanle_returning_native",
    }
)

FICTIONAL = "yunshan"
FICTIONAL_DAY = date(2026, 6, 1)

FORMS: dict[str, Callable[[tr.Decision], str]] = {
    "txt": lambda decision: decision.to_text(),
    "en.txt": lambda decision: decision.to_text("en"),
    "md": lambda decision: decision.to_markdown(),
    "html": lambda decision: decision.to_html(),
    "json": lambda decision: decision.to_json(),
}


SHEETS: dict[str, Callable[[tr.Decision], str]] = {
    "notice.html": lambda decision: decision.to_notice(),
    "verification.html": lambda decision: decision.to_verification(),
    "ledger.txt": lambda decision: decision.ledger(until=date(2030, 12, 31)).to_text(),
    "settlement.txt": lambda decision: decision.settle(left_on=date(2027, 9, 30), reason="个人原因").to_text(),
}


@dataclass(frozen=True, slots=True)
class Printout:
    """One file of `examples/golden` and how it comes about."""

    profile: str
    on: date
    form: str

    @property
    def path(self) -> Path:
        """The file."""
        return GOLDEN / f"{self.profile}.{self.on}.{self.form}"

    def fresh(self) -> str:
        """Return what the file must hold."""
        city = self.profile.partition("_")[0]
        pack = tr.load(ROOT / f"examples/packs/{city}.yaml" if city == FICTIONAL else city)
        profile = pack.read_profile(PROFILES / f"{self.profile}.yaml")
        return (FORMS | SHEETS)[self.form](pack.decide(profile, on=self.on))


def printouts() -> Iterator[Printout]:
    """Yield every printout, in the order of file names."""
    for path in sorted(PROFILES.glob("*.yaml")):
        for day in DAYS.get(path.stem.partition("_")[0], ()):
            for form in FORMS if path.stem in IN_EVERY_FORM else ("txt",):
                yield Printout(path.stem, day, form)
        if path.stem.startswith(f"{FICTIONAL}_"):
            yield Printout(path.stem, FICTIONAL_DAY, "txt")
    for form in ("en.txt", *SHEETS):
        yield Printout(f"{FICTIONAL}_doctor", FICTIONAL_DAY, form)
    for form in ("notice.html", "verification.html"):
        yield Printout("wuzhishan_migratory_doctor", DAYS["wuzhishan"][0], form)
