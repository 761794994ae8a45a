"""The search beside plain counting: the same offers, in the order of the same points."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date

import pytest

from bench.kaart import directory, plaatsen, questions
from matchmaker.bootstrap import Matchmaker
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.afstand import kilometers
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.tijden import valt_op
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.core.vocabulary import activiteiten
from tests.matchmaker.conftest import TestClock

PLACES = plaatsen(random.Random(3))[:20]
OFFERS = list(directory(400, PLACES, random.Random(4)))


@pytest.fixture
async def kaart(opened: Callable[[], Awaitable[Matchmaker]]) -> AsyncIterator[Matchmaker]:
    """The matchmaker with four hundred made-up offers."""
    made = await opened()
    await made.vervang_plaatsen(PLACES)
    async with made.store.writing() as work:
        await work.kaart.vervang({}, OFFERS)
    yield made
    await made.close()


async def test_the_same_offers(kaart: Matchmaker, clock: TestClock) -> None:
    """Every kind of question finds what counting finds, the most points first."""
    known = {place.postcode4: place for place in PLACES}
    asked = [vraag for _, vraag in questions(PLACES, random.Random(5))[:60] if not vraag.tekst]
    sizes = set()
    for vraag in asked:
        found = [one for start in range(0, 400, 100) for one in await kaart.zoek(vraag, 100, start)]
        expected = {
            one.id for one in OFFERS if fits(one, vraag, known.get(vraag.postcode4 or ""), clock().date())
        }
        assert {one.aanbod.id for one in found} == expected, vraag
        assert [one.aanbod.id for one in found[:20]] == [
            one.aanbod.id for one in sorted(found, key=lambda one: -one.punten)[:20]
        ]
        sizes.add(min(len(expected), 100))
    assert len(sizes) > 10  # some find much, some little


def fits(one: Aanbod, vraag: Zoekvraag, plaats: Plaats | None, today: date) -> bool:
    """Say whether an offer fits, by reading the question."""
    for part in ("activiteiten", "soorten_hulp", "routes", "respijtvormen", "basisfuncties"):
        asked = set(getattr(vraag, part))
        if asked and not asked & set(getattr(one, part)):
            return False
    if vraag.doelgroepen and one.doelgroepen and not set(vraag.doelgroepen) & set(one.doelgroepen):
        return False
    if vraag.leefgebied and vraag.leefgebied not in {activiteiten()[code] for code in one.activiteiten}:
        return False
    if vraag.weekdag is not None and not any(
        valt_op(tijd, vraag.weekdag, vraag.tijd, today) for tijd in one.tijden
    ):
        return False
    if plaats is None:
        return True
    if (
        (one.wijken or one.postcodes)
        and plaats.wijk not in one.wijken
        and plaats.postcode4 not in one.postcodes
    ):
        return False
    if vraag.max_km is None or one.latitude is None or one.longitude is None:
        return True
    return kilometers(plaats.latitude, plaats.longitude, one.latitude, one.longitude) <= vraag.max_km
