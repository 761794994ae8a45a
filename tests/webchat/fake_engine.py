"""A stand-in for the engine that speaks seam 1 over real HTTP, with a script instead of a model."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

PIJPLIJN = "nl_keukentafel_sm 0.1.0"

Answer = dict[str, Any]


def bericht(tekst: str, vraag: str | None = None, **knoppen: str) -> dict[str, Any]:
    """Return one message of the bot; each keyword is a button: waarde=titel, with a slash put before it."""
    return {
        "tekst": tekst,
        "vraag": vraag,
        "knoppen": [{"titel": titel, "waarde": f"/{waarde}"} for waarde, titel in knoppen.items()],
    }


def echo(turn: dict[str, Any]) -> Answer:
    """Greet at the begin, offer two buttons after the word "knoppen", wipe after "wissen", else repeat."""
    if turn.get("begin"):
        return {"berichten": [bericht("Hallo, vertelt u maar.", "situatie")], "opdracht": None}
    if turn.get("tekst") == "knoppen":
        offered = bericht("Klopt dit?", "samenvatting", bevestigen="Ja, dat klopt", ontkennen="Nee")
        return {"berichten": [offered], "opdracht": None}
    if turn.get("tekst") == "wissen":
        return {"berichten": [bericht("Alles is gewist.")], "opdracht": "wissen"}
    said = turn.get("tekst") or turn["knop"]
    return {"berichten": [bericht(f"U zei: {said}", "zelf")], "opdracht": None}


class FakeEngine:
    """Answers turns by `script`; remembers what it got; can be down, failing or slow.

    Like the real engine it gives the same answer to the same turn id and counts it once.
    """

    def __init__(self, script: Callable[[dict[str, Any]], Answer] = echo) -> None:
        self.script = script
        self.turns: list[dict[str, Any]] = []  # each turn once, in the order of arrival
        self.headers: list[dict[str, str]] = []  # of each request
        self.requests = 0
        self.answers: dict[str, Answer] = {}
        self.forgotten: list[str] = []
        self.status = 200  # what a turn is answered with
        self.delay = 0.0
        self.fails_on: str | None = None  # a text that is answered 500 each time
        self.before: Callable[[dict[str, Any]], Awaitable[None]] | None = None
        self.at_once: dict[str, int] = {}
        self.most_at_once = 0
        self._server: TestServer | None = None
        self._port: int | None = None

    async def start(self) -> "FakeEngine":
        """Listen; after a stop, on the same port again."""
        app = web.Application()
        app.router.add_post("/webhooks/keukentafel/beurten", self._take)
        app.router.add_delete("/webhooks/keukentafel/gesprekken/{id}", self._forget)
        app.router.add_get("/webhooks/keukentafel/gesprekken/{id}", self._recall)
        app.router.add_get("/webhooks/keukentafel/", self._health)
        self._server = TestServer(app, port=self._port)
        await self._server.start_server()
        self._port = self._server.port
        return self

    async def stop(self) -> None:
        """Be down: connections are refused."""
        if self._server is not None:
            await self._server.close()
            self._server = None

    @property
    def url(self) -> str:
        """Address of the engine."""
        return f"http://127.0.0.1:{self._port}"

    def texts(self) -> list[str | None]:
        """Return what the engine was told, in order; None for a begin."""
        return [turn.get("tekst", turn.get("knop")) for turn in self.turns]

    async def _recall(self, request: web.Request) -> web.Response:
        mine = [turn for turn in self.turns if turn["gesprek"] == request.match_info["id"]]
        if not mine or request.match_info["id"] in self.forgotten:
            return web.Response(status=404)
        said = [turn["tekst"] for turn in mine if "tekst" in turn]
        return web.json_response({"gezegd": said, "begrepen": {}}, status=self.status)

    async def _take(self, request: web.Request) -> web.Response:
        turn = await request.json()
        self.requests += 1
        self.headers.append(dict(request.headers))
        gesprek = turn["gesprek"]
        self.at_once[gesprek] = self.at_once.get(gesprek, 0) + 1
        self.most_at_once = max(self.most_at_once, self.at_once[gesprek])
        try:
            if self.before is not None:
                await self.before(turn)
            await asyncio.sleep(self.delay)
            status = 500 if self.fails_on and self.fails_on == turn.get("tekst") else self.status
            if status != 200:
                return web.json_response({"fout": "x"}, status=status)
            if turn["beurt"] not in self.answers:
                self.turns.append(turn)
                self.answers[turn["beurt"]] = self.script(turn)
            return web.json_response(self.answers[turn["beurt"]])
        finally:
            self.at_once[gesprek] -= 1

    async def _forget(self, request: web.Request) -> web.Response:
        self.forgotten.append(request.match_info["id"])
        return web.Response(status=204)

    async def _health(self, request: web.Request) -> web.Response:
        return web.json_response({"status": "ok", "pijplijn": PIJPLIJN})
