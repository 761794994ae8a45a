from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.aanmelden.sessie import FIRST_WAIT, FREE_ATTEMPTS, LONGEST_WAIT, hash_secret
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import InvalidRequest, NameTaken, NotSignedIn, SignInFailed
from tests.matchmaker.conftest import PASSWORD, TestClock


async def test_token_and_session_say_who(
    matchmaker: Matchmaker, anna: Coordinator, bram: Coordinator
) -> None:
    """A token and a session lead to their coordinator, and to nobody once the session has ended."""
    session = await matchmaker.sign_in(" BRAM ", PASSWORD)
    assert await matchmaker.by_token("token-anna") == anna
    assert await matchmaker.by_session(session.secret) == bram
    await matchmaker.sign_out(session.secret)
    with pytest.raises(NotSignedIn):
        await matchmaker.by_session(session.secret)


async def test_waits_double_up_to_a_limit(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock
) -> None:
    """Each wrong password after the fifth doubles the wait, which ends: nobody can be locked out for good."""
    waits = []
    for _ in range(20):
        with pytest.raises(SignInFailed):
            await matchmaker.sign_in("anna", "fout wachtwoord")
        async with matchmaker.store.reading() as work:
            known = await work.coordinators.by_name("anna")
        assert known is not None
        waits.append(known.geblokkeerd_tot - clock.now if known.geblokkeerd_tot else timedelta())
        clock.pass_by(seconds=waits[-1].total_seconds())
    assert waits[:7] == [timedelta()] * 4 + [timedelta(seconds=seconds) for seconds in (15, 30, 60)]
    assert waits[-1] == LONGEST_WAIT
    assert (await matchmaker.sign_in("anna", PASSWORD)).coordinator == anna


async def test_at_the_same_moment(
    matchmaker: Matchmaker, anna: Coordinator, clock: TestClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty at once count each: they end in a wait, and a right password that is checked meanwhile opens nothing."""
    verify, blocked = matchmaker.passwords.verify, asyncio.Event()

    async def slow_where_right(hashed: str | None, password: str) -> bool:
        right = await verify(hashed, password)
        if right:
            await blocked.wait()
        return right

    monkeypatch.setattr(matchmaker.passwords, "verify", slow_where_right)
    right_ones = [asyncio.create_task(matchmaker.sign_in("anna", PASSWORD)) for _ in range(5)]
    await asyncio.sleep(0.05)  # they have read that nothing stands in their way
    wrong_ones = [matchmaker.sign_in("anna", "fout wachtwoord") for _ in range(20)]
    wrong = await asyncio.gather(*wrong_ones, return_exceptions=True)
    blocked.set()
    outcomes = [*wrong, *await asyncio.gather(*right_ones, return_exceptions=True)]
    assert {type(one) for one in outcomes} == {SignInFailed}
    async with matchmaker.store.reading() as work:
        known = await work.coordinators.by_name("anna")
    assert known is not None
    assert (known.mislukt, known.geblokkeerd_tot) == (FREE_ATTEMPTS, clock.now + FIRST_WAIT)
    clock.pass_by(seconds=FIRST_WAIT.total_seconds())
    assert (await matchmaker.sign_in("anna", PASSWORD)).coordinator == anna


async def test_only_hashes_are_stored(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """The password's hash is argon2id; it, the token and the session stand nowhere in the clear."""
    session = await matchmaker.sign_in("anna", PASSWORD)
    async with matchmaker.store.reading() as work:
        known = await work.coordinators.by_name("anna")
        assert await work.coordinators.by_token("token-anna", matchmaker.clock()) is None
        assert await work.coordinators.by_token(hash_secret("token-anna"), matchmaker.clock()) == anna
        assert await work.coordinators.by_session(session.secret, matchmaker.clock()) is None
    assert known is not None
    assert known.wachtwoord_hash.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("name", "shown", "password", "place"),
    [
        ("a", "A", PASSWORD, "gebruikersnaam"),
        ("met spatie", "A", PASSWORD, "gebruikersnaam"),
        ("goed", "  ", PASSWORD, "naam"),
        ("goed", "A", "kort", "wachtwoord"),
        ("goed", "A", "a" * 257, "wachtwoord"),
    ],
)
async def test_not_good_enough(
    matchmaker: Matchmaker, name: str, shown: str, password: str, place: str
) -> None:
    """A name or password that is not good enough is refused with where."""
    with pytest.raises(InvalidRequest) as caught:
        await matchmaker.add_coordinator(name, shown, password)
    assert [fault.pointer for fault in caught.value.faults] == [place]


async def test_a_name_is_one_person(matchmaker: Matchmaker, anna: Coordinator) -> None:
    """A name that is taken stays whose it was."""
    with pytest.raises(NameTaken):
        await matchmaker.add_coordinator("Anna", "Een Ander", "een ander wachtwoord")
    assert (await matchmaker.sign_in("anna", PASSWORD)).coordinator == anna
