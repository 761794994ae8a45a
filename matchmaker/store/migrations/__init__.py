"""Alembic finds the migrations here."""
