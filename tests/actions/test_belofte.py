"""«How are you?» comes before any option; a wish that is told early is not asked again."""

from dataclasses import replace

from actions.gesprek.agenda import stel, volgende
from actions.gesprek.antwoord import luister
from actions.gesprek.belofte import BELOOFD, eerst_u, met_lucht
from actions.gesprek.gesprek import Gesprek
from bot.understanding.begrip import Mantelzorg
from tests.actions.gesprekken import begin, feit, zeg

VROEG = "Alles draait om hem. Ik wil gewoon een weekend weg met mijn man."
CARER = Gesprek(rol="mantelzorger", vraag="situatie", gesteld=("start", "situatie"))


def _zeg(gesprek, antwoord):
    return met_lucht(gesprek, luister(gesprek, antwoord))


def test_a_wish_in_the_first_message_waits_for_how_are_you():
    """It is promised, the question comes, and then it is looked up."""
    first = _zeg(
        begin(),
        zeg(
            "Mijn man heeft alzheimer, ik zou graag een middag opvang hebben",
            feit("wens", "dagbesteding"),
            bedoeling="hulp_als_mantelzorger",
            mantelzorg=Mantelzorg(zorgt_voor="partner"),
        ),
    )
    assert first.opties is None
    assert first.uitingen[-1].response == "utter_eerst_u"
    asked = stel(first.gesprek)
    assert asked.vraag == "situatie"
    then = _zeg(asked, zeg("ik ben erg moe en slaap bijna niet meer"))
    assert then.opties == "respijt"
    assert "opties" in then.gesprek.gesteld
    again = _zeg(replace(then.gesprek, vraag="zorg_taken"), zeg("ik kook en ik was"))
    assert again.opties is None


def test_a_wish_told_early_is_looked_up_and_not_asked_again():
    """That handing over is hard is named as normal all the same."""
    told = _zeg(CARER, zeg(VROEG))
    assert told.opties == "respijt"
    assert told.uitingen[-1].response == "utter_loslaten"
    assert told.gesprek.mantelzorg.respijt_vorm == "onbekend"
    assert told.gesprek.mantelzorg.respijt_moment == "een weekend"
    asked = ("zorgt_voor", "zorg_taken", "zorg_uren", "belasting", "volhoudtijd", "netwerk")
    assert volgende(replace(told.gesprek, gesteld=(*told.gesprek.gesteld, *asked))) == "verder"


def test_what_is_asked_in_between_is_no_wish():
    """Who asked after a group is still asked what would give room to breathe."""
    words = "Is er een groep waar ik kan praten?"
    noted = luister(
        replace(CARER, vraag="belasting"), zeg(words, feit("wens", "lotgenoten", citaat="een groep waar"))
    ).gesprek
    asked = ("zorgt_voor", "zorg_taken", "zorg_uren", "belasting", "volhoudtijd", "netwerk")
    assert volgende(replace(noted, gesteld=(*noted.gesteld, *asked))) == "respijt"


def test_who_asks_for_respite_straight_away_is_asked_first_how_they_are():
    """As a carer, where somebody is named who is cared for; once."""
    words = zeg(
        "Is er een logeerhuis voor mijn man?",
        bedoeling="vraag_respijtzorg",
        mantelzorg=Mantelzorg(zorgt_voor="partner"),
    )
    first = eerst_u(begin(), words, "vraag_respijtzorg")
    assert first is not None and first.uitingen[-1].response == "utter_eerst_u"
    assert first.gesprek.rol == "mantelzorger"
    assert stel(first.gesprek).vraag == "situatie"
    assert eerst_u(first.gesprek, words, "vraag_respijtzorg") is None
    nobody = eerst_u(begin(), zeg("wat is respijtzorg?"), "vraag_respijtzorg")
    assert nobody is not None and nobody.gesprek.rol is None
    assert nobody.gesprek.vraag == "start"
    assert nobody.gesprek.gezegd_bij("vraag_respijtzorg") == "wat is respijtzorg?"
    assert eerst_u(replace(CARER, vraag="belasting"), words, "vraag_respijtzorg") is None


def test_a_promise_to_a_young_carer_is_kept():
    """In their own tone, by the action that says it."""
    promised = replace(CARER, jong=True, gesteld=(*CARER.gesteld, BELOOFD))
    assert _zeg(promised, zeg("gaat wel, ze ligt veel op bed en ik doe alles")).opties == "respijt"


def test_nothing_is_shown_to_who_is_in_distress():
    """A cry is answered first; the promise stays."""
    promised = replace(CARER, gesteld=(*CARER.gesteld, BELOOFD))
    cry = _zeg(promised, zeg("ik kan niet meer", bedoeling="overbelast_noodkreet"))
    assert cry.opties is None and cry.gesprek.rust
