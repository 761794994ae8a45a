"""Client of the engine (Rasa with our channel): seam 1 of docs/architectuur.md."""

import asyncio
from dataclasses import dataclass
from typing import Any

import aiohttp
import stamina
import structlog

from bot import geheim
from webchat.errors import (
    EngineError,
    EngineFoutError,
    EngineOnbereikbaarError,
    EngineTraagError,
    EngineWeigertError,
)
from webchat.model import Antwoord, Beurt, BotTekst, Knop, Soort
from webchat.text import neutralise

logger = structlog.get_logger(__name__)
_CHANNEL = "/webhooks/keukentafel"


@dataclass(frozen=True)
class EngineStatus:
    """What the engine says about itself."""

    bereikbaar: bool
    pijplijn: str | None = None  # the Dutch pipeline that runs, by name and version


class Engine:
    """Hands turns to the engine and reads its answers.

    `timeout` is how long one turn may take, in seconds. A quick failure (no connection, 5xx) is tried again
    `attempts` times within about a second, with the same turn id, so that it can never count twice.
    `secret` is what the engine knows the gateway by.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        *,
        timeout: float = 30,
        attempts: int = 3,
        secret: str | None = None,
    ) -> None:
        self._session = session
        self._headers = geheim.header(secret) if secret is not None else {}
        self._url = url.rstrip("/") + _CHANNEL
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=min(timeout, 3))
        self._short = aiohttp.ClientTimeout(total=min(timeout, 3))
        self._attempts = attempts

    async def take(self, beurt: Beurt) -> Antwoord:
        """Hand over one turn and return the answer.

        Raises `EngineOnbereikbaarError` (down), `EngineTraagError` (no answer in time), `EngineFoutError`
        (failed on this turn, or no valid answer) or `EngineWeigertError` (refuses this turn for good).
        """
        async for attempt in stamina.retry_context(
            on=_worth_a_retry, attempts=self._attempts, wait_initial=0.15, wait_max=0.6, wait_jitter=0.2
        ):
            with attempt:
                return await self._take_once(beurt)
        raise AssertionError("stamina returns or raises")  # pragma: no cover

    async def _take_once(self, beurt: Beurt) -> Antwoord:
        try:
            async with self._session.post(
                f"{self._url}/beurten",
                json=turn_body(beurt),
                # The id is what a proxy or a log in between goes by.
                headers={"X-Request-ID": beurt.id, **self._headers},
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
        try:
            async with self._session.delete(
                f"{self._url}/gesprekken/{gesprek}", headers=self._headers, timeout=self._short
            ) as response:
                if response.status not in (200, 204, 404):
                    raise EngineFoutError(str(response.status))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise EngineOnbereikbaarError(type(error).__name__) from error

    async def status(self) -> EngineStatus:
        """Ask the engine whether it is up and which pipeline it runs; never raises."""
        try:
            async with self._session.get(
                f"{self._url}/", headers=self._headers, timeout=self._short
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
