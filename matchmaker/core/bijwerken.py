"""What happens by itself when time passes: nothing is ever silently stuck.

Each request is done in a unit of work of its own, which looks again whether it is still so. So the sweep may run
twice, or in several processes at once: what one has done, or is doing, another leaves alone.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta

from matchmaker.core import urgentie
from matchmaker.core.aanwezig import BLIJFT
from matchmaker.core.bewaren import opruimen
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.melding import NABIJ, Grenzen
from matchmaker.core.nazorg.gevolgen import VERWACHT, plan
from matchmaker.core.overzicht.periode import TERUG, Maand
from matchmaker.core.ports import Work
from matchmaker.core.post import klaarleggen
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.stappen import SYSTEEM, zet
from matchmaker.core.termijnen import begin_van, na_werkdagen, voor_werkdagen
from matchmaker.core.use_case import UseCases
from matchmaker.core.voorstellen.doen import zoek_verder
from matchmaker.core.voorstellen.voorstel import Voorstelstaat
from matchmaker.core.woorden import dag_en_maand, werkdagen
from matchmaker.core.workflow import LOOPT, Reden, Rol, Status

Werk = Callable[[Work, Hulpvraag], Awaitable[bool]]  # False: it was not so any more


@dataclass(frozen=True)
class Bijgewerkt:
    """What a sweep did, counted in requests."""

    verlopen: int  # a proposal had no answer in time
    gewaarschuwd: int  # the holder was told that it rests too long
    teruggegeven: int  # rested after the warning as well: back in the queue
    nazorg: int  # the follow-up has begun
    gepland: int  # waited for a follow-up that nobody had planned
    urgentie: int  # a term of the law came near
    mislukt: int  # went wrong: tried again in the next sweep
    gemaild: int = 0  # a mail about follow-ups was put in the outbox
    aangekondigd: int = 0  # is going to be removed: the coordinator is told
    gewist: int = 0  # was kept long enough

    @property
    def iets(self) -> bool:
        """Say whether anything was done or went wrong."""
        return any(vars(self).values())


class Bijwerken(UseCases):
    """The use case of the clock."""

    async def bijwerken(self) -> Bijgewerkt:
        """Do everything that is due; again at the same moment does nothing."""
        now = self.clock()
        terms, vandaag = self.bewaartermijnen, dag(now)
        soon = terms.grenzen(vandaag + timedelta(days=terms.aankondiging))
        near = Grenzen.tot(na_werkdagen(dag(now), NABIJ), onder=urgentie.NABIJ)
        async with self.store.reading() as work:
            due: dict[str, tuple[Werk, Sequence[int]]] = {
                "verlopen": (self._verloop, await work.voorstellen.aflopend(now)),
                "teruggegeven": (
                    self._geef_terug,
                    await work.werkvoorraad.terug_te_geven(self._voor(self.termijnen.waarschuwing)),
                ),
                "gewaarschuwd": (
                    self._waarschuw,
                    await work.werkvoorraad.te_waarschuwen(self._voor(self.termijnen.rust)),
                ),
                "nazorg": (self._begin_nazorg, await work.opvolgingen.toe_aan_nazorg(dag(now))),
                "gepland": (self._plan, await work.opvolgingen.zonder()),
                "urgentie": (self._weeg, await work.werkvoorraad.meldingen(near)),
                "gemaild": (self._meld, await work.post.te_melden(dag(now)) if self.post else ()),
                "aangekondigd": (self._kondig_aan, await work.bewaren.aan_te_kondigen(soon)),
                "gewist": (self._wis, await work.bewaren.te_wissen(terms.grenzen(vandaag), vandaag)),
            }
        counts = {name: await self._alle(werk, ids) for name, (werk, ids) in due.items()}
        async with self.store.writing() as work:
            await work.herhalingen.ruim_op(now)
            await work.aanwezigen.ruim_op(now - BLIJFT)
            await work.bewaren.ruim_verlopen_op(now)
            await work.bewaren.verwijder_lege_vrijwilligers(terms.grenzen(vandaag).ingetrokken)
            await work.inzagen.vergeet(begin_van(vandaag - relativedelta(months=terms.inzage)))
            await work.tellingen.vergeet(Maand.van(vandaag).plus(-TERUG).begin)
        if counts["gewist"][0]:
            await self.store.leeg_log()
        done = {name: count for name, (count, _) in counts.items()}
        return Bijgewerkt(**done, mislukt=sum(failed for _, failed in counts.values()))

    def _voor(self, aantal: int) -> datetime:
        """Give the moment before which something rests longer than so many working days."""
        return begin_van(voor_werkdagen(dag(self.clock()), aantal))

    async def _alle(self, werk: Werk, ids: Sequence[int]) -> tuple[int, int]:
        done = failed = 0
        for id in ids:
            try:
                async with self.store.writing() as work:
                    found = await work.werkvoorraad.neem(id, sla_over=True)
                    done += found is not None and await werk(work, found)
            except Exception:  # one request that goes wrong must not keep all others waiting
                failed += 1
        return done, failed

    async def _verloop(self, work: Work, found: Hulpvraag) -> bool:
        now = self.clock()
        ended = await work.voorstellen.uitgelopen(found.id, now)
        reden = Reden.VOORSTEL_INGETROKKEN
        for one in ended:
            staat = Voorstelstaat.INGETROKKEN  # the volunteer is not there any more
            if one.verloopt_op <= now:
                staat, reden = Voorstelstaat.VERLOPEN, Reden.VOORSTEL_VERLOPEN
            await work.voorstellen.beantwoord(one.id, staat, now, None, None)
            line = Gebeurtenis(now, f"voorstel_{staat}", Rol.SYSTEEM, None, toelichting=one.wie)
            await work.hulpvragen.append(found, line)
        if ended:
            await zoek_verder(self, work, found, SYSTEEM, reden)
        return bool(ended)

    async def _waarschuw(self, work: Work, found: Hulpvraag) -> bool:
        now = self.clock()
        rested = found.gewaarschuwd_op is None and found.gewijzigd_op < self._voor(self.termijnen.rust)
        if not rested or not await _rust(work, found):
            return False
        await work.werkvoorraad.waarschuw(found, now)
        last = dag_en_maand(na_werkdagen(dag(now), self.termijnen.waarschuwing))
        words = (
            f"Er gebeurde {werkdagen(self.termijnen.rust)} niets. "
            f"Na {last} gaat de hulpvraag terug naar de wachtrij."
        )
        line = Gebeurtenis(now, "gewaarschuwd", Rol.SYSTEEM, None, toelichting=words)
        await work.hulpvragen.append(found, line)
        await klaarleggen.claim(self, work, found)
        return True

    async def _geef_terug(self, work: Work, found: Hulpvraag) -> bool:
        warned = found.gewaarschuwd_op
        rested = warned is not None and warned < self._voor(self.termijnen.waarschuwing)
        if not rested or not await _rust(work, found):
            return False
        words = f"{found.houder.naam} had de hulpvraag." if found.houder else None
        await zet(self, work, found, Status.NIEUW, SYSTEEM, reden=Reden.CLAIM_VERLOPEN, toelichting=words)
        return True

    async def _begin_nazorg(self, work: Work, found: Hulpvraag) -> bool:
        if found.status != Status.GEKOPPELD:
            return False
        await zet(self, work, found, Status.NAZORG, SYSTEEM, reden=Reden.NAZORG_BEGINT)
        return True

    async def _plan(self, work: Work, found: Hulpvraag) -> bool:
        status = Status(found.status)
        if status not in VERWACHT or any(one.loopt for one in await work.opvolgingen.bij(found.id)):
            return False
        await plan(work, found, status, dag(found.gewijzigd_op), self.termijnen)
        return True

    async def _meld(self, work: Work, found: Hulpvraag) -> bool:
        return await klaarleggen.opvolging(self, work, found)

    async def _kondig_aan(self, work: Work, found: Hulpvraag) -> bool:
        return await opruimen.kondig_aan(work, found, self.clock(), self.bewaartermijnen)

    async def _wis(self, work: Work, found: Hulpvraag) -> bool:
        return await opruimen.ruim_op(work, found, self.clock(), self.bewaartermijnen)

    async def _weeg(self, work: Work, found: Hulpvraag) -> bool:
        return await weeg(work, found, self.clock())


async def weeg(work: Work, found: Hulpvraag, now: datetime) -> bool:
    """Store how urgent a request is at a moment; say whether that was another level."""
    niveau = urgentie.level(found, Status(found.status), dag(now))
    return await work.werkvoorraad.zet_urgentie(found, niveau)


async def _rust(work: Work, found: Hulpvraag) -> bool:
    """Say whether a coordinator holds it, and nobody else is waited for."""
    if found.houder is None or found.status not in LOOPT:
        return False
    return all(one.staat is not Voorstelstaat.OPEN for one in await work.voorstellen.bij(found.id))
