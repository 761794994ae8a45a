"""Somebody at a screen: reads pages and sends their forms, and has a second program that speaks to the API."""

from __future__ import annotations

import asyncio
import random
import re
import time
from html import unescape
from typing import Any

from aiohttp import ClientError, ClientSession, CookieJar

from bench.werkdag.metingen import Metingen

API = "/api/matchmaker/v1"
_HIDDEN = re.compile(r'name="(csrf|knop)" value="([^"]+)"')


class Mens:
    """One coordinator with a browser of their own; each step is counted.

    Args:
        address: of the server, without a path.
        drawn: what this one chooses and how long they think.
        metingen: where steps are counted.
        denktijd: seconds that they think before a step, on average.
    """

    def __init__(self, address: str, drawn: random.Random, metingen: Metingen, denktijd: float) -> None:
        self.drawn = drawn
        self.metingen = metingen
        self._denktijd = denktijd
        self._address = address
        self._session: ClientSession
        self.text = ""  # of the last page
        self.etag = ""  # of the last answer of the API

    async def __aenter__(self) -> Mens:
        """Open the browser."""
        self._session = ClientSession(self._address, cookie_jar=CookieJar(unsafe=True))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        await self._session.close()

    async def sign_in(self, name: str, password: str) -> bool:
        """Sign in on the page."""
        await self.open("aanmelden", "/coordinator/aanmelden")
        await self.send("aanmelden", "/coordinator/aanmelden", gebruikersnaam=name, wachtwoord=password)
        return "/vandaag" in self.text

    async def open(self, step: str, path: str) -> int:
        """Read a page; give the status."""
        await self._think()
        status, text, _ = await self._ask(f"page: {step}", "GET", path)
        self.text = text
        return status

    async def send(self, step: str, path: str, *, times: int = 1, **fields: Any) -> tuple[int, str]:
        """Send a form of the page that was read last, perhaps pressed twice; give the status and where it leads."""
        await self._think()
        form = dict(_HIDDEN.findall(self.text)) | {name: str(value) for name, value in fields.items()}
        asked = [self._ask(f"form: {step}", "POST", path, data=form) for _ in range(times)]
        answers = await asyncio.gather(*asked)
        places = {place for _, _, place in answers}
        if len(places) > 1:
            self.metingen.stuck.append(f"pressed twice, and two came of it: {step}")
        status, self.text, place = answers[0]
        if status == 303:
            self.text = (await self._ask("page: after a form", "GET", place))[1]
        return status, place

    async def get(self, step: str, path: str) -> Any:
        """Read with the API; None where that is refused."""
        await self._think()
        return await self._call(f"GET {step}", "GET", path)

    async def post(self, step: str, path: str, body: Any = None, *, seen: bool = False) -> tuple[int, Any]:
        """Change with the API, under a key of its own; `seen`: only as it was read last."""
        await self._think()
        headers = {"Idempotency-Key": f"{self.drawn.getrandbits(128):032x}"}
        if seen:
            headers["If-Match"] = self.etag
        return await self._call_with_status(f"POST {step}", "POST", path, json=body, headers=headers)

    async def _call(self, step: str, method: str, path: str, **more: Any) -> Any:
        status, content = await self._call_with_status(step, method, path, **more)
        return content if status < 300 else None

    async def _call_with_status(self, step: str, method: str, path: str, **more: Any) -> tuple[int, Any]:
        began = time.perf_counter()
        try:
            async with self._session.request(method, API + path, **more) as answer:
                content = await answer.json(content_type=None) if answer.status != 204 else None
                self.etag = answer.headers.get("ETag", "")
        except (ClientError, TimeoutError):
            self.metingen.note(step, 0, time.perf_counter() - began)
            return 0, None
        self.metingen.note(step, answer.status, time.perf_counter() - began)
        return answer.status, content

    async def _ask(self, step: str, method: str, path: str, **more: Any) -> tuple[int, str, str]:
        began = time.perf_counter()
        try:
            async with self._session.request(method, path, allow_redirects=False, **more) as answer:
                text = unescape(await answer.text())
        except (ClientError, TimeoutError):
            self.metingen.note(step, 0, time.perf_counter() - began)
            return 0, "", ""
        self.metingen.note(step, answer.status, time.perf_counter() - began)
        return answer.status, text, answer.headers.get("Location", "")

    async def _think(self) -> None:
        if self._denktijd:
            await asyncio.sleep(self.drawn.expovariate(1 / self._denktijd))
