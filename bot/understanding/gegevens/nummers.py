"""BSN and IBAN: numbers that carry their own proof."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.cijfers import Piece

# ISO 13616: country, two check digits, and the length that the country fixed; people cut them up with spaces.
_APART = r"[\s.\-/]{0,2}"
_IBAN = re.compile(
    rf"(?<![A-Za-z0-9])([A-Za-z])[ ]?([A-Za-z]){_APART}(\d){_APART}(\d)((?:{_APART}[A-Za-z0-9]){{11,30}})"
)
# A Dutch one that is not right, or not whole: what stands in it is no phone number either.
_DUTCH = re.compile(
    rf"(?<![A-Za-z0-9])NL{_APART}\d{_APART}\d(?:{_APART}[A-Z]){{4}}(?:{_APART}\d){{6,12}}", re.IGNORECASE
)
_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "LU": 20, "GB": 22, "ES": 24, "IT": 27, "PL": 28, "PT": 25, "TR": 26,
    "RO": 24, "BG": 22, "AT": 20, "CH": 21, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "IE": 22, "CZ": 24, "HU": 28,
    "GR": 27, "HR": 21, "SK": 24, "SI": 19, "LT": 20, "LV": 21, "EE": 20, "UA": 29,
    "MA": 28, "MT": 31, "CY": 28, "IS": 26, "LI": 21, "MC": 27, "RS": 22, "BA": 20, "MK": 19, "AL": 28, "TN": 24,
    "SM": 27, "GE": 22, "MD": 24, "IL": 23,
}  # fmt: skip
# Said numbers join whatever stands around them, so only the plain forms of the neighbouring countries count.
_SPOKEN = re.compile(r"NL\d\d[A-Z]{4}\d{10}|BE\d{14}|DE\d{20}")
_BETWEEN = {"EN", "DAN", "EH", "EHM", "PUNT", "NOG", "STREEPJE", "SPATIE"}
_BSN = re.compile(r"(?<![\d,+])(?<!\d\.)\d(?:[\s.\-/]{0,3}\d){7,8}(?![\d])")
_NAMED = re.compile(
    r"\bb\.? ?s\.? ?n(?:r|ummer|nummer)?\b|\bbs ?-?n(?:umm?er|r)\b|burger ?-?service ?-?n|"
    r"sofi ?-?n|\bsofi\b|persoonsnummer",
    re.IGNORECASE,
)
# Numbers of things: one in eleven of them passes the elfproef by chance.
_OF_THING = re.compile(
    r"(?:bestel|order|factuur|serie|dossier|zaak|polis|klant|artikel|ticket|lid|pakket)\s?-?(?:n(?:umm?e?r|r)|code)?\b[^\d\n]{0,25}$",
    re.IGNORECASE,
)


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
        length = _LENGTHS.get((match.group(1) + match.group(2)).upper())
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


def spoken_iban(row: list[Piece]) -> list[Gegeven]:
    """Give an IBAN that is said or dictated: "nl negen een abna nul vier …"."""
    for start, piece in enumerate(row):
        if piece.tekst.upper() not in _LENGTHS and not (len(piece.tekst) == 1 and piece.tekst.isalpha()):
            continue
        value = ""
        for part in row[start : start + 45]:
            word = part.tekst.upper()
            if part.cijfers:
                value += part.cijfers
            elif word.isascii() and word.isalpha() and len(word) <= 4 and word not in _BETWEEN:
                value += word
            elif word.isalpha() and word not in _BETWEEN:
                break
            if len(value) >= _LENGTHS.get(value[:2], 34):
                break
        if _SPOKEN.fullmatch(value) and is_iban(value):
            return [Gegeven("iban", value, piece.begin, part.eind)]
    return []


def named_bsn(text: str) -> bool:
    """Whether a message speaks of a BSN."""
    return bool(_NAMED.search(text))


def refused_ibans(text: str) -> list[tuple[int, int]]:
    """Give the places of Dutch IBANs that fail their proof: their digits are no other number."""
    return [match.span() for match in _DUTCH.finditer(text)]


def find_bsn(text: str, row: list[Piece]) -> list[Gegeven]:
    """Give the BSNs in a message: nine digits (eight where it is called a BSN) that pass the elfproef."""
    found = []
    named = _NAMED.search(text)
    for match in _BSN.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if not named and _OF_THING.search(text, max(0, match.start() - 45), match.start()):
            continue
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
