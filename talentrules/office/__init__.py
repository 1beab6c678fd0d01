"""Tier tables between a pack and a workbook, without loss.

In: a pack file and the bytes of an xlsx. Out: the bytes of a workbook, or those of the pack with the rows that were
changed in the workbook, and a list of these changes. Nothing here writes a file. Needs the extra `office` (openpyxl).
"""

from talentrules.office.book import MOST_BYTES
from talentrules.office.carry import Imported, export_tables, import_tables
from talentrules.office.changes import Change
from talentrules.office.tables import PackFile, open_pack

__all__ = ["MOST_BYTES", "Change", "Imported", "PackFile", "export_tables", "import_tables", "open_pack"]
