from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Hulpvraag
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.werkproces.verloop import gekoppeld


@pytest.fixture
async def submitted(matchmaker: Matchmaker) -> Hulpvraag:
    """A new request with a signal."""
    return await matchmaker.submit(aanvraag(signalen=["valgevaar"]), "1")


@pytest.fixture
def one(submitted: Hulpvraag) -> str:
    """The address of its page."""
    return f"/coordinator/hulpvragen/{submitted.referentie}"


async def test_shows_what_was_told(visitor: Visitor, one: str) -> None:
    """The page shows the summary first, then every fact with its quote, the contact and the consent."""
    await visitor.sign_in("anna")
    await visitor.open(one)
    given = aanvraag()
    summary = visitor.text.index(given["samenvatting"])
    for fact in given["feiten"]:
        assert visitor.text.index(f'<blockquote class="kt-quote">{fact["citaat"]}</blockquote>') > summary
    for words in ("stofzuigen</strong>, 1 keer per week", "door zoon", "06 00000001", "1997 AB", "terug"):
        assert words in visitor.text


async def test_from_claim_to_match(visitor: Visitor, one: str) -> None:
    """A coordinator claims, moves on with a reason and writes a note; all of it stands in the history."""
    await visitor.sign_in("anna")
    await visitor.open(one)
    await visitor.send(f"{one}/claim")
    assert "U hebt deze hulpvraag opgepakt." in visitor.text
    await visitor.send(f"{one}/status", status="voorgesteld", toelichting="Samen Schoon kan dinsdag.")
    assert "De stap is opgeslagen." in visitor.text
    await visitor.send(f"{one}/notitie", tekst="Belt liever 's middags.")
    assert "De notitie is opgeslagen." in visitor.text
    await visitor.open(one)
    history = visitor.text[visitor.text.index('id="geschiedenis"') :]
    newest_first = ["Belt liever 's middags.", "Samen Schoon kan dinsdag.", "Opgepakt", "Ingediend"]
    assert sorted(newest_first, key=history.index) == newest_first


async def test_a_colleague_was_first(visitor: Visitor, other: Visitor, one: str) -> None:
    """Who claims what a colleague has just taken is told who, on the same page."""
    await visitor.sign_in("anna")
    await other.sign_in("bram")
    await visitor.open(one)
    await other.open(one)
    await other.send(f"{one}/claim")
    await visitor.send(f"{one}/claim")
    assert visitor.answer.status == 409
    assert "Bram Verzonnen behandelt deze hulpvraag al." in visitor.text


async def test_what_was_typed_is_kept(visitor: Visitor, one: str) -> None:
    """What was typed is still there: to be copied after a step that cannot be, in its form after a fault."""
    await visitor.sign_in("anna")
    await visitor.open(one)
    await visitor.send(f"{one}/claim")
    await visitor.send(f"{one}/status", status="afgerond", toelichting="Wij zijn klaar.")
    assert visitor.answer.status == 409
    assert "Dit is niet opgeslagen." in visitor.text
    assert 'U schreef: <q class="kt-lines">Wij zijn klaar.</q>' in visitor.text
    await visitor.send(f"{one}/status", status="uitvraag", reden="x", toelichting="Nog eens bellen.")
    assert visitor.answer.status == 400
    assert "Kies een reden." in visitor.text
    assert "Nog eens bellen.</textarea>" in visitor.text


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ("status", {}),
        ("status", {"status": "x"}),
        ("notitie", {"tekst": " "}),
        ("notitie", {"tekst": "a" * 4001}),
    ],
)
async def test_incomplete_forms(visitor: Visitor, one: str, form: str, fields: dict[str, str]) -> None:
    """A form that misses something says what, and stores nothing."""
    await visitor.sign_in("anna")
    await visitor.open(one)
    await visitor.send(f"{one}/claim")
    await visitor.send(f"{one}/{form}", **fields)
    assert visitor.answer.status == 400
    assert 'role="alert"' in visitor.text


async def test_withdrawal_on_behalf_of_the_person(visitor: Visitor, matchmaker: Matchmaker, one: str) -> None:
    """Who holds a request can withdraw it for the person: the page then shows nothing of them any more."""
    await visitor.sign_in("anna")
    await visitor.open(one)
    await visitor.send(f"{one}/claim")
    await visitor.send(f"{one}/status", status="ingetrokken")
    assert "Deze hulpvraag is ingetrokken." in visitor.text
    for words in ("Truus", "stofzuigen", "+316", "1997"):
        assert words not in visitor.text


async def test_withdrawal_of_what_is_done(
    visitor: Visitor, other: Visitor, matchmaker: Matchmaker, anna: Coordinator
) -> None:
    """Whoever is phoned wipes what is done, also what a colleague did; not of another wijk."""
    referentie, _ = await gekoppeld(matchmaker, anna)
    for status in ("nazorg", "afgerond"):
        await matchmaker.set_status(referentie, status, anna)
    one = f"/coordinator/hulpvragen/{referentie}"
    await matchmaker.add_coordinator("lin", "Lin", PASSWORD, wijken=["Lindenkwartier"])
    await matchmaker.add_coordinator("beu", "Beu", PASSWORD, wijken=["Beukenhof"])
    await matchmaker.add_coordinator("lena", "Lena", PASSWORD, functie="lezer")
    for name in ("beu", "lena"):
        await other.sign_in(name)
        await other.send(f"{one}/status", status="ingetrokken")
        assert other.answer.status == 403
    await visitor.sign_in("lin")
    await visitor.open(one)
    assert "De persoon wil dat dit gewist wordt" in visitor.text
    await visitor.send(f"{one}/status", status="ingetrokken")
    assert "Deze hulpvraag is ingetrokken." in visitor.text
    assert "Truus" not in visitor.text
    last = (await matchmaker.get(referentie)).geschiedenis[-1]
    assert (last.soort, last.van, last.door) == ("ingetrokken", "afgerond", "Lin")


async def test_html_is_text(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """What a person types is shown as they typed it, never run."""
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)> \"' {{ 7*7 }}"
    given = aanvraag(situatie=evil, samenvatting=evil, feiten=[feit("wens", "tuin", evil)])
    given["contact"]["naam"] = evil
    made = await matchmaker.submit(given, "html")
    await visitor.sign_in("anna")
    for path in ("/coordinator", f"/coordinator/hulpvragen/{made.referentie}"):
        answer = await visitor.client.get(path)
        raw = await answer.text()
        assert "<script" not in raw
        assert "<img src=x" not in raw
        assert "{{ 7*7 }}" in raw


@pytest.mark.parametrize("path", ["/coordinator/hulpvragen/x", "/coordinator/niets", "/coordinator?status=x"])
async def test_no_such_page(visitor: Visitor, path: str) -> None:
    """An address that does not exist gets a page with a way on."""
    await visitor.sign_in("anna")
    await visitor.open(path)
    assert visitor.answer.status in (400, 404)
    assert "Naar de wachtrij" in visitor.text
