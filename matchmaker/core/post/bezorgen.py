"""Use case of the worker that empties the outbox; several may work side by side, and each may be killed at any moment.

A mail is taken for some minutes, sent outside the unit of work, and then ended. Who is killed in between leaves it
taken; when those minutes have passed another takes it. So a mail goes at least once: twice only where the worker died,
or the line broke, between the server's yes and our note of it. The Message-ID is the same then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from matchmaker.core import urgentie
from matchmaker.core.access import hash_secret
from matchmaker.core.hulpvraag import Gebeurtenis
from matchmaker.core.nazorg.opvolging import Opvolgstaat
from matchmaker.core.ports import Work
from matchmaker.core.post import adressen
from matchmaker.core.post.port import Bezorger
from matchmaker.core.post.poststuk import Fout, Mail, Onbereikbaar, Onbezorgbaar, Poststaat, Poststuk, Soort
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.use_case import UseCases
from matchmaker.core.voorstellen.doen import neem_met_hulpvraag
from matchmaker.core.voorstellen.voorstel import Voorstelstaat
from matchmaker.core.workflow import Rol, Status

LANGST = 90.0  # seconds that sending one mail may take
BEZET = timedelta(minutes=5)  # that a worker has a mail for itself: longer than sending it can take
EERSTE_PAUZE = timedelta(minutes=1)  # doubles with each attempt
LANGSTE_PAUZE = timedelta(hours=4)
BEWAAR = timedelta(days=30)  # after it was done with: what is left is that there was one
MISLUKT = "mail_mislukt"  # kind of the line in the history
_GEDULD = 10.0  # seconds that stopping waits for the mail that is being sent

_WAAROM = {
    Fout.ADRES: "het e-mailadres klopt niet",
    Fout.GEWEIGERD: "het e-mailadres bestaat niet",
    Fout.TE_LAAT: "de mail kon te lang niet weg",
}


@dataclass
class Bezorgd:
    """What a round did, counted in mails."""

    verstuurd: int = 0
    uitgesteld: int = 0  # tried again later
    mislukt: int = 0  # given up
    vervallen: int = 0  # not needed any more
    onbereikbaar: bool = False  # the mail server
    oorzaken: set[str] = field(default_factory=set)  # kinds of error for which a mail was put off

    @property
    def iets(self) -> bool:
        """Say whether anything was done."""
        return any(getattr(self, one.name) for one in fields(self))


class Bezorgen(UseCases):
    """The use case of the worker."""

    async def bezorg_post(self, bezorger: Bezorger | None) -> Bezorgd:
        """Send everything that is due; with None (no post here) only give up and remove what is old."""
        done = Bezorgd()
        await self._geef_op(done, geprobeerd=bezorger is not None)
        if bezorger is None:
            return done
        try:
            while not done.onbereikbaar and (one := await self._neem()):
                await _maak_af(self._bezorg(one, bezorger, done))
        finally:
            await bezorger.sluit()
        return done

    async def _neem(self) -> Poststuk | None:
        now = self.clock()
        async with self.store.writing() as work:
            return await work.post.neem_volgende(now, now + BEZET)

    async def _bezorg(self, one: Poststuk, bezorger: Bezorger, done: Bezorgd) -> None:
        async with self.store.reading() as work:
            mail = await self._mail(work, one)
        if mail is None:
            await self._klaar(one, Poststaat.VERVALLEN, None, done)
            return
        try:
            async with asyncio.timeout(LANGST):
                await bezorger.bezorg(mail)
        except Onbezorgbaar as error:
            await self._klaar(one, Poststaat.MISLUKT, error.fout, done)
        except Exception as error:  # whatever it is, this mail waits, and the others go on
            done.oorzaken.add(type(error).__name__)
            done.onbereikbaar = isinstance(error, Onbereikbaar | TimeoutError)
            await self._later(one, done)
        else:
            await self._klaar(one, Poststaat.VERSTUURD, None, done)

    async def _later(self, one: Poststuk, done: Bezorgd) -> None:
        pause: timedelta = min(EERSTE_PAUZE * 2 ** min(one.pogingen - 1, 16), LANGSTE_PAUZE)
        next_one = self.clock() + pause
        if next_one >= one.gemaakt_op + self.post_opgeven:
            await self._klaar(one, Poststaat.MISLUKT, Fout.TE_LAAT, done)
            return
        done.uitgesteld += 1
        async with self.store.writing() as work:
            await work.post.later(one, next_one)

    async def _geef_op(self, done: Bezorgd, *, geprobeerd: bool) -> None:
        now = self.clock()
        async with self.store.writing() as work:
            await work.post.ruim_op(now - BEWAAR)
        async with self.store.reading() as work:
            # After a standstill of this software what was never tried gets its try first.
            old = await work.post.te_oud(now - self.post_opgeven, now, geprobeerd=geprobeerd)
        for one in old:
            async with self.store.reading() as work:
                needed = await self._mail(work, one) is not None
            if needed:
                await self._klaar(one, Poststaat.MISLUKT, Fout.TE_LAAT, done)
            else:
                await self._klaar(one, Poststaat.VERVALLEN, None, done)

    async def _klaar(self, one: Poststuk, staat: Poststaat, fout: Fout | None, done: Bezorgd) -> None:
        """End a mail and count it; an open proposal that could not be mailed gets a line in the history."""
        now = self.clock()
        async with self.store.writing() as work:
            if not await work.post.klaar(one, staat, now, fout):
                return
            if fout is not None and one.voorstel_id is not None:
                known = await work.voorstellen.voorstel(one.voorstel_id)
                found, asked = await neem_met_hulpvraag(work, known)
                # While it was being sent somebody may have answered, or withdrawn: then nothing is added any more.
                if asked.staat is Voorstelstaat.OPEN and found.status != Status.INGETROKKEN:
                    words = f"aan {asked.wie}: {_WAAROM[fout]}"
                    line = Gebeurtenis(now, MISLUKT, Rol.SYSTEEM, None, toelichting=words)
                    await work.hulpvragen.append(found, line)
        setattr(done, staat, getattr(done, staat) + 1)

    async def _mail(self, work: Work, one: Poststuk) -> Mail | None:
        """Look up whom a mail goes to; None where what it is about is over, or there is nobody any more."""
        to, last = None, None
        if one.soort is Soort.VOORSTEL:
            asked = await work.voorstellen.met_link(hash_secret(one.token or ""))
            if asked is not None and asked.verloopt_op > self.clock():
                last = asked.tot_en_met
                to = await adressen.van_voorstel(work, asked)
        elif one.coordinator_id is not None and await self._wacht(work, one, dag(self.clock())):
            colleague = await adressen.coordinator(work, one.coordinator_id)
            to = colleague.email if colleague else None
        if not to:
            return None
        return Mail(
            soort=one.soort,
            aan=to,
            bericht_id=one.bericht_id,
            gemaakt_op=one.gemaakt_op,
            token=one.token,
            tot_en_met=last,
        )

    async def _wacht(self, work: Work, one: Poststuk, vandaag: date) -> bool:
        """Say whether what a mail to a coordinator is about still waits for them."""
        assert one.coordinator_id is not None
        if one.soort is Soort.URGENT:
            found = await work.hulpvragen.by_id(one.hulpvraag_id or 0)
            if found is None or found.status != Status.NIEUW:
                return False
            return urgentie.level(found, Status.NIEUW, vandaag) >= urgentie.DRINGEND
        if one.soort is Soort.CLAIM:
            return bool(await work.werkvoorraad.gewaarschuwd(one.coordinator_id))
        due = await work.opvolgingen.van_houder(one.coordinator_id, vandaag)
        return any(call.staat is Opvolgstaat.OPEN for call in due)


async def _maak_af(sending: Coroutine[Any, Any, None]) -> None:
    """Finish a mail that has begun, also when the worker is stopped meanwhile: else it would go twice."""
    task = asyncio.ensure_future(sending)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=_GEDULD)
        task.cancel()  # means something only where patience ran out
        raise
