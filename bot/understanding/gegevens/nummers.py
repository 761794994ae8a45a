"""BSN and IBAN: numbers that carry their own proof."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.cijfers import Piece

# ISO 13616: country, two check digits, and the length that the country fixed; people cut them up with spaces.
_IBAN = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .\-]?(\d{2})((?:[ .\-]{0,2}[A-Za-z0-9]){11,30})")
_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "LU": 20, "GB": 22, "ES": 24, "IT": 27, "PL": 28, "PT": 25, "TR": 26,
    "RO": 24, "BG": 22, "AT": 20, "CH": 21, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "IE": 22, "CZ": 24, "HU": 28,
    "GR": 27, "HR": 21, "SK": 24, "SI": 19, "LT": 20, "LV": 21, "EE": 20, "UA": 29,
}  # fmt: skip
_BSN = re.compile(r"(?<![\d.,+])\d(?:[ .\-]{0,2}\d){7,8}(?![\d])")
_NAMED = re.compile(r"\bb\.?s\.?n\b|burger ?service ?n|sofi ?n", re.IGNORECASE)


def is_bsn(digits: str) -> bool:
    """Apply the elfproef: nine digits, weights 9 to 2 and -1, a sum that 11 divides."""
    digits = digits.zfill(9)
    if len(digits) != 9 or len(set(digits)) == 1:
        return False
    return sum(w * int(d) for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)) % 11 == 0


def is_iban(value: str) -> bool:
    """Apply ISO 7064 mod 97-10 and the country's length to an IBAN without spaces, in capitals."""
    if _LENGTHS.get(value[:2]) != len(value):
        return False
    moved = value[4:] + value[:4]
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def find_iban(text: str) -> list[Gegeven]:
    """Give the IBANs in a message whose check digits are right."""
    found: list[Gegeven] = []
    position = 0
    while match := _IBAN.search(text, position):
        position = match.start() + 2
        length = _LENGTHS.get(match.group(1).upper())
        if not length:
            continue
        value, end = "", match.start()
        for i in range(match.start(), match.end()):
            if text[i].isascii() and text[i].isalnum():
                value += text[i].upper()
                end = i + 1
                if len(value) == length:
                    break
        if is_iban(value):
            found.append(Gegeven("iban", value, match.start(), end))
            position = end
    return found


def find_bsn(text: str, row: list[Piece]) -> list[Gegeven]:
    """Give the BSNs in a message: nine digits (eight where it is called a BSN) that pass the elfproef."""
    found = []
    named = _NAMED.search(text)
    for match in _BSN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if (len(digits) == 9 or named) and is_bsn(digits):
            found.append(Gegeven("bsn", digits.zfill(9), match.start(), match.end()))
    if not found and named:
        found += _spoken_bsn(row)
    return found


def _spoken_bsn(row: list[Piece]) -> list[Gegeven]:
    numbers = [p for p in row if p.cijfers]
    for i in range(len(numbers)):
        digits = ""
        for j in range(i, len(numbers)):
            digits += numbers[j].cijfers
            if len(digits) == 9 and is_bsn(digits) and _close(numbers[i : j + 1]):
                return [Gegeven("bsn", digits, numbers[i].begin, numbers[j].eind)]
            if len(digits) >= 9:
                break
    return []


def _close(row: list[Piece]) -> bool:
    return all(b.begin - a.eind <= 6 for a, b in pairwise(row))
