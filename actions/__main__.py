"""Run the action server: `python -m actions`."""

from __future__ import annotations

import sys

from aiohttp import web
from pydantic import ValidationError

from actions.bootstrap import make_server
from actions.settings import ActionsSettings


def main() -> int:
    """Serve until stopped; return 1 with one clear line when it cannot start."""
    try:
        settings = ActionsSettings()
        app = make_server(settings)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            name = "KEUKENTAFEL_" + "_".join(str(part) for part in fault["loc"]).upper()
            print(f"Instelling {name} klopt niet: {fault['msg']}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"De actieserver start niet zonder geheim / no shared secret: {error}", file=sys.stderr)
        return 1
    web.run_app(app, host=settings.actions_host, port=settings.actions_port, access_log=None, print=None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
