"""The same pack under other names, and the same case before it: every id and every name of its own is another one.

Facts and their choices keep theirs: the vocabulary is shared, and a few facts (claims, choices) are known by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from talentrules.model.conditions import BenefitCondition, Compare, DefinitionCondition, FindingCondition
from talentrules.model.facts import Fact, Record, Value
from talentrules.model.groups import Fallback, Group, Offset
from talentrules.model.pack import Benefit, Definition, Finding, NamedQuantity, Pack, Statistic
from talentrules.model.profile import Case
from talentrules.model.quantities import BenefitAmount, DefinedQuantity
from talentrules.money import Money
from talentrules.source import Span

__all__ = ["Renaming", "entries", "renaming"]

_T = TypeVar("_T")
_SPACES = ("benefits", "definitions", "quantities", "findings", "groups")
_CLAIMED = "claimed"
"""Names under which a claim counts: ids and names of benefits, and those of benefits elsewhere."""
_NAME_OF_A_CLAIM = "benefit_name"
_FIELDS: Mapping[tuple[type, str], str] = {
    (Benefit, "id"): "benefits",
    (Definition, "id"): "definitions",
    (NamedQuantity, "id"): "quantities",
    (Finding, "id"): "findings",
    (BenefitCondition, "benefit"): "benefits",
    (BenefitAmount, "benefit"): "benefits",
    (DefinitionCondition, "definition"): "definitions",
    (DefinedQuantity, "definition"): "quantities",
    (FindingCondition, "finding"): "findings",
    (Fallback, "benefit"): "benefits",
    (Fallback, "instead_of"): "benefits",
    (Statistic, "each"): "benefits",
    (Offset, "received_as"): _CLAIMED,
}
_OF_GROUPS: Mapping[str, str] = {
    "id": "groups",
    "after": "groups",
    "benefits": "benefits",
    "needed": "benefits",
    "winner": "benefits",
    "also_known": _CLAIMED,
}
_NAMED = (Benefit, Definition, NamedQuantity, Finding)


@dataclass(frozen=True, slots=True)
class Renaming:
    """New ids by space (`benefits`, `groups` …) and old id, and a mark that is put behind every name."""

    ids: Mapping[str, Mapping[str, str]]
    mark: str

    @property
    def back(self) -> Mapping[str, str]:
        """The old ids by the new ones."""
        return {new: old for space in _SPACES for old, new in self.ids[space].items()}

    def pack(self, pack: Pack) -> Pack:
        """Return `pack` with other names."""
        changed: dict[str, Any] = {
            space: {self.ids[space][one]: self._again(entry) for one, entry in getattr(pack, space).items()}
            for space in _SPACES
        }
        statistics = {one: self._again(entry) for one, entry in pack.statistics.items()}
        return replace(pack, **changed, statistics=statistics, id=f"{pack.id}_again", name=pack.name + self.mark)

    def case(self, case: Case) -> Case:
        """Return `case` with the claims and choices, and the attestations, under the new names."""
        facts = {name: replace(one, value=self._value(one.value)) for name, one in case.profile.facts.items()}
        findings = self.ids["findings"]
        attestations = {findings.get(name, name): one for name, one in case.profile.attestations.items()}
        return replace(case, profile=replace(case.profile, facts=facts, attestations=attestations))

    def _again(self, node: _T) -> _T:
        """Return `node` with every id and name in it renamed; what holds none stays the very object that it is."""
        changed: Any = node
        if isinstance(node, tuple):
            parts = tuple(self._again(one) for one in node)
            changed = node if all(one is other for one, other in zip(parts, node, strict=True)) else parts
        elif isinstance(node, Mapping):
            changed = {key: self._again(one) for key, one in node.items()}
        elif is_dataclass(node) and not isinstance(node, type | Span | Money | Fact):
            new = {one.name: self._field(node, one.name) for one in fields(node)}
            new = {name: value for name, value in new.items() if value is not getattr(node, name)}
            changed = replace(node, **new) if new else node
        return changed  # type: ignore[no-any-return]

    def _field(self, node: object, name: str) -> object:
        value = getattr(node, name)
        grouped = isinstance(node, Group)
        space = _FIELDS.get((type(node), name)) or (_OF_GROUPS.get(name) if grouped else None)
        if isinstance(node, Compare) and node.fact == _NAME_OF_A_CLAIM and name == "values":
            space = _CLAIMED
        if space is not None:
            return self._named(space, value)
        if name == "name" and (grouped or isinstance(node, _NAMED)):
            return f"{value}{self.mark}"
        return self._again(value)

    def _named(self, space: str, value: object) -> object:
        if isinstance(value, str):
            return self._claimed(value) if space == _CLAIMED else self.ids[space].get(value, value)
        return tuple(self._named(space, one) for one in value) if isinstance(value, tuple) else value

    def _claimed(self, name: str) -> str:
        """Return under which name a claim counts then: by the id of a benefit, else by a name."""
        return self.ids["benefits"].get(name) or self.ids[_CLAIMED].get(name, name)

    def _value(self, value: Value) -> Value:
        if not isinstance(value, tuple):
            return value
        return tuple(self._record(one) for one in value)

    def _record(self, record: Record) -> Record:
        return {
            name: self._claimed(one) if name == _NAME_OF_A_CLAIM and isinstance(one, str) else self._value(one)
            for name, one in record.items()
        }


def renaming(pack: Pack, numbers: Sequence[int], mark: str) -> Renaming:
    """Return a renaming by `numbers`, one for each entry of the pack: the order of ids is theirs, not that of the old."""
    left = iter(numbers)
    ids = {space: {one: f"renamed_{next(left):04}" for one in getattr(pack, space)} for space in _SPACES}
    ids[_CLAIMED] = {one.name: f"{one.name}{mark}" for one in pack.benefits.values()}
    return Renaming(ids, mark)


def entries(pack: Pack) -> int:
    """Return how many entries of a pack have an id of their own."""
    return sum(len(getattr(pack, space)) for space in _SPACES)
