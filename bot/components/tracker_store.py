"""Rasa's SQL tracker store, able to forget a conversation."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore

DATABASE = "tracker.db"


class ForgettingTrackerStore(SQLTrackerStore):
    """Rasa's own store, with removal, and with a default place for SQLite.

    `endpoints.yml` names it. Without `dialect` it keeps its events in `$KEUKENTAFEL_VAR/tracker.db`.
    """

    def __init__(self, domain: Any = None, event_broker: Any = None, **settings: Any):
        """Open the database that the settings name."""
        if settings.get("dialect", "sqlite") == "sqlite" and "db" not in settings:
            folder = Path(os.environ.get("KEUKENTAFEL_VAR", "var"))
            folder.mkdir(parents=True, exist_ok=True)
            settings["db"] = str(folder / DATABASE)
        super().__init__(domain=domain, event_broker=event_broker, **settings)
        if self.engine.dialect.name == "sqlite":
            # Readers and the writer do not wait for one another; a finished turn survives a crash of the process.
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA journal_mode=WAL"))

    def delete(self, sender_id: str) -> None:
        """Remove every event of one conversation; one that is not there is no error."""
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.commit()


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
