"""Client of the engine (Rasa with our channel): seam 1 of docs/architectuur.md."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import aiohttp
import stamina
import structlog

import sporen
from bot import geheim
from webchat.errors import (
    EngineError,
    EngineFoutError,
    EngineOnbereikbaarError,
    EngineTraagError,
    EngineWeigertError,
)
from webchat.model import Antwoord, Beurt, BotTekst, Knop, Soort
from webchat.plaats import Plaatsing
from webchat.text import neutralise

logger = structlog.get_logger(__name__)
_CHANNEL = "/webhooks/keukentafel"
T = TypeVar("T")


@dataclass(frozen=True)
class EngineStatus:
    """What the engine says about itself."""

    bereikbaar: bool
    pijplijn: str | None = None  # the Dutch pipeline that runs, by name and version


class Engine:
    """Hands turns to the engine, or the engines, and reads the answers.

    A conversation stays at one engine; where that cannot be reached the next one gets the turn. `timeout` is how
    long one turn may take, in seconds. A quick failure (no connection, 5xx) is tried again `attempts` times within
    about a second, with the same turn id, so that it can never count twice. `secret` is what the engines know the
    gateway by.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *urls: str,
        timeout: float = 30,
        attempts: int = 3,
        secret: str | None = None,
    ) -> None:
        self._session = session
        self._plaatsing = Plaatsing(urls)
        self._headers = geheim.header(secret) if secret is not None else {}
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=min(timeout, 3))
        self._short = aiohttp.ClientTimeout(total=min(timeout, 3))
        self._attempts = max(attempts, len(urls))

    async def take(self, beurt: Beurt) -> Antwoord:
        """Hand over one turn and return the answer.

        Raises `EngineOnbereikbaarError` (down), `EngineTraagError` (no answer in time), `EngineFoutError`
        (failed on this turn, or no valid answer) or `EngineWeigertError` (refuses this turn for good).
        """
        async for attempt in stamina.retry_context(
            on=_worth_a_retry, attempts=self._attempts, wait_initial=0.15, wait_max=0.6, wait_jitter=0.2
        ):
            with attempt:
                return await self._take_at(self._plaatsing.order(beurt.gesprek)[0], beurt)
        raise AssertionError("stamina returns or raises")  # pragma: no cover

    async def _take_at(self, url: str, beurt: Beurt) -> Antwoord:
        try:
            with sporen.span("engine", kind=sporen.SpanKind.CLIENT):
                antwoord = await self._take_once(url, beurt)
        except (EngineOnbereikbaarError, EngineTraagError):
            self._plaatsing.away(url)
            raise
        self._plaatsing.back(url)
        return antwoord

    async def _take_once(self, url: str, beurt: Beurt) -> Antwoord:
        try:
            async with self._session.post(
                f"{url}{_CHANNEL}/beurten",
                json=turn_body(beurt),
                # The id is what a proxy or a log in between goes by.
                headers={"X-Request-ID": beurt.id} | sporen.kop() | self._headers,
                timeout=self._timeout,
            ) as response:
                # 401 is a secret that differs: a fault of the installation, for which no message may be given up.
                if 400 <= response.status < 500 and response.status not in (401, 404, 408, 425, 429):
                    raise EngineWeigertError(str(response.status))
                if response.status != 200:
                    raise EngineFoutError(str(response.status))
                return answer_from(await response.json(content_type=None))
        except EngineError:
            raise
        except aiohttp.ConnectionTimeoutError as error:
            raise EngineOnbereikbaarError("connect") from error
        except (TimeoutError, asyncio.TimeoutError) as error:
            raise EngineTraagError("timeout") from error
        except (aiohttp.ClientError, OSError) as error:
            raise EngineOnbereikbaarError(type(error).__name__) from error
        except ValueError as error:
            raise EngineFoutError("no valid answer") from error

    async def forget(self, gesprek: str) -> None:
        """Remove the engine's copy of a conversation; raises `EngineError` when that is not certain."""
        await self._at_one(gesprek, self._forget_at)

    async def _at_one(self, gesprek: str, ask: Callable[[str, str], Awaitable[T]]) -> T:
        """Engines share their copies: the first that can be reached is asked."""
        away: EngineError | None = None
        for url in self._plaatsing.order(gesprek):
            try:
                return await ask(url, gesprek)
            except EngineOnbereikbaarError as error:
                self._plaatsing.away(url)
                away = error
        raise away or EngineOnbereikbaarError("no engine")

    async def _forget_at(self, url: str, gesprek: str) -> None:
        address = f"{url}{_CHANNEL}/gesprekken/{gesprek}"
        try:
            async with self._session.delete(address, headers=self._headers, timeout=self._short) as response:
                if response.status not in (200, 204, 404):
                    raise EngineFoutError(str(response.status))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise EngineOnbereikbaarError(type(error).__name__) from error

    async def recall(self, gesprek: str) -> dict[str, Any] | None:
        """Return what the engine keeps of a conversation, None for nothing; raises `EngineError`."""
        return await self._at_one(gesprek, self._recall_at)

    async def _recall_at(self, url: str, gesprek: str) -> dict[str, Any] | None:
        try:
            async with self._session.get(
                f"{url}{_CHANNEL}/gesprekken/{gesprek}", headers=self._headers, timeout=self._short
            ) as response:
                if response.status == 404:
                    return None
                if response.status != 200:
                    raise EngineFoutError(str(response.status))
                body = await response.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise EngineOnbereikbaarError(type(error).__name__) from error
        except ValueError as error:
            raise EngineFoutError("no valid answer") from error
        if not isinstance(body, dict):
            raise EngineFoutError("no valid answer")
        return body

    async def status(self) -> EngineStatus:
        """Ask whether an engine is up and which pipeline it runs; never raises."""
        found = await asyncio.gather(*(self._status_of(url) for url in self._plaatsing.engines))
        return next((one for one in found if one.bereikbaar), EngineStatus(bereikbaar=False))

    async def _status_of(self, url: str) -> EngineStatus:
        try:
            async with self._session.get(
                f"{url}{_CHANNEL}/", headers=self._headers, timeout=self._short
            ) as response:
                if response.status == 401:
                    logger.error("the engine does not know us", setting=geheim.NAME)
                if response.status != 200:
                    return EngineStatus(bereikbaar=False)
                body = await response.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            return EngineStatus(bereikbaar=False)
        pijplijn = body.get("pijplijn") if isinstance(body, dict) else None
        return EngineStatus(bereikbaar=True, pijplijn=pijplijn if isinstance(pijplijn, str) else None)


def _worth_a_retry(error: Exception) -> bool:
    return isinstance(error, EngineOnbereikbaarError | EngineFoutError) and not isinstance(
        error, EngineTraagError
    )


def turn_body(beurt: Beurt) -> dict[str, Any]:
    """Return the JSON of a turn as the seam fixes it."""
    body: dict[str, Any] = {"gesprek": beurt.gesprek, "beurt": beurt.id}
    if beurt.soort is Soort.BEGIN:
        return body | {"begin": True}
    return body | {beurt.soort.value: beurt.inhoud, "vraag": beurt.vraag}


def answer_from(body: Any) -> Antwoord:
    """Return the answer in a body of the engine; raises `EngineFoutError` for what the seam does not fix."""
    try:
        opdracht = body.get("opdracht")
        berichten = tuple(_message_from(bericht) for bericht in body["berichten"])
    except (KeyError, TypeError, AttributeError) as error:
        raise EngineFoutError("no valid answer") from error
    if opdracht not in (None, "wissen"):
        raise EngineFoutError("unknown opdracht")
    if not berichten and opdracht is None:
        raise EngineFoutError("an empty answer")
    return Antwoord(berichten, wissen=opdracht == "wissen")


def _message_from(body: Any) -> BotTekst:
    tekst, vraag = body["tekst"], body.get("vraag")
    if not isinstance(tekst, str) or not (vraag is None or isinstance(vraag, str)):
        raise TypeError
    knoppen = tuple(Knop(neutralise(k["titel"]), str(k["waarde"])) for k in body.get("knoppen") or ())
    return BotTekst(neutralise(tekst), vraag, knoppen)
