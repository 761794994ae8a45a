from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import HeldBy, InvalidRequest, InvalidStep, NotAvailable, NotFound, NotPossible
from matchmaker.core.ports import Filters
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES, UIT
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import (
    gekoppeld,
    gevraagd,
    ingediend,
    met_kaart,
    opgepakt,
    regels,
)


async def test_to_a_service(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A proposal moves the request on, bears the name of the service, and ends after five working days."""
    await met_kaart(matchmaker)
    referentie = await opgepakt(matchmaker, anna)
    made = await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna, "kunnen jullie snel?")
    assert made == await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    assert made.dienst == "Maatjes in de wijk (Welzijn Linderwoude)"
    assert made.verloopt_op == datetime(2026, 3, 9, 23, tzinfo=UTC)  # Monday 2 March, five working days
    dossier = await matchmaker.get(referentie)
    assert dossier.hulpvraag.status == "voorgesteld"
    assert dossier.voorstellen == (made,)
    said = [line.toelichting for line in dossier.geschiedenis if line.soort == "voorstel"]
    assert said == ["aan Maatjes in de wijk (Welzijn Linderwoude): kunnen jullie snel?"]


async def test_a_yes_ends_the_others(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Services are asked side by side; the first yes withdraws the rest, and matching takes that one."""
    await met_kaart(matchmaker)
    referentie = await opgepakt(matchmaker, anna)
    yes = await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    await matchmaker.stel_voor_aan_dienst(referentie, EETTAFEL, anna)
    with pytest.raises(NotPossible, match="as things stand"):
        await matchmaker.set_status(referentie, "gekoppeld", anna)
    for _ in range(2):
        dossier = await matchmaker.accepteer_voorstel(yes.id, anna, "maandag")
    assert [one.staat for one in dossier.voorstellen] == ["geaccepteerd", "ingetrokken"]
    assert dossier.hulpvraag.status == "voorgesteld"
    with pytest.raises(NotPossible):
        await matchmaker.stel_voor_aan_dienst(referentie, EETTAFEL, anna)
    dossier = await matchmaker.set_status(referentie, "gekoppeld", anna)
    assert dossier.voorstellen[0].gekoppeld_op == matchmaker.clock()


async def test_a_yes_of_a_volunteer_becomes_a_match(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """With `gekoppeld` the volunteer who said yes helps, and both histories say so."""
    referentie, vrijwilliger = await gekoppeld(matchmaker, anna)
    dossier = await matchmaker.vrijwilliger(vrijwilliger)
    assert [match.referentie for match in dossier.koppelingen] == [referentie]
    lines = [line.soort for line in dossier.geschiedenis]
    assert lines == ["toegevoegd", "gevraagd", "voorstel_geaccepteerd", "koppeling"]
    assert "Gerda" not in str((await matchmaker.get(referentie)).geschiedenis)


async def test_a_no_looks_further(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A decline has a reason that can be counted; the request is in hand again, the volunteer free."""
    referentie, voorstel, vrijwilliger = await gevraagd(matchmaker, anna)
    with pytest.raises(InvalidRequest):
        await matchmaker.weiger_voorstel(voorstel, "geen zin", anna)
    dossier = await matchmaker.weiger_voorstel(voorstel, "te_ver", anna, "zonder auto")
    assert dossier.voorstellen[0].reden == "te_ver"
    assert regels(dossier)[-2:] == [
        ("voorstel_geweigerd", "Anna Verzonnen", "te_ver"),
        ("in_behandeling", "Anna Verzonnen", "voorstel_geweigerd"),
    ]
    with pytest.raises(NotPossible):
        await matchmaker.accepteer_voorstel(voorstel, anna)
    again = await matchmaker.stel_voor_aan_vrijwilliger(referentie, vrijwilliger, anna)
    assert again.id != voorstel


async def test_one_volunteer_at_a_time(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """A request goes to one volunteer, and a volunteer is asked for one request."""
    referentie, voorstel, vrijwilliger = await gevraagd(matchmaker, anna)
    again = await matchmaker.stel_voor_aan_vrijwilliger(referentie, vrijwilliger, anna)
    assert again.id == voorstel
    other = await toegevoegd(matchmaker, anna)
    with pytest.raises(NotPossible):
        await matchmaker.stel_voor_aan_vrijwilliger(referentie, other.id, anna)
    elsewhere = await opgepakt(matchmaker, bram)
    with pytest.raises(NotAvailable) as caught:
        await matchmaker.stel_voor_aan_vrijwilliger(elsewhere, vrijwilliger, bram)
    assert "al gevraagd voor iemand anders" in caught.value.reden
    assert (await matchmaker.get(elsewhere)).hulpvraag.status == "in_behandeling"


async def test_one_volunteer_at_the_same_moment(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator
) -> None:
    """When many want one volunteer at once, one request gets them; with many volunteers a request still gets one."""
    other = await opened()
    sides = [matchmaker, other] * 4
    people = [(await toegevoegd(matchmaker, anna)).id for _ in range(8)]
    asked = [await opgepakt(matchmaker, anna) for _ in range(8)]
    one_person = (
        side.stel_voor_aan_vrijwilliger(code, people[0], anna)
        for side, code in zip(sides, asked, strict=True)
    )
    first = await asyncio.gather(*one_person, return_exceptions=True)
    free = (await matchmaker.queue(Filters(status=("in_behandeling",)))).hulpvragen[0].referentie
    one_request = (
        side.stel_voor_aan_vrijwilliger(free, person, anna)
        for side, person in zip(sides[1:], people[1:], strict=True)
    )
    second = await asyncio.gather(*one_request, return_exceptions=True)
    await other.close()
    assert sorted(type(one).__name__ for one in first) == ["NotAvailable"] * 7 + ["Voorstel"]
    assert sorted(type(one).__name__ for one in second) == ["NotPossible"] * 6 + ["Voorstel"]


@pytest.mark.parametrize("volunteer", [{"vog": None}, {"kennismaking": None}, {"lopend": 2}])
async def test_who_cannot_be_asked(
    matchmaker: Matchmaker, anna: Coordinator, volunteer: dict[str, object]
) -> None:
    """Nobody is asked who has not been met, has no VOG or no room."""
    referentie = await opgepakt(matchmaker, anna)
    one = await toegevoegd(matchmaker, anna, **volunteer)  # type: ignore[arg-type]
    with pytest.raises(NotAvailable):
        await matchmaker.stel_voor_aan_vrijwilliger(referentie, one.id, anna)


async def test_who_may_not(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """Only the holder proposes, what is in hand, to what exists."""
    await met_kaart(matchmaker)
    held = await opgepakt(matchmaker, anna)
    new = await ingediend(matchmaker)
    with pytest.raises(HeldBy):
        await matchmaker.stel_voor_aan_dienst(held, MAATJES, bram)
    with pytest.raises(InvalidStep):
        await matchmaker.stel_voor_aan_dienst(new, MAATJES, anna)
    for call in (
        matchmaker.stel_voor_aan_dienst("x", MAATJES, anna),
        matchmaker.stel_voor_aan_dienst(held, "bestaat niet", anna),
        matchmaker.stel_voor_aan_dienst(held, UIT, anna),
        matchmaker.stel_voor_aan_vrijwilliger(held, 99, anna),
        matchmaker.accepteer_voorstel(99, anna),
    ):
        with pytest.raises(NotFound):
            await call
    made = await matchmaker.stel_voor_aan_dienst(held, MAATJES, anna)
    with pytest.raises(HeldBy):
        await matchmaker.accepteer_voorstel(made.id, bram)


async def test_a_yes_can_be_taken_back(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Until they have met, a proposal can be withdrawn; then not any more."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.accepteer_voorstel(voorstel, anna)
    dossier = await matchmaker.trek_voorstel_in(voorstel, anna, "toch verhuisd")
    assert (dossier.hulpvraag.status, dossier.voorstellen[0].staat) == ("in_behandeling", "ingetrokken")
    referentie, _ = await gekoppeld(matchmaker, anna)
    (matched,) = (await matchmaker.get(referentie)).voorstellen
    with pytest.raises(NotPossible):
        await matchmaker.trek_voorstel_in(matched.id, anna)


async def test_matched_with_whom_was_asked(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A coordinator who says that they met, says with that that the one who was asked said yes."""
    referentie, _, vrijwilliger = await gevraagd(matchmaker, anna)
    dossier = await matchmaker.set_status(referentie, "gekoppeld", anna)
    assert dossier.voorstellen[0].staat == "geaccepteerd"
    assert [one.id for one in await matchmaker.vrijwilligers_bij(referentie)] == [vrijwilliger]


async def test_without_a_proposal(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """What was arranged outside may be set by the status alone; the history then says so."""
    referentie = await opgepakt(matchmaker, anna)
    dossier = await matchmaker.set_status(referentie, "voorgesteld", anna)
    assert dossier.geschiedenis[-1].toelichting == "Voorgesteld zonder voorstel in dit systeem."
    dossier = await matchmaker.set_status(referentie, "gekoppeld", anna, "via de kerk")
    assert (dossier.hulpvraag.status, dossier.voorstellen) == ("gekoppeld", ())


async def test_looking_further_withdraws(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A step away from `voorgesteld` leaves no proposal open."""
    for status in ("in_behandeling", "doorverwezen", "ingetrokken"):
        referentie, _, _ = await gevraagd(matchmaker, anna)
        dossier = await matchmaker.set_status(referentie, status, anna)
        assert [one.staat for one in dossier.voorstellen] == ["ingetrokken"]


async def test_answer_by_link(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """A link says what is asked and not of whom, answers once, and a newer one takes its place."""
    await met_kaart(matchmaker)
    referentie = await opgepakt(matchmaker, anna)
    made = await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    old = await matchmaker.voorstellink(made.id, anna)
    token = await matchmaker.voorstellink(made.id, anna)
    shown = await matchmaker.voorstel_bij_link(token)
    assert (shown.wijk, shown.activiteiten) == ("Lindenkwartier", ("stofzuigen",))
    assert not any(words in str(shown) for words in ("Truus", "0001", "1997", referentie))
    with pytest.raises(InvalidRequest):
        await matchmaker.beantwoord_met_link(token, ja=False, reden="zomaar")
    answered = await matchmaker.beantwoord_met_link(token, ja=False, reden="geen_ruimte", toelichting="vol")
    assert (answered.staat, answered.reden, answered.toelichting) == ("geweigerd", "geen_ruimte", "vol")
    assert regels(await matchmaker.get(referentie))[-1] == (
        *("in_behandeling", "Maatjes in de wijk (Welzijn Linderwoude)"),
        "voorstel_geweigerd",
    )
    for used in (old, token, "nooit gegeven", ""):
        with pytest.raises(NotFound):
            await matchmaker.beantwoord_met_link(used, ja=True)
    late = await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    link = await matchmaker.voorstellink(late.id, anna)
    clock.pass_by(days=8)
    with pytest.raises(NotFound):
        await matchmaker.voorstel_bij_link(link)


async def test_yes_by_link_while_it_is_withdrawn(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator
) -> None:
    """A yes at the same moment as a withdrawal of the person leaves nothing open and nothing said."""
    other = await opened()
    for _ in range(8):
        referentie, voorstel, _ = await gevraagd(matchmaker, anna)
        token = await matchmaker.voorstellink(voorstel, anna)
        answer = other.beantwoord_met_link(token, ja=True, toelichting="graag")
        outcomes = await asyncio.gather(answer, matchmaker.withdraw(referentie), return_exceptions=True)
        assert isinstance(outcomes[0], NotFound) or not isinstance(outcomes[0], BaseException)
        dossier = await matchmaker.get(referentie)
        assert dossier.hulpvraag.status == "ingetrokken"
        assert not any(one.loopt or one.toelichting for one in dossier.voorstellen)
    await other.close()
