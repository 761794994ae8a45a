from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.core.aanvraag import normalise_postcode, read
from matchmaker.core.errors import InvalidRequest
from tests.matchmaker.aanvragen import aanvraag, feit


def _without(name: str) -> dict[str, Any]:
    data = aanvraag()
    del data[name]
    return data


def _consent(**changes: Any) -> dict[str, Any]:
    return aanvraag(toestemming=aanvraag()["toestemming"] | changes)


def _contact(**changes: Any) -> dict[str, Any]:
    return aanvraag(contact=aanvraag()["contact"] | changes)


@pytest.mark.parametrize(
    ("data", "pointer"),
    [
        ({}, ""),
        (_without("samenvatting"), ""),
        (aanvraag(versie="2.0"), "/versie"),
        (aanvraag(rol="burgemeester"), "/rol"),
        (aanvraag(trede="ergens"), "/trede"),
        (aanvraag(signalen="geweld"), "/signalen"),
        (aanvraag(signalen=["bestaat_niet"]), "/signalen/0"),
        (aanvraag(feiten=[feit("zelf", "koken", "x"), feit("mooi", "koken", "x")]), "/feiten/1/soort"),
        (aanvraag(feiten=[feit("zelf", "toveren", "x")]), "/feiten/0/activiteit"),
        (aanvraag(feiten=[feit("hulp", "koken", "x", wie="kabouter")]), "/feiten/0/wie"),
        (aanvraag(feiten=[feit("zelf", "koken", "x", frequentie={"keer": 1})]), "/feiten/0/frequentie"),
        (aanvraag(feiten=[feit("zelf", "koken", "x")] * 201), "/feiten"),
        (aanvraag(mantelzorg={"belasting": 11}), "/mantelzorg/belasting"),
        (_consent(gegeven=False), "/toestemming/gegeven"),
        (_consent(tijdstip="gisteren"), "/toestemming/tijdstip"),
        (_contact(telefoon="0612345678"), "/contact/telefoon"),
        (_contact(email="geen adres"), "/contact/email"),
        (_contact(postcode="12345"), "/contact/postcode"),
        (aanvraag(samenvatting="woord " * 121), "/samenvatting"),
        (aanvraag(situatie="a" * 20_001), "/situatie"),
    ],
)
def test_faults_point_to_their_place(data: dict[str, Any], pointer: str) -> None:
    """What is wrong is refused with a pointer to where."""
    with pytest.raises(InvalidRequest) as caught:
        read(data)
    assert [fault.pointer for fault in caught.value.faults] == [pointer]


def test_faults_do_not_quote() -> None:
    """The message of a refusal never has what the person said: it ends in logs."""
    data = aanvraag(rol="Truus van Geheim", trede="Lindestraat 1", signalen=["06-geheim"], situatie=5)
    data["contact"]["voorkeur"] = "geheim"
    data["feiten"][0]["soort"] = "geheim"
    with pytest.raises(InvalidRequest) as caught:
        read(data)
    words = str(caught.value).lower()
    assert len(caught.value.faults) >= 4
    assert not any(secret in words for secret in ("geheim", "linde", "truus"))


def test_leefgebied_follows_from_the_activity() -> None:
    """The area of life is that of the vocabulary, whatever came along."""
    read_ = read(aanvraag(feiten=[feit("wens", "stofzuigen", "x", leefgebied="tuin")]))
    assert read_.feiten[0].leefgebied == "huishouden"


def test_only_what_has_a_purpose_is_kept() -> None:
    """Properties that the schema does not name are dropped, in every part."""
    data = aanvraag(bsn="geheim", mantelzorg={"belasting": 3, "bsn": "geheim", "respijt": {"bsn": "geheim"}})
    for part in ("contact", "toestemming", "netwerk"):
        data[part]["bsn"] = "geheim"
    data["feiten"][0]["bsn"] = "geheim"
    kept = read(data)
    assert not hasattr(kept, "bsn")
    assert kept.mantelzorg is not None
    assert kept.mantelzorg.respijt is not None
    assert kept.mantelzorg.respijt.vorm is None


def test_nothing_to_reach_the_person_with_is_anonymous() -> None:
    """Empty contact data are no contact data."""
    assert read(_contact(naam="", telefoon=None, postcode=" ", email=None)).contact is None


def test_unstorable_signs_are_dropped() -> None:
    """Control characters and half surrogates go, the rest stays."""
    assert read(aanvraag(situatie=" goed\0zo \ud83d 🌷\x07\n")).situatie == "goedzo  🌷"


def test_the_given_is_not_changed() -> None:
    """Reading does not change what was handed in."""
    data = aanvraag(situatie=" x ")
    before = copy.deepcopy(data)
    read(data)
    assert data == before


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(list(aanvraag())) | st.text(), inner),
    max_leaves=10,
)


@settings(max_examples=50)
@given(_JSON)
def test_any_json(value: Any) -> None:
    """Whatever comes, it is read or refused."""
    data = aanvraag() | (value if isinstance(value, dict) else {"feiten": value})
    try:
        read(data)
    except InvalidRequest as error:
        assert error.faults


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [
        ("1234", "1234"),
        ("1234AB", "1234 AB"),
        (" 1234 ab ", "1234 AB"),
        ("0123", None),
        ("12", None),
        ("", None),
    ],
)
def test_postcode(typed: str, postcode: str | None) -> None:
    """A postcode has one way to be written."""
    assert normalise_postcode(typed) == postcode
