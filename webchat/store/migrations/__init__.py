"""Alembic migrations of the message store."""
