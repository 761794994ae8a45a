"""What a coordinator sees of a conversation: the request in the queue."""

from __future__ import annotations

from typing import Any

import httpx

ANNA = {"Authorization": "Bearer kt_demo_anna_niet_voor_echt_gebruik"}
BRAM = {"Authorization": "Bearer kt_demo_bram_niet_voor_echt_gebruik"}


def hulpvraag(url: str, referentie: str) -> dict[str, Any]:
    """Give one request, whole."""
    answer = httpx.get(f"{url}/api/matchmaker/v1/hulpvragen/{referentie}", headers=ANNA, timeout=30)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def feiten(request: dict[str, Any]) -> set[tuple[str, str, str | None]]:
    """Give the facts as (soort, activiteit, wie)."""
    return {(f["soort"], f["activiteit"], f["wie"]) for f in request["feiten"]}


def frequentie(request: dict[str, Any], soort: str, activiteit: str) -> tuple[float, float, str] | None:
    """Give how often, of one fact."""
    (found,) = (
        f["frequentie"] for f in request["feiten"] if (f["soort"], f["activiteit"]) == (soort, activiteit)
    )
    return (found["keer"], found["periode"], found["eenheid"]) if found else None
