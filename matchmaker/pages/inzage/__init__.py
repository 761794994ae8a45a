"""Who looked at which request, as managers read it."""
