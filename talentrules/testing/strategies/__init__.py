"""Hypothesis strategies: cases before a pack, and packs made up at random.

In: a pack, as `talentrules.load` returned it. Out: profiles that `Pack.decide` takes and days to decide for. Uniform
values rarely meet a threshold; these mix the numbers and days that stand in the pack, and their neighbours, into the
whole domain. `packs()` makes packs up: sound ones, or with `valid=False` files in which anything may be wrong.

The extra `[testing]` brings Hypothesis. Down the folder: `values` draws values of facts, `reading` finds what a pack
reads and where it turns, `case` draws profiles and days, `pack` writes packs (`names`, `palette`, `conditions`,
`quantities`, `groups`), `anything` writes and damages files.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, overload

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as error:
    from talentrules.errors import MissingExtraError
    from talentrules.testing.extra import MISSING_HYPOTHESIS

    raise MissingExtraError(MISSING_HYPOTHESIS.zh, MISSING_HYPOTHESIS.en) from error

from talentrules.api import Pack
from talentrules.model import pack as model_pack
from talentrules.model.profile import Case, Profile
from talentrules.testing.strategies import anything, case, general

__all__ = ["cases", "complete_profiles", "completions", "dates", "packs", "partial_of", "profiles"]

AnyPack = Pack | model_pack.Pack
"""A pack as its users hold it, or its data alone (`Pack.model`)."""


def profiles(pack: AnyPack) -> st.SearchStrategy[Profile]:
    """Return profiles of the facts that `pack` reads; any of them, and any field of a record, may be unknown.

    >>> profiles(load("wuzhishan")).example()  # doctest: +SKIP
    Profile(facts={'talent_groups': Known(value=frozenset({'migratory'}))})
    """
    return case.profiles(_model(pack))


def complete_profiles(pack: AnyPack) -> st.SearchStrategy[Profile]:
    """Return profiles in which every fact that `pack` reads is known and every finding attested."""
    return case.complete_profiles(_model(pack))


def completions(pack: AnyPack, profile: Profile) -> st.SearchStrategy[Profile]:
    """Return what `profile` may turn out to be: nothing that it says is changed, nothing that `pack` reads stays unknown."""
    return case.completions(_model(pack), profile)


def partial_of(profile: Profile) -> st.SearchStrategy[Profile]:
    """Return profiles that know less than `profile`: without some facts, some fields of records, some attestations."""
    return case.partial_of(profile)


def dates(pack: AnyPack) -> st.SearchStrategy[date]:
    """Return days to decide for: those on which `pack` changes, the days beside them, and others."""
    return case.dates(_model(pack))


def cases(pack: AnyPack) -> st.SearchStrategy[Case]:
    """Return cases: a profile of which more or less is known, and a day."""
    return case.cases(_model(pack))


@overload
def packs(*, valid: Literal[True] = True) -> st.SearchStrategy[Pack]: ...
@overload
def packs(*, valid: Literal[False]) -> st.SearchStrategy[str]: ...
def packs(*, valid: bool = True) -> st.SearchStrategy[Pack] | st.SearchStrategy[str]:
    """Return packs made up at random, of a city that there is not (虚构市).

    They have one to eight benefits with conditions, amounts and payments of every form, and groups of them. Nothing is
    wrong with their rules; they come from no file, and their numbers cite no source. With `valid=False`, return instead
    the YAML text of files that try to be packs, in which anything may be wrong: keys that are missing, strange or
    misspelt, values of another kind, damaged lines. Whoever loads one must get a pack or a `PackError`.
    """
    if valid:
        return general.models().map(lambda one: Pack(model=one))
    return anything.texts()


def _model(pack: AnyPack) -> model_pack.Pack:
    return pack.model if isinstance(pack, Pack) else pack


st.register_type_strategy(Pack, lambda _: packs())
