"""What one request counts for in the overview, said before it is removed: counts that belong to nobody any more.

Each count stands by itself (a month, a wijk, and what was counted), so that they cannot be put together again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from matchmaker.core.hulpvraag import Dossier, Hulpvraag
from matchmaker.core.nazorg.opvolging import Opvolgstaat
from matchmaker.core.overzicht.port import CIJFER, Belasting, Verloop
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.voorstellen.voorstel import Voorstelstaat
from matchmaker.core.workflow import Status

_DAG = timedelta(days=1)
_GEVRAAGD = ("wens", "lastig")


class Wat(StrEnum):
    """What is counted; behind it what `a` and `b` are."""

    WIJK = "wijk"  # Verloop
    LEEFGEBIED = "leefgebied"  # leefgebied, Verloop
    WACHTEN = "wachten"  # whole days until the first match, upwards
    BELASTING = "belasting"  # Belasting
    VOLHOUDTIJD = "volhoudtijd"  # volhoudtijd or nothing
    WEIGERING = "weigering"  # reason or nothing; "1" to a volunteer, "0" to a service
    NAZORG = "nazorg"  # who was asked, what came out


@dataclass(frozen=True)
class Bijdrage:
    """One count of one."""

    wat: Wat
    maand: date  # its first day
    wijk: str | None
    a: str | None = None
    b: str | None = None


def bijdragen(dossier: Dossier) -> tuple[Bijdrage, ...]:
    """Give what the overview counts of a request that has ended; of what was withdrawn only that it was."""
    return tuple(_alle(dossier))


def _alle(dossier: Dossier) -> Iterator[Bijdrage]:
    one = dossier.hulpvraag
    asks, stays = one.rol != "aanbieder", one.status != Status.INGETROKKEN
    asked = _maand(one.ingediend_op)
    verloop = _verloop(dossier)
    if asks:
        yield Bijdrage(Wat.WIJK, asked, one.wijk, verloop)
    if not stays:
        return
    if asks:
        for leefgebied in sorted({feit.leefgebied for feit in one.feiten if feit.soort in _GEVRAAGD}):
            yield Bijdrage(Wat.LEEFGEBIED, asked, one.wijk, leefgebied, verloop)
        matched = [line.tijdstip for line in dossier.geschiedenis if line.naar == Status.GEKOPPELD]
        if matched:
            days = math.ceil((min(matched) - one.ingediend_op) / _DAG)
            yield Bijdrage(Wat.WACHTEN, _maand(min(matched)), one.wijk, str(days))
    if one.rol == "mantelzorger":
        yield Bijdrage(Wat.BELASTING, asked, one.wijk, _belasting(one))
        yield Bijdrage(
            Wat.VOLHOUDTIJD, asked, one.wijk, one.mantelzorg.volhoudtijd if one.mantelzorg else None
        )
    for made in dossier.voorstellen:
        if made.staat is Voorstelstaat.GEWEIGERD and made.beantwoord_op:
            person = "0" if made.vrijwilliger_id is None else "1"
            yield Bijdrage(Wat.WEIGERING, _maand(made.beantwoord_op), one.wijk, made.reden, person)
    for call in dossier.opvolgingen:
        if call.staat is Opvolgstaat.KLAAR and call.gedaan_op:
            yield Bijdrage(Wat.NAZORG, _maand(call.gedaan_op), one.wijk, call.soort, call.uitkomst)


def _maand(moment: datetime) -> date:
    return dag(moment).replace(day=1)


def _verloop(dossier: Dossier) -> Verloop:
    was = {line.naar for line in dossier.geschiedenis}
    if dossier.hulpvraag.status == Status.INGETROKKEN:
        return Verloop.INGETROKKEN
    if Status.GEKOPPELD in was:
        return Verloop.GEKOPPELD
    return Verloop.DOORVERWEZEN if Status.DOORVERWEZEN in was else Verloop.BEZIG


def _belasting(one: Hulpvraag) -> Belasting:
    mark = one.mantelzorg.belasting if one.mantelzorg else None
    if mark is None:
        return Belasting.ONBEKEND
    return next((code for most, code in CIJFER if mark <= most), Belasting.TE_ZWAAR)
