"""Dutch postcodes: four digits and two letters; the digits alone where they are asked for or called a postcode."""

from __future__ import annotations

import re

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.cijfers import Piece

_FULL = re.compile(
    r"(?<![\d.,/+-])([1-9]\d{3})([ \t.\-]{0,3})([A-Za-z])([ .]{0,2})([A-Za-z])(?![A-Za-z0-9@])"
)
_NAMED = re.compile(r"post ?c(?:ode|oude|od)\b|postcode|poscode|postkode", re.IGNORECASE)
_UNUSED = {"SA", "SD", "SS"}  # never given out (PostNL)
# Two-letter words: after a space they end nothing, unless they are written in capitals or the question asks for it.
_WORDS = {
    "en", "in", "is", "te", "om", "of", "op", "ik", "we", "ze", "er", "me", "al", "de", "ie", "je", "zo", "nu", "na", "as",
    "at", "ze", "hè", "he", "ja", "to", "tm", "km", "kg", "cm", "mg", "ml", "dus", "un", "ne", "en", "bi", "ok", "uu", "ma",
    "di", "wo", "do", "vr", "za", "zo", "ex", "oa", "ca", "nl", "pm", "pd", "st",
}  # fmt: skip
_SPELLING = {
    "anton": "A", "alfa": "A", "bernard": "B", "bernhard": "B", "bravo": "B", "cornelis": "C", "charlie": "C", "dirk": "D",
    "delta": "D", "eduard": "E", "echo": "E", "ferdinand": "F", "foxtrot": "F", "gerard": "G", "golf": "G", "hendrik": "H",
    "hotel": "H", "izaak": "I", "isaac": "I", "india": "I", "jan": "J", "johan": "J", "juliet": "J", "karel": "K", "kilo": "K",
    "lodewijk": "L", "lima": "L", "maria": "M", "mike": "M", "nico": "N", "november": "N", "otto": "O", "oscar": "O",
    "pieter": "P", "papa": "P", "quirinus": "Q", "quotient": "Q", "quebec": "Q", "richard": "R", "rudolf": "R", "romeo": "R",
    "simon": "S", "sierra": "S", "theodoor": "T", "tango": "T", "utrecht": "U", "uniform": "U", "victor": "V", "willem": "W",
    "whiskey": "W", "xantippe": "X", "xavier": "X", "xray": "X", "ypsilon": "Y", "yankee": "Y", "zaandam": "Z", "zacharias": "Z",
    "zulu": "Z",
}  # fmt: skip


def find(row: list[Piece], text: str, asked: bool) -> list[Gegeven]:
    """Give the postcodes in a message as "1234 AB" or "1234".

    Args:
        row: the message in pieces.
        text: the message.
        asked: whether it answers the question for the postcode.
    """
    named = asked or bool(_NAMED.search(text))
    found = []
    for match in _FULL.finditer(text):
        digits, gap, first, inner, second = match.groups()
        letters = first + second
        if letters.upper() in _UNUSED or (inner and not named):
            continue
        if gap and letters.lower() in _WORDS and not (letters.isupper() or asked):
            continue
        found.append(Gegeven("postcode", f"{digits} {letters.upper()}", match.start(), match.end()))
    if found or not named:
        return found
    return _digits_first(row, text, asked)


def _digits_first(row: list[Piece], text: str, asked: bool) -> list[Gegeven]:
    """Read spoken and cut-up postcodes: digits that add up to four, then one or two letters if they follow."""
    start_at = 0 if asked else next(m.end() for m in [_NAMED.search(text)] if m)
    for start, piece in enumerate(row):
        if not piece.cijfers or piece.begin < start_at:
            continue
        digits, i = "", start
        while i < len(row) and len(digits) < 4 and (row[i].cijfers or (digits and row[i].tekst in ".,- ")):
            digits += row[i].cijfers
            i += 1
        following_digit = i < len(row) and row[i].cijfers and row[i].begin == row[i - 1].eind
        if len(digits) != 4 or digits[0] == "0" or following_digit:
            continue
        letters, end = _letters(row, i)
        value = f"{digits} {letters}" if letters else digits
        return [Gegeven("postcode", value, piece.begin, end if letters else row[i - 1].eind)]
    return []


def _letters(row: list[Piece], i: int) -> tuple[str, int]:
    letters = ""
    for piece in row[i : i + 6]:
        if piece.tekst in set(".,-:…") | {"en", "letters", "letter", "de", "van"}:
            continue
        if len(piece.tekst) == 1 and piece.tekst.isalpha():
            letters += piece.tekst.upper()
        elif piece.tekst in _SPELLING:
            letters += _SPELLING[piece.tekst]
        else:
            break
        if len(letters) == 2:
            return (letters, piece.eind) if letters not in _UNUSED else ("", 0)
    return "", 0
