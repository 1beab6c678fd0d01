"""What can be wrong with a text that a person wrote, as values: code, severity, message, place, hint.

In: a code of `catalogue.CATALOGUE` and the words that fill it. Out: a `Diagnostic`, which `render` prints with the line
underlined. A diagnostic is reported, not raised: everything wrong is said in one go, sorted by place.
"""

from talentrules.diagnostics.catalogue import CATALOGUE
from talentrules.diagnostics.diagnostic import (
    Diagnostic,
    Language,
    Related,
    Severity,
    diagnose,
    fill,
    in_order,
    printable,
)
from talentrules.diagnostics.render import render, render_all
from talentrules.diagnostics.wording import Wording

__all__ = [
    "CATALOGUE",
    "Diagnostic",
    "Language",
    "Related",
    "Severity",
    "Wording",
    "diagnose",
    "fill",
    "in_order",
    "printable",
    "render",
    "render_all",
]
