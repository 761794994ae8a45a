"""Seals text with Fernet (AES-CBC and HMAC-SHA256, of `cryptography`); the first key seals, all open."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from pydantic import SecretStr

from matchmaker.core.errors import Unreadable


class FernetZegel:
    """Implements `matchmaker.core.aanmelden.geheim.Geheim`."""

    def __init__(self, keys: str) -> None:
        """Take urlsafe base64 keys of 32 bytes with commas between, newest first; raises `ValueError` for none."""
        found = [Fernet(part.strip()) for part in keys.split(",") if part.strip()]
        self._fernet = MultiFernet(found)

    def verzegel(self, tekst: str, plaats: str) -> str:
        """Seal a text for one place."""
        return self._fernet.encrypt(json.dumps([plaats, tekst]).encode()).decode()

    def open(self, verzegeld: str, plaats: str) -> str:
        """Give the text."""
        try:
            bound, tekst = json.loads(self._fernet.decrypt(verzegeld))
        except InvalidToken:
            raise Unreadable(f"a part of {plaats} does not open with the keys of this process") from None
        if bound != plaats:
            raise Unreadable(f"a part of {plaats} is of another place")
        return str(tekst)


def open_zegel(keys: SecretStr | None, var: Path) -> FernetZegel:
    """Open with these keys, or with that of `var/sleutels`, which is made at the first time."""
    if keys is not None:
        return FernetZegel(keys.get_secret_value())
    file = var / "sleutels"
    if not file.exists():
        handle, name = tempfile.mkstemp(dir=var, prefix=".sleutels-")  # mode 0600
        with os.fdopen(handle, "wb") as stream:
            stream.write(Fernet.generate_key())
        with contextlib.suppress(FileExistsError):  # another process was first: its key counts
            os.link(name, file)
        Path(name).unlink()
    return FernetZegel(file.read_text("utf-8").replace("\n", ","))
