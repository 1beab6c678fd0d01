"""Pack + profile + clocks → decision.

In: a checked `Pack` and a `Case`. Out: a `Decision`. Pure: no file, wall clock, locale or network; total: a checked
pack and a valid profile never raise. The tree of conditions of an item is made when it is first read.
"""

from talentrules.engine.decide import decide, scope_of

__all__ = ["decide", "scope_of"]
