"""Search: understand the question, let the store make a first cut, rank it, and say why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.port import SocialeKaart
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.rang import Geplaatst, rangschik
from matchmaker.core.sociale_kaart.reden import reden
from matchmaker.core.sociale_kaart.selectie import Selectie
from matchmaker.core.sociale_kaart.veldcontrole import CODES
from matchmaker.core.sociale_kaart.versheid import verouderd
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag
from matchmaker.core.vocabulary import leefgebieden

BLOCK = 50  # candidates that are ranked together
DEKKING = 0.5  # an offer must have words that carry this share of the text
WEINIG = 3  # results: with fewer, what has some of the text is shown too
MAX_LIMIT = 100
MAX_START = 10_000
MAX_TEXT = 200  # signs
MAX_KM = 500.0
MAX_AGE = 130  # years


async def zoek(
    kaart: SocialeKaart, vraag: Zoekvraag, vandaag: date, limiet: int, vanaf: int
) -> tuple[Resultaat, ...]:
    """Give results `vanaf` up to `vanaf + limiet` of the ranking."""
    selectie, placed = await rangorde(kaart, vraag, vandaag, vanaf + limiet)
    placed = placed[vanaf:]
    shown = await kaart.aanbiedingen([one.kandidaat.nr for one in placed])
    return tuple(_resultaat(one, shown[one.kandidaat.nr], selectie) for one in placed)


async def rangorde(
    kaart: SocialeKaart, vraag: Zoekvraag, vandaag: date, wanted: int, block: int = BLOCK
) -> tuple[Selectie, list[Geplaatst]]:
    """Give a question with what the directory knows about it, and the first so many of the ranking."""
    plaats = await kaart.plaats(vraag.postcode4) if vraag.postcode4 else None
    woorden = (await kaart.woordenboek()).herken(vraag.tekst) if vraag.tekst else ()
    selectie = Selectie(vraag, vandaag, plaats, woorden, DEKKING)
    placed = await _placed(kaart, selectie, wanted, block)
    if woorden and len(placed) < min(wanted, WEINIG):
        # Little has most of the words: what has some of them comes after it.
        seen = {one.kandidaat.nr for one in placed}
        some = await _placed(kaart, replace(selectie, dekking=0.0), wanted, block)
        placed += [one for one in some if one.kandidaat.nr not in seen]
    return selectie, placed[:wanted]


def check(vraag: Zoekvraag, limiet: int, vanaf: int) -> None:
    """Let a question pass that can be answered.

    Raises:
        InvalidRequest: names each part that cannot be.
    """
    if faults := tuple(Fault(part, f"must be {asked}") for part, asked in _faults(vraag, limiet, vanaf)):
        raise InvalidRequest(faults)


async def _placed(kaart: SocialeKaart, selectie: Selectie, wanted: int, size: int) -> list[Geplaatst]:
    """Rank block after block, so that a later page goes on where an earlier one ended."""
    placed: list[Geplaatst] = []
    offset = 0
    while len(placed) < wanted:
        block = await kaart.kandidaten(selectie, size, offset)
        placed += rangschik(block, selectie)
        offset += size
        if len(block) < size:
            break
    return placed[:wanted]


def _resultaat(one: Geplaatst, aanbod: Aanbod, selectie: Selectie) -> Resultaat:
    km = None if one.afstand_km is None else round(one.afstand_km, 1)
    return Resultaat(
        aanbod=aanbod,
        reden=reden(aanbod, selectie.vraag, selectie.plaats, km, selectie.vandaag),
        afstand_km=km,
        verouderd=verouderd(aanbod.assured_date, selectie.vandaag),
        punten=one.punten,
    )


def _faults(vraag: Zoekvraag, limiet: int, vanaf: int) -> Iterator[tuple[str, str]]:
    for part, taxonomie in CODES.items():
        if not all(profiel().has(taxonomie, code) for code in getattr(vraag, part)):
            yield part, "codes of the profile"
    if vraag.leefgebied is not None and vraag.leefgebied not in leefgebieden():
        yield "leefgebied", "a code of the vocabulary"
    if vraag.postcode4 is not None and not re.fullmatch("[1-9][0-9]{3}", vraag.postcode4):
        yield "postcode4", "four digits"
    if vraag.max_km is not None and not (vraag.postcode4 and 0 < vraag.max_km <= MAX_KM):
        yield "max_km", f"above 0 and at most {MAX_KM:g}, with a postcode4"
    if vraag.weekdag is not None and vraag.weekdag not in range(7):
        yield "weekdag", "0 (Monday) to 6 (Sunday)"
    if vraag.tijd is not None and not (
        vraag.weekdag is not None and re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", vraag.tijd)
    ):
        yield "tijd", "HH:MM, with a weekdag"
    if vraag.taal is not None and not re.fullmatch("[a-z]{2,3}", vraag.taal):
        yield "taal", "a code of ISO 639-1"
    if vraag.leeftijd is not None and not 0 <= vraag.leeftijd <= MAX_AGE:
        yield "leeftijd", f"0 to {MAX_AGE}"
    if vraag.tekst is not None and len(vraag.tekst) > MAX_TEXT:
        yield "tekst", f"at most {MAX_TEXT} signs"
    if not 1 <= limiet <= MAX_LIMIT:
        yield "limiet", f"1 to {MAX_LIMIT}"
    if not 0 <= vanaf <= MAX_START:
        yield "vanaf", f"0 to {MAX_START}"
