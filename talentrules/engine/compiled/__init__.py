"""A pack made ready to be decided many times: each condition and quantity as one function, answers kept by what is seen.

In: a `Pack`. Out: a `Program`, made when the pack is first decided and kept with it. It means what the walker in
`engine.evaluate` means, and takes its word for it: what a comparison makes of a value, a row of a table of its reckoning,
a benefit of its judgement is asked of the walker's own functions, once, and remembered. What is remembered never bears
on an answer, only on how soon it comes; of anything no more than `LIMIT` are kept.
"""

from talentrules.engine.compiled.program import Program, program_of
from talentrules.engine.compiled.telling import Told

__all__ = ["Program", "Told", "program_of"]
