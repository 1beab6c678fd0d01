"""A pack file to a pack: shape first, then every name resolved, every value read, everything wrong said at once.

In: what the reader read, and the packs that this one builds on. Out: a `Pack`, or what is wrong. A module is a part of
a pack, under the name that it has in `surface`, whose models come in, and in the model, whose data goes out.
"""

from __future__ import annotations

from collections.abc import Sequence as ListOf

from pydantic import ValidationError

from talentrules.diagnostics import Diagnostic, Severity, fill
from talentrules.model.pack import Pack
from talentrules.syntax.decode.conditions import wrong_conditions
from talentrules.syntax.decode.pack import Decoder
from talentrules.syntax.places import Places, plain
from talentrules.syntax.reader import Reading
from talentrules.syntax.shape import shape_diagnostics
from talentrules.syntax.surface import PackFile
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence

__all__ = ["built_on", "decode_pack"]


def decode_pack(reading: Reading, parents: ListOf[Pack] = ()) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return the pack that `reading` holds, or None and what is wrong with it; `check` looks at what it means.

    `parents` are the packs that it builds on, in the order of `built_on`.
    """
    tree = reading.tree
    if tree is None:
        return None, reading.diagnostics
    places = Places.of(tree)
    try:
        file = PackFile.model_validate(plain(tree))
    except ValidationError as error:
        found = [*_nulls(tree), *shape_diagnostics(error, places), *wrong_conditions(tree, places, parents)]
        return None, reading.beside(found)
    decoder = Decoder.of(file, tree, places, parents)
    pack = decoder.pack(reading.data)
    found = list(reading.beside([*_nulls(tree), *decoder.desk.problems]))
    usable = not any(one.severity is Severity.ERROR for one in found)
    return (pack if usable else None), tuple(found)


def built_on(reading: Reading) -> tuple[Scalar, ...]:
    """Return the words under `builds_on`; what is no word there is for `decode_pack` to complain of."""
    node = reading.tree.get("builds_on") if reading.tree is not None else None
    written = node.items if isinstance(node, Sequence) else (node,)
    return tuple(one for one in written if isinstance(one, Scalar) and isinstance(one.value, str) and one.value)


def _nulls(tree: Node) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    waiting: list[Node] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar) and node.value is None:
            found.append(fill("null-in-pack", {}, node.span))
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            waiting.extend(value for _, value in node.entries)
    return found
