"""The summary: what the person reads back, and what the coordinator reads first. Nothing that was not said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from actions.gesprek import taal
from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.overig import niet_in_feiten

MAXIMUM = 120  # words for the coordinator (hulpvraag.schema.json)
# The coordinator reads the wish first, then what presses, then up the ladder.
VOLGORDE = ("wens", "lastig", "zelf", "zorgtaken", "hulp", "niemand", "aanbod")
DRUKT = ("belasting", "volhoudtijd")  # of a carer, what presses


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
        lines.extend(_mantelzorg(gesprek).values())
    verder = gesprek.gezegd_bij("verder")
    if verder:
        lines.append(f"{taal.kop('verder')}: «{verder}»")
    lines.extend(_om_de_persoon(gesprek))
    moment = gesprek.gezegd_bij("moment")
    if moment and not gesprek.terugbellen:
        lines.append(f"{taal.kop('moment')}: «{moment}»")
    if gesprek.vrijwilliger_welkom != "onbekend":
        lines.append(f"{taal.kop('vrijwilliger')}: {taal.kop('vrijwilliger_' + gesprek.vrijwilliger_welkom)}")
    for vraag in ("netwerk", "netwerk_meer", "contact"):
        woorden = gesprek.gezegd_bij(vraag)
        if woorden and (vraag == "contact" or not any(feit.vraag == vraag for feit in gesprek.feiten)):
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
    for vraag in ("netwerk", "netwerk_meer", "verder", "contact"):
        woorden = gesprek.gezegd_bij(vraag)
        if woorden and not (vraag == "netwerk" and any(f.vraag == vraag for f in gesprek.feiten)):
            parts.append(f"{taal.kop(vraag)}: {woorden}")
    if told := niet_in_feiten(gesprek):
        parts.append(_ook_verteld(told))
    return "\n".join(part for part in parts if part)


def _mantelzorg(gesprek: Gesprek) -> dict[str, str]:
    """Give the lines about a carer's own situation, by the name of the value."""
    zorg = gesprek.mantelzorg
    shown = {
        "zorgt_voor": zorg.zorgt_voor and taal.wie(zorg.zorgt_voor),
        "uren_per_week": None if zorg.uren_per_week is None else taal.getal(zorg.uren_per_week),
        "sinds": zorg.sinds and f"«{zorg.sinds}»",
        "belasting": None if zorg.belasting is None else str(zorg.belasting),
        "volhoudtijd": zorg.volhoudtijd and taal.kop(f"volhoudtijd_{zorg.volhoudtijd}"),
        "respijt_vorm": zorg.respijt_vorm and taal.kop(f"vorm_{zorg.respijt_vorm}"),
        "respijt_moment": zorg.respijt_moment and f"«{zorg.respijt_moment}»",
    }
    return {name: f"{taal.kop(name)}: {words}" for name, words in shown.items() if words}


def _om_de_persoon(gesprek: Gesprek) -> list[str]:
    """Say whether people around could do more, and that the person wants to be called."""
    lines = []
    if gesprek.terugbellen:
        moment = gesprek.gezegd_bij("moment")
        lines.append(taal.kop("terugbellen") + (f": «{moment}»" if moment else ""))
    if gesprek.netwerk != "onbekend":
        lines.append(f"{taal.kop('netwerk_meer')}: {taal.kop('netwerk_' + gesprek.netwerk)}")
    return lines


def _wat_drukt(gesprek: Gesprek, zorg: Mapping[str, str]) -> Iterable[str]:
    """Give what makes haste: the signals, how heavy it is and how long still."""
    if gesprek.signalen:
        yield f"{taal.kop('let_op')}: {taal.opsomming(map(taal.signaal_kort, gesprek.signalen))}."
    yield from (f"{zorg[name]}." for name in DRUKT if name in zorg)


def voor_coordinator(gesprek: Gesprek) -> str:
    """Give at most 120 words of plain Dutch: first the wish, then what presses, then the ladder.

    Words of the person close it where there is room for them whole.
    """
    wens, *ladder = (
        f"{taal.kop(soort)}: {_woorden(_onder(gesprek, soort))}." if _onder(gesprek, soort) else ""
        for soort in VOLGORDE
    )
    zorg = _mantelzorg(gesprek) if gesprek.rol == "mantelzorger" else {}
    parts = [part for part in (wens, *_wat_drukt(gesprek, zorg), *ladder) if part]
    parts.extend(f"{line}." for name, line in zorg.items() if name not in DRUKT)
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
