"""People who go on talking while processes are stopped and started, as a browser behind a load balancer does."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import aiohttp

API = "/api/chat/v1"


@dataclass
class Prater:
    """One person; `gezegd` is what was acknowledged, in order."""

    name: str
    webs: tuple[str, str]
    gezegd: list[str] = field(default_factory=list)
    token: str = ""
    sessie: str = ""
    repeated: int = 0  # sent again, because a process went away before it answered

    async def praat(self, session: aiohttp.ClientSession, stop: asyncio.Event, least: int) -> None:
        """Talk until told to stop, and say at least so many things."""
        body = await self._post(session, "/sessies", {}, key=None)
        self.token, self.sessie = body["token"], body["sessie"]
        while len(self.gezegd) < least or not stop.is_set():
            tekst = f"Stofzuigen lukt niet goed meer, {self.name} zin {len(self.gezegd)}."
            await self._post(session, "/berichten", {"tekst": tekst}, key=f"{self.name}-{len(self.gezegd)}")
            self.gezegd.append(tekst)
            await asyncio.sleep(0.5)

    async def _post(
        self, session: aiohttp.ClientSession, path: str, body: dict[str, str], key: str | None
    ) -> dict[str, str]:
        """Send until one of the web processes answers; a repeat carries the same key."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if key is not None:
            headers["Idempotency-Key"] = key
        for attempt in range(200):
            web = self.webs[(len(self.gezegd) + attempt) % 2]  # each message at the other one
            try:
                async with session.post(f"{web}{API}{path}", json=body, headers=headers) as answer:
                    if answer.status < 300:
                        found: dict[str, str] = await answer.json()
                        return found
                    assert answer.status == 503, await answer.text()
            except aiohttp.ClientError:
                pass
            self.repeated += 1
            await asyncio.sleep(0.1)
        raise AssertionError("nobody answers")

    async def berichten(self, session: aiohttp.ClientSession) -> list[dict[str, str]]:
        """Read the whole conversation back."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with session.get(f"{self.webs[0]}{API}/berichten", headers=headers) as answer:
            found: list[dict[str, str]] = (await answer.json())["berichten"]
            return found
