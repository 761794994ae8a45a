"""A key for the tests: what keeps anything outside a demonstration needs one."""

from __future__ import annotations

import os
from base64 import urlsafe_b64encode

SLEUTEL = urlsafe_b64encode(b"een sleutel voor alle proeven ...").decode()[:43]


def zet() -> None:
    """Give this process, and those that it starts, the key."""
    os.environ.setdefault("KEUKENTAFEL_SLEUTELS", SLEUTEL)
