"""Decision → what to ask next, why something is not granted, what would change that.

In: a `Decision`. Out: the facts whose answers can change something, the most useful first; for one benefit the reasons
of a refusal and the nearest changes that lift it; an interview that asks until nothing can change any more. All of them
ask the engine again about cases that are near the one in hand. Nothing is asked that can change nothing.
"""

from talentrules.inquiry.changeable import Changeable
from talentrules.inquiry.changes import Change, WhatWouldChange, what_would_change
from talentrules.inquiry.interview import Interview, read_answer
from talentrules.inquiry.moves import Move
from talentrules.inquiry.questions import next_questions
from talentrules.inquiry.why_not import Refusal, WhyNot, why_not

__all__ = [
    "Change",
    "Changeable",
    "Interview",
    "Move",
    "Refusal",
    "WhatWouldChange",
    "WhyNot",
    "next_questions",
    "read_answer",
    "what_would_change",
    "why_not",
]
