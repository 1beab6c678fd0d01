"""The command line: `talentrules decide wuzhishan profile.yaml`.

Exit status: 0 done, 1 differences found, 2 bad input. Results go to standard output, everything else to standard error.
A command imports what it needs when it runs.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; nothing but `MemoryError` and the like escapes."""
    from talentrules.cli.run import run

    return run(arguments)
