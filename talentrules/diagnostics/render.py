"""A diagnostic as text: message, place, the line underlined, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable

from talentrules.diagnostics.diagnostic import Diagnostic, Language, Severity

__all__ = ["render", "render_all"]

_LABELS = {
    "zh": {
        Severity.ERROR: "错误",
        Severity.WARNING: "提醒",
        "hint": "怎么改",
        "summary": "共 {errors} 个错误，{warnings} 个提醒",
    },
    "en": {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        "hint": "write",
        "summary": "{errors} errors, {warnings} warnings",
    },
}
_LONGEST_LINE = 200


def render(diagnostic: Diagnostic, lang: Language = "zh") -> str:
    """Return `diagnostic` as some lines of plain text without a line end at the close."""
    labels = _LABELS[lang]
    message, hint = diagnostic.words(lang)
    colon = "：" if lang == "zh" else ": "
    head = f"{labels[diagnostic.severity]}[{diagnostic.code}]"
    place = f" {diagnostic.place}" if diagnostic.place else ""
    lines = [f"{head}{place}{colon}{message}"]
    if diagnostic.span.line:
        text, marks = diagnostic.span.underline()
        if len(text) <= _LONGEST_LINE:
            gutter = f"{diagnostic.span.line:>5} │ "
            lines += [gutter + text, " " * 5 + " │ " + marks]
    lines += [f"      → {one.span}{colon}{one.note_en if lang == 'en' else one.note}" for one in diagnostic.related]
    if hint:
        lines.append(f"      {labels['hint']}{colon}{hint}")
    return "\n".join(lines)


def render_all(diagnostics: Iterable[Diagnostic], lang: Language = "zh") -> str:
    """Return all of `diagnostics`, and a line that counts them."""
    listed = list(diagnostics)
    errors = sum(one.severity is Severity.ERROR for one in listed)
    summary = _LABELS[lang]["summary"].format(errors=errors, warnings=len(listed) - errors)
    return "\n\n".join([*(render(one, lang) for one in listed), summary])
