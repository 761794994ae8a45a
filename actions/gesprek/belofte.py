"""«How are you?» comes before any option: what is asked before that is promised, and looked up right after it."""

from __future__ import annotations

from dataclasses import replace

from actions.gesprek import lucht
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.noteren import noteer, onthoud
from actions.gesprek.uitkomst import Antwoord, Uitkomst

BELOOFD = "opties_beloofd"  # stands among what was asked
BELOOFT_BIJ = ("vraag_respijtzorg", "vraag_mantelzorg")
HOE_GAAT_HET = frozenset({"situatie", "belasting", "verder"})  # each asks how the carer is


def met_lucht(before: Gesprek, uitkomst: Uitkomst) -> Uitkomst:
    """Room to breathe is looked up at once, but never before «how are you?» was asked."""
    after = uitkomst.gesprek
    asked = uitkomst.opties == "respijt" or (uitkomst.opties is None and _wil_lucht(before, after))
    stays = (
        after.rol == "aanbieder" or not after.loopt or after.rust or after.terugbellen or not uitkomst.verder
    )
    if not asked or stays or (after.rol != "mantelzorger" and BELOOFD not in after.gesteld):
        return uitkomst
    if not HOE_GAAT_HET & set(before.gesteld):
        return _beloof(uitkomst)
    shown = after if "opties" in after.gesteld else after.ook_gesteld("opties")
    if "respijt" in after.gesteld:  # there it was said that letting go is hard
        return replace(uitkomst, gesprek=shown, opties="respijt")
    if "vraag_mantelzorg" in after.gesteld:
        return replace(uitkomst, gesprek=shown, opties="vraag_mantelzorg")
    said = (*uitkomst.uitingen, Uiting("utter_loslaten"))
    return replace(uitkomst, gesprek=shown, uitingen=said, opties="respijt")


def eerst_u(before: Gesprek, antwoord: Antwoord, onderwerp: str) -> Uitkomst | None:
    """Who asks for respite before anything was told is asked first how they are; None where that was done."""
    if onderwerp not in BELOOFT_BIJ or before.vraag != "start" or BELOOFD in before.gesteld or before.rust:
        return None
    gesprek = before
    if (
        antwoord.begrip.mantelzorg.zorgt_voor is not None
    ):  # «is er een logeerplek voor mijn man met dementie?»
        gesprek = onthoud(noteer(replace(before, rol="mantelzorger"), antwoord), antwoord)
    else:  # for whom it is, is asked again; the words say later what to look for
        gesprek = onthoud(noteer(before, antwoord).met_vraag(onderwerp), antwoord).met_vraag("start")
    if onderwerp != "vraag_respijtzorg":
        gesprek = gesprek.ook_gesteld(onderwerp)
    return _beloof(Uitkomst(gesprek))


def _beloof(uitkomst: Uitkomst) -> Uitkomst:
    """Say that it will be looked up, and ask first how the carer is."""
    asked = tuple(name for name in uitkomst.gesprek.gesteld if name != "opties")
    first = replace(uitkomst.gesprek, gesteld=(*asked, BELOOFD))
    said = (*uitkomst.uitingen, Uiting("utter_eerst_u"))
    return replace(uitkomst, gesprek=first, uitingen=said, opties=None)


def _wil_lucht(before: Gesprek, after: Gesprek) -> bool:
    """A wish for room that is new, or that was told before anybody asked how the carer is."""
    if "opties" in after.gesteld:
        return False
    if BELOOFD in after.gesteld:
        return BELOOFD in before.gesteld and before.vraag != "start"
    told = after.verteld[len(before.verteld) :]
    new = before.mantelzorg.respijt_vorm is None and after.mantelzorg.respijt_vorm is not None
    return new and any(lucht.wens(words) for _, words in told)
