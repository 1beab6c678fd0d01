"""What an editor shows is complete and Chinese: of every key a name and a sentence, of every word what it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from talentrules.explain import labels
from talentrules.model.conditions import Operator
from talentrules.model.facts import ChoiceType, Fact, RecordsType, SetType
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax import pack_schema
from talentrules.syntax.forms import BESIDE_CONDITION, BESIDE_ROW, FORMS, KEYS_OF_QUANTITIES
from talentrules.syntax.surface.choices import CHOICES
from talentrules.syntax.surface.keys import IN_CONDITIONS, IN_QUANTITIES, IN_ROWS, OPERATORS_SAID
from talentrules.testing import scenario_schema
from tests.editor.walking import keys, schemas
from tests.editor.walking import resolved as resolved_in

CHINESE = re.compile("[\u4e00-\u9fff]")
BOTH = pytest.mark.parametrize("name", ["pack", "scenario"])


@cache
def schema(name: str) -> dict[str, Any]:
    return pack_schema() if name == "pack" else scenario_schema()


def chinese(said: object) -> bool:
    return isinstance(said, str) and CHINESE.search(said) is not None


@BOTH
def test_every_key_has_a_chinese_name_and_a_chinese_sentence(name: str) -> None:
    told = list(keys(schema(name)))
    assert len(told) > 500
    assert [at for at, one in told if not chinese(one.get("description"))] == []
    # what stands under an id that a person chooses is called by the part that it is in
    fixed = [(at, one) for at, one in told if not at.endswith("/patternProperties/^[a-z][a-z0-9_]*$")]
    assert [at for at, one in fixed if not chinese(one.get("title"))] == []


@BOTH
def test_a_sentence_says_more_than_the_name(name: str) -> None:
    said = [(at, one.get("title", ""), one["description"].strip("。")) for at, one in keys(schema(name))]
    assert [at for at, title, sentence in said if title == sentence] == []


@BOTH
def test_every_word_says_what_it_means(name: str) -> None:
    lists = [(at, one["enum"], one.get("enumDescriptions", [])) for at, one in schemas(schema(name)) if "enum" in one]
    assert len(lists) > 20
    assert [at for at, words, said in lists if len(words) != len(said) or not all(map(chinese, said))] == []
    assert [at for at, words, _ in lists if len({(type(one), one) for one in words}) != len(words)] == []


@BOTH
def test_no_name_is_one_of_the_program(name: str) -> None:
    shown = [(at, one[key]) for at, one in schemas(schema(name)) for key in ("title", "description") if key in one]
    assert [(at, said) for at, said in shown if not chinese(said)] == []


@BOTH
def test_every_example_fits_where_it_stands(name: str) -> None:
    validator = Draft202012Validator(schema(name))
    given = [(at, one, example) for at, one in schemas(schema(name)) for example in one.get("examples", ())]
    assert len({at for at, _, _ in given}) >= 5
    assert [
        (at, example) for at, one, example in given if list(validator.evolve(schema=one).iter_errors(example))
    ] == []


@BOTH
def test_nothing_but_words_stands_beside_a_reference(name: str) -> None:
    """An editor that meets anything else there takes the two for one condition, and shows neither."""
    beside = [
        (at, one.keys() - {"$ref", "title", "description", "examples", "default"})
        for at, one in schemas(schema(name))
        if "$ref" in one
    ]
    assert [(at, more) for at, more in beside if more] == []


def test_null_is_offered_nowhere_in_a_pack() -> None:
    assert [
        at for at, one in schemas(schema("pack")) if one.get("type") == "null" or one.get("default", 0) is None
    ] == []


# -- the tables ----------------------------------------------------------------------------------------------------------


def test_no_form_was_forgotten() -> None:
    assert set(IN_CONDITIONS) == {*FORMS, *BESIDE_CONDITION}
    assert set(OPERATORS_SAID) == {one.value for one in Operator}
    assert set(IN_QUANTITIES) == {*KEYS_OF_QUANTITIES, "granularity"}
    assert set(IN_ROWS) == {*BESIDE_ROW, "by"}


@pytest.mark.parametrize("kind", CHOICES, ids=lambda kind: kind.__name__)
def test_no_word_was_forgotten(kind: type[StrEnum]) -> None:
    assert list(CHOICES[kind].said) == list(kind)


SHEETS: Mapping[str, Mapping[Any, labels.Words]] = {
    name: getattr(labels, name)
    for name in (
        *("KINDS", "CATEGORIES", "BENEFICIARIES", "SOURCE_KINDS", "FINDING_REASONS", "HIT_POLICIES", "ROUNDINGS"),
        *("GROUP_SCOPES", "COMPARED", "APPLICANTS"),
    )
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_editor_and_the_sheets_use_the_same_word(name: str) -> None:
    for member, words in SHEETS[name].items():
        assert CHOICES[type(member)].said[member].startswith(words.zh)


# -- facts ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fact", VOCABULARY.values(), ids=lambda one: one.id)
def test_a_fact_is_known_by_every_name(fact: Fact) -> None:
    condition = schema("pack")["$defs"]["Condition"]
    assert_known(condition, fact)
    if isinstance(fact.type, RecordsType):
        for one in fact.type.fields:
            assert_known(schema("pack")["$defs"][f"records.{fact.id}"], one)


def assert_known(condition: dict[str, Any], fact: Fact) -> None:
    own = resolved_in(schema("pack"), condition["properties"][fact.id])
    assert own["title"] == fact.name
    assert condition["properties"][fact.name] == condition["properties"][fact.id]
    for other in fact.also:
        found = [one for pattern, one in condition["patternProperties"].items() if re.search(pattern, other)]
        assert condition["properties"][fact.id] in found or other in condition["properties"]


CHOSEN = [one for one in VOCABULARY.values() if isinstance(one.type, ChoiceType | SetType)]


@pytest.mark.parametrize("fact", CHOSEN, ids=lambda one: one.id)
def test_a_choice_is_known_by_every_name(fact: Fact) -> None:
    assert isinstance(fact.type, ChoiceType | SetType)
    validator = Draft202012Validator(schema("pack")).evolve(schema={"$ref": "#/$defs/Condition"})
    many = isinstance(fact.type, SetType)
    words = [word for option in fact.type.options for word in (option.id, option.name, *option.also)]
    for word in words:
        assert validator.is_valid({fact.name: {"has": word} if many else word})
    assert not validator.is_valid({fact.id: {"has" if many else "is": "没有这个选项"}})
    assert not validator.is_valid({fact.id: {"is" if many else "has": words[0]}})
