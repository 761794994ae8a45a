"""The words that coordinators read of volunteers."""

from __future__ import annotations

from collections.abc import Iterator

from matchmaker.core import frequentie
from matchmaker.core.hulpvraag import Gebeurtenis
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.reden import opsomming
from matchmaker.core.vrijwilligers.moment import in_woorden
from matchmaker.core.vrijwilligers.vrijwilliger import ONBEKEND, Vrijwilliger

STATUS = {"nieuw": "Nog niet zover", "actief": "Actief", "rust": "Rust"}
BRON = {"chat": "meldde zich in de chat", "toegevoegd": "toegevoegd door een coördinator"}

# Field of the form → what it is called.
VELD = {
    "naam": "Naam",
    "telefoon": "Telefoon",
    "email": "E-mail",
    "postcode": "Postcode",
    "activiteiten": "Wat wil deze persoon doen?",
    "momenten": "Wanneer?",
    "frequentie": "Hoe vaak hoogstens?",
    "max_km": "Hoeveel km van huis hoogstens?",
    "talen": "Talen",
    "maximum": "Hoeveel mensen tegelijk hoogstens?",
    "eigen_woorden": "In eigen woorden",
    "kennismaking": "Kennismaking op",
    "vog": "Datum van de VOG",
    "lopend": "Hoeveel mensen helpt deze persoon nu al?",
    "toestemming": "Toestemming",
    "tekst": "Notitie",
}

# How often is a number of times in one of these: `periode` and `eenheid` together.
PER = {
    "1d": "keer per dag",
    "1wk": "keer per week",
    "2wk": "keer in de 2 weken",
    "3wk": "keer in de 3 weken",
    "1mo": "keer per maand",
}

_GEBEURTENIS = {
    "aangemeld": "Aangemeld in de chat",
    "toegevoegd": "Toegevoegd",
    "gewijzigd": "Gegevens gewijzigd",
    "kennismaking": "Kennismaking genoteerd",
    "vog": "VOG genoteerd",
    "rust": "Even niet gevraagd worden",
    "terug": "Kan weer gevraagd worden",
    "contact": "Gesproken",
    "koppeling": "Koppeling begonnen",
    "losgekoppeld": "Koppeling beëindigd",
}


def naam(one: Vrijwilliger) -> str:
    """Give the name, or say that there is none."""
    return one.naam or ONBEKEND


def gebeurtenis(line: Gebeurtenis) -> str:
    """Say what a line of the history is about."""
    return _GEBEURTENIS.get(line.soort, line.soort)


def nog_nodig(one: Vrijwilliger) -> list[str]:
    """Say what is missing before somebody can be matched."""
    seen = {"kennismaking": one.kennismaking, "VOG": one.vog}
    return [words for words, day in seen.items() if day is None]


def doet(one: Vrijwilliger) -> str:
    """Name what somebody wants to do."""
    words = [profiel().label("activiteit", code) for code in one.activiteiten]
    return opsomming(words) if words else "nog niet bekend"


def kenmerken(one: Vrijwilliger) -> Iterator[tuple[str, str]]:
    """Give what somebody told: (what it is called, value), only what is known."""
    yield "Wil graag", doet(one)
    if one.momenten:
        yield "Wanneer", in_woorden(one.momenten)
    if one.frequentie:
        yield "Hoe vaak", frequentie.in_woorden(one.frequentie)
    if one.max_km is not None:
        yield "Hoe ver", f"tot {one.max_km:g} km".replace(".", ",")
    if one.talen:
        yield "Talen", opsomming([profiel().taal(code) for code in one.talen])
    yield "Koppelingen", f"{one.loopt_nu} van hoogstens {one.maximum}"
