"""What can happen at any question: distress, another role, a number, a refusal that is taken back."""

from dataclasses import replace

import pytest

from actions.gesprek.agenda import hervat, stel
from actions.gesprek.antwoord import luister
from actions.gesprek.gesprek import Feit, Gesprek, Mantelzorg
from actions.gesprek.samenvatting import voor_coordinator, voor_inwoner
from actions.gesprek.tussendoor import tussendoor
from bot.understanding.begrip import Gegeven
from tests.actions.gesprekken import NU, begin, feit, zeg


def bij(vraag: str, **rest) -> Gesprek:
    """Give a resident's conversation with one question open."""
    return Gesprek(rol="inwoner", vraag=vraag, gesteld=("start", "situatie", vraag), **rest)


def uitingen(uitkomst) -> list[str]:
    """Give the names of what is said."""
    return [u.response for u in uitkomst.uitingen]


@pytest.mark.parametrize("vraag", ["situatie", "wens"])
def test_a_thin_answer_gets_one_follow_up_and_never_two(vraag):
    """«gaat niet» is asked on after once; after that anything is right."""
    first = luister(bij(vraag), zeg("gaat niet"))
    assert uitingen(first) == [f"utter_ask_{vraag}__meer"]
    assert not first.verder
    second = luister(first.gesprek, zeg("nee echt"))
    assert second.verder and not uitingen(second)[0].endswith("__meer")


def test_the_same_distress_is_not_answered_with_the_same_lines():
    """The whole text once, then fewer words with the numbers in them. What cannot wait is said whole again."""
    first = luister(bij("verder"), zeg("ik kan niet meer", bedoeling="overbelast_noodkreet"))
    assert uitingen(first) == ["utter_nood_overbelast"]
    again = luister(first.gesprek, zeg("ik ben op", bedoeling="overbelast_noodkreet"))
    assert uitingen(again) == ["utter_nood_overbelast__weer"]
    urgent = luister(bij("verder"), zeg("hij ademt raar", bedoeling="medisch_spoed")).gesprek
    assert uitingen(luister(urgent, zeg("hij wordt blauw", bedoeling="medisch_spoed"))) == [
        "utter_nood_medisch_spoed"
    ]


def test_new_danger_after_a_cry_is_heard_as_danger():
    """Who says after a first alarm that the tablets lie ready is given the numbers, not «the numbers above»."""
    first = luister(bij("verder"), zeg("ik wil niets meer", bedoeling="crisis_zelfdoding"))
    denied = luister(first.gesprek, zeg("zo bedoel ik het niet, ik mis hem gewoon"))
    assert uitingen(denied) == ["utter_niet_zo_bedoeld"]
    assert denied.hervat and "zelfdoding" not in denied.gesprek.signalen
    again = luister(denied.gesprek, zeg("zijn tabletten liggen klaar", bedoeling="crisis_zelfdoding"))
    assert uitingen(again) == ["utter_nood_zelfdoding__weer"]
    assert "zelfdoding" in again.gesprek.signalen


def test_an_insult_with_an_answer_in_it_is_an_answer():
    """The tone is spoken to once; what was told is noted."""
    angry = luister(
        bij("wens"),
        zeg("idioot, handgrepen wil ik", feit("wens", "woningaanpassing"), bedoeling="belediging"),
    )
    assert angry.gesprek.van("wens") and angry.verder
    bare = luister(bij("wens"), zeg("sukkel", bedoeling="belediging"))
    assert (uitingen(bare), bare.hervat) == (["utter_belediging"], True)
    assert uitingen(luister(bare.gesprek, zeg("sukkel", bedoeling="belediging"))) == [
        "utter_belediging__weer"
    ]


def test_who_is_read_along_with_hears_how_to_wipe():
    """After violence the bot does not say that all is kept."""
    first = luister(bij("verder"), zeg("hij slaat mij", bedoeling="crisis_geweld"))
    assert uitingen(luister(first.gesprek, zeg("laat maar"))) == ["utter_rust__geweld"]


def test_the_question_of_before_a_cry_is_taken_up_again():
    """Unless the cry told something, which was the answer."""
    bare = luister(bij("lastig"), zeg("ik wil niet meer", bedoeling="crisis_zelfdoding")).gesprek
    assert hervat(replace(bare, rust=False)).vraag == "lastig"
    told = zeg("koken niet, ik wil niet meer", feit("lastig", "koken"), bedoeling="crisis_zelfdoding")
    assert hervat(replace(luister(bij("lastig"), told).gesprek, rust=False)).vraag != "lastig"


def test_a_role_that_is_named_halfway_is_followed():
    """What was told stays."""
    before = bij("zelf", feiten=(Feit("zelf", "koken", "koken"),))
    after = luister(before, zeg("het is voor mijn buurman", bedoeling="hulp_namens_ander"))
    assert after.gesprek.rol == "namens_ander"
    assert after.gesprek.feiten == before.feiten
    assert uitingen(after) == ["utter_rol_namens_ander"]


@pytest.mark.parametrize("vraag", ["toestemming", "versturen"])
def test_a_number_at_another_closing_question_is_kept(vraag):
    """It is no new fact, and asks for no new agreement."""
    number = Gegeven("telefoon", "+31612345678", 0, 10)
    uitkomst = luister(bij(vraag, akkoord_samenvatting=True), zeg("0612345678", gegevens=(number,)))
    assert uitkomst.gesprek.contact.telefoon == "+31612345678"
    assert uitkomst.gesprek.akkoord_samenvatting
    assert uitingen(uitkomst) == ["utter_contact_genoteerd"]


def test_a_refusal_can_be_taken_back_in_words():
    """The question is put again; a bare yes does not do it."""
    refused = bij("toestemming", akkoord_samenvatting=True, geweigerd=True)
    back = luister(refused, zeg("ik zei ja, zonder naam"))
    assert not back.gesprek.geweigerd and back.hervat and back.gesprek.toestemming is None
    assert luister(refused, zeg("ja", bedoeling="bevestigen")).gesprek.geweigerd


def test_being_shy_to_ask_is_answered_as_normal():
    """Said where the people around were asked after."""
    uitkomst = luister(
        bij("netwerk"), zeg("twee dochters, maar die wil ik niet lastigvallen", bedoeling="overslaan")
    )
    assert uitkomst.gesprek.netwerk == "liever_niet_vragen"
    assert uitingen(uitkomst) == ["utter_netwerk_liever_niet_vragen"]


def test_what_is_said_in_another_language_gives_no_facts():
    """It is not read; the words are not turned into something."""
    message = zeg("Czy można po polsku?", feit("lastig", "tolk"), bedoeling="andere_taal")
    assert tussendoor(bij("lastig"), message).feiten == ()


def test_a_carers_own_work_is_not_help_that_is_there():
    """It stands under a heading of its own, for both readers."""
    gesprek = Gesprek(
        rol="mantelzorger",
        mantelzorg=Mantelzorg(zorgt_voor="partner"),
        feiten=(Feit("hulp", "koken", "ik kook"), Feit("hulp", "was_doen", "mijn zus wast", wie="broer_zus")),
    )
    for summary in (voor_inwoner(gesprek), voor_coordinator(gesprek)):
        assert "Zorg van wie dit schrijft: koken" in summary
        assert "Hulp die er al is: de was doen (broer of zus)" in summary


def test_who_asks_to_be_called_is_asked_a_number_and_a_moment_only():
    """And still reads what is sent and agrees to it."""
    asked = []
    gesprek = replace(begin(), terugbellen=True, vraag=None)
    for antwoord in (
        zeg("0612345678", gegevens=(Gegeven("telefoon", "+31612345678", 0, 10),)),
        zeg("morgenochtend"),
        zeg("ja", bedoeling="bevestigen"),
    ):
        gesprek = stel(gesprek)
        asked.append(gesprek.vraag)
        gesprek = luister(gesprek, replace(antwoord, gevraagd=gesprek.vraag, tijd=NU)).gesprek
    assert asked == ["contact", "moment", "samenvatting"]
    assert stel(gesprek).vraag == "toestemming"
    assert "Wil graag gebeld worden: «morgenochtend»" in voor_coordinator(gesprek)
