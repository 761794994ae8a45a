from __future__ import annotations

import re
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestClient, TestServer

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Dossier
from matchmaker.web import make_app
from tests.matchmaker.linderwoude import MAATJES
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import gevraagd, met_kaart, opgepakt


def _page(referentie: str) -> str:
    return f"/coordinator/hulpvragen/{referentie}"


async def _state(matchmaker: Matchmaker, referentie: str) -> tuple[str, list[str]]:
    found: Dossier = await matchmaker.get(referentie)
    return found.hulpvraag.status, [str(one.staat) for one in found.voorstellen]


async def test_a_service_from_the_suggestion(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator
) -> None:
    """One button proposes a service that fits; then it has no button any more, but its answers."""
    await met_kaart(matchmaker)
    feiten = [{"soort": "wens", "activiteit": "praatje_bezoek", "citaat": "iemand die langskomt"}]
    empty = {"wie": None, "frequentie": None}
    referentie = await opgepakt(matchmaker, anna, feiten=[one | empty for one in feiten])
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    (service,) = set(re.findall(r'name="dienst" value="([^"]+)"', visitor.text))
    assert service == MAATJES
    await visitor.send(f"{_page(referentie)}/voorstel", dienst=service)
    assert "Het voorstel is gedaan." in visitor.text
    assert "Wacht op antwoord" in visitor.text
    assert 'name="dienst"' not in visitor.text
    assert await _state(matchmaker, referentie) == ("voorgesteld", ["open"])


async def test_from_yes_to_matched(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """After a yes the one thing to do is to let them meet; that matches them and plans the calls."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    page = _page(referentie)
    await visitor.sign_in("anna")
    await visitor.open(page)
    assert "Antwoord tot en met maandag 9 maart" in visitor.text
    await visitor.send(f"{page}/voorstellen/{voorstel}/ja")
    assert "Fijn, zij zeiden ja." in visitor.text
    assert "Kennismaking gedaan: koppelen" in visitor.text
    assert 'name="vrijwilliger"' not in visitor.text
    await visitor.send(f"{page}/status", status="gekoppeld")
    assert "Bel wie hulp vroeg: gaat het goed?" in visitor.text
    assert "vanaf maandag 16 maart" in visitor.text
    assert await _state(matchmaker, referentie) == ("gekoppeld", ["geaccepteerd"])


async def test_no_needs_a_reason(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A no without a reason is asked for one, with what was typed; with it the request is in hand again."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    form = f"{_page(referentie)}/voorstellen/{voorstel}/nee"
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    await visitor.send(form, toelichting="Pas na de zomer.")
    assert (visitor.answer.status, "Kies een reden." in visitor.text) == (400, True)
    assert "Pas na de zomer.</textarea>" in visitor.text
    await visitor.send(form, reden="geen_ruimte", toelichting="Pas na de zomer.")
    assert await _state(matchmaker, referentie) == ("in_behandeling", ["geweigerd"])
    assert "Voorstel geweigerd (nu geen ruimte)" in visitor.text
    assert "Een vrijwilliger: Pas na de zomer." in visitor.text
    assert "Een vrijwilliger: zei nee, nu geen ruimte" in visitor.text


async def test_withdrawn(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A proposal can be taken back; answering it after that is told so."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    form = f"{_page(referentie)}/voorstellen/{voorstel}"
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    await visitor.send(f"{form}/intrekken", toelichting="Er is al iemand.")
    assert await _state(matchmaker, referentie) == ("in_behandeling", ["ingetrokken"])
    await visitor.send(f"{form}/ja")
    assert (visitor.answer.status, "Dit voorstel wacht niet meer op antwoord" in visitor.text) == (409, True)


async def test_one_volunteer_at_a_time(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """While one volunteer is asked the others have no button, and the page says why; by hand it is refused."""
    referentie, _, asked = await gevraagd(matchmaker, anna)
    other = await toegevoegd(matchmaker, anna, naam="Bo Verzonnen")
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    assert "U vraagt één vrijwilliger tegelijk." in visitor.text
    assert "Bo Verzonnen" in visitor.text
    assert 'name="vrijwilliger"' not in visitor.text
    await visitor.send(f"{_page(referentie)}/voorstel", vrijwilliger=str(other.id))
    assert (visitor.answer.status, "Er is al een vrijwilliger gevraagd." in visitor.text) == (409, True)
    assert other.id != asked


async def test_only_the_holder_answers(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A colleague sees the proposal, without the buttons; by hand they are told who holds it."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    await visitor.sign_in("bram")
    await visitor.open(_page(referentie))
    assert "Wacht op antwoord" in visitor.text
    assert "/voorstellen/" not in visitor.text
    await visitor.send(f"{_page(referentie)}/voorstellen/{voorstel}/ja")
    assert (visitor.answer.status, "Anna Verzonnen behandelt deze hulpvraag al." in visitor.text) == (
        409,
        True,
    )


@pytest.mark.parametrize("fields", [{}, {"vrijwilliger": "x"}, {"vrijwilliger": "999"}, {"dienst": "niets"}])
async def test_nobody_to_propose_to(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator, fields: dict[str, str]
) -> None:
    """A proposal to nobody is a page that is not there."""
    referentie = await opgepakt(matchmaker, anna)
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    await visitor.send(f"{_page(referentie)}/voorstel", **fields)
    assert visitor.answer.status == 404


async def test_a_new_link(
    visitor: Visitor, other: Visitor, matchmaker: Matchmaker, anna: Coordinator
) -> None:
    """The page shows a new link once; it opens the question, the earlier one does not; the history says who."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    old = f"/voorstel/{await matchmaker.voorstellink(voorstel, anna)}"
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    assert "Mail een nieuwe link" not in visitor.text  # no mail goes from here
    await visitor.send(f"{_page(referentie)}/voorstellen/{voorstel}/link", hoe="tonen")
    (link,) = re.findall(r'value="http://[^/"]+(/voorstel/[\w-]{43})"', visitor.text)
    await other.open(link)
    assert (other.answer.status, "stofzuigen" in other.text) == (200, True)
    await other.open(old)
    assert other.answer.status == 410
    await visitor.open(_page(referentie))
    assert "Nieuwe link gemaakt" in visitor.text
    assert link.rpartition("/")[2] not in visitor.text


async def test_a_new_link_that_cannot_be_mailed(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator
) -> None:
    """Where no mail goes, or a colleague holds the request, the page says so and draws nothing."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    await visitor.sign_in("anna")
    await visitor.open(_page(referentie))
    await visitor.send(f"{_page(referentie)}/voorstellen/{voorstel}/link", hoe="mailen")
    assert visitor.answer.status == 409
    assert "Geef de link zelf door" in visitor.text
    await visitor.sign_in("bram")
    await visitor.open(_page(referentie))
    assert "Nieuwe link om te antwoorden" not in visitor.text
    await visitor.send(f"{_page(referentie)}/voorstellen/{voorstel}/link", hoe="tonen")
    assert visitor.answer.status == 409
    assert "/voorstel/" not in visitor.text
    kinds = [line.soort for line in (await matchmaker.get(referentie)).geschiedenis]
    assert "nieuwe_link" not in kinds


async def test_a_new_link_by_mail(
    matchmaker: Matchmaker, settings: Settings, inhoud: None, anna: Coordinator
) -> None:
    """In a demonstration, as with a mail server, the button puts a mail in the outbox."""
    with_post = replace(matchmaker, post=True)
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    async with TestClient(TestServer(make_app(with_post, settings))) as client:
        visitor = await Visitor(client).sign_in("anna")
        await visitor.open(_page(referentie))
        assert "Mail een nieuwe link" in visitor.text
        await visitor.send(f"{_page(referentie)}/voorstellen/{voorstel}/link", hoe="mailen")
    assert "De mail met de nieuwe link staat klaar" in visitor.text
    assert (
        "Aan een vrijwilliger, per mail" in visitor.text or "aan een vrijwilliger, per mail" in visitor.text
    )
