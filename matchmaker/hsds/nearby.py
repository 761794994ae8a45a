"""Guess which known name somebody meant."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

_LONGEST = 100  # signs; what is longer is no slip of the pen, and takes long to compare
_MOST = 2000  # names to compare with


def near(text: str, known: Collection[str], *, most: int = 1, likeness: float = 0.6) -> list[str]:
    """Give the known names that look most like a text, the best first; likeness from 0 to 1."""
    if len(text) > _LONGEST or len(known) > _MOST:
        return []
    return get_close_matches(text, known, n=most, cutoff=likeness)


def meant(text: str, known: Collection[str], *, likeness: float = 0.6) -> str:
    """Ask, in Dutch, whether a known name was meant, with a space in front; empty where none is near."""
    found = near(text, known, likeness=likeness)
    return f" Bedoelt u {found[0]}?" if found else ""
