"""What one coordinator does in a day: phone who is due, take what is new, find somebody, phone, finish, hand over.

A conflict is met as a person meets it: read again, and do what is right then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.werkdag.mens import Mens

TRIES = 6  # as often somebody does the same again when others were first
_DONE = ("afgerond", "ingetrokken")
_ONE = "/coordinator/hulpvragen"


class Werkdag:
    """The day of one coordinator.

    Args:
        mens: who signed in.
        collegas: the names to whom they may hand over.
    """

    def __init__(self, mens: Mens, collegas: Sequence[str]) -> None:
        self._mens = mens
        self._collegas = collegas
        self._passes_on = True  # to a colleague, or back into the queue

    async def morning(self) -> None:
        """Phone who is due, then take and work requests until nothing is new; some go to others."""
        await self._mens.open("vandaag", "/coordinator/vandaag")
        await self._mens.open("nazorg", "/coordinator/nazorg")
        await self._round()

    async def afternoon(self) -> None:
        """Take and finish what others passed on; nothing is passed on any more."""
        self._passes_on = False
        await self._round()

    async def _round(self) -> None:
        while taken := await self._take():
            self._mens.metingen.taken[taken] += 1
            await self._look_along()
            await self._work(taken, hand_over=self._passes_on and self._mens.drawn.random() < 0.15)
        for _ in range(TRIES):
            mine = await self._mens.get("hulpvragen?houder=ik", "/hulpvragen?houder=ik&limiet=100")
            waiting = [
                one["referentie"] for one in (mine or {}).get("hulpvragen", ()) if one["status"] not in _DONE
            ]
            if not waiting:
                return
            for referentie in waiting:
                await self._work(referentie)
        self._mens.metingen.stuck.append("somebody could not finish their day")

    async def _take(self) -> str | None:
        """Take a request: by the button, from the list that colleagues look at too, or with the other program."""
        mens, how = self._mens, self._mens.drawn.random()
        if how < 0.4:
            await mens.open("vandaag", "/coordinator/vandaag")
            twice = 2 if mens.drawn.random() < 0.3 else 1
            _, place = await mens.send("vandaag/volgende", "/coordinator/vandaag/volgende", times=twice)
            return place.split("/")[-1].split("?")[0] if "/hulpvragen/" in place else None
        if how < 0.7:
            status, taken = await mens.post("claims", "/claims")
            return str(taken["referentie"]) if status == 200 else None
        for _ in range(TRIES):
            new = await mens.get("hulpvragen?status=nieuw", "/hulpvragen?status=nieuw&limiet=5")
            if not new or not new["hulpvragen"]:
                return None
            one = mens.drawn.choice(new["hulpvragen"])["referentie"]
            await mens.open("hulpvraag", f"{_ONE}/{one}")
            if (await mens.send("claim", f"{_ONE}/{one}/claim"))[0] == 303:
                return str(one)
        status, taken = await mens.post("claims", "/claims")  # always too late: let the queue choose
        return str(taken["referentie"]) if status == 200 else None

    async def _look_along(self) -> None:
        """Note a call about a request that a colleague is working on: theirs has changed then."""
        mens = self._mens
        others = await mens.get(
            "hulpvragen?status=in_behandeling", "/hulpvragen?status=in_behandeling&limiet=25"
        )
        if others and others["hulpvragen"]:
            one = mens.drawn.choice(others["hulpvragen"])["referentie"]
            body = {"met": "inwoner", "uitkomst": "belt_terug", "tekst": "belde op"}
            await mens.post("gesprekken", f"/hulpvragen/{one}/gesprekken", body)

    async def _work(self, referentie: str, hand_over: bool = False) -> None:
        """Bring a request as far as it goes today; stops where it is another's, or ended."""
        mens, page = self._mens, f"{_ONE}/{referentie}"
        await mens.open("hulpvraag", page)
        await mens.send(
            "gesprek", f"{page}/gesprek", met="inwoner", uitkomst="gesproken", tekst="kennisgemaakt"
        )
        await self._write_down(referentie)
        if hand_over:
            await mens.send(
                "overdragen", f"{page}/overdragen", naar=mens.drawn.choice(self._collegas), toelichting=""
            )
            return
        for _ in range(4 * TRIES):
            found = await mens.get("hulpvraag", f"/hulpvragen/{referentie}")
            if found is None or not await self._step(found):
                return
        mens.metingen.stuck.append(f"a request did not move on, in {found['status']}")

    async def _write_down(self, referentie: str) -> None:
        """Note something with the other program, which says what it has seen; also with what a colleague has."""
        for _ in range(TRIES):
            seen = await self._mens.get("hulpvraag", f"/hulpvragen/{referentie}")
            if seen is None or seen["status"] in _DONE:
                return
            path = f"/hulpvragen/{referentie}/notities"
            status, _ = await self._mens.post("notities", path, {"tekst": "belt 's avonds"}, seen=True)
            if status != 412:
                return
        self._mens.metingen.stuck.append("a note did not get in")

    async def _step(self, found: dict[str, Any]) -> bool:
        """Do what the request waits for; False where there is nothing for this one to do."""
        mens, status = self._mens, found["status"]
        page = f"{_ONE}/{found['referentie']}"
        if status == "in_behandeling":
            return await self._propose(found)
        if status == "voorgesteld":
            return await self._answer(found, page)
        if status in ("gekoppeld", "nazorg", "doorverwezen"):
            due = [one for one in found["opvolgingen"] if one["staat"] in ("open", "vast")]
            for one in due[:1]:
                path = f"{page}/opvolgingen/{one['id']}"
                await mens.send("opvolging", path, uitkomst=_outcome(mens), toelichting="")
            return bool(due)
        return False

    async def _propose(self, found: dict[str, Any]) -> bool:
        mens, page = self._mens, f"{_ONE}/{found['referentie']}"
        chance = mens.drawn.random()
        if chance < 0.05 and self._passes_on:
            status, _ = await mens.send(
                "teruggeven", f"{page}/status", status="nieuw", reden="geen_tijd", toelichting=""
            )
            return status != 303
        if chance < 0.15:
            await mens.send(
                "doorverwijzen", f"{page}/status", status="doorverwezen", reden="wijkteam", toelichting=""
            )
            return True
        fits = await mens.get("suggesties", f"/hulpvragen/{found['referentie']}/suggesties")
        people = (
            [one["vrijwilliger_id"] for one in fits["suggesties"] if one["vrijwilliger_id"]] if fits else []
        )
        services = [one["service_id"] for one in fits["suggesties"] if one["service_id"]] if fits else []
        for person in people[:2] if mens.drawn.random() < 0.7 else []:
            if (await mens.send("voorstel", f"{page}/voorstel", vrijwilliger=person))[0] == 303:
                return True  # else a colleague asked this volunteer first: the next one
        if services:
            await mens.send("voorstel", f"{page}/voorstel", dienst=mens.drawn.choice(services))
            return True
        await mens.send(
            "doorverwijzen", f"{page}/status", status="doorverwezen", reden="wijkteam", toelichting=""
        )
        return True

    async def _answer(self, found: dict[str, Any], page: str) -> bool:
        mens = self._mens
        for one in found["voorstellen"]:
            if one["staat"] == "open":
                path, chance = f"{page}/voorstellen/{one['id']}", mens.drawn.random()
                if chance < 0.65:
                    await mens.send("voorstel: ja", f"{path}/ja", toelichting="")
                elif chance < 0.9:
                    await mens.send("voorstel: nee", f"{path}/nee", reden="te_ver", toelichting="")
                else:
                    await mens.send("voorstel: intrekken", f"{path}/intrekken", toelichting="")
                return True
            if one["staat"] == "geaccepteerd" and not one["gekoppeld_op"]:
                if (await mens.send("koppelen", f"{page}/status", status="gekoppeld", toelichting=""))[
                    0
                ] == 409:
                    await mens.send(
                        "voorstel: intrekken", f"{page}/voorstellen/{one['id']}/intrekken", toelichting=""
                    )
                return True
        await mens.send(
            "verder zoeken", f"{page}/status", status="in_behandeling", reden="verder_zoeken", toelichting=""
        )
        return True


def _outcome(mens: Mens) -> str:
    return mens.drawn.choices(("houdt_stand", "geen_contact", "niet"), (80, 15, 5))[0]
