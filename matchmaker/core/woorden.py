"""Days and numbers as people read them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date


def dag_en_maand(day: date) -> str:
    """Write "2 maart"."""
    return format_date(day, "d MMMM", locale="nl")


def dag_maand_jaar(day: date) -> str:
    """Write "2 maart 2026"."""
    return format_date(day, "d MMMM y", locale="nl")


def nabij(day: date) -> str:
    """Write a day that is not far off, "maandag 2 maart"."""
    return format_date(day, "EEEE d MMMM", locale="nl")


def maand_en_jaar(day: date) -> str:
    """Write "maart 2026"."""
    return format_date(day, "MMMM y", locale="nl")


def werkdagen(aantal: int) -> str:
    """Write "1 werkdag", "3 werkdagen"."""
    return f"{aantal} {'werkdag' if aantal == 1 else 'werkdagen'}"
