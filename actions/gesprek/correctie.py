"""Change what was noted, by the person's own words: take out, add, another helper, another frequency."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.gesprek import taal
from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.noteren import frequentie
from actions.gesprek.woordenlijst import genoemd
from bot.understanding.tekst import tokens
from bot.understanding.tijd.frequentie import Tijdwoorden

WEG = re.compile(
    r"\b(haal\b.{0,60}\b(weg|eraf|er af|eruit|er uit)|weghalen|schrap|schrappen|verwijder|verwijderen|wis"
    r"|streep\b.{0,60}\bdoor"
    r"|(mag|mogen|kan|kunnen|moet|moeten)\b.{0,60}\b(weg|eraf|er af|eruit|er uit)"
    r"|niet nodig|hoeft (er )?niet( bij| meer)?|klopt niet|(doe|laat)\b.{0,40}\b(weg|eruit|er uit))\b",
    re.IGNORECASE,
)
ERBIJ = re.compile(
    r"\b(erbij|er bij|er ook bij|ook nog|toevoegen|vergeten|ontbreekt|mist|mis ik nog)\b", re.IGNORECASE
)
DAG = re.compile(r"\b(maan|dins|woens|donder|vrij|zater|zon)dag|\b(ochtend|middag|avond)", re.IGNORECASE)
GEEN_LAST = re.compile(
    r"\bniet (?:meer |zo |echt )?(?:lastig|moeilijk|zwaar|te veel|teveel)\b|\bgeen (?:probleem|moeite|last)\b"
    r"|\b(?:gaat|lukt) (?:nog |best |gewoon )*(?:prima|goed|wel)\b"
    r"|\b(?:kan|doe) ik (?:\w+ ){0,2}zelf\b|\bkan ik prima\b",
    re.IGNORECASE,
)
ZELF = re.compile(r"\bik (?:\w+ ){0,2}zelf\b|\bkan ik prima\b", re.IGNORECASE)
# How people name what the summary watches for.
SIGNAALWOORDEN = {
    "overbelast": r"te ?veel|overbelast|zwaar",
    "eenzaam": r"eenzaam|alleen",
    "geldzorgen": r"geld|schuld",
    "valgevaar": r"val",
    "dementie": r"dement|vergeet|geheugen",
    "medisch_spoed": r"medisch|dokter|ziek",
    "rouw": r"rouw|verdriet|verlies",
    "geweld": r"veilig|geweld",
    "zelfdoding": r"dood|leven",
}
NIET = frozenset({"niet", "nie", "geen", "nait", "neet", "net"})


def corrigeer(
    gesprek: Gesprek, tekst: str, feiten: tuple[Feit, ...] = (), kaal: Mapping[str, Any] | None = None
) -> Gesprek:
    """Give the conversation after a correction; the same where nothing in it was understood.

    Args:
        gesprek: as it stood before this message.
        tekst: what was typed.
        feiten: the facts that were understood of it.
        kaal: a frequency that stands by itself in it.
    """
    named = [feit.activiteit for feit in feiten] + [code for _, code in genoemd(tekst, "activiteiten")]
    if WEG.search(tekst):
        return _weg(gesprek, tekst)
    if GEEN_LAST.search(tekst):
        eased = _geen_last(gesprek, tekst)
        if eased != gesprek:
            return eased
    kaal = _tweede_tijd(tekst) or kaal
    swapped = _ander(gesprek, tekst)
    if swapped != gesprek:
        return swapped
    if DAG.search(tekst) and gesprek.gezegd_bij("moment") is not None:
        told = tuple(pair for pair in gesprek.verteld if pair[0] != "moment")
        return replace(gesprek, verteld=(*told, ("moment", tekst)))
    if kaal is not None:
        timed = _hoe_vaak(gesprek, kaal, frozenset(named))
        if timed != gesprek:
            return timed
    if feiten:
        # What is said now about an activity counts instead of what stood there about the same kind of fact.
        kinds = {(feit.soort, feit.activiteit) for feit in feiten}
        kept = tuple(f for f in gesprek.feiten if (f.soort, f.activiteit) not in kinds)
        return replace(gesprek, feiten=(*kept, *feiten))
    if named and ERBIJ.search(tekst):
        soort = "aanbod" if gesprek.rol == "aanbieder" else "wens"
        return gesprek.met_feiten(tuple(Feit(soort, code, tekst, vraag="samenvatting") for code in named))
    return gesprek


def weghalen(gesprek: Gesprek, feit: str) -> Gesprek:
    """Take out one fact, named as `sleutel_van` gives it, or one signal."""
    return replace(
        gesprek,
        feiten=tuple(f for f in gesprek.feiten if sleutel_van(f) != feit),
        signalen=tuple(s for s in gesprek.signalen if f"signaal|{s}" != feit),
    )


def weghaalknoppen(gesprek: Gesprek) -> tuple[tuple[str, str], ...]:
    """Give a button for each fact and each signal that stands in the summary: (title, payload)."""
    return tuple(
        (
            f"{taal.kop('weg')}: {taal.activiteit(feit.activiteit)} ({taal.kop(feit.soort).lower()})",
            f"/weghalen{json.dumps({'feit': sleutel_van(feit)})}",
        )
        for feit in gesprek.feiten
    ) + tuple(
        (f"{taal.kop('weg')}: {taal.signaal(s)}", f"/weghalen{json.dumps({'feit': f'signaal|{s}'})}")
        for s in gesprek.signalen
    )


def sleutel_van(feit: Feit) -> str:
    """Give a short name for a fact, for a button."""
    return "|".join((feit.soort, feit.activiteit, feit.wie or ""))


def _zinnen(tekst: str, patroon: re.Pattern[str]) -> str:
    """Give the sentences that a pattern stands in: what is said beside them is about something else."""
    return " . ".join(zin for zin in re.split(r"[.!?;…\n]+", tekst) if patroon.search(zin))


def _weg(gesprek: Gesprek, tekst: str) -> Gesprek:
    part = _zinnen(tekst, WEG)
    there = frozenset(code for _, code in genoemd(part, "activiteiten")) & {
        f.activiteit for f in gesprek.feiten
    }
    signals = _andere_signalen(gesprek, part)
    if there or signals != gesprek.signalen:
        return replace(gesprek.zonder(there), signalen=signals)
    helpers = {code for _, code in genoemd(part, "wie")}
    return replace(gesprek, feiten=tuple(f for f in gesprek.feiten if f.wie is None or f.wie not in helpers))


def _andere_signalen(gesprek: Gesprek, tekst: str) -> tuple[str, ...]:
    """Give the signals that a text does not name."""
    return tuple(
        s for s in gesprek.signalen if not re.search(SIGNAALWOORDEN.get(s, "$^"), tekst, re.IGNORECASE)
    )


def _geen_last(gesprek: Gesprek, tekst: str) -> Gesprek:
    """«de was is niet lastig», «aankleden kan ik zelf»: no difficulty, no wish; done by oneself where it is said."""
    part = _zinnen(tekst, GEEN_LAST)
    codes = {code for _, code in genoemd(part, "activiteiten")}
    kept = tuple(f for f in gesprek.feiten if not (f.activiteit in codes and f.soort in ("lastig", "wens")))
    signals = _andere_signalen(gesprek, part)
    if len(kept) == len(gesprek.feiten) and signals == gesprek.signalen:
        return gesprek
    gone = {f.activiteit for f in gesprek.feiten} & codes if ZELF.search(part) else set()
    own = tuple(Feit("zelf", code, tekst, vraag="samenvatting") for code in sorted(gone))
    return replace(gesprek, feiten=kept, signalen=signals).met_feiten(own)


def _ander(gesprek: Gesprek, tekst: str) -> Gesprek:
    """«niet mijn zoon, mijn schoonzoon»: the helper that is denied becomes the other one that is named."""
    norms = [t.norm for t in tokens(tekst)]
    persons = genoemd(tekst, "wie")
    denied = {code for at, code in persons if NIET & set(norms[max(at - 2, 0) : at])}
    others = [code for _, code in persons if code not in denied]
    if len(denied) != 1 or len(set(others)) != 1:
        return gesprek
    (old,), new = denied, others[0]
    return replace(
        gesprek,
        feiten=tuple(
            replace(f, wie=new, citaat=f"{f.citaat} … {tekst}") if f.wie == old else f for f in gesprek.feiten
        ),
    )


def _tweede_tijd(tekst: str) -> Mapping[str, Any] | None:
    """«niet elke week, maar om de week»: of two times with a denial the last counts."""
    row = tokens(tekst)
    times = Tijdwoorden().lees(row)
    if len(times) < 2 or not NIET & {t.norm for t in row[: times[-1].begin]}:
        return None
    return frequentie(times[-1].waarde)


def _hoe_vaak(gesprek: Gesprek, kaal: Mapping[str, Any], activiteiten: frozenset[str]) -> Gesprek:
    """«nee, twee keer per week»: of the activity that is named, else of what was told last with a frequency."""
    chosen = [f.sleutel for f in gesprek.feiten if f.activiteit in activiteiten]
    if not chosen:
        timed = [f.sleutel for f in gesprek.feiten if f.frequentie is not None] or [
            f.sleutel for f in gesprek.van("wens", "aanbod")
        ]
        chosen = timed[-1:]
    elif any(soort == "wens" for soort, _, _ in chosen):
        chosen = [key for key in chosen if key[0] == "wens"]  # a difficulty has no frequency to change
    return replace(
        gesprek,
        feiten=tuple(replace(f, frequentie=kaal) if f.sleutel in chosen else f for f in gesprek.feiten),
    )
