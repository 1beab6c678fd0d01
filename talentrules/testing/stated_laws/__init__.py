"""The laws that a pack states (应有的规律, `laws:`) are put to the proof: proven, attacked, or shown to be broken.

In: a pack, how many cases to draw by lot, and cases to begin with. Out: for each law a `LawRun`. A law that cells or
the groups prove needs no cases. Every other one is attacked without anything left to chance or to an extra package:
people made to stand in each cell of the rules, the cases of scenarios, and cases drawn from a fixed seed at the cut
points; each of them with every value of the fact in question. What breaks a law is shrunk until nothing can be left
out and the value lies at the boundary.

Down the folder: `claims` takes a law apart, one claim a benefit; `worth` says what a decision comes to; `proving` looks
for a proof, `bases` makes the cases, `attack` tries them, `shrinking` makes what it found small, `report` says it.
"""

from talentrules.testing.stated_laws.attack import EXAMPLES, attack, try_laws
from talentrules.testing.stated_laws.claims import Claim, Probe
from talentrules.testing.stated_laws.runs import ClaimRun, Counterexample, LawRun, Status, Trial

__all__ = [
    "EXAMPLES",
    "Claim",
    "ClaimRun",
    "Counterexample",
    "LawRun",
    "Probe",
    "Status",
    "Trial",
    "attack",
    "try_laws",
]
