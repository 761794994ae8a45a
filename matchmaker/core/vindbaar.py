"""By which words a person is found: whole words of a name, a telephone number, an address for mail.

These are all that can be looked for in what is sealed, so they are the same when it is kept and when it is sought.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

from matchmaker.core.text import searchable

_BETWEEN = re.compile(r"\W+")
_REGION = "NL"


@dataclass(frozen=True)
class Zoekdeel:
    """One part of what is sought: it stands in the text (all its words), or is of the person (one of these)."""

    tekst: tuple[str, ...]
    contact: tuple[str, ...]


def contactwoorden(naam: str | None, telefoon: str | None, email: str | None) -> frozenset[str]:
    """Give the words by which somebody is found."""
    found = {f"naam {word}" for word in _names(searchable(naam))}
    if telefoon:
        found.add(f"telefoon {telefoon}")
    if email:
        found.add(f"email {email.casefold()}")
    return frozenset(found)


def zoekdelen(q: str | None) -> Iterator[Zoekdeel]:
    """Split what is sought; a telephone number counts as one part, however it is written."""
    rest = searchable(q)
    for match in list(phonenumbers.PhoneNumberMatcher(rest, _REGION)):
        number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        yield Zoekdeel(tuple(match.raw_string.split()), (f"telefoon {number}",))
        rest = rest.replace(match.raw_string, " ", 1)
    for word in rest.split():
        yield Zoekdeel((word,), (f"email {word}",) if "@" in word else (f"naam {word}",))


def _names(name: str) -> Iterator[str]:
    for word in name.split():
        yield word
        yield from filter(None, _BETWEEN.split(word))  # "jan-willem" is found by "willem" as well
