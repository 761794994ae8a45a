"""The lists with filters, as the OpenAPI description has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matchmaker.api.oas import list_of, query
from matchmaker.api.operaties import Operation, read
from matchmaker.api.parameters import IK, NIVEAUS, SOORTEN
from matchmaker.core.vocabulary import activiteiten, codes, leefgebieden
from matchmaker.core.vrijwilligers.vrijwilliger import VrijwilligerStatus
from matchmaker.parameters import DEFAULT_LIMIT, MAX_LIMIT, MAX_QUERY

_PERSOON = "of van iemand: hele woorden van de naam, telefoon, e-mail"
_SHORT = {"type": "string", "maxLength": MAX_QUERY}
_PAGING = [
    query("cursor", "De `volgende` van een eerdere bladzijde; zegt verder niets", {"type": "string"}),
    query(
        "limiet",
        "Hoeveel",
        {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},
    ),
]


def _one_of(values: Iterable[str]) -> dict[str, Any]:
    """Describe a code; an empty one filters nothing, as an empty field of a form does."""
    return {"type": "string", "enum": [*values, ""]}


def queue() -> Operation:
    """Describe the list of requests."""
    filters = [
        query(
            "status",
            "Alleen deze status; mag herhaald worden",
            list_of(_one_of(codes("status"))),
        ),
        query("leefgebied", "Met een feit in dit leefgebied", _one_of(leefgebieden())),
        query("wijk", "Alleen deze wijk", _SHORT),
        query(
            "q",
            f"Woorden in samenvatting, verhaal, citaten of referentie; {_PERSOON}",
            _SHORT,
        ),
        query("houder", f"Wie de hulpvraag heeft: een gebruikersnaam, of `{IK}`", _SHORT),
        query("snel", "Alleen eenvoudige burenklussen", {"type": "boolean", "default": False}),
        query(
            "minstens",
            "Ten minste zo urgent",
            {"type": "integer", "minimum": NIVEAUS[0], "maximum": NIVEAUS[-1]},
        ),
    ]
    summary = "De wachtrij: het meest urgent en dan het oudst eerst; ingetrokken alleen als erom gevraagd is"
    return read(
        "lijst", "hulpvragen", summary, "Bladzijde", *filters, *_PAGING, found=False, headers=("Link",)
    )


def suggestions() -> Operation:
    """Describe the list of what fits a request."""
    return read(
        "suggesties",
        "hulpvragen",
        "Organisaties en dan vrijwilligers die passen, elk met waarom en met wat niet past",
        "Suggesties",
        query("soort", "Alleen deze", _one_of(SOORTEN)),
    )


def volunteers() -> Operation:
    """Describe the list of volunteers."""
    statuses = [status for status in VrijwilligerStatus if status != VrijwilligerStatus.WEG]
    filters = [
        query("status", "Alleen deze status", _one_of(statuses)),
        query("wijk", "Wonen in deze wijk", _SHORT),
        query("activiteit", "Willen dit doen", _one_of(activiteiten())),
        query(
            "q",
            f"Woorden in activiteiten of eigen woorden; {_PERSOON}",
            _SHORT,
        ),
    ]
    return read(
        "vrijwilligers",
        "vrijwilligers",
        "De vrijwilligers, in de volgorde waarin zij zich aanmeldden",
        "Vrijwilligersbladzijde",
        *filters,
        *_PAGING,
        found=False,
        headers=("Link",),
    )
