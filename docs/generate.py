# ruff: noqa: INP001 - a script beside the pages that it writes, not a package
"""Write what comes from the code into the guides (`make docs`); with `--check`, say which page is stale.

`language.zh.md` and the overview in `language.md` come from `docs/forms/` (see `reference.py`). `diagnostics.md` lists
every code of `talentrules.diagnostics.CATALOGUE` with its words. In every guide, a block marked `console` shows a
command after `$ ` and below it what the command prints; a line `……` stands for lines left out. What stands between two
such lines is found again by its first and its last line, so these must not be lines that change.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import runpy
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from talentrules.cli import main as talentrules
from talentrules.diagnostics import CATALOGUE, Wording

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
DEMO = "talentrules decide wuzhishan examples/profiles/wuzhishan_migratory_doctor.yaml --on 2024-06-01"
LEFT_OUT = "……\n"
MISTAKES = "talent_group: [migratory]\neducation_level: docter\n"

_HEAD = """# Diagnostics

Every message that `talentrules` can give about a file, with its stable code. A code never changes its meaning; its
words may get better. `{braces}` stand for what is filled in: names, numbers and words from the file. Errors keep a file
from being used; reminders (提醒) do not, and are marked so below.

A message says what is wrong and where (`file:line:column`, the words underlined), and after 怎么改 what to write
instead. `--lang en` prints the English words.

This page is written by `make docs`; change the words in `talentrules/diagnostics/words/`.
"""
_TOLD_AS_A_STORY = frozenset({"diff.md", "laws.md", "office.md", "writing.md"})
"""Guides whose commands work on files that the reader makes on the way: tests play them through."""
_BLOCK = re.compile(r"^```console\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_OVERVIEW = re.compile(r"(?<=<!-- forms -->\n).*?(?=^<!-- end of forms -->$)", re.DOTALL | re.MULTILINE)
_YAML = re.compile(r"^```yaml\n(?P<text>talentrules: 1\n.*?)^```$", re.DOTALL | re.MULTILINE)


def pages() -> dict[Path, str]:
    """Return every page that holds something generated, with the text that it must have."""
    guides = [ROOT / "README.md", ROOT / "README.zh.md", *sorted(DOCS.glob("*.md"))]
    with _workplace():
        texts = {page: page.read_text(encoding="utf-8") for page in guides if page.is_file()}
        texts |= {page: _refreshed(text) for page, text in texts.items() if page.name not in _TOLD_AS_A_STORY}
    reference = runpy.run_path(str(DOCS / "reference.py"))
    english, chinese = DOCS / "language.md", DOCS / "language.zh.md"
    overview = f"\n{reference['english_table']()}\n\n"
    texts[english] = _OVERVIEW.sub(lambda _: overview, texts[english])
    return texts | {chinese: reference["chinese_page"](), DOCS / "diagnostics.md": diagnostics_page()}


def diagnostics_page() -> str:
    """Return the page of diagnostics, sorted by code."""
    return "\n".join([_HEAD, *(_entry(code, wording) for code, wording in sorted(CATALOGUE.items()))])


def _entry(code: str, wording: Wording) -> str:
    reminder = "（提醒 · warning）" if wording.severity == "warning" else ""
    lines = [f"## `{code}`{reminder}", "", f"{_plain(wording.message)}  ", f"怎么改：{_plain(wording.hint)}", ""]
    lines += [f"*{_plain(wording.message_en)}*  ", f"*{_plain(wording.hint_en)}*", ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Return words as they are printed: doubled braces single, and no star that would end the emphasis around them."""
    return text.replace("{{", "{").replace("}}", "}").replace("*", r"\*")


@contextlib.contextmanager
def _workplace() -> Iterator[None]:
    """Stand in a folder with the packs, the examples, the README's pack and a wrong profile, where a command may write."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for shipped in ("examples", "rules"):
            shutil.copytree(ROOT / shipped, Path(folder, shipped))
        Path(folder, "mistakes.yaml").write_text(MISTAKES, encoding="utf-8")
        pack = _YAML.search((ROOT / "README.md").read_text(encoding="utf-8"))
        if pack is not None:
            Path(folder, "mytown.yaml").write_text(pack["text"], encoding="utf-8")
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _refreshed(text: str) -> str:
    return _BLOCK.sub(lambda block: f"```console\n{_sessions(block['text'])}```", text)


def _sessions(block: str) -> str:
    """Return a block of commands with what each of them prints today."""
    _, *parts = re.split(r"^\$ (.+)\n", block, flags=re.MULTILINE)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return "".join(f"$ {command}\n{_shown(shown, _printed(command))}" for command, shown in pairs)


def _printed(command: str) -> str:
    name, *arguments = shlex.split(DEMO if command == "make demo" else command)
    if name != "talentrules":
        raise SystemExit(f"a guide shows a command that is not ours: {command}")
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        talentrules(arguments)
    return output.getvalue()


def _shown(shown: str, printed: str) -> str:
    """Return the parts of `printed` that `shown` shows of an earlier print."""
    if LEFT_OUT not in shown:
        return printed
    lines = printed.splitlines(keepends=True)
    kept: list[str] = []
    start = 0
    pieces = shown.split(LEFT_OUT)
    for number, piece in enumerate(pieces):
        anchors = piece.splitlines(keepends=True)
        if anchors:
            first = start if number == 0 else _line(anchors[0], lines, start)
            start = len(lines) if number == len(pieces) - 1 else _line(anchors[-1], lines, first) + 1
            kept += lines[first:start]
        kept += [LEFT_OUT] if number < len(pieces) - 1 else []
    return "".join(kept)


def _line(wanted: str, lines: list[str], start: int) -> int:
    if wanted not in lines[start:]:
        raise SystemExit(f"a guide shows a line that is no longer printed: {wanted}")
    return lines.index(wanted, start)


def main() -> int:
    """Write the pages, or with `--check` compare them: 1 where one is stale."""
    wanted = pages()
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: run `make docs`\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
