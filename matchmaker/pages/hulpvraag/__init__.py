"""The page of one request: read it, and do everything that the work process has for it."""
