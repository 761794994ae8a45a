"""Take in one answer: what is understood goes into the conversation, and the bot knows what to say to it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.gesprek import gegevens, ja_nee, rol
from actions.gesprek.bij_vraag import bij_vraag
from actions.gesprek.correctie import corrigeer
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.noteren import NOOD, feiten_van, frequentie, noteer, onthoud
from actions.gesprek.uitkomst import Antwoord, Uitkomst
from bot.understanding import begrip as b

VERANDERT = ("corrigeren", "stoppen_en_wissen")  # «haal de tuin weg» resembles the second
# What is said with these is about something else, or in a language that is not read.
ZONDER_FEITEN = ("buiten_bereik", "andere_taal", "belediging", "bot_vraag", "klacht_bezwaar")
ROL_ZEKER = 0.8  # of a role that is named halfway
TOCH = re.compile(
    r"\b(?:ik zei ja|toch wel|wel doorgeven|geef (?:het )?(?:toch|maar) door|wel versturen)\b", re.IGNORECASE
)
KORT = 8  # words; a longer cry tells something too
NOODSIGNALEN = ("zelfdoding", "geweld", "medisch_spoed")  # these count inside any answer


def luister(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst:
    """Take in one answer to the open question."""
    if antwoord.gevraagd == "wissen":
        return _wissen(gesprek, antwoord)
    noted = noteer(gesprek, antwoord)
    nood = _nood(antwoord.begrip)
    if nood is not None:
        # No form question follows a cry of distress until the person wants to go on (docs/domein.md, section 6).
        kept = onthoud(noted, antwoord)
        # Who told something in the same breath has answered the question; it is not put again afterwards.
        answered = bool(antwoord.begrip.feiten) or len(antwoord.tekst.split()) > KORT
        kept = replace(kept, rust=True, vraag=None if answered else kept.vraag)
        # The whole text once; who goes on in distress is not read the same lines again, but for what cannot wait.
        shown = f"nood_{nood}"
        if shown in gesprek.gesteld and nood != "medisch_spoed":
            return Uitkomst(kept, (_rust(kept),), verder=False)
        return Uitkomst(kept.ook_gesteld(shown), (Uiting(f"utter_nood_{nood}"),), verder=False)
    if gesprek.rust:
        return _na_nood(noted, antwoord)
    if gesprek.referentie is not None:
        return Uitkomst(gesprek, (Uiting("utter_al_verstuurd"),), verder=False)
    if gesprek.geweigerd and TOCH.search(antwoord.tekst):  # taken back: the question is put again
        return Uitkomst(replace(noted, geweigerd=False, vraag="toestemming"), hervat=True)
    if gesprek.geweigerd:
        return Uitkomst(noted, (Uiting("utter_niets_verstuurd"),), verder=False)
    other = _bereikbaar(gesprek, antwoord) or _andere_rol(gesprek, antwoord) or _correctie(gesprek, antwoord)
    if other is not None:
        return other
    if gesprek.akkoord_samenvatting and noted.feiten != gesprek.feiten:
        # What is shown is what is sent: something new is shown, and agreed with, again.
        noted = replace(noted, akkoord_samenvatting=False, toestemming=None)
        return Uitkomst(onthoud(noted, antwoord), (Uiting("utter_aangepast"),))
    return bij_vraag(noted, antwoord)


def tussendoor(gesprek: Gesprek, antwoord: Antwoord) -> Gesprek:
    """Keep what is told in passing, in a message that asks something itself."""
    if antwoord.begrip.bedoeling in ZONDER_FEITEN:
        antwoord = replace(antwoord, begrip=replace(antwoord.begrip, feiten=()))
    return noteer(gesprek, antwoord)


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
    if antwoord.begrip.feiten or bedoeling in ("bevestigen", "ontkennen", "corrigeren", "verder_gaan"):
        return Uitkomst(replace(kept, rust=False), (Uiting("utter_gehoord"),), hervat=True)
    return Uitkomst(kept, (_rust(kept),), verder=False)


def _rust(gesprek: Gesprek) -> Uiting:
    """Say that the bot is still there; who may be read along with is told how to wipe, not that all is kept."""
    return Uiting("utter_rust__geweld" if "geweld" in gesprek.signalen else "utter_rust")


def _bereikbaar(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """A telephone number or an address for mail that comes at another closing question than its own."""
    found = gegevens.contact(antwoord) if gesprek.vraag in ("toestemming", "versturen") else {}
    if not found:
        return None
    return Uitkomst(gesprek.met_contact(found), (Uiting("utter_contact_genoteerd"),), hervat=True)


def _andere_rol(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """Who says halfway that it is for somebody else after all, goes on in that role; all that was told stays."""
    new = rol.VAN_BEDOELING.get(antwoord.begrip.bedoeling)
    if new in (None, gesprek.rol) or gesprek.vraag in (None, "start") or gesprek.akkoord_samenvatting:
        return None
    if not rol.alleen_rol(antwoord.begrip, antwoord.tekst) or antwoord.begrip.zekerheid < ROL_ZEKER:
        return None
    return Uitkomst(replace(gesprek, rol=new), (Uiting(f"utter_rol_{new}"),))


def _correctie(gesprek: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """A correction of what was told before, at any question; None where it is none, or nothing is understood."""
    if antwoord.begrip.bedoeling not in VERANDERT or gesprek.vraag in (None, "start", "samenvatting"):
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
