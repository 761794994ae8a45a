"""What the bot says of what the directory has."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.gesprek.antwoord import luister
from actions.gesprek.basisfuncties import BASISFUNCTIES
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.opties import (
    bij_respijt,
)
from actions.kaart import Kaart
from actions.loket import Loket, knoppen, zoekvraag_uit
from bot.understanding.begrip import Gegeven
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag
from tests.actions.gesprekken import zeg
from tests.actions.zorgers import GESPREK


class _Kaart:
    """Directory of numbered offers that fit any question without a weekday."""

    def __init__(self, aantal: int, traag: bool = False):
        self.gevraagd: list[Zoekvraag] = []
        self._aantal, self._traag = aantal, traag

    async def zoek(self, vraag: Zoekvraag, limiet: int = 10, vanaf: int = 0) -> tuple[Resultaat, ...]:
        """Give those that are asked for."""
        if self._traag:
            await asyncio.sleep(5)
        self.gevraagd.append(vraag)
        found = [] if vraag.weekdag is not None else range(self._aantal)
        return tuple(_resultaat(n) for n in list(found)[vanaf : vanaf + limiet])


def _resultaat(n: int) -> Resultaat:
    aanbod = Aanbod(
        f"a{n}", f"s{n}", "o", f"Handen Vrij {n}", "Stichting", "Neemt het over.", telefoon="+31850000109"
    )
    return Resultaat(aanbod, "0,8 km bij u vandaan", 0.8, False, 1.0)


async def _toon(
    kaart: _Kaart, gesprek: Gesprek, wat: str = "respijt"
) -> tuple[Gesprek, list[str], list[Any]]:
    dispatcher = CollectingDispatcher()
    loket = Loket(Kaart(kaart, seconden=0.05))  # type: ignore[arg-type]
    after = await loket.zoek(dispatcher, gesprek, wat, "")
    return after, [m["response"] for m in dispatcher.messages], dispatcher.messages


async def test_three_are_shown_with_why_and_the_rest_on_request():
    """The person hears that it is not exactly what was asked; buttons give more of them, and more about each."""
    after, said, messages = await _toon(_Kaart(5), GESPREK)
    assert said == ["utter_opties_ruimer", *["utter_optie"] * 3, "utter_opties_postcode"]
    assert messages[1]["reden"] == "0,8 km bij u vandaan"
    assert messages[1]["bereikbaar"] == "Bellen: 085 000 0109"
    assert [payload for _, payload in knoppen(after)][-1] == "/meer_opties"
    assert '"a0"' in knoppen(after)[0][1]
    more, said, _ = await _toon(_Kaart(5), after, "meer")
    assert said == ["utter_opties_volgende", *["utter_optie"] * 2]
    assert [title for title, _ in knoppen(more)] == ["Meer over nummer 4", "Meer over nummer 5"]
    last, said, _ = await _toon(_Kaart(5), more, "meer")
    assert said == ["utter_opties_op"] and last.opties is not None  # a postcode still finds them


async def test_nothing_found_is_said():
    """An empty directory is no silence."""
    after, said, _ = await _toon(_Kaart(0), GESPREK)
    assert said == ["utter_opties_geen"]
    assert knoppen(after) == ()


async def test_a_directory_that_is_slow_does_not_stop_the_conversation():
    """After the limit of time it is said that it cannot be looked up now."""
    _, said, _ = await _toon(_Kaart(3, traag=True), GESPREK)
    assert said == ["utter_kaart_onbereikbaar"]


async def test_a_postcode_after_options_brings_those_that_are_near():
    """It answers no open question, is kept, and the same is looked up again near it."""
    shown, _, _ = await _toon(_Kaart(1), GESPREK)
    uitkomst = luister(shown, zeg("1997", gegevens=(Gegeven("postcode", "1997", 0, 4),)))
    assert (uitkomst.opties, uitkomst.hervat) == ("dichtbij", True)
    kaart = _Kaart(1)
    await _toon(kaart, uitkomst.gesprek, "dichtbij")
    assert kaart.gevraagd[-1].postcode4 == "1997"


@pytest.mark.parametrize("tekst", ["meer", "nog meer opties graag", "Wat is er nog meer?"])
async def test_more_can_be_typed(tekst):
    """Who does not use buttons types it."""
    shown, _, _ = await _toon(_Kaart(5), GESPREK)
    assert luister(shown, zeg(tekst)).opties == "meer"
    assert luister(GESPREK, zeg(tekst)).opties != "meer"


def test_a_question_survives_the_slot():
    """What stands in a slot as JSON is the same question again."""
    vraag = bij_respijt(GESPREK)
    data = {name: list(value) if isinstance(value, tuple) else value for name, value in vars(vraag).items()}
    assert zoekvraag_uit(data) == vraag


@pytest.mark.parametrize(
    "tekst",
    ["Is er ook iets van een koor?", "welke mogelijkheden zijn er", "Ik vroeg of er iets voor de nacht is"],
)
def test_who_asks_what_there_is_gets_it_looked_up(tekst):
    """A question is no answer to the open one, which is put again."""
    uitkomst = luister(GESPREK, zeg(tekst))
    assert (uitkomst.opties, uitkomst.hervat) == ("vraagzin", True)


async def test_the_same_is_not_read_out_twice():
    """Looked up again with the same outcome: that is said in a line."""
    shown, _, _ = await _toon(_Kaart(2), GESPREK)
    again, said, _ = await _toon(_Kaart(2), shown)
    assert said == ["utter_opties_zelfde"]
    assert [payload for _, payload in knoppen(again)] == [payload for _, payload in knoppen(shown)]


class _PerFunctie(_Kaart):
    """Directory with two offers for each basic function, the first of them the same everywhere."""

    def __init__(self, zonder: str):
        super().__init__(0)
        self._zonder = zonder

    async def zoek(self, vraag: Zoekvraag, limiet: int = 10, vanaf: int = 0) -> tuple[Resultaat, ...]:
        """Give them, but for one function that has none."""
        if vraag.activiteiten == ("hulpmiddel",):
            return (_resultaat(99),)
        if vraag.soorten_hulp or not vraag.basisfuncties or self._zonder in vraag.basisfuncties:
            return ()
        return (_resultaat(0), _resultaat(1 + BASISFUNCTIES.index(vraag.basisfuncties[0])))


async def test_all_eight_functions_close_a_conversation():
    """Each with an offer of its own; where there is none for aids, the desk that helps to get them."""
    dispatcher = CollectingDispatcher()
    loket = Loket(Kaart(_PerFunctie("materiele_hulp")))  # type: ignore[arg-type]
    after = await loket.tot_slot(dispatcher, GESPREK)
    (message,) = dispatcher.messages
    lines = message["lijst"].splitlines()
    assert len(lines) == 8
    assert lines[7].startswith("hulp met spullen en hulpmiddelen: Handen Vrij 99")
    assert len({line.split(": ")[1] for line in lines}) == 8
    again = CollectingDispatcher()
    await loket.tot_slot(again, after)
    assert again.messages == []
    more = after.ook_gesteld("x")
    await loket.tot_slot(again, replace(more, verteld=(*more.verteld, ("verder", "en ik slaap slecht"))))
    assert len(again.messages) == 1  # told more since
