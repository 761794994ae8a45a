"""Questions, refusals and what is told beside them."""

import pytest

from actions.gesprek.antwoord import luister
from actions.gesprek.gesprek import Gesprek, Mantelzorg
from actions.gesprek.samenvatting import voor_inwoner
from actions.gesprek.tussendoor import tussendoor
from actions.gesprek.vraagzin import in_vraagzin, weigert
from bot.understanding.begrip import Mantelzorg as Gelezen
from tests.actions.gesprekken import feit, zeg

GESPREK = Gesprek(rol="mantelzorger", vraag="verder", gesteld=("verder",))


@pytest.mark.parametrize(
    ("citaat", "tekst", "vraagt"),
    [
        ("dagbesteding", "Is er ook dagbesteding in de buurt? Ik woon in Molenveld.", True),
        ("ik kook zelf", "Ik kook zelf. Kan dat ook anders?", False),
        ("de ramen", "de ramen?", False),  # a question mark alone is a way of typing
    ],
)
def test_a_sentence_that_asks_tells_nothing(citaat, tekst, vraagt):
    """By its first word and its end."""
    assert in_vraagzin(citaat, tekst) == vraagt


def test_no_help_that_is_there_comes_from_a_question():
    """«is er dagbesteding?» is not day care that somebody has."""
    tekst = "Kan mijn vader naar dagbesteding?"
    uitkomst = luister(GESPREK, zeg(tekst, feit("hulp", "dagbesteding", citaat="dagbesteding")))
    assert uitkomst.gesprek.feiten == ()


@pytest.mark.parametrize(
    "tekst",
    [
        "laat dan maar ik wil niks doorgeven",
        "Ik wil alleen informatie, geen aanvraag.",
        "niet doorgeven aub",
        "Hier kan ik mee verder. Ik hoef verder niets door te geven.",
        "Nee dank u, ik kwam alleen voor informatie",
    ],
)
def test_a_refusal_is_believed_at_any_question(tekst):
    """Nothing is passed on, and nothing more is asked."""
    uitkomst = luister(GESPREK, zeg(tekst))
    assert uitkomst.gesprek.geweigerd and not uitkomst.verder


@pytest.mark.parametrize(
    "tekst", ["mijn zoon wil niks weten van hulp", "ik heb geen hond", "ik wil niet versleten zijn"]
)
def test_other_denials_are_no_refusal(tekst):
    """Somebody who wants nothing of something else goes on."""
    assert not weigert(tekst)


def test_what_is_told_beside_a_question_is_kept():
    """The question is answered, the rest goes along."""
    told = tussendoor(
        GESPREK,
        zeg(
            "Ik slaap slecht en mijn baas wordt ongeduldig. Hoe duur is dat logeerhuis?",
            bedoeling="vraag_kosten",
        ),
    )
    assert "Ik slaap slecht en mijn baas wordt ongeduldig." in voor_inwoner(told)
    assert "Hoe duur" not in voor_inwoner(told)
    assert told.vraag == "verder"


def test_a_value_is_not_overwritten_from_another_question():
    """What was said under its own question stands."""
    gesprek = Gesprek(rol="mantelzorger", vraag="vrijwilliger", mantelzorg=Mantelzorg(respijt_vorm="logeren"))
    uitkomst = luister(
        gesprek, zeg("een vrijwilliger aan huis is lastig", mantelzorg=Gelezen(respijt_vorm="aan_huis"))
    )
    assert uitkomst.gesprek.mantelzorg.respijt_vorm == "logeren"


@pytest.mark.parametrize("tekst", ["We hebben nog geen aanvraag gedaan.", "Er is geen aanvraag ingediend"])
def test_no_request_made_yet_is_no_refusal(tekst):
    """It tells how things stand."""
    assert not weigert(tekst)
