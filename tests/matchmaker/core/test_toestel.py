from __future__ import annotations

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.aanmelden.sessie import FREE_ATTEMPTS
from matchmaker.core.aanmelden.toestel import ONTHOUDEN
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import SignInFailed
from tests.matchmaker.conftest import PASSWORD, TestClock


async def wrong(matchmaker: Matchmaker, times: int, toestel: str = "") -> None:
    """Guess a password of anna so many times."""
    for _ in range(times):
        with pytest.raises(SignInFailed):
            await matchmaker.sign_in("anna", "fout wachtwoord", toestel)


async def test_strangers_do_not_lock_out(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """However often strangers guess a name, its owner comes in with the browser they used before."""
    known = await matchmaker.onthoud_toestel(anna, "")
    await wrong(matchmaker, 30)
    with pytest.raises(SignInFailed):
        await matchmaker.sign_in("anna", PASSWORD)
    assert (await matchmaker.sign_in("anna", PASSWORD, known)).coordinator == anna
    with pytest.raises(SignInFailed):  # and that gives the strangers no new tries
        await matchmaker.sign_in("anna", PASSWORD)


async def test_a_known_browser_has_few_tries(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """After five wrong passwords a browser is a stranger; none of them counted for the name."""
    known = await matchmaker.onthoud_toestel(anna, "")
    await wrong(matchmaker, FREE_ATTEMPTS - 1, known)
    await matchmaker.sign_in("anna", PASSWORD, known)
    await wrong(matchmaker, FREE_ATTEMPTS, known)
    assert not await matchmaker.kent_toestel(known, "anna")
    assert (await matchmaker.sign_in("anna", PASSWORD)).coordinator == anna
    await wrong(matchmaker, FREE_ATTEMPTS, known)
    with pytest.raises(SignInFailed):
        await matchmaker.sign_in("anna", PASSWORD, known)


async def test_of_this_person_only(matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator) -> None:
    """The browser of one is a stranger to another: with it nobody guesses a colleague's password undisturbed."""
    known = await matchmaker.onthoud_toestel(bram, "")
    await wrong(matchmaker, FREE_ATTEMPTS, known)
    with pytest.raises(SignInFailed):
        await matchmaker.sign_in("anna", PASSWORD, known)


async def test_forgotten(matchmaker: Matchmaker, anna: Coordinator, clock: TestClock) -> None:
    """A browser is forgotten after ninety days, after the next sign-in in its place, and with the sessions."""
    first = await matchmaker.onthoud_toestel(anna, "")
    second = await matchmaker.onthoud_toestel(anna, first)
    assert [await matchmaker.kent_toestel(one, "Anna ") for one in (first, second)] == [False, True]
    await matchmaker.sluit_sessies("anna")
    assert not await matchmaker.kent_toestel(second, "anna")
    third = await matchmaker.onthoud_toestel(anna, "")
    clock.now += ONTHOUDEN
    assert not await matchmaker.kent_toestel(third, "anna")
