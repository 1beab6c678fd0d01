"""Names of benefits, marked where they go to another than the person."""

from __future__ import annotations

from collections.abc import Iterable

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.labels import BENEFICIARIES
from talentrules.explain.values import name_words
from talentrules.model.decision import Seen, Unknown
from talentrules.model.facts import Value
from talentrules.model.pack import Beneficiary, Benefit, Pack

__all__ = ["benefit_names", "in_chinese", "marked_name"]


def marked_name(benefit: Benefit, lang: Language) -> str:
    """Return the name of a benefit, marked where it goes to another than the person: 〔工作站〕工作站经费."""
    name = name_words(benefit.id, benefit.name, lang)
    if benefit.beneficiary is Beneficiary.PERSON:
        return name
    return say.NOT_FOR_PERSON.say(lang, beneficiary=BENEFICIARIES[benefit.beneficiary].say(lang), name=name)


def in_chinese(value: Seen, pack: Pack) -> Seen:
    """Return a value in which records that name a benefit of the pack by its id name it by its Chinese name."""
    if not isinstance(value, tuple):
        return value
    return tuple({key: _named(key, inside, pack) for key, inside in record.items()} for record in value)


def _named(key: str, value: Value, pack: Pack) -> Value:
    if key == "benefit_name" and isinstance(value, str) and value in pack.benefits:
        return pack.benefits[value].name
    found = in_chinese(value, pack)
    return value if isinstance(found, Unknown) else found


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
