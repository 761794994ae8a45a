"""Whether the engine of this machine answers who knows the secret: the health check of a container.

python -m bot.gezond        ends with 0 where it does, with 1 where it does not
"""

from __future__ import annotations

import os
import sys
import urllib.request

from bot import geheim

ADDRESS = "http://127.0.0.1:5005/webhooks/keukentafel/"
PATIENCE = 4  # seconds


def gezond(address: str = ADDRESS) -> bool:
    """Ask the engine how it is; False where nobody answers, or it does not know us."""
    headers = geheim.header(geheim.from_environment(os.environ))
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own, on this machine
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(0 if gezond() else 1)
