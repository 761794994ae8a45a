"""Phone numbers, normalised to E.164: Dutch ones however they are cut up or said, foreign ones with a country code."""

from __future__ import annotations

import re

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
_MAX_PIECES = 16  # one more than a number has digits
_LABEL = re.compile(r"(?:tel|telefoon|mob|mobiel|nr|nummer|op|bel|app)\Z", re.IGNORECASE)


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
        if not phonenumbers.is_possible_number(number) or len(digits) < 9:
            return None
        # This drops the trunk zero that is said but not dialled: "+32 (0)9 …".
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # The Dutch plan: ten digits with the zero. Its service numbers (0800, 0900) identify nobody.
    if len(digits) == 10 and digits[0] == "0" and digits[1] != "0" and digits[:4] not in ("0800", "0900"):
        return "+31" + digits[1:]
    return None


def _without_prefix(digits: str) -> str | None:
    """Read a mobile number that is told without its zero or its plus: "6 12 34 56 78", "31 6 …"."""
    if len(digits) == 9 and digits[0] == "6":
        return "+31" + digits
    return "+" + digits if len(digits) == 11 and digits.startswith("316") else None


def _run(row: list[Piece], start: int) -> list[int]:
    """Give the positions of the digit pieces that may form one number from `start` on."""
    positions, fillers = [start], 0
    for i in range(start + 1, len(row)):
        piece = row[i]
        if piece.cijfers:
            positions.append(i)
            fillers = 0
            if len(positions) == _MAX_PIECES:
                break
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


def _after_label(piece: Piece, text: str) -> bool:
    """Whether a whole number is glued to the word that announces it: "tel0612345678"."""
    return len(piece.cijfers) == 10 and bool(_LABEL.search(text, max(piece.begin - 8, 0), piece.begin))


def _number_at(row: list[Piece], start: int, text: str, asked: bool) -> tuple[Gegeven, int] | None:
    piece = row[start]
    # Glued to what stands before it, it is the tail of something else: of an IBAN, of a longer number.
    if not piece.cijfers or (
        piece.begin and text[piece.begin - 1].isalnum() and not _after_label(piece, text)
    ):
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
        if plus and digits and row[position].cijfers == "0" and text[row[position].begin - 1] == "(":
            continue  # "+32 (0)9": not dialled after a country code
        digits += row[position].cijfers
        if len(digits) > 15:
            break
        value = normalise(digits, plus)
        if value is None and asked and not plus:
            value = _without_prefix(digits)
        if value:
            best = Gegeven("telefoon", value, begin, row[position].eind), position + 1
            # A Dutch number is complete at its tenth digit; a foreign one may go on.
            if value.startswith("+31"):
                break
    return best
