"""From arguments to an exit status: the streams, the errors, the interruptions."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from talentrules.cli.app import app
from talentrules.cli.mistakes import FileNotWrittenError, usage_words, wanted_language
from talentrules.cli.output import note
from talentrules.diagnostics import Language
from talentrules.errors import TalentRulesError

__all__ = ["run"]

PROGRAM = "talentrules"
BAD_INPUT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
"""As a shell reports a program that was ended by SIGPIPE."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = wanted_language(given)
    try:
        status = _status(given, lang)
        _flush()
    except BrokenPipeError:
        _forget_stdout()
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except OSError as error:  # the disk is full, the terminal is gone
        _forget_stdout()
        _complain(FileNotWrittenError("标准输出 stdout", error.strerror or str(error)), lang)
        return BAD_INPUT
    return status


def _status(given: list[str], lang: Language) -> int:
    if f"_{PROGRAM.upper()}_COMPLETE" in os.environ:
        app.main(given, prog_name=PROGRAM)
    try:
        with app.make_context(PROGRAM, given) as ctx:
            status = app.invoke(ctx)
    except click.exceptions.Exit as asked:
        return asked.exit_code
    except click.UsageError as error:
        note(usage_words(error, lang))
    except TalentRulesError as error:
        _complain(error, lang)
    else:
        return status if isinstance(status, int) else 0
    return BAD_INPUT


def _complain(error: TalentRulesError, lang: Language) -> None:
    render = getattr(error, "render", None)
    note(render(lang) if render is not None else str(error))


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what cannot be written (half a file name) is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush() -> None:
    if sys.stdout is not None:  # it is None where the shell closed it
        sys.stdout.flush()


def _forget_stdout() -> None:
    """Point standard output at nothing, so that the interpreter does not complain while it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(nothing)
