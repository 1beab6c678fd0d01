"""Text that would act: in every text of a pack and a profile, shown on every page as the text that it is."""

from __future__ import annotations

import dataclasses
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import talentrules as tr
from talentrules import explain
from talentrules.engine import decide
from talentrules.loading import load_file
from talentrules.model.decision import Decision
from talentrules.model.pack import Pack
from talentrules.model.profile import Attestation, Case, Known, Profile
from tests.cli.conftest import Run, run
from tests.robustness.mangling import ROOT, YUNSHAN

__all__ = ["run"]

DAY = date(2026, 6, 1)
MARK = "zzqx"
"""Stands in every hostile text, so that what comes from one is recognised wherever it turns up."""
SHAPES = (
    "<script>zzqx{0}</script>",
    '"><img src=zzqx{0} onerror=zzqx{0}>',
    "</style></title></table><zzqx{0}>",
    "' onmouseover='zzqx{0}",
    "javascript:zzqx{0}//",
    "--><!-- zzqx{0} ]]>",
    "&#60;zzqx{0}&#62; &lt;b&gt;",
)


class Marked:
    """Replaces texts by hostile ones, each with a number of its own."""

    def __init__(self) -> None:
        self.number = 0
        self.fields: set[str] = set()

    def text(self, field: str) -> str:
        self.number += 1
        self.fields.add(field)
        return SHAPES[self.number % len(SHAPES)].format(self.number)


PROSE = frozenset(
    {
        *("name", "quote", "title", "publisher", "published_note", "supplied_by", "url", "note", "about", "authority"),
        *("article", "beneficiary_name", "verb", "place", "issuer", "form", "route", "question", "proof", "decided_by"),
        *("repaid_by", "subject", "within", "code", "window", "notes", "unstated", "items", "also_known", "accept"),
        *("text", "events", "unit", "reason", "received_as", "also", "written"),
    }
)


def hostile(held: Any, marked: Marked, field: str = "") -> Any:
    """Return frozen data with every text that a person wrote replaced."""
    if isinstance(held, str):
        prose = type(held) is str and (field in PROSE or (field == "values" and not held.isascii()))
        return marked.text(field) if prose and (held or field != "text") else held
    if isinstance(held, Mapping):
        return {key: hostile(value, marked, field if field == "accept" else "") for key, value in held.items()}
    if isinstance(held, tuple):
        return tuple(hostile(one, marked, field if isinstance(one, str) else "") for one in held)
    if dataclasses.is_dataclass(held) and not isinstance(held, type):
        kept = ("span", "file")
        fields = [one.name for one in dataclasses.fields(held) if one.init and one.name not in kept]
        return replace(held, **{name: hostile(getattr(held, name), marked, name) for name in fields})
    return held


def left_over(held: Any) -> Iterator[str]:
    """Yield every text of frozen data that no hostile one replaced, files and places left out."""
    if isinstance(held, str):
        if MARK not in held and type(held) is str:
            yield held
    elif isinstance(held, Mapping):
        for value in held.values():
            yield from left_over(value)
    elif isinstance(held, tuple | frozenset):
        for one in held:
            yield from left_over(one)
    elif dataclasses.is_dataclass(held):
        for field in dataclasses.fields(held):
            if field.name not in {"span", "file", "pattern", "open_pattern"}:  # a pattern is matched, never shown
                yield from left_over(getattr(held, field.name))


class Page(HTMLParser):
    """Collects what a browser would see: elements with their attributes, and words."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.others: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


_SAID = frozenset({"aria-label", "title", "alt"})
"""Attributes whose value is words for people."""
_FORBIDDEN = frozenset(
    {"script", "img", "iframe", "object", "embed", "link", "base", "form", "input", "button", "zzqx"}
)


def is_inert(page: str) -> str:
    """Assert that nothing of a hostile text became more than text; return the words of the page."""
    seen = Page(page)
    assert not seen.others
    for tag, attributes in seen.elements:
        assert tag not in _FORBIDDEN, tag
        for name, value in attributes:
            assert not name.startswith("on"), name
            assert MARK not in name, name
            assert name in _SAID or MARK not in (value or ""), (tag, name, value)
            assert name not in {"src", "srcset", "style", "action", "formaction"}, (tag, name)
            if name in {"href", "xlink:href"}:
                assert re.match(r"#|https?://", value or ""), value
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    return "".join(seen.words)


def _spoiled() -> tuple[Pack, Decision, Marked]:
    marked = Marked()
    pack = hostile(load_file(YUNSHAN).pack, marked)
    assert isinstance(pack, Pack)
    facts = {
        "education_level": Known(value="doctor", remark=marked.text("remark")),
        "employer_name": Known(value=marked.text("value"), remark=marked.text("remark")),
        "birth_date": Known(value=date(1990, 1, 1)),
        "introduced_on": Known(value=date(2024, 3, 1)),
        "applied_on": Known(value=date(2026, 5, 20)),
    }
    attested = Attestation(holds=True, office=marked.text("office"), paper_ref=marked.text("paper_ref"))
    profile = Profile(
        facts={name: known for name, known in facts.items() if name in pack.facts},
        attestations=dict.fromkeys(pack.findings, attested),
        remarks={name: marked.text("remark") for name in pack.facts if name not in facts},
    )
    return pack, decide(pack, Case(profile=profile, on=DAY)), marked


def _pages(pack: Pack, decision: Decision, lang: Any) -> Iterator[tuple[str, str]]:
    whole = tr.Decision(model=decision)
    yield "decision", whole.to_html(lang)
    yield "notice", whole.to_notice(lang)
    yield "verification", whole.to_verification(lang)
    yield "ledger", whole.ledger(until=date(2030, 1, 1)).to_html(lang)
    yield "settlement", whole.settle(left_on=date(2027, 1, 1)).to_html(lang)
    yield "comparison", tr.Comparison(decisions=(whole, whole)).to_html(lang)
    yield "handbook", explain.handbook_to_html(pack, lang)
    yield "pack", explain.document_to_html(explain.pack_document(pack, lang))
    for benefit in pack.benefits:
        yield f"benefit {benefit}", explain.document_to_html(explain.benefit_document(pack, benefit, lang))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_that_others_wrote_becomes_an_element_or_an_attribute(lang: str) -> None:
    pack, decision, marked = _spoiled()
    assert marked.number > 300
    assert {"name", "quote", "title", "publisher", "url", "note", "authority", "remark", "paper_ref"} <= marked.fields
    shown: set[str] = set()
    for name, page in _pages(pack, decision, lang):
        words = is_inert(page)
        assert MARK in words or name == "settlement", name
        shown |= set(re.findall(rf"{MARK}\d+", words))
    assert len(shown) > 200


def test_what_is_not_replaced_is_no_text_of_a_person() -> None:
    pack, _, _ = _spoiled()
    assert {one for one in left_over(pack) if not re.fullmatch(r"[A-Za-z0-9_.:-]*", one)} == set()


def test_a_page_that_is_not_inert_is_recognised() -> None:
    hostile_pages = [
        "<script>zzqx1</script>",
        '<p class="a" onclick="x">',
        '<a href="javascript:zzqx1">',
        '<p class="zzqx1">',
        "<p>\u202e</p>",
        "<!-- zzqx1 -->",
        '<a href="data:text/html,x">',
    ]
    for page in hostile_pages:
        with pytest.raises(AssertionError):
            is_inert(page)
    assert is_inert('<p class="a">&lt;script&gt;zzqx1</p><a href="#x">') == "<script>zzqx1"


def test_no_page_leads_anywhere_but_into_itself() -> None:
    """The address of a source is shown as text; were it a link, `javascript:` would be one too."""
    pack, decision, _ = _spoiled()
    for _, page in _pages(pack, decision, "zh"):
        links = [value for _, attrs in Page(page).elements for name, value in attrs if name == "href"]
        assert all(value is not None and value.startswith("#") for value in links)


def test_plain_text_and_markdown_carry_nothing_that_a_terminal_obeys() -> None:
    pack = load_file(YUNSHAN).pack
    facts = {"education_level": Known(value="doctor", remark="\x1b]0;x\x07\x9b31m甲\u202e乙\r丙")}
    whole = tr.Decision(model=decide(pack, Case(profile=Profile(facts=facts), on=DAY)))
    for text in (whole.to_text(), whole.to_markdown(), whole.to_html(), whole.to_verification(), whole.to_notice()):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "甲乙" in whole.to_text()


# The terminal --------------------------------------------------------------------------------------------------------

RED = "\x1b[31m红\x9b1m\u202e"


def _on_a_terminal(*arguments: str, cwd: Path) -> str:
    """Return what a terminal gets that wants no colours."""
    ours, theirs = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "talentrules", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, cwd=cwd, env=environment
    ) as child:
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 65536):
                said += piece
        except OSError:  # how a terminal tells that nobody is there any more
            pass
        assert child.wait(60) in {0, 1, 2}
    os.close(ours)
    return said.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / f"{RED}.yaml").write_bytes((ROOT / "rules" / "nanle.yaml").read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("format", "--diff", f"{RED}.yaml"),
        ("decide", f"{RED}.yaml", f"{RED}.json"),
        ("decide", "nanle", "x", "--on", RED),
        (RED,),
    ],
    ids=["format", "decide", "day", "command"],
)
def test_a_terminal_obeys_no_name_and_no_argument(arguments: tuple[str, ...], folder: Path) -> None:
    said = _on_a_terminal(*arguments, cwd=folder)
    assert "红" in said
    assert not re.search("[\x1b\x9b\u202e]", said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", f"{RED}.yaml"),
        ("check", f"{RED}.yaml"),
        ("show", f"{RED}.yaml"),
        ("show", "nanle", RED),
        ("format", f"{RED}.yaml"),
        ("why", f"{RED}.yaml", "-", RED, "--on", "2024-06-01"),
        ("decide", "nanle", "-", "--on", "2024-06-01", "--format", RED),
        ("decide", "nanle", "-", "--on", "2024-06-01", "--output", f"{RED}/{RED}"),
        ("decide", "nanle", "a", "b", RED),
        ("replay", f"{RED}.json"),
        ("diff", f"{RED}:a.yaml", "nanle"),
        ("diff", f"{RED}.yaml", "nanle", "--on", "2024-06-01"),
        ("table", "import", f"{RED}.xlsx", f"{RED}.yaml"),
        ("test", RED),
        ("new", RED),
        ("schema", RED),
        (f"--{RED}",),
    ],
    ids=lambda arguments: arguments[0] if arguments[0].isprintable() else "option",
)
def test_no_command_repeats_what_a_terminal_would_obey(
    arguments: tuple[str, ...], folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    done = run(*arguments, stdin=b"employer_name: x\n")
    assert done.status in {0, 1, 2}
    assert not re.search("[\x1b\x9b\u202e]", done.out + done.err)


def test_a_receipt_names_its_pack_in_letters_that_can_be_read_back(folder: Path) -> None:
    pack = tr.load(folder / f"{RED}.yaml")
    receipt = pack.decide({}, on=DAY).receipt()
    assert receipt.pack_file == "_[31m红_1m_.yaml"
    assert tr.replay(receipt.to_data(), pack).same
