"""What the bot does with a cry of distress, and after it (docs/domein.md, section 6)."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.nood import NOODSIGNALEN, nood_in
from actions.gesprek.noteren import onthoud
from actions.gesprek.uitkomst import Antwoord, Uitkomst

KORT = 8  # words; a longer cry tells something too
NOG_TE_VRAGEN = ("zorg_taken", "zorg_uren", "belasting", "volhoudtijd")  # a cry tells none of these
# What is said again in fewer words, with the numbers; medical help is always said whole.
KORTER = ("zelfdoding", "geweld", "overbelast")
NIET_ZO_BEDOELD = re.compile(
    r"\b(?:zo bedoel\w* (?:ik|het)|bedoel\w* (?:ik )?(?:het |dat )?(?:helemaal )?niet(?: zo)?|niet zo bedoeld"
    r"|zo is het niet"
    r"|niemand slaat|valt wel mee|is niet aan de hand|nee joh)\b",
    re.IGNORECASE,
)


def bij_nood(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """Answer a cry before anything else; no form question follows until the person wants to go on."""
    nood = nood_in(antwoord.begrip)
    if nood is None:
        return None
    kept = onthoud(noted, antwoord)
    # Who told something in the same breath has answered the question; it is not put again afterwards.
    long = len(antwoord.tekst.split()) > KORT and kept.vraag not in NOG_TE_VRAGEN
    answered = bool(antwoord.begrip.feiten) or long
    kept = replace(kept, rust=True, vraag=None if answered else kept.vraag)
    # The whole text once; who goes on in distress is not read the same lines again, but for what cannot wait.
    shown = f"nood_{nood}"
    again = shown in gesprek.gesteld and nood in KORTER
    said = Uiting(f"utter_nood_{nood}__weer" if again else f"utter_nood_{nood}")
    return Uitkomst(kept if again else kept.ook_gesteld(shown), (said,), verder=False)


def na_nood(gesprek: Gesprek, noted: Gesprek, antwoord: Antwoord) -> Uitkomst | None:
    """After a cry: who tells of daily things again, or says that it was not meant so, wants to go on.

    What is said here answers no question of before the cry: that question is asked again.
    """
    if not gesprek.rust:
        return None
    bedoeling = antwoord.begrip.bedoeling
    kept = onthoud(noted, antwoord)
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
