"""From rows to values and back."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from webchat.model import Bericht, Beurt, BotTekst, Knop, Soort, Van


def beurt_from(row: sa.RowMapping) -> Beurt:
    """Return the turn of one row of `beurten`."""
    return Beurt(
        id=row["id"],
        gesprek=row["gesprek"],
        volgnummer=row["volgnummer"],
        soort=Soort(row["soort"]),
        inhoud=row["inhoud"],
        vraag=row["vraag"],
        pogingen=row["pogingen"],
        eerste_fout_op=row["eerste_fout_op"],
    )


def bericht_from(row: sa.RowMapping) -> Bericht:
    """Return the message of one row of `berichten`."""
    return Bericht(
        nummer=row["nummer"],
        van=Van(row["van"]),
        tekst=row["tekst"],
        vraag=row["vraag"],
        knoppen=tuple(Knop(knop["titel"], knop["waarde"]) for knop in row["knoppen"] or ()),
        beurt=row["beurt"],
        melding=row["melding"],
    )


def bot_bericht(tekst: BotTekst, nummer: int, beurt: str, *, melding: bool = False) -> Bericht:
    """Give a message of the bot its place in the conversation."""
    return Bericht(nummer, Van.BOT, tekst.tekst, tekst.vraag, tekst.knoppen, beurt, melding)


def row_from(bericht: Bericht, gesprek: str, op: datetime, *, getoond: bool) -> dict[str, Any]:
    """Return the row of `berichten` for one message."""
    return {
        "gesprek": gesprek,
        "nummer": bericht.nummer,
        "beurt": bericht.beurt,
        "van": bericht.van.value,
        "tekst": bericht.tekst,
        "vraag": bericht.vraag,
        "knoppen": [{"titel": knop.titel, "waarde": knop.waarde} for knop in bericht.knoppen] or None,
        "melding": bericht.melding,
        "getoond": getoond,
        "op": op,
    }
