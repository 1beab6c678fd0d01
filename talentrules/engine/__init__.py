"""Pack + profile + clocks → decision, and what follows from it: the ledger, the settlement on leaving, open windows.

In: a checked `Pack` and a `Case`. Out: a `Decision`. Pure: no file, wall clock, locale or network; total: a checked
pack and a valid profile never raise. The tree of conditions of an item, and its calculation, are made when first read.
"""

from talentrules.engine.decide import decide, scope_of
from talentrules.engine.ledger import ledger
from talentrules.engine.settle import settle
from talentrules.engine.windows import WindowState, WindowStatus, next_opening, window_status

__all__ = ["WindowState", "WindowStatus", "decide", "ledger", "next_opening", "scope_of", "settle", "window_status"]
