"""The words of the overview: what each table is called, and its codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from matchmaker.core.overzicht.periode import Maand, Periode
from matchmaker.core.overzicht.tabel import TOTAAL, Sleutel
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.woorden import maand_en_jaar
from matchmaker.pages import labels

NIET_GETOOND = "niet getoond"

# code of the heading of a column of names → what it reads
KOP = {
    "maand": "Maand",
    "wijk": "Wijk",
    "leefgebied": "Leefgebied",
    "wachttijd": "Tijd tot koppeling",
    "belasting": "Cijfer",
    "volhoudtijd": "Houdt het nog vol",
    "activiteit": "Activiteit",
    "reden": "Reden",
    "aan_wie": "Wie is gebeld",
}
KOLOM = {
    "hulpvragen": "Hulpvragen",
    "gekoppeld": "Gekoppeld",
    "doorverwezen": "Doorverwezen",
    "bezig": "Nog bezig",
    "ingetrokken": "Ingetrokken",
    "koppelingen": "Koppelingen",
    "mantelzorgers": "Mantelzorgers",
    "vragen": "Hulpvragen",
    "vrijwilligers": "Vrijwilligers",
    "vrijwilliger": "Vrijwilligers",
    "organisatie": "Organisaties",
    "houdt_stand": "Houdt stand",
    "niet": "Houdt geen stand",
    "geen_contact": "Niet bereikt",
    TOTAAL: "Totaal",
}
_WACHTTIJD = {
    "week": "Binnen een week",
    "twee_weken": "1 tot 2 weken",
    "vier_weken": "2 tot 4 weken",
    "acht_weken": "4 tot 8 weken",
    "langer": "Langer dan 8 weken",
}
_BELASTING = {
    "licht": "0 tot en met 3 (licht)",
    "matig": "4 en 5",
    "zwaar": "6 en 7",
    "te_zwaar": "8 tot en met 10 (te zwaar)",
    "onbekend": "Geen cijfer gegeven",
}
_VOLHOUDTIJD = {
    "week": "Minder dan een week",
    "weken": "Nog een paar weken",
    "maanden": "Nog een paar maanden",
    "jaar": "Nog een half jaar tot een jaar",
    "langer": "Langer dan een jaar",
    None: "Niet gezegd",
}
_REDEN = {
    "geen_ruimte": "Geen ruimte",
    "te_ver": "Te ver weg",
    "past_niet": "Past niet bij wat zij doen",
    "tijd_past_niet": "De tijd past niet",
    "niet_bereikbaar": "Niet bereikbaar",
    "anders": "Iets anders",
}
_AAN_WIE = {
    "inwoner": "Wie om hulp vroeg",
    "helper": "Wie helpt",
    "terugkoppeling": "Organisatie na doorverwijzing",
}
_CODES: Mapping[str, Mapping[Any, str]] = {
    "leefgebied": labels.LEEFGEBIED,
    "wachttijd": _WACHTTIJD,
    "belasting": _BELASTING,
    "volhoudtijd": _VOLHOUDTIJD,
    "reden": _REDEN,
    "aan_wie": _AAN_WIE,
}


@dataclass(frozen=True)
class Woorden:
    """What stands above a table."""

    titel: str
    uitleg: str


TABEL = {
    "maanden": Woorden("Hulpvragen per maand", "In welke maand mensen om hulp vroegen."),
    "wijken": Woorden(
        "Hulpvragen per wijk",
        "Wat er werd van de hulpvragen uit deze periode. Gekoppeld telt ook als het later geen stand hield.",
    ),
    "leefgebieden": Woorden(
        "Hulpvragen per leefgebied",
        "Waar mensen hulp bij willen. Wie meer dingen vraagt, telt bij elk leefgebied mee.",
    ),
    "wachttijd": Woorden(
        "Tijd tot een koppeling",
        "Hoe lang het duurde van de hulpvraag tot de eerste koppeling in deze periode.",
    ),
    "belasting": Woorden(
        "Hoe zwaar is het?", "Het cijfer dat mantelzorgers zelf gaven: van 0 (licht) tot 10 (te zwaar)."
    ),
    "volhoudtijd": Woorden("Hoe lang nog?", "Hoe lang mantelzorgers het naar eigen zeggen nog volhouden."),
    "nu": Woorden(
        "Vraag en aanbod per wijk",
        "Zoals het nu is: hulpvragen zonder vrijwilliger naast vrijwilligers zonder hulpvraag.",
    ),
    "activiteiten": Woorden(
        "Vraag en aanbod per activiteit",
        "Zoals het nu is. Wie meer dingen vraagt of wil doen, telt bij elke activiteit mee.",
    ),
    "weigeringen": Woorden(
        "Waarom een voorstel niet doorging", "De redenen die vrijwilligers en organisaties gaven."
    ),
    "nazorg": Woorden(
        "Houdt de hulp stand?", "Wat wij hoorden toen wij belden. Elk telefoontje telt één keer."
    ),
}


def code(kop: str, sleutel: Sleutel) -> str:
    """Read one code of a column of names."""
    if sleutel == TOTAAL:
        return "Alle wijken samen" if kop == "wijk" else "Totaal"
    if kop == "wijk":
        return sleutel or "Wijk niet bekend"
    if kop == "activiteit" and sleutel is not None:
        return profiel().label("activiteit", sleutel)
    if kop == "maand" and sleutel is not None:
        year, month = sleutel.split("-")
        return maand(Maand(int(year), int(month)))
    return _CODES[kop][sleutel]


def maand(one: Maand) -> str:
    """Write "maart 2026"."""
    return maand_en_jaar(one.begin)


def maand_kort(sleutel: str) -> str:
    """Write "mrt" for "2026-03"."""
    return format_date(date.fromisoformat(f"{sleutel}-01"), "LLL", locale="nl").rstrip(".")


def periode(one: Periode) -> str:
    """Write "maart 2026", or "maart 2026 tot en met mei 2026"."""
    if one.van == one.tot_en_met:
        return maand(one.van)
    return f"{maand(one.van)} tot en met {maand(one.tot_en_met)}"
