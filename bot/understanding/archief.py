"""Finding the trained model: a saved folder, or the folder inside a Rasa model archive."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

MARKER = "understanding.json"  # every folder that `Understanding.save` wrote holds this file
ROOT = Path(__file__).resolve().parents[2]


def newest(models: Path = ROOT / "models") -> Path:
    """Give the newest model archive in a folder.

    Raises:
        FileNotFoundError: there is none; the message says how to train one.
    """
    archives = sorted(models.glob("*.tar.gz"), key=lambda path: (path.stat().st_mtime, path.name))
    if not archives:
        raise FileNotFoundError(
            f"no trained model in {models}: run `make train` first, or name one with --model"
        )
    return archives[-1]


@contextmanager
def opened(model: Path) -> Iterator[Path]:
    """Give the folder with our files for the time of the `with` block.

    Args:
        model: a folder with `understanding.json` in it or below it, or a Rasa model archive with such a folder.

    Raises:
        FileNotFoundError: there is no such file or folder, or nothing of ours in it.
    """
    if model.is_dir():
        markers = sorted(model.rglob(MARKER))
        if not markers:
            raise FileNotFoundError(f"no {MARKER} in {model}")
        yield markers[0].parent
        return
    with TemporaryDirectory(prefix="keukentafel-") as temporary:
        yield _extract(model, Path(temporary))


def _extract(archive: Path, target: Path) -> Path:
    """Write the files beside the marker to `target`, by their bare names: a member cannot point elsewhere."""
    with tarfile.open(archive) as tar:
        members = [m for m in tar.getmembers() if m.isfile()]
        folders = [PurePosixPath(m.name).parent for m in members if PurePosixPath(m.name).name == MARKER]
        if not folders:
            raise FileNotFoundError(f"no {MARKER} in {archive}: it was trained without the Begrijper")
        for member in members:
            path = PurePosixPath(member.name)
            stream = tar.extractfile(member) if path.parent == folders[0] else None
            if stream is not None:
                (target / path.name).write_bytes(stream.read())
    return target
