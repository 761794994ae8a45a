from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.hsds import nested, tabular
from matchmaker.hsds.archive import write_zip
from matchmaker.hsds.package import MAX_FAULTS, as_read
from matchmaker.hsds.validate import validate
from tests.matchmaker.hsds.rijen import TODAY, faults, fouten, pakket

ADDRESS = {
    "id": "adres-1",
    "location_id": "plek-1",
    "address_1": "Verzonnenlaan 1",
    "city": "Linderwoude",
    "state_province": "Gelderland",
    "postal_code": "1990 AA",
    "country": "NL",
    "address_type": "physical",
}


def _of(table: str, **values: Any) -> tuple[str, Mapping[str, Any]]:
    return table, values


@pytest.mark.parametrize(
    ("change", "column"),
    [
        # type, required, values that there are
        (_of("service", name=None), "name"),
        (_of("service", name=7), "name"),
        (_of("service", status="actief"), "status"),
        (_of("service", minimum_age="achttien"), "minimum_age"),
        (_of("service", minimum_age=17.5), "minimum_age"),
        (_of("service", minimum_age=True), "minimum_age"),
        (_of("cost_option", amount=float("nan")), "amount"),
        (_of("cost_option", amount=1e16), "amount"),
        (_of("address", **ADDRESS | {"address_type": "thuis"}), "address_type"),
        # formats
        (_of("service", email="info"), "email"),
        (_of("service", url="www.voorbeeld.example"), "url"),
        (_of("service", url="javascript:alert(1)"), "url"),
        (_of("service", url="https:///pad"), "url"),
        (_of("service", url="https://voorbeeld.example:poort/"), "url"),
        (_of("service", last_modified="gisteren"), "last_modified"),
        (_of("service", last_modified="2026-02-30T09:00:00Z"), "last_modified"),
        (_of("service", assured_date="01-03-2026"), "assured_date"),
        (_of("service", assured_date="2026-02-30"), "assured_date"),
        (_of("schedule", opens_at="9 uur"), "opens_at"),
        (_of("schedule", closes_at="24:00"), "closes_at"),
        (_of("phone", number="bel ons"), "number"),
        (_of("phone", number="0"), "number"),
        (_of("phone", number="+3185000010112345"), "number"),
        (_of("language", id="taal-1", code="Turks"), "code"),
        (_of("cost_option", currency="€"), "currency"),
        (_of("address", **ADDRESS | {"country": "Nederland"}), "country"),
        (_of("taxonomy", id="kleur", name="Kleur", description="Kleur", uri="kleur"), "uri"),
        # text that no store takes, or that is no text
        (_of("service", description="bel\x07"), "description"),
        (_of("service", description="\ud800"), "description"),
        (_of("service", description="x" * 100_001), "description"),
        (_of("phone", id=" tel-1"), "id"),
        (_of("phone", id="t" * 251), "id"),
        # what columns are to each other
        (_of("service", assured_date="2026-03-03"), "assured_date"),
        (_of("service", minimum_age=65, maximum_age=18), "maximum_age"),
        (_of("service", minimum_age=-1), "minimum_age"),
        (_of("location", latitude=91), "latitude"),
        (_of("location", longitude=-181), "longitude"),
        (_of("location", latitude=None), "latitude"),
        (_of("cost_option", amount=-1), "amount"),
        (_of("cost_option", valid_from="2026-03-01", valid_to="2026-02-01"), "valid_to"),
        (_of("schedule", opens_at=None), "opens_at"),
        (_of("schedule", timezone=24), "timezone"),
        # recurrence
        (_of("schedule", freq=None), "freq"),
        (_of("schedule", byday="2TU"), "byday"),
        (_of("schedule", byday="DI"), "byday"),
        (_of("schedule", byday=None), "byday"),
        (_of("schedule", freq="MONTHLY", byday="6TU"), "byday"),
        (_of("schedule", bymonthday="1,32"), "bymonthday"),
        (_of("schedule", byweekno="0"), "byweekno"),
        (_of("schedule", interval=0), "interval"),
        (_of("schedule", interval=2), "dtstart"),
        (_of("schedule", count=2, until="2026-06-01"), "until"),
        # references
        (_of("service", organization_id="org-2"), "organization_id"),
        (_of("service", organization_id="o" * 200), "organization_id"),
        (_of("attribute", taxonomy_term_id="soort_hulp:ontmoetin"), "taxonomy_term_id"),
        (_of("attribute", link_id="dienst-2"), "link_id"),
        (_of("attribute", link_entity="services"), "link_entity"),
        # the Dutch profile
        (_of("service_area", extent_type=None), "extent_type"),
        (_of("service_area", extent_type="geojson"), "extent_type"),
        (_of("service_area", extent=None), "extent"),
        (_of("service_area", extent_type="postcode4", extent="1990 AA"), "extent"),
    ],
)
def test_one_fault(change: tuple[str, Mapping[str, Any]], column: str) -> None:
    """One thing that is wrong is one fault, in its own row and column."""
    table, values = change
    ((bestand, rij, kolom),) = fouten(pakket(**{table: values}))
    assert bestand.startswith(("taxonom", "address")) or table in bestand.replace("sses", "ss")
    assert (rij is not None and rij >= 2, kolom) == (True, column)


@pytest.mark.parametrize(
    "change",
    [
        _of(
            "service",
            assured_date="2026-03-02",
            minimum_age=18,
            maximum_age=18,
            url="https://koffie.example/pad?x=1",
        ),
        _of("service", email="info@koffie.example", last_modified="2026-03-01T09:00:00.5+01:00"),
        _of("service_area", extent_type="postcode4", extent="1990"),
        _of("service_area", extent_type="gemeente", extent=None),
        _of("service_area", extent=None, name="Lindenkwartier"),
        _of("schedule", freq="MONTHLY", byday="2TU,-1FR", opens_at="22:00", closes_at="02:00"),
        _of("schedule", interval=2, dtstart="2026-01-06", until="2026-12-31", opens_at="09:30:00+01:00"),
        _of("schedule", freq="MONTHLY", byday=None, bymonthday="1,-1", count=3),
        _of("schedule", freq=None, byday=None, description="Op afspraak", opens_at=None, closes_at=None),
        _of("phone", number="113"),
        _of("phone", number="14 030"),
        _of("phone", number="085 - 000 01 01"),
        _of("language", id="taal-1", code="pap"),
        _of("address", **ADDRESS),
        _of("service", parent_organization_id="elders"),
        _of(
            "metadata",
            id="gebeurd-1",
            resource_id="weg",
            resource_type="service",
            last_action_date="2026-03-01",
            last_action_type="delete",
            field_name="id",
            updated_by="Anna Verzonnen",
        ),
    ],
)
def test_no_fault(change: tuple[str, Mapping[str, Any]]) -> None:
    """What the standard and the profile have is no fault."""
    table, values = change
    assert fouten(pakket(**{table: values})) == []


def test_unknown_code_names_those_that_are_near() -> None:
    """A code that the profile does not have is answered with the codes that were perhaps meant."""
    for code, words in (
        ("maatjes", "Bedoelt u maatje"),
        ("xyz", "Kies uit: vrijwilliger"),
        (None, "Vul een code in"),
    ):
        term = {"id": "t", "code": code, "name": "x", "description": "x", "taxonomy_id": "soort_hulp"}
        (fout,) = faults(pakket(taxonomy_term=term))
        assert (fout.bestand, fout.kolom) == ("taxonomy_terms.csv", "code")
        assert words in fout.melding


def test_other_taxonomies_are_free() -> None:
    """A taxonomy of somebody else has the codes that it has."""
    taxonomy = {"id": "kleur", "name": "Kleur", "description": "Kleur"}
    term = {"id": "t", "code": "rood", "name": "rood", "description": "rood", "taxonomy_id": "kleur"}
    assert fouten(pakket(taxonomy=taxonomy, taxonomy_term=term)) == []


def test_what_must_be_unique() -> None:
    """An id, and a code within its taxonomy, stand there once; the fault says where the first is."""
    package = dict(pakket())
    twice = {name: [*package[name], package[name][0]] for name in ("phone", "taxonomy_term")}
    found = faults(package | twice)
    assert [(fout.bestand, fout.kolom) for fout in found] == [
        ("phones.csv", "id"),
        ("taxonomy_terms.csv", "id"),
        ("taxonomy_terms.csv", "code"),
    ]
    assert (found[0].rij, found[0].melding) == (3, "Dit is niet uniek: het staat ook bij rij 2.")


def test_all_faults_at_once() -> None:
    """Faults come together, in the order of the tables and rows."""
    package = pakket(service={"name": None, "status": "x"}, phone={"number": "x"}, location={"latitude": 100})
    assert [kolom for _, _, kolom in fouten(package)] == ["name", "status", "latitude", "number"]


def test_package_without_services() -> None:
    """A package that would empty the directory is refused."""
    (fout,) = faults({})
    assert "geen enkele dienst" in str(fout)


def test_many_faults() -> None:
    """After a thousand faults one line says that there are more."""
    package = dict(pakket()) | {"phone": [{"id": f"tel-{place}", "number": "x"} for place in range(3000)]}
    found = faults(package)
    assert len(found) == MAX_FAULTS + 1
    assert "nog meer fouten" in found[-1].melding


def test_missing_column_is_said_once() -> None:
    """A column that a file lacks is one fault, not one for each of its rows."""
    files = dict(tabular.files(pakket()))
    files["phones.csv"] = b"id,service_id\ntel-1,dienst-1\ntel-2,dienst-1\n"
    read = tabular.read(write_zip(files))
    assert [(fout.rij, fout.kolom) for fout in validate(read, TODAY, profiel())] == [(1, "number")]


def test_fault_in_json_is_a_pointer() -> None:
    """In JSON a fault says where the value stands."""
    read = nested.read(
        b'{"contents": [{"id": "d", "name": "X", "status": "y", "phones": [{"id": "t"}]}]}', "k.json"
    )
    assert [(fout.rij, fout.kolom) for fout in validate(read, TODAY, profiel())] == [
        (None, "/contents/0/organization_id"),
        (None, "/contents/0/status"),
        (None, "/contents/0/phones/0/number"),
    ]


def test_rows_of_the_store_need_not_be_complete() -> None:
    """Rows without the columns that are empty are as good."""
    assert validate(as_read({"service": [{"id": "d"}]}), TODAY, profiel()) == validate(
        as_read({"service": [{"id": "d", "name": None, "email": ""}]}), TODAY, profiel()
    )
