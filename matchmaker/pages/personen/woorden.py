"""The words for the parts of what there is of a person, so that they can read it on paper."""

from __future__ import annotations

from typing import Any

from matchmaker.core.frequentie import in_woorden
from matchmaker.core.hulpvraag import Frequentie
from matchmaker.pages import labels
from matchmaker.pages.inzage.nakijken import WIJZE

ZELFDE = {"code": "de code klopt"} | labels.ZELFDE

# Where the name of a part, without its underscores, is not yet a good word.
_KOP = {
    "referentie": "code van de hulpvraag",
    "ingediend_op": "doorgegeven op",
    "gewijzigd_op": "laatst bijgewerkt op",
    "gewaarschuwd_op": "herinnering aan de coördinator op",
    "wissen_op": "wordt gewist op",
    "rol": "voor wie",
    "wie": "wie helpt",
    "kan_meer": "kan iemand uit de omgeving meer doen",
    "vrijwilliger_welkom": "is een vrijwilliger welkom",
    "trede": "waar eerst naar hulp gezocht wordt",
    "houder": "coördinator",
    "kanaal": "hoe het binnenkwam",
    "versie": "versie van het formulier",
    "snel": "snel te regelen",
    "melding": "melding voor de Wmo",
    "feiten": "wat u vertelde",
    "soort": "soort",
    "citaat": "in uw woorden",
    "opvolgingen": "nabellen",
    "post": "mail over uw hulpvraag",
    "ingezien": "wanneer iemand hem voor zich had",
    "tijdstip": "wanneer",
    "wijze": "hoe",
    "gesprek": "het gesprek in de chat",
    "van": "van",
    "bot": "wat de bot bewaart",
    "begrepen": "wat de computer ervan begreep",
    "gezegd": "wat u typte",
    "tekstversie": "versie van de tekst waar u ja op zei",
    "doel": "waarvoor",
    "bron": "hoe u zich meldde",
    "loopt_nu": "aantal mensen dat u nu helpt",
    "maximum": "hoeveel mensen u wilt helpen",
    "max_km": "hoe ver u wilt gaan, in kilometer",
    "vog": "datum van de VOG",
    "door": "door",
}

# Parts whose codes have words.
_WOORDEN: dict[str, dict[str, str]] = {
    "status": labels.STATUS,
    "van": labels.STATUS | {"mens": "u", "bot": "de computer"},
    "naar": labels.STATUS,
    "rol": labels.ROL
    | {"coordinator": "coördinator", "systeem": "de software", "partner": "wie gevraagd werd"},
    "trede": labels.TREDE,
    "signalen": labels.SIGNAAL,
    "kan_meer": labels.KAN_MEER,
    "vrijwilliger_welkom": labels.WELKOM,
    "leefgebied": labels.LEEFGEBIED,
    "wie": labels.WIE,
    "voorkeur": labels.VOORKEUR,
    "reden": labels.ELKE_REDEN,
    "staat": labels.VOORSTEL,
    "wijze": WIJZE,
}


def kop(name: str) -> str:
    """Name a part."""
    words = _KOP.get(name, name.replace("_", " "))
    return words[:1].upper() + words[1:]


def waarde(name: str, value: Any) -> str:
    """Write a value that has no parts; a code that has no words stays as it is."""
    if value is None or value == "":
        return "niets"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if name == "activiteit":
        return labels.activiteit(str(value))
    return _WOORDEN.get(name, {}).get(str(value), str(value))


def hoe_vaak(value: dict[str, Any]) -> str:
    """Write how often."""
    return in_woorden(Frequentie(value["keer"], value["periode"], value["eenheid"]))
