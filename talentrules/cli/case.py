"""What the commands about one case do alike: decide the case of a profile, typeset what comes of it, name the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from talentrules.cli.options import today
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules.api import Decision

__all__ = ["Page", "decided", "say_today", "typeset"]


class Page(Protocol):
    """What can be typeset: a ledger, a settlement, a comparison."""

    def to_text(self, lang: Language = "zh", *, width: int = 80, colour: bool = False) -> str:
        """Return it as text."""
        ...

    def to_markdown(self, lang: Language = "zh") -> str:
        """Return it as Markdown."""
        ...

    def to_html(self, lang: Language = "zh") -> str:
        """Return it as one HTML page."""
        ...

    def to_json(self) -> str:
        """Return it as JSON text."""
        ...


def decided(pack: str, profile: str, on: date | None, applied_on: date | None, *, strict: bool = False) -> Decision:
    """Return what the pack named `pack` grants in the case of the file `profile`, for today where `on` is no day."""
    from talentrules import load
    from talentrules.cli.profile import read_given

    loaded = load(pack)
    known = loaded.read_profile(read_given(profile))
    return loaded.decide(known, on=on or today(), applied_on=applied_on, strict=strict)


def typeset(page: Page, form: str, lang: Language, output: Path | None) -> str:
    """Return a page in the form asked for."""
    from talentrules.cli.output import coloured, width

    match form:
        case "json":
            return page.to_json()
        case "html":
            return page.to_html(lang)
        case "markdown":
            return page.to_markdown(lang)
        case _:
            return page.to_text(lang, width=width(output), colour=coloured(output))


def say_today(given: date | None, day: date, lang: Language) -> None:
    """Say on standard error that it was decided for `day`, which is today, where no day was given."""
    from talentrules.cli.output import note

    if given is None:
        en = f"note: no --on given, decided for today, {day.isoformat()}."
        note(en if lang == "en" else f"提醒：没有写 --on，按今天（{day.isoformat()}）测算。")
