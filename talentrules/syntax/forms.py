"""The closed list of the forms of conditions and quantities, each with the keys that belong to it.

The readers and the schema for editors both go by it, so that none knows a key that another does not.
"""

from __future__ import annotations

from talentrules.model.conditions import Operator

__all__ = [
    "BESIDE_CONDITION",
    "BESIDE_QUANTITY",
    "BESIDE_ROW",
    "BOUNDS",
    "FORMS",
    "IN_WORDS_ONLY",
    "KEYS_OF_QUANTITIES",
    "MEASURED",
    "OPERATORS",
    "PUBLISHED",
    "QUANTITIES",
    "QUANTITY_WORDS",
    "STRETCHES",
]

MEASURED: dict[str, tuple[str, ...]] = {
    "age": ("day",),
    "years": ("from", "to", "part"),
    "months": ("from", "to", "part"),
    "days": ("from", "to"),
    "count": ("of", "of_profile", "where"),
    "sum": ("of", "of_profile", "take", "where"),
    "greatest": ("of", "of_profile", "take", "where"),
    "least": ("of", "of_profile", "take", "where"),
    "in_a_row": ("of", "of_profile", "by", "where"),
}
"""The quantities that a condition compares by their own key: what stands inside, beside one comparison."""
STRETCHES = ("years", "months", "days")
"""Those among them that count the time between two days."""

FORMS = (
    *("all", "any", "not", "at_least_n", "finding", "definition", "benefit", "not_required"),
    *MEASURED,
    "quantity",
    "within",
)
"""The keys of a condition that are not facts."""
BESIDE_CONDITION = ("text", "cite")
"""What may stand beside the form of a condition."""
OPERATORS = tuple(one.value for one in Operator if one is not Operator.HAS)
"""How a quantity is compared."""

QUANTITIES: dict[str, tuple[str, ...]] = {
    "fixed": (),
    "from": ("to",),
    "unstated": (),
    "table": ("rows", "otherwise"),
    "share": ("of",),
    "match": ("of",),
    "product": (),
    "sum": (),
    "difference": (),
    "least": (),
    "greatest": (),
    "per_unit": ("count", "at_least_units", "at_most_units", "part_units"),
    "bands": ("of", "rows"),
    "amount_of": (),
    "fact": ("of",),
    "quantity": (),
    "day": ("plus",),
    "year_start": (),
    "age": (),
    "years": (),
    "months": (),
    "days": (),
    "count": (),
    "in_a_row": (),
}
"""The forms of a quantity, with the keys that belong to each; `at_most` or `at_least` alone is a published amount too."""
PUBLISHED = frozenset({"fixed", "from", "to", "at_most", "at_least", "unstated"})
"""The keys of an amount as it is published."""
BOUNDS = ("at_least", "at_most")
"""What bounds a quantity that has another form."""
BESIDE_QUANTITY = (*BOUNDS, "uplift", "uplift_on", "round")
"""What may stand beside the form of a quantity that is no day."""
KEYS_OF_QUANTITIES = tuple(
    dict.fromkeys((*QUANTITIES, *(key for keys in QUANTITIES.values() for key in keys), *BESIDE_QUANTITY))
)
"""Every key that a mapping of a quantity may have."""
BESIDE_ROW = ("when", "name", "text", "cite")
"""What a row of a table holds beside its quantity."""
QUANTITY_WORDS = ("evaluation", "application", "unstated")
"""The words of a quantity that are no names: the clocks, and money of which the source does not say how much."""
IN_WORDS_ONLY = frozenset({"finding", "definition", "benefit"})
"""The forms that name an entry of the pack, and so cannot stand in a record."""
