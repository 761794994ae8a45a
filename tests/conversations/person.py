"""A person who talks with the running bot over the chat API."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

VERDER = ("Hier verder praten", "Ik wil hier verder praten", "Er is al hulp, ik wil verder", "Ik wil verder")


@dataclass
class Person:
    """Holds one conversation; `berichten` is all that the bot said."""

    url: str
    berichten: list[dict[str, Any]] = field(default_factory=list)
    token: str = ""
    beurten: int = 0

    def __post_init__(self) -> None:
        """Open the chat."""
        answer = httpx.post(f"{self.url}/api/chat/v1/sessies", json={}, timeout=60)
        assert answer.status_code == 201, answer.text
        self.token = answer.json()["token"]
        self.berichten.extend(answer.json()["berichten"])

    @property
    def vraag(self) -> str | None:
        """The question that is open: that of the last message with one."""
        return next((b["vraag"] for b in reversed(self.berichten) if b["vraag"]), None)

    @property
    def beurt(self) -> list[dict[str, Any]]:
        """What the bot said in its last turn, message by message."""
        return self._turn

    @property
    def laatste(self) -> str:
        """All that the bot said in its last turn."""
        return "\n".join(b["tekst"] for b in self.beurt)

    _turn: list[dict[str, Any]] = field(default_factory=list)

    def _post(self, body: dict[str, str]) -> httpx.Response:
        return httpx.post(
            f"{self.url}/api/chat/v1/berichten",
            content=json.dumps(body),  # httpx's own encoder refuses a lone surrogate; a browser does not
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
            timeout=60,
        )

    def zeg(self, tekst: str) -> Person:
        """Type a message."""
        return self._take(self._post({"tekst": tekst}))

    def knop(self, titel: str) -> Person:
        """Press a button of the bot's last message that has buttons."""
        knoppen = next(b["knoppen"] for b in reversed(self.berichten) if b["knoppen"])
        waarde = next(k["waarde"] for k in knoppen if k["titel"] == titel)
        return self._take(self._post({"knop": waarde}))

    def _take(self, answer: httpx.Response) -> Person:
        assert answer.status_code == 200, answer.text
        self._turn = answer.json()["berichten"]
        assert self._turn, "the bot did not answer"
        self.berichten.extend(self._turn)
        self.beurten += 1
        return self

    def herlaad(self) -> Person:
        """Fetch the whole conversation anew, as a page does that was reloaded."""
        answer = httpx.get(
            f"{self.url}/api/chat/v1/berichten", headers={"Authorization": f"Bearer {self.token}"}, timeout=60
        )
        assert answer.status_code == 200, answer.text
        self.berichten = [b for b in answer.json()["berichten"] if b["van"] == "bot"]
        return self

    def antwoord(self, antwoorden: dict[str, str], tot: str = "samenvatting") -> Person:
        """Answer each question as the person would, up to the question `tot`; without an answer: «dat weet ik niet»."""
        for _ in range(40):
            if self.wil_verder():
                continue
            vraag = self.vraag
            if vraag in (None, "samenvatting", tot):
                return self
            self.zeg(antwoorden.get(vraag, "dat weet ik niet"))
        raise AssertionError("no end to the questions")

    def wil_verder(self) -> bool:
        """Go on with a button where the bot stopped asking (an alarm that was none); tell whether there was one."""
        titels = [knop["titel"] for knop in self.berichten[-1]["knoppen"]]
        verder = next((titel for titel in VERDER if titel in titels), None)
        if self.berichten[-1]["vraag"] is not None or verder is None:
            return False
        self.knop(verder)
        return True

    def sluit_af(
        self, postcode: str | None = None, naam: str | None = None, contact: str | None = None
    ) -> str:
        """Agree with summary and consent, give or skip the rest, send; give the reference."""
        self.knop("Ja, dit klopt").knop("Ja, geef het door")
        for waarde in (postcode, naam, contact):
            self.zeg(waarde) if waarde else self.knop("Overslaan")
        return self.verstuur()

    def verstuur(self) -> str:
        """Press the last button; give the reference."""
        self.knop("Versturen")
        return next(word for word in self.laatste.replace(".", " ").split() if word.count("-") == 2)
