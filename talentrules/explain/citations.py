"""Citations in words: who printed it, when, how far it can be trusted, and the words themselves."""

from __future__ import annotations

from collections.abc import Iterable

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.document import Quote
from talentrules.explain.labels import SOURCE_KINDS
from talentrules.explain.values import day_words, quoted
from talentrules.model.decision import Item
from talentrules.model.pack import Benefit, Pack, Version
from talentrules.model.sources import Citation, Document, Source, SourceKind

__all__ = [
    "benefit_citations",
    "cited_at",
    "document_words",
    "in_brief",
    "item_citations",
    "quotes",
    "source_words",
    "titled",
]


def item_citations(item: Item) -> tuple[Citation, ...]:
    """Return the citations of the benefit, of the version that applies, and of the procedure; each once."""
    versions = (item.version,) if item.version is not None else item.benefit.versions
    return benefit_citations(item.benefit, versions)


def benefit_citations(benefit: Benefit, versions: Iterable[Version]) -> tuple[Citation, ...]:
    """Return the citations of `benefit` with those of `versions` and of its procedure; each once."""
    procedure = benefit.procedure.cite if benefit.procedure is not None else ()
    found = [*benefit.cite, *(cite for version in versions for cite in version.cite), *procedure]
    return tuple(cite for place, cite in enumerate(found) if cite not in found[:place])


def cited_at(cite: Citation, pack: Pack, lang: Language) -> str:
    """Return where a citation stands: 人民网海南频道2024年5月9日（主管部门通稿），《文件》第×条 for a regulation."""
    source = pack.sources.get(cite.source)
    if source is None:
        return cite.source
    kind = cite.kind or source.kind
    named = source.kind in (SourceKind.REGULATION, SourceKind.OFFICIAL_NOTICE)
    head = titled(source.title) if named else _publisher_and_day(source, lang)
    return f"{head}{cite.article}{say.BRACKETS.say(lang, text=SOURCE_KINDS[kind].say(lang))}"


def quotes(cites: Iterable[Citation], pack: Pack, lang: Language) -> tuple[Quote, ...]:
    """Return citations with their words between quotation marks."""
    return tuple(Quote(cited=cited_at(cite, pack, lang), words=quoted(cite.quote, lang)) for cite in cites)


def in_brief(cites: Iterable[Citation], pack: Pack, lang: Language) -> str:
    """Return citations on one line, for the small print below a condition."""
    return say.PIECES.say(lang).join(f"{one.cited}{one.words}" for one in quotes(cites, pack, lang))


def source_words(source: Source, lang: Language) -> str:
    """Return a source in full: title, publisher, date, kind, who supplied it, address."""
    details = [SOURCE_KINDS[source.kind].say(lang)]
    if source.supplied_by:
        details.append(say.SUPPLIED.say(lang, supplied_by=source.supplied_by))
    parts = [f"{titled(source.title)}{_gap(lang)}{source.publisher}", _published(source, lang)]
    line = (", " if lang == "en" else "，").join(part for part in parts if part)
    line += say.BRACKETS.say(lang, text=say.PIECES.say(lang).join(details))
    return f"{line} {source.url}" if source.url else line


def document_words(document: Document, lang: Language) -> str:
    """Return a document that sources name, with what they say of it."""
    title = titled(document.title)
    return say.DOCUMENT_NOTE.say(lang, title=title, note=document.note) if document.note else title


def titled(title: str) -> str:
    """Return a title between 《》, once."""
    return title if title.startswith("《") else f"《{title}》"


def _publisher_and_day(source: Source, lang: Language) -> str:
    """Return who printed it and when; what is known of a missing date stands in the list of sources."""
    if source.published_on is None:
        return f"{source.publisher}{say.BRACKETS.say(lang, text=say.UNDATED.say(lang))}"
    return f"{source.publisher}{_gap(lang)}{day_words(source.published_on, lang)}"


def _published(source: Source, lang: Language) -> str:
    if source.published_on is not None:
        return day_words(source.published_on, lang)
    return source.published_note or say.UNDATED.say(lang)


def _gap(lang: Language) -> str:
    return " " if lang == "en" else ""
