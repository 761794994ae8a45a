"""A person whose page repeats what did not arrive, as the real page does: same key, until it is acknowledged."""

from __future__ import annotations

import json
import sqlite3
import time
import uuid
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import httpx

from matchmaker.core.referentie import find
from tests.stack import Stack

GOED = {
    "start": "voor mezelf",
    "situatie": "Stofzuigen lukt niet meer door mijn rug.",
    "zelf": "Koken doe ik nog zelf.",
    "lastig": "De douche schoonmaken is te zwaar.",
    "netwerk": "Mijn dochter doet elke week de boodschappen.",
    "wens": "Hulp bij het stofzuigen.",
    "frequentie": "een keer per week",
}
# The button that goes on, at whatever the bot asks.
VERDER = (
    "/bevestigen",
    "/overslaan",
    "/verder_gaan",
    "/hulp_voor_mezelf",
    "/weet_niet",
    "/ontkennen",
    "/opnieuw_beginnen",
)
GEDULD = 150  # seconds until everything runs again and has caught up


def codes(stack: Stack) -> list[str]:
    """Give the code of each request in the queue (SQLite), with the consent that it holds."""
    with closing(sqlite3.connect(stack.var / "matchmaker.sqlite3")) as database:
        rows = database.execute("SELECT referentie, toestemming FROM hulpvraag").fetchall()
    assert all(json.loads(consent).get("gegeven") is not False for _, consent in rows)
    return [code for code, _ in rows]


@dataclass
class Volhouder:
    """Holds one conversation, and keeps count of what was acknowledged."""

    url: str
    token: str = ""
    berichten: list[dict[str, Any]] = field(default_factory=list)
    gezegd: list[str] = field(default_factory=list)  # texts that were acknowledged with 200

    def __post_init__(self) -> None:
        """Open the chat, however long it takes."""
        self.token = self._until_200("POST", "sessies", {}, 201)["token"]
        self.bijblijven()

    def _until_200(self, method: str, path: str, body: Any = None, good: int = 200) -> dict[str, Any]:
        deadline, key = time.monotonic() + GEDULD, uuid.uuid4().hex
        headers = {"Idempotency-Key": key} | ({"Authorization": f"Bearer {self.token}"} if self.token else {})
        last = "nothing"
        while time.monotonic() < deadline:
            try:
                answer = httpx.request(
                    method, f"{self.url}/api/chat/v1/{path}", json=body, headers=headers, timeout=40
                )
                if answer.status_code == good:
                    return dict(answer.json())
                last = f"{answer.status_code} {answer.text[:300]}"
                # Nothing else than "not now" may be answered to what is right.
                assert answer.status_code in (429, 500, 502, 503), last
            except httpx.TransportError as error:
                last = type(error).__name__
            time.sleep(0.3)
        raise AssertionError(f"{path} was never taken: {last}")

    def bijblijven(self) -> None:
        """Read the conversation until every answer is there."""
        deadline = time.monotonic() + GEDULD
        while time.monotonic() < deadline:
            found = self._until_200("GET", "berichten")
            self.berichten = found["berichten"]
            if not found["wacht"]:
                return
            time.sleep(0.3)
        raise AssertionError(f"no answer: {self.berichten[-3:]}")

    @property
    def bot(self) -> list[dict[str, Any]]:
        """What the bot said, without notices of the gateway."""
        return [b for b in self.berichten if b["van"] == "bot" and not b["melding"]]

    @property
    def vraag(self) -> str | None:
        """The question that is open."""
        return next((b["vraag"] for b in reversed(self.bot) if b["vraag"]), None)

    @property
    def code(self) -> str | None:
        """The code of the request, once it was given."""
        return next((code for b in reversed(self.bot[-6:]) if (code := find(b["tekst"]))), None)

    def zet(self) -> dict[str, str]:
        """Give what a person would answer now."""
        offered = [k["waarde"] for k in self.bot[-1]["knoppen"]]
        knop = next((v for v in VERDER if v in offered), None)
        return {"knop": knop} if knop else {"tekst": GOED.get(self.vraag or "", "dat weet ik niet")}

    def stuur(self, body: dict[str, str]) -> None:
        """Send until it is acknowledged."""
        self._until_200("POST", "berichten", body)
        if "tekst" in body:
            self.gezegd.append(body["tekst"])

    def verder(self) -> None:
        """One good answer, and its answer."""
        self.stuur(self.zet())
        self.bijblijven()

    def verloren(self) -> list[str]:
        """Give the acknowledged texts that do not stand in the conversation exactly as often as they were said."""
        kept = [b["tekst"] for b in self.berichten if b["van"] == "mens"]
        return [text for text in set(self.gezegd) if kept.count(text) != self.gezegd.count(text)]
