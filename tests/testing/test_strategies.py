"""What the strategies give is what users can use: profiles that packs decide, packs that can be loaded or are refused."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import talentrules
from talentrules.api import Pack
from talentrules.errors import PackError
from talentrules.loading import load_bytes
from talentrules.model.pack import Pack as Model
from talentrules.model.profile import Profile
from talentrules.money import Interval, Money
from talentrules.syntax import encode_profile
from talentrules.testing import strategies
from tests.strategies import examples
from tests.testing.conftest import PACK


def _xugou() -> Pack:
    return Pack(model=load_bytes(PACK.encode(), "xugou.yaml").pack)


XUGOU = _xugou()
CITIES = ("wuzhishan", "huanggang", "jiayuguan", "liling", "nanle")


@pytest.mark.parametrize("city", CITIES)
@examples(15)
@given(data=st.data())
def test_a_profile_is_decided_and_can_be_written_and_read_again(city: str, data: st.DataObject) -> None:
    pack = talentrules.load(city)
    profile = data.draw(strategies.profiles(pack))
    assert pack.read_profile(encode_profile(profile, pack.model)) == profile
    assert len(pack.decide(profile, on=data.draw(strategies.dates(pack)))) == len(pack.benefits)


@examples(40)
@given(profile=strategies.complete_profiles(XUGOU), data=st.data())
def test_a_complete_profile_leaves_nothing_open_and_a_part_of_it_adds_nothing(
    profile: Profile, data: st.DataObject
) -> None:
    on = data.draw(strategies.dates(XUGOU))
    assert all(item.missing == item.findings == () for item in XUGOU.decide(profile, on=on))
    part = data.draw(strategies.partial_of(profile))
    assert part.facts.keys() <= profile.facts.keys()
    assert part.attestations.items() <= profile.attestations.items()
    whole = data.draw(strategies.completions(XUGOU, part))
    assert part.attestations.items() <= whole.attestations.items()
    assert set(XUGOU.model.facts_read) <= whole.facts.keys()


def test_a_pack_or_its_data_alone_may_be_given() -> None:
    case = find(strategies.cases(XUGOU.model), lambda _: True)
    assert set(case.profile.facts) <= set(XUGOU.model.facts_read)


@pytest.mark.parametrize("beside", [-1, 0, 1])
def test_days_on_which_the_pack_changes_and_those_beside_them_are_met(beside: int) -> None:
    version = XUGOU.benefits["allowance"].versions[0]
    assert version.days.last is not None
    wanted = version.days.last + timedelta(days=beside)
    search = settings(max_examples=200, database=None, derandomize=True)
    assert find(strategies.dates(XUGOU), lambda day: day == wanted, settings=search) == wanted


def test_days_far_from_any_change_are_met_too() -> None:
    search = settings(max_examples=500, database=None, derandomize=True)
    assert find(strategies.dates(XUGOU), lambda day: day.year == 2020, settings=search).year == 2020


@examples(25)
@given(pack=strategies.packs())
def test_a_pack_made_up_is_of_a_city_that_there_is_not_and_can_be_decided(pack: Pack) -> None:
    assert isinstance(pack, Pack)
    assert pack.model.fictional
    assert 1 <= len(pack.decide({}, on=pack.model.verified_on)) <= 8


@examples(50)
@given(text=strategies.packs(valid=False))
def test_whatever_tries_to_be_a_pack_is_one_or_is_refused_in_words(text: str) -> None:
    assert isinstance(text, str)
    with suppress(PackError):
        assert load_bytes(text.encode("utf-8", "surrogatepass"), "anything.yaml").pack.benefits


def test_among_what_tries_to_be_a_pack_some_are_and_some_are_not() -> None:
    seen: set[str] = set()

    @settings(
        max_examples=60, database=None, derandomize=True, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategies.packs(valid=False))
    def look(text: str) -> None:
        try:
            load_bytes(text.encode("utf-8", "surrogatepass"), "anything.yaml")
            seen.add("pack")
        except PackError:
            seen.add("refused")

    look()
    assert seen == {"pack", "refused"}


@pytest.mark.parametrize("kind", [Pack, Model, Profile, Money, Interval])
def test_hypothesis_knows_the_types(kind: type) -> None:
    @examples(3)
    @given(st.from_type(kind))
    def look(one: object) -> None:
        assert isinstance(one, kind)

    look()


@examples(20)
@given(...)
def test_a_profile_of_the_vocabulary_is_decided_by_every_pack(profile: Profile) -> None:
    assert XUGOU.decide(profile, on=XUGOU.model.verified_on)


@pytest.mark.parametrize("room", ["strategies", "laws"])
def test_without_hypothesis_the_error_says_what_to_install(room: str) -> None:
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import talentrules, talentrules.testing as testing\n"
        "testing.run, testing.read_scenarios\n"
        "from talentrules.errors import MissingExtraError\n"
        f"try: testing.{room}\nexcept MissingExtraError as error: print(error.render('zh')); print(error.render('en'))"
    )
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    chinese, english = ran.stdout.splitlines()
    assert chinese.endswith("请运行 pip install 'talentrules[testing]'")
    assert english.startswith("error[missing-extra]: strategies and laws need Hypothesis")


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    from talentrules import testing

    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        testing.nothing  # type: ignore[attr-defined]  # noqa: B018 - that is the test
    assert {"laws", "strategies", "run"} <= set(dir(testing))
    assert all(getattr(testing, name) is not None for name in testing.__all__)
