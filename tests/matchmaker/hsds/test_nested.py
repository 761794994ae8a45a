from __future__ import annotations

import json
from typing import Any

import pytest

from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.hsds import nested
from matchmaker.hsds.package import Fout
from matchmaker.hsds.service_json import Lookup, row_json, service_json, services_json
from matchmaker.hsds.validate import validate
from tests.matchmaker.hsds.rijen import TODAY, pakket

# As the standard nests it: no column says what an object belongs to, and one phone stands in two places.
SERVICE: dict[str, Any] = {
    "id": "dienst-1",
    "name": "Koffie in de buurt",
    "status": "active",
    "minimum_age": 55.0,
    "organization": {"id": "org-1", "name": "Welzijn Linderwoude", "description": "Helpt buren."},
    "phones": [{"id": "tel-1", "number": "+31850000101", "languages": [{"id": "taal-1", "code": "tr"}]}],
    "service_at_locations": [
        {
            "id": "daar-1",
            "location": {"id": "plek-1", "location_type": "physical", "addresses": []},
            "schedules": [{"id": "tijd-1", "freq": "WEEKLY", "byday": "TU", "opens_at": "09:30"}],
            "contacts": [{"id": "wie-1", "phones": [{"id": "tel-1", "number": "+31850000101"}]}],
        }
    ],
    "attributes": [
        {
            "id": "eigenschap-1",
            "taxonomy_term": {
                "id": "soort_hulp:ontmoeting",
                "code": "ontmoeting",
                "name": "ontmoetingsplek",
                "description": "ontmoetingsplek",
                "taxonomy_detail": {"id": "soort_hulp", "name": "Soort hulp", "description": "Soort hulp"},
            },
        }
    ],
    "metadata": None,
    "url": "",
}


def _read(content: object) -> tuple[Fout, ...]:
    return nested.read(json.dumps(content).encode(), "kaart.json").fouten


@pytest.mark.parametrize(
    "content", [SERVICE, [SERVICE], {"contents": [SERVICE], "total_pages": 1}, [SERVICE, SERVICE]]
)
def test_service_becomes_rows(content: object) -> None:
    """Nesting becomes columns; the same object in two places becomes one row that belongs to both."""
    read = nested.read(json.dumps(content).encode())
    assert validate(read, TODAY, profiel()) == ()
    ((service,), (phone,), (schedule,)) = (read.package[name] for name in ("service", "phone", "schedule"))
    assert (service["organization_id"], service["minimum_age"], service["url"]) == ("org-1", 55, None)
    assert (phone["service_id"], phone["contact_id"], phone["location_id"]) == ("dienst-1", "wie-1", None)
    assert schedule["service_at_location_id"] == "daar-1"
    (attribute,) = read.package["attribute"]
    assert (attribute["link_id"], attribute["link_entity"]) == ("dienst-1", "service")
    assert read.package["taxonomy_term"][0]["taxonomy_id"] == "soort_hulp"
    assert {
        name: len(rows) for name, rows in read.package.items() if name in ("language", "location", "contact")
    } == {
        "language": 1,
        "location": 1,
        "contact": 1,
    }


@pytest.mark.parametrize(
    ("content", "pointer", "words"),
    [
        ("koffie", None, "lijst van diensten"),
        ({"contents": {}}, "/contents", "lijst van diensten"),
        ({"contents": [], "total_pages": 3}, "/total_pages", "pagina van meer"),
        ([7], "/0", "een object te staan (dienst)"),
        ([SERVICE | {"naam": "x"}], "/0/naam", "onbekend. Bedoelt u name?"),
        ([SERVICE | {"a/b~c": "x"}], "/0/a~1b~0c", "onbekend"),
        ([SERVICE | {"phones": {"id": "tel-1"}}], "/0/phones", "lijst"),
        ([SERVICE | {"phones": ["+31850000101"]}], "/0/phones/0", "telefoonnummer"),
        ([SERVICE | {"name": ["x"]}], "/0/name", "één waarde"),
        (
            [SERVICE | {"organization_id": "org-2"}],
            "/0/organization_id",
            "kan niet én 'org-1' én 'org-2' zijn",
        ),
        ([SERVICE, SERVICE | {"name": "Thee"}], "/1/name", "andere waarde dan bij /0"),
        ([SERVICE, SERVICE | {"id": "dienst-2"}], "/1/phones/0/service_id", "andere waarde"),
    ],
)
def test_broken_nesting(content: object, pointer: str | None, words: str) -> None:
    """What is not HSDS is a fault with a pointer to it."""
    found = [fout for fout in _read(content) if fout.kolom == pointer]
    assert [(fout.bestand, fout.rij, words in fout.melding) for fout in found] == [("kaart.json", None, True)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "geen JSON: kijk naar regel 1"),
        (b'[{"id": "a",}]', "geen JSON: kijk naar regel 1, teken 13"),
        (b'[{"id": NaN}]', "NaN is geen getal"),
        (b'[{"id": 1, "id": 2}]', "id staat twee keer"),
        (b"[" * 100_000, "te diep"),
        (b'[{"minimum_age": ' + b"9" * 5000 + b"}]", "veel te groot"),
        (b'["\xff"]', "geen UTF-8"),
    ],
)
def test_hostile_json(data: bytes, words: str) -> None:
    """JSON that programs read in different ways, or choke on, is one fault."""
    (fout,) = nested.read(data).fouten
    assert words in fout.melding
    assert fout.kolom is None


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too large is not read, one with too many rows or faults not to its end."""
    monkeypatch.setattr(nested, "MAX_ROWS", 2)
    assert [fout.melding for fout in _read([SERVICE])] == ["Dit pakket heeft meer dan 2 rijen."]
    assert len(_read([1] * 5000)) == 1001
    monkeypatch.setattr(nested, "MAX_BYTES", 10 * 2**20)
    assert [fout.melding for fout in nested.read(b" " * (10 * 2**20 + 1)).fouten] == [
        "Dit bestand is groter dan 10 MB."
    ]


def test_text_that_cannot_be_written_is_not_repeated() -> None:
    """Half a character in a name does not break the fault that tells of it."""
    (fout,) = nested.read(b'[{"\\ud800naam": 1}]').fouten
    assert str(fout).encode() == b"pakket.json, /0/naam: Deze eigenschap is onbekend. Bedoelt u name?"


def test_service_as_the_standard_nests_it() -> None:
    """One service carries all that belongs to it, without columns that its place already tells."""
    assert service_json(pakket(), "dienst-1") == {
        "id": "dienst-1",
        "name": "Koffie in de buurt",
        "status": "active",
        "organization": {
            "id": "org-1",
            "name": "Welzijn Linderwoude",
            "description": "Helpt buren elkaar te helpen.",
        },
        "phones": [{"id": "tel-1", "number": "+31850000101"}],
        "service_areas": [{"id": "gebied-1", "extent": "Lindenkwartier", "extent_type": "wijk"}],
        "service_at_locations": [
            {
                "id": "daar-1",
                "location": {"id": "plek-1", "location_type": "physical", "latitude": 52.1, "longitude": 5.4},
                "schedules": [
                    {
                        "id": "tijd-1",
                        "freq": "WEEKLY",
                        "byday": "TU,TH",
                        "opens_at": "09:30",
                        "closes_at": "12:00",
                    }
                ],
            }
        ],
        "cost_options": [{"id": "prijs-1", "currency": "EUR", "amount": 2.5}],
        "attributes": [
            {
                "id": "eigenschap-1",
                "link_entity": "service",
                "taxonomy_term": {
                    "id": "soort_hulp:ontmoeting",
                    "code": "ontmoeting",
                    "name": "ontmoetingsplek",
                    "description": "Soort hulp: ontmoetingsplek",
                    "language": "nl",
                    "taxonomy_detail": {
                        "id": "soort_hulp",
                        "name": "Soort hulp",
                        "description": "Soort hulp",
                        "version": "1.0",
                    },
                },
            }
        ],
    }


def test_service_in_a_list_page() -> None:
    """The short form has the service and its organization."""
    short = service_json(pakket(), "dienst-1", full=False)
    assert list(short) == ["id", "name", "status", "organization"]
    assert short["organization"]["name"] == "Welzijn Linderwoude"


def test_unknown_service() -> None:
    """A service that is not there is no empty object."""
    with pytest.raises(KeyError):
        service_json(Lookup(pakket()), "dienst-2")


def test_reference_without_its_row_stays_a_column() -> None:
    """Where a partial package lacks the organization, the service still says which it is."""
    package = dict(pakket()) | {"organization": []}
    (service,) = services_json(package)
    assert service["organization_id"] == "org-1"
    assert "organization" not in service


def test_rows_of_other_tables() -> None:
    """An organization or a service at a place can be given by itself, full or short."""
    package = pakket(
        program={"id": "p-1", "organization_id": "org-1", "name": "Samen", "description": "Samen."}
    )
    assert row_json(package, "organization", "org-1")["programs"][0]["name"] == "Samen"
    assert row_json(package, "service_at_location", "daar-1", full=False) == {
        "id": "daar-1",
        "service_id": "dienst-1",
        "location": {"id": "plek-1", "location_type": "physical", "latitude": 52.1, "longitude": 5.4},
    }
