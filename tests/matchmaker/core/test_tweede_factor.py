from __future__ import annotations

import asyncio
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import text

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.aanmelden.factor import TUSSEN_POGINGEN, Instelling, Tussenstap
from matchmaker.core.aanmelden.sessie import FIRST_WAIT, FREE_ATTEMPTS, Session
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import CodeFailed, NotSignedIn, NotYours, SignInFailed
from matchmaker.store.engine import open_engine
from tests.matchmaker.conftest import PASSWORD, TestClock


class App:
    """An app on a telephone that gives codes; its clock is off by `seconds`."""

    def __init__(self, geheim: str, clock: TestClock) -> None:
        self._totp = pyotp.TOTP(geheim)
        self._clock = clock

    def code(self, seconds: int = 0) -> str:
        """Read the code."""
        return self._totp.at(self._clock.now + timedelta(seconds=seconds))


@pytest.fixture
async def carla(matchmaker: Matchmaker) -> Coordinator:
    """A manager."""
    return (await matchmaker.add_coordinator("carla", "Carla", PASSWORD, functie="beheerder"))[0]


async def stap(matchmaker: Matchmaker, name: str) -> Tussenstap:
    """Give the right password where a second step follows."""
    opened = await matchmaker.sign_in(name, PASSWORD)
    assert isinstance(opened, Tussenstap)
    return opened


async def ingesteld(
    matchmaker: Matchmaker, clock: TestClock, wie: Coordinator
) -> tuple[App, tuple[str, ...]]:
    """Set a factor up by choice, and let a minute pass; gives the app and the recovery codes."""
    step = await matchmaker.begin_factor(wie, PASSWORD)
    found = await matchmaker.tussenstap(step.secret)
    assert isinstance(found, Instelling)
    app = App(found.geheim, clock)
    _, codes = await matchmaker.bevestig_factor(step.secret, app.code(), sessie=False)
    clock.pass_by(minutes=1)
    return app, codes


async def test_a_manager_sets_it_up_first(
    matchmaker: Matchmaker, carla: Coordinator, clock: TestClock
) -> None:
    """A manager's right password leads to setting it up, and only a code of what was set up to a session."""
    step = await stap(matchmaker, "carla")
    assert step.instellen
    found = await matchmaker.tussenstap(step.secret)
    assert isinstance(found, Instelling)
    with pytest.raises(CodeFailed):
        await matchmaker.bevestig_factor(step.secret, "000000", sessie=True)
    session, codes = await matchmaker.bevestig_factor(
        step.secret, App(found.geheim, clock).code(), sessie=True
    )
    assert session
    assert await matchmaker.by_session(session.secret) == carla
    assert len(set(codes)) == 10
    assert not (await stap(matchmaker, "carla")).instellen


async def test_a_coordinator_may(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """Who need not can: after that the password alone opens nothing, and a code does."""
    assert isinstance(await matchmaker.sign_in("anna", PASSWORD), Session)
    app, _ = await ingesteld(matchmaker, clock, anna)
    step = await stap(matchmaker, "anna")
    session = await matchmaker.sign_in_code(step.secret, f" {app.code()[:3]} {app.code()[3:]} ")
    assert await matchmaker.by_session(session.secret) == anna


async def test_between_opens_nothing(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """What stands between password and code is no session and no token; it ends after ten minutes, and when used."""
    app, _ = await ingesteld(matchmaker, clock, anna)
    step = await stap(matchmaker, "anna")
    for opens in (matchmaker.by_session, matchmaker.by_token):
        with pytest.raises(NotSignedIn):
            await opens(step.secret)
    with pytest.raises(
        NotSignedIn
    ):  # it is no setting up either: else the password alone would replace the app
        await matchmaker.bevestig_factor(step.secret, app.code(), sessie=True)
    await matchmaker.sign_in_code(step.secret, app.code())
    with pytest.raises(NotSignedIn):
        await matchmaker.tussenstap(step.secret)
    late = await stap(matchmaker, "anna")
    clock.pass_by(minutes=10)
    with pytest.raises(NotSignedIn):
        await matchmaker.sign_in_code(late.secret, app.code())


async def test_setting_up_is_no_code(matchmaker: Matchmaker, carla: Coordinator, clock: TestClock) -> None:
    """The code of what is not set up yet does not finish a sign-in, and two sign-ins see different secrets."""
    one, other = await stap(matchmaker, "carla"), await stap(matchmaker, "carla")
    seen = [await matchmaker.tussenstap(step.secret) for step in (one, other)]
    assert isinstance(seen[0], Instelling)
    assert isinstance(seen[1], Instelling)
    assert seen[0].geheim != seen[1].geheim
    with pytest.raises(NotSignedIn):
        await matchmaker.sign_in_code(one.secret, App(seen[0].geheim, clock).code())
    await matchmaker.bevestig_factor(one.secret, App(seen[0].geheim, clock).code(), sessie=True)
    with pytest.raises(NotSignedIn):  # who was at it meanwhile cannot put theirs in its place
        await matchmaker.bevestig_factor(other.secret, App(seen[1].geheim, clock).code(), sessie=True)


async def test_a_code_works_once(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """A code that was used is refused, also at the same moment, and so is one of a step before it."""
    app, _ = await ingesteld(matchmaker, clock, anna)
    steps = [await stap(matchmaker, "anna") for _ in range(5)]
    code, before = app.code(), app.code(-30)
    tried = [matchmaker.sign_in_code(step.secret, code) for step in steps[:4]]
    outcomes = await asyncio.gather(*tried, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["CodeFailed"] * 3 + ["Session"]
    with pytest.raises(CodeFailed):
        await matchmaker.sign_in_code(steps[4].secret, before)


@pytest.mark.parametrize(("seconds", "works"), [(-60, False), (-30, True), (30, True), (60, False)])
async def test_a_clock_that_is_off(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock, seconds: int, works: bool
) -> None:
    """A telephone may be off by one step of half a minute, not by two."""
    app, _ = await ingesteld(matchmaker, clock, anna)
    clock.pass_by(minutes=2)
    step = await stap(matchmaker, "anna")
    if works:
        assert (await matchmaker.sign_in_code(step.secret, app.code(seconds))).coordinator == anna
    else:
        with pytest.raises(CodeFailed):
            await matchmaker.sign_in_code(step.secret, app.code(seconds))


async def test_tries_are_limited(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """After five wrong codes the password is asked for again, and the right code is not looked at for a while."""
    app, _ = await ingesteld(matchmaker, clock, anna)
    step = await stap(matchmaker, "anna")
    for _ in range(TUSSEN_POGINGEN):
        with pytest.raises(CodeFailed):
            await matchmaker.sign_in_code(step.secret, "000000")
    assert TUSSEN_POGINGEN == FREE_ATTEMPTS
    with pytest.raises(NotSignedIn):
        await matchmaker.tussenstap(step.secret)
    again = await stap(matchmaker, "anna")
    with pytest.raises(CodeFailed):
        await matchmaker.sign_in_code(again.secret, app.code())
    clock.pass_by(seconds=FIRST_WAIT.total_seconds())
    assert (await matchmaker.sign_in_code(again.secret, app.code())).coordinator == anna


async def test_recovery_codes(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """Each recovery code works once, however it is typed; new ones end the old."""
    app, codes = await ingesteld(matchmaker, clock, anna)
    typed = codes[0].upper().replace("-", " ")
    assert await matchmaker.sign_in_code((await stap(matchmaker, "anna")).secret, typed)
    with pytest.raises(CodeFailed):
        await matchmaker.sign_in_code((await stap(matchmaker, "anna")).secret, codes[0])
    assert await matchmaker.heeft_factor(anna) == 9
    new = await matchmaker.nieuwe_herstelcodes(anna, app.code())
    with pytest.raises(CodeFailed):
        await matchmaker.sign_in_code((await stap(matchmaker, "anna")).secret, codes[1])
    assert await matchmaker.sign_in_code((await stap(matchmaker, "anna")).secret, new[0])


async def test_recovery_codes_of_another(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator, clock: TestClock
) -> None:
    """A recovery code is its owner's."""
    _, codes = await ingesteld(matchmaker, clock, anna)
    await ingesteld(matchmaker, clock, bram)
    with pytest.raises(CodeFailed):
        await matchmaker.sign_in_code((await stap(matchmaker, "bram")).secret, codes[0])
    assert await matchmaker.heeft_factor(anna) == 10


async def _as_it_stands(settings: Settings, table: str) -> str:
    """Give the only row of a table as the database has it."""
    engine = open_engine(settings.store_url())
    async with engine.connect() as connection:
        row = (await connection.execute(text(f"SELECT * FROM {table}"))).one()
    await engine.dispose()
    return repr(tuple(row))


async def test_nothing_to_read_in_the_database(
    matchmaker: Matchmaker, settings: Settings, anna: Coordinator, clock: TestClock
) -> None:
    """The secret stands sealed, also while it is being set up, and the recovery codes are hashed."""
    step = await matchmaker.begin_factor(anna, PASSWORD)
    found = await matchmaker.tussenstap(step.secret)
    assert isinstance(found, Instelling)
    assert found.geheim not in await _as_it_stands(settings, "tussenstap")
    _, codes = await matchmaker.bevestig_factor(step.secret, App(found.geheim, clock).code(), sessie=False)
    async with matchmaker.store.reading() as work:
        factor = await work.factoren.van(anna.id)
    assert factor
    assert factor.geheim == found.geheim
    assert found.geheim not in await _as_it_stands(settings, "tweede_factor")
    async with matchmaker.store.writing() as work:
        assert not await work.factoren.gebruik_herstelcode(anna.id, codes[0])


async def test_proof_before_a_change(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """Who is signed in proves once more who they are: by password, or where there is an app by its code."""
    with pytest.raises(CodeFailed):
        await matchmaker.begin_factor(anna, "fout wachtwoord")
    with pytest.raises(CodeFailed):
        await matchmaker.nieuwe_herstelcodes(anna, "000000")
    app, _ = await ingesteld(matchmaker, clock, anna)
    with pytest.raises(CodeFailed):
        await matchmaker.begin_factor(anna, PASSWORD)
    with pytest.raises(CodeFailed):
        await matchmaker.zet_factor_uit(anna, PASSWORD)
    await matchmaker.zet_factor_uit(anna, app.code())
    assert await matchmaker.heeft_factor(anna) is None
    assert isinstance(await matchmaker.sign_in("anna", PASSWORD), Session)


async def test_wrong_proof_counts(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """Guessing the password from within a session makes one wait as at the sign-in."""
    for _ in range(FREE_ATTEMPTS):
        with pytest.raises(CodeFailed):
            await matchmaker.begin_factor(anna, "fout wachtwoord")
    with pytest.raises(SignInFailed):
        await matchmaker.sign_in("anna", PASSWORD)


async def test_obligatory(matchmaker: Matchmaker, carla: Coordinator, clock: TestClock) -> None:
    """A manager may change the app, and not do without."""
    app, _ = await ingesteld(matchmaker, clock, carla)
    with pytest.raises(NotYours):
        await matchmaker.zet_factor_uit(carla, app.code())
    clock.pass_by(minutes=1)
    assert (await matchmaker.begin_factor(carla, app.code())).instellen
