"""The few persons of whom scenarios would notice all that they do not notice yet, and what to ask of each.

What must come of them is not written: the person who keeps the pack works it out from the document. A scenario whose
expectation was printed by the program would only say that the pack is what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from talentrules.check.placeholders import PLACEHOLDER
from talentrules.diagnostics import Language
from talentrules.explain.labels import LINE_STATUSES, Words
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.mutation.mutants import Mutant
from talentrules.mutation.notice import LINE, Questions, questions
from talentrules.mutation.reach import Area
from talentrules.mutation.verdict import Fate, Outcome, Tried
from talentrules.proofs.pasteable import as_data

__all__ = ["Suggested", "Suggestion", "suggest", "suggestion_to_yaml"]

Track = Callable[[Sequence[Tried]], Iterable[Tried]]


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """One person, what to ask, and the mutants that the scenario notices once it is filled in."""

    asked: Questions
    notices: tuple[Mutant, ...]


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """The scenarios that notice all survivors of `outcome`."""

    outcome: Outcome
    cases: tuple[Suggested, ...]


def suggest(outcome: Outcome, *, track: Track = tuple) -> Suggestion:
    """Return the few scenarios that would notice every survivor of `outcome`."""
    table = _Table(outcome)
    for one in track(outcome.of(Fate.SURVIVED)):
        table.place(one)
    return Suggestion(outcome=outcome, cases=tuple(table.fewest()))


@dataclass
class _Table:
    """Which persons notice which mutants, as far as that was tried. A person serves for more than one where it can."""

    outcome: Outcome
    cases: list[Case] = field(default_factory=list)
    asked: dict[tuple[int, str], Questions] = field(default_factory=dict)
    mutants: dict[str, Mutant] = field(default_factory=dict)

    def place(self, one: Tried) -> None:
        """Find a person who notices the mutant, among those that are there or a new one."""
        area = self.outcome.reach.of(one.mutant.entry)
        noticed = [number for number in range(len(self.cases)) if self._try(number, one.mutant, area)]
        if not noticed and one.asked is not None:
            self.cases.append(one.asked.case)
            self._note(len(self.cases) - 1, one.mutant, one.asked)

    def _try(self, number: int, mutant: Mutant, area: Area) -> bool:
        case = self.cases[number]
        found = questions(area.part, mutant.of(area.part), case, area.all, alike=False)
        if found is None:
            return False
        self._note(number, mutant, found)
        return True

    def _note(self, number: int, mutant: Mutant, found: Questions) -> None:
        self.mutants[mutant.id] = mutant
        self.asked[number, mutant.id] = found

    def fewest(self) -> Iterator[Suggested]:
        """Yield persons until every mutant is noticed, each time the one who notices most of the rest."""
        left = dict(self.mutants)
        while left:
            best = max(range(len(self.cases)), key=lambda number: (len(self._asked_of(number, left)), -number))
            yield from self._scenarios(best, left)

    def _asked_of(self, number: int, left: Iterable[str]) -> list[str]:
        return [one for one in left if (number, one) in self.asked]

    def _scenarios(self, number: int, left: dict[str, Mutant]) -> Iterator[Suggested]:
        """Yield a scenario of the person; more than one where two days of leaving are asked for."""
        joined: list[tuple[Questions, list[Mutant]]] = []
        for one in self._asked_of(number, left):
            asked, mutant = self.asked[number, one], left.pop(one)
            for place, (known, noticed) in enumerate(joined):
                both = known.join(asked)
                if both is not None:
                    joined[place] = (both, [*noticed, mutant])
                    break
            else:
                joined.append((asked, [mutant]))
        yield from (Suggested(asked=asked, notices=tuple(noticed)) for asked, noticed in joined)


# A file --------------------------------------------------------------------------------------------------------------

_ABOUT = Words(
    "{pack}：下面的场景填好以后，能发现现有场景没有发现的 {count} 处改动。\n"
    "每个“{blank}”都要对照文件算出来再填，不要照抄程序的输出；填完以前 talentrules test 不接受这个文件。\n"
    "场景的名称也请改成一句话：谁来办事，关键在哪里。",
    "{pack}: once filled in, these scenarios notice {count} changes that the present ones do not.\n"
    "Work out every “{blank}” from the document and never copy what the program prints; until then `talentrules test`\n"
    "refuses this file. Give each scenario a name that says who comes to the window and what matters.",
)
_NOTICES = Words("填好以后能发现：", "once filled in, notices:")
_NAME = Words("第{number}个建议的场景：{benefits}", "suggested scenario {number}: {benefits}")
_NOTHING = Words(
    "现有场景已经发现了所有改动，没有要补的。", "the present scenarios notice every change; nothing to add."
)


def suggestion_to_yaml(suggestion: Suggestion, pack: str, lang: Language = "zh") -> str:
    """Return a scenario file whose expectations are left to be filled in; `pack` is how it names the pack."""
    model = suggestion.outcome.pack
    count = sum(len(one.notices) for one in suggestion.cases)
    about = _ABOUT if suggestion.cases else _NOTHING
    words = about.say(lang, pack=model.name if lang == "zh" else model.id, count=count, blank=PLACEHOLDER)
    head = [*(f"# {line}" for line in words.split("\n")), "", "scenarios: 1", f"pack: {_scalar(pack)}", "", "cases:"]
    cases = (_case(one, number, model, lang) for number, one in enumerate(suggestion.cases, 1))
    body = [line for case in cases for line in ["", *case]] or ["  []"]
    return "\n".join([*head, *body]) + "\n"


def _case(one: Suggested, number: int, pack: Pack, lang: Language) -> Iterator[str]:
    yield f"  # {_NOTICES.say(lang)}"
    for mutant in one.notices:
        yield f"  # - {mutant.span.label} {mutant.say(lang)} [{mutant.id}]"
    names = "、".join(pack.benefits[name].name for name in _benefits(one.asked))
    data = as_data(one.asked.case, pack, _NAME.say("zh", number=number, benefits=names))
    text = yaml.dump(
        [{**data, "day": one.asked.case.on, **_expected(one.asked, pack)}],
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1000,
    )
    yield from (f"  {line}" for line in text.splitlines())


def _benefits(asked: Questions) -> tuple[str, ...]:
    named = [name for name, _ in (*asked.items, *asked.settled)] + [name for name, _ in asked.lines]
    return tuple(dict.fromkeys(named))


def _expected(asked: Questions, pack: Pack) -> dict[str, Any]:
    """Return what is to be asserted, every value still to be filled in."""
    found: dict[str, Any] = {}
    if asked.items:
        found["expect"] = {
            pack.benefits[name].name: dict.fromkeys(("verdict", *keys), PLACEHOLDER) for name, keys in asked.items
        }
    if asked.until is not None:
        lines = [
            {"benefit": pack.benefits[name].name, "number": number, **dict.fromkeys(LINE, PLACEHOLDER)}
            for name, number in asked.lines
        ]
        sums = {LINE_STATUSES[one].zh: PLACEHOLDER for one in asked.sums}
        found["ledger"] = {
            "until": asked.until,
            **({"lines": lines} if lines else {}),
            **({"sums": sums} if sums else {}),
        }
    if asked.left_on is not None:
        blanks = {pack.benefits[name].name: dict.fromkeys(keys, PLACEHOLDER) for name, keys in asked.settled}
        found["settlement"] = {"left_on": asked.left_on, "benefits": blanks}
    return found


def _scalar(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, width=1000).splitlines()[0]


class _Dumper(yaml.SafeDumper):
    """Writes without anchors, which no file of this language may have."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as PyYAML calls it
        return True
