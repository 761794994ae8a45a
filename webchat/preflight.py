"""`python -m webchat.preflight`: looks, before anything is installed or trained, whether a start can succeed."""

import shutil
import sys
from collections.abc import Mapping
from os import environ

from yarl import URL

from webchat.plaats import read_engines
from webchat.serve import StartError, take_port
from webchat.settings import WebchatSettings

_ROOM = 200 * 1024 * 1024  # bytes: databases and a newly trained model
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def check(settings: WebchatSettings, environment: Mapping[str, str]) -> list[str]:
    """Return what stands in the way of a start, each with what to do; nothing when all is well."""
    trouble = []
    try:
        take_port(settings.host, settings.port).close()
    except StartError as error:
        trouble.append(str(error))
    actions = environment.get("KEUKENTAFEL_ACTIONS_URL", "http://127.0.0.1:5055/webhook")
    engines = [("Rasa", URL(url)) for url in read_engines(settings.engine_url)]
    for what, address in (*engines, ("actions", URL(actions))):
        if address.host not in _LOOPBACK or address.port is None:
            continue  # it runs elsewhere
        try:
            take_port("127.0.0.1", address.port).close()
        except StartError:
            trouble.append(
                f"Poort {address.port} ({what}) is al in gebruik / port {address.port} ({what}) is taken. "
                "Draait Keukentafel al? Stop dat eerst / is it running already? Stop that first."
            )
    settings.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    free = shutil.disk_usage(settings.var).free
    if free < _ROOM:
        trouble.append(
            f"Nog maar {free // 2**20} MB vrij bij {settings.var}: maak ruimte (200 MB) / make room (200 MB)."
        )
    return trouble


def main() -> int:
    """Print what stands in the way; return 1 when something does."""
    trouble = check(WebchatSettings(), environ)
    for line in trouble:
        print(line, file=sys.stderr)
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
