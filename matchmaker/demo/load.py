"""Load the demonstration: an invented municipality, its directory, volunteers, coordinators, and their requests.

The requests lie so in time that each coordinator finds a day of work: somebody to phone, an answer to ask for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import NameTaken
from matchmaker.core.hulpvraag import iso
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.demo import verleden, vrijwilligers
from matchmaker.hsds.reading import read
from matchmaker.plaatsen import read_plaatsen

HERE = Path(__file__).parent


@dataclass(frozen=True)
class DemoCoordinator:
    """A coordinator whose password and token everybody knows: for a demonstration only."""

    gebruikersnaam: str
    naam: str
    wachtwoord: str
    token: str
    functie: Functie = Functie.COORDINATOR

    @property
    def email(self) -> str:
        """Give an address that nobody has."""
        return f"{self.gebruikersnaam}@linderwoude.example"


COORDINATORS = (
    DemoCoordinator("anna", "Anna de Demo", "keukentafel-anna", "kt_demo_anna_niet_voor_echt_gebruik"),
    DemoCoordinator("bram", "Bram de Demo", "keukentafel-bram", "kt_demo_bram_niet_voor_echt_gebruik"),
    DemoCoordinator(
        "carla",
        "Carla de Demo",
        "keukentafel-carla",
        "kt_demo_carla_niet_voor_echt_gebruik",
        Functie.BEHEERDER,
    ),
)


PUBLIC = frozenset(secret for one in COORDINATORS for secret in (one.wachtwoord, one.token))


async def load(matchmaker: Matchmaker) -> None:
    """Load everything that is not there yet; doing it again changes nothing, and no mail goes of what was long ago."""
    matchmaker = replace(matchmaker, post=False)
    await matchmaker.vervang_plaatsen(read_plaatsen(HERE / "plaatsen.csv"))
    if not (await matchmaker.exporteer()).get("service"):  # else somebody may have worked on it
        package = read(HERE / "sociale_kaart").package
        await matchmaker.importeer(as_of(package, matchmaker.vandaag()), door="de demonstratie")
    for one in COORDINATORS:
        try:
            await matchmaker.add_coordinator(
                one.gebruikersnaam, one.naam, one.wachtwoord, one.token, one.functie, email=one.email
            )
        except NameTaken:
            continue
    known = {one.gebruikersnaam: await matchmaker.by_token(one.token) for one in COORDINATORS}
    volunteers = await vrijwilligers.load(matchmaker, known["anna"])
    for story in json.loads((HERE / "hulpvragen.json").read_text("utf-8")):
        await _tell(matchmaker, story, known, volunteers)


async def load_all(matchmaker: Matchmaker) -> None:
    """Load everything and a past year, for the overview; doing it again changes nothing."""
    await load(matchmaker)
    await verleden.load(matchmaker, await matchmaker.by_token(COORDINATORS[1].token))


def as_of(package: Package, today: date) -> Package:
    """Move the days on which services were confirmed and counted, so that the newest of them is a day ago."""
    days = [date.fromisoformat(str(row["assured_date"])) for row in package["service"] if row["assured_date"]]
    later = today - max(days) - timedelta(days=1)
    return {table: [_moved(row, later) for row in rows] for table, rows in package.items()}


def _moved(row: Row, later: timedelta) -> Row:
    moved = dict(row)
    if row.get("assured_date"):
        moved["assured_date"] = (date.fromisoformat(str(row["assured_date"])) + later).isoformat()
    for name in ("updated", "last_modified"):
        if row.get(name):
            moved[name] = iso(datetime.fromisoformat(str(row[name])) + later)
    return moved


def announcement() -> str:
    """Say loudly who can get in: these passwords are no secret."""
    lines = ["DEMO: verzonnen gegevens en wachtwoorden die iedereen kent. Niet voor echt gebruik."]
    for one in COORDINATORS:
        role = " (beheerder)" if one.functie is Functie.BEHEERDER else ""
        lines.append(f"  {one.naam:<14} aanmelden: {one.gebruikersnaam} / {one.wachtwoord}{role}")
        lines.append(f"  {'':<14} machinesleutel: {one.token}")
    lines.append("  Mail gaat nergens heen: elke mail wordt een bestand in de map post, onder var.")
    return "\n".join(lines)


async def _tell(
    matchmaker: Matchmaker, story: dict[str, Any], known: dict[str, Coordinator], volunteers: dict[str, int]
) -> None:
    begin = matchmaker.clock() - timedelta(hours=story["uren_geleden"])
    consent = {
        "gegeven": True,
        "tekstversie": "demo",
        "tijdstip": iso(begin),
        "doel": ["een coördinator van de gemeente leest dit en zoekt hulp die past"],
    }
    aanvraag = {"versie": "1.0", "kanaal": "demo", "toestemming": consent} | story["aanvraag"]
    submitted = await matchmaker.at(begin).submit(aanvraag, story["key"])
    code = submitted.referentie
    dossier = await matchmaker.get(code)
    if len(dossier.geschiedenis) > 1 or submitted.ingediend_op != begin:
        return  # it was there already, and somebody may have worked on it
    for step in story["stappen"]:
        then = matchmaker.at(begin + timedelta(hours=step["uren_later"]))
        await _step(then, code, step, known[step["door"]], volunteers)


async def _step(
    then: Matchmaker, code: str, step: dict[str, Any], who: Coordinator, volunteers: dict[str, int]
) -> None:
    if "claim" in step:
        await then.claim(code, who)
    elif "notitie" in step:
        await then.note(code, who, step["notitie"])
    elif "vrijwilliger" in step:
        await then.stel_voor_aan_vrijwilliger(code, volunteers[step["vrijwilliger"]], who)
    elif "ja" in step:
        (asked,) = (await then.get(code)).voorstellen
        await then.accepteer_voorstel(asked.id, who, step["ja"])
    else:
        await then.set_status(code, step["status"], who, step["toelichting"])
