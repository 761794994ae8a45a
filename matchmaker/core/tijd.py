"""Moments as other programs read them."""

from __future__ import annotations

from datetime import datetime


def iso(moment: datetime) -> str:
    """Write a moment as RFC 3339 in UTC, to the second."""
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
