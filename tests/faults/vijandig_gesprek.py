"""One person who types hostile things at every step of a conversation, and what must hold after each."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from matchmaker.core.referentie import find
from tests.faults.volhouder import GOED, VERDER
from tests.stack import ROOT, Stack
from webchat.text import neutralise

DOELEN = [
    "start",
    "situatie",
    "zelf",
    "netwerk",
    "wens",
    "frequentie",
    "samenvatting",
    "toestemming",
    "postcode",
    "naam",
]
DOELEN += ["contact", "versturen", "na het versturen"]
NA_TOESTEMMING = {"postcode", "naam", "contact", "versturen"}
LEK = re.compile(
    r"Traceback|File \"|/site-packages|sqlalchemy|asyncpg|aiosqlite|rasa_sdk|NoneType|object at 0x|\.py\b|"
    + re.escape(str(ROOT))
)
KANARIE = re.compile(r"kanarie[0-9a-f]{8}")
STAPPEN = 80  # good answers within which a conversation comes from anywhere to its end


class FoutError(AssertionError):
    """Something that must never happen; the message says what, with the input that led to it."""


@dataclass
class Tel:
    """What was counted over all conversations."""

    gestuurd: Counter[str] = field(default_factory=Counter)  # by family
    bij: Counter[str] = field(default_factory=Counter)  # by the question that was open
    status: Counter[int] = field(default_factory=Counter)
    laat: int = 0  # answers that came after the gateway's patience
    bevestigd: int = 0  # answers that were acknowledged, hostile or good
    verloren: int = 0
    gesprekken: int = 0
    referenties: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    @property
    def vijandig(self) -> int:
        """All hostile inputs."""
        return sum(self.gestuurd.values())


@dataclass
class Vijandig:
    """A conversation with a target: the question at which most of its hostile inputs are sent."""

    stack: Stack
    session: aiohttp.ClientSession
    r: random.Random
    doel: str
    tel: Tel
    token: str = ""
    berichten: list[dict[str, Any]] = field(default_factory=list)
    gezegd: list[str] = field(default_factory=list)  # acknowledged with 200, in order
    laatst: str = ""
    gevraagd: bool = False  # the person pressed "Ja, geef het door"
    verstuurd: bool = False

    def __post_init__(self) -> None:
        """Draw the word that only this person says."""
        self.kanarie = f"kanarie{self.r.getrandbits(32):08x}"

    @property
    def vraag(self) -> str:
        """The question that is open."""
        if self.verstuurd:
            return "na het versturen"
        return next((b["vraag"] for b in reversed(self.berichten) if b["vraag"]), None) or "geen"

    @property
    def knoppen(self) -> list[str]:
        """What the last message of the bot offers."""
        return [k["waarde"] for k in self.berichten[-1]["knoppen"]] if self.berichten else []

    def fout(self, what: str) -> FoutError:
        """Give the error, with what led to it."""
        return FoutError(f"{what}, at {self.vraag}, after {self.laatst[:300]!a}")

    async def call(
        self, method: str, path: str, body: bytes | None = None
    ) -> tuple[int, dict[str, Any], str]:
        """Call the chat API; the status, the body and its text, which was searched for leaks."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        url = f"{self.stack.url}/api/chat/v1/{path}"
        async with self.session.request(method, url, data=body, headers=headers) as answer:
            raw = await answer.read()
        self.tel.status[answer.status] += 1
        if answer.status >= 500:
            raise self.fout(f"status {answer.status}")
        text = raw.decode("utf-8")
        found = json.loads(text)
        # Only what nobody typed can be a leak; what was typed is theirs to read back.
        shown = "\n".join(b["tekst"] for b in found.get("berichten", ()) if b["van"] == "bot") or text
        if (
            path != "sessies"
            and (leak := LEK.search(shown))
            and not any(leak[0] in one for one in [self.laatst, *self.gezegd])
        ):
            raise self.fout(f"a leak: {leak[0]}")
        if set(KANARIE.findall(text)) - {self.kanarie} or self.stack.secret in text:
            raise self.fout("words of somebody else")
        return answer.status, found, text

    async def begin(self) -> None:
        """Open the chat."""
        _, found, _ = await self.call("POST", "sessies", b"{}")
        self.token, self.berichten = found["token"], found["berichten"]
        self.tel.gesprekken += 1
        if found["wacht"]:
            await self.wacht()

    async def stuur(self, body: dict[str, str] | bytes, *, vijandig: bool) -> int:
        """Send one message; whatever it was, a 4xx explains itself and a 200 brings an answer."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.laatst = raw[:5000].decode("utf-8", "replace")
        if isinstance(body, dict):
            self.laatst += str(body.get("tekst", ""))
        status, found, _ = await self.call("POST", "berichten", raw)
        if status != 200:
            if status not in (400, 409, 413, 422) or not found.get("detail"):
                raise self.fout(f"status {status}")
            return status
        if found.get("gewist"):
            raise self.fout("wiped without being asked to")
        if isinstance(body, dict) and "tekst" in body:
            self.gezegd.append(neutralise(body["tekst"]))
        self.tel.bevestigd += 1
        if found["wacht"]:
            self.tel.laat += 1
            await self.wacht()
        elif not found["berichten"]:
            raise self.fout("no answer")
        else:
            self.berichten += found["berichten"]
        if vijandig and self.vraag in NA_TOESTEMMING and not self.gevraagd:
            raise self.fout("a consent that nobody gave")
        if self.vraag in ("samenvatting", "toestemming"):
            self.gevraagd = False
        return status

    async def wacht(self) -> None:
        """Wait until the late answer is there."""
        for _ in range(120):
            _, found, _ = await self.call("GET", "berichten")
            if not found["wacht"]:
                self.berichten = [b for b in found["berichten"] if b["van"] == "bot" and not b["melding"]]
                return
            await asyncio.sleep(1)
        raise self.fout("no answer within two minutes")

    async def goed(self) -> None:
        """Give one good answer: the button that goes on, or words."""
        vraag, knop = self.vraag, next((v for v in VERDER if v in self.knoppen), None)
        if knop is None:
            words = GOED.get(vraag, "dat weet ik niet")
            if self.kanarie not in " ".join(self.gezegd):
                words += f" Mijn kat heet {self.kanarie}."
            status = await self.stuur({"tekst": words}, vijandig=False)
        else:
            if vraag == "toestemming" and knop == "/bevestigen":
                self.gevraagd = True
            status = await self.stuur({"knop": knop}, vijandig=False)
            if (
                vraag == "versturen"
                and knop == "/bevestigen"
                and self.knoppen != ["/bevestigen", "/ontkennen"]
            ):
                self.bewaar_referentie()
        if status != 200:
            raise self.fout(f"a good answer got {status}")

    def bewaar_referentie(self) -> None:
        """Keep the code that the person was given."""
        found = [code for b in self.berichten[-6:] if (code := find(b["tekst"]))]
        if not found:
            raise self.fout("sent, and no code")
        self.tel.referenties.append(found[-1])
        self.verstuurd = True

    async def hold(self, inputs: list[tuple[str, str | bytes]]) -> None:
        """Hold the conversation: spend `inputs`, most at the target, and come to an end by good answers."""
        await self.begin()
        for _ in range(STAPPEN):
            share = len(inputs) * 4 // 5 if self.vraag == self.doel else self.r.randint(0, 2)
            for _ in range(min(len(inputs), share)):
                await self.vijandig(*inputs.pop())
            if self.verstuurd:
                break
            await self.goed()
        else:
            raise self.fout("no end by good answers")
        while inputs:
            await self.vijandig(*inputs.pop())
        await self.lees_terug()

    async def vijandig(self, family: str, content: str | bytes) -> None:
        """Send one hostile input."""
        self.tel.gestuurd[family] += 1
        self.tel.bij[self.vraag] += 1
        if isinstance(content, bytes):
            status = await self.stuur(content, vijandig=True)
            if status == 200:
                raise self.fout("a body that is none was taken")
        elif family == "button":
            if content not in self.knoppen:
                await self.stuur({"knop": content}, vijandig=True)
        else:
            await self.stuur({"tekst": content}, vijandig=True)

    async def lees_terug(self) -> None:
        """All that was acknowledged is there, once, in order."""
        _, found, _ = await self.call("GET", "berichten")
        kept = [b["tekst"] for b in found["berichten"] if b["van"] == "mens"]
        rest = iter(kept)
        lost = [one for one in self.gezegd if one not in rest]
        self.tel.verloren += len(lost)
        if lost:
            raise self.fout(f"lost: {lost[0][:80]!a}")
