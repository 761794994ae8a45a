from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Frequentie
from matchmaker.core.vrijwilligers.moment import Moment
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.vrijwilligers.gegevens import GEZIEN, aanbod


async def test_who_offers_becomes_a_volunteer(matchmaker: Matchmaker) -> None:
    """An offer from the chat makes a new volunteer with what was said, under the consent that was given there."""
    made = await matchmaker.submit(aanbod(), "1")
    one = await matchmaker.vrijwilliger_van(made.referentie)
    assert one is not None
    assert (one.status, one.bron, one.wijk, one.maximum) == ("nieuw", "chat", "Lindenkwartier", 1)
    assert (one.naam, one.telefoon, one.postcode) == ("Truus Verzonnen", "+31600000001", "1997 AB")
    assert (one.activiteiten, one.frequentie) == (("huiswerk",), Frequentie(2, 1, "wk"))
    assert one.momenten == (Moment(1, "middag"), Moment(3, "middag"))
    assert one.eigen_woorden == "ik wil kinderen wel helpen met rekenen"
    assert one.toestemming == made.toestemming
    dossier = await matchmaker.vrijwilliger(one.id)
    assert dossier.aanmelding == made.referentie
    assert [(line.soort, line.rol) for line in dossier.geschiedenis] == [("aangemeld", "inwoner")]


async def test_who_asks_does_not(matchmaker: Matchmaker) -> None:
    """A request for help makes no volunteer."""
    made = await matchmaker.submit(aanvraag(), "1")
    assert await matchmaker.vrijwilliger_van(made.referentie) is None


async def test_an_offer_without_a_name(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who stays anonymous and says nothing of what or when is a volunteer of whom little is known."""
    made = await matchmaker.submit(aanbod(contact=None, feiten=[]), "1")
    one = await matchmaker.vrijwilliger_van(made.referentie)
    assert one is not None
    assert (one.naam, one.activiteiten, one.momenten, one.eigen_woorden) == (None, (), (), "")
    assert (await matchmaker.noteer_vog(one.id, GEZIEN["vog"], anna)).status == "nieuw"


async def test_once_per_request(matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]]) -> None:
    """An offer that is handed in several times, by two processes at once, gives one volunteer."""
    other = await opened()
    await asyncio.gather(*(side.submit(aanbod(), "1") for side in [matchmaker, other] * 4))
    await other.close()
    assert len((await matchmaker.vrijwilligers()).vrijwilligers) == 1


async def test_withdrawal_removes_the_volunteer(matchmaker: Matchmaker) -> None:
    """Who withdraws the offer is no volunteer any more, and does not become one again by the same conversation."""
    made = await matchmaker.submit(aanbod(), "1")
    await matchmaker.withdraw(made.referentie)
    await matchmaker.submit(aanbod(), "1")
    assert (await matchmaker.vrijwilligers()).vrijwilligers == ()
    async with matchmaker.store.reading() as work:
        left = await work.vrijwilligers.met_sleutel(f"hulpvraag:{made.id}")
        assert left is not None
        history = await work.vrijwilligers.geschiedenis(left.id)
    assert (left.status, left.naam, left.telefoon, left.postcode, left.wijk) == ("weg", *[None] * 4)
    assert (left.activiteiten, left.eigen_woorden, left.hulpvraag_id) == ((), "", None)
    assert [(line.soort, line.rol) for line in history] == [
        ("aangemeld", "inwoner"),
        ("verwijderd", "inwoner"),
    ]
