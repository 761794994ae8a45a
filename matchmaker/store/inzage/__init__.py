"""Who looked at which request, in the database."""
