"""Mutation (变异): how much the scenarios of a pack would notice if somebody slipped.

In: a pack and its scenarios. Out: packs with one slip each (以上 for 超过, a row forgotten, a day too early), and what became
of each: a scenario notices it, or nobody would be answered differently, which is proven, or somebody would and no
scenario says so; then that person. `suggest` finds the few persons of whom scenarios would notice all that is left.
"""

from talentrules.mutation.change import Kind
from talentrules.mutation.files import scenario_files, scenarios_of
from talentrules.mutation.mutants import Entry, Mutant, Section, mutants
from talentrules.mutation.report import outcome_data, outcome_to_text
from talentrules.mutation.suggest import Suggested, Suggestion, suggest, suggestion_to_yaml
from talentrules.mutation.verdict import Fate, Outcome, Tried, mutate

__all__ = [
    "Entry",
    "Fate",
    "Kind",
    "Mutant",
    "Outcome",
    "Section",
    "Suggested",
    "Suggestion",
    "Tried",
    "mutants",
    "mutate",
    "outcome_data",
    "outcome_to_text",
    "scenario_files",
    "scenarios_of",
    "suggest",
    "suggestion_to_yaml",
]
