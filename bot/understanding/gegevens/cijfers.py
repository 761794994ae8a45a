"""Digits as people write and say them, with their places in the message.

"06 - 12", "nul zes twaalf", "twee keer de 7", "o6", "vijf en zestig" all become digits; what stands between them is
kept, so that a reader of numbers can decide what joins and what parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_UNITS = {
    "nul": 0, "null": 0, "nil": 0, "een": 1, "één": 1, "ein": 1, "ien": 1, "eentje": 1, "twee": 2, "twe": 2, "tweej": 2,
    "twie": 2, "drie": 3, "dri": 3, "drije": 3, "dree": 3, "dreej": 3, "vier": 4, "veer": 4, "fier": 4, "vijf": 5,
    "vief": 5, "vijv": 5, "vuuf": 5, "vyf": 5, "fiif": 5, "zes": 6, "zès": 6, "ses": 6, "zeven": 7, "zeuven": 7, "zeve": 7,
    "zeeven": 7, "zuuven": 7, "acht": 8, "achte": 8, "negen": 9, "nege": 9, "negn": 9, "neegn": 9, "neuge": 9,
}  # fmt: skip
_TEENS = {
    "tien": 10, "tiene": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "achtien": 18, "negentien": 19,
}  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
_TIMES = {"keer", "x", "maal"}
_ARTICLES = {"de", "het", "een", "een'", "n"}


def _compounds() -> dict[str, str]:
    words = {word: str(value) for word, value in (_UNITS | _TEENS | _TENS).items()}
    for tens, ten in _TENS.items():
        for unit in ("een", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"):
            joined = unit + ("ën" if unit in ("twee", "drie") else "en") + tens
            words[joined] = words[joined.replace("ë", "e")] = str(ten + _UNITS[unit])
    return words


_WORDS = _compounds()


@dataclass(frozen=True)
class Piece:
    """A piece of a message: digits, or a word or sign that is not a number."""

    cijfers: str  # the digits it stands for, or ""
    tekst: str  # in lower case
    begin: int
    eind: int


def pieces(text: str) -> list[Piece]:
    """Cut a message into pieces; number words are digits, "drie keer de 7" is 777 in one piece."""
    found = [Piece(_digits(m.group()), m.group().lower(), m.start(), m.end()) for m in _PIECE.finditer(text)]
    return _repeated(_joined_with_en(_letter_o(found)))


def _digits(word: str) -> str:
    if word.isdigit():
        return word if word.isascii() else "".join(str(int(c)) for c in word if c.isdecimal())
    return _WORDS.get(word.lower(), "")


def _letter_o(row: list[Piece]) -> list[Piece]:
    """Read the letter o right before a digit as a zero: "o6", "O6"."""
    out = list(row)
    for i in range(len(row) - 1):
        piece, following = row[i], row[i + 1]
        if piece.tekst == "o" and following.tekst[:1].isdigit() and following.begin - piece.eind <= 1:
            out[i] = Piece("0", "o", piece.begin, piece.eind)
    return out


def _joined_with_en(row: list[Piece]) -> list[Piece]:
    """Join "vijf en zestig", as speech recognition writes it, to 65."""
    out: list[Piece] = []
    i = 0
    while i < len(row):
        if (
            i + 2 < len(row)
            and row[i].tekst in _UNITS
            and row[i + 1].tekst in ("en", "ën", "n")
            and row[i + 2].tekst in _TENS
        ):
            value = str(_UNITS[row[i].tekst] + _TENS[row[i + 2].tekst])
            out.append(Piece(value, "", row[i].begin, row[i + 2].eind))
            i += 3
        else:
            out.append(row[i])
            i += 1
    return out


def _repeated(row: list[Piece]) -> list[Piece]:
    """Write out "drie keer de 7", "2x de 3" and "dubbel 4"."""
    out: list[Piece] = []
    i = 0
    while i < len(row):
        piece = row[i]
        after = i + 1
        if (
            piece.tekst in ("dubbel", "dubbele", "twee-maal")
            and after < len(row)
            and len(row[after].cijfers) == 1
        ):
            out.append(Piece(row[after].cijfers * 2, "", piece.begin, row[after].eind))
            i += 2
            continue
        if len(piece.cijfers) == 1 and after < len(row) and row[after].tekst in _TIMES:
            after += 1
            if after + 1 < len(row) and row[after].tekst in _ARTICLES and row[after + 1].cijfers:
                after += 1
            if after < len(row) and len(row[after].cijfers) == 1 and 2 <= int(piece.cijfers) <= 4:
                digits = row[after].cijfers * int(piece.cijfers)
                out.append(Piece(digits, "", piece.begin, row[after].eind))
                i = after + 1
                continue
        out.append(piece)
        i += 1
    return out
