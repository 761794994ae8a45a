"""What of the directory everybody may read, and that it is whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.errors import InvalidRequest, NotFound
from matchmaker.core.sociale_kaart.openbaar import openbaar
from matchmaker.core.sociale_kaart.uitgeven import Bladzijde, Uitvraag
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.demo.load import HERE
from matchmaker.hsds.package import as_read
from matchmaker.hsds.reading import read
from matchmaker.hsds.service_json import row_json, service_json
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, LOGEERHUIS, MAATJES, UIT, linderwoude

FIRST = Bladzijde(1, 100)


@pytest.fixture
async def kaart(matchmaker: Matchmaker) -> Matchmaker:
    """The matchmaker with a directory."""
    await matchmaker.importeer(linderwoude())
    return matchmaker


async def test_each_service_is_whole(matchmaker: Matchmaker, clock: TestClock) -> None:
    """What is read for one service nests to just what the whole directory would nest to."""
    clock.pass_by(days=365)
    package = read(HERE / "sociale_kaart").package
    await matchmaker.importeer(package)
    public = openbaar(as_read(package).package)
    for service in package["service"]:
        if service["status"] == "active":
            id_ = str(service["id"])
            assert service_json(await matchmaker.openbaar("service", id_), id_) == service_json(public, id_)


async def test_an_id_is_unique_in_its_own_table_only(matchmaker: Matchmaker) -> None:
    """Rows of a service are not mixed up with those of an organization, or of a place, that has the same id."""
    package = dict(linderwoude())
    package["organization"] = [
        *package["organization"],
        {"id": MAATJES, "name": "Zelfde", "description": "id"},
    ]
    package["phone"] = [
        *package["phone"],
        {"id": "tel-zelfde", "organization_id": MAATJES, "number": "+31850000177"},
    ]
    await matchmaker.importeer(package)
    rijen = await matchmaker.openbaar("service", MAATJES)
    assert "tel-zelfde" not in {row["id"] for row in rijen["phone"]}


async def test_in_the_order_of_the_rows(kaart: Matchmaker) -> None:
    """Without a question services come in the order of the rows, also after one was edited."""
    await kaart.wijzig(MAATJES, {"kosten": "Niets"}, "Anna Verzonnen")
    blad = await kaart.openbare_diensten(Uitvraag(), FIRST)
    assert (blad.ids, blad.totaal) == ((MAATJES, EETTAFEL, LOGEERHUIS), 3)
    places = await kaart.openbare_plekken(Uitvraag(), FIRST)
    assert places.ids == ("linde-maatjes", "linde-eettafel", "rust-logeren")


async def test_pages_join_up(kaart: Matchmaker) -> None:
    """The pages of a search together have everything once."""
    question = Uitvraag(Zoekvraag(postcode4="1997"))
    whole = await kaart.openbare_diensten(question, FIRST)
    pages = [await kaart.openbare_diensten(question, Bladzijde(number, 1)) for number in (1, 2, 3, 4)]
    assert [page.ids for page in pages] == [*((id_,) for id_ in whole.ids), ()]
    assert {page.totaal for page in pages} == {3}


async def test_changed_since(kaart: Matchmaker, clock: TestClock) -> None:
    """What was edited is among what changed; what does not say when is too."""
    since = Uitvraag(gewijzigd_na=datetime(2026, 3, 1, tzinfo=UTC))
    assert (await kaart.openbare_diensten(since, FIRST)).ids == (LOGEERHUIS,)
    await kaart.wijzig(EETTAFEL, {"kosten": "Niets"}, "Anna Verzonnen")
    assert (await kaart.openbare_diensten(since, FIRST)).ids == (EETTAFEL, LOGEERHUIS)


async def test_what_was_taken_out(kaart: Matchmaker) -> None:
    """What is taken out is gone from everywhere at once, and its organization with the last of its services."""
    await kaart.haal_uit(LOGEERHUIS, "Anna Verzonnen")
    assert LOGEERHUIS not in (await kaart.openbare_diensten(Uitvraag(), FIRST)).ids
    assert (await kaart.openbare_organisaties(FIRST)).ids == ("org-welzijn",)
    for table, id_ in (
        ("service", LOGEERHUIS),
        ("service", UIT),
        ("service_at_location", "rust-logeren"),
        ("organization", "org-rust"),
    ):
        with pytest.raises(NotFound):
            await kaart.openbaar(table, id_)


async def test_a_place_knows_its_organization(kaart: Matchmaker) -> None:
    """A place comes with its service and whose that is, short or whole."""
    for heel in (False, True):
        blad = await kaart.openbare_plekken(Uitvraag(heel=heel), FIRST)
        service = row_json(blad.rijen, "service", MAATJES, full=False)
        assert service["organization"]["name"] == "Welzijn Linderwoude"


async def test_codes_of_one_taxonomy(kaart: Matchmaker) -> None:
    """Terms can be asked for by taxonomy."""
    blad = await kaart.openbare_codes("taxonomy_term", Bladzijde(1, 2), "respijtvorm")
    assert (blad.ids, blad.totaal) == (("respijtvorm:aan_huis", "respijtvorm:dagopvang"), 4)


async def test_a_question_that_cannot_be(kaart: Matchmaker) -> None:
    """A code that the profile does not have is refused."""
    with pytest.raises(InvalidRequest):
        await kaart.openbare_diensten(Uitvraag(Zoekvraag(routes=("vliegtuig",))), FIRST)


def test_persons_stay_out() -> None:
    """A contact with a name goes with its telephone, a desk stays; who confirmed and who edited go."""
    public = openbaar(as_read(linderwoude()).package)
    assert [row["id"] for row in public["contact"]] == ["contact-balie"]
    assert [row["id"] for row in public["phone"]] == ["tel-maatjes", "tel-balie"]
    assert "metadata" not in public
    assert all("assurer_email" not in row for row in public["service"])
    assert all("attention" not in row for row in public["address"])
