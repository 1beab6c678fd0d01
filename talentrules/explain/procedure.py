"""How a benefit is obtained, in words: who applies, where, when, the steps, what to bring, what the source leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.document import Block, Bullets
from talentrules.explain.figures import duration_words
from talentrules.explain.in_force import days_words
from talentrules.explain.labels import APPLICANTS, Words
from talentrules.explain.scope import Scope
from talentrules.explain.terms import in_words, quantity_words
from talentrules.explain.values import day_words, path_words
from talentrules.model.decision import EvidenceResult, Item, Verdict, WindowState, WindowStatus
from talentrules.model.pack import Applicant, Evidence, Procedure, Window
from talentrules.model.payments import Missed
from talentrules.truth import Truth

__all__ = [
    "evidence_words",
    "papers_of",
    "papers_written",
    "procedure_block",
    "procedure_nowhere",
    "tells_nothing",
    "window_now",
    "window_words",
]

_CLOSED = frozenset({Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE})


def procedure_block(
    procedure: Procedure | None, papers: Iterable[EvidenceResult], scope: Scope, *, gaps: bool, now: str = ""
) -> Iterator[Block]:
    """Yield how to obtain it where anything of it is stated; with `gaps`, also what the source does not say of it.

    `now` says whether applications are taken on the day.
    """
    lang = scope.lang
    parts = _parts(procedure, tuple(papers), scope)
    stated = [words.say(lang, text=text) for words, _, text in parts if text]
    stated += [now] if now else []
    stated += _steps(procedure, lang) if procedure is not None else ()
    absent = _parts_named((part for _, part, text in parts if part is not None and not text), lang)
    if stated and gaps and absent and not _automatic(procedure):
        stated.append(say.PROCEDURE_UNSTATED.say(lang, parts=absent))
    if stated:
        yield Bullets(id="procedure", label=say.PROCEDURE.say(lang), items=tuple(stated))


def procedure_nowhere(items: Iterable[Item], lang: Language) -> Iterator[Block]:
    """Yield, once for all items, that nothing is stated of the procedure of those that tell nothing of it."""
    concerned = (one.benefit for one in items if one.verdict not in _CLOSED and not one.benefit.informational)
    if any(tells_nothing(benefit.procedure) for benefit in concerned):
        names = _parts_named((say.AUTHORITY_PART, say.ROUTE_PART, say.WINDOW_PART, say.EVIDENCE_PART), lang)
        text = say.PROCEDURE_NOWHERE.say(lang, heading=say.PROCEDURE.say(lang), parts=names)
        yield Bullets(id="procedure", label="", items=(text,))


def papers_of(item: Item) -> tuple[EvidenceResult, ...]:
    """Return the papers of an item that are needed or may be."""
    weighed = item.evidence or papers_written(item.benefit.procedure)
    return tuple(one for one in weighed if one.needed is not Truth.NO)


def papers_written(procedure: Procedure | None) -> tuple[EvidenceResult, ...]:
    """Return the papers that a procedure names; one with a condition is needed only where that holds."""
    papers = procedure.evidence if procedure is not None else ()
    needed = ((one, Truth.YES if one.when is None else Truth.OPEN) for one in papers)
    return tuple(EvidenceResult(evidence=one, needed=truth) for one, truth in needed)


def evidence_words(result: EvidenceResult, scope: Scope) -> str:
    """Return a paper with its form and who issues it; where it is open whether it is needed, on what that depends."""
    paper = _paper(result.evidence, scope.lang)
    when = result.evidence.when
    if when is None or result.needed is not Truth.OPEN:
        return paper
    return say.EVIDENCE_IF.say(scope.lang, condition=in_words(when, scope), paper=paper)


def _paper(paper: Evidence, lang: Language) -> str:
    details = [paper.form] if paper.form else []
    if paper.issuer:
        details.append(say.EVIDENCE_ISSUED.say(lang, issuer=paper.issuer))
    if paper.shared:
        details.append(say.EVIDENCE_SHARED.say(lang))
    return paper.name + (say.BRACKETS.say(lang, text=say.PIECES.say(lang).join(details)) if details else "")


def _parts(
    procedure: Procedure | None, papers: tuple[EvidenceResult, ...], scope: Scope
) -> tuple[tuple[Words, Words | None, str], ...]:
    """Return the parts of a procedure: the sentence, the name of the part, and what the source says (empty: nothing).

    A part without a name is told where it is stated and not missed where it is not.
    """
    given = procedure or Procedure()
    applicant = APPLICANTS[given.applicant].say(scope.lang) if given.applicant is not None else ""
    return (
        (say.PROCEDURE_AUTHORITY, say.AUTHORITY_PART, given.authority),
        (say.PROCEDURE_APPLICANT, None, applicant),
        (say.PROCEDURE_ROUTE, say.ROUTE_PART, given.route),
        (say.PROCEDURE_WINDOW, say.WINDOW_PART, window_words(given, scope)),
        (say.PROCEDURE_EVIDENCE, say.EVIDENCE_PART, _papers(papers, scope)),
    )


def _papers(papers: tuple[EvidenceResult, ...], scope: Scope) -> str:
    """Return the papers to bring, then those that are needed only in some case."""
    sure = [evidence_words(one, scope) for one in papers if one.needed is Truth.YES]
    perhaps = [evidence_words(one, scope) for one in papers if one.needed is Truth.OPEN]
    return say.PIECES.say(scope.lang).join([*([say.AND_LIST.say(scope.lang).join(sure)] if sure else []), *perhaps])


def window_words(procedure: Procedure, scope: Scope) -> str:
    """Return when to apply: the source's words, else the windows with what becomes of whoever misses them."""
    windows = [_window(one, scope) for one in procedure.windows]
    return say.PIECES.say(scope.lang).join([*([procedure.window] if procedure.window else []), *windows])


def window_now(item: Item, scope: Scope) -> str:
    """Return whether applications are taken on the day of the decision; empty where no window is stated by its days.

    An open window comes first, then the one that opens next, then what is not known; else all of them are over.
    """
    windows = item.benefit.procedure.windows if item.benefit.procedure is not None else ()
    known = tuple(zip(windows, item.windows, strict=False))
    by_state = {state: [pair for pair in known if pair[1].state is state] for state in WindowState}
    if by_state[WindowState.OPEN]:
        return _now(*by_state[WindowState.OPEN][0], scope)
    unknown = [_depends(status, scope) for _, status in by_state[WindowState.UNKNOWN]]
    later = min(by_state[WindowState.LATER], key=lambda pair: pair[1].opens_on or date.max, default=None)
    if later is not None:
        return say.PIECES.say(scope.lang).join(dict.fromkeys([_later(*later, scope), *unknown]))
    if unknown:
        return say.PIECES.say(scope.lang).join(dict.fromkeys(unknown))
    which = _which([window.name for window, _ in known if window.name], scope.lang)
    return say.APPLY_TOO_LATE.say(scope.lang, which=which) if known else ""


def _now(window: Window, status: WindowStatus, scope: Scope) -> str:
    last = [say.WINDOW_UNTIL.say(scope.lang, last=day_words(status.until, scope.lang))] if status.until else []
    which = _which([*([window.name] if window.name else []), *last], scope.lang)
    return say.APPLY_NOW.say(scope.lang, which=which)


def _later(window: Window, status: WindowStatus, scope: Scope) -> str:
    day = day_words(status.opens_on, scope.lang) if status.opens_on is not None else ""
    return say.APPLY_LATER.say(scope.lang, day=day, which=_which([window.name] if window.name else [], scope.lang))


def _depends(status: WindowStatus, scope: Scope) -> str:
    names = say.AND_LIST.say(scope.lang).join(path_words(scope.pack.facts, one, scope.lang) for one in status.missing)
    return say.APPLY_OPEN.say(scope.lang, names=names) if names else say.APPLY_OPEN_UNSTATED.say(scope.lang)


def _which(words: list[str], lang: Language) -> str:
    return say.BRACKETS.say(lang, text=say.FIELDS.say(lang).join(words)) if words else ""


def _window(window: Window, scope: Scope) -> str:
    lang = scope.lang
    words = _stretch(window, scope)
    if window.name:
        words = say.FIELD_VALUE.say(lang, name=window.name, value=words)
    if window.missed is Missed.UNSTATED:
        return words
    missed = say.WINDOW_MISSED_KEPT if window.missed is Missed.KEPT else say.WINDOW_MISSED_LOST
    return words + say.BRACKETS.say(lang, text=missed.say(lang))


def _stretch(window: Window, scope: Scope) -> str:
    lang = scope.lang
    if window.days is not None:
        return days_words(window.days, lang)
    if window.yearly is not None:
        first, last = (say.MONTH_DAY.say(lang, month=month, day=day) for month, day in window.yearly)
        over = window.yearly[1] < window.yearly[0]
        return (say.WINDOW_YEARLY_OVER if over else say.WINDOW_YEARLY).say(lang, first=first, last=last)
    if window.within is not None and window.of is not None:
        time = duration_words(window.within, lang)
        return say.WINDOW_WITHIN.say(lang, day=quantity_words(window.of, scope), time=time)
    return ""


def _steps(procedure: Procedure, lang: Language) -> Iterator[str]:
    """Yield the steps, each with its days, and their sum where every step states it."""
    for place, step in enumerate(procedure.steps, start=1):
        stated = say.PROCEDURE_STEP_WORKING if step.working else say.PROCEDURE_STEP_DAYS
        words = say.PROCEDURE_STEP if step.days is None else stated
        yield words.say(lang, place=place, text=step.text, days=step.days)
    days = [step.days for step in procedure.steps if step.days is not None and not step.working]
    if len(days) > 1 and len(days) == len(procedure.steps):
        yield say.PROCEDURE_DAYS.say(lang, days=sum(days))


def tells_nothing(procedure: Procedure | None) -> bool:
    """Whether nothing is stated of how the benefit is obtained."""
    if procedure is None:
        return True
    given = (procedure.authority, procedure.route, procedure.window, procedure.windows, procedure.steps)
    return procedure.applicant is None and not any(given) and not procedure.evidence


def _automatic(procedure: Procedure | None) -> bool:
    return procedure is not None and procedure.applicant is Applicant.AUTOMATIC


def _parts_named(parts: Iterable[Words], lang: Language) -> str:
    return say.AND_LIST.say(lang).join(part.say(lang) for part in parts)
