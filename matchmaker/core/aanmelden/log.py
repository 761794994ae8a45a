"""Write the log of accounts: who gave, changed or took access, and when somebody signed in."""

from __future__ import annotations

from datetime import timedelta

from matchmaker.core.aanmelden.beheer_port import Accountregel, Wat
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.ports import Work
from matchmaker.core.use_case import UseCases

BEWAARD = timedelta(days=2 * 365)


async def schrijf(
    cases: UseCases, work: Work, wat: Wat, over: Coordinator, door: Coordinator | None, hoe: str | None = None
) -> None:
    """Add a line; `door`: None for who runs the software."""
    now = cases.clock()
    actor = door.gebruikersnaam if door else None
    await work.accounts.schrijf(Accountregel(now, wat, over.gebruikersnaam, actor, hoe), now - BEWAARD)
