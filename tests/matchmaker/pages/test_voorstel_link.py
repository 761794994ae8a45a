"""The page behind the link of a proposal."""

from __future__ import annotations

import asyncio

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.voorstellen.voorstel import Weigerreden
from matchmaker.pages import voorstel_link
from tests.matchmaker.aanvragen import feit
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.linderwoude import MAATJES
from tests.matchmaker.pages.conftest import Visitor
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import gevraagd, met_kaart, opgepakt, regels

ONBRUIKBAAR = "Deze link werkt niet meer"
WENS = {
    "samenvatting": "Truus wil hulp met stofzuigen.",
    "feiten": [
        feit(
            "wens",
            "stofzuigen",
            "na mijn heupoperatie in het Waldhoornhuis lukt stofzuigen niet",
            frequentie={"keer": 2, "periode": 1, "eenheid": "wk"},
            moment="dinsdagochtend als Waldhoorn weg is",
        )
    ],
}


@pytest.fixture
async def gevraagde(matchmaker: Matchmaker, anna: Coordinator) -> tuple[str, int, str]:
    """A proposal to a volunteer: the referentie, the id of the proposal, the address of its page."""
    referentie = await opgepakt(matchmaker, anna, **WENS)
    one = await toegevoegd(matchmaker, anna)
    made = await matchmaker.stel_voor_aan_vrijwilliger(referentie, one.id, anna, "voor Truus")
    return referentie, made.id, f"/voorstel/{await matchmaker.voorstellink(made.id, anna)}"


async def test_in_general_terms(visitor: Visitor, gevraagde: tuple[str, int, str]) -> None:
    """The page says what, where, how often and when, and nothing of who it is or what they said."""
    referentie, _, link = gevraagde
    text = (await visitor.open(link)).text
    assert visitor.answer.status == 200
    for words in ("stofzuigen", "Lindenkwartier", "2 keer per week", "dinsdagochtend", "9 maart 2026"):
        assert words in text
    for words in ("Truus", "Verzonnen", "heupoperatie", "Waldhoorn", "+316", "1997", "Gerda", referentie):
        assert words not in text
    assert visitor.answer.headers["Referrer-Policy"] == "no-referrer"
    assert visitor.answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in text


async def test_reading_changes_nothing(
    visitor: Visitor, matchmaker: Matchmaker, gevraagde: tuple[str, int, str]
) -> None:
    """However often a mail program opens the link, and each address under it, nothing is answered."""
    referentie, _, link = gevraagde
    before = await matchmaker.get(referentie)
    for method in ("GET", "HEAD"):
        for path in (link, link, f"{link}/ja", f"{link}/nee", f"{link}?reden=te_ver"):
            answer = await visitor.client.request(method, path)
            assert answer.status == (405 if path.endswith(("/ja", "/nee")) else 200)
    assert await matchmaker.get(referentie) == before


async def test_yes(visitor: Visitor, matchmaker: Matchmaker, gevraagde: tuple[str, int, str]) -> None:
    """Yes is noted as the partner's, the coordinator is told in the day list, and the link is used up."""
    referentie, _, link = gevraagde
    await visitor.open(link)
    await visitor.send(f"{link}/ja")
    assert "Fijn dat u wilt helpen" in visitor.text
    dossier = await matchmaker.get(referentie)
    assert dossier.voorstellen[0].staat == "geaccepteerd"
    assert regels(dossier)[-1] == ("voorstel_geaccepteerd", "een vrijwilliger", None)
    assert dossier.geschiedenis[-1].rol == "partner"
    assert ONBRUIKBAAR in (await visitor.open(link)).text
    assert visitor.answer.status == 410


async def test_no(visitor: Visitor, matchmaker: Matchmaker, gevraagde: tuple[str, int, str]) -> None:
    """No has a reason that can be counted and words if one likes; the request is looked for further."""
    referentie, _, link = gevraagde
    await visitor.open(link)
    await visitor.send(f"{link}/nee", reden="te_ver", toelichting=" zonder auto ")
    assert "zoeken verder" in visitor.text
    dossier = await matchmaker.get(referentie)
    one = dossier.voorstellen[0]
    assert (one.staat, one.reden, one.toelichting) == ("geweigerd", "te_ver", "zonder auto")
    assert dossier.hulpvraag.status == "in_behandeling"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Kies waarom het niet gaat."),
        ({"reden": "geen zin"}, "Kies waarom het niet gaat."),
        ({"reden": "niet_bereikbaar"}, "Kies waarom het niet gaat."),
        ({"reden": "anders", "toelichting": "x" * 501}, "Schrijf hooguit 500 tekens."),
    ],
)
async def test_no_without_a_reason(
    visitor: Visitor,
    matchmaker: Matchmaker,
    gevraagde: tuple[str, int, str],
    fields: dict[str, str],
    words: str,
) -> None:
    """What cannot be noted is said, with what was typed still there; the link stays good."""
    _, voorstel, link = gevraagde
    await visitor.open(link)
    await visitor.send(f"{link}/nee", **fields)
    assert visitor.answer.status == 400
    assert words in visitor.text
    assert fields.get("toelichting", "") in visitor.text
    assert (await matchmaker.voorstel_bij_link(link.rsplit("/", 1)[1])).voorstel.id == voorstel


async def test_only_from_our_page(
    visitor: Visitor, other: Visitor, matchmaker: Matchmaker, gevraagde: tuple[str, int, str]
) -> None:
    """An answer without the token of the page, or with that of another browser, changes nothing."""
    referentie, _, link = gevraagde
    for one, token in ((visitor, "x"), (other, "")):
        await one.open(link)
        await one.send(f"{link}/ja", csrf=token)
        assert one.answer.status == 403
    await visitor.open(link)
    other.text = visitor.text
    await other.send(f"{link}/ja")
    assert other.answer.status == 403
    assert (await matchmaker.get(referentie)).voorstellen[0].staat == "open"


async def test_at_the_same_moment(
    visitor: Visitor, matchmaker: Matchmaker, gevraagde: tuple[str, int, str]
) -> None:
    """Who presses the button many times gives one answer."""
    referentie, _, link = gevraagde
    await visitor.open(link)
    token = visitor._token()

    async def press(path: str) -> int:
        data = {"csrf": token, "reden": "te_ver"}
        return (await visitor.client.post(f"{link}/{path}", data=data, allow_redirects=False)).status

    answers = await asyncio.gather(*(press(path) for path in ("ja", "nee") * 4))
    assert sorted(answers) == [303] + [410] * 7
    lines = [rule for rule in regels(await matchmaker.get(referentie)) if rule[0].startswith("voorstel_")]
    assert len(lines) == 1


async def test_forged_and_old(
    visitor: Visitor,
    matchmaker: Matchmaker,
    clock: TestClock,
    anna: Coordinator,
    gevraagde: tuple[str, int, str],
) -> None:
    """A link that never was, was replaced or has expired opens nothing and answers nothing; all say the same."""
    referentie, voorstel, link = gevraagde
    newer = f"/voorstel/{await matchmaker.voorstellink(voorstel, anna)}"
    forged = [
        link,
        f"{newer}x",
        newer[:-1],
        "/voorstel/" + "A" * 43,
        "/voorstel/%00",
        "/voorstel/' OR 1=1 --",
    ]
    forged += [f"/voorstel/{'a' * 4000}", "/voorstel/%ED%A0%80"]
    await visitor.open(newer)
    page = visitor.text
    said = set()
    for path in forged:
        visitor.text = page
        for answer in (
            await visitor.client.get(path),
            await visitor.client.post(f"{path}/ja", data={"csrf": visitor._token()}),
        ):
            assert answer.status == 410
            said.add(await answer.text())
    assert len(said) == 1
    clock.pass_by(days=8)
    await visitor.send(f"{newer}/ja")
    assert visitor.answer.status == 410
    assert (await visitor.open(newer)).answer.status == 410
    assert (await matchmaker.get(referentie)).voorstellen[0].staat == "open"
    await matchmaker.bijwerken()
    assert (await matchmaker.get(referentie)).voorstellen[0].staat == "verlopen"


async def test_withdrawn(visitor: Visitor, matchmaker: Matchmaker, gevraagde: tuple[str, int, str]) -> None:
    """When the person withdraws the request the link opens nothing any more."""
    referentie, _, link = gevraagde
    await matchmaker.withdraw(referentie)
    assert (await visitor.open(link)).answer.status == 410


async def test_an_organisation(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """An organisation answers under the name of its service; what is not known is said to be arranged together."""
    await met_kaart(matchmaker)
    referentie = await opgepakt(matchmaker, anna, feiten=[feit("lastig", "praatje_bezoek", "ik zie niemand")])
    made = await matchmaker.stel_voor_aan_dienst(referentie, MAATJES, anna)
    link = f"/voorstel/{await matchmaker.voorstellink(made.id, anna)}"
    assert "praatje of bezoek" in (await visitor.open(link)).text
    assert visitor.text.count("in overleg") == 2
    await visitor.send(f"{link}/ja")
    line = (await matchmaker.get(referentie)).geschiedenis[-1]
    assert (line.rol, line.door) == ("partner", "Maatjes in de wijk (Welzijn Linderwoude)")


def test_reasons() -> None:
    """Each reason of the workflow can be chosen, but that somebody was not reached."""
    assert set(voorstel_link.REDENEN) == set(Weigerreden) - {Weigerreden.NIET_BEREIKBAAR}


async def test_ids_open_nothing(visitor: Visitor, matchmaker: Matchmaker, anna: Coordinator) -> None:
    """The number of a proposal is no link to it."""
    _, voorstel, _ = await gevraagd(matchmaker, anna)
    for guess in (str(voorstel), "1", "open"):
        assert (await visitor.open(f"/voorstel/{guess}")).answer.status == 410
