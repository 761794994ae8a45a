"""`python -m webchat`: serves residents and coordinators until SIGTERM or Ctrl-C."""

import asyncio
import sys

from pydantic import ValidationError

import sporen
from sporen.opslag import volg
from webchat.logs import configure_logs
from webchat.serve import StartError, serve
from webchat.settings import WebchatSettings


def main() -> int:
    """Run the web process; return 0 after an orderly stop, 1 with one clear line when it cannot start."""
    try:
        settings = WebchatSettings()
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            name = "KEUKENTAFEL_" + "_".join(str(part) for part in fault["loc"]).upper()
            print(f"Instelling {name} klopt niet: {fault['msg']}", file=sys.stderr)
        return 1
    configure_logs(settings.log_format)
    sporen.aan("web", url=settings.sporen_url, deel=settings.sporen_deel)
    volg()
    try:
        asyncio.run(serve(settings))
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        sporen.uit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
