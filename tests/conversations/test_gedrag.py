"""Whole conversations by behaviour: `<behaviour>/<name>.yml`, each ending in a request in the queue or in none.

The form of a conversation:

    wie: who this is, in a line
    stappen:
      - zeg: "…"                  typed; `knop: "…"` presses a button instead
        vraag: zelf               the question that is open afterwards
        bevat: ["…"]              stands in what the bot said in this turn (no capitals needed)
        niet: ["…"]               does not
        toont: ["…"]              of the directory these are shown in this turn; [] where nothing is
        toon: je                  the bot says no «u» in this turn; the directory's own words may
      - antwoorden: {wens: "…"}   answers questions as they come, up to the summary
        tot: wens                 … or up to this question
      - herlaad: true             fetches the conversation anew: nothing is lost
      - sluit_af: {postcode: "…", naam: "…", contact: "…"}   agrees, consents, sends; what is left out is skipped
      - verstuur: true            presses the last button, where the steps before it were taken one by one
    nooit_gevraagd: [netwerk]     questions that the bot may not ask in this conversation
    aanvraag:                     null where nothing may have been sent
      rol: inwoner
      feiten: [[lastig, koken, null]]      stand in it
      niet: [[hulp, koken, zoon]]          do not
      velden: {vrijwilliger_welkom: "ja"}  other fields of the request; {a.b: …} for one inside another
      bevat: {signalen: [overbelast]}      lists in the request that hold these; the same names

In no turn are more than three options of the directory shown, or one twice.
"""

import re
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests.conversations.person import Person
from tests.conversations.queue import ANNA, feiten, hulpvraag

pytestmark = pytest.mark.chain
HERE = Path(__file__).parent
GESPREKKEN = sorted(path for path in HERE.glob("*/*.yml") if path.parent.name != "personen")
OPTIE = re.compile(r"^\d+\. (.+), van .+")  # the first line of an option of the directory
HOOGSTENS = 3  # options in one turn
U_VORM = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)


def _stap(person: Person, stap: dict[str, Any]) -> str | None:
    """Do one step and check what it promises; give the reference where something was sent."""
    referentie = None
    if "zeg" in stap:
        person.zeg(stap["zeg"])
    elif "knop" in stap:
        person.knop(stap["knop"])
    elif "antwoorden" in stap:
        person.antwoord(stap["antwoorden"], stap.get("tot", "samenvatting"))
    elif "herlaad" in stap:
        before = [b["tekst"] for b in person.berichten]
        person.herlaad()
        assert [b["tekst"] for b in person.berichten if b["van"] == "bot"] == before
    elif "verstuur" in stap:
        referentie = person.verstuur()
    else:
        referentie = person.sluit_af(**(stap["sluit_af"] or {}))
    said = person.laatste.lower()
    for part in stap.get("bevat", ()):
        assert str(part).lower() in said, (part, person.laatste)
    for part in stap.get("niet", ()):
        assert str(part).lower() not in said, (part, person.laatste)
    shown = _opties(person.laatste)
    assert len(set(shown)) == len(shown) <= HOOGSTENS, shown
    if stap.get("toon") == "je":
        own = [bericht["tekst"] for bericht in person.beurt if not _opties(bericht["tekst"])]
        assert not any(map(U_VORM.search, own)), own
    if "toont" in stap:
        assert set(stap["toont"]) <= set(shown), shown
        assert bool(stap["toont"]) == bool(shown), shown
    if "vraag" in stap:
        assert person.vraag == stap["vraag"], person.laatste
    return referentie


def _opties(said: str) -> list[str]:
    """Give the names of the options of the directory in what the bot said."""
    found = map(OPTIE.match, said.splitlines())
    return [match[1] for match in found if match]


def _veld(request: dict[str, Any], name: str) -> Any:
    value: Any = request
    for part in name.split("."):
        value = value[part] if value is not None else None
    return value


def _codes(url: str) -> set[str]:
    """Give the codes of all requests in the queue."""
    found: set[str] = set()
    params: dict[str, str] = {}
    while True:
        answer = httpx.get(f"{url}/api/matchmaker/v1/hulpvragen", headers=ANNA, params=params, timeout=30)
        assert answer.status_code == 200, answer.text
        found |= {h["referentie"] for h in answer.json()["hulpvragen"]}
        if not answer.json()["volgende"]:
            return found
        params = {"cursor": answer.json()["volgende"]}


@pytest.mark.parametrize("path", GESPREKKEN, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_conversation_goes_as_it_should(stack, path):
    """Each step says what it must, and the queue holds what the person agreed to, or nothing."""
    gesprek = yaml.safe_load(path.read_text(encoding="utf-8"))
    before = _codes(stack.url)
    person, referentie = Person(stack.url), None
    for stap in gesprek["stappen"]:
        referentie = _stap(person, stap) or referentie
    asked = {bericht["vraag"] for bericht in person.berichten}
    assert not asked & set(gesprek.get("nooit_gevraagd", ()))
    verwacht = gesprek["aanvraag"]
    if verwacht is None:
        assert referentie is None
        assert _codes(stack.url) == before
        return
    assert referentie is not None
    _klopt(hulpvraag(stack.url, referentie), verwacht)


def _klopt(request: dict[str, Any], verwacht: dict[str, Any]) -> None:
    """Check a request in the queue against what it must hold."""
    if "rol" in verwacht:
        assert request["rol"] == verwacht["rol"]
    heard = feiten(request)
    assert {tuple(f) for f in verwacht.get("feiten", ())} <= heard, heard
    assert not {tuple(f) for f in verwacht.get("niet", ())} & heard
    for name, value in verwacht.get("velden", {}).items():
        assert _veld(request, name) == value, (name, _veld(request, name))
    for name, parts in verwacht.get("bevat", {}).items():
        assert set(parts) <= set(_veld(request, name)), (name, _veld(request, name))
