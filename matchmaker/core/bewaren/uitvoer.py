"""What there is of a person as plain JSON types, complete: a field that is added to a request is in it by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.inzage.port import Inzage
from matchmaker.core.nazorg.opvolging import Opvolging
from matchmaker.core.post.poststuk import Poststuk
from matchmaker.core.tijd import iso
from matchmaker.core.voorstellen.voorstel import Voorstel
from matchmaker.core.vrijwilligers.vrijwilliger import Koppeling, Vrijwilliger


def hulpvraag_als_json(
    one: Hulpvraag,
    *,
    geschiedenis: Sequence[Gebeurtenis],
    voorstellen: Sequence[Voorstel],
    opvolgingen: Sequence[Opvolging],
    post: Sequence[Poststuk],
    inzagen: Sequence[Inzage],
) -> dict[str, Any]:
    """Give a request with all that hangs on it."""
    # Not who looked: that is about those who work here. When, and in which way, is about the person.
    looks = [{"tijdstip": iso(look.tijdstip), "wijze": str(look.wijze)} for look in inzagen]
    return one.to_json() | {
        "nummer": one.id,
        "geschiedenis": [line.to_json() for line in geschiedenis],
        "voorstellen": [made.to_json() for made in voorstellen],
        "opvolgingen": [call.to_json() for call in opvolgingen],
        "post": [_poststuk(mail) for mail in post],
        "ingezien": looks,
    }


def vrijwilliger_als_json(
    one: Vrijwilliger,
    *,
    geschiedenis: Sequence[Gebeurtenis],
    koppelingen: Sequence[Koppeling],
    voorstellen: Sequence[Voorstel],
) -> dict[str, Any]:
    """Give a volunteer with all that hangs on them; of whom they help only since when: that is another person."""
    told = {name: _plain(value) for name, value in asdict(one).items() if name != "momenten"}
    asked = ("gedaan_op", "staat", "beantwoord_op", "reden", "toelichting", "gekoppeld_op")
    proposals = [{name: made.to_json()[name] for name in asked} for made in voorstellen]
    return told | {
        "momenten": [str(moment) for moment in one.momenten],
        "geschiedenis": [line.to_json() for line in geschiedenis],
        "koppelingen": [{"begonnen_op": iso(match.begonnen_op)} for match in koppelingen],
        "voorstellen": proposals,
    }


def _poststuk(mail: Poststuk) -> dict[str, Any]:
    names = ("soort", "staat", "gemaakt_op", "klaar_op")
    return {name: _plain(getattr(mail, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
