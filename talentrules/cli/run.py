"""From arguments to an exit status: the streams, the errors, the interruptions."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from talentrules.cli.app import app
from talentrules.cli.mistakes import usage_words, wanted_language
from talentrules.errors import InputError, TalentRulesError, UnknownPackError

__all__ = ["run"]

BAD_INPUT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _status(given)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _status(given: list[str]) -> int:
    lang = wanted_language(given)
    try:
        status = app.main(given, prog_name="talentrules", standalone_mode=False)
    except click.UsageError as error:
        click.echo(usage_words(error, lang), err=True)
    except click.Abort:
        return INTERRUPTED
    except (InputError, UnknownPackError) as error:
        click.echo(error.render(lang), err=True)
    except TalentRulesError as error:
        render = getattr(error, "render", None)
        click.echo(render(lang) if render is not None else str(error), err=True)
    else:
        return status if isinstance(status, int) else 0
    return BAD_INPUT


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what cannot be written (half a file name) is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget_stdout() -> None:
    """Point standard output at nothing, so that the interpreter does not complain while it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(nothing)
