"""Digits as people write and say them, with their places in the message.

"06 - 12", "nul zes twaalf", "twee keer de 7", "o6", "vijf en zestig" all become digits; what stands between them is
kept, so that a reader of numbers can decide what joins and what parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.gegevens.lijsten import table

_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_TIMES = {"keer", "x", "maal"}
_ARTICLES = {"de", "het", "een", "n"}
_DOUBLE = {"dubbel", "dubbele"}


@dataclass(frozen=True)
class Piece:
    """A piece of a message: digits, or a word or sign that is not a number."""

    cijfers: str  # the digits it stands for, or ""
    tekst: str  # in lower case
    begin: int
    eind: int


@lru_cache(maxsize=1)
def _number_words() -> dict[str, str]:
    """Give every number word with its digits, compounds ("vijfenzestig") included."""
    simple = table("telwoorden")
    units = {w: int(n) for w, n in simple.items() if len(n) == 1 and n != "0"}
    tens = {w: int(n) for w, n in simple.items() if len(n) == 2 and n[1] == "0" and n != "10"}
    joined = {
        unit + link + ten: str(tens[ten] + units[unit])
        for unit in units
        for ten in tens
        for link in ("en", "ën")
    }
    return joined | simple


def pieces(text: str) -> list[Piece]:
    """Cut a message into pieces; number words are digits, "drie keer de 7" is 777 in one piece."""
    found = [Piece(_digits(m.group()), m.group().lower(), m.start(), m.end()) for m in _PIECE.finditer(text)]
    return _repeated(_joined_with_en(_letter_o(found)))


def _digits(word: str) -> str:
    if word.isdigit():
        return word if word.isascii() else "".join(str(int(c)) for c in word if c.isdecimal())
    return _number_words().get(word.lower(), "")


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
        part = row[i : i + 3]
        joined = "".join(p.tekst for p in part)
        if len(part) == 3 and part[1].tekst in ("en", "ën") and part[0].cijfers and joined in _number_words():
            out.append(Piece(_number_words()[joined], "", part[0].begin, part[2].eind))
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
        piece, count, after = row[i], 0, i + 1
        if piece.tekst in _DOUBLE:
            count = 2
        elif len(piece.cijfers) == 1 and after < len(row) and row[after].tekst in _TIMES:
            count = int(piece.cijfers)
            after += 1
            if after + 1 < len(row) and row[after].tekst in _ARTICLES and row[after + 1].cijfers:
                after += 1
        if 2 <= count <= 4 and after < len(row) and len(row[after].cijfers) == 1:
            out.append(Piece(row[after].cijfers * count, "", piece.begin, row[after].eind))
            i = after + 1
        else:
            out.append(piece)
            i += 1
    return out
