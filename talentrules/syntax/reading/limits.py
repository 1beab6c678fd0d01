"""How much is read at most.

Whoever sends a file must not be able to exhaust the machine that reads it, nor the person who reads the complaints.
"""

from __future__ import annotations

MAX_BYTES = 4 * 1024 * 1024
"""The largest file that is read."""
MAX_DEPTH = 64
"""How many mappings and lists may stand inside each other."""
MAX_NODES = 400_000
"""How many keys and values a file may hold."""
MAX_DIGITS = 18
"""How many digits a number may have on either side of its point."""
MAX_DIAGNOSTICS = 200
"""How many things wrong are listed; then the reading ends."""
