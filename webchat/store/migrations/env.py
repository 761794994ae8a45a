"""Runs the migrations on the connection that `webchat.store.database.migrate` hands over."""

from alembic import context

from webchat.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="webchat_alembic_version",
)
with context.begin_transaction():
    context.run_migrations()
