"""Who looked at which request."""
