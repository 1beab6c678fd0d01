"""Write `examples/golden` anew (`make golden`). Read the difference as a window clerk would, then commit it."""

from __future__ import annotations

from tests.repository.golden import GOLDEN, printouts


def main() -> None:
    """Write every printout and remove what no longer is one."""
    GOLDEN.mkdir(exist_ok=True)
    wanted = {one.path: one.fresh() for one in printouts()}
    for stale in set(GOLDEN.iterdir()) - set(wanted):
        stale.unlink()
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    print(f"examples/golden: {len(wanted)} files")  # noqa: T201


if __name__ == "__main__":
    main()
