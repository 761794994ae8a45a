"""The codes of a second factor: time steps (RFC 6238, by pyotp), and recovery codes for who lost the telephone."""

from __future__ import annotations

import base64
import hmac
from datetime import datetime

import pyotp

from matchmaker.core.referentie import Entropy

STAP = 30  # seconds
SPELING = 1  # steps that a clock may be off, before and after
AANTAL_HERSTELCODES = 10
_BYTES = 20  # of a secret: as long as the hash (RFC 4226, 4)
_HERSTEL_BYTES = 10  # 80 bits: nothing to guess, so a fast hash is enough


def nieuw_geheim(entropy: Entropy) -> str:
    """Draw a secret, in base32 as apps take it."""
    return base64.b32encode(entropy(_BYTES)).decode()


def adres(geheim: str, gebruikersnaam: str, uitgever: str) -> str:
    """Give what the QR code says: an `otpauth://` address."""
    return pyotp.TOTP(geheim).provisioning_uri(name=gebruikersnaam, issuer_name=uitgever)


def stap_van(geheim: str, code: str, now: datetime, na: int | None) -> int | None:
    """Say of which time step a code is; None where it is of none near now, or of none after `na` (it was used)."""
    given = "".join(code.split()).encode("utf-8", "replace")
    here = int(now.timestamp()) // STAP
    totp = pyotp.TOTP(geheim)
    fits = None
    for step in range(here - SPELING, here + SPELING + 1):  # all of them, so that time says nothing
        if hmac.compare_digest(totp.at(step * STAP).encode(), given) and (na is None or step > na):
            fits = step
    return fits


def nieuwe_herstelcodes(entropy: Entropy) -> tuple[str, ...]:
    """Draw codes as they are shown: four groups of four signs."""
    return tuple(_in_groepen(entropy(_HERSTEL_BYTES)) for _ in range(AANTAL_HERSTELCODES))


def schone_herstelcode(code: str) -> str:
    """Give a recovery code as it is hashed, however it was typed."""
    return "".join(sign for sign in code.lower() if sign.isalnum())


def _in_groepen(drawn: bytes) -> str:
    signs = base64.b32encode(drawn).decode().lower()
    return "-".join(signs[place : place + 4] for place in range(0, len(signs), 4))
