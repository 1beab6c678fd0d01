"""City talent policies (人才政策) as rule packs: what one person may get, why, and what is not known.

>>> from datetime import date
>>> import talentrules as tr
>>> pack = tr.load("wuzhishan")
>>> decision = pack.decide({"talent_groups": ["migratory"]}, on=date(2024, 6, 1))
>>> item = decision["travel_allowance"]
>>> item.verdict.value, str(item.amount.low), str(item.amount.high)
('needs_finding', '4,000元', '10,000元')

What is not given is unknown, which is neither "no" nor 0; `None` says "known to have none". Every name below is
imported when it is first used, so that `import talentrules` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talentrules.api import (
        Comparison,
        Decision,
        Ledger,
        Pack,
        PackInfo,
        Settlement,
        compare,
        diff,
        load,
        packs,
        replay,
    )
    from talentrules.errors import (
        InputError,
        OutsideReviewError,
        PackError,
        ProfileError,
        ReceiptError,
        TalentRulesError,
        UnknownBenefitError,
        UnknownPackError,
    )
    from talentrules.inquiry import WhatWouldChange, WhyNot
    from talentrules.model.decision import Item, ItemStanding, Notice, Question, Total, Verdict
    from talentrules.model.profile import Profile
    from talentrules.money import Interval, Money
    from talentrules.receipts import Receipt, Replay
    from talentrules.version import VERSION as __version__  # noqa: N811 - the name that Python expects

__all__ = [
    "Comparison",
    "Decision",
    "InputError",
    "Interval",
    "Item",
    "ItemStanding",
    "Ledger",
    "Money",
    "Notice",
    "OutsideReviewError",
    "Pack",
    "PackError",
    "PackInfo",
    "Profile",
    "ProfileError",
    "Question",
    "Receipt",
    "ReceiptError",
    "Replay",
    "Settlement",
    "TalentRulesError",
    "Total",
    "UnknownBenefitError",
    "UnknownPackError",
    "Verdict",
    "WhatWouldChange",
    "WhyNot",
    "__version__",
    "compare",
    "diff",
    "load",
    "packs",
    "replay",
]

_HOMES = {
    "talentrules.api": (
        *("Comparison", "Decision", "Ledger", "Pack", "PackInfo", "Settlement"),
        *("compare", "diff", "load", "packs", "replay"),
    ),
    "talentrules.errors": (
        *("InputError", "OutsideReviewError", "PackError", "ProfileError", "ReceiptError"),
        *("TalentRulesError", "UnknownBenefitError", "UnknownPackError"),
    ),
    "talentrules.inquiry": ("WhatWouldChange", "WhyNot"),
    "talentrules.model.decision": ("Item", "ItemStanding", "Notice", "Question", "Total", "Verdict"),
    "talentrules.model.profile": ("Profile",),
    "talentrules.money": ("Interval", "Money"),
    "talentrules.receipts": ("Receipt", "Replay"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

if not TYPE_CHECKING:  # so that the type checker sees a misspelt name

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used (PEP 562)."""
        import importlib  # noqa: PLC0415

        if name == "__version__":
            value = importlib.import_module("talentrules.version").VERSION
        elif name in _HOME_OF:
            value = getattr(importlib.import_module(_HOME_OF[name]), name)
        else:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
