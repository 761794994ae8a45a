"""What has to be true when the day is over: nothing taken twice, nothing stuck, each history one line of steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.errors import KeukentafelError
from matchmaker.core.hulpvraag import Dossier
from matchmaker.core.ports import Filters
from matchmaker.core.workflow import Rol, Status, check_step

ENDED = (Status.AFGEROND, Status.INGETROKKEN)


async def kijk_na(
    matchmaker: Matchmaker, submitted: int, taken: Mapping[str, int]
) -> tuple[Counter[str], list[str]]:
    """Give how many requests there are of each status, and what is wrong.

    Args:
        matchmaker: on the database of the day.
        submitted: how many requests were handed in.
        taken: by referentie, how often somebody was told that it is theirs now.
    """
    found = [one async for one in _alle(matchmaker)]
    wrong = [f"{len(found)} requests, {submitted} were handed in"] if len(found) != submitted else []
    wrong += [fault for one in found for fault in _faults(one)]
    for one in found:
        code, claims = one.hulpvraag.referentie, [line.soort for line in one.geschiedenis].count("geclaimd")
        if taken.get(code, 0) > claims:
            wrong.append(f"{code}: {taken[code]} were told that it is theirs, it was claimed {claims} times")
    asked = Counter(
        made.vrijwilliger_id
        for one in found
        for made in one.voorstellen
        if made.loopt and made.vrijwilliger_id
    )
    wrong += [f"a volunteer is asked {times} times at once" for times in asked.values() if times > 1]
    return Counter(one.hulpvraag.status for one in found), wrong


async def _alle(matchmaker: Matchmaker) -> AsyncIterator[Dossier]:
    filters, cursor = Filters(status=tuple(Status)), None
    while True:
        page = await matchmaker.queue(filters, cursor, 100)
        for one in page.hulpvragen:
            yield await matchmaker.get(one.referentie)
        if (cursor := page.next) is None:
            return


def _faults(one: Dossier) -> Iterator[str]:
    """Walk through a history: each step begins where the one before ended, and is one that there is."""
    status, code = "", one.hulpvraag.referentie
    lines = one.geschiedenis
    if [line.soort for line in lines].count("ingediend") != 1:
        yield f"{code}: was not handed in once"
    for line in lines:
        if line.naar is None:
            continue
        if (line.van or "") != status:
            yield f"{code}: a {line.soort} of what was {status}, as if it was {line.van}"
        elif line.van:
            try:
                check_step(Status(line.van), Status(line.naar), Rol(line.rol), line.reden)
            except KeukentafelError:
                yield f"{code}: no such step, {line.van} to {line.naar} by {line.rol}"
        status = line.naar
    if status != one.hulpvraag.status:
        yield f"{code}: is {one.hulpvraag.status}, its history ends with {status}"
    if status not in ENDED:
        yield f"{code}: is still {status}"
    yield from _left(code, [made.staat for made in one.voorstellen if made.loopt], "proposal")
    yield from _left(code, [call.staat for call in one.opvolgingen if call.loopt], "follow-up")


def _left(code: str, states: Sequence[str], what: str) -> Iterator[str]:
    if states:
        yield f"{code}: has ended, and a {what} has not"
