"""Load the demonstration: an invented municipality with two coordinators and a dozen requests."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import NameTaken
from matchmaker.core.hulpvraag import iso
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.sociale_kaart import Organisatie, Wijk

HERE = Path(__file__).parent


@dataclass(frozen=True)
class DemoCoordinator:
    """A coordinator whose password and token everybody knows: for a demonstration only."""

    gebruikersnaam: str
    naam: str
    wachtwoord: str
    token: str


COORDINATORS = (
    DemoCoordinator("anna", "Anna de Demo", "keukentafel-anna", "kt_demo_anna_niet_voor_echt_gebruik"),
    DemoCoordinator("bram", "Bram de Demo", "keukentafel-bram", "kt_demo_bram_niet_voor_echt_gebruik"),
)


async def load(matchmaker: Matchmaker) -> None:
    """Load everything that is not there yet; doing it again changes nothing."""
    async with matchmaker.store.writing() as work:
        await work.kaart.replace_wijken(read_wijken(HERE / "wijken.csv"))
        await work.kaart.replace_organisaties(read_organisaties(HERE / "organisaties.csv"))
    for one in COORDINATORS:
        try:
            await matchmaker.add_coordinator(one.gebruikersnaam, one.naam, one.wachtwoord, one.token)
        except NameTaken:
            continue
    known = {one.gebruikersnaam: await matchmaker.by_token(one.token) for one in COORDINATORS}
    for story in json.loads((HERE / "hulpvragen.json").read_text("utf-8")):
        await _tell(matchmaker, story, known)


def read_wijken(path: Path) -> Iterator[tuple[str, Wijk]]:
    """Read a CSV file with the columns postcode4, naam, wijkteam, telefoon."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["postcode4"], Wijk(row["naam"], row["wijkteam"], row["telefoon"])


def read_organisaties(path: Path) -> Iterator[Organisatie]:
    """Read a CSV file with the fields of `Organisatie`; codes and wijken are parted by spaces."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Organisatie(
                naam=row["naam"],
                telefoon=row["telefoon"],
                soort_hulp=row["soort_hulp"],
                omschrijving=row["omschrijving"],
                activiteiten=tuple(row["activiteiten"].split()),
                wijken=tuple(row["wijken"].split()),
            )


def announcement() -> str:
    """Say loudly who can get in: these passwords are no secret."""
    lines = ["DEMO: verzonnen gegevens en wachtwoorden die iedereen kent. Niet voor echt gebruik."]
    for one in COORDINATORS:
        lines.append(f"  {one.naam:<14} aanmelden: {one.gebruikersnaam} / {one.wachtwoord}")
        lines.append(f"  {'':<14} machinesleutel: {one.token}")
    return "\n".join(lines)


async def _tell(matchmaker: Matchmaker, story: dict[str, Any], known: dict[str, Coordinator]) -> None:
    begin = matchmaker.clock() - timedelta(hours=story["uren_geleden"])
    consent = {
        "gegeven": True,
        "tekstversie": "demo",
        "tijdstip": iso(begin),
        "doel": ["een coördinator van de gemeente leest dit en zoekt hulp die past"],
    }
    aanvraag = {"versie": "1.0", "kanaal": "demo", "toestemming": consent} | story["aanvraag"]
    submitted = await matchmaker.at(begin).submit(aanvraag, story["key"])
    dossier = await matchmaker.get(submitted.referentie)
    if len(dossier.geschiedenis) > 1 or submitted.ingediend_op != begin:
        return  # it was there already, and somebody may have worked on it
    for step in story["stappen"]:
        then = matchmaker.at(begin + timedelta(hours=step["uren_later"]))
        who = known[step["door"]]
        if "claim" in step:
            await then.claim(submitted.referentie, who)
        elif "notitie" in step:
            await then.note(submitted.referentie, who, step["notitie"])
        else:
            await then.set_status(submitted.referentie, step["status"], who, step["toelichting"])
