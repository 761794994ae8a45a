"""Requests that have gone some way, for the overview to count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.sociale_kaart.plaats import Plaats
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import LINDENKWARTIER, TestClock
from tests.matchmaker.werkproces.verloop import ingediend, lopend

MOLENVELD = Plaats("1998", "Molenveld", "Wijkteam Molenveld", "+31850000002", 52.2, 5.2)


async def met_wijken(matchmaker: Matchmaker) -> None:
    """Know two wijken."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, MOLENVELD])


async def vragen(
    matchmaker: Matchmaker, aantal: int, wijk: Plaats | None = LINDENKWARTIER, **changes: Any
) -> list[str]:
    """Submit requests from a wijk and give their referenties."""
    contact = aanvraag()["contact"] | {"postcode": wijk.postcode4 if wijk else None}
    return [await ingediend(matchmaker, **({"contact": contact} | changes)) for _ in range(aantal)]


async def koppel(matchmaker: Matchmaker, door: Coordinator, referenties: Sequence[str]) -> None:
    """Match requests, outside this software."""
    for referentie in referenties:
        await matchmaker.claim(referentie, door)
        await matchmaker.set_status(referentie, "voorgesteld", door)
        await matchmaker.set_status(referentie, "gekoppeld", door)


async def verwijs(matchmaker: Matchmaker, door: Coordinator, referenties: Sequence[str]) -> None:
    """Send requests on to another organisation."""
    for referentie in referenties:
        await matchmaker.claim(referentie, door)
        await matchmaker.set_status(referentie, "doorverwezen", door)


async def bel(matchmaker: Matchmaker, door: Coordinator, referentie: str, **uitkomsten: str) -> None:
    """Phone about a request: who is asked, and what comes out."""
    for soort, uitkomst in uitkomsten.items():
        running = lopend(await matchmaker.get(referentie))
        await matchmaker.noteer_opvolging(running[soort].id, uitkomst, door)


def wensen(*activiteiten: str) -> list[dict[str, Any]]:
    """Give facts that wish for these."""
    return [feit("wens", one, f"ik wil graag {one}") for one in activiteiten]


def begin_april(clock: TestClock) -> None:
    """Let time pass until March is over."""
    clock.pass_by(days=32)
