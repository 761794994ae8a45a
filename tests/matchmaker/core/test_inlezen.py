"""A package that is looked at before it is read in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import InvalidRequest, NotFound
from matchmaker.hsds.tabular import to_zip
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, MAATJES, linderwoude


def _zip(**kosten: str) -> bytes:
    """Give the directory as a zip, with other costs of some services."""
    package: dict[str, Any] = dict(linderwoude())
    package["service"] = [
        row
        | ({"fees_description": kosten[row["name"].split()[0]]} if row["name"].split()[0] in kosten else {})
        for row in package["service"]
    ]
    return to_zip(package)


@pytest.fixture
async def kaart(matchmaker: Matchmaker) -> Matchmaker:
    """The matchmaker with a directory."""
    await matchmaker.importeer(linderwoude())
    return matchmaker


async def test_looked_at_and_read_in(
    kaart: Matchmaker, anna: Coordinator, opened: Callable[[], Awaitable[Matchmaker]]
) -> None:
    """What was shown is what happens, also where another process does the second step."""
    voorstel = await kaart.stel_voor(_zip(Maatjes="5 euro"), "kaart.zip", anna)
    assert [row.id for row in voorstel.wijzigingen.tabel("service").gewijzigd] == [MAATJES]
    assert voorstel.namen[MAATJES] == "Maatjes in de wijk"
    assert (await kaart.aanbod(MAATJES)).kosten == "Gratis."
    other = await opened()
    assert await other.lees_in(voorstel.sleutel, voorstel.wijzigingen.kenmerk(), anna) is None
    await other.close()
    assert (await kaart.aanbod(MAATJES)).kosten == "5 euro"
    with pytest.raises(NotFound):
        await kaart.lees_in(voorstel.sleutel, voorstel.wijzigingen.kenmerk(), anna)


async def test_the_directory_changed_meanwhile(kaart: Matchmaker, anna: Coordinator) -> None:
    """A change that is another one than was shown is shown anew, and nothing is stored."""
    voorstel = await kaart.stel_voor(_zip(Maatjes="5 euro"), "kaart.zip", anna)
    await kaart.wijzig(EETTAFEL, {"kosten": "Niets"}, "Bram Verzonnen")
    new = await kaart.lees_in(voorstel.sleutel, voorstel.wijzigingen.kenmerk(), anna)
    assert new is not None
    assert {row.id for row in new.wijzigingen.tabel("service").gewijzigd} == {MAATJES, EETTAFEL}
    assert (await kaart.aanbod(MAATJES)).kosten == "Gratis."
    assert (await kaart.aanbod(EETTAFEL)).kosten == "Niets"
    assert await kaart.lees_in(new.sleutel, new.wijzigingen.kenmerk(), anna) is None
    assert (await kaart.aanbod(MAATJES)).kosten == "5 euro"


async def test_one_at_a_time(
    kaart: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """A newer file takes the place of an older one of the same person, and of nobody else; an hour is enough."""
    mine = await kaart.stel_voor(_zip(Maatjes="1 euro"), "een.zip", anna)
    theirs = await kaart.stel_voor(_zip(Maatjes="2 euro"), "twee.zip", bram)
    newer = await kaart.stel_voor(_zip(Maatjes="3 euro"), "drie.zip", anna)
    for voorstel, who in ((mine, anna), (theirs, anna), (newer, bram)):
        with pytest.raises(NotFound):
            await kaart.lees_in(voorstel.sleutel, voorstel.wijzigingen.kenmerk(), who)
    clock.pass_by(minutes=61)
    with pytest.raises(NotFound):
        await kaart.lees_in(newer.sleutel, newer.wijzigingen.kenmerk(), anna)


async def test_with_faults_nothing_waits(kaart: Matchmaker, anna: Coordinator) -> None:
    """A file with faults names them, and leaves what waited as it was."""
    voorstel = await kaart.stel_voor(_zip(Maatjes="5 euro"), "kaart.zip", anna)
    for data in (b"PK geen zip", b"{", to_zip({"organization": [{"id": "a"}]})):
        with pytest.raises(InvalidRequest):
            await kaart.stel_voor(data, "fout.zip", anna)
    assert await kaart.lees_in(voorstel.sleutel, voorstel.wijzigingen.kenmerk(), anna) is None
