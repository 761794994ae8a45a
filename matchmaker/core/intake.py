"""The person's side: hand a request in, ask how far it is, withdraw it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchmaker.core import urgentie
from matchmaker.core.aanvraag import read
from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.hulpvraag import Aanvraag, Gebeurtenis, Hulpvraag, Stand
from matchmaker.core.nazorg import gevolgen as opvolgingen
from matchmaker.core.ports import Work
from matchmaker.core.post.klaarleggen import nieuw_en_dringend
from matchmaker.core.referentie import new_referentie
from matchmaker.core.snel import snel_te_regelen
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.use_case import UseCases, find
from matchmaker.core.voorstellen import gevolgen as voorstellen
from matchmaker.core.vrijwilligers.aanmelden import meld_aan
from matchmaker.core.vrijwilligers.vergeten import vergeet
from matchmaker.core.workflow import Rol, Status, check_step

_MAX_KEY = 200


class Intake(UseCases):
    """Use cases of the one whom a request is about, or of the bot on their behalf."""

    async def submit(self, aanvraag: Mapping[str, Any], key: str) -> Hulpvraag:
        """Store a request once per key and give it a referentie.

        The same key again gives the same hulpvraag, whatever the aanvraag says the second time; also when
        the first call was cut off after it was stored.

        Args:
            aanvraag: the JSON of `hulpvraag.schema.json` without `referentie`, `ingediend_op` and `status`.
            key: the id of the conversation.

        Raises:
            InvalidRequest: the aanvraag is not valid; nothing is stored.
        """
        if not key or len(key) > _MAX_KEY:
            raise InvalidRequest((Fault("key", f"must have 1 to {_MAX_KEY} signs"),))
        async with self.store.reading() as work:
            if earlier := await work.hulpvragen.by_key(key):
                return earlier
        checked = read(aanvraag)
        async with self.store.writing() as work:
            return await self._store(work, checked, key)

    async def status(self, referentie: str) -> Stand:
        """Say how far a request is; case, spaces and dashes of the referentie do not matter.

        Raises:
            NotFound: there is none.
        """
        async with self.store.reading() as work:
            found = await find(work, referentie)
        return Stand(found.referentie, found.status, found.ingediend_op, found.gewijzigd_op)

    async def withdraw(self, referentie: str) -> Stand:
        """Withdraw a request and remove what was said in it; what stays is that there was one.

        Withdrawing again changes nothing.

        Raises:
            NotFound: there is none.
        """
        while True:  # a coordinator may move it at the same moment; the person's will then goes over that
            async with self.store.writing() as work:
                found = await find(work, referentie)
                if found.status == Status.INGETROKKEN:
                    return Stand(found.referentie, found.status, found.ingediend_op, found.gewijzigd_op)
                check_step(Status(found.status), Status.INGETROKKEN, Rol.INWONER)
                if await close_withdrawn(self, work, found, Rol.INWONER, None):
                    break
        await self.store.leeg_log()
        return await self.status(referentie)

    async def _store(self, work: Work, aanvraag: Aanvraag, key: str) -> Hulpvraag:
        now = self.clock()
        postcode = aanvraag.contact.postcode if aanvraag.contact else None
        plaats = await work.kaart.plaats(postcode[:4]) if postcode else None
        niveau = urgentie.level(aanvraag, Status.NIEUW, dag(now))
        while True:
            added = await work.hulpvragen.add(
                aanvraag,
                key=key,
                referentie=new_referentie(self.entropy),
                wijk=plaats.wijk if plaats else None,
                urgentie=niveau,
                snel=snel_te_regelen(aanvraag),
                now=now,
            )
            stored = await work.hulpvragen.by_key(key)
            if stored is not None:
                break  # ours, or that of the same key at the same moment
            # Else the referentie existed: draw again.
        if added:
            line = Gebeurtenis(now, "ingediend", Rol.INWONER, None, naar=Status.NIEUW)
            await work.hulpvragen.append(stored, line)
            await meld_aan(work, stored)
            await nieuw_en_dringend(self, work, stored, niveau)
        return stored


async def close_withdrawn(cases: UseCases, work: Work, found: Hulpvraag, rol: Rol, door: str | None) -> bool:
    """Take a request out of the queue and wipe it; False where it was changed in the meantime."""
    now = cases.clock()
    moved = await work.hulpvragen.move(found, Status.INGETROKKEN, urgentie.CLOSED_LEVEL, now, None)
    if moved:
        await voorstellen.na_stap(work, found, Status.INGETROKKEN, None, now)
        await opvolgingen.na_stap(work, found, Status.INGETROKKEN, door, now, cases.termijnen)
        await work.voorstellen.wis_woorden(found.id)
        await work.opvolgingen.wis_woorden(found.id)
        await work.hulpvragen.wipe(found)
        line = Gebeurtenis(now, "ingetrokken", rol, door, van=found.status, naar=Status.INGETROKKEN)
        await work.hulpvragen.append(found, line)
        await work.vrijwilligers.laat_los(found, now)
        if offered := await work.vrijwilligers.van_hulpvraag(found.id):
            await vergeet(work, offered, rol, door, now)
    return moved
