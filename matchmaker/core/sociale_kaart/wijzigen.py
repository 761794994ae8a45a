"""Edit one service: each field that may be changed knows which rows it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.hulpvraag import iso
from matchmaker.core.sociale_kaart import bereik, plekken, veldcontrole
from matchmaker.core.sociale_kaart.bewerking import Bewerking, Wijziging
from matchmaker.core.sociale_kaart.lezen import aanbod_uit
from matchmaker.core.sociale_kaart.plekken import NERGENS, Omgeving
from matchmaker.core.sociale_kaart.profiel import profiel, term_id
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.sociale_kaart.veldcontrole import CODES, VRIJ, codes_in
from matchmaker.core.text import clean
from matchmaker.hsds import formats
from matchmaker.hsds.taxonomies import taxonomy_rows

# Field of Aanbod → column of `service`.
_KOLOM = MappingProxyType(
    {
        "naam": "name",
        "omschrijving": "description",
        "email": "email",
        "website": "url",
        "kosten": "fees_description",
        "alert": "alert",
        "minimum_age": "minimum_age",
        "maximum_age": "maximum_age",
        "status": "status",
    }
)
# What `ruimte` is in `service_capacity`: (available, description).
_CAPACITY = MappingProxyType(
    {"ja": (1, None), "wachtlijst": (0, "Er is een wachtlijst."), "nee": (0, "Er is nu geen ruimte.")}
)
_UNIT = "plaatsen"

VELDEN = (*_KOLOM, "telefoon", "ruimte", VRIJ, *CODES, *bereik.NAMEN)  # codes are parted by spaces or commas


def zet_dienst(dienst: Package, kolommen: Mapping[str, str | int | None]) -> Wijziging:
    """Set columns of `service` itself."""
    made = Bewerking(dienst)
    _zet_dienst(made, kolommen)
    return made.done()


def wijzig(
    dienst: Package, velden: Mapping[str, str], now: datetime, omgeving: Omgeving = NERGENS
) -> Wijziging:
    """Change fields by the names of `VELDEN`, or of a place (`plekken`); an empty text empties a field.

    Raises:
        InvalidRequest: fields or values that cannot be, each with a Dutch reason.
    """
    values = {name: clean(value) for name, value in velden.items()}
    if faults := tuple(_faults(values, dienst, omgeving)):
        raise InvalidRequest(faults)
    made = Bewerking(dienst)
    own = {_KOLOM[name]: _cell(name, value) for name, value in values.items() if name in _KOLOM}
    _zet_dienst(made, own | {"last_modified": iso(now)})
    for name, value in values.items():
        if name in CODES:
            _zet_codes(made, CODES[name], codes_in(value))
        elif name == "telefoon":
            _zet_telefoon(made, value)
    if "ruimte" in values or VRIJ in values:
        _zet_ruimte(made, values.get("ruimte"), values.get(VRIJ), now)
    bereik.zet(made, values)
    plekken.zet(made, values, dienst, omgeving)
    return made.done()


def raakt_omgeving(velden: Iterable[str]) -> bool:
    """Say whether fields can only be judged by what lies around the service."""
    return any(name in bereik.NAMEN or "@" in name for name in velden)


def _faults(values: Mapping[str, str], dienst: Package, omgeving: Omgeving) -> Iterator[Fault]:
    own = {name: value for name, value in values.items() if name in VELDEN and name not in bereik.NAMEN}
    for name in values:
        if name not in VELDEN and plekken.deel(name)[0] not in plekken.NAMEN:
            yield Fault(name, "Dit kan hier niet gewijzigd worden.")
    yield from veldcontrole.faults(own, dienst["service"][0])
    yield from bereik.fouten(values, sorted({one.wijk for one in omgeving.plaatsen.values()}))
    yield from plekken.fouten({name: value for name, value in values.items() if "@" in name}, dienst)


def _zet_dienst(made: Bewerking, kolommen: Mapping[str, str | int | None]) -> None:
    (service,) = made.rows("service")
    made.put("service", dict(service) | dict(kolommen))


def _cell(name: str, value: str) -> str | int | None:
    if not value:
        return None
    return int(value) if name in veldcontrole.AGES else value


def _zet_codes(made: Bewerking, taxonomie: str, codes: Sequence[str]) -> None:
    """Let the service have these codes of a taxonomy, and no others; what it has already stays as it is."""
    mine = made.service_id
    terms = {
        str(row["id"]): str(row.get("code")) for row in made.rows("taxonomy_term", taxonomy_id=taxonomie)
    }
    had = [
        row
        for row in made.rows("attribute", link_id=mine, link_entity="service")
        if row["taxonomy_term_id"] in terms
    ]
    made.drop("attribute", [row for row in had if terms[str(row["taxonomy_term_id"])] not in codes])
    kept = {terms[str(row["taxonomy_term_id"])] for row in had}
    by_code = {code: id_ for id_, code in terms.items()}
    for code in codes:
        if code not in kept:
            term = by_code.get(code) or _add_term(made, taxonomie, code)
            row = {"id": f"{mine}:{taxonomie}:{code}", "link_id": mine, "link_entity": "service"}
            made.put("attribute", row | {"taxonomy_term_id": term})


def _add_term(made: Bewerking, taxonomie: str, code: str) -> str:
    """Add a term of the profile that no row has yet, with its taxonomy."""
    rows, mine = taxonomy_rows(profiel()), term_id(taxonomie, code)
    if not made.rows("taxonomy", id=taxonomie):
        made.put("taxonomy", next(row for row in rows["taxonomy"] if row["id"] == taxonomie))
    made.put("taxonomy_term", next(row for row in rows["taxonomy_term"] if row["id"] == mine))
    return mine


def _zet_telefoon(made: Bewerking, number: str) -> None:
    mine = made.service_id
    had = [row for row in made.rows("phone", service_id=mine) if not row.get("service_at_location_id")]
    if not number:
        made.drop("phone", had)
        return
    row = had[0] if had else {"id": f"{mine}:telefoon", "service_id": mine}
    made.put("phone", dict(row) | {"number": formats.e164(number)})


def vrije_plekken(dienst: Package) -> str:
    """Give how many places are free, as the field has it; empty where none is, or nobody said."""
    numbers = [
        int(row.get("available") or 0) for row in dienst.get("service_capacity", ()) if row.get("service_id")
    ]
    return str(sum(numbers) or "")


def _zet_ruimte(made: Bewerking, ruimte: str | None, vrij: str | None, now: datetime) -> None:
    """Set whether there is room, how many places, or both; a number alone says whether there is."""
    mine = made.service_id
    if ruimte is None:
        ruimte = "ja" if int(vrij or 0) else "nee" if vrij else _ruimte(made)
    had = made.rows("service_capacity", service_id=mine)
    made.drop("service_capacity", had[1:] if ruimte else had)
    if not ruimte:
        return
    if not had and not made.rows("unit", id=_UNIT):
        made.put("unit", {"id": _UNIT, "name": _UNIT})
    row = had[0] if had else {"id": f"{mine}:ruimte", "service_id": mine, "unit_id": _UNIT}
    available, description = _CAPACITY[ruimte]
    available = int(vrij) if available and vrij else available
    made.put(
        "service_capacity",
        dict(row) | {"available": available, "description": description, "updated": iso(now)},
    )


def _ruimte(made: Bewerking) -> str:
    """Give what stands now, without the number."""
    rows = made.rows("service_capacity")
    return next(aanbod_uit(made.done().dienst, ook_uitgehaald=True)).ruimte or "" if rows else ""
