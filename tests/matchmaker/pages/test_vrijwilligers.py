from __future__ import annotations

import re
from typing import Any

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.vrijwilligers.moment import Moment
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.vrijwilligers.gegevens import GEZIEN, aanbod, toegevoegd

LIST = "/coordinator/vrijwilligers"
FILLED: dict[str, Any] = {
    "naam": "Gerda Verzonnen",
    "telefoon": "085 000 0901",
    "postcode": "1997ab",
    "activiteiten": ["stofzuigen", "lopen"],
    "momenten": ["1-ochtend", "3-ochtend"],
    "frequentie": "1,5",
    "per": "2wk",
    "max_km": "2,5",
    "maximum": "2",
    "lopend": "1",
    "talen": ["nl", "tr"],
    "eigen_woorden": "Ik poets graag.",
    "kennismaking": "2026-02-02",
    "vog": "2026-01-15",
    "toestemming": "ja",
}


def _hidden(visitor: Visitor, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', visitor.text)
    assert found
    return found.group(1)


async def _add(visitor: Visitor, **changes: Any) -> Visitor:
    await visitor.open(f"{LIST}/toevoegen")
    return await visitor.send(
        f"{LIST}/toevoegen", **({"sleutel": _hidden(visitor, "sleutel")} | FILLED | changes)
    )


@pytest.fixture
async def signed_in(visitor: Visitor) -> Visitor:
    """Somebody who has signed in as Anna."""
    return await visitor.sign_in("anna")


@pytest.fixture
async def gerda(matchmaker: Matchmaker, anna: Coordinator) -> Vrijwilliger:
    """A volunteer who can be matched."""
    return await toegevoegd(matchmaker, anna)


@pytest.mark.parametrize("path", ["", "/toevoegen", "/vraag-en-aanbod", "/1", "/1/wijzigen"])
async def test_only_for_coordinators(visitor: Visitor, gerda: Vrijwilliger, path: str) -> None:
    """Who has not signed in sees nothing of any volunteer."""
    await visitor.open(LIST + path)
    assert visitor.answer.url.path == "/coordinator/aanmelden"
    assert "Gerda" not in visitor.text


async def test_add_by_the_form(signed_in: Visitor, matchmaker: Matchmaker) -> None:
    """What is typed in the form is stored, and its page shows it."""
    await _add(signed_in)
    assert "De vrijwilliger staat erin." in signed_in.text
    (one,) = (await matchmaker.vrijwilligers()).vrijwilligers
    assert (one.telefoon, one.postcode, one.max_km, one.maximum) == ("+31850000901", "1997 AB", 2.5, 2)
    assert one.momenten == (Moment(1, "ochtend"), Moment(3, "ochtend"))
    for words in (
        "stofzuigen en lopen",
        "dinsdag en donderdag in de ochtend",
        "1,5 keer in de 2 weken",
        "tot 2,5 km",
        "Nederlands en Turks",
        "1 van hoogstens 2",
        "Ik poets graag.",
        "085 000 0901",
        "Actief",
    ):
        assert words in signed_in.text


async def test_sent_twice(signed_in: Visitor, matchmaker: Matchmaker) -> None:
    """The same form that is sent twice adds one person; the next form adds another."""
    await signed_in.open(f"{LIST}/toevoegen")
    fields = FILLED | {"sleutel": _hidden(signed_in, "sleutel")}
    page = signed_in.text
    for _ in range(2):
        signed_in.text = page
        await signed_in.send(f"{LIST}/toevoegen", **fields)
    assert len((await matchmaker.vrijwilligers()).vrijwilligers) == 1
    await _add(signed_in)
    assert len((await matchmaker.vrijwilligers()).vrijwilligers) == 2


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("toestemming", {"toestemming": ""}),
        ("naam", {"naam": ""}),
        ("telefoon", {"telefoon": "nul"}),
        ("frequentie", {"frequentie": "vaak"}),
        ("max_km", {"max_km": "ver"}),
        ("maximum", {"maximum": ""}),
        ("maximum", {"maximum": "٣"}),
        ("lopend", {"lopend": "-1"}),
        ("vog", {"vog": "2026-03-99"}),
        ("kennismaking", {"kennismaking": "2026-04-01"}),
        ("activiteiten", {"activiteiten": []}),
    ],
)
async def test_what_is_wrong_stands_at_its_field(
    signed_in: Visitor, matchmaker: Matchmaker, field: str, changes: dict[str, Any]
) -> None:
    """A form with a fault says which field it is and keeps what was typed; nothing is stored."""
    await _add(signed_in, **changes)
    assert signed_in.answer.status == 400
    assert f'href="#{field}"' in signed_in.text
    assert f'id="fout-{field}"' in signed_in.text
    assert f'id="{field}"' in signed_in.text
    assert "Ik poets graag.</textarea>" in signed_in.text
    assert (await matchmaker.vrijwilligers()).vrijwilligers == ()


async def test_edit(signed_in: Visitor, gerda: Vrijwilliger) -> None:
    """The form shows what is known, and sending it as it is changes nothing."""
    page = f"{LIST}/{gerda.id}"
    await signed_in.open(f"{page}/wijzigen")
    for words in (
        'value="Gerda Verzonnen"',
        'value="085 000 0901"',
        'value="1-ochtend" aria-label="dinsdagochtend" checked',
    ):
        assert words in signed_in.text
    stand = _hidden(signed_in, "stand")
    await signed_in.send(f"{page}/wijzigen", **FILLED, stand=stand)
    assert "De wijziging is opgeslagen." in signed_in.text
    assert "tot 2,5 km" in signed_in.text
    await signed_in.open(f"{page}/wijzigen")
    await signed_in.send(f"{page}/wijzigen", **(FILLED | {"naam": ""}), stand=_hidden(signed_in, "stand"))
    assert signed_in.answer.status == 400


async def test_edited_by_two_at_once(
    signed_in: Visitor, other: Visitor, matchmaker: Matchmaker, gerda: Vrijwilliger
) -> None:
    """What a colleague changed meanwhile is not undone unseen; what was typed stays, and can be sent again."""
    await other.sign_in("bram")
    page = f"{LIST}/{gerda.id}/wijzigen"
    await signed_in.open(page)
    await other.open(page)
    await other.send(page, **(FILLED | {"naam": "Gerda Anders"}), stand=_hidden(other, "stand"))
    await signed_in.send(page, **(FILLED | {"max_km": "7"}), stand=_hidden(signed_in, "stand"))
    assert signed_in.answer.status == 409
    assert 'value="7"' in signed_in.text
    assert (await matchmaker.vrijwilliger(gerda.id)).vrijwilliger.naam == "Gerda Anders"
    await signed_in.send(page, **(FILLED | {"max_km": "7"}), stand=_hidden(signed_in, "stand"))
    assert (await matchmaker.vrijwilliger(gerda.id)).vrijwilliger.max_km == 7


async def test_from_the_chat_to_active(signed_in: Visitor, matchmaker: Matchmaker) -> None:
    """Who offered in the chat is reached from the request, is met, and is then active."""
    made = await matchmaker.submit(aanbod(), "1")
    await signed_in.open(f"/coordinator/hulpvragen/{made.referentie}")
    one = await matchmaker.vrijwilliger_van(made.referentie)
    assert one is not None
    page = f"{LIST}/{one.id}"
    assert f'href="{page}"' in signed_in.text
    assert "Welke vrijwilliger past?" not in signed_in.text
    await signed_in.open(page)
    assert "Nog nodig: kennismaking en VOG." in signed_in.text
    assert f'href="/coordinator/hulpvragen/{made.referentie}"' in signed_in.text
    await signed_in.send(f"{page}/stappen/kennismaking", kennismaking="2026-03-01")
    assert "Nog nodig: VOG." in signed_in.text
    await signed_in.send(f"{page}/stappen/vog", vog="2026-02-01")
    assert "Actief" in signed_in.text
    await signed_in.send(f"{page}/stappen/vog", vog="2027-01-01")
    assert signed_in.answer.status == 400
    assert "Deze dag moet nog komen." in signed_in.text


async def test_contact_and_rest(signed_in: Visitor, gerda: Vrijwilliger) -> None:
    """A conversation is written down, and somebody rests and comes back."""
    page = f"{LIST}/{gerda.id}"
    await signed_in.open(page)
    await signed_in.send(f"{page}/stappen/contact", tekst="Belt liever ’s avonds.")
    assert "Belt liever ’s avonds." in signed_in.text
    await signed_in.send(f"{page}/stappen/rust")
    assert "Deze persoon wil nu even niet gevraagd worden." in signed_in.text
    await signed_in.send(f"{page}/stappen/terug")
    assert "Deze persoon wil nu even niet gevraagd worden." not in signed_in.text
    await signed_in.send(f"{page}/stappen/contact", tekst="a" * 4001)
    assert signed_in.answer.status == 400
    assert "a" * 4001 in signed_in.text


async def test_matched_from_the_request(
    signed_in: Visitor, matchmaker: Matchmaker, anna: Coordinator, gerda: Vrijwilliger
) -> None:
    """Who holds a request sees who fits and asks one from there; after a yes they are matched, until that ends."""
    not_yet = await toegevoegd(matchmaker, anna, naam="Bo Verzonnen", vog=None)
    made = await matchmaker.submit(aanvraag(), "1")
    request = f"/coordinator/hulpvragen/{made.referentie}"
    await signed_in.open(request)
    assert "Gerda Verzonnen" in signed_in.text
    button = 'name="vrijwilliger" value="{}"'
    assert button.format(gerda.id) not in signed_in.text
    await signed_in.send(f"{request}/claim")
    assert button.format(gerda.id) in signed_in.text
    assert button.format(not_yet.id) not in signed_in.text
    assert "nog geen VOG" in signed_in.text
    await signed_in.send(f"{request}/voorstel", vrijwilliger=str(gerda.id))
    assert "Het voorstel is gedaan." in signed_in.text
    answer = signed_in.text.split('/ja"')[0].rsplit('"', 1)[1]
    await signed_in.send(f"{answer}/ja")
    await signed_in.send(f"{request}/status", status="gekoppeld")
    assert "Helpt nu:" in signed_in.text
    await signed_in.open(f"{LIST}/{gerda.id}")
    await signed_in.send(f"{LIST}/{gerda.id}/stappen/loskoppelen", koppeling=_hidden(signed_in, "koppeling"))
    assert "Deze persoon helpt nu niemand." in signed_in.text


@pytest.mark.parametrize(
    ("volunteer", "referentie", "status", "words"),
    [
        ({"vog": None}, "", 409, "Eerst een kennismaking en een VOG, dan pas een koppeling."),
        ({"lopend": 2}, "", 409, "Deze vrijwilliger heeft al 2 van 2 koppelingen."),
        ({}, "X", 400, "Deze code kennen wij niet."),
    ],
)
async def test_a_match_that_cannot_be(
    signed_in: Visitor,
    matchmaker: Matchmaker,
    anna: Coordinator,
    volunteer: dict[str, Any],
    referentie: str,
    status: int,
    words: str,
) -> None:
    """A match that cannot be says why."""
    one = await toegevoegd(matchmaker, anna, **volunteer)
    await signed_in.open(f"{LIST}/{one.id}")
    await signed_in.send(f"{LIST}/{one.id}/stappen/koppelen", referentie=referentie)
    assert (signed_in.answer.status, words in signed_in.text) == (status, True)


async def test_remove(signed_in: Visitor, gerda: Vrijwilliger) -> None:
    """After removal the person is on no page."""
    page = f"{LIST}/{gerda.id}"
    await signed_in.open(page)
    await signed_in.send(f"{page}/verwijderen")
    assert "De gegevens van de vrijwilliger zijn gewist." in signed_in.text
    assert "Gerda" not in signed_in.text
    await signed_in.open(page)
    assert signed_in.answer.status == 404


async def test_list(signed_in: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """The list narrows by what is asked and goes on to the next page with it."""
    for number in range(26):
        await toegevoegd(matchmaker, anna, naam=f"Persoon {number:02}", vog=GEZIEN["vog"] if number else None)
    await signed_in.open(f"{LIST}?status=actief")
    assert "Persoon 00" not in signed_in.text
    await signed_in.open(f"{LIST}?activiteit=lopen&wijk=Lindenkwartier&q=persoon")
    assert "Persoon 24" in signed_in.text
    assert "Persoon 25" not in signed_in.text
    following = re.search(r'href="([^"]+page=2)"', signed_in.text)
    assert following
    await signed_in.open(following.group(1))
    assert "Persoon 25" in signed_in.text
    assert "activiteit=lopen" in signed_in.text
    await signed_in.open(f"{LIST}?q=niemand")
    assert "Niemand gevonden" in signed_in.text


@pytest.mark.parametrize(
    "path", ["?status=weg2", "?activiteit=x", "?q=" + "a" * 201, "/0", "/" + "9" * 18, "/x"]
)
async def test_addresses_that_cannot_be(signed_in: Visitor, path: str) -> None:
    """An address that cannot be gets a page that says so."""
    await signed_in.open(LIST + path)
    assert signed_in.answer.status in (400, 404)


async def test_demand_and_supply(signed_in: Visitor, matchmaker: Matchmaker, gerda: Vrijwilliger) -> None:
    """The counts stand by wijk, say the difference in words, and lead to whom they are."""
    await signed_in.open(f"{LIST}/vraag-en-aanbod")
    assert "0 hulpvragen zonder vrijwilliger, 1 vrijwilliger zonder hulpvraag" in signed_in.text
    facts = [feit("wens", "tuin", "x"), feit("wens", "stofzuigen", "x")]
    await matchmaker.submit(aanvraag(feiten=facts), "1")
    await signed_in.open(f"{LIST}/vraag-en-aanbod")
    assert "Lindenkwartier</h2>" in signed_in.text
    for words in ("1 te weinig", "1 over", "gelijk"):
        assert words in signed_in.text
    for address, name in re.findall(
        r'href="([^"]+)">1<span[^>]*> (vragen|vrijwilligers), stofzuigen', signed_in.text
    ):
        await signed_in.open(address)
        assert {"vragen": "Truus Verzonnen", "vrijwilligers": "Gerda Verzonnen"}[name] in signed_in.text


async def test_html_is_text(signed_in: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """What is typed of a volunteer is shown as it was typed, never run."""
    evil = "<script>alert(1)</script> \"' {{ 7*7 }}"
    one = await toegevoegd(matchmaker, anna, naam=evil, eigen_woorden=evil)
    await matchmaker.noteer_contact(one.id, evil, anna)
    made = await matchmaker.submit(aanvraag(), "1")
    paths = [
        LIST,
        f"{LIST}/{one.id}",
        f"{LIST}/{one.id}/wijzigen",
        f"/coordinator/hulpvragen/{made.referentie}",
    ]
    for path in paths:
        raw = await (await signed_in.client.get(path)).text()
        assert "<script" not in raw
        assert "{{ 7*7 }}" in raw
