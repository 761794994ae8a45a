"""The summary: what the person reads back, and what the coordinator reads first. Nothing that was not said."""

from __future__ import annotations

from collections.abc import Iterable

from actions.gesprek import mantelzorger, taal
from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.overig import niet_in_feiten

MAXIMUM = 120  # words for the coordinator (hulpvraag.schema.json)
# The coordinator reads the wish first, then what presses, then up the ladder.
VOLGORDE = ("wens", "lastig", "zelf", "zorgtaken", "hulp", "niemand", "aanbod")


def _onder(gesprek: Gesprek, kop: str) -> tuple[Feit, ...]:
    """Give the facts under a heading; that nobody helps is no help that is there."""
    helps = gesprek.van("hulp")
    if kop == "niemand":
        return tuple(feit for feit in helps if feit.wie == "niemand")
    # Help without a helper is the writer's own, where somebody writes about another.
    own = gesprek.rol in ("mantelzorger", "namens_ander")
    if kop == "zorgtaken":
        return tuple(feit for feit in helps if own and feit.wie is None)
    if kop == "hulp":
        return tuple(feit for feit in helps if feit.wie != "niemand" and not (own and feit.wie is None))
    return gesprek.van(kop)


def _woorden(feiten: Iterable[Feit]) -> str:
    """Name the activities of some facts, each with its helper and how often."""
    return taal.opsomming(_met_wie(feit) for feit in feiten)


def _met_wie(feit: Feit) -> str:
    extra = []
    if feit.wie not in (None, "niemand"):
        extra.append(taal.wie(str(feit.wie)))
    if feit.frequentie is not None:
        extra.append(taal.frequentie(feit.frequentie))
    name = taal.activiteit(feit.activiteit)
    return f"{name} ({', '.join(extra)})" if extra else name


def _citaten(feiten: Iterable[Feit]) -> str:
    return " ".join(f"«{citaat}»" for citaat in dict.fromkeys(feit.citaat.strip() for feit in feiten))


def voor_inwoner(gesprek: Gesprek) -> str:
    """Give the lines that the person reads and agrees with, each with the own words under it."""
    lines = []
    situatie = gesprek.gezegd_bij("situatie")
    if situatie:
        lines.append(f"{taal.kop('situatie')}: «{situatie}»")
    for soort in ("zelf", "lastig", "zorgtaken", "hulp", "niemand", "wens", "aanbod"):
        feiten = _onder(gesprek, soort)
        if feiten:
            lines.append(f"{taal.kop(soort)}: {_woorden(feiten)}. {_citaten(feiten)}")
    if gesprek.rol == "mantelzorger":
        lines.extend(_mantelzorg(gesprek))
    verder = gesprek.gezegd_bij("verder")
    if verder:
        lines.append(f"{taal.kop('verder')}: «{verder}»")
    lines.extend(_om_de_persoon(gesprek))
    moment = gesprek.gezegd_bij("moment")
    if moment and not gesprek.terugbellen:
        lines.append(f"{taal.kop('moment')}: «{moment}»")
    if gesprek.vrijwilliger_welkom != "onbekend":
        lines.append(f"{taal.kop('vrijwilliger')}: {taal.kop('vrijwilliger_' + gesprek.vrijwilliger_welkom)}")
    for vraag in ("netwerk", "netwerk_meer", "contact", "samenvatting"):
        woorden = gesprek.gezegd_bij(vraag)
        if woorden and (
            vraag in ("contact", "samenvatting") or not any(feit.vraag == vraag for feit in gesprek.feiten)
        ):
            lines.append(f"{taal.kop(vraag)}: «{woorden}»")
    if told := niet_in_feiten(gesprek):
        lines.append(_ook_verteld(told))
    if gesprek.signalen:
        lines.append(f"{taal.kop('signalen')}: {taal.opsomming(taal.signaal(s) for s in gesprek.signalen)}")
    return "\n".join(lines)


def _ook_verteld(told: Iterable[str]) -> str:
    return f"{taal.kop('ook_verteld')}: {' '.join(f'«{tekst.strip()}»' for tekst in told)}"


def eigen_woorden(gesprek: Gesprek) -> str:
    """Give the situation in the person's own words, with what else was told that no fact holds."""
    parts = [gesprek.gezegd_bij("situatie") or ""]
    for vraag in ("netwerk", "netwerk_meer", "verder", "contact", "samenvatting"):
        woorden = gesprek.gezegd_bij(vraag)
        if woorden and not (vraag == "netwerk" and any(f.vraag == vraag for f in gesprek.feiten)):
            parts.append(f"{taal.kop(vraag)}: {woorden}")
    if told := niet_in_feiten(gesprek):
        parts.append(_ook_verteld(told))
    return "\n".join(part for part in parts if part)


def _mantelzorg(gesprek: Gesprek) -> list[str]:
    zorg = gesprek.mantelzorg
    lines = []
    if zorg.zorgt_voor is not None:
        lines.append(f"{taal.kop('zorgt_voor')}: {taal.wie(zorg.zorgt_voor)}")
    if zorg.uren_per_week is not None:
        lines.append(f"{taal.kop('uren_per_week')}: {taal.getal(zorg.uren_per_week)}")
    if zorg.sinds is not None:
        lines.append(f"{taal.kop('sinds')}: «{zorg.sinds}»")
    if zorg.belasting is not None:
        lines.append(f"{taal.kop('belasting')}: {zorg.belasting}")
    if zorg.volhoudtijd is not None:
        lines.append(f"{taal.kop('volhoudtijd')}: {taal.kop('volhoudtijd_' + zorg.volhoudtijd)}")
    if zorg.respijt_vorm is not None:
        lines.append(f"{taal.kop('respijt_vorm')}: {taal.kop('vorm_' + zorg.respijt_vorm)}")
    if zorg.respijt_moment is not None:
        lines.append(f"{taal.kop('respijt_moment')}: «{zorg.respijt_moment}»")
    return lines


def _om_de_persoon(gesprek: Gesprek) -> list[str]:
    """Say whether people around could do more, and that the person wants to be called."""
    lines = []
    if gesprek.terugbellen:
        moment = gesprek.gezegd_bij("moment")
        lines.append(taal.kop("terugbellen") + (f": «{moment}»" if moment else ""))
    if gesprek.netwerk != "onbekend":
        lines.append(f"{taal.kop('netwerk_meer')}: {taal.kop('netwerk_' + gesprek.netwerk)}")
    return lines


def voor_coordinator(gesprek: Gesprek) -> str:
    """Give at most 120 words of plain Dutch: first the wish, then what presses, then the ladder.

    Words of the person close it where there is room for them whole.
    """
    parts = [
        f"{taal.kop(soort)}: {_woorden(_onder(gesprek, soort))}."
        for soort in VOLGORDE
        if _onder(gesprek, soort)
    ]
    carer = [f"{line}." for line in _mantelzorg(gesprek)] if gesprek.rol == "mantelzorger" else []
    # Who is near the end of their strength is read first: a long account never pushes it out.
    parts = [*carer, *parts] if carer and mantelzorger.zwaar(gesprek) else [*parts, *carer]
    parts.extend(f"{line}." for line in _om_de_persoon(gesprek))
    if gesprek.vrijwilliger_welkom != "onbekend":
        parts.append(
            f"{taal.kop('vrijwilliger')}: {taal.kop('vrijwilliger_' + gesprek.vrijwilliger_welkom)}."
        )
    for vraag in ("situatie", "verder"):
        woorden = gesprek.gezegd_bij(vraag)
        if woorden:
            parts.append(f"{taal.kop(vraag)}: «{woorden}»")
    kept: list[str] = []
    for part in parts:
        if len(" ".join([*kept, part]).split()) <= MAXIMUM:
            kept.append(part)
    return " ".join(kept) or taal.kop("leeg")
