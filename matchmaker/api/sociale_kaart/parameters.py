"""Read the parameters of the directory's API; one that is not there, or cannot be, is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from multidict import MultiMapping

from matchmaker.core.errors import InvalidRequest
from matchmaker.core.sociale_kaart.uitgeven import Bladzijde, Uitvraag
from matchmaker.hsds.nearby import meant
from matchmaker.zoekparameters import NAMEN, Lezer, read_zoekvraag, whole

DEFAULT_SIZE = 25
MAX_SIZE = 100
MAX_PAGE = 999_999_999

PAGING = ("page", "per_page")
LISTS = (*NAMEN, "organization_id", "modified_after", "full", *PAGING)

_MOMENT = "Schrijf een datum als 2026-03-01, of een tijdstip als 2026-03-01T09:00:00Z."


def read_bladzijde(query: MultiMapping[str], known: Sequence[str] = PAGING) -> Bladzijde:
    """Read which page is asked for.

    Raises:
        InvalidRequest: names each parameter that cannot be, or that is none of those that are known.
    """
    lezer = _lezer(query, known)
    bladzijde = _bladzijde(lezer)
    _check(lezer)
    return bladzijde


def read_uitvraag(query: MultiMapping[str]) -> tuple[Uitvraag, Bladzijde]:
    """Read which services are asked for, and which page of them.

    Raises:
        InvalidRequest: names each parameter that cannot be, or that is not there.
    """
    lezer = _lezer(query, LISTS)
    gevraagd = read_zoekvraag(query)
    lezer.fouten += gevraagd.fouten
    uitvraag = Uitvraag(
        vraag=gevraagd.vraag,
        organization_id=lezer.one("organization_id", str, ""),
        gewijzigd_na=lezer.one("modified_after", _moment, _MOMENT),
        heel=bool(lezer.flag("full")),
    )
    bladzijde = _bladzijde(lezer)
    _check(lezer)
    return uitvraag, bladzijde


def read_one(query: MultiMapping[str], name: str) -> str | None:
    """Read a text that may be there once.

    Raises:
        InvalidRequest: it is there more often.
    """
    lezer = Lezer(query)
    value = lezer.one(name, str, "")
    _check(lezer)
    return value


def read_flag(query: MultiMapping[str], name: str) -> bool:
    """Read a parameter that is true or false; missing is false.

    Raises:
        InvalidRequest: it is neither.
    """
    lezer = Lezer(query)
    value = lezer.flag(name)
    _check(lezer)
    return bool(value)


def _lezer(query: MultiMapping[str], known: Sequence[str]) -> Lezer:
    lezer = Lezer(query)
    for name in dict.fromkeys(query):
        if name not in known:
            lezer.refuse(name, f"Deze parameter bestaat hier niet.{meant(name, known)}")
    return lezer


def _bladzijde(lezer: Lezer) -> Bladzijde:
    page = lezer.one("page", whole(1, MAX_PAGE), "Vul een heel getal in vanaf 1.")
    size = lezer.one("per_page", whole(1, MAX_SIZE), f"Vul een heel getal in van 1 tot en met {MAX_SIZE}.")
    return Bladzijde(page or 1, size or DEFAULT_SIZE)


def _check(lezer: Lezer) -> None:
    if lezer.fouten:
        raise InvalidRequest(tuple(lezer.fouten))


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
