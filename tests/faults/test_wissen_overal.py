"""Removal of one person, in the whole running chain: every table, file and log is searched for what was planted."""

from __future__ import annotations

import json
import re
import sqlite3
from html import unescape
from pathlib import Path

import httpx
import pytest

from matchmaker.demo.load import COORDINATORS
from tests.conversations.person import Person
from tests.conversations.queue import ANNA, hulpvraag
from tests.stack import Stack

pytestmark = pytest.mark.chain
NAAM, TELEFOON, MAIL = "Quirinia Zeldzaamhof", "0697531864", "quirinia@zeldzaamhof.example"
GEZEGD = "Ik kan de ramen van mijn kwikstaartenvolière niet meer lappen."
NOTITIE = "Heeft een papegaaiduiker in de gang."
GEPLANT = ("Quirinia", "quirinia", "Zeldzaamhof", "97531864", "kwikstaartenvoli", "papegaaiduiker")


class Beheerder:
    """A manager at the pages."""

    def __init__(self, url: str) -> None:
        who = next(one for one in COORDINATORS if one.functie == "beheerder")
        self._client = httpx.Client(base_url=f"{url}/coordinator", timeout=60)
        self._token = ""
        self.open("/aanmelden")
        answer = self.send("/aanmelden", gebruikersnaam=who.gebruikersnaam, wachtwoord=who.wachtwoord)
        assert answer.status_code == 303, answer.text

    def open(self, path: str) -> str:
        """Read a page."""
        answer = self._client.get(path)
        assert answer.status_code == 200, answer.text
        text = unescape(answer.text)
        self._token = re.findall(r'name="csrf" value="([^"]+)"', text)[0]
        return text

    def send(self, path: str, **fields: str | list[str]) -> httpx.Response:
        """Send a form of the page that was read last."""
        return self._client.post(path, data={"csrf": self._token, **fields})


def in_tables(var: Path) -> dict[str, str]:
    """Give everything that stands in any table of any database of the chain."""
    found = {}
    for path in [*var.glob("*.sqlite3"), *var.glob("*.db")]:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            for (table,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall():
                found[f"{path.name}/{table}"] = repr(database.execute(f'SELECT * FROM "{table}"').fetchall())
    return found


def in_files(var: Path) -> dict[str, str]:
    """Give every file that the chain wrote, logs and all."""
    paths = (path for path in var.rglob("*") if path.is_file())
    return {str(path.relative_to(var)): path.read_bytes().decode("utf-8", "replace") for path in paths}


def where(var: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Say in which table or file which of these words stands."""
    both = in_tables(var) | in_files(var)
    return [(name, word) for name, text in both.items() for word in words if word in text]


def test_nothing_of_a_person_is_left(stack: Stack) -> None:
    """What somebody told, who they are and what was noted is given whole, and then stands nowhere any more."""
    person = Person(stack.url).zeg("voor mezelf").antwoord({"situatie": GEZEGD})
    referentie = person.sluit_af("1234", NAAM, TELEFOON)
    httpx.post(
        f"{stack.url}/api/matchmaker/v1/hulpvragen/{referentie}/notities",
        headers=ANNA,
        json={"tekst": f"{NOTITIE} {MAIL}"},
        timeout=30,
    ).raise_for_status()
    assert NAAM in json.dumps(hulpvraag(stack.url, referentie))
    planted = (*GEPLANT, referentie)
    there = {name.split("/")[0] for name, _ in where(stack.var, planted)}
    assert "matchmaker.sqlite3" in there  # what the chat and the bot keep is sealed

    carla = Beheerder(stack.url)
    carla.open("/personen")
    found = unescape(carla.send("/personen/zoeken", telefoon=TELEFOON).text)
    (number,) = re.findall(r'name="hulpvraag" value="(\d+)" checked', found)
    carla.open("/personen")
    given = json.loads(carla.send("/personen/uitvoer", hulpvraag=number).text)
    text = json.dumps(given, ensure_ascii=False)
    assert [word for word in (NAAM, GEZEGD, NOTITIE, MAIL, referentie) if word not in text] == []
    chat = given["hulpvragen"][0]["gesprek"]
    assert GEZEGD in [one["tekst"] for one in chat["berichten"]]
    assert GEZEGD in chat["bot"]["gezegd"]
    carla.open("/personen")
    done = carla.send("/personen/wissen", hulpvraag=number, zeker="ja")
    assert (done.status_code, done.headers["Location"]) == (
        303,
        "/coordinator/personen?melding=persoon-gewist",
    )

    assert where(stack.var, planted) == []
    assert (
        httpx.get(f"{stack.url}/api/matchmaker/v1/hulpvragen/{referentie}", headers=ANNA).status_code == 404
    )
    # The one who still has the page open reads that it is gone.
    bearer = {"Authorization": f"Bearer {person.token}"}
    assert httpx.get(f"{stack.url}/api/chat/v1/berichten", headers=bearer).status_code == 401
