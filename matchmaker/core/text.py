"""Make text from outside safe to store and to search."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# C0 and C1 controls but tab and newline, and lone surrogates: no store takes them all.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Drop what cannot be stored (control characters, lone surrogates) and the white space around."""
    return UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def clean_all(value: Any) -> Any:
    """Clean every string in a JSON value; other values stay as they are."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {str(key): clean_all(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [clean_all(member) for member in value]
    return value


def searchable(*texts: str | None) -> str:
    """Join texts for a search that does not look at case or accents."""
    joined = " ".join(" ".join(text.split()) for text in texts if text)
    if joined.isascii():
        return joined.casefold()
    decomposed = unicodedata.normalize("NFKD", joined)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
