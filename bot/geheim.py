"""The secret that gateway, engine and action server share: who does not know it is not answered.

Read from the environment, the same for the three processes; `make run` draws one at each start. Both sides use this
module, so it needs the standard library alone.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping

HEADER = "Authorization"
NAME = "KEUKENTAFEL_ENGINE_GEHEIM"
_SHAPE = re.compile(r"[\x21-\x7e]{32,}")


def check(text: str) -> str:
    """Give the secret back; raises `ValueError`, which does not quote it, where it is short or no plain ASCII."""
    if not _SHAPE.fullmatch(text):
        raise ValueError(f"{NAME}: 32 visible ASCII characters or more, without spaces")
    return text


def from_environment(environment: Mapping[str, str]) -> str:
    """Give the secret of this process; raises `ValueError` where there is none: an engine without one stays shut."""
    return check(environment.get(NAME, ""))


def header(secret: str) -> dict[str, str]:
    """Give what a call carries."""
    return {HEADER: f"Bearer {secret}"}


def knows(value: str | None, secret: str) -> bool:
    """Tell whether the header of a call holds the secret; takes as long for a near miss as for a far one."""
    return hmac.compare_digest((value or "").encode("utf-8", "replace"), f"Bearer {secret}".encode())
