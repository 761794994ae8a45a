"""The follow-ups in the database."""
