"""What a pack file may contain: the pydantic models at the door, from which the editor's JSON Schema is generated.

Shape only: which keys there are and what kind of value each takes. Names, conditions, quantities and numbers get their
meaning in `decode`. Conditions and quantities are read there too, since their words are the facts and entries of the
pack. A module is a part of a pack, under the name that it has in `decode` and in the model.
"""

from talentrules.syntax.surface.kinds import CONDITION, QUANTITY, CitationFile
from talentrules.syntax.surface.pack import PackFile

__all__ = ["CONDITION", "QUANTITY", "CitationFile", "PackFile"]
