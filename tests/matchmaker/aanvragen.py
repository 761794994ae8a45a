"""Requests as the conversation hands them in, for tests."""

from __future__ import annotations

from typing import Any


def aanvraag(**changes: Any) -> dict[str, Any]:
    """Give the smallest whole aanvraag, with some properties in the place of its own."""
    return {
        "versie": "1.0",
        "kanaal": "webchat",
        "rol": "inwoner",
        "situatie": "Ik ben slecht ter been en kan mijn huishouden niet meer helemaal zelf doen.",
        "feiten": [
            feit("zelf", "koken", "Ik kook graag"),
            feit("hulp", "boodschappen", "Mijn zoon doet mijn boodschappen", wie="zoon"),
            feit(
                "wens",
                "stofzuigen",
                "een keer per week even helpt met stofzuigen",
                frequentie={"keer": 1, "periode": 1, "eenheid": "wk"},
            ),
        ],
        "netwerk": {"kan_meer": "nee", "toelichting": None},
        "vrijwilliger_welkom": "ja",
        "mantelzorg": None,
        "trede": "algemene_voorziening",
        "signalen": [],
        "contact": {
            "naam": "Truus Verzonnen",
            "telefoon": "+31600000001",
            "email": None,
            "postcode": "1997 AB",
            "voorkeur": "bellen",
        },
        "toestemming": {
            "gegeven": True,
            "tekstversie": "2026-01",
            "tijdstip": "2026-01-05T10:00:00Z",
            "doel": ["een coordinator van de gemeente belt terug"],
        },
        "samenvatting": "Wil een keer per week hulp bij stofzuigen. Kookt zelf. Zoon doet boodschappen.",
    } | changes


def feit(soort: str, activiteit: str, citaat: str, **more: Any) -> dict[str, Any]:
    """Give one fact."""
    return {
        "soort": soort,
        "activiteit": activiteit,
        "citaat": citaat,
        "wie": None,
        "frequentie": None,
    } | more
