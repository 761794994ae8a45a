"""Put a mail in the outbox, in the unit of work of what it is about; without post nothing is put there."""

from __future__ import annotations

from datetime import datetime

from matchmaker.core.access import hash_secret, new_secret
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.post import adressen
from matchmaker.core.post.poststuk import Poststuk, Soort
from matchmaker.core.referentie import Entropy
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.urgentie import DRINGEND
from matchmaker.core.use_case import UseCases
from matchmaker.core.voorstellen.voorstel import Voorstel
from matchmaker.core.workflow import Rol

GEMAILD = "gemaild"  # kind of the line in the history


async def nieuw_en_dringend(cases: UseCases, work: Work, found: Hulpvraag, niveau: int) -> None:
    """Tell everybody whose wijk it is of a new request that is urgent."""
    if not cases.post or niveau < DRINGEND:
        return
    for one in adressen.van_wijk(await work.coordinators.alle(), found.wijk):
        await _leg(cases, work, f"urgent:{found.id}:{one.id}", Soort.URGENT, found, coordinator_id=one.id)


async def opvolging(cases: UseCases, work: Work, found: Hulpvraag) -> bool:
    """Tell the holder that a follow-up is due: one mail a day, however many are. Say whether a mail was added."""
    return await _houder(cases, work, found, Soort.OPVOLGING)


async def claim(cases: UseCases, work: Work, found: Hulpvraag) -> bool:
    """Tell the holder that something goes back to the queue: one mail a day. Say whether a mail was added."""
    return await _houder(cases, work, found, Soort.CLAIM)


async def voorstel(cases: UseCases, work: Work, found: Hulpvraag, one: Voorstel) -> None:
    """Send a proposal with the link that answers it, to whoever has an address, with a line in the history."""
    if await link(cases, work, found, one):
        line = Gebeurtenis(cases.clock(), GEMAILD, Rol.SYSTEEM, None, toelichting=f"aan {one.wie}")
        await work.hulpvragen.append(found, line)


async def link(cases: UseCases, work: Work, found: Hulpvraag, one: Voorstel) -> bool:
    """Send a link that answers a proposal, in the place of an earlier one; False where there is no address for it."""
    if not cases.post or not await adressen.van_voorstel(work, one):
        return False
    token = new_secret(cases.entropy)
    hashed = hash_secret(token)
    await work.voorstellen.zet_link(one.id, hashed)
    key = f"voorstel:{one.id}:{hashed[:16]}"  # one mail for each link
    return await _leg(cases, work, key, Soort.VOORSTEL, found, voorstel_id=one.id, token=token)


async def _houder(cases: UseCases, work: Work, found: Hulpvraag, soort: Soort) -> bool:
    if not cases.post or found.houder is None:
        return False
    holder = await adressen.coordinator(work, found.houder.id)
    if holder is None:
        return False
    key = f"{soort}:{holder.id}:{dag(cases.clock()).isoformat()}"
    return await _leg(cases, work, key, soort, None, coordinator_id=holder.id)


async def _leg(
    cases: UseCases,
    work: Work,
    sleutel: str,
    soort: Soort,
    found: Hulpvraag | None,
    *,
    coordinator_id: int | None = None,
    voorstel_id: int | None = None,
    token: str | None = None,
) -> bool:
    now = cases.clock()
    return await work.post.leg_klaar(
        Poststuk(
            sleutel=sleutel,
            soort=soort,
            bericht_id=_bericht_id(cases.entropy, now),
            hulpvraag_id=found.id if found else None,
            coordinator_id=coordinator_id,
            voorstel_id=voorstel_id,
            token=token,
            dag=dag(now),
            gemaakt_op=now,
            vanaf=now,
        )
    )


def _bericht_id(entropy: Entropy, now: datetime) -> str:
    """Draw the first half of a Message-ID (RFC 5322, 3.6.4): says when, and nothing else."""
    return f"{now:%Y%m%d%H%M%S}.{entropy(12).hex()}"
