from __future__ import annotations

import pytest

from matchmaker.core.hulpvraag import Frequentie
from matchmaker.core.vocabulary import codes, hulpvraag_schema, leefgebieden
from matchmaker.core.workflow import STAPPEN
from matchmaker.pages import labels


def test_every_code_has_a_word() -> None:
    """Each code of the vocabulary and the schema that a page shows has a Dutch word."""
    properties = hulpvraag_schema()["properties"]
    assert set(labels.STATUS) == set(codes("status"))
    assert set(labels.LEEFGEBIED) == set(leefgebieden())
    assert set(labels.SIGNAAL) == set(codes("signalen"))
    assert set(labels.TREDE) == set(codes("trede"))
    assert set(labels.ROL) == set(properties["rol"]["enum"])
    assert set(labels.KAN_MEER) == set(properties["netwerk"]["properties"]["kan_meer"]["enum"])
    assert set(labels.WELKOM) == set(properties["vrijwilliger_welkom"]["enum"])
    assert set(labels.VOORKEUR) == set(properties["contact"]["properties"]["voorkeur"]["enum"]) - {None}
    respite = properties["mantelzorg"]["properties"]["respijt"]["properties"]["vorm"]["enum"]
    assert set(labels.RESPIJT) == set(respite) - {None}
    assert set(labels.STAP) | {"ingetrokken"} == {str(stap.naar) for stap in STAPPEN}


@pytest.mark.parametrize(
    ("often", "words"),
    [
        (Frequentie(1, 1, "wk"), "1 keer per week"),
        (Frequentie(1, 3, "wk"), "1 keer in de 3 weken"),
        (Frequentie(2, 1, "mo"), "2 keer per maand"),
        (Frequentie(1.5, 1, "d"), "1,5 keer per dag"),
    ],
)
def test_frequentie(often: Frequentie, words: str) -> None:
    """A frequency reads as people say it."""
    assert labels.frequentie(often) == words
