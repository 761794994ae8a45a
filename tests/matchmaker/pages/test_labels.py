from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matchmaker.core.aanvraag import read
from matchmaker.core.dubbelen import EMAIL, NAAM_POSTCODE, TELEFOON
from matchmaker.core.hulpvraag import Dossier, Frequentie, Hulpvraag
from matchmaker.core.nazorg.opvolging import Soort, Uitkomst
from matchmaker.core.samenwerken import MET, UITKOMST
from matchmaker.core.vocabulary import codes, hulpvraag_schema, leefgebieden
from matchmaker.core.voorstellen.voorstel import Voorstelstaat, Weigerreden
from matchmaker.core.workflow import STAPPEN, Reden, Rol, Status, steps_from
from matchmaker.pages import labels
from matchmaker.pages.hulpvraag.keuzes import keuzes
from tests.matchmaker.aanvragen import aanvraag


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
    assert set(labels.NU) == set(Status)
    assert set(labels.REDEN) == set(Reden)
    assert set(labels.WEIGERREDEN) == set(Weigerreden)
    assert set(labels.VOORSTEL) == set(Voorstelstaat)
    assert set(labels.OPVOLGING) == set(labels.GEBELD) == set(Soort)
    assert set(labels.OPGEVOLGD) == set(Uitkomst)
    assert set(labels.MET) == set(MET)
    assert set(labels.GESPREK) == set(UITKOMST)
    assert set(labels.ZELFDE) == {TELEFOON, EMAIL, NAAM_POSTCODE}


def test_every_step_has_words() -> None:
    """Each step that a coordinator can take is one form, with the reasons of the workflow but those of the clock."""
    for status in Status:
        steps = steps_from(status, Rol.COORDINATOR)
        first, others = keuzes(Dossier(_hulpvraag(status), (), steps))
        made = [*([first] if first else []), *others]
        assert {one.naar for one in made} == set(steps) - {Status.INGETROKKEN}
        for one in made:
            (stap,) = [each for each in STAPPEN if (each.van, each.naar) == (status, one.naar)]
            assert [code for code, _ in one.redenen] == [
                code for code in stap.redenen if code is not Reden.CLAIM_VERLOPEN
            ]


def _hulpvraag(status: Status) -> Hulpvraag:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    return Hulpvraag(
        **vars(read(aanvraag())),
        id=1,
        referentie="x",
        ingediend_op=now,
        gewijzigd_op=now,
        status=status,
        wijk=None,
        houder=None,
    )


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
