"""What every chapter writes alike: a list of conditions, quotations, tables of tiers and bands, the small print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from talentrules.diagnostics import Language
from talentrules.explain import document
from talentrules.explain import phrases as say
from talentrules.explain.citations import cited_at, in_brief
from talentrules.explain.conditions import condition_lines, written_conditions
from talentrules.explain.figures import share_words
from talentrules.explain.handbook import words
from talentrules.explain.handbook.links import anchor, linked
from talentrules.explain.handbook.page import (
    Block,
    Cell,
    Grid,
    Line,
    Link,
    Listing,
    Point,
    Quotation,
    Quotations,
    Text,
    cell,
)
from talentrules.explain.labels import HIT_POLICIES, Words
from talentrules.explain.pack_text import tier_rows
from talentrules.explain.scope import Scope
from talentrules.explain.terms import composed, is_gate, uplift_of
from talentrules.explain.values import money_words, quoted
from talentrules.model.conditions import All, Any, AtLeastN, Condition, Not
from talentrules.model.pack import Pack
from talentrules.model.quantities import Bands, Product, Row, Table
from talentrules.model.sources import Citation
from talentrules.model.walk import Term, terms_in
from talentrules.source import Span

__all__ = ["Writer", "place_of", "scoped_below"]


def place_of(span: Span) -> str:
    """Return file and line; empty for what no file holds."""
    return span.label if span.line else ""


def scoped_below(term: Term, scope: Scope) -> Iterator[tuple[Term, Scope]]:
    """Yield `term` and everything inside it, each with where its names are read, outermost first."""
    yield term, scope
    for part in terms_in(term):
        yield from scoped_below(part, scope.within(term))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes blocks of a handbook about one pack, in one language."""

    scope: Scope

    @classmethod
    def of(cls, pack: Pack, lang: Language) -> Writer:
        """Return the writer of a pack."""
        return cls(Scope.of(pack, lang))

    @property
    def pack(self) -> Pack:
        """The pack."""
        return self.scope.pack

    @property
    def lang(self) -> Language:
        """The language."""
        return self.scope.lang

    def tell(self, what: Words, **fill: object) -> str:
        """Return words in the language of the handbook."""
        return what.say(self.lang, **fill)

    def headings(self, *columns: Words) -> tuple[str, ...]:
        """Return the headings of a table."""
        return tuple(one.say(self.lang) for one in columns)

    # -- plain blocks -------------------------------------------------------------------------------------------------

    def line(self, kind: str, label: Words, text: str | Text, place: str = "") -> Line:
        """Return a labelled sentence."""
        return Line(kind=kind, label=self.tell(label), text=(text,) if isinstance(text, str) else text, place=place)

    def listing(self, kind: str, label: Words | None, lines: Iterable[str], place: str = "") -> Iterator[Listing]:
        """Yield a list of sentences, unless there are none."""
        points = tuple(Point(text=(one,)) for one in lines)
        if points:
            first = (Point(text=points[0].text, place=place), *points[1:])
            yield Listing(kind=kind, label=self.tell(label) if label is not None else "", points=first)

    def told(self, blocks: Iterable[document.Block]) -> Iterator[Block]:
        """Yield sentences and lists that another page says too as blocks of the handbook."""
        for block in blocks:
            if isinstance(block, document.Line):
                yield Line(kind=block.id, label=block.label, text=(block.text,))
            if isinstance(block, document.Bullets):
                points = tuple(Point(text=(one,)) for one in block.items)
                yield Listing(kind=block.id, label=block.label, points=points)

    def quotes(self, cites: Iterable[Citation], label: Words | None = say.CITATIONS) -> Iterator[Quotations]:
        """Yield citations with their words, unless there are none."""
        found = tuple(self._quotation(one) for one in cites)
        if found:
            yield Quotations(label=self.tell(label) if label is not None else "", quotes=found)

    def _quotation(self, cite: Citation) -> Quotation:
        cited = cited_at(cite, self.pack, self.lang)
        known = cite.source in self.pack.sources
        text: Text = (Link(words=cited, to=anchor("source", cite.source)),) if known else (cited,)
        return Quotation(cited=text, words=quoted(cite.quote, self.lang), place=place_of(cite.span))

    # -- conditions ---------------------------------------------------------------------------------------------------

    def conditions(self, condition: Condition, label: Words | None = None, scope: Scope | None = None) -> Listing:
        """Return a condition as a nested list: its words, the exact rule, its citation, file and line."""
        scope = scope or self.scope
        lines = zip(condition_lines(condition, scope), written_conditions(condition), strict=True)
        points = _nested([(line.depth, one, self._point(line, one, scope)) for line, one in lines], self.lang)
        return Listing(kind="conditions", label=self.tell(label) if label is not None else "", points=points)

    def _point(self, line: document.ConditionLine, condition: Condition, scope: Scope) -> Point:
        hidden = () if _has_lines(condition) else self.small_print(condition, scope, itself=False)
        return Point(
            text=linked(line.words, condition, scope),
            details=(*(linked(one, condition, scope) for one in line.details), *hidden),
            place=place_of(condition.span),
        )

    def small_print(self, term: Term | None, scope: Scope | None = None, *, itself: bool = True) -> tuple[Text, ...]:
        """Return, for each condition in `term` that is told in the document's words, the exact rule and its citation."""
        found: list[Text] = []
        if term is None:
            return ()
        for one, where in scoped_below(term, scope or self.scope):
            if not isinstance(one, Condition) or (one is term and not itself):
                continue
            if one.text:
                rule = composed(one, where) if self.lang == "zh" else one.text
                found.append(linked(say.RULE.say(self.lang, words=rule), one, where))
            if one.cite:
                found.append((say.BASIS.say(self.lang, words=in_brief(one.cite, self.pack, self.lang)),))
        return tuple(dict.fromkeys(found))

    # -- tables -------------------------------------------------------------------------------------------------------

    def tables(self, term: Term) -> Iterator[Grid]:
        """Yield each table of tiers and each set of bands inside `term`, outermost first."""
        uplifts = [uplift_of(one) for one, _ in scoped_below(term, self.scope) if isinstance(one, Product)]
        for one, scope in scoped_below(term, self.scope):
            if isinstance(one, Table) and not is_gate(one):
                yield self._tiers(one, scope, words.UPLIFT_TABLE if one in uplifts else words.TIERS, whole=one is term)
            if isinstance(one, Bands):
                yield self._bands(one)

    def _tiers(self, table: Table, scope: Scope, name: Words, *, whole: bool) -> Grid:
        said = [self.tell(HIT_POLICIES[table.hit])]
        if table.otherwise is None:
            said.append(self.tell(words.NO_OTHERWISE if whole else words.NO_OTHERWISE_PART))
        told = tier_rows(table, scope)
        rows = [self._tier(row, one, scope) for row, one in zip(table.rows, told, strict=False)]
        rows += [(cell(one[0]), cell(), cell(one[2]), cell()) for one in told[len(table.rows) :]]
        heads = (say.TIER_COLUMN, say.CONDITION_COLUMN, say.VALUE_OF_TIER_COLUMN, words.TIER_BASIS_COLUMN)
        caption = say.FIELD_VALUE.say(self.lang, name=self.tell(name), value=say.PIECES.say(self.lang).join(said))
        return Grid(kind="tiers", caption=caption, headings=self.headings(*heads), rows=tuple(rows))

    def _tier(self, row: Row, told: tuple[str, str, str], scope: Scope) -> tuple[Cell, ...]:
        said: tuple[Block, ...] = (Line(kind="cell", text=(row.text,)),) if row.text else ()
        value: tuple[Block, ...] = (Line(kind="cell", text=linked(told[2], row.value, scope)),)
        basis: tuple[Block, ...] = (Line(kind="cell", text=(), place=place_of(row.span)),)
        return (
            cell(told[0]),
            (*said, _elsewhere(self.conditions(row.when, scope=scope), place_of(row.span))),
            (*value, *(Line(kind="detail", text=one) for one in self.small_print(row.value, scope))),
            (*basis, *self.quotes(row.cite, None)),
        )

    def _bands(self, bands: Bands) -> Grid:
        later = (*bands.bands[1:], None)
        rows = tuple(
            (
                cell(money_words(band.at_least, self.lang)),
                cell(money_words(after.at_least, self.lang) if after is not None else self.tell(words.BAND_OPEN)),
                cell(share_words(Fraction(band.rate), self.lang)),
                (Line(kind="cell", text=(), place=place_of(band.span)),),
            )
            for band, after in zip(bands.bands, later, strict=True)
        )
        rule = self.tell(words.BANDS_MARGINAL if bands.marginal else words.BANDS_WHOLE)
        heads = (words.BAND_FROM_COLUMN, words.BAND_TO_COLUMN, words.BAND_RATE_COLUMN, words.PLACE_COLUMN)
        caption = say.FIELD_VALUE.say(self.lang, name=self.tell(words.BANDS), value=rule)
        return Grid(kind="bands", caption=caption, headings=self.headings(*heads), rows=rows)


def _elsewhere(listing: Listing, place: str) -> Listing:
    """Return a list in which only places other than `place` are named."""
    return replace(listing, points=tuple(_point_elsewhere(one, place) for one in listing.points))


def _point_elsewhere(point: Point, place: str) -> Point:
    inside = tuple(_point_elsewhere(one, place) for one in point.inside)
    return replace(point, place="" if point.place == place else point.place, inside=inside)


def _has_lines(condition: Condition) -> bool:
    """Whether the parts of a condition stand on lines of their own."""
    return isinstance(condition, All | Any | AtLeastN | Not)


def _nested(lines: list[tuple[int, Condition, Point]], lang: Language) -> tuple[Point, ...]:
    """Return points of growing depth as points inside points."""
    found: list[Point] = []
    while lines:
        (depth, condition, point), *lines = lines
        inside = []
        while lines and lines[0][0] > depth:
            inside.append(lines.pop(0))
        found.append(
            Point(
                text=point.text,
                details=point.details,
                place=point.place,
                inside=_nested(_plainly(condition, inside, lang), lang),
            )
        )
    return tuple(found)


def _plainly(
    condition: Condition, inside: list[tuple[int, Condition, Point]], lang: Language
) -> list[tuple[int, Condition, Point]]:
    """Return what stands inside a point; below 不得有下列情形, the heading 下列情形 of a plain `any` is not said again."""
    if lang == "zh" and isinstance(condition, Not) and inside:
        _, part, point = inside[0]
        if isinstance(part, Any) and not part.text and not point.details:
            return inside[1:]
    return inside
