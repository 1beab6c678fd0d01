"""Which printouts stand in `examples/golden`: every example profile as Chinese text, one a city in every form."""

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

FORMS: dict[str, Callable[[tr.Decision], str]] = {
    "txt": lambda decision: decision.to_text(),
    "en.txt": lambda decision: decision.to_text("en"),
    "md": lambda decision: decision.to_markdown(),
    "html": lambda decision: decision.to_html(),
    "json": lambda decision: decision.to_json(),
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
        pack = tr.load(self.profile.partition("_")[0])
        profile = pack.read_profile(PROFILES / f"{self.profile}.yaml")
        return FORMS[self.form](pack.decide(profile, on=self.on))


def printouts() -> Iterator[Printout]:
    """Yield every printout, in the order of file names; the profiles of fictional cities have none."""
    for path in sorted(PROFILES.glob("*.yaml")):
        for day in DAYS.get(path.stem.partition("_")[0], ()):
            for form in FORMS if path.stem in IN_EVERY_FORM else ("txt",):
                yield Printout(path.stem, day, form)
