"""The volunteers in the database."""
