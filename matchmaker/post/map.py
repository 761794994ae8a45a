"""Put mails in a folder, as files that a mail program opens: for a demonstration."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from matchmaker.core.post.poststuk import Mail
from matchmaker.post.schrijven import Schrijver

MAP = "post"  # in the folder in which the software writes


@dataclass(frozen=True)
class MapBezorger:
    """Implements `matchmaker.core.post.port.Bezorger`; the same mail again is the same file."""

    schrijver: Schrijver
    folder: Path

    async def bezorg(self, mail: Mail) -> None:
        """Write one mail.

        Raises:
            Onbezorgbaar: no mail can go to this address.
            OSError: it cannot be written.
        """
        message = self.schrijver.schrijf(mail)
        await asyncio.to_thread(self._write, f"{mail.bericht_id}.{mail.soort}.eml", bytes(message))

    async def sluit(self) -> None:
        """Nothing stays open."""

    def _write(self, name: str, content: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.folder / f".{name}"
        part.write_bytes(content)
        part.replace(self.folder / name)
