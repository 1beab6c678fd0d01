"""The few errors that are raised.

TalentRulesError
├── InputError                a file or a value cannot be used; carries every diagnostic
│   ├── OutsideReviewError    … a day for which the rule pack was not reviewed (strict mode)
│   ├── PackError             … a rule pack
│   ├── ProfileError          … a profile
│   ├── ReceiptError          … a receipt
│   └── TableError            … a workbook of tier tables
├── MissingExtraError         a command wants a package that is not installed
├── UnknownBenefitError       no benefit of that id or name
└── UnknownPackError          no built-in pack of that id, no file of that name
"""

from __future__ import annotations

from collections.abc import Iterable

from talentrules.diagnostics import Diagnostic, Language, in_order, printable, render_all

__all__ = [
    "InputError",
    "MissingExtraError",
    "OutsideReviewError",
    "PackError",
    "ProfileError",
    "ReceiptError",
    "TableError",
    "TalentRulesError",
    "UnknownBenefitError",
    "UnknownPackError",
]


class TalentRulesError(Exception):
    """The root of all errors that this library raises on purpose."""


class InputError(TalentRulesError):
    """What was given cannot be used. `diagnostics` holds everything that is wrong, sorted by place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = in_order(diagnostics)
        super().__init__(self.diagnostics)

    def render(self, lang: Language = "zh") -> str:
        """Return all diagnostics as text, each with its line underlined."""
        return render_all(self.diagnostics, lang)

    def __str__(self) -> str:
        return self.render()


class OutsideReviewError(InputError):
    """A decision was asked for in strict mode, and its day lies after the one up to which the pack was reviewed."""


class PackError(InputError):
    """A rule pack cannot be used."""


class ProfileError(InputError):
    """A profile cannot be used."""


class ReceiptError(InputError):
    """A receipt cannot be used."""


class TableError(InputError):
    """A workbook of tier tables cannot be used; or what a pack holds cannot be put into one."""


class MissingExtraError(TalentRulesError):
    """Something was asked for that wants an optional package, which is not installed; the text says how to install it."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(zh)

    def render(self, lang: Language = "zh") -> str:
        """Return the message in `lang`."""
        return f"error[missing-extra]: {self.en}" if lang == "en" else f"错误[missing-extra]：{self.zh}"

    def __str__(self) -> str:
        return self.render()


class UnknownPackError(TalentRulesError):
    """There is no built-in pack of that id and no file of that name."""

    def __init__(self, wanted: str, known: Iterable[str], suggestion: str | None = None) -> None:
        self.wanted = printable(wanted)
        self.known = tuple(known)
        self.suggestion = suggestion
        super().__init__(wanted)

    def render(self, lang: Language = "zh") -> str:
        """Return the message in `lang`, with the ids that are known."""
        if lang == "en":
            near = f" Did you mean “{self.suggestion}”?" if self.suggestion else ""
            return f"error[unknown-pack]: no pack “{self.wanted}”.{near} Built in: {', '.join(self.known)}; or give the path of a file."
        near = f"是不是“{self.suggestion}”？" if self.suggestion else ""
        return f"错误[unknown-pack]：没有规则包“{self.wanted}”。{near}内置的有：{'、'.join(self.known)}；也可以写文件路径。"

    def __str__(self) -> str:
        return self.render()


class UnknownBenefitError(TalentRulesError, KeyError):
    """The pack has no such benefit; `suggestion` is the nearest name, where one is near."""

    def __init__(self, wanted: str, pack: str, suggestion: str | None = None) -> None:
        self.wanted = printable(wanted)
        self.pack = pack
        self.suggestion = suggestion
        super().__init__(wanted)

    def render(self, lang: Language = "zh") -> str:
        """Return the message in `lang`."""
        if lang == "en":
            near = f" Did you mean “{self.suggestion}”?" if self.suggestion else ""
            return f"error[unknown-benefit]: {self.pack} has no benefit “{self.wanted}”.{near}"
        near = f"是不是“{self.suggestion}”？" if self.suggestion else "用 talentrules show 查看全部待遇。"
        return f"错误[unknown-benefit]：{self.pack}没有“{self.wanted}”这项待遇。{near}"

    def __str__(self) -> str:
        return self.render()
