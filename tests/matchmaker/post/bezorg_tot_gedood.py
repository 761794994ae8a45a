"""Sends what is due, at a moment that it is told, until that is done or it is killed."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from matchmaker.bootstrap import Settings, bootstrap
from matchmaker.post.kiezen import kies_bezorger
from tests.matchmaker.post.mailserver import VAN


async def main() -> None:
    """Run; arguments are the folder, the address of the database (may be empty), the port, and the moment."""
    var, url, port, moment = sys.argv[1:]
    settings = Settings(
        var=Path(var),
        database_url=SecretStr(url) if url else None,
        smtp_host="127.0.0.1",
        smtp_port=int(port),
        smtp_beveiliging="geen",
        smtp_afzender=VAN,
        adres="https://hulp.linderwoude.example",
    )
    now = datetime.fromisoformat(moment)
    matchmaker = await bootstrap(settings, clock=lambda: now)
    await matchmaker.bezorg_post(kies_bezorger(settings))
    await matchmaker.close()


if __name__ == "__main__":
    asyncio.run(main())
