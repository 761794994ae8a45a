"""Passwords: what a good one is, and whether one is right; wrong ones count."""

from __future__ import annotations

from matchmaker.core.aanmelden.sessie import blocked_until
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Work
from matchmaker.core.use_case import UseCases

MIN_PASSWORD = 12  # signs; long is what helps, composition rules do not (NIST SP 800-63B)
MAX_PASSWORD = 256


async def verify(cases: UseCases, gebruikersnaam: str, wachtwoord: str) -> bool:
    """Check a password, in the time that it takes for an unknown name too; `tel` comes after it, in a unit of work."""
    async with cases.store.reading() as work:
        known = await work.coordinators.by_name(gebruikersnaam)
    return await cases.passwords.verify(known.wachtwoord_hash if known else None, wachtwoord[:MAX_PASSWORD])


async def tel(cases: UseCases, work: Work, gebruikersnaam: str, *, right: bool) -> Coordinator | None:
    """Count an attempt; gives who it was where it is right and they need not wait."""
    # Read anew and held: while this password was checked, others may have been wrong.
    known = await work.coordinators.by_name(gebruikersnaam, vast=True)
    now = cases.clock()
    if known is None or (known.geblokkeerd_tot and now < known.geblokkeerd_tot):
        return None
    if not right:
        wrong = known.mislukt + 1
        await work.coordinators.attempted(known.coordinator, wrong, blocked_until(wrong, now))
        return None
    await work.coordinators.attempted(known.coordinator, 0, None)
    return known.coordinator


async def bewijs(cases: UseCases, wie: Coordinator, wachtwoord: str) -> bool:
    """Let somebody who is signed in prove once more who they are; wrong ones count as at the sign-in."""
    right = await verify(cases, wie.gebruikersnaam, wachtwoord)
    async with cases.store.writing() as work:
        return await tel(cases, work, wie.gebruikersnaam, right=right) is not None
