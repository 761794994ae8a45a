"""What there is when the day begins: people, a directory, volunteers, and requests at every point of their way."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import timedelta

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.vocabulary import codes
from matchmaker.demo import load as demo
from matchmaker.hsds.reading import read
from matchmaker.plaatsen import read_plaatsen
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd

PASSWORD = "een lang wachtwoord"
_ASKED = ("stofzuigen", "boodschappen", "praatje_bezoek", "tuin", "lopen", "koken", "afspraak_begeleiden")


@dataclass(frozen=True)
class Omvang:
    """How much there is."""

    coordinatoren: int = 100
    nieuw: int = 500  # requests that nobody has claimed
    nazorg: int = 2  # of each coordinator, due today
    vrijwilligers: int = 150
    tijdens: int = 50  # requests that come in during the day


async def bereid_voor(matchmaker: Matchmaker, omvang: Omvang, drawn: random.Random) -> list[str]:
    """Fill an empty matchmaker; give the names with which the coordinators sign in."""
    await matchmaker.vervang_plaatsen(read_plaatsen(demo.HERE / "plaatsen.csv"))
    package = read(demo.HERE / "sociale_kaart").package
    await matchmaker.importeer(demo.as_of(package, matchmaker.vandaag()), door="de werkdag")
    names = [f"coordinator{number}" for number in range(omvang.coordinatoren)]
    people = [(await matchmaker.add_coordinator(one, f"Verzonnen {one}", PASSWORD))[0] for one in names]
    for number in range(omvang.vrijwilligers):
        await toegevoegd(
            matchmaker,
            people[0],
            naam=f"Vrijwilliger {number}",
            email=None,
            telefoon=f"085 000 {number:04}",
            activiteiten=tuple(drawn.sample(_ASKED, 3)),
            maximum=drawn.choice((1, 2, 3)),
        )
    for who in people:
        for number in range(omvang.nazorg):
            await _matched(matchmaker, f"nazorg-{who.id}-{number}", who, drawn)
    for number in range(omvang.nieuw):
        await dien_in(matchmaker, f"nieuw-{number}", drawn)
    await matchmaker.bijwerken()
    return names


async def dien_in(matchmaker: Matchmaker, key: str, drawn: random.Random) -> str:
    """Hand in a made-up request; give its referentie."""
    asked = [feit("wens", one, "dat zou fijn zijn") for one in drawn.sample(_ASKED, 2)]
    signals = drawn.sample(codes("signalen"), drawn.choice((0, 0, 0, 1)))
    told = aanvraag(feiten=asked, signalen=signals)
    told["contact"] |= {"naam": f"Verzonnen {key}", "telefoon": None}
    return (await matchmaker.submit(told, key)).referentie


async def _matched(matchmaker: Matchmaker, key: str, who: Coordinator, drawn: random.Random) -> None:
    """Make a request that was matched fifteen days ago, outside this software."""
    then = replace(matchmaker.at(matchmaker.clock() - timedelta(days=15)), post=False)
    referentie = await dien_in(then, key, drawn)
    await then.claim(referentie, who)
    for status in ("voorgesteld", "gekoppeld"):
        await then.set_status(referentie, status, who)
