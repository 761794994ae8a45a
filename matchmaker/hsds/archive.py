"""Read the files of a folder or a zip without trusting it, and write a zip that is the same each time."""

from __future__ import annotations

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from matchmaker.core.text import clean
from matchmaker.hsds.package import Fout

MAX_FILE = 32 * 2**20  # bytes, unpacked
MAX_TOTAL = 128 * 2**20  # bytes, unpacked
MAX_FILES = 100

_JUNK = (".DS_Store", "Thumbs.db", "desktop.ini")  # what systems leave in every folder
# What zipfile and its decompressors say of a file that they cannot unpack; RuntimeError also of a way of packing that
# they do not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError, OSError)
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold; the same rows give the same bytes


class Files(dict[str, bytes]):
    """The files by name, and what was wrong with the others."""

    def __init__(self) -> None:
        super().__init__()
        self.fouten: list[Fout] = []
        self._total = 0

    def take(self, name: str, read: Callable[[int], bytes]) -> None:
        """Read one file, as far as the limits go."""
        if name in self:
            self.refuse(name, "Dit bestand zit er twee keer in.")
            return
        left = MAX_TOTAL - self._total
        data = read(min(MAX_FILE, left) + 1)
        if len(data) > MAX_FILE:
            self.refuse(name, f"Dit bestand is groter dan {MAX_FILE // 2**20} MB.")
        elif len(data) > left:
            self.refuse(name, f"Alles bij elkaar is groter dan {MAX_TOTAL // 2**20} MB.")
        else:
            self._total += len(data)
            self[name] = data

    def refuse(self, name: str, melding: str) -> None:
        """Note what is wrong with a file."""
        self.fouten.append(Fout(clean(name), None, None, melding))


def read_folder(folder: Path) -> Files:
    """Read the files that stand in a folder itself; a folder in it or a link is a fault."""
    files = Files()
    paths = sorted(path for path in folder.iterdir() if path.name not in _JUNK)
    for path in paths[:MAX_FILES]:
        if path.is_symlink() or not path.is_file():
            files.refuse(path.name, "Dit is geen gewoon bestand. Zet alleen CSV-bestanden in de map.")
            continue
        with path.open("rb") as stream:
            files.take(path.name, stream.read)
    if len(paths) > MAX_FILES:
        files.refuse(folder.name, f"Er staan meer dan {MAX_FILES} bestanden in de map.")
    return files


def read_zip(data: bytes, name: str) -> Files:
    """Read the files of a zip, nothing of which touches the disk; they may all stand in one folder."""
    files = Files()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        files.refuse(name, "Dit is geen goed zipbestand. Maak het opnieuw.")
        return files
    with archive:
        members = [member for member in archive.infolist() if not _is_junk(member)]
        if len(members) > MAX_FILES:
            files.refuse(name, f"Er zitten meer dan {MAX_FILES} bestanden in het zipbestand.")
            return files
        folders = {PurePosixPath(member.filename).parts[:-1] for member in members}
        for member in members:
            _take_member(files, archive, member, one_folder=len(folders) == 1)
    return files


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Pack files, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _MOMENT)
            member.external_attr = 0o644 << 16  # readable where it is unpacked
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _is_junk(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return member.is_dir() or path.name in _JUNK or path.parts[:1] == ("__MACOSX",)


def _take_member(
    files: Files, archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, one_folder: bool
) -> None:
    path = PurePosixPath(member.filename)
    hostile = path.is_absolute() or ".." in path.parts or any(sign in member.filename for sign in "\\:\0")
    depth = len(path.parts)
    if hostile or depth > 2 or (depth == 2 and not one_folder):
        files.refuse(member.filename, "Dit bestand staat niet gewoon in het zipbestand. Pak alleen CSV's in.")
    elif stat.S_ISLNK(member.external_attr >> 16):
        files.refuse(member.filename, "Dit is een verwijzing, geen bestand.")
    elif member.flag_bits & 0x1:
        files.refuse(member.filename, "Dit bestand heeft een wachtwoord. Pak het in zonder wachtwoord.")
    else:
        try:
            with archive.open(member) as stream:
                files.take(path.name, stream.read)
        except _BROKEN:
            files.refuse(member.filename, "Dit bestand is stuk: het kan niet worden uitgepakt.")
