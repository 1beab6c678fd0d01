"""Decision → what to ask next.

In: a `Decision` with open items. Out: the facts whose answers can change a verdict, the most useful first. Nothing is
asked that can change nothing.
"""

from talentrules.inquiry.questions import next_questions

__all__ = ["next_questions"]
