from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import HeldBy, InvalidStep, NotAvailable, NotFound
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd


async def test_from_match_to_end(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A match counts as long as it runs, is seen from both sides, and is written down without who was helped."""
    asked = await matchmaker.submit(aanvraag(), "1")
    one = await toegevoegd(matchmaker, anna)
    await matchmaker.koppel(one.id, anna, asked.referentie)
    await matchmaker.koppel(one.id, anna, asked.referentie)
    dossier = await matchmaker.vrijwilliger(one.id)
    assert [match.referentie for match in dossier.koppelingen] == [asked.referentie]
    assert [person.id for person in await matchmaker.vrijwilligers_bij(asked.referentie)] == [one.id]
    assert asked.referentie not in repr(dossier)
    for _ in range(2):
        await matchmaker.ontkoppel(one.id, dossier.koppelingen[0].id, anna)
    dossier = await matchmaker.vrijwilliger(one.id)
    assert (dossier.vrijwilliger.loopt_nu, dossier.koppelingen) == (0, ())
    assert [line.soort for line in dossier.geschiedenis] == ["toegevoegd", "koppeling", "losgekoppeld"]


async def test_a_match_of_another(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """The match of one volunteer cannot be ended by way of another."""
    one = await toegevoegd(matchmaker, anna, lopend=1)
    other = await toegevoegd(matchmaker, anna)
    (match,) = (await matchmaker.vrijwilliger(one.id)).koppelingen
    await matchmaker.ontkoppel(other.id, match.id, anna)
    assert (await matchmaker.vrijwilliger(one.id)).vrijwilliger.loopt_nu == 1


@pytest.mark.parametrize(
    ("volunteer", "words"),
    [
        ({"kennismaking": None}, "kennismaking"),
        ({"vog": None}, "VOG"),
        ({"lopend": 2}, "2 van 2"),
        ({"lopend": 3, "maximum": 1}, "3 van 1"),
    ],
)
async def test_who_cannot_be_matched(
    matchmaker: Matchmaker, anna: Coordinator, volunteer: dict[str, object], words: str
) -> None:
    """Nobody is sent to somebody without introduction, VOG or room, whoever asks for it."""
    one = await toegevoegd(matchmaker, anna, **volunteer)  # type: ignore[arg-type]
    with pytest.raises(NotAvailable) as caught:
        await matchmaker.koppel(one.id, anna)
    assert words in caught.value.reden


async def test_not_who_rests(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who rests is not matched."""
    one = await toegevoegd(matchmaker, anna)
    await matchmaker.zet_vrijwilliger_in_rust(one.id, anna)
    with pytest.raises(NotAvailable):
        await matchmaker.koppel(one.id, anna)


async def test_only_by_who_holds_the_request(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator
) -> None:
    """A colleague does not match what another holds, nobody what was withdrawn or does not exist."""
    held = await matchmaker.submit(aanvraag(), "1")
    withdrawn = await matchmaker.submit(aanvraag(), "2")
    await matchmaker.claim(held.referentie, bram)
    await matchmaker.withdraw(withdrawn.referentie)
    one = await toegevoegd(matchmaker, anna)
    for referentie, error in [
        (held.referentie, HeldBy),
        (withdrawn.referentie, InvalidStep),
        ("x", NotFound),
    ]:
        with pytest.raises(error):
            await matchmaker.koppel(one.id, anna, referentie)
    assert (await matchmaker.vrijwilliger(one.id)).vrijwilliger.loopt_nu == 0


async def test_one_place_is_given_once(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]], anna: Coordinator
) -> None:
    """When many want the last place of a volunteer at once, one gets it."""
    other = await opened()
    one = await toegevoegd(matchmaker, anna, maximum=1)
    asked = [(await matchmaker.submit(aanvraag(), str(number))).referentie for number in range(8)]
    sides = [matchmaker, other] * 4
    done = await asyncio.gather(
        *(side.koppel(one.id, anna, code) for side, code in zip(sides, asked, strict=True)),
        return_exceptions=True,
    )
    await other.close()
    assert sorted(type(error).__name__ for error in done) == ["NoneType"] + ["NotAvailable"] * 7
    assert (await matchmaker.vrijwilliger(one.id)).vrijwilliger.loopt_nu == 1
