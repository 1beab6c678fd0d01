"""The order of keys: that of the language's own description, but where the packs that come with it are written better.

Keys whose order is the author's own (the benefits of a pack, the choices of a fact) are not touched. Keys that stand
together in a tuple may come in either order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from talentrules.formatting.sheet import Collection, Entry
from talentrules.syntax.forms import BESIDE_QUANTITY, MEASURED, OPERATORS, QUANTITIES

__all__ = [
    "ATTESTATION",
    "AT_LEAST_N",
    "CONDITION_LAST",
    "KNOWN",
    "RANKING",
    "ROUND",
    "ROW",
    "SCENARIO",
    "WITHIN",
    "keys_of",
    "measured",
    "put_in_order",
    "quantity",
]

Order = Sequence[str | tuple[str, ...]]

_PACK: Order = (
    *("talentrules", "id", "name", "jurisdiction", "authority", "verified_on", "review_by", "fictional", "about"),
    *("builds_on", ("accept", "monotone", "conventions"), "sources", "documents", ("facts", "findings"), "definitions"),
    *("benefits", "groups", "statistics", "laws", "procedure"),
)
_BENEFIT: Order = (
    *("name", "kind", "category", "beneficiary", "beneficiary_name", "place", "version_by", "versions"),
    *(("when", "in_force"), "excluded_when", "amount", "payment", "obligation", "services", "documents"),
    *("procedure", "verb", "notes", "unstated", "cite"),
)
_PAYMENT: Order = (
    *("instalments", "at_end", "every", "at_most_times", "after", "first_after"),
    *(("payout", "on_application", "missed", "from", "starts"), "in_total_at_most", "claim_within", "claim_from"),
    *("assessed", "while"),
)
_BETTER: Mapping[str, Order] = {
    "PackFile": _PACK,
    "BenefitFile": _BENEFIT,
    "PaymentFile": _PAYMENT,
    "VersionFile": (*("from", "until", "text", "when", "excluded_when", "amount", "payment", "obligation", "cite"),),
    "FactFile": ("name", "type", "choices", "unit", "minimum", "maximum", "question", "proof", "fields"),
    "CitationFile": ("source", "kind", "article", "quote"),
    "ServicesFile": ("declared", "at_least", ("listed", "unit")),
    "ObligationFile": ("serve", "from", "stops", "clawback", "by_reason", "repaid_by", "resale", "report"),
    "ReportFile": ("within", "events"),
    "LawFile": (
        *(
            "name",
            "never_decreases_with",
            "never_increases_with",
            "irrelevant",
            "total_at_most",
            "no_cliff_above",
            "with",
        ),
        *("at_least_as_in", "pairs", "never_both", "always_some", "of", ("counted", "compare"), "when", "except"),
    ),
    "GroupFile": (
        *("name", "highest", "choose_one", "excludes", "by", "requires", "for", "cap", "at_most", "offset"),
        *("received_as", "fallback", "instead_of", "while", ("scope", "compare"), "received", "cut", "also_known"),
    ),
}
"""Where the description has another order: what was left out here comes last, in the order of the description."""

CONDITION_LAST: Order = (*OPERATORS, "text", "cite")
WITHIN: Order = ("time", "of", "day")
AT_LEAST_N: Order = ("n", "of")
BAND: Order = ("at_least", "share")
ROW: Order = ("when", ("name", "by"))
"""What comes first in a row of a table."""
ROUND: Order = ("to", "by")
RANKING: Order = ("fact", "order")
KNOWN: Order = ("value", "standing", "remark")
ATTESTATION: Order = ("holds", "office", "paper_ref", "date")

SCENARIO: Mapping[str, Order] = {
    "file": ("scenarios", "pack", "about", "defaults", "cases"),
    "defaults": ("day", "applied_on", "profile"),
    "case": (
        *("name", "note", "like", "day", "applied_on", "profile", "expect", "others", "groups", "totals", "ledger"),
        "settlement",
    ),
    "item": ("verdict", "standing"),
    "ledger": ("until", "lines", "sums"),
    "line": ("benefit", "number", "day", "amount", "status"),
    "settlement": ("left_on", "reason", "benefits"),
    "settled": (("paid", "later", "forfeited", "refund", "resale"), "serve_until"),
}


def keys_of(kind: type[BaseModel]) -> Order:
    """Return the keys of a part of a pack in their order."""
    described = [field.alias or name for name, field in kind.model_fields.items()]
    better = _BETTER.get(kind.__name__, ())
    known = {key for one in better for key in ((one,) if isinstance(one, str) else one)}
    return (*better, *(key for key in described if key not in known))


def quantity(keys: Iterable[str]) -> Order:
    """Return the order of the keys of a quantity that has these."""
    present = list(keys)
    mains = [key for key in present if key in QUANTITIES]
    own = next((key for key in mains if not any(key in QUANTITIES[other] for other in mains if other != key)), "")
    return (own, *QUANTITIES.get(own, ()), BESIDE_QUANTITY, "granularity")


def measured(form: str) -> Order:
    """Return the order of the keys inside `age`, `years`, `count` and the like, with a comparison or without."""
    return (*MEASURED[form], "plus", *OPERATORS)


def put_in_order(found: Collection, first: Order, last: Order = ()) -> bool:
    """Put the keys of a mapping in order: `first`, what is in neither as it stands, then `last`.

    Return whether anything moved. A blank line above what is now the first key goes.
    """
    ranks = _ranks(first, 0) | _ranks(last, len(first) + 1)
    ordered = sorted(found.entries, key=lambda entry: ranks.get(_key(entry), len(first)))
    moved = any(one is not other for one, other in zip(ordered, found.entries, strict=True))
    if moved:
        found.entries = ordered
        while ordered[0].lead[:1] == [""]:
            del ordered[0].lead[0]
    return moved


def _ranks(order: Order, start: int) -> dict[str, int]:
    listed = enumerate(order, start=start)
    return {key: rank for rank, one in listed for key in ((one,) if isinstance(one, str) else one)}


def _key(entry: Entry) -> str:
    return entry.key.value if entry.key is not None else ""
