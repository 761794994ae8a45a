"""Take in one answer: what is understood goes into the conversation, and the bot knows what to say to it.

A message is read in the order of `LEZINGEN`: safety before all else, then what is no answer to the open question (a
refusal, a correction, another role …), and only then as the answer to it (`bij_vraag`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from actions.gesprek import gegevens, ja_nee, rol, vraagzin
from actions.gesprek.bij_vraag import bij_vraag
from actions.gesprek.correctie import WEG, corrigeer
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.lucht import OVERNEMEN
from actions.gesprek.noodantwoord import KORT, bij_nood, na_nood
from actions.gesprek.noteren import feiten_van, frequentie, noteer, onthoud
from actions.gesprek.uitkomst import Antwoord, Uitkomst

VERANDERT = ("corrigeren", "stoppen_en_wissen")  # «haal de tuin weg» resembles the second
IK_BEDOEL = re.compile(r"(?:\s*(?:nee|sorry|oh|wacht))?\W*ik bedoel(?:de)?\b", re.IGNORECASE)
ROL_ZEKER = 0.8  # of a role that is named halfway
TOCH = re.compile(
    r"\b(?:ik zei ja|toch wel|wel doorgeven|geef (?:het )?(?:toch|maar) door|wel versturen)\b", re.IGNORECASE
)
MEER = re.compile(
    r"(?:wat is er )?(?:nog )?(?:meer|andere)(?: opties| keus| mogelijkheden)?(?: graag)?[.?!]*",
    re.IGNORECASE,
)
MEER_WOORDEN = 6  # a longer message tells something

# (as it stood, with what was understood noted, the message) → what comes of it; None where it is to be read otherwise
Lezing = Callable[[Gesprek, Gesprek, Antwoord], Uitkomst | None]


def luister(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Take in one answer to the open question."""
    noted = noteer(gesprek, antwoord)
    for lezing in LEZINGEN:
        if (uitkomst := lezing(gesprek, noted, antwoord)) is not None:
            return uitkomst
    return _met_opties(gesprek, bij_vraag(noted, antwoord))


def _wissen(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """The answer to «wis alles?»; it answers nothing else."""
    if antwoord.gevraagd != "wissen":
        return None
    if ja_nee.lees_toestemming(antwoord.begrip) == "ja" and not ja_nee.van_een_programma(antwoord.tekst):
        return Uitkomst(gesprek, verder=False, wissen=True)
    return Uitkomst(noted, (Uiting("utter_niet_gewist"),), verder=gesprek.loopt)


def _boos(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """Who swears and tells something in the same breath has answered; the tone is spoken to once, and calmly."""
    if antwoord.begrip.bedoeling != "belediging" or not gesprek.loopt or gesprek.rust:
        return None
    if antwoord.begrip.feiten:
        return luister(gesprek, replace(antwoord, begrip=replace(antwoord.begrip, bedoeling="vertellen")))
    kept = onthoud(gesprek, antwoord) if len(antwoord.tekst.split()) > KORT else gesprek
    again = "belediging" in gesprek.gesteld
    said = Uiting("utter_belediging__weer" if again else "utter_belediging")
    return Uitkomst(kept.ook_gesteld("belediging"), (said,), hervat=True)


def _verstuurd(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """After sending nothing is added any more."""
    if gesprek.referentie is None:
        return None
    return Uitkomst(gesprek, (Uiting("utter_al_verstuurd"),), verder=False)


def _geweigerd(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """After a no nothing is sent, until it is taken back: then the question is put again."""
    if not gesprek.geweigerd:
        return None
    if TOCH.search(antwoord.tekst):
        return Uitkomst(replace(noted, geweigerd=False, vraag="toestemming"), hervat=True)
    return Uitkomst(noted, (Uiting("utter_niets_verstuurd"),), verder=False)


def _wil_niets(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """Who wants nothing passed on, or came for information alone, is believed at any question."""
    if gesprek.rol is None or not vraagzin.weigert(antwoord.tekst):
        return None
    refused = replace(onthoud(gesprek, antwoord), geweigerd=True, vraag=None)
    return Uitkomst(refused, (Uiting("utter_geweigerd"),), verder=False)


def vraagt_meer(gesprek: Gesprek, tekst: str) -> bool:
    """Tell whether «meer» asks for more options, whatever else it might mean."""
    return gesprek.opties is not None and MEER.fullmatch(tekst.strip()) is not None


def _meer_opties(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """After options «meer»."""
    return Uitkomst(gesprek, opties="meer", hervat=True) if vraagt_meer(gesprek, antwoord.tekst) else None


def _vraagt_wat_er_is(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """«is er ook een koor?»: it is looked up, and answers nothing."""
    if gesprek.rol in (None, "aanbieder") or not vraagzin.vraagt_wat_er_is(antwoord.tekst):
        return None
    if gesprek.akkoord_samenvatting:  # nothing is added to what was agreed with unseen
        return None if noted.vertelt_nieuws(gesprek) else Uitkomst(gesprek, opties="vraagzin", hervat=True)
    return Uitkomst(onthoud(noted, antwoord), opties="vraagzin", hervat=True)


def _dichterbij(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """A postcode after options: they are looked up again, nearby."""
    if gesprek.opties is None or len(antwoord.tekst.split()) > MEER_WOORDEN or antwoord.begrip.feiten:
        return None
    # «2019» answers since when somebody cares.
    found = gegevens.postcode(antwoord) if gesprek.vraag not in ("postcode", "zorg_uren") else {}
    return Uitkomst(gesprek.met_contact(found), opties="dichtbij", hervat=True) if found else None


def _bereikbaar(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """A telephone number or an address for mail that comes at another closing question than its own."""
    found = gegevens.contact(antwoord) if gesprek.vraag in ("toestemming", "versturen") else {}
    if not found:
        return None
    return Uitkomst(gesprek.met_contact(found), (Uiting("utter_contact_genoteerd"),), hervat=True)


def _andere_rol(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """Who says halfway that it is for somebody else after all, goes on in that role; all that was told stays."""
    by_profession = rol.beroepsmatig(antwoord.tekst)
    new = "namens_ander" if by_profession else rol.VAN_BEDOELING.get(antwoord.begrip.bedoeling)
    if new is None or gesprek.vraag in (None, "start") or gesprek.akkoord_samenvatting:
        return None
    if new == gesprek.rol:  # «ja voor mezelf», a question later: it answers the first one
        bare = rol.alleen_rol(antwoord.begrip, antwoord.tekst) and not rol.zegt_meer(antwoord.tekst)
        return Uitkomst(gesprek, (Uiting(f"utter_rol_{new}"),), hervat=True) if bare else None
    if by_profession:
        return Uitkomst(onthoud(replace(gesprek, rol=new), antwoord), (Uiting(f"utter_rol_{new}"),))
    if not rol.alleen_rol(antwoord.begrip, antwoord.tekst) or antwoord.begrip.zekerheid < ROL_ZEKER:
        return None
    return Uitkomst(replace(gesprek, rol=new), (Uiting(f"utter_rol_{new}"),))


def _correctie(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """A correction of what was told before, at any question; None where it is none, or nothing is understood."""
    denied = antwoord.begrip.bedoeling == "ontkennen" and WEG.search(antwoord.tekst)
    meant = antwoord.begrip.bedoeling in VERANDERT or IK_BEDOEL.match(antwoord.tekst) or denied
    if not meant or gesprek.vraag in (None, "start", "samenvatting"):
        return None
    corrected = corrigeer(
        gesprek,
        gegevens.zonder_nummers(antwoord.tekst, antwoord.begrip.gegevens),
        feiten_van(antwoord, gesprek.vraag),
        frequentie(antwoord.begrip.kale_frequentie),
    )
    if corrected == gesprek:
        return None
    if gesprek.akkoord_samenvatting:
        corrected = replace(corrected, akkoord_samenvatting=False, toestemming=None)
        return Uitkomst(corrected, (Uiting("utter_aangepast"),))
    return Uitkomst(corrected, (Uiting("utter_aangepast"),), hervat=True)


def _iets_nieuws(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """What is shown is what is sent: something new after the agreement is shown, and agreed with, again."""
    if not gesprek.akkoord_samenvatting or not noted.vertelt_nieuws(gesprek):
        return None
    open_again = replace(noted, akkoord_samenvatting=False, toestemming=None)
    return Uitkomst(onthoud(open_again, antwoord), (Uiting("utter_aangepast"),))


LEZINGEN: tuple[Lezing, ...] = (
    bij_nood,
    _wissen,
    _boos,
    na_nood,
    _verstuurd,
    _geweigerd,
    _wil_niets,
    _meer_opties,
    _vraagt_wat_er_is,
    _dichterbij,
    _bereikbaar,
    _andere_rol,
    _correctie,
    _iets_nieuws,
)


def _met_opties(before: Gesprek, uitkomst: Uitkomst) -> Uitkomst:
    """A carer who wishes for a take-over of care gets options at once, also where `respijt` was not asked yet."""
    gesprek = uitkomst.gesprek
    new = {f.activiteit for f in gesprek.van("wens")} - {f.activiteit for f in before.van("wens")}
    if gesprek.rol != "mantelzorger" or not new & OVERNEMEN or uitkomst.opties or "opties" in gesprek.gesteld:
        return uitkomst
    return replace(uitkomst, gesprek=gesprek.ook_gesteld("opties"), opties="respijt")
