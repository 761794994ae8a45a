"""What organisations say does not stand right, and looking at a service as it is kept."""

from __future__ import annotations

import asyncio

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.errors import InvalidRequest, NotFound
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES, UIT, linderwoude

DOOR = "Anna Verzonnen"


@pytest.fixture
async def kaart(matchmaker: Matchmaker) -> Matchmaker:
    """The matchmaker with a directory."""
    await matchmaker.importeer(linderwoude())
    return matchmaker


async def _report(kaart: Matchmaker, service_id: str, text: str) -> None:
    await kaart.meld_met_link(await kaart.bevestigingslink(service_id), text)


async def _open(kaart: Matchmaker) -> list[tuple[str, str]]:
    return [(one.aanbod.naam, one.regel.velden["tekst"]) for one in await kaart.meldingen()]


async def test_open_until_somebody_looked(kaart: Matchmaker) -> None:
    """Reports stand open, newest first, until their own service is confirmed, edited or taken out."""
    await _report(kaart, EETTAFEL, "op donderdag")
    await _report(kaart, MAATJES, "ander nummer")
    await _report(kaart, EETTAFEL, "en om 18 uur")
    eettafel, maatjes = "Eettafel De Linde", "Maatjes in de wijk"
    assert await _open(kaart) == [
        (eettafel, "en om 18 uur"),
        (maatjes, "ander nummer"),
        (eettafel, "op donderdag"),
    ]
    await kaart.bevestigingslink(MAATJES, DOOR)
    await kaart.wijzig(EETTAFEL, {"kosten": "Niets"}, DOOR)
    assert await _open(kaart) == [(maatjes, "ander nummer")]
    await kaart.haal_uit(MAATJES, DOOR)
    assert await _open(kaart) == []
    await _report(kaart, EETTAFEL, "nog steeds niet")
    assert await _open(kaart) == [(eettafel, "nog steeds niet")]


async def test_one_answer_a_link(kaart: Matchmaker, clock: TestClock) -> None:
    """A link takes one answer; a report that says nothing leaves it good."""
    token = await kaart.bevestigingslink(EETTAFEL)
    with pytest.raises(InvalidRequest):
        await kaart.meld_met_link(token, " \0\n")
    assert not await kaart.is_gebruikt(token)
    await kaart.meld_met_link(token, "op donderdag")
    assert await kaart.is_gebruikt(token)
    for late in (
        kaart.bevestig_met_link(token),
        kaart.meld_met_link(token, "x"),
        kaart.aanbod_van_link(token),
    ):
        with pytest.raises(NotFound):
            await late
    assert not await kaart.is_gebruikt("nooit gemaakt")
    other = await kaart.bevestigingslink(EETTAFEL)
    clock.pass_by(days=30)
    with pytest.raises(NotFound):
        await kaart.meld_met_link(other, "te laat")
    assert await _open(kaart) == [("Eettafel De Linde", "op donderdag")]


async def test_twice_at_once(kaart: Matchmaker) -> None:
    """Of two answers with one link at the same moment one is kept."""
    token = await kaart.bevestigingslink(EETTAFEL)
    both = (kaart.meld_met_link(token, "een"), kaart.meld_met_link(token, "twee"))
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["NoneType", "NotFound"]
    assert len(await _open(kaart)) == 1


async def test_a_report_of_what_was_taken_out(kaart: Matchmaker) -> None:
    """A link to what was taken out meanwhile does nothing, and is good again when it is put back."""
    token = await kaart.bevestigingslink(EETTAFEL)
    await kaart.haal_uit(EETTAFEL, DOOR)
    with pytest.raises(NotFound):
        await kaart.meld_met_link(token, "x")
    await kaart.wijzig(EETTAFEL, {"status": "active"}, DOOR)
    assert (await kaart.aanbod_van_link(token)).naam == "Eettafel De Linde"


async def test_a_service_as_it_is_kept(kaart: Matchmaker) -> None:
    """A service is there with all its places and rows, also where it was taken out."""
    dienst = await kaart.dienst(UIT)
    assert (dienst.status, dienst.eerste.naam, dienst.eerste.organisatie) == (
        "inactive",
        "Oude Zaal",
        "Huis Rust",
    )
    assert {row["name"] for row in (await kaart.dienst(MAATJES)).rijen["contact"] if row.get("name")}
    assert [one.naam for one in await kaart.uitgehaald()] == ["Oude Zaal"]
    with pytest.raises(NotFound):
        await kaart.dienst("niets")
