"""Take in one answer: what is understood goes into the conversation, and the bot knows what to say to it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.gesprek import gegevens, ja_nee, rol, vraagzin
from actions.gesprek.bij_vraag import bij_vraag
from actions.gesprek.correctie import corrigeer
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.noteren import NOOD, feiten_van, frequentie, noteer, onthoud
from actions.gesprek.uitkomst import Antwoord, Uitkomst
from bot.understanding import begrip as b

VERANDERT = ("corrigeren", "stoppen_en_wissen")  # «haal de tuin weg» resembles the second
IK_BEDOEL = re.compile(r"\s*(?:nee|sorry|oh|wacht)?\W*ik bedoel(?:de)?\b", re.IGNORECASE)
# What is said with these is about something else, or in a language that is not read.
ZONDER_FEITEN = ("buiten_bereik", "andere_taal", "belediging", "bot_vraag", "klacht_bezwaar")
ROL_ZEKER = 0.8  # of a role that is named halfway
TOCH = re.compile(
    r"\b(?:ik zei ja|toch wel|wel doorgeven|geef (?:het )?(?:toch|maar) door|wel versturen)\b", re.IGNORECASE
)
MEER = re.compile(
    r"(?:wat is er )?(?:nog )?(?:meer|andere)(?: opties| keus| mogelijkheden)?(?: graag)?[.?!]*",
    re.IGNORECASE,
)
MEER_WOORDEN = 6  # a longer message tells something
ERNAAST = 6  # words beside a side question that tell something
KORT = 8  # words; a longer cry tells something too
# What is said again in fewer words, with the numbers; medical help is always said whole.
OVERNEMEN = frozenset({"zorg_overnemen", "toezicht", "nachtzorg", "dagbesteding"})
NOG_TE_VRAGEN = ("zorg_taken", "zorg_uren", "belasting", "volhoudtijd")  # a cry tells none of these
KORTER = ("zelfdoding", "geweld", "overbelast")
NIET_ZO_BEDOELD = re.compile(
    r"\b(?:zo bedoel\w* (?:ik|het)|bedoel\w* (?:ik )?(?:het |dat )?(?:helemaal )?niet(?: zo)?|niet zo bedoeld"
    r"|zo is het niet"
    r"|niemand slaat|valt wel mee|is niet aan de hand|nee joh)\b",
    re.IGNORECASE,
)
NOODSIGNALEN = ("zelfdoding", "geweld", "medisch_spoed")  # these count inside any answer


def luister(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Take in one answer to the open question."""
    if antwoord.gevraagd == "wissen":
        return _wissen(gesprek, antwoord)
    if antwoord.begrip.bedoeling == "belediging" and gesprek.loopt and not gesprek.rust:
        return _boos(gesprek, antwoord)
    noted = noteer(gesprek, antwoord)
    nood = _nood(antwoord.begrip)
    if nood is not None:
        # No form question follows a cry of distress until the person wants to go on (docs/domein.md, section 6).
        kept = onthoud(noted, antwoord)
        # Who told something in the same breath has answered the question; it is not put again afterwards.
        long = len(antwoord.tekst.split()) > KORT and kept.vraag not in NOG_TE_VRAGEN
        answered = bool(antwoord.begrip.feiten) or long
        kept = replace(kept, rust=True, vraag=None if answered else kept.vraag)
        # The whole text once; who goes on in distress is not read the same lines again, but for what cannot wait.
        shown = f"nood_{nood}"
        if shown in gesprek.gesteld and nood in KORTER:
            return Uitkomst(kept, (Uiting(f"utter_nood_{nood}__weer"),), verder=False)
        return Uitkomst(kept.ook_gesteld(shown), (Uiting(f"utter_nood_{nood}"),), verder=False)
    if gesprek.rust:
        return _na_nood(noted, antwoord)
    if gesprek.referentie is not None:
        return Uitkomst(gesprek, (Uiting("utter_al_verstuurd"),), verder=False)
    if gesprek.geweigerd and TOCH.search(antwoord.tekst):  # taken back: the question is put again
        return Uitkomst(replace(noted, geweigerd=False, vraag="toestemming"), hervat=True)
    if gesprek.geweigerd:
        return Uitkomst(noted, (Uiting("utter_niets_verstuurd"),), verder=False)
    other = (
        _wil_niets(gesprek, antwoord)
        or _over_opties(gesprek, antwoord)
        or _bereikbaar(gesprek, antwoord)
        or _andere_rol(gesprek, antwoord)
        or _correctie(gesprek, antwoord)
    )
    if other is not None:
        return other
    if gesprek.akkoord_samenvatting and noted.feiten != gesprek.feiten:
        # What is shown is what is sent: something new is shown, and agreed with, again.
        noted = replace(noted, akkoord_samenvatting=False, toestemming=None)
        return Uitkomst(onthoud(noted, antwoord), (Uiting("utter_aangepast"),))
    return _met_opties(gesprek, bij_vraag(noted, antwoord))


def _met_opties(before: Gesprek, uitkomst: Uitkomst) -> Uitkomst:
    """A carer who wishes for a take-over of care gets options at once, also where `respijt` was not asked yet."""
    gesprek = uitkomst.gesprek
    new = {f.activiteit for f in gesprek.van("wens")} - {f.activiteit for f in before.van("wens")}
    if gesprek.rol != "mantelzorger" or not new & OVERNEMEN or uitkomst.opties or "opties" in gesprek.gesteld:
        return uitkomst
    return replace(uitkomst, gesprek=gesprek.ook_gesteld("opties"), opties="respijt")


def _boos(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Who swears and tells something in the same breath has answered; the tone is spoken to once, and calmly."""
    if antwoord.begrip.feiten:
        return luister(gesprek, replace(antwoord, begrip=replace(antwoord.begrip, bedoeling="vertellen")))
    kept = onthoud(gesprek, antwoord) if len(antwoord.tekst.split()) > KORT else gesprek
    again = "belediging" in gesprek.gesteld
    said = Uiting("utter_belediging__weer" if again else "utter_belediging")
    return Uitkomst(kept.ook_gesteld("belediging"), (said,), hervat=True)


def tussendoor(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Keep what is told in passing, in a message that asks something itself."""
    if antwoord.begrip.bedoeling in ZONDER_FEITEN:
        antwoord = replace(antwoord, begrip=replace(antwoord.begrip, feiten=()))
    noted = noteer(gesprek, antwoord)
    beside = " ".join(vraagzin.zonder_vragen(antwoord.tekst))
    # A few words beside a question are manners; more of them tell something, and nothing that is told is lost.
    if len(beside.split()) < ERNAAST or gesprek.rol is None:
        return noted
    return onthoud(replace(noted, vraag=None), replace(antwoord, tekst=beside)).met_vraag(gesprek.vraag)


def _nood(begrip: b.Begrip) -> str | None:
    if begrip.bedoeling in NOOD:
        return NOOD[begrip.bedoeling]
    return next((signaal for signaal in NOODSIGNALEN if signaal in begrip.signalen), None)


def _wissen(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """The answer to «wis alles?»; it answers nothing else."""
    if ja_nee.lees_toestemming(antwoord.begrip) == "ja":
        return Uitkomst(gesprek, verder=False, wissen=True)
    return Uitkomst(gesprek, (Uiting("utter_niet_gewist"),), verder=gesprek.loopt)


def _na_nood(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """After a cry: who tells of daily things again, or says that it was not meant so, wants to go on.

    What is said here answers no question of before the cry: that question is asked again.
    """
    bedoeling = antwoord.begrip.bedoeling
    kept = onthoud(gesprek, antwoord)
    if NIET_ZO_BEDOELD.search(antwoord.tekst):
        calm = tuple(s for s in kept.signalen if s not in (*NOODSIGNALEN, "overbelast"))
        return Uitkomst(
            replace(kept, rust=False, signalen=calm), (Uiting("utter_niet_zo_bedoeld"),), hervat=True
        )
    if antwoord.begrip.feiten or bedoeling in ("bevestigen", "ontkennen", "corrigeren", "verder_gaan"):
        return Uitkomst(replace(kept, rust=False), (Uiting("utter_gehoord"),), hervat=True)
    return Uitkomst(kept, (rust(kept),), verder=False)


def rust(gesprek: Gesprek) -> Uiting:
    """Say that the bot is still there; who may be read along with is told how to wipe, not that all is kept."""
    return Uiting("utter_rust__geweld" if "geweld" in gesprek.signalen else "utter_rust")


def _wil_niets(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """Who wants nothing passed on, or came for information alone, is believed at any question."""
    if gesprek.rol is None or not vraagzin.weigert(antwoord.tekst):
        return None
    refused = replace(onthoud(gesprek, antwoord), geweigerd=True, vraag=None)
    return Uitkomst(refused, (Uiting("utter_geweigerd"),), verder=False)


def _over_opties(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """«is er ook een koor?», and after options «meer» or a postcode: none of them answers the open question."""
    if gesprek.opties is not None and MEER.fullmatch(antwoord.tekst.strip()):
        return Uitkomst(gesprek, opties="meer", hervat=True)
    if gesprek.rol not in (None, "aanbieder") and vraagzin.vraagt_wat_er_is(antwoord.tekst):
        noted = onthoud(noteer(gesprek, antwoord), antwoord)
        return Uitkomst(noted, opties="vraagzin", hervat=True)
    if gesprek.opties is None or len(antwoord.tekst.split()) > MEER_WOORDEN or antwoord.begrip.feiten:
        return None
    found = gegevens.postcode(antwoord) if gesprek.vraag != "postcode" else {}
    return Uitkomst(gesprek.met_contact(found), opties="dichtbij", hervat=True) if found else None


def _bereikbaar(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """A telephone number or an address for mail that comes at another closing question than its own."""
    found = gegevens.contact(antwoord) if gesprek.vraag in ("toestemming", "versturen") else {}
    if not found:
        return None
    return Uitkomst(gesprek.met_contact(found), (Uiting("utter_contact_genoteerd"),), hervat=True)


def _andere_rol(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """Who says halfway that it is for somebody else after all, goes on in that role; all that was told stays."""
    by_profession = rol.beroepsmatig(antwoord.tekst)
    new = "namens_ander" if by_profession else rol.VAN_BEDOELING.get(antwoord.begrip.bedoeling)
    if new in (None, gesprek.rol) or gesprek.vraag in (None, "start") or gesprek.akkoord_samenvatting:
        return None
    if by_profession:
        return Uitkomst(onthoud(replace(gesprek, rol=new), antwoord), (Uiting(f"utter_rol_{new}"),))
    if not rol.alleen_rol(antwoord.begrip, antwoord.tekst) or antwoord.begrip.zekerheid < ROL_ZEKER:
        return None
    return Uitkomst(replace(gesprek, rol=new), (Uiting(f"utter_rol_{new}"),))


def _correctie(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """A correction of what was told before, at any question; None where it is none, or nothing is understood."""
    meant = antwoord.begrip.bedoeling in VERANDERT or IK_BEDOEL.match(antwoord.tekst)
    if not meant or gesprek.vraag in (None, "start", "samenvatting"):
        return None
    corrected = corrigeer(
        gesprek,
        antwoord.tekst,
        feiten_van(antwoord, gesprek.vraag),
        frequentie(antwoord.begrip.kale_frequentie),
    )
    if corrected == gesprek:
        return None
    if gesprek.akkoord_samenvatting:
        corrected = replace(corrected, akkoord_samenvatting=False, toestemming=None)
        return Uitkomst(corrected, (Uiting("utter_aangepast"),))
    return Uitkomst(corrected, (Uiting("utter_aangepast"),), hervat=True)
