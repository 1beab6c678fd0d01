"""The file and its bytes: what is read at all, and in what encoding it was saved.

A path may lead to a folder or a pipe, a file may be a Word document or GBK from an old editor. Each is told by what it
is, since “not UTF-8” tells an office nothing.
"""

from __future__ import annotations

import codecs
import errno
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from talentrules.syntax.reading.limits import MAX_BYTES


class Refused(Exception):  # noqa: N818 - a decision of this module, not an error of its caller
    """The file will not be read: a diagnostic code and its words."""

    def __init__(self, code: str, **words: Any) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


def too_large() -> Refused:
    """Return the refusal of a file over `MAX_BYTES`."""
    return Refused("file-too-large", limit=MAX_BYTES // (1024 * 1024))


def fetch(path: Path) -> bytes:
    """Return the bytes of an ordinary file that is not too large, or raise `Refused`.

    The kind of the file is looked at before it is opened: opening a pipe would wait for ever.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refused("file-is-folder")
        if not stat.S_ISREG(status.st_mode):
            raise Refused("file-not-regular")
        if status.st_size > MAX_BYTES:
            raise too_large()
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as problem:  # ValueError: a path that holds a NUL
        raise Refused("file-missing") from problem
    except OSError as problem:
        denied = problem.errno in (errno.EACCES, errno.EPERM)
        zh, en = ("没有读取权限", "permission denied") if denied else ("系统拒绝", "the system refuses")
        raise Refused("file-unreadable", reason=zh, reason_en=en) from problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
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


def guess(data: bytes) -> Guess:
    """Say how `data` was written: UTF-8, or what else and where it shows."""
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            return _other_encoding(codec, encoding)
    for magic, kind, kind_en in _BINARY:
        if data.startswith(magic):
            return Guess(codec="latin-1", code="file-not-text", words={"kind": kind, "kind_en": kind_en})
    if (unmarked := _unmarked_utf16(data)) is not None:
        return _other_encoding(unmarked, "UTF-16")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _guess_from(data, problem.start)
    return Guess()


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


def _guess_from(data: bytes, start: int) -> Guess:
    """Say what bytes are that stop being UTF-8 at `start`."""
    if sum(char > "\x7f" for char in data[:start].decode("utf-8")) >= _DAMAGED:
        return Guess(code="file-damaged", index=_index_of_byte(data, start, "utf-8"))
    if _CONTROL_BYTES.search(data):
        kind = {"kind": "程序或图片等数据", "kind_en": "data of a program"}
        return Guess(codec="latin-1", code="file-not-text", words=kind)
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return _other_encoding("utf-8", "一种少见的编码", "an unusual encoding", _index_of_byte(data, start, "utf-8"))
    return _other_encoding("gb18030", "GBK（GB18030）", "GBK (GB18030)", _index_of_byte(data, start, "gb18030"))


def _index_of_byte(data: bytes, start: int, codec: str) -> int:
    """Return which character of the text byte `start` belongs to."""
    return len(data[:start].decode(codec, "replace").removeprefix("\ufeff"))


def _other_encoding(codec: str, encoding: str, encoding_en: str = "", index: int = 0) -> Guess:
    words = {"encoding": encoding, "encoding_en": encoding_en or encoding}
    return Guess(codec=codec, code="file-encoding", index=index, words=words)
