from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import InvalidRequest, NotFound
from matchmaker.core.ports import Filters
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.conftest import TestClock


async def test_submitted_is_in_the_queue(matchmaker: Matchmaker) -> None:
    """What is submitted is the first of the queue, new and held by nobody."""
    submitted = await matchmaker.submit(aanvraag(), "gesprek-1")
    queue = await matchmaker.queue()
    assert queue.hulpvragen == (submitted,)
    assert (submitted.status, submitted.houder) == ("nieuw", None)


async def test_same_key_gives_the_same_request(matchmaker: Matchmaker) -> None:
    """A repeated submission gives the first hulpvraag and adds none."""
    first = await matchmaker.submit(aanvraag(), "gesprek-1")
    again = await matchmaker.submit(aanvraag(situatie="iets anders"), "gesprek-1")
    assert again == first
    assert len((await matchmaker.queue()).hulpvragen) == 1


async def test_same_key_at_the_same_moment(
    matchmaker: Matchmaker, opened: Callable[[], Awaitable[Matchmaker]]
) -> None:
    """Submissions with one key from two processes at once give one hulpvraag with one line of history."""
    other = await opened()
    sides = [matchmaker, other] * 8
    made = await asyncio.gather(*(side.submit(aanvraag(), "gesprek-1") for side in sides))
    await other.close()
    assert len({hulpvraag.referentie for hulpvraag in made}) == 1
    dossier = await matchmaker.get(made[0].referentie)
    assert [line.soort for line in dossier.geschiedenis] == ["ingediend"]


async def test_wijk_comes_from_the_postcode(matchmaker: Matchmaker) -> None:
    """A known postcode gives the wijk, an unknown one or none gives null."""
    contact = aanvraag()["contact"]
    known = await matchmaker.submit(aanvraag(contact=contact | {"postcode": "1997ab"}), "1")
    unknown = await matchmaker.submit(aanvraag(contact=contact | {"postcode": "1234"}), "2")
    anonymous = await matchmaker.submit(aanvraag(contact=None), "3")
    assert [known.wijk, unknown.wijk, anonymous.wijk] == ["Lindenkwartier", None, None]
    assert known.contact is not None
    assert known.contact.postcode == "1997 AB"


async def test_invalid_is_not_stored(matchmaker: Matchmaker) -> None:
    """An invalid aanvraag is refused whole, and its key stays free."""
    with pytest.raises(InvalidRequest):
        await matchmaker.submit(aanvraag(trede="ergens"), "gesprek-1")
    assert (await matchmaker.submit(aanvraag(), "gesprek-1")).status == "nieuw"


async def test_status_by_a_code_as_people_type_it(matchmaker: Matchmaker) -> None:
    """The referentie works in lower case, with spaces, without dashes."""
    submitted = await matchmaker.submit(aanvraag(), "gesprek-1")
    typed = submitted.referentie.lower().replace("-", " ")
    assert (await matchmaker.status(typed)).status == "nieuw"


@pytest.mark.parametrize(
    "typed", ["", "TKQ7-3HX9-D2WR", "zomaar iets", "x" * 10_000, "\0\ud800", "' OR 1=1 --"]
)
async def test_unknown_code(matchmaker: Matchmaker, typed: str) -> None:
    """A code that is none, or that nobody has, is not found."""
    await matchmaker.submit(aanvraag(), "gesprek-1")
    with pytest.raises(NotFound):
        await matchmaker.status(typed)


async def test_withdrawn_leaves_the_queue(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A withdrawn request is out of the queue, also when it was held, and is found by its status."""
    submitted = await matchmaker.submit(aanvraag(), "gesprek-1")
    await matchmaker.claim(submitted.referentie, anna)
    stand = await matchmaker.withdraw(submitted.referentie)
    assert stand.status == "ingetrokken"
    assert (await matchmaker.queue()).hulpvragen == ()
    assert len((await matchmaker.queue(Filters(status=("ingetrokken",)))).hulpvragen) == 1


async def test_withdrawn_is_wiped(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Withdrawal removes what was said, who said it, and the notes; that and when it was there stays."""
    submitted = await matchmaker.submit(aanvraag(signalen=["eenzaam"]), "gesprek-1")
    await matchmaker.note(submitted.referentie, anna, "Truus gebeld.")
    await matchmaker.withdraw(submitted.referentie)
    dossier = await matchmaker.get(submitted.referentie)
    left = dossier.hulpvraag
    assert (left.situatie, left.samenvatting, left.feiten, left.signalen) == ("", "", (), ())
    assert (left.contact, left.netwerk, left.mantelzorg) == (None, None, None)
    assert [(line.soort, line.toelichting) for line in dossier.geschiedenis] == [
        ("ingediend", None),
        ("notitie", None),
        ("ingetrokken", None),
    ]


async def test_withdrawing_again(matchmaker: Matchmaker, clock: TestClock) -> None:
    """Withdrawing twice is withdrawing once."""
    submitted = await matchmaker.submit(aanvraag(), "gesprek-1")
    first = await matchmaker.withdraw(submitted.referentie)
    clock.pass_by(days=1)
    assert await matchmaker.withdraw(submitted.referentie) == first
