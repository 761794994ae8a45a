"""By what a request is found while its contact is sealed: kenmerken (the same person twice) and words to search."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, delete, insert, or_
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.dubbelen import kenmerken
from matchmaker.core.hulpvraag import Contact
from matchmaker.core.vindbaar import Zoekdeel
from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.kolom import geheim_van
from matchmaker.store import contactwoorden
from matchmaker.store.rows import kenmerk_plaats, kenmerk_rows
from matchmaker.store.tables import contactwoord, kenmerk


async def index(connection: AsyncConnection, hulpvraag_id: int, contact: Contact) -> None:
    """Let a request be found by this contact, and by no other."""
    await connection.execute(delete(kenmerk).where(kenmerk.c.hulpvraag_id == hulpvraag_id))
    if noticed := kenmerk_rows(geheim_van(connection.dialect), hulpvraag_id, contact):
        await connection.execute(insert(kenmerk), noticed)
    person = (contact.naam, contact.telefoon, contact.email)
    await contactwoorden.index(connection, contactwoord, hulpvraag_id, *person)


def met(geheim: Geheim, part: Zoekdeel) -> Select[tuple[int]]:
    """Select the ids of the requests of whom this is sought: one look-up in an index."""
    return contactwoorden.met(geheim, contactwoord, part.contact)


def zelfde(geheim: Geheim, contact: Contact | None) -> ColumnElement[bool] | None:
    """Give the condition of `kenmerk` for what is the same as in a contact, under whichever key; None for nobody."""
    same = [
        and_(
            kenmerk.c.soort == soort,
            kenmerk.c.waarde.in_(geheim.afdrukken(waarde, kenmerk_plaats(soort))),
        )
        for soort, waarde in kenmerken(contact)
    ]
    return or_(*same) if same else None
