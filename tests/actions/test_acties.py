"""The actions that come beside the answers: options after a side question, a number out of the blue, a person."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from actions.buiten import Buiten
from actions.gesprek.gesprek import Gesprek, Mantelzorg
from actions.gesprek.openingstijden import Openingstijden
from actions.kaart import Kaart
from actions.loket import Loket
from actions.luisteren import Luister
from actions.mens import Mens
from actions.opties import Opties
from actions.vragen import Verder, Vraag
from bot.understanding import begrip
from bot.understanding.begrip import Begrip, Gegeven
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag
from tests.actions.gesprekken import NU

CARER = Gesprek(
    rol="mantelzorger",
    vraag="zorg_taken",
    gesteld=("start", "situatie", "zorg_taken"),
    verteld=(("situatie", "mijn man heeft dementie"),),
    mantelzorg=Mantelzorg(zorgt_voor="partner"),
)
TELEFOON = Gegeven("telefoon", "+31612345678", 0, 11)


class _Kaart:
    """Directory with one offer for any question."""

    async def zoek(self, vraag: Zoekvraag, limiet: int = 10, vanaf: int = 0) -> tuple[Resultaat, ...]:
        """Give it."""
        return (
            Resultaat(
                Aanbod("a", "s", "o", "Handen Vrij", "Stichting", "Iets."), "dichtbij", 0.8, False, 1.0
            ),
        )


def _acties() -> tuple[Opties, Buiten, Mens]:
    loket = Loket(Kaart(_Kaart()))  # type: ignore[arg-type]
    luister = Luister(lambda: NU, loket)
    vraag = Vraag(lambda: NU, luister)
    hours = Openingstijden("Mo-Fr 09:00-17:00")
    return Opties(lambda: NU, loket, luister), Buiten(lambda: NU, luister, vraag), Mens(lambda: NU, hours)


async def _zeg(
    actie: Any, gesprek: Gesprek, tekst: str, bedoeling: str, **verstaan: Any
) -> tuple[list[str], dict[str, Any]]:
    """Say it; give the responses, and the slots that changed."""
    understood = Begrip(bedoeling, 0.9, **verstaan)
    message = {"text": tekst, "intent": {"name": bedoeling}, "begrip": understood.to_json(), "metadata": {}}
    tracker = Tracker("x", asdict(gesprek), message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    events = await actie.run(dispatcher, tracker, {"responses": {}})
    return [m["response"] for m in dispatcher.messages], {e["name"]: e["value"] for e in events}


async def test_a_wish_that_reads_as_a_question_after_respite_is_an_answer():
    """What has not the form of a question tells; who asks gets the answer, and the question stays open."""
    opties, _, _ = _acties()
    asked = replace(CARER, vraag="respijt", gesteld=(*CARER.gesteld, "respijt"))
    said, slots = await _zeg(opties, asked, "dat er 's nachts iemand bij haar waakt", "vraag_respijtzorg")
    assert "utter_vraag_respijtzorg" not in said and "utter_optie" in said
    assert slots["vraag"] == "zorg_uren"
    said, slots = await _zeg(opties, asked, "wat is respijtzorg?", "vraag_respijtzorg")
    assert said[0] == "utter_vraag_respijtzorg" and said[-1] == "utter_ask_respijt"
    assert "vraag" not in slots


async def test_respite_at_the_very_start_waits_for_how_are_you():
    """The answer comes, the promise, and the question how it goes; no option yet."""
    opties, _, _ = _acties()
    start = Gesprek(vraag="start", gesteld=("start",))
    said, slots = await _zeg(
        opties,
        start,
        "is er een logeerhuis voor mijn man?",
        "vraag_respijtzorg",
        mantelzorg=begrip.Mantelzorg(zorgt_voor="partner"),
    )
    assert said == ["utter_vraag_respijtzorg", "utter_eerst_u", "utter_ask_situatie"]
    assert (slots["rol"], slots["vraag"]) == ("mantelzorger", "situatie")


async def test_who_names_nobody_is_asked_again_for_whom_it_is():
    """What carers can get is promised; whose conversation it is, is not guessed."""
    opties, _, _ = _acties()
    start = Gesprek(vraag="start", gesteld=("start",))
    said, slots = await _zeg(opties, start, "zijn er cursussen voor mantelzorgers?", "vraag_mantelzorg")
    assert said == ["utter_vraag_mantelzorg", "utter_eerst_u", "utter_ask_start"]
    assert "rol" not in slots and "vraag" not in slots


async def test_a_bare_postcode_after_options_is_not_beside_the_point():
    """«1995» may be a year; after options it is where to look."""
    _, buiten, _ = _acties()
    shown = replace(
        CARER, opties={"vraag": {"respijtvormen": ["logeren"]}, "gezien": [], "getoond": [], "meer": False}
    )
    said, slots = await _zeg(buiten, shown, "1995", "buiten_bereik")
    assert "utter_optie" in said and "utter_buiten_bereik" not in said
    assert slots["contact"]["postcode"] == "1995"
    said, _ = await _zeg(buiten, CARER, "1995", "buiten_bereik")
    assert said == ["utter_buiten_bereik", "utter_ask_zorg_taken"]


@pytest.mark.parametrize(
    ("gesteld", "gezegd", "vraag"),
    [
        ("mens", ["utter_terugbellen__nummer", "utter_ask_moment"], "moment"),
        ("consulent", ["utter_terugbellen__nummer", "utter_ask_moment"], "moment"),
        ("respijt", ["utter_contact_genoteerd", "utter_ask_zorg_taken"], None),
    ],
)
async def test_a_number_after_talk_of_a_call_is_for_that_call(gesteld, gezegd, vraag):
    """Else it is kept, and the open question comes again."""
    _, buiten, _ = _acties()
    said, slots = await _zeg(
        buiten, CARER.ook_gesteld(gesteld), "06-12345678", "buiten_bereik", gegevens=(TELEFOON,)
    )
    assert said == gezegd
    assert slots["contact"]["telefoon"] == "+31612345678"
    assert slots.get("vraag") == vraag


async def test_the_offer_of_a_call_taken_in_words_asks_for_the_number():
    """Not: there is nobody at the telephone now."""
    _, _, mens = _acties()
    said, slots = await _zeg(
        mens, CARER.ook_gesteld("consulent"), "ja, laat die consulent mij maar bellen", "mens_spreken"
    )
    assert said == ["utter_terugbellen", "utter_ask_contact"]
    assert slots["terugbellen"] is True
    said, slots = await _zeg(mens, CARER, "ik wil iemand spreken", "mens_spreken")
    assert said[0].startswith("utter_mens_spreken") and "mens" in slots["gesteld"]


@pytest.mark.parametrize("bedoeling", ["verder_gaan", "herhalen", "vertellen"])
async def test_more_after_options_is_more_options_whatever_it_was_read_as(bedoeling: str):
    """«meer» resembles going on; where options were shown it asks for those."""
    loket = Loket(Kaart(_Kaart()))  # type: ignore[arg-type]
    luister = Luister(lambda: NU, loket)
    actie = {"verder_gaan": Verder(lambda: NU, luister), "herhalen": Vraag(lambda: NU, luister)}.get(
        bedoeling, luister
    )
    shown = replace(CARER, vraag="zorg_taken", opties={"vraag": {}, "gezien": ["a"], "getoond": ["a"]})
    said, _ = await _zeg(actie, shown, "meer", bedoeling)
    assert "utter_opties_op" in said
