"""The child process: durable-rules behind a pipe, with every guard that it is known to need.

A line of JSON comes in, a line goes out. `{"load": n, "rules": [...]}` keeps a program, `{"run": n, ...}` runs it on facts.
The engine crashes its process on odd input; so nothing else lives in this one, and whoever asks is prepared for its
death. The guards: no host with background threads; one session, in which a first rule has fired before it is deleted;
rulesets of at most `MOST_RULES` rules; explicit ids; actions that may run twice; the exception of an action, which the
engine swallows, is looked for; and property names that it could confuse are tried before the first answer.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

__all__ = ["MOST_RULES", "Odd", "Runner", "main"]

MOST_RULES = 59
"""How many rules a ruleset holds, beside the one that warms it up."""
_SESSION = "1"
_PROPERTIES = ("a", "f", "ld", "lu", "hd", "hu", "there", "why", "warm")
_OPERATORS = {">=": "$gte", "<=": "$lte", ">": "$gt", "<": "$lt"}


class Odd(Exception):  # noqa: N818 - said to the other side of the pipe, not raised to users
    """The engine did what it must not."""


class _NoHost:
    """What the engine takes for its host; it has no threads and no actions."""

    def get_action(self, name: str) -> Callable[..., None]:
        raise Odd(f"no action {name}")


class _Chunk:
    """One ruleset: rules that are chained inside it."""

    def __init__(self, name: str, rules: list[list[Any]]) -> None:
        from durable import engine  # noqa: PLC0415 - only where it is run

        self._silent = engine.MessageNotHandledException
        self.atoms = {one for premises, _ in rules for one in premises if isinstance(one, int)}
        self.leaves = {one[0] for premises, _ in rules for one in premises if not isinstance(one, int)}
        self._derived: set[int] = set()
        definition = {f"r{place}": self._rule(premises, then) for place, (premises, then) in enumerate(rules)}
        definition["warm"] = {"all": [{"m": {"$and": [{"warm": 1}]}}], "run": lambda _: None}
        self._rules = engine.Ruleset(name, _NoHost(), definition)

    def run(self, known: set[int], facts: Mapping[int, Mapping[str, int]]) -> set[int]:
        """Return the atoms that follow, in a session of its own."""
        self._derived.clear()
        self._give({"id": "w", "warm": 1})
        try:
            for leaf in sorted(self.leaves & facts.keys()):
                self._give({"id": f"f{leaf}", "f": leaf, **facts[leaf]})
            for atom in sorted(self.atoms & known):
                if atom not in self._derived:
                    self._give({"id": f"a{atom}", "a": atom})
            if "exception" in self._rules.get_state(_SESSION):
                raise Odd(self._rules.get_state(_SESSION)["exception"])
        finally:
            self._rules.delete_state(_SESSION)
        return set(self._derived)

    def _rule(self, premises: list[Any], then: int) -> dict[str, Any]:
        return {"all": [_asked(place, one) for place, one in enumerate(premises)], "run": self._action(then)}

    def _action(self, then: int) -> Callable[[Any], None]:
        def derive(closure: Any) -> None:
            if then in self._derived:
                return
            self._derived.add(then)
            if then in self.atoms:
                self._quietly(closure.assert_fact, {"id": f"a{then}", "a": then})

        return derive

    def _give(self, fact: dict[str, Any]) -> None:
        handle = self._quietly(self._rules.assert_fact, {"sid": _SESSION, **fact})
        if handle is not None:
            self._rules.do_actions(handle, _must_be_well)

    def _quietly(self, say: Callable[[dict[str, Any]], Any], fact: dict[str, Any]) -> Any:
        """Say a fact; that nothing matches it is no mistake."""
        try:
            return say(fact)
        except self._silent:
            return None


def _asked(place: int, premise: Any) -> dict[str, Any]:
    if isinstance(premise, int):
        return {f"m_{place}": {"$and": [{"a": premise}]}}
    leaf, tests = premise
    return {f"m_{place}": {"$and": [{"f": leaf}, *(_tested(*test) for test in tests)]}}


def _tested(end: str, relation: str, bound: int) -> dict[str, Any]:
    return {end: bound} if relation == "==" else {_OPERATORS[relation]: {end: bound}}


def _must_be_well(error: object, _state: object) -> None:
    if error is not None:
        raise Odd(str(error))


class Runner:
    """The programs that were loaded, each cut into rulesets in the order of its rules."""

    def __init__(self) -> None:
        self._programs: dict[int, tuple[list[_Chunk], list[_Chunk], list[int], int]] = {}
        _must_tell_names_apart()

    def load(self, number: int, rails: list[Any], reasons: list[Any], given: list[int], gates: int) -> None:
        """Keep a program under its number."""
        cut = [self._cut(f"p{number}{kind}", rules) for kind, rules in (("t", rails), ("m", reasons))]
        self._programs[number] = (cut[0], cut[1], given, gates)

    def run(self, number: int, facts: Mapping[int, Mapping[str, int]]) -> set[int]:
        """Return every atom that follows from the facts: first both rails, then why what is open is open."""
        rails, reasons, given, gates = self._programs[number]
        known = set(given)
        for chunk in rails:
            known |= chunk.run(known, facts)
        known |= {4 * gate + 2 for gate in range(gates) if not {4 * gate, 4 * gate + 1} & known}
        for chunk in reasons:
            known |= chunk.run(known, facts)
        return known

    @staticmethod
    def _cut(name: str, rules: list[Any]) -> list[_Chunk]:
        return [_Chunk(f"{name}{at}", rules[at : at + MOST_RULES]) for at in range(0, len(rules), MOST_RULES)]


def _must_tell_names_apart() -> None:
    """Ask for each property in a rule that no other one may fire: the engine knows them by a hash of 32 bits."""
    names = dict(enumerate(_PROPERTIES[2:], 100))
    chunk = _Chunk("names", [[[[place, [[name, "==", 7]]]], place] for place, name in names.items()])
    for place, name in names.items():
        for other in names.values():
            if (place in chunk.run(set(), {place: {other: 7}})) is not (other == name):
                raise Odd(f"property {name} is confused with {other}")


def main(lines: Iterable[str], out: TextIO) -> None:
    """Answer each line of `lines` with one line on `out`, until there is none."""
    runner = Runner()
    for line in lines:
        out.write(json.dumps(_answer(runner, json.loads(line))) + "\n")
        out.flush()


def _answer(runner: Runner, asked: dict[str, Any]) -> dict[str, Any]:
    try:
        if "load" in asked:
            runner.load(asked["load"], asked["rails"], asked["reasons"], asked["given"], asked["gates"])
            return {"loaded": asked["load"]}
        facts = {int(leaf): ends for leaf, ends in asked["facts"].items()}
        return {"atoms": sorted(runner.run(asked["run"], facts))}
    except Exception as error:  # noqa: BLE001 - whatever it is, the other side is told
        return {"odd": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    main(sys.stdin, sys.stdout)
