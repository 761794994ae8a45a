from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import BEUKENHOF, LINDENKWARTIER, PASSWORD, TestClock
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.werkproces.verloop import gekoppeld, ingediend, opgepakt, regels


def _page(referentie: str) -> str:
    return f"/coordinator/hulpvragen/{referentie}"


@pytest.fixture
async def mine(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> str:
    """A request that Anna, who signed in, holds and has before her."""
    referentie = await opgepakt(matchmaker, anna)
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    return referentie


async def test_hand_over(visitor: Visitor, matchmaker: Matchmaker, mine: str) -> None:
    """A request goes to a colleague who is chosen from who may hold it, with what they should know."""
    await matchmaker.add_coordinator("leo", "Leo Lezer", PASSWORD, functie="lezer")
    await visitor.open(_page(mine))
    choices = visitor.text.split('id="overdragen-naar"')[1].split("</select>")[0]
    assert ("Bram" in choices, "Anna" in choices, "Leo" in choices) == (True, False, False)
    await visitor.send(f"{_page(mine)}/overdragen", naar="bram", toelichting="Zij belt liever 's avonds.")
    assert visitor.answer.url.path == "/coordinator/vandaag"
    assert "De hulpvraag is nu bij uw collega." in visitor.text
    await visitor.open(_page(mine))
    assert "bij Bram Verzonnen" in visitor.text
    assert "Aan Bram Verzonnen: Zij belt liever 's avonds." in visitor.text
    assert "/overdragen" not in visitor.text


async def test_hand_over_to_nobody(visitor: Visitor, matchmaker: Matchmaker, mine: str) -> None:
    """A colleague who is not there is told, and what was typed stays."""
    await visitor.send(f"{_page(mine)}/overdragen", naar="niemand", toelichting="Dank je.")
    assert (visitor.answer.status, "Kies een collega." in visitor.text) == (409, True)
    assert "Dank je.</textarea>" in visitor.text


async def test_a_manager_hands_over(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A manager hands over what a colleague cannot do."""
    await matchmaker.add_coordinator("carla", "Carla", PASSWORD, functie="beheerder")
    referentie = await opgepakt(matchmaker, anna)
    await visitor.sign_in("carla")
    await visitor.open(_page(referentie))
    await visitor.send(f"{_page(referentie)}/overdragen", naar="carla")
    await visitor.open(_page(referentie))
    assert "bij u sinds" in visitor.text


async def test_give_back(visitor: Visitor, matchmaker: Matchmaker, mine: str) -> None:
    """Given back, with why, it is in the queue again."""
    await visitor.send(f"{_page(mine)}/status", status="nieuw", reden="geen_tijd")
    assert visitor.answer.url.path == "/coordinator"
    assert "De hulpvraag is terug in de wachtrij." in visitor.text
    assert regels(await matchmaker.get(mine))[-1] == ("nieuw", "Anna Verzonnen", "geen_tijd")


async def test_refer_and_ask_what_came_of_it(visitor: Visitor, matchmaker: Matchmaker, mine: str) -> None:
    """Referring has a reason, and plans to ask what came of it; the answer closes the request."""
    await visitor.send(f"{_page(mine)}/status", status="doorverwezen", reden="wijkteam")
    assert "Verder gezet: doorverwezen (het is iets voor het wijkteam)" in visitor.text
    assert "Vraag de organisatie wat eruit kwam" in visitor.text
    (one,) = (await matchmaker.get(mine)).opvolgingen
    await visitor.send(f"{_page(mine)}/opvolgingen/{one.id}", uitkomst="houdt_stand")
    assert "Deze hulpvraag is klaar." in visitor.text


async def test_ask_out(visitor: Visitor, mine: str) -> None:
    """While something is unclear the one way on is that it has become clear."""
    await visitor.send(f"{_page(mine)}/status", status="uitvraag", reden="onduidelijk")
    assert "Verder met zoeken" in visitor.text
    assert 'name="vrijwilliger"' not in visitor.text
    await visitor.send(f"{_page(mine)}/status", status="in_behandeling")
    assert "Naar wie kan helpen" in visitor.text


async def test_call(visitor: Visitor, other: Visitor, mine: str) -> None:
    """A call is noted with whom and what came of it, also by a colleague; without those it is asked for."""
    await visitor.send(f"{_page(mine)}/gesprek", tekst="Belt later.")
    assert (visitor.answer.status, "Belt later.</textarea>" in visitor.text) == (400, True)
    await visitor.send(
        f"{_page(mine)}/gesprek", met="inwoner", uitkomst="geen_gehoor", tekst="Later nog eens."
    )
    assert "Gebeld (geen gehoor)" in visitor.text
    assert "Wie hulp vroeg: Later nog eens." in visitor.text
    await other.sign_in("bram")
    await other.open(_page(mine))
    await other.send(f"{_page(mine)}/gesprek", met="ander", uitkomst="gesproken")
    assert "Het gesprek is genoteerd." in other.text


async def test_report_for_the_wmo(visitor: Visitor, matchmaker: Matchmaker, mine: str) -> None:
    """A report shows its terms; days that cannot be are told, and emptying all of them takes it away."""
    await visitor.send(f"{_page(mine)}/melding", gemeld_op="2026-03-02")
    assert "De melding voor de Wmo is opgeslagen." in visitor.text
    assert "uiterlijk 9 maart 2026" in visitor.text
    assert "uiterlijk 13 april 2026" in visitor.text
    assert "Gemeld op 2 maart 2026" in visitor.text
    for wrong in ({"bevestigd_op": "2026-03-02"}, {"gemeld_op": "2026-04-01"}, {"gemeld_op": "gisteren"}):
        await visitor.send(f"{_page(mine)}/melding", **wrong)
        assert (visitor.answer.status, "De dagen moeten na elkaar komen" in visitor.text) == (400, True)
    await visitor.send(f"{_page(mine)}/melding")
    assert (await matchmaker.get(mine)).hulpvraag.melding is None


async def test_the_same_person(visitor: Visitor, matchmaker: Matchmaker, mine: str) -> None:
    """Another request with the same number is linked to, and nothing is merged."""
    also = await ingediend(matchmaker)
    await ingediend(matchmaker, contact=aanvraag()["contact"] | {"telefoon": "+31600000009", "naam": "Jan"})
    await visitor.open(_page(mine))
    assert visitor.text.count("Hulpvraag van 2 maart") == 1
    assert f'href="{_page(also)}">Hulpvraag van 2 maart</a>' in visitor.text
    assert "hetzelfde telefoonnummer" in visitor.text


async def test_the_same_person_in_another_wijk(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """Of a request that is not theirs to read they learn that it is there and with whom, not its code."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, BEUKENHOF])
    made = [
        await matchmaker.add_coordinator(name, name.title(), PASSWORD, wijken=[wijk])
        for name, wijk in (("lin", "Lindenkwartier"), ("beu", "Beukenhof"))
    ]
    lin, beu = (one for one, _ in made)
    here = await opgepakt(matchmaker, lin)
    there = await ingediend(matchmaker, contact=aanvraag()["contact"] | {"postcode": "1998"})
    await visitor.sign_in("lin")
    await visitor.open(_page(here))
    assert "Een hulpvraag in een andere wijk, nog bij niemand" in visitor.text
    await matchmaker.claim(there, beu)
    await visitor.open(_page(here))
    assert "Een hulpvraag in een andere wijk, bij Beu<" in visitor.text
    assert (there in visitor.text, "hetzelfde telefoonnummer" in visitor.text) == (False, False)
    await matchmaker.draag_over(there, "lin", beu)
    await visitor.open(_page(here))
    assert f'href="{_page(there)}">Hulpvraag van' in visitor.text


async def test_two_at_one_request(visitor: Visitor, other: Visitor, mine: str, clock: TestClock) -> None:
    """Who opens what a colleague has before them reads so; after a while not any more."""
    await other.sign_in("bram")
    await other.open(_page(mine))
    assert "<strong>Anna Verzonnen</strong> opende deze hulpvraag om 10.00 uur ook." in other.text
    clock.pass_by(minutes=11)
    await visitor.open(_page(mine))
    assert "opende deze hulpvraag" not in visitor.text


async def test_on_paper(visitor: Visitor, matchmaker: Matchmaker, mine: str) -> None:
    """A plain link leads to a page for paper: all that is known, nothing to fill in."""
    assert f'href="{_page(mine)}/afdrukken">Afdrukken</a>' in visitor.text
    await visitor.open(f"{_page(mine)}/afdrukken")
    for words in ("Truus Verzonnen", "06 00000001", "stofzuigen", "Opgepakt", "Vernietig dit papier"):
        assert words in visitor.text
    main = visitor.text.split("<main")[1]
    assert "<form" not in main
    assert "<script" not in visitor.text


async def test_nothing_to_do_where_a_follow_up_says_it(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator
) -> None:
    """While a call has to be made its outcome is the way on: the same step is not offered twice."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    assert "Het gaat niet goed" in visitor.text
    assert 'name="status" value="in_behandeling"' not in visitor.text
    assert 'name="status" value="nazorg"' not in visitor.text
