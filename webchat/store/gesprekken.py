"""Keeps conversations: each method is one transaction, so a process that is killed leaves no half turn."""

from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from webchat.errors import GeenToegangError, GesprekVolError, NogBezigError
from webchat.model import Antwoord, Bericht, Beurt, BotTekst, Inzending, Soort, Van
from webchat.store.database import shrink_log
from webchat.store.nieuws import tell
from webchat.store.onderhoud import OnderhoudStore
from webchat.store.rows import bericht_from, beurt_from, bot_bericht
from webchat.store.statements import (
    add,
    delete,
    forget_later,
    last_of_bot,
    lock,
    open_turn,
    repeated,
    title_of,
)
from webchat.store.tables import UtcDateTime, berichten, beurten, gesprekken, tokens


class GesprekStore(OnderhoudStore):
    """The conversations in one database; `changed` is called with each that has something new, or is gone."""

    def __init__(self, engine: AsyncEngine, changed: Callable[[str], None] = lambda _: None) -> None:
        super().__init__(engine)
        self._changed = changed

    async def start(self, gesprek: str, token_hash: str, beurt: str, now: datetime) -> Beurt:
        """Open a conversation with its first turn, the begin; return that turn."""
        async with self._write() as connection:
            await connection.execute(
                gesprekken.insert().values(
                    id=gesprek,
                    token_hash=token_hash,
                    begonnen_op=now,
                    gewijzigd_op=now,
                    laatste_nummer=0,
                    laatste_beurt=1,
                )
            )
            await connection.execute(
                tokens.insert().values(hash=token_hash, gesprek=gesprek, gemaakt_op=now, gebruikt=True)
            )
            await connection.execute(
                beurten.insert().values(
                    id=beurt,
                    gesprek=gesprek,
                    volgnummer=1,
                    soort=Soort.BEGIN.value,
                    ontvangen_op=now,
                    pogingen=0,
                )
            )
        return Beurt(beurt, gesprek, 1, Soort.BEGIN, None, None)

    async def accept(
        self, gesprek: str, inzending: Inzending, beurt: str, now: datetime, max_beurten: int | None = None
    ) -> tuple[Beurt, bool]:
        """Keep what a person sent; return its turn, and whether it was answered already (a repeat).

        When this returns, the message is on the disk. Raises `GeenToegangError` when the conversation was
        wiped meanwhile, `NogBezigError` for a button while a turn is open, `KnopNietAangebodenError` for a
        button that was not offered, `GesprekVolError` when the conversation has `max_beurten` turns.
        """
        async with self._write() as connection:
            row = await lock(connection, gesprek)
            if inzending.sleutel is not None:
                repeat = await repeated(connection, gesprek, inzending.sleutel)
                if repeat is not None:
                    return beurt_from(repeat), repeat["beantwoord_op"] is not None
            if max_beurten is not None and row["laatste_beurt"] >= max_beurten:
                raise GesprekVolError
            laatste = await last_of_bot(connection, gesprek)
            shown = inzending.inhoud
            if inzending.soort is Soort.KNOP:
                if await open_turn(connection, gesprek) is not None:
                    raise NogBezigError
                shown = title_of(inzending.inhoud, laatste)
            vraag = laatste.vraag if laatste else None
            nieuw = Beurt(beurt, gesprek, row["laatste_beurt"] + 1, inzending.soort, inzending.inhoud, vraag)
            bericht = Bericht(row["laatste_nummer"] + 1, Van.MENS, shown, vraag, (), beurt)
            await connection.execute(
                beurten.insert().values(
                    id=beurt,
                    gesprek=gesprek,
                    volgnummer=nieuw.volgnummer,
                    soort=nieuw.soort.value,
                    inhoud=nieuw.inhoud,
                    vraag=vraag,
                    sleutel=inzending.sleutel,
                    ontvangen_op=now,
                    pogingen=0,
                )
            )
            await add(connection, gesprek, [bericht], now, getoond=True, laatste_beurt=nieuw.volgnummer)
            await tell(connection, gesprek)
        self._changed(gesprek)
        return nieuw, False

    async def next_open(self, gesprek: str) -> Beurt | None:
        """Return the oldest turn of this conversation that has no answer yet."""
        async with self._read() as connection:
            return await open_turn(connection, gesprek)

    async def answer(
        self, beurt: Beurt, antwoord: Antwoord, now: datetime, *, getoond: bool
    ) -> list[Bericht]:
        """Store the answer and mark the turn as answered, or wipe the conversation when the answer asks it.

        Returns the new messages; none when the turn was answered already or its conversation is gone. Then
        the engine, which has just made its copy anew, has to forget it once more.
        `getoond` says that somebody waits for this answer and will be given it.
        """
        async with self._write() as connection:
            try:
                row = await lock(connection, beurt.gesprek)
            except GeenToegangError:
                await forget_later(connection, beurt.gesprek, now)
                return []
            marked = await connection.execute(
                beurten.update()
                .where(beurten.c.id == beurt.id, beurten.c.beantwoord_op.is_(None))
                .values(beantwoord_op=now, inhoud=None)
            )
            if marked.rowcount == 0:
                return []
            nummer = row["laatste_nummer"]
            nieuw = [
                bot_bericht(tekst, nummer + plaats, beurt.id)
                for plaats, tekst in enumerate(antwoord.berichten, start=1)
            ]
            if antwoord.wissen:
                await delete(connection, [beurt.gesprek], now)
            else:
                await add(connection, beurt.gesprek, nieuw, now, getoond=getoond)
            await tell(connection, beurt.gesprek)
        if antwoord.wissen:
            await shrink_log(self._engine)
        self._changed(beurt.gesprek)
        return nieuw

    async def notice(self, beurt: Beurt, tekst: str, now: datetime) -> Bericht | None:
        """Store that the person was told to wait; None when the answer came in the meantime."""
        async with self._write() as connection:
            row = await lock(connection, beurt.gesprek)
            query = sa.select(beurten.c.beantwoord_op).where(beurten.c.id == beurt.id)
            if await connection.scalar(query) is not None:
                return None
            bericht = bot_bericht(BotTekst(tekst), row["laatste_nummer"] + 1, beurt.id, melding=True)
            await add(connection, beurt.gesprek, [bericht], now, getoond=True)
            await tell(connection, beurt.gesprek)
        self._changed(beurt.gesprek)
        return bericht

    async def failed(self, beurt: Beurt, now: datetime) -> None:
        """Count a turn that the engine failed on."""
        async with self._write() as connection:
            await connection.execute(
                beurten.update()
                .where(beurten.c.id == beurt.id)
                .values(
                    pogingen=beurten.c.pogingen + 1,
                    eerste_fout_op=sa.func.coalesce(beurten.c.eerste_fout_op, sa.literal(now, UtcDateTime)),
                )
            )

    async def all_of(self, gesprek: str, after: int = 0) -> list[Bericht]:
        """Return every message of the conversation with a number above `after`, in order."""
        wanted = (berichten.c.gesprek == gesprek) & (berichten.c.nummer > after)
        query = sa.select(berichten).where(wanted).order_by(berichten.c.nummer)
        async with self._read() as connection:
            return [bericht_from(row) for row in (await connection.execute(query)).mappings()]

    async def answer_to(self, beurt: Beurt) -> list[Bericht]:
        """Return what the bot said to one turn, its notices left out."""
        return [
            bericht
            for bericht in await self.all_of(beurt.gesprek)
            if bericht.beurt == beurt.id and bericht.van is Van.BOT and not bericht.melding
        ]

    async def last_of_bot(self, gesprek: str) -> Bericht | None:
        """Return the last message of the engine: the one whose question and buttons are open."""
        async with self._read() as connection:
            return await last_of_bot(connection, gesprek)

    async def take_unshown(self, gesprek: str, now: datetime) -> list[Bericht]:
        """Return the late answers that no response has carried yet, and mark them as given."""
        unshown = (berichten.c.gesprek == gesprek) & berichten.c.getoond.is_(False)
        query = sa.select(berichten).where(unshown).order_by(berichten.c.nummer)
        async with self._read() as connection:
            if (await connection.execute(query)).first() is None:
                return []  # nearly always so: no write, no wait for the disk
        async with self._write() as connection:
            await lock(connection, gesprek)
            late = [bericht_from(row) for row in (await connection.execute(query)).mappings()]
            await connection.execute(berichten.update().where(unshown).values(getoond=True))
            await connection.execute(
                gesprekken.update().where(gesprekken.c.id == gesprek).values(gewijzigd_op=now)
            )
            return late

    async def wipe(self, gesprek: str, now: datetime) -> None:
        """Remove the conversation; the engine's copy is noted as still to be removed."""
        async with self._write() as connection:
            await delete(connection, [gesprek], now)
            await tell(connection, gesprek)
        await shrink_log(self._engine)
        self._changed(gesprek)
