"""Who has the same request before them: two coordinators who are at one see each other, before both phone."""

from __future__ import annotations

from datetime import timedelta

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.kijker import Kijker
from matchmaker.core.toegang import check_toegang
from matchmaker.core.use_case import UseCases, find

BLIJFT = timedelta(minutes=10)  # so long after somebody opened a request colleagues see them there
_VERS = timedelta(minutes=1)  # who reads it again within this is not written down again


class Aanwezigheid(UseCases):
    """The use case of colleagues who see each other."""

    async def kijkt(self, referentie: str, wie: Coordinator) -> tuple[Kijker, ...]:
        """Note that somebody has a request before them; give the others who opened it lately, the latest first.

        Raises:
            NotFound: there is no such request.
            NotYours: it is of another wijk, or they read figures only.
        """
        now = self.clock()
        async with self.store.reading() as work:
            found = await find(work, referentie)
            await check_toegang(work, wie, found)
            seen = await work.aanwezigen.bij(found.id, now - BLIJFT)
        if not any(one.coordinator_id == wie.id and one.gezien_op > now - _VERS for one in seen):
            async with self.store.writing() as work:
                await work.aanwezigen.zet(found.id, wie.id, now, now - BLIJFT)
        return tuple(one for one in seen if one.coordinator_id != wie.id)
