"""Change what was noted, by the person's own words: take out, add, another helper, another frequency."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions.gesprek import taal, waarden
from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.noteren import frequentie
from actions.gesprek.woordenlijst import genoemd
from bot.understanding.tekst import tokens
from bot.understanding.tijd.frequentie import Tijdwoorden

WEG = re.compile(
    r"\b(haal\b.{0,60}\b(weg|eraf|er af|eruit|er uit)|weghalen|schrap|schrappen|verwijder|verwijderen|wis"
    r"|streep\b.{0,60}\bdoor"
    r"|(mag|mogen|kan|kunnen|moet|moeten)\b.{0,60}\b(weg|eraf|er af|eruit|er uit)"
    r"|heb ik (?:\w+ )?(niet|niks aan|niets aan)|ik heb (?:\w+ )?geen (?!\d|hulp|iemand|tijd|zin|moeite|last|probleem)"
    r"|niet nodig|hoe(ft|ven) (er )?niet( bij| meer)?|klopt niet|(doe|laat)\b.{0,40}\b(weg|eruit|er uit))\b",
    re.IGNORECASE,
)
KLOPT_NIET = re.compile(r"\bklopt (?:\w+ )?niet\b", re.IGNORECASE)
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
NIET_IK = re.compile(r"\b(?:doe|doen|kook|regel) (?:ik|we|wij) (?:\w+ )?niet\b", re.IGNORECASE)
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
_NOOIT = r"(?!)"
# Words that tell of more than a time: of a wish, of help, of who does it.
MEER_DAN_TIJD = re.compile(
    r"\b(?:wil|wilde|graag|zou|hulp|help|helpt|helpen|nodig|zelf|ik|we|wij|lukt|gaat|mis|fijn|erbij)\b",
    re.IGNORECASE,
)
NIET = frozenset({"niet", "nie", "geen", "nait", "neet", "net"})


@dataclass(frozen=True)
class _Correctie:
    """What a message corrects."""

    tekst: str
    feiten: tuple[Feit, ...]  # the facts that were understood of it
    kaal: Mapping[str, Any] | None  # a frequency that stands by itself in it
    genoemd: frozenset[str]  # the activities that it names


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
    # «klopt niet, die doet Annie» tells how it is; «klopt niet, haal maar weg» takes out.
    if WEG.search(KLOPT_NIET.sub(" ", tekst) if feiten else tekst):
        return _weg(gesprek, tekst)
    named = {feit.activiteit for feit in feiten} | {code for _, code in genoemd(tekst, "activiteiten")}
    said = _Correctie(tekst, feiten, kaal, frozenset(named))
    for reading in LEZINGEN:
        if (changed := reading(gesprek, said)) != gesprek:
            return changed
    return gesprek


def weghalen(gesprek: Gesprek, feit: str) -> Gesprek:
    """Take out one fact, named as `sleutel_van` gives it, or one signal."""
    if feit.startswith("waarde|"):
        return waarden.zonder(gesprek, feit.removeprefix("waarde|"))
    return replace(
        gesprek,
        feiten=tuple(f for f in gesprek.feiten if sleutel_van(f) != feit),
        signalen=tuple(s for s in gesprek.signalen if f"signaal|{s}" != feit),
    )


def weghaalknoppen(gesprek: Gesprek) -> tuple[tuple[str, str], ...]:
    """Give a button for each fact and each signal that stands in the summary: (title, payload)."""
    return (
        tuple(
            (
                f"{taal.kop('weg')}: {taal.activiteit(feit.activiteit)} ({taal.kop(feit.soort).lower()})",
                f"/weghalen{json.dumps({'feit': sleutel_van(feit)})}",
            )
            for feit in gesprek.feiten
        )
        + tuple(
            (f"{taal.kop('weg')}: {taal.signaal(s)}", f"/weghalen{json.dumps({'feit': f'signaal|{s}'})}")
            for s in gesprek.signalen
        )
        + tuple(
            (f"{taal.kop('weg')}: {taal.kop(name)}", f"/weghalen{json.dumps({'feit': f'waarde|{name}'})}")
            for name in waarden.staan_er(gesprek)
        )
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
        s for s in gesprek.signalen if not re.search(SIGNAALWOORDEN.get(s, _NOOIT), tekst, re.IGNORECASE)
    )


def _geen_last(gesprek: Gesprek, said: _Correctie) -> Gesprek:
    """«de was is niet lastig», «aankleden kan ik zelf»: no difficulty, no wish; done by oneself where it is said."""
    part = _zinnen(said.tekst, GEEN_LAST)
    codes = {code for _, code in genoemd(part, "activiteiten")}
    kept = tuple(f for f in gesprek.feiten if not (f.activiteit in codes and f.soort in ("lastig", "wens")))
    signals = _andere_signalen(gesprek, part)
    if len(kept) == len(gesprek.feiten) and signals == gesprek.signalen:
        return gesprek
    gone = {f.activiteit for f in gesprek.feiten} & codes if ZELF.search(part) else set()
    own = tuple(Feit("zelf", code, said.tekst, vraag="samenvatting") for code in sorted(gone))
    return replace(gesprek, feiten=kept, signalen=signals).met_feiten(own)


def _ander(gesprek: Gesprek, said: _Correctie) -> Gesprek:
    """«niet mijn zoon, mijn schoonzoon»: the helper that is denied becomes the other one that is named."""
    norms = [t.norm for t in tokens(said.tekst)]
    persons = genoemd(said.tekst, "wie")
    denied = {code for at, code in persons if NIET & set(norms[max(at - 2, 0) : at])}
    others = [code for _, code in persons if code not in denied]
    if len(denied) != 1 or len(set(others)) != 1:
        return gesprek
    (old,), new = denied, others[0]
    return replace(
        gesprek,
        feiten=tuple(
            replace(f, wie=new, citaat=f"{f.citaat} … {said.tekst}") if f.wie == old else f
            for f in gesprek.feiten
        ),
    )


def _niet_ik(gesprek: Gesprek, said: _Correctie) -> Gesprek:
    """«de medicijnen doe ik niet, dat doet de thuiszorg»: help of who is named, and not the writer's own doing."""
    helpers = {code for _, code in genoemd(said.tekst, "wie")}
    known = said.genoemd & {f.activiteit for f in gesprek.feiten}
    if not NIET_IK.search(said.tekst) or len(helpers) != 1 or not known:
        return gesprek
    kept = tuple(
        f
        for f in gesprek.feiten
        if not (f.activiteit in known and f.wie is None and f.soort in ("hulp", "zelf"))
    )
    helped = (
        Feit("hulp", code, said.tekst, wie=min(helpers), vraag="samenvatting") for code in sorted(known)
    )
    return replace(gesprek, feiten=kept).met_feiten(tuple(helped))


def _moment(gesprek: Gesprek, said: _Correctie) -> Gesprek:
    """«nee, woensdag»: another day than was told, where the conversation asked for one."""
    if not DAG.search(said.tekst) or gesprek.gezegd_bij("moment") is None:
        return gesprek
    told = tuple(pair for pair in gesprek.verteld if pair[0] != "moment")
    return replace(gesprek, verteld=(*told, ("moment", said.tekst)))


def _hoe_vaak(gesprek: Gesprek, said: _Correctie) -> Gesprek:
    """«nee, twee keer per week»: of the activity that is named, else of what was told last with a frequency."""
    kaal = _tweede_tijd(said.tekst) or said.kaal or _alleen_tijd(gesprek, said)
    if kaal is None:
        return gesprek
    chosen = [f.sleutel for f in gesprek.feiten if f.activiteit in said.genoemd]
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


def _tweede_tijd(tekst: str) -> Mapping[str, Any] | None:
    """«niet elke week, maar om de week»: of two times with a denial the last counts."""
    row = tokens(tekst)
    times = Tijdwoorden().lees(row)
    if len(times) < 2 or not NIET & {t.norm for t in row[: times[-1].begin]}:
        return None
    return frequentie(times[-1].waarde)


def _alleen_tijd(gesprek: Gesprek, said: _Correctie) -> Mapping[str, Any] | None:
    """«die boodschappen is elke zaterdag hoor»: of something known only its time is told, whatever was read in it."""
    known = {f.activiteit for f in gesprek.feiten}
    if not said.genoemd or not said.genoemd <= known or MEER_DAN_TIJD.search(said.tekst):
        return None
    times = {str(f.frequentie): f.frequentie for f in said.feiten}
    return next(iter(times.values())) if len(times) == 1 and not genoemd(said.tekst, "wie") else None


def _opnieuw_gezegd(gesprek: Gesprek, said: _Correctie) -> Gesprek:
    """What is said now about an activity counts instead of what stood there about the same kind of fact."""
    kinds = {(feit.soort, feit.activiteit) for feit in said.feiten}
    wrong = {feit.activiteit for feit in said.feiten} if KLOPT_NIET.search(said.tekst) else set()
    kept = tuple(
        f for f in gesprek.feiten if (f.soort, f.activiteit) not in kinds and f.activiteit not in wrong
    )
    return replace(gesprek, feiten=(*kept, *said.feiten))


def _erbij(gesprek: Gesprek, said: _Correctie) -> Gesprek:
    """«het strijken hoort erbij»: a wish, or what a volunteer offers."""
    if not ERBIJ.search(said.tekst):
        return gesprek
    soort = "aanbod" if gesprek.rol == "aanbieder" else "wens"
    codes = dict.fromkeys(code for _, code in genoemd(said.tekst, "activiteiten"))
    return gesprek.met_feiten(tuple(Feit(soort, code, said.tekst, vraag="samenvatting") for code in codes))


# The first reading that changes something is the one that was meant: the narrow ones stand first.
LEZINGEN: tuple[Callable[[Gesprek, _Correctie], Gesprek], ...] = (
    lambda gesprek, said: waarden.corrigeer(gesprek, said.tekst),
    _geen_last,
    _ander,
    _niet_ik,
    _moment,
    _hoe_vaak,
    _opnieuw_gezegd,
    _erbij,
)
