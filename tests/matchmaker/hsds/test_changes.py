from __future__ import annotations

from matchmaker.hsds.changes import RijWijziging, TabelWijziging, VeldWijziging, compare
from tests.matchmaker.hsds.rijen import pakket


def test_the_same_package_changes_nothing() -> None:
    """The order of rows, and a column that is empty or not there, are no change."""
    package = dict(pakket())
    turned = package | {
        "taxonomy_term": package["taxonomy_term"][::-1],
        "phone": [dict(package["phone"][0]) | {"extension": None}],
    }
    changes = compare(package, turned)
    assert not changes
    assert changes.samenvatting() == "Er verandert niets."


def test_what_changes() -> None:
    """Rows that come, go and get other values are named by id and column."""
    before = pakket(service={"name": "Koffie", "minimum_age": 55})
    after = dict(
        pakket(service={"name": "Thee", "alert": "Dicht in mei"}, funding={"id": "geld-1", "source": "Fonds"})
    )
    del after["phone"]
    changes = compare(before, after)
    assert changes.tabellen == (
        TabelWijziging(
            "service",
            (),
            (
                RijWijziging(
                    "dienst-1",
                    (
                        VeldWijziging("name", "Koffie", "Thee"),
                        VeldWijziging("minimum_age", 55, None),
                        VeldWijziging("alert", None, "Dicht in mei"),
                    ),
                ),
            ),
            (),
        ),
        TabelWijziging("phone", (), (), ("tel-1",)),
        TabelWijziging("funding", ("geld-1",), (), ()),
    )
    assert changes.tabel("phone").verwijderd == ("tel-1",)
    assert changes.tabel("contact") == TabelWijziging("contact", (), (), ())
    assert changes.samenvatting() == "Diensten: 1 anders.\nTelefoonnummers: 1 weg.\nGeldbronnen: 1 erbij."


def test_first_import() -> None:
    """In an empty directory everything is new."""
    changes = compare({}, pakket())
    assert changes.tabel("attribute").toegevoegd == ("eigenschap-1",)
    assert not changes.tabel("service").gewijzigd
