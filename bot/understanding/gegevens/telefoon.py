"""Phone numbers, normalised to E.164: Dutch ones however they are cut up or said, foreign ones with a country code."""

from __future__ import annotations

import phonenumbers

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.cijfers import Piece

_SIGNS = set("-–—./,()_*•:|+·~ ") | {"…"}
# Words that may stand inside one spoken number.
_FILLERS = {
    "en",
    "dan",
    "nog",
    "eh",
    "uh",
    "euh",
    "ehm",
    "streepje",
    "streep",
    "daarna",
    "spatie",
    "haakje",
    "haakjes",
    "e",
}
_MAX_FILLERS = 2


def normalise(digits: str, international: bool) -> str | None:
    """Give the E.164 form of a whole number, or None when it is not one.

    Args:
        digits: the digits alone.
        international: whether a plus sign stood before them.
    """
    if digits.startswith("00"):
        digits, international = digits[2:], True
    if international:
        if digits.startswith("310"):
            digits = "31" + digits[3:]
        if digits.startswith("31"):
            return "+" + digits if len(digits) == 11 and digits[2] != "0" else None
        try:
            number = phonenumbers.parse("+" + digits, None)
        except phonenumbers.NumberParseException:
            return None
        return "+" + digits if phonenumbers.is_possible_number(number) and len(digits) >= 9 else None
    # The Dutch plan: ten digits with the zero. Its service numbers (0800, 0900) identify nobody.
    if len(digits) == 10 and digits[0] == "0" and digits[1] != "0" and digits[:4] not in ("0800", "0900"):
        return "+31" + digits[1:]
    return None


def _run(row: list[Piece], start: int) -> list[int]:
    """Give the positions of the digit pieces that may form one number from `start` on."""
    positions, fillers = [start], 0
    for i in range(start + 1, len(row)):
        piece = row[i]
        if piece.cijfers:
            positions.append(i)
            fillers = 0
        elif piece.tekst in _SIGNS:
            continue
        elif piece.tekst in _FILLERS and fillers < _MAX_FILLERS:
            fillers += 1
        else:
            break
    return positions


def find(row: list[Piece], text: str, asked: bool = False) -> list[Gegeven]:
    """Give the phone numbers in a message.

    Args:
        row: the message in pieces.
        text: the message.
        asked: whether the message answers the question for contact data; then "6 12 34 56 78" counts too.
    """
    found: list[Gegeven] = []
    i = 0
    while i < len(row):
        number = _number_at(row, i, text, asked)
        if number is None:
            i += 1
            continue
        gegeven, i = number
        found.append(gegeven)
    return found


def _number_at(row: list[Piece], start: int, text: str, asked: bool) -> tuple[Gegeven, int] | None:
    piece = row[start]
    # Glued to what stands before it, it is the tail of something else: of an IBAN, of a longer number.
    if not piece.cijfers or (piece.begin and text[piece.begin - 1].isalnum()):
        return None
    plus = start > 0 and row[start - 1].tekst == "+"
    begin = row[start - 1].begin if plus else piece.begin
    if start and row[start - 1].tekst == "plus":
        plus, begin = True, row[start - 1].begin
    if not plus and piece.cijfers[0] != "0" and not asked:
        return None
    digits = ""
    best: tuple[Gegeven, int] | None = None
    for position in _run(row, start):
        digits += row[position].cijfers
        if len(digits) > 15:
            break
        value = normalise(digits, plus)
        if value is None and asked and len(digits) == 9 and digits[0] == "6":
            value = "+31" + digits
        if value:
            best = Gegeven("telefoon", value, begin, row[position].eind), position + 1
            # A Dutch number is complete at its tenth digit; a foreign one may go on.
            if value.startswith("+31"):
                break
    return best
