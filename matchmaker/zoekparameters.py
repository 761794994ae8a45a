"""Read a question to the directory from query parameters, alike for the API and the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from multidict import MultiMapping

from matchmaker.core.aanvraag import normalise_postcode
from matchmaker.core.errors import Fault
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.tijd_in_woorden import DAGEN
from matchmaker.core.sociale_kaart.veldcontrole import CODES
from matchmaker.core.sociale_kaart.zoeken import MAX_AGE, MAX_KM, MAX_TEXT
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.core.text import clean
from matchmaker.core.vocabulary import leefgebieden

T = TypeVar("T")

TAXONOMIEEN = tuple(CODES.values())  # the parameters that bear the name of a taxonomy; may be repeated
NAMEN = (
    *TAXONOMIEEN,
    *("leefgebied", "postcode", "max_km", "weekdag", "tijd", "taal", "leeftijd", "search", "met_ruimte"),
)
JA, NEE = "true", "false"


@dataclass(frozen=True)
class Gevraagd:
    """A question as it was read."""

    vraag: Zoekvraag  # without the parts that cannot be
    fouten: tuple[Fault, ...]  # pointer: the parameter; reason: Dutch


def read_zoekvraag(query: MultiMapping[str]) -> Gevraagd:
    """Read the parameters of NAMEN; an empty value asks nothing, others are left alone."""
    lezer = Lezer(query)
    codes = {part: lezer.codes(name) for part, name in CODES.items()}
    postcode = lezer.one("postcode", _postcode, "Vul vier cijfers in, zoals 1990, of een hele postcode.")
    weekdag = lezer.one("weekdag", _index_of(DAGEN), f"Kies uit: {', '.join(DAGEN)}.")
    km = lezer.one("max_km", _kilometers, f"Vul een getal in boven 0 en tot en met {MAX_KM:g}.")
    tijd = lezer.one("tijd", _tijd, "Schrijf een tijd als 14:30.")
    if km is not None and not lezer.filled("postcode"):
        lezer.refuse("max_km", "Vul ook een postcode in: daarvandaan wordt gemeten.")
    if tijd is not None and not lezer.filled("weekdag"):
        lezer.refuse("tijd", "Kies ook een dag.")
    vraag = Zoekvraag(
        **codes,
        leefgebied=lezer.one("leefgebied", one_of(leefgebieden()), f"Kies uit: {', '.join(leefgebieden())}."),
        postcode4=postcode,
        max_km=km if postcode else None,
        weekdag=weekdag,
        tijd=tijd if weekdag is not None else None,
        taal=lezer.one("taal", _taal, "Schrijf een taalcode van twee kleine letters (ISO 639-1), zoals ar."),
        leeftijd=lezer.one(
            "leeftijd", whole(0, MAX_AGE), f"Vul een heel getal in van 0 tot en met {MAX_AGE}."
        ),
        tekst=lezer.one("search", _tekst, f"Gebruik hooguit {MAX_TEXT} tekens."),
        met_ruimte=bool(lezer.flag("met_ruimte")),
    )
    return Gevraagd(vraag, tuple(lezer.fouten))


class Lezer:
    """Reads parameters, and gathers what is wrong with them."""

    def __init__(self, query: MultiMapping[str]) -> None:
        self._query = query
        self.fouten: list[Fault] = []

    def refuse(self, name: str, reason: str) -> None:
        """Note what is wrong with a parameter."""
        self.fouten.append(Fault(name, reason))

    def filled(self, name: str) -> bool:
        """Say whether a parameter has a value."""
        return bool(self._values(name))

    def one(self, name: str, read: Callable[[str], T | None], asked: str) -> T | None:
        """Read a parameter that may be there once; `read` gives None for what cannot be."""
        values = self._values(name)
        if len(values) > 1:
            self.refuse(name, "Geef dit maar één keer op.")
            return None
        value = read(values[0]) if values else None
        if values and value is None:
            self.refuse(name, asked)
        return value

    def flag(self, name: str) -> bool | None:
        """Read a parameter that is true or false."""
        return self.one(name, {JA: True, NEE: False}.get, f"Schrijf {JA} of {NEE}.")

    def codes(self, name: str) -> tuple[str, ...]:
        """Read codes of a taxonomy of the profile, each once."""
        codes = tuple(dict.fromkeys(self._values(name)))
        if not all(profiel().has(name, code) for code in codes):
            self.refuse(name, f"Kies uit: {', '.join(profiel().labels(name))}.")
            return ()
        return codes

    def _values(self, name: str) -> list[str]:
        return [value for one in self._query.getall(name, []) if (value := clean(one))]


def one_of(known: Collection[str]) -> Callable[[str], str | None]:
    """Make a reader that takes known values only."""
    return lambda text: text if text in known else None


def whole(least: int, most: int) -> Callable[[str], int | None]:
    """Make a reader of whole numbers."""

    def read(text: str) -> int | None:
        right = re.fullmatch("[0-9]{1,9}", text) and least <= int(text) <= most
        return int(text) if right else None

    return read


def _index_of(names: tuple[str, ...]) -> Callable[[str], int | None]:
    return lambda text: names.index(text.lower()) if text.lower() in names else None


def _postcode(text: str) -> str | None:
    normal = normalise_postcode(text)
    return normal[:4] if normal else None


def _kilometers(text: str) -> float | None:
    right = re.fullmatch("[0-9]{1,3}([.,][0-9]{1,3})?", text)
    km = float(text.replace(",", ".")) if right else 0.0
    return km if 0 < km <= MAX_KM else None


def _tijd(text: str) -> str | None:
    return text if re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", text) else None


def _taal(text: str) -> str | None:
    return text if re.fullmatch("[a-z]{2,3}", text) else None


def _tekst(text: str) -> str | None:
    return text if len(text) <= MAX_TEXT else None
