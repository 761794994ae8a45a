"""Between the text of a cell and the value of a column."""

from __future__ import annotations

import re

from matchmaker.hsds.package import Value
from matchmaker.hsds.specificatie import Field

MAX_TEXT = 100_000  # signs; what Python's reader of CSV takes in one cell is a little more

_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?")

# What a spreadsheet takes for the beginning of a formula, also in full width.
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_HARMLESS = re.compile(r"[+-]?[0-9 ().-]+")  # a number or a telephone number: nothing to calculate with


def from_cell(text: str, field: Field) -> Value:
    """Read a cell; a number that cannot be read stays text, for `validate` to name."""
    if text == "":
        return None
    if field.type == "string":
        return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
    if not _NUMBER.fullmatch(text):
        return text
    return whole(float(text), field) if re.search(r"[.eE]", text) else int(text)


def to_cell(value: Value) -> str:
    """Write a cell.

    Text that a spreadsheet would take for a formula gets an apostrophe in front, as does text that begins with
    apostrophes and then such a sign; `from_cell` takes exactly one away, so nothing is lost.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) and not _HARMLESS.fullmatch(value) else value
    return repr(value)


def whole(number: float, field: Field) -> int | float:
    """Give a whole number as such where the column asks for one: a spreadsheet writes 18 as 18.0."""
    return int(number) if field.type == "integer" and number.is_integer() else number
