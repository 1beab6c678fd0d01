"""What a syntax error means.

PyYAML's words are for programmers, and what it names first is seldom what is wrong. Each explanation looks at where
reading failed and either says what to write or leaves it to the next; their order is part of what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from talentrules.syntax.reading.build import OPENING, Builder
from talentrules.syntax.reading.colons import MEANT, WIDE_ID, say_colon
from talentrules.syntax.reading.escapes import ESCAPE
from talentrules.syntax.reading.page import Page

_QUOTES = frozenset({'"', "'"})
_DIRECTIVE = re.compile(r"^%.*", re.MULTILINE)
_EARLIER_COLON = re.compile(r":(?:\s|$)")
_HALF_WIDTH = {
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "【": "[",
    "】": "]",
    "，": ",",
    "：": ":",
    "“": '"',
    "”": '"',
}
_WIDE_MARK = re.compile("[" + "".join(_HALF_WIDTH) + "]")
_WIDE_BRACKET = re.compile(r"[［｛【]")


@dataclass(frozen=True, slots=True)
class _Failure:
    """Where parsing failed: `at` is the place, `context` where the thing being read began, `words` PyYAML's own."""

    page: Page
    builder: Builder
    at: int
    context: int
    words: str

    @property
    def char(self) -> str:
        """The character at which it failed; a space past the end."""
        return self.page.text[self.at : self.at + 1] or " "

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.page.text[self.page.line_start(self.at) : self.at]

    @property
    def opened(self) -> int | None:
        """Where the innermost open bracket stands."""
        frames = (frame.start for frame in reversed(self.builder.stack) if frame.flow)
        return next((start for start in frames if self.page.text[start : start + 1] in OPENING), None)

    def say(self, code: str, start: int | None = None, end: int | None = None, **words: Any) -> bool:
        """Complain, at the place of the failure if no other is given; return that it was understood."""
        start = self.at if start is None else start
        self.page.say(code, start, start + 1 if end is None else end, **words)
        return True


def explain(page: Page, builder: Builder, error: yaml.MarkedYAMLError) -> None:
    """Say what a syntax error means: the first explanation that fits."""
    at = error.problem_mark.index if error.problem_mark else builder.cursor
    context = error.context_mark.index if error.context_mark else at
    words = f"{error.context or ''}; {error.problem or ''}"
    failure = _Failure(page, builder, min(at, len(page.text)), min(context, len(page.text)), words)
    if not any(explanation(failure) for explanation in _EXPLANATIONS):
        failure.say("yaml-syntax")


def _a_tab(failure: _Failure) -> bool:
    """Tell of tabs, which end a plain text or stand where an indentation is expected."""
    tab = failure.before.find("\t") if not failure.before.strip() else -1
    if failure.char == "\t" or tab == -1:
        return failure.char == "\t" and failure.say("tab")
    return failure.say("tab", failure.page.line_start(failure.at) + tab)


def _in_quotes(failure: _Failure) -> bool:
    """Tell of a quote that is not closed, or an escape that means nothing."""
    if "quoted scalar" not in failure.words:
        return False
    if "end of stream" in failure.words or "document" in failure.words:
        return failure.say("unclosed-quote", failure.context)
    start = failure.page.text.rfind("\\", failure.context, failure.at + 1)
    match = ESCAPE.match(failure.page.text, max(start, 0))
    written = match[0] if match else failure.page.text[start : start + 2]
    return failure.say("bad-escape", start, start + len(written), written=written)


def _a_directive(failure: _Failure) -> bool:
    """Tell of a line that begins with a percent sign where a document could begin."""
    if "directive" in failure.words or "document start" in failure.words:
        match = _DIRECTIVE.search(failure.page.text, failure.builder.cursor)
        if match is not None and match.start() <= failure.at:
            return failure.say("yaml-directive", match.start(), match.end(), written=match[0].strip())
    ends = failure.page.text.startswith("...", failure.at)
    return (ends or "document start" in failure.words) and failure.say("several-documents")


def _a_mark(failure: _Failure) -> bool:
    """Tell of anchors, aliases and tags that are broken themselves, and the head of a block text."""
    char = failure.page.text[failure.context : failure.context + 1]
    code = {"&": "yaml-anchor", "*": "yaml-alias", "!": "yaml-tag"}.get(char)
    if code is not None and any(word in failure.words for word in ("anchor", "alias", "tag")):
        written = failure.page.token_at(failure.context)
        return failure.say(code, failure.context, failure.context + len(written), written=written)
    return "block scalar" in failure.words and failure.say("block-text-mark", failure.context, mark=char)


def _a_colon(failure: _Failure) -> bool:
    """Tell of a colon of full width or without a space on the lines that failed; then full-width ones everywhere."""
    page = failure.page
    if failure.opened is not None:
        return False
    last = page.line_of(failure.at)
    if "simple key" in failure.words:
        first = last = page.line_of(failure.context)
    else:
        first = page.line_of(failure.builder.last[0])
    said = set()
    for number in range(first, last + 1):
        start = page.starts[number]
        match = MEANT.match(page.text, start, page.line_end(start))
        if match is not None:
            said.add(match.start("colon"))
            say_colon(page, match)
    for match in WIDE_ID.finditer(page.text) if said else ():
        if match.start("colon") not in said:
            say_colon(page, match)
    return bool(said)


def _after_quote(failure: _Failure) -> bool:
    """Tell of text behind a closing quote: the quote of a line above was never closed, or there are quotes in the text."""
    start, end, style = failure.builder.last
    if style not in _QUOTES or failure.page.text[end : failure.at].strip():
        return False
    if "\n" in failure.page.text[start:end]:
        return failure.say("unclosed-quote", start)
    if "\n" in failure.page.text[end : failure.at] or failure.char in "]},:":
        return False
    if failure.opened is not None and failure.char in "\"'":
        return failure.say("bracket-content")
    return failure.say("text-after-quote")


def _a_sign_in_brackets(failure: _Failure) -> bool:
    """Tell of a colon or a question mark that means something else inside of brackets."""
    page, opened, start = failure.page, failure.opened, failure.builder.last[0]
    if opened is None:
        return False
    if "unexpected ':'" in failure.words:
        return failure.say("colon-without-space", key=page.text[failure.context : failure.at])
    if failure.char == ":" and failure.before.rstrip()[-1:] in ("", "{", ","):
        return failure.say("missing-key")
    if failure.char == "?" and start > opened:
        return failure.say("bracket-question", start, failure.at + 1, written=page.text[start : failure.at + 1])
    return False


def _in_brackets(failure: _Failure) -> bool:
    """Tell of a bracket that is not closed, full-width punctuation inside of one, or a missing comma."""
    opened = failure.opened
    if opened is None:
        return False
    wide = _WIDE_MARK.search(failure.page.text, opened, failure.page.line_end(failure.at))
    if wide is not None:
        return failure.say("full-width-punctuation", wide.start(), mark=wide[0], write=_HALF_WIDTH[wide[0]])
    if failure.page.line_of(opened) != failure.page.line_of(failure.at) or failure.at >= len(failure.page.text):
        mark = failure.page.text[opened]
        return failure.say("unclosed-bracket", opened, mark=mark, write="]" if mark == "[" else "}")
    return failure.say("bracket-content")


def _a_missing_colon(failure: _Failure) -> bool:
    """Tell of a line that is neither “name: value” nor a list item."""
    if "simple key" not in failure.words:
        return False
    start, end = failure.context, failure.page.line_end(failure.context)
    written = failure.page.text[start:end].rstrip()
    return failure.say("missing-colon", start, start + len(written), written=written)


def _a_second_colon(failure: _Failure) -> bool:
    """Tell of a colon inside a value, or a name below a value and further in."""
    if "mapping values" not in failure.words:
        return False
    page, line = failure.page, failure.before
    wide = _WIDE_BRACKET.search(line)
    if wide is not None:
        start = page.line_start(failure.at) + wide.start()
        return failure.say("full-width-punctuation", start, mark=wide[0], write=_HALF_WIDTH[wide[0]])
    if _EARLIER_COLON.search(line) or not line.strip():
        return failure.say("colon-in-text")
    start = page.line_start(failure.at)
    return failure.say("indentation", start + len(line) - len(line.lstrip()), failure.at)


def _a_character(failure: _Failure) -> bool:
    """Tell of one character that cannot stand where it stands."""
    if "cannot start any token" in failure.words:
        return failure.say("bad-start", mark=failure.char)
    if "sequence entries" in failure.words:
        return failure.say("dash-in-line")
    if "mapping keys" in failure.words:
        return failure.say("complex-key")
    if failure.char == ":" and not failure.before.strip(" -"):
        return failure.say("missing-key")
    return failure.char in "]},:" and failure.say("stray-mark", mark=failure.char)


def _an_indentation(failure: _Failure) -> bool:
    """Tell of a line that stands neither in the column of its neighbours nor properly below."""
    if "parsing a block" not in failure.words:
        return False
    return failure.say("indentation", failure.at, failure.page.line_end(failure.at))


_EXPLANATIONS: tuple[Callable[[_Failure], bool], ...] = (
    _a_tab,
    _in_quotes,
    _a_directive,
    _a_mark,
    _a_colon,
    _after_quote,
    _a_sign_in_brackets,
    _in_brackets,
    _a_missing_colon,
    _a_second_colon,
    _a_character,
    _an_indentation,
)
