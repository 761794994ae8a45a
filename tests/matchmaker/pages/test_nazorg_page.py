from __future__ import annotations

from datetime import timedelta

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.werkproces.verloop import gekoppeld, lopend

LIST = "/coordinator/nazorg"


async def test_nobody_to_phone(visitor: Visitor) -> None:
    """An empty list says when somebody will stand in it."""
    await visitor.sign_in("anna")
    await visitor.open(LIST)
    assert "Twee weken na een kennismaking komt hier te staan wie u belt." in visitor.text


async def test_from_list_to_done(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """Both are phoned from the list, which stays open; when both say it holds the request is closed."""
    referentie, helper = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    await visitor.sign_in("anna")
    await visitor.open(LIST)
    assert "06 00000001" in visitor.text
    assert f'/coordinator/vrijwilligers/{helper}">' in visitor.text
    for soort in ("inwoner", "helper"):
        one = lopend(await matchmaker.get(referentie))[soort]
        form = f"/coordinator/hulpvragen/{referentie}/opvolgingen/{one.id}"
        assert f'action="{form}"' in visitor.text
        await visitor.send(form, uitkomst="houdt_stand", terug="nazorg")
        assert visitor.answer.url.path == LIST
        assert "De uitkomst is opgeslagen." in visitor.text
    assert (await matchmaker.get(referentie)).hulpvraag.status == "afgerond"
    assert referentie not in visitor.text


async def test_not_reached_and_another_day(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """Who was not reached is planned anew; a call may be put off, but not to a day that has gone."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    await visitor.sign_in("anna")
    await visitor.open(LIST)
    one = lopend(await matchmaker.get(referentie))["helper"]
    form = f"/coordinator/hulpvragen/{referentie}/opvolgingen/{one.id}"
    await visitor.send(form, uitkomst="geen_contact", terug="nazorg")
    assert "Komt nog" in visitor.text
    again = lopend(await matchmaker.get(referentie))["helper"]
    form = f"/coordinator/hulpvragen/{referentie}/opvolgingen/{again.id}/verzetten"
    for day, status in (("2026-03-01", 400), ("", 400), ("2026-02-31", 400)):
        await visitor.send(form, op=day)
        assert (visitor.answer.status, "Kies een dag" in visitor.text) == (status, True)
    later = (clock() + timedelta(days=20)).date()
    await visitor.send(form, op=later.isoformat(), terug="nazorg")
    assert "De nieuwe dag is opgeslagen." in visitor.text
    assert lopend(await matchmaker.get(referentie))["helper"].op == later


async def test_it_does_not_hold(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """When one says it does not hold, with why, the request is in hand again and the words stand in the history."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    await visitor.sign_in("anna")
    page = f"/coordinator/hulpvragen/{referentie}"
    await visitor.open(page)
    one = lopend(await matchmaker.get(referentie))["inwoner"]
    await visitor.send(f"{page}/opvolgingen/{one.id}", toelichting="Het klikte toch niet.")
    assert (visitor.answer.status, "Kies wat eruit kwam." in visitor.text) == (400, True)
    assert "Het klikte toch niet.</textarea>" in visitor.text
    await visitor.send(f"{page}/opvolgingen/{one.id}", uitkomst="niet", toelichting="Het klikte toch niet.")
    assert visitor.answer.url.path == page
    assert "Verder gezet: in behandeling (het houdt geen stand)" in visitor.text
    assert "Met wie hulp vroeg: Het klikte toch niet." in visitor.text


async def test_a_manager_sees_all(
    visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """A manager sees the calls of everybody, with who makes them, and forms only for their own."""
    await matchmaker.add_coordinator("carla", "Carla", PASSWORD, functie="beheerder")
    await gekoppeld(matchmaker, anna)
    clock.pass_by(days=14)
    await visitor.sign_in("carla")
    await visitor.open(LIST)
    assert "bij Anna Verzonnen" in visitor.text
    assert "opvolgingen/" not in visitor.text
