"""Whether the text of a column reads as its format asks; a fault says what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

_REGION = "NL"  # of telephone numbers without a country
_TIME = re.compile(
    r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATETIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}[0-9:.,]*(Z|[+-][0-9]{2}:?[0-9]{2})?")
_HTTP = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"']+")


def is_date(text: str) -> bool:
    """Say whether this is a day that exists, as 2026-03-01."""
    return bool(_DATE.fullmatch(text)) and _parses(date.fromisoformat, text)


def is_datetime(text: str) -> bool:
    """Say whether this is a moment, as 2026-03-01T09:00:00Z."""
    return bool(_DATETIME.fullmatch(text)) and _parses(datetime.fromisoformat, text)


def is_time(text: str) -> bool:
    """Say whether this is a time of day, as 09:00, 09:00:00 or 09:00+01:00."""
    return bool(_TIME.fullmatch(text))


def is_url(text: str) -> bool:
    """Say whether this is a web address that may become a link: http or https, and a host."""
    return bool(_HTTP.fullmatch(text)) and _parses(_host_and_port, text)


def is_email(text: str) -> bool:
    """Say whether this can be an e-mail address."""
    try:
        # Demonstration data have addresses under .example.
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def e164(text: str) -> str | None:
    """Write a telephone number as E.164; a short one (113) as its digits; None where it cannot be read."""
    try:
        number = phonenumbers.parse(text, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_short_number_for_region(number, _REGION):
        return str(number.national_number)
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def fault(name: str, text: str) -> str | None:
    """Say what is wrong with a text, Dutch; None where it reads as this format."""
    reads, melding = _FORMATS[name]
    return None if reads(text) else melding


def _host_and_port(text: str) -> None:
    address = urlsplit(text)
    if not address.hostname or address.port == 0:
        raise ValueError("no host")


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


_DATE_ASKED = "Dit is geen datum. Schrijf hem als 2026-03-01: jaar, maand, dag."

_FORMATS: Mapping[str, tuple[Callable[[str], bool], str]] = MappingProxyType(
    {
        "date": (is_date, _DATE_ASKED),
        "datetime": (is_datetime, "Dit is geen tijdstip. Schrijf het als 2026-03-01T09:00:00Z."),
        "date or datetime": (lambda text: is_date(text) or is_datetime(text), _DATE_ASKED),
        "time": (is_time, "Dit is geen tijd. Schrijf hem als 09:00. Het laatste moment van de dag is 23:59."),
        "url": (is_url, "Dit is geen webadres. Het begint met https:// of http://."),
        "uri": (
            lambda text: bool(_URI.fullmatch(text)),
            "Dit is geen URI, zoals https://voorbeeld.example/x.",
        ),
        "email": (is_email, "Dit is geen e-mailadres."),
        "phone": (lambda text: e164(text) is not None, "Dit telefoonnummer is niet te lezen."),
        "language": (
            lambda text: bool(re.fullmatch("[a-z]{2,3}", text)),
            "Dit is geen taalcode. Schrijf twee kleine letters (ISO 639-1), zoals nl of ar.",
        ),
        "country": (
            lambda text: bool(re.fullmatch("[A-Z]{2}", text)),
            "Dit is geen landcode. Schrijf twee hoofdletters, zoals NL.",
        ),
        "currency": (
            lambda text: bool(re.fullmatch("[A-Za-z]{3}", text)),
            "Dit is geen muntcode. Schrijf drie letters, zoals EUR.",
        ),
    }
)
