"""Reading a package in again: what was confirmed, taken out or put back here stays, unless the package has news."""

from __future__ import annotations

from typing import Any

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.sociale_kaart import dienst, pakket

DOOR = "Anna Verzonnen"


def package(**klus: Any) -> Package:
    """Three services; fields of the second may be other."""
    return pakket(
        dienst("tuin", activiteiten="tuin", assured_date="2025-01-10"),
        dienst("klus", **({"activiteiten": "klusjes", "assured_date": "2025-01-10"} | klus)),
        dienst("dicht", activiteiten="lezen", status="inactive"),
    )


@pytest.fixture
async def kaart(matchmaker: Matchmaker) -> Matchmaker:
    """The matchmaker with these services."""
    await matchmaker.importeer(package())
    return matchmaker


async def services(kaart: Matchmaker) -> dict[str, tuple[str, str | None, str | None]]:
    """The status, the day and the sender of the confirmation of each service."""
    rows = (await kaart.exporteer())["service"]
    return {
        str(row["id"]): (str(row["status"]), row["assured_date"], row["assurer_email"])  # type: ignore[misc]
        for row in rows
    }


async def test_a_confirmation_stays(kaart: Matchmaker) -> None:
    """The same package again changes nothing, and it is said whose confirmation stays."""
    await kaart.bevestig("klus", "bram@linderwoude.example")
    changes = await kaart.importeer(package())
    assert not changes
    assert changes.blijft.bevestigd == ("klus",)
    assert changes.samenvatting() == "Er verandert niets.\n1 bevestiging van hier blijft staan."
    assert (await services(kaart))["klus"] == ("active", "2026-03-02", "bram@linderwoude.example")
    assert (await services(kaart))["tuin"] == ("active", "2025-01-10", None)
    assert [one.service_id for one in await kaart.niet_bevestigd()] == ["tuin"]


async def test_a_newer_confirmation_of_the_package_holds(kaart: Matchmaker, clock: TestClock) -> None:
    """Whoever confirmed last is believed: here or in the package."""
    await kaart.bevestig("klus", DOOR)
    clock.pass_by(days=10)
    changes = await kaart.importeer(package(assured_date="2026-03-10"))
    assert changes.blijft.bevestigd == ()
    assert (await services(kaart))["klus"][1] == "2026-03-10"


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Klussen"},
        {"activiteiten": "klusjes tuin"},
        {"telefoon": "+31850000177"},
        {"rooster": {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}},
        {"wijken": "Molenveld"},
        {"fees_description": "Vijf euro."},
        {"ruimte": (0, "Er is een wachtlijst.")},
    ],
)
async def test_what_is_new_in_the_package_was_not_confirmed(kaart: Matchmaker, other: dict[str, Any]) -> None:
    """Where the package has something else to say, its own confirmation holds."""
    await kaart.bevestig("klus", DOOR)
    changes = await kaart.importeer(package(**other))
    assert changes.blijft.bevestigd == ()
    assert (await services(kaart))["klus"][1] == "2025-01-10"


async def test_taken_out_stays_out(kaart: Matchmaker) -> None:
    """What was taken out here stays out of the search however often the same package comes."""
    await kaart.haal_uit("klus", DOOR)
    for _ in range(2):
        changes = await kaart.importeer(package())
        assert not changes
        assert (changes.blijft.uit, changes.blijft.weer_aan) == (("klus",), ())
        assert await kaart.zoek(Zoekvraag(activiteiten=("klusjes",))) == ()
    assert (await services(kaart))["klus"][0] == "inactive"


async def test_taken_out_comes_back_when_the_package_changes_it(kaart: Matchmaker) -> None:
    """A package that has something new of it brings it back, says so before, and leaves a line in the log."""
    await kaart.haal_uit("klus", DOOR)
    shown = await kaart.importeer(package(name="Klussen"), alleen_tonen=True)
    assert shown.blijft.weer_aan == ("klus",)
    assert "1 dienst die eruit was, komt terug." in shown.samenvatting()
    await kaart.importeer(package(name="Klussen"), door="het pakket", verwacht=shown.kenmerk())
    assert len(await kaart.zoek(Zoekvraag(activiteiten=("klusjes",)))) == 1
    line = (await kaart.logboek("klus"))[0]
    assert (line.soort, line.door, dict(line.velden)) == ("ingelezen", "het pakket", {"status": "active"})
    # The publisher takes it out and puts it back: what was set here long ago has no say in that.
    for status in ("inactive", "active"):
        await kaart.importeer(package(name="Klussen", status=status))
        assert (await services(kaart))["klus"][0] == status


async def test_put_back_stays(kaart: Matchmaker) -> None:
    """What the package has as closed and somebody here put back stays in the search."""
    await kaart.wijzig("dicht", {"status": "active"}, DOOR)
    changes = await kaart.importeer(package())
    assert not changes
    assert changes.blijft.terug == ("dicht",)
    assert len(await kaart.zoek(Zoekvraag(activiteiten=("lezen",)))) == 1


async def test_a_status_of_the_package_changes(kaart: Matchmaker) -> None:
    """A status that nobody set here is the package's to change."""
    changes = await kaart.importeer(package(status="temporarily closed"))
    assert (changes.blijft.uit, changes.blijft.terug) == ((), ())
    assert (await services(kaart))["klus"][0] == "temporarily closed"


async def test_what_was_edited_here_is_as_the_package_has_it(kaart: Matchmaker) -> None:
    """An edit of here does not stay, and is shown before: the package is put in the place of all there is."""
    await kaart.wijzig("klus", {"kosten": "Vijf euro."}, DOOR)
    await kaart.bevestig("klus", DOOR)
    shown = await kaart.importeer(package(), alleen_tonen=True)
    (changed,) = shown.tabel("service").gewijzigd
    assert {field.kolom for field in changed.velden} >= {"fees_description", "assured_date"}
    await kaart.importeer(package())
    assert (await services(kaart))["klus"][1] == "2025-01-10"


async def test_a_confirmation_between_showing_and_reading_in(kaart: Matchmaker) -> None:
    """What is carried out is what was shown, also in what stays."""
    shown = await kaart.importeer(package(), alleen_tonen=True)
    await kaart.bevestig("klus", DOOR)
    assert (await kaart.importeer(package(), alleen_tonen=True)).kenmerk() != shown.kenmerk()
