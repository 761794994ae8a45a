"""Telephone numbers as people here dial them."""

from __future__ import annotations

import phonenumbers


def as_dialled(number: str | None) -> str:
    """Write an E.164 number as it is dialled: "085 000 0101"; what is no number stays as it is, None is empty."""
    try:
        parsed = phonenumbers.parse(number or "", "NL")
    except phonenumbers.NumberParseException:
        return number or ""
    foreign = parsed.country_code != 31
    style = (
        phonenumbers.PhoneNumberFormat.INTERNATIONAL if foreign else phonenumbers.PhoneNumberFormat.NATIONAL
    )
    return str(phonenumbers.format_number(parsed, style))
