"""A checked pack → what can be proven wrong with its rules, each with a person of whom it is true.

In: a `Pack`, and what was told when it was loaded. Out: a `Report` of findings. Unlike `check`, which looks at what is
written, these questions look at every person that the rules can tell apart (see `survey`). That nobody is there is
proven; that somebody is there is shown, and held against the evaluator; where a question is too large, that is said.
"""

from talentrules.proofs.examine import Accepted, Report, examine, prove
from talentrules.proofs.finding import Finding, Undecided
from talentrules.proofs.survey import BUDGET

__all__ = ["BUDGET", "Accepted", "Finding", "Report", "Undecided", "examine", "prove"]
