"""A question as values of the statement that `selecteren` makes for questions of its shape."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians
from typing import Any

from matchmaker.core.sociale_kaart import rang
from matchmaker.core.sociale_kaart.afstand import KM_PER_DEGREE
from matchmaker.core.sociale_kaart.eigen import niet_gevraagd
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.selectie import Selectie
from matchmaker.core.sociale_kaart.tijden import minuten
from matchmaker.core.sociale_kaart.versheid import grens
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.core.vocabulary import activiteiten
from matchmaker.store.sociale_kaart.maskers import bits, masker

EEN = "_een"  # after the name of a part: one code is asked, not several

_RUIM = 1.01  # the map is flat here: let a little more through, the core measures
_HAIR = 1e-9  # what adding up does to floats


def parameters(selectie: Selectie) -> dict[str, Any]:
    """Give the values by name; which names there are is the shape of the question."""
    vraag, plaats = selectie.vraag, selectie.plaats
    values: dict[str, Any] = {"grens": grens(selectie.vandaag)}
    for part, codes in rang.gevraagd(vraag).items():
        values |= {f"{part}_bit_{number}": bit for number, bit in enumerate(bits(part, codes))}
        values |= {f"{part}_masker": masker(part, codes), f"{part}_gewicht": rang.GEWICHT[part] / len(codes)}
        if len(codes) == 1:
            values[f"{part}{EEN}"] = codes[0]
    if (others := rang.ook_van(vraag)) is not None:
        values |= {"rest_masker": _rest(), "ook_van_masker": masker("doelgroepen", others)}
    values |= dict.fromkeys((f"{name}_telt" for name in niet_gevraagd(vraag)), 1)
    values |= _properties(vraag)
    if vraag.tekst:
        values |= _words(selectie)
    if vraag.postcode4:
        values["postcode4"] = vraag.postcode4
    if plaats:
        values |= {"wijk": plaats.wijk} | _place(plaats, vraag.max_km)
    return values


@lru_cache(maxsize=1)
def _rest() -> int:
    """Give the doelgroepen of who has something."""
    return masker("doelgroepen", set(profiel().labels("doelgroep")) - set(rang.GEZOND))


def _properties(vraag: Zoekvraag) -> dict[str, Any]:
    within = [code for code, area in activiteiten().items() if area == vraag.leefgebied]
    values = {
        "leefgebied_masker": masker("activiteiten", within) if vraag.leefgebied else None,
        "talen": vraag.taal,
        "leeftijd": vraag.leeftijd,
        "ruimte": "ja" if vraag.met_ruimte else None,
        "weekdag": vraag.weekdag,
        "minuut": minuten(vraag.tijd) if vraag.tijd else None,
    }
    return {name: value for name, value in values.items() if value is not None}


def _place(plaats: Plaats, max_km: float | None) -> dict[str, float]:
    values = {
        "latitude": plaats.latitude,
        "longitude": plaats.longitude,
        "km2_latitude": KM_PER_DEGREE**2,
        "km2_longitude": (KM_PER_DEGREE * cos(radians(plaats.latitude))) ** 2,
    }
    return values if max_km is None else values | {"max_km2": (max_km * _RUIM) ** 2}


def _words(selectie: Selectie) -> dict[str, Any]:
    values: dict[str, Any] = {"dekking": selectie.dekking - _HAIR}
    for number, woord in enumerate(selectie.woorden):
        values[f"aandeel_{number}"] = woord.gewicht
        for other, (variant, likeness) in enumerate(_filled_up(list(woord.varianten.items()))):
            values |= {f"woord_{number}_{other}": variant, f"gelijk_{number}_{other}": likeness}
    return values


def _filled_up(variants: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Repeat the last up to a power of two: questions then have few shapes."""
    return variants + [variants[-1]] * ((1 << (len(variants) - 1).bit_length()) - len(variants))
