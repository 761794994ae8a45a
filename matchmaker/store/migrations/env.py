"""Alembic runs this with the connection that `matchmaker.store.migrate` has opened."""

from __future__ import annotations

from alembic import context

from matchmaker.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
