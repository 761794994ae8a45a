"""The end of a request: announced to who works here, counted without the person, and then removed."""

from __future__ import annotations

from datetime import datetime, timedelta

from matchmaker.core.bewaren.termijn import Bewaartermijnen
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.overzicht.bijdrage import bijdragen
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.use_case import dossier
from matchmaker.core.woorden import dag_maand_jaar
from matchmaker.core.workflow import Rol


async def kondig_aan(work: Work, found: Hulpvraag, now: datetime, termijnen: Bewaartermijnen) -> bool:
    """Say when a request is going to be removed, if its term ends so soon; False where it does not (any more)."""
    op = dag(now) + timedelta(days=termijnen.aankondiging)
    if not await work.bewaren.aan_te_kondigen(termijnen.grenzen(op), found.id):
        return False
    await work.bewaren.kondig_aan(found, op)
    words = (
        f"Op {dag_maand_jaar(op)} wordt deze hulpvraag gewist. Een notitie laat de termijn opnieuw beginnen."
    )
    line = Gebeurtenis(now, "wissen_aangekondigd", Rol.SYSTEEM, None, toelichting=words)
    await work.hulpvragen.append(found, line)
    return True


async def ruim_op(work: Work, found: Hulpvraag, now: datetime, termijnen: Bewaartermijnen) -> bool:
    """Remove a request whose term has passed; False where it has not (any more)."""
    vandaag = dag(now)
    if not await work.bewaren.te_wissen(termijnen.grenzen(vandaag), vandaag, found.id):
        return False
    await tel_en_verwijder(work, found, now)
    return True


async def tel_en_verwijder(work: Work, found: Hulpvraag, op: datetime) -> None:
    """Keep what the overview counts, as counts only, and remove the request."""
    await work.tellingen.onthoud(bijdragen(await dossier(work, found)))
    await work.bewaren.verwijder(found, op)
