"""Submits requests one after the other and says so on standard output, until it is killed."""

import asyncio
import sys
from itertools import count
from pathlib import Path

from pydantic import SecretStr

from matchmaker.bootstrap import Settings, bootstrap
from tests.matchmaker.aanvragen import aanvraag


async def main() -> None:
    """Run; arguments are the folder and the address of the database, which may be empty."""
    var, url = sys.argv[1:]
    matchmaker = await bootstrap(Settings(var=Path(var), database_url=SecretStr(url) if url else None))
    for number in count():
        print(f"begint {number}", flush=True)
        made = await matchmaker.submit(aanvraag(), f"gesprek-{number}")
        print(f"klaar {number} {made.referentie}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
