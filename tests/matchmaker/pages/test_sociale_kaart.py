"""Coordinators search the directory, read a service and edit it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from tests.matchmaker.aanvragen import aanvraag, feit
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import EETTAFEL, LOGEERHUIS, MAATJES, NAAM_VAN_IEMAND, UIT, linderwoude
from tests.matchmaker.pages.conftest import Visitor

KAART = "/coordinator/sociale-kaart"
ONE = f"{KAART}/diensten/{MAATJES}"


@pytest.fixture
async def anna_in(visitor: Visitor, matchmaker: Matchmaker) -> Visitor:
    """Anna, signed in; the directory has something in it."""
    await matchmaker.importeer(linderwoude())
    return await visitor.sign_in("anna")


def _names(text: str) -> list[str]:
    return re.findall(r'class="kt-item__title"><a [^>]*>([^<]*)<', text)


def _form(text: str) -> dict[str, Any]:
    """Give the fields of the edit form as a browser would send them back."""
    fields: dict[str, Any] = dict(
        re.findall(r'<input class="kt-input"[^>]*name="(\w+)" value="([^"]*)"', text)
    )
    fields |= dict(re.findall(r'<textarea [^>]*name="(\w+)"[^>]*>([^<]*)<', text))
    fields["stand"] = re.findall(r'name="stand" value="(\w+)"', text)[0]
    for name, options in re.findall(r'<select [^>]*name="(\w+)"[^>]*>(.*?)</select>', text, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        fields[name] = (chosen or re.findall(r'<option value="([^"]*)"', options))[0]
    for name, code in re.findall(
        r'<input type="checkbox" id="[^"]*" name="(\w+)" value="([\w-]+)" checked', text
    ):
        fields.setdefault(name, []).append(code)
    return fields


async def test_everything_at_first(anna_in: Visitor) -> None:
    """Without a question all offers are there, but what was taken out; the menu leads here."""
    await anna_in.open(KAART)
    assert sorted(_names(anna_in.text)) == ["Eettafel De Linde", "Logeerhuis Rust", "Maatjes in de wijk"]
    assert f'href="{KAART}" aria-current="page">Sociale kaart' in anna_in.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("search=wandelin", ["Maatjes in de wijk"]),
        ("soort_hulp=maatje&postcode=1997+AB&max_km=5", ["Maatjes in de wijk"]),
        ("respijtvorm=logeren", ["Logeerhuis Rust"]),
        ("weekdag=dinsdag&tijd=12:30", ["Eettafel De Linde"]),
        ("met_ruimte=true", ["Maatjes in de wijk"]),
        ("taal=ar&leeftijd=70", ["Maatjes in de wijk"]),
        ("route=wmo", []),
    ],
)
async def test_filters(anna_in: Visitor, query: str, found: list[str]) -> None:
    """Each filter narrows, and stays in the form."""
    await anna_in.open(f"{KAART}?{query}")
    assert _names(anna_in.text) == found
    assert ("Niets gevonden" in anna_in.text) == (not found)


async def test_what_a_result_says(anna_in: Visitor) -> None:
    """A result says why it fits, how far it is, whether there is room, and whether it may be believed."""
    await anna_in.open(f"{KAART}?postcode=1997&activiteit=lopen&activiteit=samen_eten")
    for words in ("helpt met lopen", "1,1 km", "nu ruimte", "al lang niet bevestigd", "085 000 0101"):
        assert words in anna_in.text
    assert '<option value="samen_eten" selected>' in anna_in.text


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("postcode=abc", "postcode", "Vul vier cijfers in"),
        ("max_km=3", "max_km", "Vul ook een postcode in"),
        ("leeftijd=oud", "leeftijd", "Vul een heel getal in"),
        ("activiteit=vliegen", "activiteit", "Kies uit"),
    ],
)
async def test_faults_stand_beside_the_field(anna_in: Visitor, query: str, name: str, words: str) -> None:
    """What cannot be is explained beside its field, and what was typed stays."""
    await anna_in.open(f"{KAART}?{query}&search=eten")
    assert anna_in.answer.status == 400
    assert f'id="fout-{name}">{words}' in anna_in.text
    assert 'name="search" value="eten"' in anna_in.text
    assert _names(anna_in.text) == []


async def test_pages(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """A long list comes in pages that keep the question."""
    package = {table: list(rows) for table, rows in linderwoude().items()}
    package["service"] += [
        {
            "id": f"extra-{number}",
            "organization_id": "org-rust",
            "name": f"Extra {number}",
            "status": "active",
        }
        for number in range(25)
    ]
    await matchmaker.importeer(package)
    await anna_in.open(f"{KAART}?search=extra")
    first = _names(anna_in.text)
    following = anna_in.text.split('class="kt-button kt-button--second" href="')[1].split('"')[0]
    await anna_in.open(following)
    assert (len(first), len(_names(anna_in.text))) == (20, 5)
    assert not set(first) & set(_names(anna_in.text))


async def test_one_service(anna_in: Visitor) -> None:
    """The page of a service has all that is known of it, hours in words, and for colleagues whom to call."""
    await anna_in.open(f"{KAART}/diensten/{EETTAFEL}")
    for words in (
        "Samen eten aan een grote tafel.",
        "ontmoetingsplek",
        "ouderen",
        "€ 7,50",
        "Lindelaan 1, 1997 AB Linderwoude",
        "elke dinsdag, 12.00 tot 14.00 uur",
        "Lindenkwartier",
        "Lift.",
        "eettafel@welzijn.example",
        "Laatst bevestigd op 15 januari 2025",
    ):
        assert words in anna_in.text
    await anna_in.open(ONE)
    assert NAAM_VAN_IEMAND in anna_in.text
    assert "085 000 0199" in anna_in.text


async def test_ids_with_any_sign(anna_in: Visitor) -> None:
    """A service whose id has a slash can be found and opened."""
    await anna_in.open(f"{KAART}?respijtvorm=logeren")
    (address,) = re.findall(r'class="kt-item__title"><a href="([^"]+)"', anna_in.text)
    await anna_in.open(address)
    assert "<h1>Logeerhuis Rust</h1>" in anna_in.text


async def test_still_right(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """One button confirms; the day and who did it stand on the page."""
    await anna_in.open(f"{KAART}/diensten/{EETTAFEL}")
    await anna_in.send(f"{KAART}/diensten/{EETTAFEL}/bevestigen")
    for words in ("U hebt bevestigd", "Laatst bevestigd op 2 maart 2026", "door Anna Verzonnen"):
        assert words in anna_in.text
    assert "al lang niet bevestigd" not in anna_in.text


async def test_out_and_back(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """What is taken out is found by nobody, has its page still, and can be put back."""
    await anna_in.open(ONE)
    await anna_in.send(f"{ONE}/uithalen")
    assert "Dit aanbod is uit de sociale kaart gehaald." in anna_in.text
    assert await matchmaker.zoek(Zoekvraag(soorten_hulp=("maatje",))) == ()
    await anna_in.open(f"{KAART}/bijhouden")
    assert "Maatjes in de wijk" in anna_in.text
    await anna_in.open(ONE)
    await anna_in.send(f"{ONE}/terugzetten")
    assert "Dit aanbod staat weer in de sociale kaart." in anna_in.text
    assert "Teruggezet in de sociale kaart" in anna_in.text
    (found,) = await matchmaker.zoek(Zoekvraag(soorten_hulp=("maatje",)))
    assert found.aanbod.service_id == MAATJES


async def test_edit(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """Only what was changed is changed, and the log says what."""
    await anna_in.open(f"{ONE}/wijzigen")
    sent = _form(anna_in.text) | {
        "kosten": "Een kleine bijdrage.",
        "telefoon": "085 000 0103",
        "ruimte": "wachtlijst",
        "activiteiten": ["praatje_bezoek", "fietsen"],
        "doelgroepen": ["ouderen"],
    }
    await anna_in.send(f"{ONE}/wijzigen", **sent)
    assert "De wijziging is opgeslagen." in anna_in.text
    changed = await matchmaker.aanbod(MAATJES)
    assert (changed.kosten, changed.telefoon, changed.ruimte) == (
        "Een kleine bijdrage.",
        "+31850000103",
        "wachtlijst",
    )
    assert (changed.activiteiten, changed.doelgroepen) == (("praatje_bezoek", "fietsen"), ("ouderen",))
    (line, *_) = await matchmaker.logboek(MAATJES)
    assert set(line.velden) == {"kosten", "telefoon", "ruimte", "activiteiten", "doelgroepen"}
    for words in ("Kosten: Een kleine bijdrage.", "Is er ruimte?: wachtlijst", "Voor wie: ouderen"):
        assert words in anna_in.text


async def test_nothing_changed(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """A form that comes back as it was changes nothing and leaves no line in the log."""
    before = await matchmaker.exporteer()
    for service_id in (MAATJES, EETTAFEL, LOGEERHUIS.replace("/", "%2F")):
        address = f"{KAART}/diensten/{service_id}/wijzigen"
        await anna_in.open(address)
        await anna_in.send(address, **_form(anna_in.text))
        assert "Er was niets anders dan wat er al stond." in anna_in.text
    assert await matchmaker.exporteer() == before
    assert [line.soort for line in await matchmaker.logboek()] == ["ingelezen"]


async def test_faults_in_the_form(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """Each fault stands at its field, what was typed is kept, and nothing is stored."""
    before = await matchmaker.exporteer()
    await anna_in.open(f"{ONE}/wijzigen")
    wrong = {"naam": "", "email": "geen adres", "minimum_age": "oud", "omschrijving": "Nieuwe tekst"}
    await anna_in.send(f"{ONE}/wijzigen", **_form(anna_in.text) | wrong | {"doelgroepen": ["ouderen"]})
    assert anna_in.answer.status == 400
    for name in ("naam", "email", "minimum_age"):
        assert f'id="fout-{name}"' in anna_in.text
        assert f'href="#{name}"' in anna_in.text
    assert 'value="geen adres"' in anna_in.text
    assert "Nieuwe tekst</textarea>" in anna_in.text
    assert 'value="ouderen" checked' in anna_in.text
    assert await matchmaker.exporteer() == before


async def test_a_colleague_was_first(anna_in: Visitor, other: Visitor) -> None:
    """What a colleague changed meanwhile is not undone: the form says so, and keeps what was typed."""
    await other.sign_in("bram")
    for who in (anna_in, other):
        await who.open(f"{ONE}/wijzigen")
    mine, theirs = _form(anna_in.text), _form(other.text)
    await other.send(f"{ONE}/wijzigen", **theirs | {"kosten": "5 euro"})
    await anna_in.send(f"{ONE}/wijzigen", **mine | {"alert": "In augustus dicht."})
    assert anna_in.answer.status == 409
    assert "Anders dan wat er nu staat: Let op, Kosten." in anna_in.text
    again = _form(anna_in.text)
    assert again["alert"] == "In augustus dicht."
    await anna_in.send(f"{ONE}/wijzigen", **again | {"kosten": "5 euro"})
    assert "De wijziging is opgeslagen." in anna_in.text
    assert "5 euro" in anna_in.text


async def test_only_for_who_signed_in(visitor: Visitor, matchmaker: Matchmaker) -> None:
    """Nobody else reads or changes anything."""
    await matchmaker.importeer(linderwoude())
    before = await matchmaker.exporteer()
    for path in (KAART, ONE, f"{ONE}/wijzigen", f"{KAART}/bijhouden", f"{KAART}/inlezen", f"{KAART}/bewaren"):
        await visitor.open(path)
        assert visitor.answer.url.path == "/coordinator/aanmelden"
    for path in ("bevestigen", "uithalen", "terugzetten", "wijzigen"):
        await visitor.send(f"{ONE}/{path}")
        assert visitor.answer.url.path == "/coordinator/aanmelden"
    await visitor.send(f"{KAART}/links", dienst=MAATJES)
    await visitor.upload(f"{KAART}/inlezen", "bestand", "a.zip", b"PK")
    assert visitor.answer.url.path == "/coordinator/aanmelden"
    assert await matchmaker.exporteer() == before


@pytest.mark.parametrize("path", ["bevestigen", "uithalen", "terugzetten", "wijzigen"])
async def test_form_of_another_page(anna_in: Visitor, matchmaker: Matchmaker, path: str) -> None:
    """A form without the token of its page does nothing."""
    before = await matchmaker.exporteer()
    await anna_in.send(f"{ONE}/{path}", csrf="fout")
    assert anna_in.answer.status == 403
    assert await matchmaker.exporteer() == before


@pytest.mark.parametrize("path", ["", "/wijzigen"])
async def test_no_such_service(anna_in: Visitor, path: str) -> None:
    """A service that is not there gets a page that says so."""
    await anna_in.open(f"{KAART}/diensten/niets{path}")
    assert anna_in.answer.status == 404
    assert "Deze pagina is er niet" in anna_in.text
    await anna_in.open(f"{KAART}/diensten/{UIT}{path}")
    assert anna_in.answer.status == 200


async def test_html_is_text(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """What stands in the directory is shown as it stands there, never run."""
    evil = "<script>alert(1)</script>\" onload='x' {{ 7*7 }}"
    await matchmaker.wijzig(MAATJES, {"naam": evil, "omschrijving": evil, "alert": evil}, evil)
    for path in (KAART, ONE, f"{ONE}/wijzigen", f"{KAART}/bijhouden"):
        raw = await (await anna_in.client.get(path)).text()
        assert "<script" not in raw
        assert "\" onload='" not in raw


async def test_from_a_hulpvraag(anna_in: Visitor, matchmaker: Matchmaker, clock: TestClock) -> None:
    """What fits a hulpvraag leads to its page in the directory."""
    made = await matchmaker.submit(aanvraag(feiten=[feit("wens", "lopen", "een ommetje")]), "1")
    await anna_in.open(f"/coordinator/hulpvragen/{made.referentie}")
    assert f'<a href="{ONE}">Maatjes in de wijk</a>' in anna_in.text
    assert f'href="{KAART}?postcode=1997"' in anna_in.text


EATS = f"{KAART}/diensten/{EETTAFEL}/wijzigen"


async def test_edit_where_and_when(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """Hours, address, area and languages are fields of the form; the log says it in words."""
    await anna_in.open(EATS)
    form = _form(anna_in.text)
    assert (form["dag_0_0"], form["van_0_0"], form["tot_0_0"]) == ("TU", "12:00", "14:00")
    assert (form["straat_0"], form["postcode_0"], form["wijken"]) == (
        "Lindelaan 1",
        "1997 AB",
        "Lindenkwartier",
    )
    more = {"vaak_0_1": "week", "dag_0_1": "MO-FR", "van_0_1": "17", "tot_0_1": "19.30"}
    first = {"vaak_0_2": "1", "dag_0_2": "SU", "van_0_2": "12:00", "tot_0_2": ""}
    where = {"straat_0": "Bloesemlaan 2", "wijken": "", "postcodes": "1997", "talen": ["nl", "tr"]}
    await anna_in.send(EATS, **form | more | first | where)
    assert "De wijziging is opgeslagen." in anna_in.text
    changed = await matchmaker.aanbod(EETTAFEL)
    assert [one.rrule for one in changed.tijden] == [
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=MONTHLY;BYDAY=1SU",
    ]
    assert changed.adres == "Bloesemlaan 2, 1997 AB Linderwoude"
    assert (changed.wijken, changed.postcodes, changed.talen) == ((), ("1997",), ("nl", "tr"))
    for words in (
        "maandag tot en met vrijdag 17:00 tot 19:30; de eerste zondag van de maand vanaf 12:00",
        "Straat en huisnummer: Bloesemlaan 2",
        "Talen: Nederlands en Turks",
        "door Anna Verzonnen",
    ):
        assert words in anna_in.text
    assert (
        await matchmaker.aanbod(MAATJES)
    ).adres == "Lindelaan 1, 1997 AB Linderwoude"  # in the same building
    (line, *_) = await matchmaker.logboek(EETTAFEL)
    assert {name.partition("@")[0] for name in line.velden} == {
        "tijden",
        "straat",
        "wijken",
        "postcodes",
        "talen",
    }


async def test_faults_in_hours(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """A time that is none is named with its line; all that was typed stays, and nothing is stored."""
    before = await matchmaker.exporteer()
    await anna_in.open(EATS)
    wrong = {
        "dag_0_1": "WE",
        "van_0_1": "rond het eten",
        "straat_0": "",
        "wijken": "Lindekwartier",
        "kosten": "6 euro",
    }
    await anna_in.send(EATS, **_form(anna_in.text) | wrong)
    assert anna_in.answer.status == 400
    for name in ("tijden_0", "straat_0", "wijken"):
        assert f'id="fout-{name}"' in anna_in.text
        assert f'href="#{name}"' in anna_in.text
    assert "Regel 2: schrijf de tijd als 9:30. rond het eten is geen tijd." in anna_in.text
    assert "Bedoelt u Lindenkwartier?" in anna_in.text
    again = _form(anna_in.text)
    for name, value in wrong.items():
        assert again[name] == value
    assert (again["dag_0_0"], again["van_0_0"]) == ("TU", "12:00")
    assert await matchmaker.exporteer() == before


async def test_hours_that_lines_cannot_say(anna_in: Visitor, matchmaker: Matchmaker) -> None:
    """A rule of every other week is shown in words, stays when the form is sent, and goes when its tick is off."""
    package = {table: [dict(row) for row in rows] for table, rows in linderwoude().items()}
    package["schedule"][0] |= {"interval": 2, "dtstart": "2026-01-06"}
    await matchmaker.importeer(package)
    await anna_in.open(EATS)
    assert "dinsdag, om de week, 12.00 tot 14.00 uur" in anna_in.text
    form = _form(anna_in.text)
    assert form["rij_0_0"] == ["tijd-eettafel"]
    await anna_in.send(EATS, **form | {"dag_0_1": "FR", "van_0_1": "12", "tot_0_1": "14"})
    rules = [one.rrule for one in (await matchmaker.aanbod(EETTAFEL)).tijden]
    assert rules == ["DTSTART:20260106 FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=WEEKLY;BYDAY=FR"]
    await anna_in.open(EATS)
    form = _form(anna_in.text)
    del form["rij_0_0"]
    await anna_in.send(EATS, **form)
    assert [one.rrule for one in (await matchmaker.aanbod(EETTAFEL)).tijden] == ["FREQ=WEEKLY;BYDAY=FR"]
