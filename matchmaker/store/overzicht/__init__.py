"""The counts of the overview, by the database."""
