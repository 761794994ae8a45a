from __future__ import annotations

from typing import Any

import pytest

from matchmaker.core.sociale_kaart.aanbod import Aanbod, Tijd, from_json
from matchmaker.core.sociale_kaart.lezen import aanbod_uit
from tests.matchmaker.sociale_kaart import dienst, pakket

ADRES = {
    "id": "a",
    "location_id": "inloop-plek",
    "address_1": "Lindelaan 1",
    "postal_code": "1997 AB",
    "city": "Linde",
}


def one(**tables: list[dict[str, Any]]) -> Aanbod:
    """Read the one offer of a service at a place, with rows added."""
    rows = dict(pakket(dienst("inloop", plek=(52.1, 5.1))))
    for table, more in tables.items():
        rows[table] = [*rows.get(table, ()), *more]
    (found,) = aanbod_uit(rows)
    return found


def test_the_nearest_number() -> None:
    """The number of the place goes before that of the service, and that before the organisation's; all as E.164."""
    at = {
        "organization_id": "Stichting Samen",
        "service_id": "inloop",
        "service_at_location_id": "inloop-daar",
    }
    phones: list[dict[str, Any]] = []
    for digit, (column, id_) in enumerate(at.items()):
        phones.append({"id": f"t{digit}", column: id_, "number": f"085 000 010{digit}"})
        assert one(phone=phones).telefoon == f"+3185000010{digit}"
    assert one(phone=[{"id": "t", "contact_id": "x", "number": "+31850000101"}]).telefoon is None


def test_where_it_is() -> None:
    """The address that can be visited is written on one line, with how one gets in."""
    post = ADRES | {"id": "p", "address_type": "postal", "address_1": "Postbus 1"}
    entrance = {"id": "t", "location_id": "inloop-plek", "description": "Geen drempel."}
    found = one(address=[post, ADRES | {"address_type": "physical"}], accessibility=[entrance])
    assert (found.adres, found.toegankelijkheid) == ("Lindelaan 1, 1997 AB Linde", "Geen drempel.")
    assert (found.latitude, found.longitude) == (52.1, 5.1)


@pytest.mark.parametrize(
    ("rows", "kosten"),
    [
        ([], None),
        ([{"amount": 0}], "gratis"),
        ([{"amount": 2.5, "amount_description": "per keer"}], "€ 2,50 per keer"),
        ([{"option": "met pas", "amount": 1}, {"option": "zonder pas"}], "met pas: € 1,00; zonder pas"),
    ],
)
def test_what_it_costs(rows: list[dict[str, Any]], kosten: str | None) -> None:
    """Prices are one line of Dutch."""
    costs = [{"id": f"k{place}", "service_id": "inloop"} | row for place, row in enumerate(rows)]
    assert one(cost_option=costs).kosten == kosten


@pytest.mark.parametrize(
    ("rows", "ruimte"),
    [
        ([], None),
        ([(2, None)], "ja"),
        ([(0, None), (1, None)], "ja"),
        ([(0, "Wachtlijst van een maand.")], "wachtlijst"),
        ([(0, "Vol.")], "nee"),
    ],
)
def test_whether_there_is_room(rows: list[tuple[int, str | None]], ruimte: str | None) -> None:
    """One free place is room; without one the description tells of a waiting list."""
    rooms = [
        {"id": f"r{place}", "service_id": "inloop", "available": number, "description": words}
        for place, (number, words) in enumerate(rows)
    ]
    assert one(service_capacity=rooms).ruimte == ruimte


def test_area_of_the_place_goes_first() -> None:
    """Where a place has an area of its own, that counts; the whole municipality is no wijk."""
    areas = [
        {"id": "g1", "service_id": "inloop", "extent_type": "wijk", "extent": "Molenveld"},
        {"id": "g2", "service_id": "inloop", "extent_type": "postcode4", "name": "1997"},
    ]
    assert (one(service_area=areas).wijken, one(service_area=areas).postcodes) == (("Molenveld",), ("1997",))
    own = {
        "id": "g3",
        "service_at_location_id": "inloop-daar",
        "extent_type": "gemeente",
        "extent": "Linderwoude",
    }
    assert (one(service_area=[*areas, own]).wijken, one(service_area=[*areas, own]).postcodes) == ((), ())


def test_codes_of_others_are_left_out() -> None:
    """Terms of a taxonomy that the profile does not have, and attributes of something else, say nothing here."""
    term = {"id": "x", "code": "x", "name": "x", "description": "x", "taxonomy_id": "andere"}
    rows = [
        {"id": "e1", "link_id": "inloop", "link_entity": "service", "taxonomy_term_id": "x"},
        {"id": "e2", "link_id": "inloop", "link_entity": "location", "taxonomy_term_id": "activiteit:koken"},
        {"id": "e3", "link_id": "inloop", "link_entity": "service", "taxonomy_term_id": "activiteit:lezen"},
    ]
    assert one(taxonomy_term=[term], attribute=rows).activiteiten == ("lezen",)


@pytest.mark.parametrize("status", ["inactive", "defunct", "temporarily closed"])
def test_only_what_is_active(status: str) -> None:
    """A service that is not active is no offer."""
    assert list(aanbod_uit(pakket(dienst("weg", status=status)))) == []


def test_json_and_back() -> None:
    """An offer is the same after JSON."""
    full = one(phone=[{"id": "t", "service_id": "inloop", "number": "+31850000101"}])
    for offer in (
        full,
        Aanbod("a", "s", "o", "naam", "organisatie", "x", tijden=(Tijd("FREQ=DAILY", "09:00"),)),
    ):
        assert from_json(offer.to_json()) == offer
