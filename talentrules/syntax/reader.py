"""Text to located tree: the only place that reads YAML and JSON.

Files come from people: saved as GBK, pasted from Word, typed with a Chinese keyboard. So YAML is read strictly. What two
readers could understand differently is refused with a sentence that says what to write, everything wrong is reported in
one go, and whatever the bytes are, the answer is a `Reading`, never an exception. PyYAML delivers events; the tree is
built from them here with an explicit stack, because its own builders recurse and die on hostile nesting.
"""

from __future__ import annotations

import codecs
import errno
import re
import stat
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from talentrules.dates import DateError, parse_date
from talentrules.diagnostics import Diagnostic, Related, diagnose, in_order
from talentrules.source import Span, TextFile
from talentrules.syntax.tree import Mapping, Node, Plain, Scalar, Sequence

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_DIAGNOSTICS",
    "MAX_DIGITS",
    "MAX_NODES",
    "Reading",
    "read_bytes",
    "read_file",
    "read_text",
]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file or text gave.

    `tree` is None only where nothing usable could be read; beside diagnostics it holds what could be understood and is
    good for further complaints, not for decisions. `data` is the bytes that were read (none where reading was refused).
    `file.text` is what positions count in: line ends as in the file, and every character that must not be used shown as
    U+FFFD, so that printing a line is harmless.
    """

    tree: Mapping | None
    file: TextFile
    data: bytes
    diagnostics: tuple[Diagnostic, ...]


def read_file(path: Path, *, name: str | None = None) -> Reading:
    """Read the file at `path`, known to its user as `name`; whatever is there, never more than `MAX_BYTES` + 1 bytes."""
    shown = str(path) if name is None else name
    try:
        data = _fetch(path)
    except _Refused as refused:
        return _nothing_read(refused, shown)
    return read_bytes(data, shown)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read the bytes of a file: UTF-8, with or without a byte order mark."""
    if len(data) > MAX_BYTES:
        return _nothing_read(_too_large(), name)
    guess = _guess(data)
    text = data.decode(guess.codec, "replace")
    if guess.code:
        page = _Page.of(text, name)
        page.found.append(diagnose(guess.code, page.span(guess.index, guess.index + 1), **guess.words))
        return Reading(tree=None, file=page.file, data=data, diagnostics=tuple(page.found))
    return _read(text, data, name, pure=False)


def read_text(text: str, name: str, *, pure: bool = False) -> Reading:
    """Read a text. `pure` reads with the Python half of PyYAML, which must give the same as its C half."""
    if len(text) > MAX_BYTES or len(data := text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return _nothing_read(_too_large(), name)
    return _read(text, data, name, pure=pure)


def _read(text: str, data: bytes, name: str, *, pure: bool) -> Reading:
    """Read a text that was decoded: first its characters, then its YAML."""
    text = text.removeprefix("\ufeff")
    page = _Page.of(text, name)
    tree = None
    try:
        _check_characters(text, page)
        tree = _build(page, pure=pure)
    except _StopReadingError:
        pass
    return Reading(tree=tree, file=page.file, data=data, diagnostics=in_order(page.found))


# ---------------------------------------------------------------------------------------------------------------------
# The file and its bytes


class _Refused(Exception):  # noqa: N818 - a decision of this module, not an error of its caller
    """The file will not be read: a diagnostic code and its words."""

    def __init__(self, code: str, **words: Any) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


def _too_large() -> _Refused:
    return _Refused("file-too-large", limit=MAX_BYTES // (1024 * 1024))


def _nothing_read(refused: _Refused, name: str) -> Reading:
    """Return the reading of a file that was not read."""
    file = TextFile(name, "")
    found = diagnose(refused.code, Span(file, 0, 0, 0, 0), **{"name": name, **refused.words})
    return Reading(tree=None, file=file, data=b"", diagnostics=(found,))


def _fetch(path: Path) -> bytes:
    """Return the bytes of an ordinary file that is not too large, or raise `_Refused`.

    The kind of the file is looked at before it is opened: opening a pipe would wait for ever.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _Refused("file-is-folder")
        if not stat.S_ISREG(status.st_mode):
            raise _Refused("file-not-regular")
        if status.st_size > MAX_BYTES:
            raise _too_large()
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as problem:  # ValueError: a path that holds a NUL
        raise _Refused("file-missing") from problem
    except OSError as problem:
        denied = problem.errno in (errno.EACCES, errno.EPERM)
        zh, en = ("没有读取权限", "permission denied") if denied else ("系统拒绝", "the system refuses")
        raise _Refused("file-unreadable", reason=zh, reason_en=en) from problem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guess:
    """How bytes were written, and where the complaint stands if it is not UTF-8 (`code` is empty if it is)."""

    codec: str = "utf-8"
    code: str = ""
    index: int = 0
    words: dict[str, Any] = field(default_factory=dict)


_MARKS = (  # the longer mark first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_BINARY = (
    (b"PK\x03\x04", "Word、Excel 文档或压缩包", "a Word or Excel document or an archive"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文档", "an old Word or Excel document"),
    (b"%PDF-", "PDF 文档", "a PDF document"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
)
_DAMAGED = 3
"""That many Chinese characters read well before the first bad byte: the file is UTF-8 and was damaged."""
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def _guess(data: bytes) -> _Guess:
    """Say how `data` was written: UTF-8, or what else and where it shows."""
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            return _other_encoding(codec, encoding)
    for magic, kind, kind_en in _BINARY:
        if data.startswith(magic):
            return _Guess(codec="latin-1", code="file-not-text", words={"kind": kind, "kind_en": kind_en})
    if (unmarked := _unmarked_utf16(data)) is not None:
        return _other_encoding(unmarked, "UTF-16")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _guess_from(data, problem.start)
    return _Guess()


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark: line ends and spaces take two bytes, one of them a NUL."""
    for codec, signs in (("utf-16-le", (b"\n\0", b" \0")), ("utf-16-be", (b"\0\n", b"\0 "))):
        if all(any(data.startswith(sign, at) for at in _even(data, sign)) for sign in signs):
            try:
                data.decode(codec)
            except UnicodeDecodeError:
                continue
            return codec
    return None


def _even(data: bytes, sign: bytes) -> Iterator[int]:
    """Yield the first even place of `sign`; an odd one would be halves of two characters."""
    at = data.find(sign)
    while at != -1:
        if at % 2 == 0:
            yield at
            return
        at = data.find(sign, at + 1)


def _guess_from(data: bytes, start: int) -> _Guess:
    """Say what bytes are that stop being UTF-8 at `start`."""
    if sum(char > "\x7f" for char in data[:start].decode("utf-8")) >= _DAMAGED:
        return _Guess(code="file-damaged", index=_index_of_byte(data, start, "utf-8"))
    if _CONTROL_BYTES.search(data):
        kind = {"kind": "程序或图片等数据", "kind_en": "data of a program"}
        return _Guess(codec="latin-1", code="file-not-text", words=kind)
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return _other_encoding("utf-8", "一种少见的编码", "an unusual encoding", _index_of_byte(data, start, "utf-8"))
    return _other_encoding("gb18030", "GBK（GB18030）", "GBK (GB18030)", _index_of_byte(data, start, "gb18030"))


def _index_of_byte(data: bytes, start: int, codec: str) -> int:
    """Return which character of the text byte `start` belongs to."""
    return len(data[:start].decode(codec, "replace").removeprefix("\ufeff"))


def _other_encoding(codec: str, encoding: str, encoding_en: str = "", index: int = 0) -> _Guess:
    words = {"encoding": encoding, "encoding_en": encoding_en or encoding}
    return _Guess(codec=codec, code="file-encoding", index=index, words=words)


# ---------------------------------------------------------------------------------------------------------------------
# The page: the text, places in it, what was found wrong


class _StopReadingError(Exception):
    """Nothing more is worth reading; what was found is on the page."""


@dataclass(slots=True)
class _Page:
    """The text being read: places in it are counted in characters from 0, and turned into lines and columns here."""

    file: TextFile
    text: str
    starts: list[int]
    found: list[Diagnostic] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, name: str) -> _Page:
        """Return the page of `text`, made harmless without moving a character."""
        tame = _FORBIDDEN.sub("\ufffd", _LONE_CR.sub("\n", text.removeprefix("\ufeff")))
        starts = [0, *(match.end() for match in re.finditer("\n", tame))]
        return cls(TextFile(name, tame), tame, starts)

    def line_of(self, index: int) -> int:
        """Return the line, counted from 0, that holds character `index`."""
        return bisect_right(self.starts, index) - 1

    def line_start(self, index: int) -> int:
        """Return where the line of character `index` begins."""
        return self.starts[self.line_of(index)]

    def line_end(self, index: int) -> int:
        """Return where the line of character `index` ends, its line end left out."""
        end = self.text.find("\n", index)
        return len(self.text) if end == -1 else end

    def span(self, start: int, end: int) -> Span:
        """Return the place from `start` up to, not including, `end`; both are held inside the text."""
        size, starts = len(self.text), self.starts
        start = min(size, start)
        end = size if end > size else max(start, end)
        line = bisect_right(starts, start) - 1
        end_line = line if line + 1 == len(starts) or end < starts[line + 1] else bisect_right(starts, end) - 1
        return Span(self.file, line + 1, start - self.starts[line] + 1, end_line + 1, end - self.starts[end_line] + 1)

    def say(self, code: str, start: int, end: int, *, related: tuple[Related, ...] = (), **words: Any) -> None:
        """Note that something is wrong from `start` to `end`."""
        if len(self.found) >= MAX_DIAGNOSTICS:
            close = self.span(len(self.text), len(self.text))
            self.found.append(diagnose("too-many-errors", close, limit=MAX_DIAGNOSTICS))
            raise _StopReadingError
        self.found.append(diagnose(code, self.span(start, end), related=related, **words))


# ---------------------------------------------------------------------------------------------------------------------
# Characters

_LONE_CR = re.compile(r"\r(?!\n)")
_FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls; \x85 is a line end to YAML
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"  # invisible letters
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # no width, direction, line and paragraph separators
    "\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff"  # halves of characters, no characters, the sign of damage
    "\U000e0000-\U000e0fff"  # invisible tags
    "]"
)
_CHARACTERS = (  # up to this code point: what it is
    (0x0000, "空字符", "NUL"),
    (0x001F, "控制字符", "a control character"),
    (0x007F, "控制字符", "a control character"),
    (0x0084, "控制字符", "a control character"),
    (0x0085, "特殊换行符", "a next-line character"),
    (0x009F, "控制字符", "a control character"),
    (0x1FFF, "看不见的字符", "an invisible character"),
    (0x200B, "零宽空格", "a zero-width space"),
    (0x200D, "零宽连接符", "a zero-width joiner"),
    (0x200F, "文字方向控制符", "a direction mark"),
    (0x2029, "特殊换行符", "a line or paragraph separator"),
    (0x202E, "文字方向控制符", "a direction control"),
    (0x2065, "零宽字符", "a zero-width character"),
    (0x206F, "文字方向控制符", "a direction control"),
    (0x3FFF, "看不见的字符", "an invisible character"),
    (0xDFFF, "残缺的半个字符", "half of a character"),
    (0xFDEF, "无效字符", "no character"),
    (0xFEFF, "字节顺序标记（BOM）", "a byte order mark inside the text"),
    (0xFFFB, "看不见的字符", "an invisible character"),
    (0xFFFD, "乱码替代符，原来的文字已丢失", "the sign of a lost character"),
    (0xFFFF, "无效字符", "no character"),
    (0x10FFFF, "看不见的字符", "an invisible character"),
)


def _check_characters(text: str, page: _Page) -> None:
    """Complain of every character that cannot be seen, cannot be printed or breaks lines in its own way."""
    lone = [match.start() for match in _LONE_CR.finditer(text)]
    if lone:
        page.say("lone-cr", lone[0], lone[0] + 1, count=len(lone))
    for match in _FORBIDDEN.finditer(text):
        _say_character(page, match[0], match.start(), match.end())


def _say_character(page: _Page, char: str, start: int, end: int) -> None:
    """Complain of `char`, which stands or is meant from `start` to `end`."""
    name, name_en = next((zh, en) for last, zh, en in _CHARACTERS if ord(char) <= last)
    page.say("bad-character", start, end, point=f"U+{ord(char):04X}", name=name, name_en=name_en)


# ---------------------------------------------------------------------------------------------------------------------
# Escapes in double quotes
#
# JSON writes a character beyond U+FFFF as two escapes, which libyaml refuses and pure Python leaves as two halves. Such
# a pair is handed to PyYAML as one escape of YAML with two fillers behind it, so that no character moves.

_FILLER = "\ufdd0"  # INVARIANT: stands in no text, because `_FORBIDDEN` holds it
_PAIR = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL)
_ONE_FOR_PAIR = re.compile(rf"\\U[0-9a-f]{{8}}{_FILLER}{_FILLER}")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
"""The escapes of one letter that mean a character which must not be used."""


@dataclass(slots=True)
class _Pairs:
    """The text as PyYAML gets it, and where pairs of escapes stood in it."""

    text: str
    places: list[int] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    @classmethod
    def joined(cls, text: str) -> _Pairs:
        """Return `text` with every pair of escapes turned into one of the same length."""
        pairs = cls(text)
        if "\\ud" in text or "\\uD" in text:
            pairs.text = _PAIR.sub(pairs._join, text)
        return pairs

    def _join(self, match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        self.places.append(match.start())
        self.written.append(match[0])
        point = 0x10000 + ((int(match[1], 16) & 0x3FF) << 10) + (int(match[2], 16) & 0x3FF)
        return f"\\U{point:08x}{_FILLER}{_FILLER}"

    def restored(self, value: str, start: int, end: int, *, escaped: bool) -> str:
        """Return what the scalar from `start` to `end` means; outside of double quotes a pair is plain text."""
        if _FILLER not in value:
            return value
        if escaped:
            return value.replace(_FILLER, "")
        written = iter(self.written[bisect_left(self.places, start) : bisect_left(self.places, end)])
        return _ONE_FOR_PAIR.sub(lambda _: next(written), value)


def _check_escapes(page: _Page, prepared: str, start: int, end: int) -> None:
    """Complain of escapes in a double-quoted scalar that mean a character which must not be used."""
    for match in _ESCAPE.finditer(prepared, start, end):
        digits = match[1] or match[2] or match[3]
        char = chr(int(digits, 16)) if digits else _LETTERS.get(match[4], "")
        if "\ud800" <= char <= "\udfff":
            page.say("bad-escape", match.start(), match.end(), written=match[0])
        elif char == "\r" or _FORBIDDEN.match(char):
            _say_character(page, char, match.start(), match.end())


# ---------------------------------------------------------------------------------------------------------------------
# What a plain scalar means

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_POINT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([Tt ][ Tt0-9:.+Zz-]*)?")
_ZERO_FIRST = re.compile(r"[-+]?0[0-9_]+(?:\.[0-9_]*)?")
_CLOCK = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-9]{1,2})+(?:\.[0-9_]*)?")
_BASED = re.compile(r"[-+]?0(?:[xX][0-9a-fA-F_]+|[bB][01_]+|[oO][0-7_]+)")
_ODD_NUMBER = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|nan)", re.IGNORECASE)
_WIDE_DIGIT = re.compile(r"[０-９]")
_WIDE_NUMBER = re.compile(r"[0-9０-９.．,，:：%％+＋\-－~～/／年月日时岁周个天元万亿千百港美币]+")
_TRUTH_WORDS = frozenset({"y", "yes", "n", "no", "on", "off", "true", "false"})
_NULL_WORDS = frozenset({"~", "null"})
_RESERVED = frozenset({"=", "<<"})
_WORDS = _TRUTH_WORDS | _NULL_WORDS | _RESERVED
_LONGEST_WORD = max(map(len, _WORDS))
_NUMBER_STARTS = frozenset("0123456789+-.０１２３４５６７８９．＋－")
_EXACT: dict[str, Plain] = {"true": True, "false": False, "null": None}

_Complaint = tuple[str, dict[str, Any]]


def _too_long(number: str) -> bool:
    return any(len(digits) > MAX_DIGITS for digits in number.lstrip("-").split("."))


def _meaning(written: str) -> tuple[Plain, _Complaint | None]:
    """Return the value of a plain scalar, and what is ambiguous or impossible about it."""
    if written[:1] not in _NUMBER_STARTS:
        return (_EXACT[written], None) if written in _EXACT else (written, _ambiguity_of_word(written))
    if _WHOLE.fullmatch(written) or _POINT.fullmatch(written):
        if _too_long(written):
            return written, ("number-too-long", {"limit": MAX_DIGITS})
        return (Decimal(written) if "." in written else int(written)), None
    if day := _DAY.fullmatch(written):
        return _day(written, day)
    return written, _ambiguity(written)


def _day(written: str, day: re.Match[str]) -> tuple[str | date, _Complaint | None]:
    """Return the date that `written` names, or what is wrong with it."""
    padded = f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"
    try:
        found = parse_date(padded)
    except DateError:
        return written, ("no-such-day", {})
    return (found, None) if padded == written else (written, ("date-form", {"write": padded}))


def _ambiguity_of_word(written: str) -> _Complaint | None:
    """Return why a text that does not begin like a number could be a truth, a null or a mark of YAML, or None."""
    if len(written) > _LONGEST_WORD or (folded := written.casefold()) not in _WORDS:
        return None
    code = "truth-word" if folded in _TRUTH_WORDS else "null-word" if folded in _NULL_WORDS else "reserved-mark"
    return code, {}


def _ambiguity(written: str) -> _Complaint | None:
    """Return why a text that begins like a number and is no strict number or date could be taken for one, or None."""
    if _ZERO_FIRST.fullmatch(written):
        return "leading-zero", {}
    if _CLOCK.fullmatch(written):
        return "clock-number", {}
    if _ODD_NUMBER.fullmatch(written) or _BASED.fullmatch(written) or _NO_NUMBER.fullmatch(written):
        return "number-form", {"number": _plainly(written)}
    if _WIDE_DIGIT.search(written) and _WIDE_NUMBER.fullmatch(written):
        return "full-width-digits", {"write": unicodedata.normalize("NFKC", written)}
    return None


def _plainly(written: str) -> str:
    """Return the number that `written` means in plain digits, or an example where it is none or too long."""
    bare = written.replace("_", "")
    try:
        if _BASED.fullmatch(written):
            return _example(str(int(bare, 0)))
        mantissa, _, exponent = bare.lower().partition("e")
        if len(mantissa) > MAX_DIGITS or not -MAX_DIGITS <= int(exponent[:4] or "0") <= MAX_DIGITS:
            return _example("")
        return _example(f"{Decimal(bare).normalize():f}")
    except (ArithmeticError, ValueError):
        return _example("")


def _example(number: str) -> str:
    return number if (_WHOLE.fullmatch(number) or _POINT.fullmatch(number)) and not _too_long(number) else "100000"


# ---------------------------------------------------------------------------------------------------------------------
# Lines that were meant as “name: value”

_ID = r"[A-Za-z_][A-Za-z0-9_]{0,60}"
_HEAD = rf"(?:{_ID}|(?![0-9])[^\s:：,，.。;；、!！?？\"'“”‘’#()（）\[\]{{}}《》<>|&*@`%\\/=+-]{{1,20}})"
_COLON = r"[ \u3000]*(?P<colon>：|:(?=[^ \t\r\n/:]))"
_MEANT = re.compile(rf"[ \t\u3000]*(?:- +)*(?P<key>{_HEAD}){_COLON}")
_MEANT_ID = re.compile(rf"[ \t\u3000]*(?:- +)*(?P<key>{_ID}){_COLON}")
_WIDE_ID = re.compile(rf"^[ \t\u3000]*(?:- +)*(?P<key>{_ID})[ \u3000]*(?P<colon>：)", re.MULTILINE)
_DASHES = re.compile(r" *(?:- +)+")
_DOUBTFUL = re.compile(r"[:：\n]|^-")
_LOST_DASH = re.compile(r"[ \t]*-(?=[^0-9.\r\n])")
_SPECIAL_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def _say_colon(page: _Page, match: re.Match[str], offset: int = 0) -> None:
    """Complain of the colon that `match` found in a text which begins at `offset` of the page."""
    code = "full-width-colon" if match["colon"] == "：" else "colon-without-space"
    start = offset + match.start("colon")
    page.say(code, start, start + 1, key=match["key"].strip())


# ---------------------------------------------------------------------------------------------------------------------
# Events to tree


_Marked = yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent


@dataclass(slots=True)
class _Frame:
    """A mapping or a list that is being read. `end` is where its last part ended."""

    start: int
    end: int
    mapping: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, Scalar] = field(default_factory=dict)
    waiting: bool = False
    """A key was read and its value comes next."""
    key: Scalar | None = None
    """That key; None where it cannot be used, so that the value is dropped."""


@dataclass(slots=True)
class _Builder:
    """Takes events one after the other and builds the tree, without recursion."""

    page: _Page
    pairs: _Pairs
    stack: list[_Frame] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0
    documents: int = 0
    cursor: int = 0
    """Where the last scalar ended."""
    gap: str = ""
    """What stands between that scalar and the one before it."""
    last: tuple[int, int, str] = (0, 0, "")
    """Start, end and style of the last scalar."""

    def take(self, event: yaml.Event) -> None:
        """Take one event."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close(_place(event)[1])
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._document(*_place(event))
            case _:
                pass

    def finish(self) -> Mapping | None:
        """Return the tree after the last event."""
        self._gap(len(self.page.text), len(self.page.text))
        root, everything = self.root, (0, len(self.page.text.rstrip()))
        if root is None or (isinstance(root, Scalar) and not root.written and not root.quoted):
            self.page.found.append(diagnose("file-empty", Span(self.page.file, 0, 0, 0, 0)))
            return None
        if not isinstance(root, Mapping):
            if not any(one.code in _COLONS for one in self.page.found):
                self.page.say("not-a-mapping", *everything)
            return None
        return root

    # -- documents and collections

    def _document(self, start: int, end: int) -> None:
        """Begin a document: there is one, and no directive stands before it."""
        self.documents += 1
        if self.documents > 1:
            self.page.say("several-documents", start, max(end, start + 1))
            raise _StopReadingError
        for match in re.finditer(r"^%.*", self.page.text[:end], re.MULTILINE):
            self.page.say("yaml-directive", match.start(), match.end(), written=match[0].strip())

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        start, _ = _place(event)
        self._count(start)
        self._properties(event, start)
        if self._awaits_key():
            self.page.say("complex-key", start, self.page.line_end(start))
        if len(self.stack) >= MAX_DEPTH:
            self.page.say("too-deep", start, start + 1, limit=MAX_DEPTH)
            raise _StopReadingError
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(_Frame(start, start, mapping, flow=bool(event.flow_style)))

    def _close(self, end: int) -> None:
        frame = self.stack.pop()
        # only a bracket has a width of its own; a block ends where its last part ended
        closed = self.page.text[end - 1 : end] in _CLOSING and self.page.text[frame.start : frame.start + 1] in _OPENING
        end = end if closed else frame.end
        span = self.page.span(frame.start, end)
        node = Mapping(tuple(frame.entries), span) if frame.mapping else Sequence(tuple(frame.items), span)
        self._place(node, end)

    def _place(self, node: Node, end: int) -> None:
        """Put a finished node where it belongs."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.end = max(frame.end, end)
        if not frame.mapping:
            frame.items.append(node)
        elif frame.waiting:
            if frame.key is not None:
                frame.entries.append((frame.key, node))
            frame.waiting, frame.key = False, None
        else:  # a collection as a key: complained of when it began
            frame.waiting = True

    def _awaits_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].mapping and not self.stack[-1].waiting

    def _in_flow(self) -> bool:
        return bool(self.stack) and self.stack[-1].flow

    def _count(self, start: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.page.say("too-many-values", start, start + 1, limit=MAX_NODES)
            raise _StopReadingError

    # -- scalars

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        (start, end), style = _place(event), event.style or ""
        if style in _BLOCK_STYLES:
            end = start + len(self.page.text[start:end].rstrip())
        self._count(start)
        self._gap(start, end)
        marked = self._properties(event, start)
        if not (event.value or style or marked):
            self._absent(start)
            return
        self.last = (start, end, style)
        value = self.pairs.restored(event.value, start, end, escaped=style == '"')
        if not marked:
            self._check_style(style, start, end)
        if self._awaits_key():
            self._key(value, style, start, end)
        else:
            self._value(value, start, end, plain=not (style or marked))

    def _key(self, text: str, style: str, start: int, end: int) -> None:
        """Take a key: a text as it is written, once."""
        frame, page = self.stack[-1], self.page
        frame.waiting, frame.end = True, max(frame.end, end)
        if style in _BLOCK_STYLES or not self._is_simple(end):
            page.say("complex-key", start, end)
            return
        if not style:
            self._check_key(text, start, end)
        key = Scalar(text, text, bool(style), page.span(start, end))
        first = frame.seen.setdefault(unicodedata.normalize("NFC", text), key)
        if first is key:
            frame.key = key
            return
        place = Related(span=first.span, note="第一次写在这里", note_en="it stood here first")
        page.say("duplicate-key", start, end, related=(place,), key=text)

    def _is_simple(self, end: int) -> bool:
        """Return whether a key was written without `?`: before it stands none, and behind it a colon."""
        if self.gap.rstrip().endswith("?"):
            return False
        return self._in_flow() or _KEY_END.match(self.page.text, end) is not None

    def _check_key(self, text: str, start: int, end: int) -> None:
        """Complain of what is doubtful about a plain key; numbers and dates are fine, they are just text."""
        if "：" in text and (match := _MEANT_ID.match(text)) and match["colon"] == "：":
            _say_colon(self.page, match, start)
        if text.startswith("-") and not self._in_flow() and _LOST_DASH.match(text):
            self.page.say("lost-dash", start, start + 1)
        _, complaint = _meaning(text)
        if complaint is not None and complaint[0] not in _FINE_IN_KEYS:
            self.page.say(complaint[0], start, end, written=text, **complaint[1])
        following = self.page.text[end : end + 2]
        if self._in_flow() and len(following) == 2 and following[0] == ":" and following[1] in ",[]{}":
            self.page.say("colon-without-space", end, end + 1, key=text)

    def _value(self, text: str, start: int, end: int, *, plain: bool) -> None:
        """Take a value; only a plain one can be anything but text."""
        meaning: Plain = text
        if plain:
            self._check_lines(start, end)
            meaning, complaint = _meaning(text)
            if complaint is not None:
                self.page.say(complaint[0], start, end, written=text, **complaint[1])
        self._place(Scalar(meaning, text, not plain, self.page.span(start, end)), end)

    def _absent(self, start: int) -> None:
        """Take a key or a value that is not there."""
        page, span = self.page, self.page.span(start, start)
        if self._awaits_key():
            page.say("missing-key", start, start + 1)
            self.stack[-1].waiting = True
            return
        if self.stack and self.stack[-1].mapping:
            self._absent_value(self.stack[-1].key)
        elif self.stack:
            dash = page.text.rfind("-", 0, start + 1)
            page.say("empty-value", dash, dash + 1, key="-")
        self._place(Scalar(None, "", quoted=False, span=span), start)

    def _absent_value(self, key: Scalar | None) -> None:
        """Complain of a key with nothing behind it, unless the colon inside of it is what is wrong."""
        if key is None:
            return
        start = self.page.starts[key.span.line - 1] + key.span.column - 1
        match = None if key.quoted or not self._in_flow() else _MEANT.match(key.written)
        if match is not None:
            _say_colon(self.page, match, start)
        else:
            end = self.page.starts[key.span.end_line - 1] + key.span.end_column - 1
            self.page.say("empty-value", start, end, key=key.written)

    # -- what is refused in scalars, their marks and the gaps between them

    def _check_style(self, style: str, start: int, end: int) -> None:
        text = self.page.text
        if style == '"':
            if "\\" in text[start:end]:
                _check_escapes(self.page, self.pairs.text, start, end)
        elif style in _BLOCK_STYLES:
            header = text[start : self.page.line_end(start)]
            if not _BLOCK_HEADER.fullmatch(header):
                self.page.say("block-text-mark", start, start + len(header.rstrip()), mark=style)
            if tab := _BLOCK_TAB.search(text, start, end):
                self.page.say("tab", tab.end() - 1, tab.end())
        elif not style:
            self._check_plain(text[start:end], start)

    def _check_plain(self, raw: str, start: int) -> None:
        """Complain of what PyYAML's halves read differently in plain text, and of spaces that are none."""
        if "\t" in raw:
            self.page.say("tab", start + raw.index("\t"), start + raw.index("\t") + 1)
        if self._in_flow() and "?" in raw:
            self.page.say("bracket-question", start, start + len(raw), written=raw)
        if raw.strip(_SPECIAL_SPACES) != raw:
            at = start if raw[0] in _SPECIAL_SPACES else start + len(raw) - 1
            self.page.say("odd-space", at, at + 1, point=f"U+{ord(self.page.text[at]):04X}")

    def _check_lines(self, start: int, end: int) -> None:
        """Complain of lines of a plain text that were meant as “name: value”.

        On a line of its own any short name counts; behind a dash, or where a text goes on, only an id does, since
        “地点：政务中心” is a proper sentence there. Behind “name: ” a text may hold what colons it likes.
        """
        raw = self.page.text[start:end]
        if not _DOUBTFUL.search(raw):
            return
        _, begins_line, before = self.gap.rpartition("\n")
        alone = bool(begins_line) and not before.strip() and not self._in_flow()
        behind_dash = bool(begins_line) and _DASHES.fullmatch(before) is not None
        pattern = _MEANT if alone else _MEANT_ID if behind_dash else None
        for line in raw.split("\n"):
            if pattern is not None and (match := pattern.match(line)):
                _say_colon(self.page, match, start)
            if alone and (dash := _LOST_DASH.match(line)):
                self.page.say("lost-dash", start + dash.end() - 1, start + dash.end())
            pattern, alone = _MEANT_ID if self.stack else _MEANT, not self._in_flow()
            start += len(line) + 1

    def _properties(self, event: _Marked, start: int) -> bool:
        """Complain of an anchor and a tag; return whether there is one."""
        for code, sign, present in (("yaml-anchor", "&", event.anchor), ("yaml-tag", "!", event.tag)):
            if present is not None:
                at = self.page.text.find(sign, start)
                written = _token(self.page.text, at)
                self.page.say(code, at, at + len(written), written=written)
        return event.anchor is not None or event.tag is not None

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = _place(event)
        self._count(start)
        self._gap(start, end)
        written = self.page.text[start:end]
        self.page.say("yaml-alias", start, end, written=written)
        if self._awaits_key():
            self.stack[-1].waiting = True
        else:
            self._place(Scalar(written, written, quoted=False, span=self.page.span(start, end)), end)

    def _gap(self, start: int, end: int) -> None:
        """Complain of tabs between the last scalar and the one from `start` to `end`, comments left out."""
        gap, cursor = self.page.text[self.cursor : start], self.cursor
        self.gap = gap if cursor else "\n" + gap
        self.cursor = max(self.cursor, end)
        if "\t" not in gap:
            return
        for line in gap.split("\n"):
            tab = line.partition("#")[0].find("\t")
            if tab != -1:
                self.page.say("tab", cursor + tab, cursor + tab + 1)
            cursor += len(line) + 1


_BLOCK_STYLES = frozenset({"|", ">"})
_COLONS = frozenset({"full-width-colon", "colon-without-space"})
_OPENING = frozenset("[{")
_CLOSING = frozenset("]}")
_BLOCK_TAB = re.compile(r"\n *\t")
_FINE_IN_KEYS = frozenset({"number-too-long", "no-such-day"})
_KEY_END = re.compile(r" *:")
_BLOCK_HEADER = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])(?: +#.*| *)\r?")
_TOKEN = re.compile(r"[^\s,\[\]{}]+")


def _token(text: str, at: int) -> str:
    """Return the run of characters at `at`."""
    match = _TOKEN.match(text, max(at, 0))
    return match[0] if match else text[at : at + 1]


def _build(page: _Page, *, pure: bool) -> Mapping | None:
    """Parse the page and return its tree, or None where it cannot be used."""
    pairs = _Pairs.joined(page.text)
    builder = _Builder(page, pairs)
    try:
        for event in yaml.parse(pairs.text, Loader=_loader(pure=pure)):
            builder.take(event)
        return builder.finish()
    except yaml.MarkedYAMLError as error:
        _explain(page, builder, error)
    except (yaml.YAMLError, ValueError, OverflowError):  # pure Python on \U00110000
        _say_huge_escape(page, builder.cursor)
    except _StopReadingError:
        pass
    return builder.root if isinstance(builder.root, Mapping) else None


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return where an event starts and ends, in characters."""
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0, end.index if end else 0)


def _loader(*, pure: bool) -> Any:
    """Return libyaml where PyYAML was built with it."""
    return yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _say_huge_escape(page: _Page, start: int) -> None:
    """Complain of an escape beyond the last character of Unicode."""
    match = _HUGE.search(page.text, start)
    if match is None:
        page.say("yaml-syntax", start, start + 1)
    else:
        page.say("bad-escape", match.start(), match.end(), written=match[0])


_HUGE = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")

# ---------------------------------------------------------------------------------------------------------------------
# What a syntax error means: PyYAML's words are for programmers, and what it names first is seldom what is wrong


@dataclass(frozen=True, slots=True)
class _Failure:
    """Where parsing failed: `at` is the place, `context` where the thing being read began, `words` PyYAML's own."""

    page: _Page
    builder: _Builder
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
        return next((start for start in frames if self.page.text[start : start + 1] in _OPENING), None)

    def say(self, code: str, start: int | None = None, end: int | None = None, **words: Any) -> bool:
        """Complain, at the place of the failure if no other is given; return that it was understood."""
        start = self.at if start is None else start
        self.page.say(code, start, start + 1 if end is None else end, **words)
        return True


def _explain(page: _Page, builder: _Builder, error: yaml.MarkedYAMLError) -> None:
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
    match = _ESCAPE.match(failure.page.text, max(start, 0))
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
        written = _token(failure.page.text, failure.context)
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
        match = _MEANT.match(page.text, start, page.line_end(start))
        if match is not None:
            said.add(match.start("colon"))
            _say_colon(page, match)
    for match in _WIDE_ID.finditer(page.text) if said else ():
        if match.start("colon") not in said:
            _say_colon(page, match)
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
