"""Which language somebody writes or asks for, among those that the bot can answer in once."""

from __future__ import annotations

import re
from functools import cache

from py3langid import langid

TALEN = ("en", "ar", "tr", "pl", "uk", "de", "fr")
# Who writes Dutch names the language; the language's own name counts as well.
_NAMEN = {
    "en": r"engels\w*|english",
    "ar": r"arabisch\w*|marokkaans\w*|syrisch\w*|arabic",
    "tr": r"turks\w*|türkçe|turkce|turkish",
    "pl": r"pools\w*|polski|polish",
    "uk": r"oekra[iï]e?ns\w*|українськ\w*|ukrainian",
    "de": r"duits\w*|deutsch|german",
    "fr": r"frans\w*|français|francais|french",
}


_IEMAND = re.compile(
    r"\b(?:iemand|vrouw|man|hulp|vrijwilliger|maatje|tolk|mensen)\b.{0,40}\b(?:spreekt|spreken|praat|praten|kan)\b"
    r"|\b(?:spreekt|praat)\b.{0,20}\biemand\b|\b(?:niet|ook|een) iemand\b",
    re.IGNORECASE,
)


def genoemd(tekst: str) -> str | None:
    """Give the code of a language that is named in Dutch, or None."""
    return next(
        (c for c, names in _NAMEN.items() if re.search(rf"\b(?:{names})\b", tekst, re.IGNORECASE)), None
    )


def zoekt_iemand(tekst: str) -> bool:
    """Tell whether somebody asks, in Dutch, for help by a person who speaks a language."""
    return genoemd(tekst) is not None and bool(_IEMAND.search(tekst))


@cache
def _reader() -> None:
    langid.set_languages(["nl", *TALEN])


def lees(tekst: str) -> str | None:
    """Give the code (ISO 639-1) of the language that is named, else of the one that is written; else None."""
    if named := genoemd(tekst):
        return named
    _reader()
    found, _ = langid.classify(tekst)
    return str(found) if found in TALEN else None
