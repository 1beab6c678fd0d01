"""The characters that must not be used, and what they are called.

They cannot be seen, cannot be printed or break lines in their own way: two readers of one file would see different
things. The page shows them harmless, so this table stands below it; the complaints, in `characters`, stand above.
"""

from __future__ import annotations

import re

LONE_CR = re.compile(r"\r(?!\n)")
FORBIDDEN = re.compile(
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


def tamed(text: str) -> str:
    """Return `text` with every character that must not be used made harmless, none of them moved."""
    return FORBIDDEN.sub("\ufffd", LONE_CR.sub("\n", text))


def called(char: str) -> tuple[str, str]:
    """Return what a character that must not be used is called, in Chinese and in English."""
    return next((zh, en) for last, zh, en in _CHARACTERS if ord(char) <= last)
