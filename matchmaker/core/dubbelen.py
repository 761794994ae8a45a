"""By what the same person is noticed in two requests. They are shown side by side, never merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.core.hulpvraag import Contact, Hulpvraag
from matchmaker.core.text import searchable

TELEFOON, EMAIL, NAAM_POSTCODE = "telefoon", "email", "naam_postcode"


@dataclass(frozen=True)
class Dubbele:
    """Another request that may be of the same person."""

    hulpvraag: Hulpvraag
    zelfde: tuple[str, ...]  # what is the same: TELEFOON, EMAIL, NAAM_POSTCODE
    leesbaar: bool  # by whoever asked; else its code is not for them


def kenmerken(contact: Contact | None) -> Iterator[tuple[str, str]]:
    """Give what a person is noticed by, as (kind, value); nothing of who stays anonymous."""
    if contact is None:
        return
    if contact.telefoon:
        yield TELEFOON, contact.telefoon
    if contact.email:
        yield EMAIL, contact.email.casefold()
    if contact.naam and contact.postcode and (naam := searchable(contact.naam)):
        # Letters of a postcode are often left out: the four digits have to do.
        yield NAAM_POSTCODE, f"{naam} {contact.postcode[:4]}"
