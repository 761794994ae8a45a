"""Another link for a proposal: the earlier one is void, whatever became of its mail."""

from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import HeldBy, NotFound, NotPossible, NotYours
from matchmaker.core.post.port import Bezorger
from tests.matchmaker.conftest import PASSWORD
from tests.matchmaker.post.mailserver import Mailserver
from tests.matchmaker.post.uit import uitbak
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import gevraagd, opgepakt

GERDA = "gerda@voorbeeld.example"


async def _lines(matchmaker: Matchmaker, referentie: str) -> list[tuple[str, str | None, str | None]]:
    history = (await matchmaker.get(referentie)).geschiedenis
    kinds = ("gemaild", "mail_mislukt", "nieuwe_link")
    return [(line.soort, line.door, line.toelichting) for line in history if line.soort in kinds]


async def test_mailed(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, mailserver: Mailserver, bezorger: Bezorger
) -> None:
    """The new link goes by mail and works; a mail with the earlier one that still waited does not go any more."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.mail_voorstellink(voorstel, anna)
    old, new = [one.token or "" for one in await uitbak(settings)]
    with pytest.raises(NotFound):
        await matchmaker.voorstel_bij_link(old)
    assert (await matchmaker.voorstel_bij_link(new)).voorstel.id == voorstel
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.verstuurd, done.vervallen, mailserver.naar) == (1, 1, [GERDA])
    assert await _lines(matchmaker, referentie) == [
        ("gemaild", None, "aan een vrijwilliger"),
        ("nieuwe_link", "Anna Verzonnen", "aan een vrijwilliger, per mail"),
    ]
    assert (await matchmaker.beantwoord_met_link(new, ja=True)).staat == "geaccepteerd"


@pytest.mark.parametrize("mailen", [True, False])
async def test_after_a_mail_that_did_not_arrive(
    matchmaker: Matchmaker, anna: Coordinator, mailserver: Mailserver, bezorger: Bezorger, mailen: bool
) -> None:
    """With a new link the day list asks for nothing more; that the mail failed stays in the history."""
    referentie, voorstel, _ = await gevraagd(matchmaker, anna)
    mailserver.weigert[GERDA] = "550 5.1.1 No such user"
    await matchmaker.bezorg_post(bezorger)
    assert len((await matchmaker.dagstart(anna)).niet_gemaild) == 1
    mailserver.weigert.clear()
    if mailen:
        await matchmaker.mail_voorstellink(voorstel, anna)
    else:
        token = await matchmaker.voorstellink(voorstel, anna)
        assert (await matchmaker.voorstel_bij_link(token)).voorstel.id == voorstel
    assert (await matchmaker.bezorg_post(bezorger)).verstuurd == mailen
    assert (await matchmaker.dagstart(anna)).niet_gemaild == ()
    lines = await _lines(matchmaker, referentie)
    assert [kind for kind, _, _ in lines] == ["gemaild", "mail_mislukt", "nieuwe_link"]
    assert lines[1][2] == "aan een vrijwilliger: het e-mailadres bestaat niet"


async def test_without_an_address(matchmaker: Matchmaker, settings: Settings, anna: Coordinator) -> None:
    """Who has no address cannot be mailed: the link that there is stays good, and nothing is written down."""
    referentie = await opgepakt(matchmaker, anna)
    one = await toegevoegd(matchmaker, anna, email=None)
    made = await matchmaker.stel_voor_aan_vrijwilliger(referentie, one.id, anna)
    token = await matchmaker.voorstellink(made.id, anna)
    before = await _lines(matchmaker, referentie)
    with pytest.raises(NotPossible):
        await matchmaker.mail_voorstellink(made.id, anna)
    assert (await matchmaker.voorstel_bij_link(token)).voorstel.id == made.id
    assert await _lines(matchmaker, referentie) == before
    assert await uitbak(settings) == []


async def test_for_whom_it_is(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """Only who holds the request draws a link, and only while it waits for an answer."""
    _, voorstel, _ = await gevraagd(matchmaker, anna)
    lena, _ = await matchmaker.add_coordinator("lena", "Lena", PASSWORD, functie=Functie.LEZER)
    beu, _ = await matchmaker.add_coordinator("beu", "Beu", PASSWORD, wijken=["Beukenhof"])
    await matchmaker.add_coordinator("lin", "Lin", PASSWORD, wijken=["Lindenkwartier"])
    for draw in (matchmaker.voorstellink, matchmaker.mail_voorstellink):
        for who, error in ((bram, HeldBy), (lena, NotYours), (beu, NotYours)):
            with pytest.raises(error):
                await draw(voorstel, who)
        with pytest.raises(NotFound):
            await draw(voorstel + 1, anna)
    await matchmaker.accepteer_voorstel(voorstel, anna)
    for draw in (matchmaker.voorstellink, matchmaker.mail_voorstellink):
        with pytest.raises(NotPossible):
            await draw(voorstel, anna)
