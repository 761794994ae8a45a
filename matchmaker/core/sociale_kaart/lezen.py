"""From rows of HSDS to what the directory offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.core.sociale_kaart.roosters import tijden_uit
from matchmaker.hsds.formats import e164
from matchmaker.hsds.rules import area

ACTIEF = "active"
UITGEHAALD = "inactive"
WACHTLIJST = "wachtlijst"

# Taxonomy → the field of Aanbod.
TAXONOMIE = {
    "soort_hulp": "soorten_hulp",
    "activiteit": "activiteiten",
    "doelgroep": "doelgroepen",
    "route": "routes",
    "respijtvorm": "respijtvormen",
    "basisfunctie": "basisfuncties",
}

_By = dict[str, list[Row]]


def aanbod_uit(package: Package, *, ook_uitgehaald: bool = False) -> Iterator[Aanbod]:
    """Give the offers of every service that was not taken out (or of those too), in the order of the rows."""
    tables = _Tables.of(package)
    for service in package.get("service", ()):
        if ook_uitgehaald or service.get("status") == ACTIEF:
            at = tables.places[str(service["id"])]
            yield from (_aanbod(tables, service, place) for place in at or (None,))


@dataclass(frozen=True)
class _Tables:
    """The rows by what they hang under."""

    organizations: dict[str, Row]
    locations: dict[str, Row]
    codes: dict[str, tuple[str, str]]  # id of the term → (field of Aanbod, code)
    places: _By  # service → service_at_location; the rest: id of what a row hangs under → rows
    attributes: _By
    phones: _By
    schedules: _By
    areas: _By
    languages: _By
    costs: _By
    capacities: _By
    addresses: _By
    accessibility: _By

    @classmethod
    def of(cls, package: Package) -> _Tables:
        def by(table: str, *columns: str) -> _By:
            return _by(package.get(table, ()), columns)

        at = "service_at_location_id"
        return cls(
            organizations={str(row["id"]): row for row in package.get("organization", ())},
            locations={str(row["id"]): row for row in package.get("location", ())},
            codes=_codes(package.get("taxonomy_term", ())),
            places=by("service_at_location", "service_id"),
            attributes=by("attribute", "link_id"),
            phones=by("phone", at, "service_id", "location_id", "organization_id"),
            schedules=by("schedule", at, "service_id", "location_id"),
            areas=by("service_area", at, "service_id"),
            languages=by("language", "service_id", "location_id"),
            costs=by("cost_option", "service_id"),
            capacities=by("service_capacity", "service_id"),
            addresses=by("address", "location_id"),
            accessibility=by("accessibility", "location_id"),
        )


def _by(rows: Iterable[Row], columns: Sequence[str]) -> _By:
    """Group rows by the first of these columns that is filled: the nearest thing that a row hangs under."""
    grouped: _By = defaultdict(list)
    for row in rows:
        if owner := next((row[column] for column in columns if row.get(column)), None):
            grouped[str(owner)].append(row)
    return grouped


def _codes(terms: Iterable[Row]) -> dict[str, tuple[str, str]]:
    known = ((row, TAXONOMIE.get(str(row.get("taxonomy_id")))) for row in terms)
    return {str(row["id"]): (field, str(row["code"])) for row, field in known if field and row.get("code")}


def _aanbod(tables: _Tables, service: Row, place: Row | None) -> Aanbod:
    service_id, at = str(service["id"]), str(place["id"]) if place else ""
    location_id = str(place["location_id"]) if place else ""
    location = tables.locations.get(location_id, {})
    organization_id = str(service["organization_id"])
    organization = tables.organizations.get(organization_id, {})
    nearest = (at, service_id, location_id)
    areas = _first(tables.areas, (at, service_id))
    return Aanbod(
        id=at or service_id,
        service_id=service_id,
        organization_id=organization_id,
        naam=text(service.get("name")) or "",
        organisatie=text(organization.get("name")) or "",
        omschrijving=text(service.get("description")) or "",
        **_terms(tables, service_id),
        talen=_talen(tables, service_id, location_id),
        minimum_age=_whole(service.get("minimum_age")),
        maximum_age=_whole(service.get("maximum_age")),
        kosten=text(service.get("fees_description")) or _kosten(tables.costs[service_id]),
        toegankelijkheid=_joined(tables.accessibility[location_id], "description"),
        telefoon=_phone(_first(tables.phones, (*nearest, organization_id))),
        email=text(service.get("email")) or text(organization.get("email")),
        website=text(service.get("url")) or text(organization.get("website")),
        adres=_adres(tables.addresses[location_id]),
        latitude=_number(location.get("latitude")),
        longitude=_number(location.get("longitude")),
        wijken=_gebied(areas, "wijk"),
        postcodes=_gebied(areas, "postcode4"),
        tijden=tijden_uit(_first(tables.schedules, nearest)),
        ruimte=_ruimte(tables.capacities[service_id]),
        assured_date=_day(service.get("assured_date")),
        assurer_email=text(service.get("assurer_email")),
        alert=text(service.get("alert")),
    )


def _terms(tables: _Tables, service_id: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {field: {} for field in TAXONOMIE.values()}
    for row in tables.attributes[service_id]:
        if row.get("link_entity") == "service" and (term := tables.codes.get(str(row["taxonomy_term_id"]))):
            found[term[0]][term[1]] = None
    return {field: tuple(codes) for field, codes in found.items()}


def _first(grouped: _By, owners: Iterable[str]) -> list[Row]:
    """Give the rows of the first owner that has any."""
    return next((grouped[owner] for owner in owners if grouped[owner]), [])


def _talen(tables: _Tables, service_id: str, location_id: str) -> tuple[str, ...]:
    rows = _first(tables.languages, (service_id, location_id))
    return tuple(dict.fromkeys(str(row["code"]).lower() for row in rows if row.get("code")))


def _gebied(areas: Iterable[Row], kind: str) -> tuple[str, ...]:
    names = (text(area(row)) for row in areas if row.get("extent_type") == kind)
    return tuple(dict.fromkeys(name for name in names if name))


def _ruimte(capacities: Sequence[Row]) -> str | None:
    """Room is: a place that is free now; else the description says whether there is a waiting list."""
    if not capacities:
        return None
    if any((_number(row.get("available")) or 0) > 0 for row in capacities):
        return "ja"
    return WACHTLIJST if WACHTLIJST in (_joined(capacities, "description") or "").lower() else "nee"


def _kosten(costs: Iterable[Row]) -> str | None:
    return "; ".join(filter(None, (_prijs(row) for row in costs))) or None


def _prijs(row: Row) -> str:
    amount = _number(row.get("amount"))
    price = "gratis" if amount == 0 else f"€ {amount:.2f}".replace(".", ",") if amount else ""
    parts = (text(row.get("option")), " ".join(filter(None, (price, text(row.get("amount_description"))))))
    return ": ".join(filter(None, parts))


def _adres(addresses: Sequence[Row]) -> str | None:
    row = next((row for row in addresses if row.get("address_type") == "physical"), None)
    if row is None:
        return None
    town = " ".join(filter(None, (text(row.get("postal_code")), text(row.get("city")))))
    return ", ".join(filter(None, (text(row.get("address_1")), town))) or None


def _phone(phones: Sequence[Row]) -> str | None:
    return next((number for row in phones if (number := _e164(str(row.get("number"))))), None)


@lru_cache(maxsize=4096)
def _e164(number: str) -> str | None:
    return e164(number)


def _joined(rows: Iterable[Row], column: str) -> str | None:
    return " ".join(filter(None, (text(row.get(column)) for row in rows))) or None


def text(value: object) -> str | None:
    """Give a cell as text of one line; None where it is empty."""
    return " ".join(str(value).split()) or None if value is not None else None


def _number(value: object) -> float | None:
    try:
        return float(str(value)) if value is not None and value != "" else None
    except ValueError:
        return None


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
