from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.aanmelden.beheer import TOKEN_DAGEN
from matchmaker.core.aanmelden.beheer_port import Wat
from matchmaker.core.aanmelden.log import BEWAARD
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import (
    CodeFailed,
    InvalidRequest,
    NotFound,
    NotPossible,
    NotSignedIn,
    NotYours,
    SignInFailed,
)
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.core.test_tweede_factor import ingesteld, stap
from tests.matchmaker.werkproces.verloop import gekoppeld, gevraagd, ingediend, met_kaart

NEW = "een heel ander wachtwoord"


@pytest.fixture
async def carla(matchmaker: Matchmaker) -> Coordinator:
    """A manager."""
    return (await matchmaker.add_coordinator("carla", "Carla", PASSWORD, functie="beheerder"))[0]


async def test_removal(
    matchmaker: Matchmaker, anna: Coordinator, carla: Coordinator, clock: TestClock
) -> None:
    """Who is removed gets in nowhere at once; what they held is free again, and the history keeps the name."""
    await met_kaart(matchmaker)
    session = await matchmaker.sign_in("anna", PASSWORD)
    held = await ingediend(matchmaker)
    await matchmaker.claim(held, anna)
    asked, _, _ = await gevraagd(matchmaker, anna)
    matched, _ = await gekoppeld(matchmaker, anna)
    gone = await matchmaker.verwijder_coordinator("anna", carla)
    assert (gone.naam, gone.terug, gone.los, gone.overgedragen) == ("Anna Verzonnen", 2, 1, 0)
    for opens, secret in ((matchmaker.by_session, session.secret), (matchmaker.by_token, "token-anna")):
        with pytest.raises(NotSignedIn):
            await opens(secret)
    with pytest.raises(SignInFailed):
        await matchmaker.sign_in("anna", PASSWORD)
    for code, status in ((held, "nieuw"), (asked, "nieuw"), (matched, "gekoppeld")):
        found = await matchmaker.get(code)
        assert (found.hulpvraag.status, found.hulpvraag.houder) == (status, None)
        assert "Anna Verzonnen" in [line.door for line in found.geschiedenis]
    follow = await matchmaker.bellijst(carla)
    assert matched in [line.hulpvraag.referentie for line in (*follow.nu, *follow.straks)]


async def test_removal_to_a_colleague(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, carla: Coordinator
) -> None:
    """Or a colleague gets it all, with the proposals that wait."""
    await met_kaart(matchmaker)
    asked, _, _ = await gevraagd(matchmaker, anna)
    matched, _ = await gekoppeld(matchmaker, anna)
    gone = await matchmaker.verwijder_coordinator("anna", aan="bram")
    assert (gone.terug, gone.los, gone.overgedragen) == (0, 0, 2)
    for code in (asked, matched):
        found = await matchmaker.get(code)
        assert found.hulpvraag.houder is not None
        assert found.hulpvraag.houder.id == bram.id
    assert any(one.loopt for one in (await matchmaker.get(asked)).voorstellen)


async def test_not_everybody_can_be_removed(
    matchmaker: Matchmaker, anna: Coordinator, carla: Coordinator
) -> None:
    """Not by who is no manager, not oneself, not the last manager, not to who reads figures, and nobody unknown."""
    await matchmaker.add_coordinator("dirk", "Dirk", PASSWORD, functie="beheerder")
    await matchmaker.add_coordinator("lezer", "Lezer", PASSWORD, functie="lezer")
    with pytest.raises(NotYours):
        await matchmaker.verwijder_coordinator("dirk", anna)
    with pytest.raises(NotPossible):
        await matchmaker.verwijder_coordinator("carla", carla)
    for colleague in ("lezer", "anna"):
        with pytest.raises(NotPossible):
            await matchmaker.verwijder_coordinator("anna", carla, aan=colleague)
    for names in (("niemand", None), ("anna", "niemand")):
        with pytest.raises(NotFound):
            await matchmaker.verwijder_coordinator(names[0], carla, aan=names[1])
    await matchmaker.verwijder_coordinator("dirk", carla)
    with pytest.raises(NotPossible):
        await matchmaker.verwijder_coordinator("carla")


async def test_own_password(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """The old password is asked for; after the change only the session it was done in goes on."""
    here, there = await matchmaker.sign_in("anna", PASSWORD), await matchmaker.sign_in("anna", PASSWORD)
    with pytest.raises(CodeFailed):
        await matchmaker.wijzig_wachtwoord(anna, "fout wachtwoord", NEW, here.secret)
    with pytest.raises(InvalidRequest):
        await matchmaker.wijzig_wachtwoord(anna, PASSWORD, "a" * 20, here.secret)
    await matchmaker.wijzig_wachtwoord(anna, PASSWORD, NEW, here.secret)
    assert await matchmaker.by_session(here.secret) == anna
    with pytest.raises(NotSignedIn):
        await matchmaker.by_session(there.secret)
    with pytest.raises(SignInFailed):
        await matchmaker.sign_in("anna", PASSWORD)
    assert (await matchmaker.sign_in("anna", NEW)).coordinator == anna


async def test_password_set_for_somebody(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """Who runs the software sets a password: sessions and half sign-ins end, waits too; the second step stays."""
    session = await matchmaker.sign_in("anna", PASSWORD)
    await ingesteld(matchmaker, clock, anna)
    between = await stap(matchmaker, "anna")
    for _ in range(6):
        with pytest.raises(SignInFailed):
            await matchmaker.sign_in("anna", "fout wachtwoord")
    await matchmaker.zet_wachtwoord("anna", NEW)
    for opens, secret in (
        (matchmaker.by_session, session.secret),
        (matchmaker.tussenstap, between.secret),
    ):
        with pytest.raises(NotSignedIn):
            await opens(secret)
    assert not (await matchmaker.sign_in("anna", NEW)).instellen


async def test_sessions(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, carla: Coordinator
) -> None:
    """One ends one's sessions elsewhere, a manager those of others; nobody else."""
    sessions = [await matchmaker.sign_in("anna", PASSWORD) for _ in range(3)]
    other = await matchmaker.sign_in("bram", PASSWORD)
    assert await matchmaker.sluit_andere_sessies(anna, sessions[0].secret) == 2
    assert await matchmaker.aantal_sessies(anna) == 1
    with pytest.raises(NotYours):
        await matchmaker.sluit_sessies("anna", bram)
    assert await matchmaker.sluit_sessies("anna", carla) == 1
    with pytest.raises(NotSignedIn):
        await matchmaker.by_session(sessions[0].secret)
    assert await matchmaker.by_session(other.secret) == bram


async def test_another_functie_ends_sessions(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Who becomes a manager signs in anew, with what that asks; another wijk changes nothing."""
    session = await matchmaker.sign_in("anna", PASSWORD)
    await matchmaker.wijzig_coordinator("anna", None, ["Lindenkwartier"])
    assert (await matchmaker.by_session(session.secret)).wijken == ("Lindenkwartier",)
    await matchmaker.wijzig_coordinator("anna", "beheerder", None)
    with pytest.raises(NotSignedIn):
        await matchmaker.by_session(session.secret)
    assert (await stap(matchmaker, "anna")).instellen


async def test_machine_token(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """A new token ends the old one, and runs out."""
    token, until = await matchmaker.nieuw_token("anna", anna)
    with pytest.raises(NotSignedIn):
        await matchmaker.by_token("token-anna")
    assert await matchmaker.by_token(token) == anna
    with pytest.raises(NotYours):
        await matchmaker.nieuw_token("anna", bram)
    with pytest.raises(InvalidRequest):
        await matchmaker.nieuw_token("anna", dagen=0)
    clock.now = until
    with pytest.raises(NotSignedIn):
        await matchmaker.by_token(token)
    _, first = await matchmaker.add_coordinator("els", "Els", PASSWORD)
    assert (await matchmaker.by_token(first)).naam == "Els"
    clock.pass_by(days=TOKEN_DAGEN)
    with pytest.raises(NotSignedIn):
        await matchmaker.by_token(first)


async def test_without_telephone_and_codes(
    matchmaker: Matchmaker, anna: Coordinator, carla: Coordinator, clock: TestClock
) -> None:
    """A manager takes the second step away from who lost everything, and not from themselves."""
    await ingesteld(matchmaker, clock, anna)
    with pytest.raises(NotPossible):
        await matchmaker.wis_factor("carla", carla)
    await matchmaker.wis_factor("anna", carla)
    assert (await matchmaker.sign_in("anna", PASSWORD)).coordinator == anna


async def test_the_log(
    matchmaker: Matchmaker, anna: Coordinator, carla: Coordinator, clock: TestClock
) -> None:
    """Each change has a line with who did it; nobody but a manager reads it, and after two years it is gone."""
    await matchmaker.sign_in("anna", PASSWORD)
    await matchmaker.wijzig_coordinator("anna", None, ["Beukenhof"], carla)
    for _ in range(5):
        with pytest.raises(SignInFailed):
            await matchmaker.sign_in("anna", "fout wachtwoord")
    await matchmaker.verwijder_coordinator("anna", carla)
    lines = [(one.wat, one.over, one.door, one.hoe) for one in await matchmaker.accountlog(carla)]
    assert lines == [
        (Wat.VERWIJDERD, "anna", "carla", None),
        (Wat.AFGEWEZEN, "anna", None, "wachtwoord"),
        (Wat.GEWIJZIGD, "anna", "carla", "coordinator, Beukenhof"),
        (Wat.AANGEMELD, "anna", "anna", "wachtwoord"),
        (Wat.TOEGEVOEGD, "carla", None, "beheerder"),
        (Wat.TOEGEVOEGD, "anna", None, "coordinator"),
    ]
    with pytest.raises(NotYours):
        await matchmaker.accountlog(anna)
    clock.now += BEWAARD
    clock.pass_by(seconds=1)
    await matchmaker.sluit_sessies("carla")
    assert len(await matchmaker.accountlog(carla)) == 1
