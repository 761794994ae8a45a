"""Passwords: what a good one is, and whether one is right; wrong ones count."""

from __future__ import annotations

from matchmaker.core.aanmelden.beheer_port import Wat
from matchmaker.core.aanmelden.log import schrijf
from matchmaker.core.aanmelden.sessie import blocked_until, hash_secret
from matchmaker.core.aanmelden.toestel import tel_toestel
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.ports import Work
from matchmaker.core.use_case import UseCases

MIN_PASSWORD = 12  # signs; long is what helps, composition rules do not (NIST SP 800-63B)
MAX_PASSWORD = 256
MIN_DIFFERENT = 5  # signs: "aaaaaaaaaaaa" is no password


def faults(cases: UseCases, wachtwoord: str) -> tuple[Fault, ...]:
    """Say why a new password is not good enough; none where it is."""
    if not MIN_PASSWORD <= len(wachtwoord) <= MAX_PASSWORD:
        return (Fault("wachtwoord", f"must have {MIN_PASSWORD} to {MAX_PASSWORD} signs"),)
    if len(set(wachtwoord)) < MIN_DIFFERENT or wachtwoord in cases.bekend:
        return (Fault("wachtwoord", "must not be one that is easily guessed"),)
    return ()


def check(cases: UseCases, wachtwoord: str) -> None:
    """Let a new password pass that is good enough.

    Raises:
        InvalidRequest: it is not.
    """
    if found := faults(cases, wachtwoord):
        raise InvalidRequest(found)


async def verify(cases: UseCases, gebruikersnaam: str, wachtwoord: str) -> bool:
    """Check a password, in the time that it takes for an unknown name too; `tel` comes after it, in a unit of work."""
    async with cases.store.reading() as work:
        known = await work.coordinators.by_name(gebruikersnaam)
    return await cases.passwords.verify(known.wachtwoord_hash if known else None, wachtwoord[:MAX_PASSWORD])


async def tel(
    cases: UseCases, work: Work, gebruikersnaam: str, *, right: bool, toestel: str = ""
) -> Coordinator | None:
    """Count an attempt; gives who it was where it is right and they need not wait.

    `toestel`: the secret of a browser; what comes from one that they signed in with before counts for it alone.
    """
    # Read anew and held: while this password was checked, others may have been wrong.
    known = await work.coordinators.by_name(gebruikersnaam, vast=True)
    now = cases.clock()
    if known is None:
        return None
    hashed = hash_secret(toestel)
    before = await work.toestellen.mislukt(hashed, gebruikersnaam, now, vast=True)
    if before is not None:
        await tel_toestel(work, hashed, before, right=right)
        return known.coordinator if right else None
    if known.geblokkeerd_tot and now < known.geblokkeerd_tot:
        return None
    if not right:
        wrong = known.mislukt + 1
        waits = blocked_until(wrong, now)
        await work.coordinators.attempted(known.coordinator, wrong, waits)
        if waits:  # not each wrong one: that would let anybody fill the log
            await schrijf(cases, work, Wat.AFGEWEZEN, known.coordinator, None, "wachtwoord")
        return None
    await work.coordinators.attempted(known.coordinator, 0, None)
    return known.coordinator


async def bewijs(cases: UseCases, wie: Coordinator, wachtwoord: str) -> bool:
    """Let somebody who is signed in prove once more who they are; wrong ones count as at the sign-in."""
    right = await verify(cases, wie.gebruikersnaam, wachtwoord)
    async with cases.store.writing() as work:
        return await tel(cases, work, wie.gebruikersnaam, right=right) is not None
