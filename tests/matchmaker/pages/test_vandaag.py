from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import date

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.pages import vandaag
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.werkproces.verloop import gekoppeld, gevraagd, ingediend, lopend, opgepakt

DAY = "/coordinator/vandaag"


async def test_an_empty_day(visitor: Visitor) -> None:
    """Who has nothing to do reads so kindly, and how to go on."""
    await visitor.sign_in("anna")
    assert visitor.answer.url.path == DAY
    assert "Alles is bij" in visitor.text
    assert "Maandag 2 maart 2026" in visitor.text
    await visitor.send(f"{DAY}/volgende")
    assert "Er ligt nu niets nieuws voor u" in visitor.text


async def test_each_thing_says_what_to_do_and_leads_there(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """All that waits stands in one list: who is in danger first, then by the order of the work."""
    matched, _ = await gekoppeld(matchmaker, anna)
    stuck, _ = await gekoppeld(matchmaker, anna)
    resting = await opgepakt(matchmaker, anna)
    clock.pass_by(days=8)
    asked, _, _ = await gevraagd(matchmaker, anna)
    agreed, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.accepteer_voorstel(voorstel, anna)
    clock.pass_by(days=6)
    for _ in range(4):
        one = lopend(await matchmaker.get(stuck))["helper"]
        await matchmaker.noteer_opvolging(one.id, "geen_contact", anna)
    reported = await opgepakt(matchmaker, anna)
    await matchmaker.noteer_melding(reported, anna, gemeld_op=date(2026, 3, 11))
    falls = await ingediend(matchmaker, signalen=["valgevaar"])
    danger = await ingediend(matchmaker, signalen=["geweld"])
    await matchmaker.bijwerken()
    await visitor.sign_in("anna")
    expected = [
        (danger, "doen", "Pak op en bel"),
        (matched, "nazorg", "Bel wie hulp vroeg: gaat het goed?"),
        (matched, "nazorg", "Bel wie helpt: gaat het goed?"),
        (stuck, "nazorg", "Wie helpt is niet te bereiken: kies een dag, of wat eruit kwam"),
        (agreed, "voorstellen", "Breng hen samen: een vrijwilliger zei ja"),
        (asked, "voorstellen", "Vraag het antwoord van een vrijwilliger"),
        (resting, "doen", "Ga verder, of geef de hulpvraag terug"),
        (reported, "melding", "Verstuur de bevestiging"),
        (falls, "doen", "Pak op en bel"),
    ]
    places = [
        visitor.text.index(f'href="/coordinator/hulpvragen/{code}#{part}">{words}</a>')
        for code, part, words in expected
    ]
    assert places == sorted(places)
    for words in ("antwoord tot en met dinsdag 17 maart", "4 keer geprobeerd", "daarna terug in de wachtrij"):
        assert words in visitor.text
    for code, part in {(code, part) for code, part, _ in expected}:
        await visitor.open(f"/coordinator/hulpvragen/{code}")
        assert f'id="{part}"' in visitor.text


async def test_takes_the_next(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """One button takes the most urgent new request, and shows it."""
    await ingediend(matchmaker)
    urgent = await ingediend(matchmaker, signalen=["geweld"])
    await visitor.sign_in("anna")
    await visitor.send(f"{DAY}/volgende")
    assert visitor.answer.url.path == f"/coordinator/hulpvragen/{urgent}"
    assert "U hebt deze hulpvraag opgepakt." in visitor.text


async def test_the_menu_counts(visitor: Visitor, matchmaker: Matchmaker, clock: TestClock) -> None:
    """Beside the day in the menu stands how much waits; it follows what one does at once, and others in a minute."""
    urgent = await ingediend(matchmaker, signalen=["geweld"])
    await visitor.sign_in("anna")
    counted = '<span class="kt-count">{}<'
    await visitor.open("/coordinator")
    assert counted.format(1) in visitor.text
    await ingediend(matchmaker, signalen=["geweld"])
    await visitor.open("/coordinator")
    assert counted.format(1) in visitor.text
    clock.pass_by(minutes=1)
    await visitor.open("/coordinator/sociale-kaart")
    assert counted.format(2) in visitor.text
    await visitor.send(f"/coordinator/hulpvragen/{urgent}/claim")
    assert counted.format(1) in visitor.text


async def test_a_mail_that_did_not_arrive_asks_for_a_call(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Whose proposal could not be mailed is phoned."""
    asked, _, _ = await gevraagd(matchmaker, anna)
    day = replace(await matchmaker.dagstart(anna), niet_gemaild=((await matchmaker.get(asked)).hulpvraag,))
    (part,) = [one for one in vandaag._delen(day, []) if one.id == "niet-gemaild"]
    assert [(one.hulpvraag.referentie, one.plek) for one in part.taken] == [(asked, "voorstellen")]


async def _druk(visitor: Visitor, times: int) -> set[str]:
    """Press the button of the page at once, some times; give where that leads."""
    fields = dict(re.findall(r'name="(csrf|knop)" value="([^"]+)"', visitor.text))
    post = visitor.client.post
    answers = [post(f"{DAY}/volgende", data=fields, allow_redirects=False) for _ in range(times)]
    return {one.headers["Location"] for one in await asyncio.gather(*answers)}


async def test_pressed_twice(visitor: Visitor, matchmaker: Matchmaker, clock: TestClock) -> None:
    """A double press takes one request, and both lead there; the page anew, or long after, takes the next."""
    for _ in range(4):
        await ingediend(matchmaker)
    await visitor.sign_in("anna")
    first = await _druk(visitor, 2)
    assert len(first) == 1
    clock.pass_by(seconds=5)
    assert await _druk(visitor, 1) == first
    held = [one for one in (await matchmaker.queue()).hulpvragen if one.houder]
    assert len(held) == 1
    clock.pass_by(seconds=30)
    later = await _druk(visitor, 2)  # back in the browser, and pressed again
    assert len(later) == 1
    assert later != first
    await visitor.open(DAY)
    anew = await _druk(visitor, 1)
    assert len(first | later | anew) == 3


async def test_pressed_twice_with_nothing_there(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """Where nothing is new both say so."""
    await visitor.sign_in("anna")
    assert await _druk(visitor, 2) == {f"{DAY}?melding=niets-nieuws"}


async def test_a_made_up_button(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """What no page has drawn is refused where it cannot be kept, and takes nothing."""
    await ingediend(matchmaker)
    await visitor.sign_in("anna")
    await visitor.send(f"{DAY}/volgende", knop="k" * 300)
    assert visitor.answer.status == 400
    assert (await matchmaker.queue()).hulpvragen[0].houder is None
