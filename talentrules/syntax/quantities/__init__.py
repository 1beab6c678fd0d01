"""Quantities, from the tree: `reader` reads one, the others the forms that it can have.

In: a node of the tree and the measure that is wanted. Out: a `Quantity`, or None and a problem at the words that are
wrong. It leans on `conditions`, as a row of a table has a condition, and the other way round.
"""

from talentrules.syntax.quantities.reader import QuantityReader
from talentrules.syntax.quantities.typed import Typed

__all__ = ["QuantityReader", "Typed"]
