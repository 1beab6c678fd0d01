"""Two packs → what means something else in the second, each with a person who is answered differently.

In: the old pack and the new one. Out: the benefits that came, went or changed, and in what; for each change a person,
re-run through the evaluator on both packs; where nothing differs, that this is proven, or why it could not be told.
Words, citations and places are told apart: they are no change of meaning.
"""

from talentrules.diffing.compare import Difference, Fate, GroupDifference, Outcome, compare_packs
from talentrules.diffing.population import Counted, Fortune, count, read_population
from talentrules.diffing.revisions import DiffingError, PopulationError, RevisionError, read_named
from talentrules.diffing.tell_apart import Alike, Apart, Found, Reason, Unsettled, tell_apart
from talentrules.proofs.survey import BUDGET

__all__ = [
    "BUDGET",
    "Alike",
    "Apart",
    "Counted",
    "Difference",
    "DiffingError",
    "Fate",
    "Fortune",
    "Found",
    "GroupDifference",
    "Outcome",
    "PopulationError",
    "Reason",
    "RevisionError",
    "Unsettled",
    "compare_packs",
    "count",
    "read_named",
    "read_population",
    "tell_apart",
]
