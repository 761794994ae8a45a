"""Rasa's SQL tracker store, able to forget a conversation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from cachetools import TTLCache
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.events import Event, SessionStarted, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm.attributes import set_committed_value

from bot.settings import BotSettings
from matchmaker.geheim.cijfer import SOORT
from matchmaker.geheim.sleutels import open_geheim

DATABASE = "tracker.db"
PLACE = "events.data"  # what the events are sealed for
KEPT = 500  # conversations whose events are kept in memory as they were read
KEPT_FOR = 900  # seconds, also where another worker has forgotten the conversation meanwhile


class ForgettingTrackerStore(SQLTrackerStore):
    """Rasa's own store, with removal, and with a default place for SQLite.

    `endpoints.yml` names it. Without `dialect` it keeps its events in `KEUKENTAFEL_TRACKER_DATABASE_URL`, else in
    `$KEUKENTAFEL_VAR/tracker.db`. Of a conversation that was read before only what came since is read: else each turn
    costs more than the one before.

    What an event holds stands sealed (`matchmaker.geheim`); its kind, intent and action stay readable to a query.
    """

    def __init__(self, domain: Any = None, event_broker: Any = None, **settings: Any):
        """Open the database that the settings name; raises `KeysMissing` without keys outside a demonstration."""
        own = BotSettings.from_environment()
        file = Path(own.sleutelbestand) if own.sleutelbestand else None
        self._geheim = open_geheim(own.sleutels, file, Path(own.var), demo=own.demo)
        if not settings.keys() & {"dialect", "db", "host"} and own.tracker_url():
            settings["host"] = own.tracker_url()  # Rasa takes a whole address there
        elif settings.get("dialect", "sqlite") == "sqlite" and "db" not in settings:
            folder = Path(own.var)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            settings["db"] = str(folder / DATABASE)
        super().__init__(domain=domain, event_broker=event_broker, **settings)
        sa.event.listen(self.sessionmaker, "before_flush", self._seal)
        sa.event.listen(self.sessionmaker, "loaded_as_persistent", self._open)
        self._kept: TTLCache[str, tuple[int, list[Event]]] = TTLCache(KEPT, KEPT_FOR)
        if self.engine.dialect.name == "sqlite":
            # What is removed is overwritten too, in the file as well as in its log.
            sa.event.listen(self.engine, "connect", lambda raw, _: raw.execute("PRAGMA secure_delete=ON"))
            # Readers and the writer do not wait for one another; a finished turn survives a crash of the process.
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA journal_mode=WAL"))

    def _seal(self, session: Any, *_: Any) -> None:
        for row in session.new:
            row.data = self._geheim.verzegel(row.data, PLACE)

    def _open(self, _: Any, row: Any) -> None:
        # What an earlier version wrote is not sealed; it goes when its time is over.
        if row.data.startswith(f"{SOORT}:"):
            set_committed_value(row, "data", self._geheim.open(row.data, PLACE))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Give the last session of a conversation, or None; what another worker added meanwhile is in it."""
        with self.session_scope() as session:
            last, events = self._read(session, sender_id)
        if not events or self.domain is None:
            return None
        self._kept[sender_id] = (last, events)
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    def _read(self, session: Any, sender_id: str) -> tuple[int, list[Event]]:
        """Give the number of the last event, and all of the session."""
        if sender_id in self._kept:
            last, events = self._kept[sender_id]
            query = session.query(self.SQLEvent).filter(
                self.SQLEvent.sender_id == sender_id, self.SQLEvent.id >= last
            )
            known, *new = query.order_by(self.SQLEvent.id).all() or [None]
            began = any(row.type_name == SessionStarted.type_name for row in new)
            if known is not None and known.id == last and not began:
                return (new[-1].id if new else last), [*events, *_events(new)]
        rows = self._event_query(session, sender_id, fetch_events_from_all_sessions=False).all()
        return (rows[-1].id if rows else 0), _events(rows)

    def delete(self, sender_id: str) -> None:
        """Remove every event of one conversation; one that is not there is no error."""
        self._kept.pop(sender_id, None)
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.commit()
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _events(rows: list[Any]) -> list[Event]:
    return list(deserialise_events([json.loads(row.data) for row in rows]))


async def forget(store: TrackerStore, sender_id: str) -> None:
    """Remove a conversation from the store that Rasa wraps in its own.

    Raises:
        TypeError: the configured store cannot remove.
    """
    inner: Any = store
    while not hasattr(inner, "delete"):
        if not hasattr(inner, "_tracker_store"):
            raise TypeError(f"{type(inner).__name__} cannot remove a conversation; see endpoints.yml")
        inner = inner._tracker_store
    inner.delete(sender_id)
