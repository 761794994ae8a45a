from __future__ import annotations

import json
from pathlib import Path

import pytest

from matchmaker.core.sociale_kaart.profiel import profiel, term_id
from matchmaker.core.vocabulary import activiteiten, hulpvraag_schema
from tests.matchmaker.hsds.rijen import fouten, pakket

ROOT = Path(__file__).parents[3]


def test_activities_are_those_of_the_vocabulary() -> None:
    """Every activity of the contract can be offered, named as residents read it in the conversation."""
    labels = json.loads((ROOT / "data/responses/labels.json").read_text("utf-8"))
    assert tuple(profiel().labels("activiteit")) == tuple(activiteiten())
    assert profiel().labels("activiteit") == labels["activiteiten"]


def test_forms_of_respite_are_those_of_the_contract() -> None:
    """What a carer can ask for is what the directory can have."""
    asked = hulpvraag_schema()["properties"]["mantelzorg"]["properties"]["respijt"]["properties"]["vorm"][
        "enum"
    ]
    assert set(profiel().labels("respijtvorm")) == set(asked) - {None, "onbekend"}


def test_eight_basic_functions() -> None:
    """Carer support has eight basic functions."""
    assert len(profiel().labels("basisfunctie")) == 8


def test_look_up() -> None:
    """A code has a label, another code reads as its words, a language without a name stays a code."""
    assert profiel().label("soort_hulp", "maatje") == "een maatje"
    assert profiel().label("soort_hulp", "iets_nieuws") == "iets nieuws"
    assert profiel().has("route", "wmo")
    assert not profiel().has("route", "maatje")
    assert not profiel().has("kleur", "rood")
    assert (profiel().taal("tr"), profiel().taal("xx")) == ("Turks", "xx")
    with pytest.raises(KeyError):
        profiel().labels("kleur")


def test_rows_of_the_profile_are_valid() -> None:
    """The taxonomies as rows of HSDS keep every rule, and bear the ids that attributes refer to."""
    package = pakket()
    assert fouten(package) == []
    assert term_id("route", "wmo") in {row["id"] for row in package["taxonomy_term"]}
