"""Requests, workflow, errors and use cases; imports no framework."""
