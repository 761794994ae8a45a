"""Every route of the pages, for everybody: who gets what. A new route fails here until it stands in the table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import pytest
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.keys import PAGES, PUBLIC_PAGES
from matchmaker.web import make_app
from tests.matchmaker.conftest import BEUKENHOF, LINDENKWARTIER, PASSWORD, TestClock
from tests.matchmaker.linderwoude import MAATJES
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import gekoppeld, gevraagd, ingediend, lopend, met_kaart

NIEMAND, LEZER, ANDERE_WIJK, DEZE_WIJK, BEHEERDER = "niemand", "lezer", "beuk", "linde", "beheerder"


class Voor(Enum):
    """For whom a route is."""

    IEDEREEN = auto()  # also who did not sign in
    LEZERS = auto()  # everybody who works here, also who reads figures only
    COORDINATOREN = auto()  # coordinators of every wijk and managers
    BEHEERDERS = auto()  # managers only
    WIJK = auto()  # coordinators of the wijk of the request, and managers


_MAG = {
    Voor.IEDEREEN: {NIEMAND, LEZER, ANDERE_WIJK, DEZE_WIJK, BEHEERDER},
    Voor.LEZERS: {LEZER, ANDERE_WIJK, DEZE_WIJK, BEHEERDER},
    Voor.COORDINATOREN: {ANDERE_WIJK, DEZE_WIJK, BEHEERDER},
    Voor.BEHEERDERS: {BEHEERDER},
    Voor.WIJK: {DEZE_WIJK, BEHEERDER},
}
_KAART, _VRAAG, _MENS = "sociale-kaart", "hulpvragen/{referentie}", "vrijwilligers/{id}"

# Method and path → for whom, and the status that they get with an empty form. 303: done; 400: what is missing is said;
# 404: what the form should name is not there; 409: a colleague holds it, or nobody has claimed it yet. The forms that
# are for everybody are tied to their own page, which was not read here: 403.
TABEL: dict[str, tuple[Voor, int]] = {
    "GET aanmelden": (Voor.IEDEREEN, 200),
    "POST aanmelden": (Voor.IEDEREEN, 403),
    "GET aanmelden/code": (Voor.IEDEREEN, 303),
    "POST aanmelden/code": (Voor.IEDEREEN, 403),
    "GET aanmelden/instellen": (Voor.IEDEREEN, 303),
    "POST aanmelden/instellen": (Voor.IEDEREEN, 403),
    "GET aanmelden/organisatie": (Voor.IEDEREEN, 303),
    "GET aanmelden/organisatie/terug": (Voor.IEDEREEN, 303),
    "GET account": (Voor.LEZERS, 200),
    "GET account/tweede-stap": (Voor.LEZERS, 303),
    "POST account/tweede-stap": (Voor.LEZERS, 401),
    "POST account/tweede-stap/klaar": (Voor.LEZERS, 303),
    "POST account/tweede-stap/uit": (Voor.LEZERS, 401),
    "POST account/herstelcodes": (Voor.LEZERS, 401),
    "POST account/wachtwoord": (Voor.LEZERS, 401),
    "POST account/sessies": (Voor.LEZERS, 303),
    "POST account/sleutel": (Voor.LEZERS, 401),
    "GET medewerkers": (Voor.BEHEERDERS, 200),
    "GET medewerkers/{naam}": (Voor.BEHEERDERS, 200),
    "POST medewerkers/{naam}/sessies": (Voor.BEHEERDERS, 303),
    "POST medewerkers/{naam}/tweede-stap-weg": (Voor.BEHEERDERS, 303),
    "POST medewerkers/{naam}/verwijderen": (Voor.BEHEERDERS, 409),
    "GET ": (Voor.COORDINATOREN, 200),
    "GET /": (Voor.COORDINATOREN, 200),
    "GET vandaag": (Voor.COORDINATOREN, 200),
    "POST vandaag/volgende": (Voor.COORDINATOREN, 303),
    "GET nazorg": (Voor.COORDINATOREN, 200),
    f"GET {_VRAAG}": (Voor.WIJK, 200),
    f"GET {_VRAAG}/afdrukken": (Voor.WIJK, 200),
    f"POST {_VRAAG}/claim": (Voor.WIJK, 303),
    f"POST {_VRAAG}/status": (Voor.WIJK, 400),
    f"POST {_VRAAG}/notitie": (Voor.WIJK, 400),
    f"POST {_VRAAG}/gesprek": (Voor.WIJK, 400),
    f"POST {_VRAAG}/voorstel": (Voor.WIJK, 409),
    f"POST {_VRAAG}/overdragen": (Voor.WIJK, 409),
    f"POST {_VRAAG}/melding": (Voor.WIJK, 303),
    f"POST {_VRAAG}/voorstellen/{{id}}/{{antwoord}}": (Voor.WIJK, 409),
    f"POST {_VRAAG}/voorstellen/{{id}}/link": (Voor.WIJK, 409),
    f"POST {_VRAAG}/opvolgingen/{{id}}": (Voor.WIJK, 400),
    f"POST {_VRAAG}/opvolgingen/{{id}}/verzetten": (Voor.WIJK, 400),
    f"GET {_KAART}": (Voor.LEZERS, 200),
    f"GET {_KAART}/diensten/{{id}}": (Voor.LEZERS, 200),
    f"POST {_KAART}/diensten/{{id}}/bevestigen": (Voor.COORDINATOREN, 303),
    f"POST {_KAART}/diensten/{{id}}/uithalen": (Voor.COORDINATOREN, 303),
    f"POST {_KAART}/diensten/{{id}}/terugzetten": (Voor.COORDINATOREN, 303),
    f"GET {_KAART}/diensten/{{id}}/wijzigen": (Voor.COORDINATOREN, 200),
    f"POST {_KAART}/diensten/{{id}}/wijzigen": (Voor.COORDINATOREN, 409),
    f"GET {_KAART}/bijhouden": (Voor.COORDINATOREN, 200),
    f"POST {_KAART}/bijhouden/bevestigen": (Voor.COORDINATOREN, 404),
    f"POST {_KAART}/links": (Voor.COORDINATOREN, 404),
    f"GET {_KAART}/inlezen": (Voor.COORDINATOREN, 200),
    f"POST {_KAART}/inlezen": (Voor.COORDINATOREN, 400),
    f"POST {_KAART}/inlezen/uitvoeren": (Voor.COORDINATOREN, 400),
    f"GET {_KAART}/bewaren": (Voor.COORDINATOREN, 200),
    "GET vrijwilligers": (Voor.COORDINATOREN, 200),
    "GET vrijwilligers/vraag-en-aanbod": (Voor.COORDINATOREN, 200),
    "GET vrijwilligers/toevoegen": (Voor.COORDINATOREN, 200),
    "POST vrijwilligers/toevoegen": (Voor.COORDINATOREN, 400),
    f"GET {_MENS}": (Voor.COORDINATOREN, 200),
    f"GET {_MENS}/wijzigen": (Voor.COORDINATOREN, 200),
    f"POST {_MENS}/wijzigen": (Voor.COORDINATOREN, 409),
    f"POST {_MENS}/stappen/{{stap}}": (Voor.COORDINATOREN, 303),
    f"POST {_MENS}/verwijderen": (Voor.COORDINATOREN, 303),
    f"GET {PUBLIC_PAGES}/bevestigen/{{token}}": (Voor.IEDEREEN, 410),
    f"POST {PUBLIC_PAGES}/bevestigen/{{token}}": (Voor.IEDEREEN, 403),
    f"POST {PUBLIC_PAGES}/bevestigen/{{token}}/klopt-niet": (Voor.IEDEREEN, 403),
    f"GET {PUBLIC_PAGES}/bevestigd": (Voor.IEDEREEN, 200),
    f"GET {PUBLIC_PAGES}/gemeld": (Voor.IEDEREEN, 200),
    "GET inzage": (Voor.BEHEERDERS, 200),
    "GET personen": (Voor.BEHEERDERS, 200),
    "POST personen/zoeken": (Voor.BEHEERDERS, 400),
    "POST personen/uitvoer": (Voor.BEHEERDERS, 400),
    "POST personen/afdruk": (Voor.BEHEERDERS, 400),
    "POST personen/wissen": (Voor.BEHEERDERS, 400),
    "GET overzicht": (Voor.LEZERS, 200),
    "GET overzicht/{tabel}.csv": (Voor.LEZERS, 200),
    "GET /voorstel/dank-u/ja": (Voor.IEDEREEN, 200),
    "GET /voorstel/dank-u/nee": (Voor.IEDEREEN, 200),
    "GET /voorstel/{token}": (Voor.IEDEREEN, 410),
    "POST /voorstel/{token}/ja": (Voor.IEDEREEN, 403),
    "POST /voorstel/{token}/nee": (Voor.IEDEREEN, 403),
    "POST afmelden": (Voor.LEZERS, 303),  # the last: after it nobody is signed in
}


@pytest.fixture
def settings(sqlite_settings: Settings) -> Settings:
    """With the sign-in of an organisation, where nobody answers: so its routes are there."""
    return Settings(
        var=sqlite_settings.var,
        adres="https://hulp.linderwoude.example",
        oidc_issuer="http://127.0.0.1:9",
        oidc_client_id="keukentafel",
        oidc_client_secret=SecretStr("geheim"),
        limiet_aanmelden="",
    )


@dataclass
class Veld:
    """What the routes are about: requests of the Lindenkwartier, and volunteers."""

    matchmaker: Matchmaker
    dora: Coordinator  # also of the Lindenkwartier; holds what has a proposal or a follow-up
    voorstel: int
    opvolging: int

    async def adres(self, path: str) -> str:
        """Fill in a path; a request or a volunteer of its own for each time, so that nobody is in another's way."""
        mine = "voorstellen" if "voorstellen" in path else "opvolgingen" if "opvolgingen" in path else ""
        values = {
            "{referentie}": await ingediend(self.matchmaker),
            "{antwoord}": "ja",
            "{stap}": "rust",
            "{naam}": "dora",
            "{token}": "x",
            "{tabel}": "leefgebieden",
        }
        if "vrijwilligers/{id}" in path:
            values["{id}"] = str((await toegevoegd(self.matchmaker, self.dora)).id)
        elif "diensten/{id}" in path:
            values["{id}"] = MAATJES
        elif mine:
            values["{id}"] = str(self.voorstel if mine == "voorstellen" else self.opvolging)
        for name, value in values.items():
            path = path.replace(name, value)
        return (
            path
            if path.startswith((PUBLIC_PAGES, "/voorstel"))
            else f"{PAGES}{'' if path in ('', '/') else '/'}{path}"
        )


@pytest.fixture
async def veld(matchmaker: Matchmaker) -> Veld:
    """Somebody of each role, and what there is to see."""
    await matchmaker.vervang_plaatsen([LINDENKWARTIER, BEUKENHOF])
    await met_kaart(matchmaker)
    for name, functie, wijken in (
        (LEZER, "lezer", ()),
        (ANDERE_WIJK, "coordinator", ("Beukenhof",)),
        (DEZE_WIJK, "coordinator", ("Lindenkwartier",)),
        (BEHEERDER, "beheerder", ()),
    ):
        await matchmaker.add_coordinator(name, name, PASSWORD, functie=functie, wijken=wijken)
    dora, _ = await matchmaker.add_coordinator("dora", "Dora", PASSWORD, wijken=["Lindenkwartier"])
    _, voorstel, _ = await gevraagd(matchmaker, dora)
    referentie, _ = await gekoppeld(matchmaker, dora)
    return Veld(matchmaker, dora, voorstel, lopend(await matchmaker.get(referentie))["inwoner"].id)


def test_every_route_stands_in_the_table(matchmaker: Matchmaker, settings: Settings) -> None:
    """Who adds a route says here for whom it is."""
    there = set()
    for route in make_app(matchmaker, settings).router.routes():
        path = route.resource.canonical if route.resource else ""
        if route.method == "HEAD" or path.startswith("/api/") or path in ("/", f"{PAGES}/static"):
            continue
        short = path.removeprefix(PAGES)
        there.add(f"{route.method} {path if short == path else short.removeprefix('/') or short}")
    assert there == set(TABEL)


@pytest.mark.parametrize("rol", [NIEMAND, LEZER, ANDERE_WIJK, DEZE_WIJK, BEHEERDER])
async def test_who_gets_what(server: TestServer, veld: Veld, clock: TestClock, rol: str) -> None:
    """Each role gets what the table says, and else is told kindly why not."""
    async with TestClient(server) as client:
        visitor = Visitor(client, clock)
        if rol != NIEMAND:
            await visitor.sign_in(rol)
        token = visitor.text
        got, expected = {}, {}
        for route, (wie, status) in TABEL.items():
            method, path = route.split(" ", 1)
            visitor.text = token
            address = await veld.adres(path)
            if method == "POST":
                await visitor.send(address, follow=False)
            else:
                await visitor.open(address, follow=False)
            got[route] = _outcome(visitor)
            expected[route] = _expected(rol, wie, status)
        assert got == expected


def _expected(rol: str, wie: Voor, status: int) -> tuple[int, str]:
    if rol in _MAG[wie]:
        return (status, "te lang open" if status == 403 else "")
    if rol == NIEMAND:
        return (303, "aanmelden")
    why = "beheerder" if wie is Voor.BEHEERDERS else "andere wijk"
    return (403, "wat u hier kunt zien" if rol == LEZER else why)


def _outcome(visitor: Visitor) -> tuple[int, str]:
    status, text = visitor.answer.status, visitor.text
    if status == 303 and visitor.answer.headers["Location"].split("?")[0] == f"{PAGES}/aanmelden":
        melding = visitor.answer.headers["Location"].partition("melding=")[2]
        signed_out = melding in (
            "afgemeld",
            "opnieuw",
            "onbereikbaar",
            "niet-gelukt",
        )  # this route leads there for everybody
        return (303, "" if signed_out else "aanmelden")
    if status != 403:
        return (status, "")
    kind = {"Wat u hier kunt zien": "wat u hier kunt zien", "van een andere wijk": "andere wijk"}
    kind |= {"te lang open": "te lang open", "Dit kan alleen een beheerder": "beheerder"}
    return (403, next((short for words, short in kind.items() if words in text), text))
