"""Gemeente Linderwoude does not exist: its people, organisations and numbers are invented."""
