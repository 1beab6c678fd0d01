"""Names of benefits, marked where they go to another than the person."""

from __future__ import annotations

from collections.abc import Iterable

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.labels import BENEFICIARIES
from talentrules.explain.values import name_words
from talentrules.model.pack import Beneficiary, Benefit, Pack

__all__ = ["benefit_names", "marked_name"]


def marked_name(benefit: Benefit, lang: Language) -> str:
    """Return the name of a benefit, marked where it goes to another than the person: 〔工作站〕工作站经费."""
    name = name_words(benefit.id, benefit.name, lang)
    if benefit.beneficiary is Beneficiary.PERSON:
        return name
    return say.NOT_FOR_PERSON.say(lang, beneficiary=BENEFICIARIES[benefit.beneficiary].say(lang), name=name)


def benefit_names(pack: Pack, benefits: Iterable[str], lang: Language, *, plain: bool = False) -> str:
    """Return the names of benefits, unless `plain` marked where they go to another than the person.

    One that is not there goes by its id.
    """
    found = [pack.benefits.get(one) or one for one in benefits]
    names = [
        one if isinstance(one, str) else name_words(one.id, one.name, lang) if plain else marked_name(one, lang)
        for one in found
    ]
    return say.AND_LIST.say(lang).join(names)
