"""Is there anything left in the file that its author meant to fill in.

`talentrules new` writes a pack full of such marks, and they are fine in a draft. What the words say is no question for
the model: the file is looked at as it was typed, comments left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.pack import Pack
from talentrules.source import Span

__all__ = ["PLACEHOLDER", "problems"]

PLACEHOLDER = "待填写"
"""What stands where something is to be filled in."""
_COMMENT = re.compile(r"(?:^|(?<=\s))#")


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield each line of the pack's own file on which a mark is left, at its first one."""
    if PLACEHOLDER not in pack.file.text:
        return
    for number, line in enumerate(pack.file.lines, start=1):
        start = _COMMENT.split(line, maxsplit=1)[0].find(PLACEHOLDER)
        if start != -1:
            place = Span(pack.file, number, start + 1, number, start + 1 + len(PLACEHOLDER))
            yield diagnose("placeholder-left", place, mark=PLACEHOLDER)
