"""What stands in the outbox, for tests."""

from __future__ import annotations

from sqlalchemy import select

from matchmaker.bootstrap import Matchmaker, Settings, keys_of
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.post.poststuk import Poststuk, Soort
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.store.engine import open_engine
from matchmaker.store.post.post import _to_poststuk
from matchmaker.store.post.tables import poststuk
from tests.matchmaker.werkproces.verloop import ingediend


async def uitbak(settings: Settings) -> list[Poststuk]:
    """Read the whole outbox, oldest first."""
    engine = open_engine(settings.store_url(), keys_of(settings))
    async with engine.connect() as connection:
        rows = (await connection.execute(select(poststuk).order_by(poststuk.c.id))).all()
    await engine.dispose()
    return [_to_poststuk(row) for row in rows]


async def soorten(settings: Settings) -> list[tuple[str, str]]:
    """Give the kind and the state of each mail."""
    return [(one.soort, one.staat) for one in await uitbak(settings)]


async def vul(matchmaker: Matchmaker, settings: Settings, naar: Coordinator, aantal: int) -> list[str]:
    """Put so many mails about one urgent request in the outbox; give their Message-IDs."""
    await ingediend(matchmaker, signalen=["geweld"])
    (first,) = await uitbak(settings)
    now = matchmaker.clock()
    names = [first.bericht_id, *(f"nummer-{number}" for number in range(1, aantal))]
    async with matchmaker.store.writing() as work:
        for name in names[1:]:
            added = await work.post.leg_klaar(
                Poststuk(
                    sleutel=name,
                    soort=Soort.URGENT,
                    bericht_id=name,
                    hulpvraag_id=first.hulpvraag_id,
                    coordinator_id=naar.id,
                    dag=dag(now),
                    gemaakt_op=now,
                    vanaf=now,
                )
            )
            assert added
    return [f"<{name}@linderwoude.example>" for name in names]
