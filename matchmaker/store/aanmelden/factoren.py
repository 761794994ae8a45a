"""Second factors, recovery codes and steps between in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.aanmelden.port import Factor, Tussenstand
from matchmaker.core.coordinator import Coordinator
from matchmaker.store import invoegen
from matchmaker.store.aanmelden.tables import herstelcode, tussenstap, tweede_factor
from matchmaker.store.coordinators import to_coordinator
from matchmaker.store.tables import coordinator

_FACTOR, _CODE, _TUSSEN = tweede_factor.c, herstelcode.c, tussenstap.c


class SqlFactoren:
    """Implements `matchmaker.core.aanmelden.port.Factoren` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def van(self, coordinator_id: int, *, vast: bool = False) -> Factor | None:
        """Find somebody's factor; `vast`: keep others from writing it until this unit of work ends."""
        found = select(tweede_factor).where(_FACTOR.coordinator_id == coordinator_id)
        row = (await self._connection.execute(found.with_for_update() if vast else found)).one_or_none()
        return Factor(**row._mapping) if row else None

    async def zet(self, coordinator_id: int, geheim: str, now: datetime, stap: int) -> None:
        """Set a factor in the place of what there was; `stap` is used up by the code that proved it."""
        values = {
            "geheim": geheim,
            "sinds": now,
            "laatste_stap": stap,
            "mislukt": 0,
            "geblokkeerd_tot": None,
        }
        statement = invoegen.insert(
            self._connection, tweede_factor, {"coordinator_id": coordinator_id} | values
        )
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=[_FACTOR.coordinator_id], set_=values)
        )

    async def weg(self, coordinator_id: int) -> None:
        """Remove a factor and its recovery codes."""
        await self._connection.execute(delete(herstelcode).where(_CODE.coordinator_id == coordinator_id))
        await self._connection.execute(delete(tweede_factor).where(_FACTOR.coordinator_id == coordinator_id))

    async def gelukt(self, coordinator_id: int, stap: int | None) -> None:
        """Note a right code, and its step where it has one."""
        values = {"mislukt": 0, "geblokkeerd_tot": None} | ({} if stap is None else {"laatste_stap": stap})
        await self._connection.execute(
            update(tweede_factor).where(_FACTOR.coordinator_id == coordinator_id).values(values)
        )

    async def geprobeerd(self, coordinator_id: int, mislukt: int, tot: datetime | None) -> None:
        """Note wrong codes."""
        await self._connection.execute(
            update(tweede_factor)
            .where(_FACTOR.coordinator_id == coordinator_id)
            .values(mislukt=mislukt, geblokkeerd_tot=tot)
        )

    async def met(self) -> Sequence[int]:
        """Give the ids of who has a factor."""
        return list((await self._connection.execute(select(_FACTOR.coordinator_id))).scalars())

    async def zet_herstelcodes(self, coordinator_id: int, hashes: Iterable[str]) -> None:
        """Set recovery codes in the place of all there were."""
        await self._connection.execute(delete(herstelcode).where(_CODE.coordinator_id == coordinator_id))
        rows = [{"hash": one, "coordinator_id": coordinator_id} for one in hashes]
        await self._connection.execute(insert(herstelcode), rows)

    async def gebruik_herstelcode(self, coordinator_id: int, hash: str) -> bool:
        """Use a recovery code up; False where there is none."""
        mine = delete(herstelcode).where(_CODE.coordinator_id == coordinator_id, _CODE.hash == hash)
        return (await self._connection.execute(mine.returning(_CODE.hash))).one_or_none() is not None

    async def aantal_herstelcodes(self, coordinator_id: int) -> int:
        """Count the recovery codes that are left."""
        count = select(func.count()).select_from(herstelcode).where(_CODE.coordinator_id == coordinator_id)
        return (await self._connection.execute(count)).scalar_one()

    async def begin(
        self, hash: str, wie: Coordinator, geheim: str | None, now: datetime, tot: datetime
    ) -> None:
        """Open a step between, and remove those that have run out."""
        await self._connection.execute(delete(tussenstap).where(_TUSSEN.verloopt_op <= now))
        await self._connection.execute(
            insert(tussenstap).values(
                hash=hash, coordinator_id=wie.id, geheim=geheim, mislukt=0, verloopt_op=tot
            )
        )

    async def tussen(self, hash: str, now: datetime, *, vast: bool = False) -> Tussenstand | None:
        """Find a step between that has not run out; `vast`: keep others from writing it."""
        found = select(tussenstap).where(_TUSSEN.hash == hash, _TUSSEN.verloopt_op > now)
        row = (await self._connection.execute(found.with_for_update() if vast else found)).one_or_none()
        if row is None:
            return None
        who = select(coordinator).where(coordinator.c.id == row.coordinator_id)
        person = to_coordinator((await self._connection.execute(who)).one())
        return Tussenstand(person, row.geheim, row.mislukt, row.verloopt_op)

    async def tussen_mislukt(self, hash: str) -> None:
        """Count a wrong code."""
        await self._connection.execute(
            update(tussenstap).where(_TUSSEN.hash == hash).values(mislukt=_TUSSEN.mislukt + 1)
        )

    async def einde(self, hash: str) -> None:
        """Close a step between."""
        await self._connection.execute(delete(tussenstap).where(_TUSSEN.hash == hash))

    async def einde_van(self, coordinator_id: int) -> None:
        """Close all of somebody."""
        await self._connection.execute(delete(tussenstap).where(_TUSSEN.coordinator_id == coordinator_id))
