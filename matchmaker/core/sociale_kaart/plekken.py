"""Where a service is: its places, their address and their hours, as fields that somebody fills in.

The name of a field ends in "@" and the id of the service at that place; without a place there is nothing after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matchmaker.core.aanvraag import normalise_postcode
from matchmaker.core.errors import Fault
from matchmaker.core.sociale_kaart import openingstijden
from matchmaker.core.sociale_kaart.bewerking import Bewerking
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.rijen import Package, Row, service_id_van

ADRES = ("straat", "postcode", "woonplaats")  # fields of a place, with `tijden`
TIJDEN = "tijden"
NAMEN = (*ADRES, TIJDEN)

_KOLOM = {"straat": "address_1", "postcode": "postal_code", "woonplaats": "city"}
_NODIG = {
    "straat": "Vul de straat en het huisnummer in.",
    "postcode": "Vul de postcode in.",
    "woonplaats": "Vul de plaats in.",
}


@dataclass(frozen=True)
class Omgeving:
    """What an edit has to know of what lies around a service."""

    plaatsen: Mapping[str, Plaats] = field(
        default_factory=dict
    )  # the four digits of a postcode → what is there
    gedeeld: frozenset[str] = frozenset()  # ids of its locations where other services are too
    provincie: str = ""  # of an address of the directory; HSDS asks for one


NERGENS = Omgeving()


def deel(name: str) -> tuple[str, str]:
    """Split the name of a field into what it is and the id of the place."""
    what, _, place = name.partition("@")
    return what, place


def velden(dienst: Package) -> dict[str, str]:
    """Give the fields of all places of a service, as they are now."""
    found: dict[str, str] = {}
    for at, location in _plekken(dienst):
        address = _adres(dienst, location)
        found |= {f"{name}@{at}": str(address.get(column) or "") for name, column in _KOLOM.items()}
        found[f"{TIJDEN}@{at}"] = "\n".join(openingstijden.lijnen(_tijden(dienst, at, location)[1]))
    return found


def fouten(waarden: Mapping[str, str], dienst: Package) -> Iterator[Fault]:
    """Name what cannot be; fields that are not sent stay as they are."""
    now = velden(dienst)
    for name in waarden:
        if deel(name)[0] in NAMEN and name not in now:
            yield Fault(name, "Deze plek is er niet meer.")
    for at, location in _plekken(dienst):
        if (value := waarden.get(f"{TIJDEN}@{at}")) is not None:
            column, had = _tijden(dienst, at, location)
            faults = list(openingstijden.fouten(value, [str(row["id"]) for row in had]))
            if not value.strip() and had and _erft(dienst, at, column):
                faults.append("Deze tijden gelden ook voor ander aanbod. Vul in wanneer het hier open is.")
            yield from (Fault(f"{TIJDEN}@{at}", " ".join(faults)) for _ in faults[:1])
        if any(f"{name}@{at}" in waarden for name in ADRES):
            yield from _adresfouten(
                at, {name: waarden.get(f"{name}@{at}", now[f"{name}@{at}"]) for name in ADRES}
            )


def zet(made: Bewerking, waarden: Mapping[str, str], dienst: Package, omgeving: Omgeving) -> None:
    """Set fields of places; without faults."""
    now = velden(dienst)
    for at, location in _plekken(dienst):
        if (value := waarden.get(f"{TIJDEN}@{at}")) is not None:
            _zet_tijden(made, dienst, at, location, value)
        if any(f"{name}@{at}" in waarden for name in ADRES):
            address = {name: waarden.get(f"{name}@{at}", now[f"{name}@{at}"]) for name in ADRES}
            _zet_adres(made, at, location, address, omgeving)


def _plekken(dienst: Package) -> list[tuple[str, str]]:
    """Give (service_at_location, location) of each place; one of nothing where there is none."""
    rows = dienst.get("service_at_location", ())
    return [(str(row["id"]), str(row["location_id"])) for row in rows] or [("", "")]


def _adres(dienst: Package, location: str) -> Row:
    rows = (row for row in dienst.get("address", ()) if location and row.get("location_id") == location)
    return next((row for row in rows if row.get("address_type") == "physical"), {})


def _tijden(dienst: Package, at: str, location: str) -> tuple[str, list[Row]]:
    """Give the hours that hold at a place, and the column by which they hang under what they belong to."""
    mine = service_id_van(dienst)
    owners = {"service_at_location_id": at, "service_id": mine, "location_id": location}
    for column, owner in owners.items():
        before = tuple(owners)[: tuple(owners).index(column)]
        rows = [
            row
            for row in dienst.get("schedule", ())
            if owner and row.get(column) == owner and not any(row.get(name) for name in before)
        ]
        if rows:
            return column, rows
    return "service_at_location_id" if at else "service_id", []


def _erft(dienst: Package, at: str, column: str) -> bool:
    """Say whether the hours of a place belong to other places, or other services, too."""
    return column == "location_id" or (column == "service_id" and len(_plekken(dienst)) > 1)


def _zet_tijden(made: Bewerking, dienst: Package, at: str, location: str, value: str) -> None:
    column, had = _tijden(dienst, at, location)
    inherits = _erft(dienst, at, column)
    if inherits:
        column = "service_at_location_id"
    owner = at if column == "service_at_location_id" else service_id_van(dienst)
    openingstijden.zet(made, had, column, owner, value, erft=inherits)


def _adresfouten(at: str, address: Mapping[str, str]) -> Iterator[Fault]:
    if not any(address.values()):
        return
    for name, value in address.items():
        if not value:
            yield Fault(f"{name}@{at}", _NODIG[name])
        elif name == "postcode" and normalise_postcode(value) is None:
            yield Fault(f"{name}@{at}", "Een postcode is vier cijfers en twee letters, zoals 1997 AB.")


def _zet_adres(
    made: Bewerking, at: str, location: str, address: Mapping[str, str], omgeving: Omgeving
) -> None:
    if not any(address.values()):
        _zonder_plek(made, at, location, omgeving)
        return
    service = made.service_id
    there = made.rows("location", id=location)[0] if location else {"location_type": "physical"}
    had = _adres({"address": made.rows("address")}, location)
    postcode = normalise_postcode(address["postcode"]) or ""
    where = _ligging(omgeving, postcode, str(had.get("postal_code") or ""))
    if not location or location in omgeving.gedeeld:  # others stay where they are
        location = f"{service}:plek:{at or 1}"
        had = {}
    made.put("location", dict(there) | {"id": location} | dict(where))
    row: Row = {"id": f"{location}:adres", "country": "NL", "address_type": "physical"}
    row = {
        **row,
        "state_province": omgeving.provincie or address["woonplaats"],
        **had,
        "location_id": location,
    }
    made.put("address", {**row, **{_KOLOM[name]: address[name] for name in ADRES}, "postal_code": postcode})
    place = (
        made.rows("service_at_location", id=at)[0] if at else {"id": f"{service}:daar", "service_id": service}
    )
    if place.get("location_id") != location:
        made.put("service_at_location", dict(place) | {"location_id": location})


def _ligging(omgeving: Omgeving, postcode: str, before: str) -> Row:
    """Give where a new postcode is, as well as is known; within the same four digits it stays."""
    if postcode[:4] == before[:4]:
        return {}
    found = omgeving.plaatsen.get(postcode[:4])
    return {"latitude": found.latitude if found else None, "longitude": found.longitude if found else None}


def _zonder_plek(made: Bewerking, at: str, location: str, omgeving: Omgeving) -> None:
    """Take a place away; what hangs under it goes to the service where it was the only one."""
    if not at:
        return
    service, places = made.service_id, made.rows("service_at_location")
    for table in ("schedule", "phone", "contact", "service_area"):
        for row in made.rows(table, service_at_location_id=at):
            if len(places) == 1:
                made.put(table, dict(row) | {"service_at_location_id": None, "service_id": service})
            else:
                made.drop(table, [row])
    made.drop("attribute", made.rows("attribute", link_id=at))
    made.drop("service_at_location", made.rows("service_at_location", id=at))
    if location not in omgeving.gedeeld:
        for table in ("address", "accessibility", "schedule", "phone", "language"):
            made.drop(table, made.rows(table, location_id=location))
        made.drop("location", made.rows("location", id=location))


def plekken(dienst: Package) -> Sequence[str]:
    """Give the ids of the services at places; one empty one where there is no place."""
    return [at for at, _ in _plekken(dienst)]
