"""Seal text with AES-256-GCM, and make digests by which sealed text is looked up.

`kt1:<id of the key>:<base64url of nonce, ciphertext and tag>`: the id tells which key opens it, also to a query.
`docs/adr/0005-keys-outside-the-database.md` says why so.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from matchmaker.core.errors import Unreadable

SOORT = "kt1"
LENGTH = 32  # bytes of a key
_NONCE = 12  # bytes; random: safe for 2^32 texts under one key
_DIGEST = 16  # bytes kept of an HMAC-SHA256: no two people meet by chance


@dataclass(frozen=True)
class Sleutel:
    """One main key; what is done with it is done with keys derived from it."""

    id: str  # eight hex digits; says nothing of the key
    stof: bytes = field(repr=False)

    @classmethod
    def van(cls, stof: bytes) -> Sleutel:
        """Make a key of its 32 bytes; ValueError for another length."""
        if len(stof) != LENGTH:
            raise ValueError(f"a key has {LENGTH} bytes")
        return cls(_derived(stof, "id")[:4].hex(), stof)


class Geheim:
    """Seals with the first key, opens with each.

    Args:
        sleutels: gives the keys as they are now; never none. They may change while a process runs.
    """

    def __init__(self, sleutels: Callable[[], Sequence[Sleutel]]) -> None:
        self._sleutels = sleutels

    @property
    def eerste(self) -> str:
        """The id of the key that seals."""
        return self._sleutels()[0].id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all keys, the one that seals first."""
        return tuple(key.id for key in self._sleutels())

    def verzegel(self, tekst: str, plaats: str) -> str:
        """Seal a text for one place ("hulpvraag.contact"): sealed text of another place does not open there."""
        key = self._sleutels()[0]
        nonce = secrets.token_bytes(_NONCE)
        made = nonce + _aes(key.stof).encrypt(nonce, tekst.encode(), _bound(key.id, plaats))
        return f"{SOORT}:{key.id}:{urlsafe_b64encode(made).decode()}"

    def open(self, verzegeld: str, plaats: str) -> str:
        """Give the text; raises `Unreadable` without its key, or where it was changed or is of another place."""
        soort, _, rest = verzegeld.partition(":")
        id, _, body = rest.partition(":")
        if soort != SOORT:
            raise Unreadable(f"what stands in {plaats} is not sealed")
        key = next((key for key in self._sleutels() if key.id == id), None)
        if key is None:
            raise Unreadable(f"the key {id} is missing: it seals a part of {plaats}")
        try:
            made = urlsafe_b64decode(body)
            return _aes(key.stof).decrypt(made[:_NONCE], made[_NONCE:], _bound(id, plaats)).decode()
        except (InvalidTag, ValueError):
            raise Unreadable(f"a part of {plaats} does not open with its key {id}: it was changed") from None

    def is_met_eerste(self, verzegeld: str) -> bool:
        """Say whether this is sealed with the key that seals now."""
        return verzegeld.startswith(self.begin)

    @property
    def begin(self) -> str:
        """How text begins that the first key has sealed."""
        return f"{SOORT}:{self.eerste}:"

    def afdruk(self, tekst: str, plaats: str) -> str:
        """Give the digest by which a text is looked up in one place: it tells nothing to who has not the key."""
        return _digest(self._sleutels()[0], tekst, plaats)

    def afdrukken(self, tekst: str, plaats: str) -> tuple[str, ...]:
        """Give the digest with each key: what is not sealed anew yet is found as well."""
        return tuple(_digest(key, tekst, plaats) for key in self._sleutels())


def _digest(key: Sleutel, tekst: str, plaats: str) -> str:
    made = hmac.digest(_derived(key.stof, f"afdruk {plaats}"), tekst.encode(), "sha256")
    return urlsafe_b64encode(made[:_DIGEST]).decode().rstrip("=")


def _bound(id: str, plaats: str) -> bytes:
    return f"{SOORT}:{id}:{plaats}".encode()


@lru_cache(maxsize=64)
def _aes(stof: bytes) -> AESGCM:
    return AESGCM(_derived(stof, "verzegel"))


@lru_cache(maxsize=256)
def _derived(stof: bytes, doel: str) -> bytes:
    # No salt: the main key is random by itself (RFC 5869, 3.1).
    return HKDF(SHA256(), LENGTH, salt=None, info=f"keukentafel {SOORT} {doel}".encode()).derive(stof)
