"""Ids and tokens. Of a token only the hash is kept, so the database itself opens no conversation."""

import hashlib
import re
import secrets

_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,200}", re.ASCII)


def new_id() -> str:
    """Return an id nobody can guess, for a conversation or a turn: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def new_token() -> str:
    """Return the secret that opens one conversation: 43 characters, 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(sleutel: str | None) -> str | None:
    """Return what is stored of a client's Idempotency-Key: its hash, of one length whatever is sent."""
    return None if sleutel is None else hashlib.sha256(sleutel.encode("utf-8", "replace")).hexdigest()


def hash_token(token: str) -> str | None:
    """Return what is stored of a token, or None for a text that cannot be one.

    A plain hash is enough: a token has 256 random bits, so there is nothing to guess and no need for salt.
    """
    if not _TOKEN.fullmatch(token):
        return None
    return hashlib.sha256(token.encode("ascii")).hexdigest()
