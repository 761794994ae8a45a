"""Somebody who talks to a web process of its own, over HTTP, also while it is killed and started again."""

import asyncio
from typing import Any

import aiohttp

from tests.webchat.conftest import API


class Person:
    """One conversation with the process at `url`."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._api = f"{url}{API}"
        self.headers: dict[str, str] = {}

    async def begin(self) -> None:
        """Start a conversation."""
        async with self._session.post(f"{self._api}/sessies") as response:
            self.headers = {"Authorization": f"Bearer {(await response.json())['token']}"}

    async def send(self, tekst: str) -> dict[str, Any]:
        """Say something; return the answer. Raises `aiohttp.ClientError` when it was not acknowledged."""
        url = f"{self._api}/berichten"
        async with self._session.post(url, json={"tekst": tekst}, headers=self.headers) as response:
            response.raise_for_status()
            body: dict[str, Any] = await response.json()
            return body

    async def say(self, tekst: str) -> bool:
        """Say something; tell whether it was acknowledged."""
        try:
            await self.send(tekst)
        except aiohttp.ClientError:
            return False
        return True

    async def read_when_answered(self) -> list[dict[str, Any]]:
        """Read back as soon as nothing is open."""
        async with asyncio.timeout(20):
            while True:
                async with self._session.get(f"{self._api}/berichten", headers=self.headers) as response:
                    body = await response.json()
                if not body["wacht"]:
                    berichten: list[dict[str, Any]] = body["berichten"]
                    return berichten
                await asyncio.sleep(0.1)
