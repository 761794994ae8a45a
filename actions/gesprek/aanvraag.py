"""From a conversation to the request of `hulpvraag.schema.json`."""

from __future__ import annotations

from typing import Any

from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.samenvatting import eigen_woorden, voor_coordinator

VERSIE = "1.0"
TEKSTVERSIE = "2026-11-27"  # of the consent text, utter_ask_toestemming; changes with it
DOEL = ("hulp zoeken", "contact opnemen")
# Help that a municipality gives after a report only (Wmo 2015), as far as an activity tells.
MAATWERK = frozenset(
    {
        "wassen_douchen",
        "aankleden",
        "toiletgang",
        "woningaanpassing",
        "hulpmiddel",
        "nachtzorg",
        "zorg_overnemen",
    }
)


def trede(gesprek: Gesprek) -> str:
    """Give the step of the ladder (De Kanteling) where help is looked for first; it orders, it never refuses."""
    wensen = gesprek.van("wens")
    if not wensen:
        return "eigen_kracht"
    if gesprek.netwerk == "ja":
        return "netwerk"
    if all(feit.activiteit in MAATWERK for feit in wensen):
        return "maatwerkvoorziening"
    return "algemene_voorziening"


def _feit(feit: Feit, moment: str | None) -> dict[str, Any]:
    return {
        "soort": feit.soort,
        "activiteit": feit.activiteit,
        "wie": feit.wie,
        "frequentie": feit.frequentie,
        "moment": moment if feit.soort in ("wens", "aanbod") else None,
        "citaat": feit.citaat,
    }


def _mantelzorg(gesprek: Gesprek) -> dict[str, Any] | None:
    if gesprek.rol != "mantelzorger":
        return None
    zorg = gesprek.mantelzorg
    return {
        "zorgt_voor": zorg.zorgt_voor,
        "uren_per_week": zorg.uren_per_week,
        "sinds": zorg.sinds,
        "belasting": zorg.belasting,
        "volhoudtijd": zorg.volhoudtijd,
        "jong": gesprek.jonge_mantelzorger or None,
        "respijt": {
            "vorm": zorg.respijt_vorm,
            "moment": zorg.respijt_moment or (None if gesprek.terugbellen else gesprek.gezegd_bij("moment")),
        },
    }


def _contact(gesprek: Gesprek) -> dict[str, Any] | None:
    contact = gesprek.contact
    if contact.naam is None and contact.postcode is None and not contact.bereikbaar:
        return None  # the person stays anonymous
    voorkeur = "bellen" if contact.telefoon else "mailen" if contact.email else "geen"
    return vars(contact) | {"voorkeur": voorkeur}


def aanvraag(gesprek: Gesprek) -> dict[str, Any]:
    """Give the request, without the reference, time and status that the queue gives it.

    Raises:
        ValueError: there is no consent.
    """
    if gesprek.toestemming is None:
        raise ValueError("a request without consent is never sent")
    return {
        "versie": VERSIE,
        "kanaal": "chat",
        "rol": gesprek.rol or "inwoner",
        "situatie": eigen_woorden(gesprek),
        "feiten": [_feit(feit, gesprek.gezegd_bij("moment")) for feit in gesprek.feiten],
        "netwerk": {"kan_meer": gesprek.netwerk, "toelichting": gesprek.gezegd_bij("netwerk_meer")},
        "vrijwilliger_welkom": gesprek.vrijwilliger_welkom,
        "mantelzorg": _mantelzorg(gesprek),
        "trede": trede(gesprek),
        "signalen": list(gesprek.signalen),
        "contact": _contact(gesprek),
        "toestemming": {
            "gegeven": True,
            "tekstversie": TEKSTVERSIE,
            "tijdstip": gesprek.toestemming,
            "doel": list(DOEL),
        },
        "samenvatting": voor_coordinator(gesprek),
    }
