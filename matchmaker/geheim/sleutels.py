"""Where the keys come from: an environment variable, a file, or in a demonstration a file made by itself."""

from __future__ import annotations

import os
import re
import secrets
import sys
import tempfile
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from matchmaker.core.errors import Unreadable
from matchmaker.geheim.cijfer import LENGTH, Geheim, Sleutel

DEMO = "sleutels"  # in `var`, only in a demonstration
UITLEG = (
    "Zonder sleutel begint Keukentafel niet. Maak er een met `python -m matchmaker sleutels nieuw`, en lees "
    "docs/howto/sleutels.md. / There is no key: make one, and see docs/howto/sleutels.md."
)
_OTHERS = 0o027  # who else may read (all but the group) or write: nobody


class KeysMissing(Exception):  # noqa: N818 - says what is the case
    """There are no keys, or they cannot be read; the message says what to do, and never shows one."""


def nieuw() -> str:
    """Make a key, as text."""
    return urlsafe_b64encode(secrets.token_bytes(LENGTH)).decode().rstrip("=")


def lees(tekst: str, waar: str) -> tuple[Sleutel, ...]:
    """Read keys, the one that seals first: split by commas or white space; `#` begins a remark.

    Raises `KeysMissing` where there is none, one that is none, or one twice.
    """
    parts = re.sub(r"#.*", "", tekst).replace(",", " ").split()
    if not parts:
        raise KeysMissing(f"{waar} heeft geen sleutel. {UITLEG}")
    try:
        keys = tuple(Sleutel.van(urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in parts)
    except (NotBase64, ValueError):
        raise KeysMissing(
            f"In {waar} staat iets dat geen sleutel is / holds something that is no key."
        ) from None
    if len({key.id for key in keys}) < len(keys):
        raise KeysMissing(f"In {waar} staat een sleutel twee keer / holds a key twice.")
    return keys


class Sleutelbestand:
    """The keys of a file, read again when it changes: a process that runs follows a new key."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self._line = threading.Lock()
        self._seen: tuple[int, ...] = ()
        self._keys: tuple[Sleutel, ...] = ()

    def __call__(self) -> tuple[Sleutel, ...]:
        """Give the keys; raises `KeysMissing` at first. A file that is wrong later changes nothing."""
        with self._line:
            try:
                found = self.pad.stat()
                seen = (found.st_mtime_ns, found.st_ino, found.st_size)
                if seen != self._seen:
                    self._keys, self._seen = self._read(found), seen
            except (OSError, KeysMissing) as error:
                if not self._keys:
                    raise KeysMissing(
                        str(error) if isinstance(error, KeysMissing) else self._closed()
                    ) from None
            return self._keys

    def _read(self, found: os.stat_result) -> tuple[Sleutel, ...]:
        if found.st_mode & _OTHERS:
            raise KeysMissing(
                f"{self.pad} is ook voor anderen: maak dat 0600 / others may read it: chmod 600 {self.pad}"
            )
        return lees(self.pad.read_text("utf-8"), str(self.pad))

    def _closed(self) -> str:
        return f"{self.pad} kan niet worden gelezen / cannot be read. {UITLEG}"

    def zet_vooraan(self, tekst: str) -> None:
        """Put a key before the others, in one step, for this account only; makes the file where there is none."""
        self.pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        had = self.pad.read_text("utf-8") if self.pad.exists() else ""
        _write(self.pad, f"{tekst}\n{had}", lambda made: made.replace(self.pad))


def in_demo(var: Path) -> Sleutelbestand:
    """Give the keys of a demonstration; the first process that asks makes one."""
    file = Sleutelbestand(var / DEMO)
    if not file.pad.exists():
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another process was first: its key counts
            _write(file.pad, f"{nieuw()}\n", lambda made: os.link(made, file.pad))
    return file


def _write(pad: Path, tekst: str, place: Callable[[Path], object]) -> None:
    handle, name = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}-")  # mode 0600
    made = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(tekst)
            stream.flush()
            os.fsync(stream.fileno())
        place(made)
    finally:
        made.unlink(missing_ok=True)


def bron(
    sleutels: str | None, bestand: Path | None, var: Path, *, demo: bool
) -> Callable[[], tuple[Sleutel, ...]]:
    """Choose where the keys come from, and read them once.

    Raises `KeysMissing` without keys outside a demonstration, with two places, and with keys that are none.
    """
    if sleutels and bestand:
        raise KeysMissing("KEUKENTAFEL_SLEUTELS en KEUKENTAFEL_SLEUTELBESTAND: een van de twee / not both.")
    source: Callable[[], tuple[Sleutel, ...]]
    if sleutels:
        keys = lees(sleutels, "KEUKENTAFEL_SLEUTELS")
        return lambda: keys
    if bestand:
        source = Sleutelbestand(bestand)
    elif demo:
        source = in_demo(var)
    else:
        raise KeysMissing(UITLEG)
    source()
    return source


def open_geheim(sleutels: str | None, bestand: Path | None, var: Path, *, demo: bool) -> Geheim:
    """Open the cipher with the keys of this process; raises `KeysMissing` as `bron` does."""
    return Geheim(bron(sleutels, bestand, var, demo=demo))


@contextmanager
def keys_or_exit() -> Iterator[None]:
    """End the process with status 1 and one clear line where its keys are missing or wrong."""
    try:
        yield
    except KeysMissing as error:
        sys.exit(str(error))
    except Unreadable as error:
        sys.exit(f"De sleutels zijn niet die van deze database: {error}. Er is niets veranderd.")
