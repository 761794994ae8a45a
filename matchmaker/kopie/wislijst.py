"""The list of what people took back, as a file: numbers and moments, kept apart from the copies."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

from matchmaker.core.herstel.port import Gewist, Wislijst
from matchmaker.kopie.fout import KopieError

_NAMEN = ("hulpvragen", "vrijwilligers")


def schrijf(lijst: Wislijst, pad: Path) -> None:
    """Put the list in the place of the earlier one, whole: who reads at that moment gets one or the other.

    Raises:
        OSError: it cannot be written.
    """
    content = {
        name: [{"id": one.id, "op": one.op.isoformat()} for one in getattr(lijst, name)] for name in _NAMEN
    }
    beside = pad.with_name(f"{pad.name}.nieuw")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        json.dump(content, stream)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(pad)


def lees(pad: Path) -> Wislijst:
    """Read a list.

    Raises:
        KopieError: it is not there, or is no list.
    """
    try:
        content = json.loads(pad.read_text("utf-8"))
        return Wislijst(*(tuple(_gewist(one) for one in content[name]) for name in _NAMEN))
    except OSError as error:
        raise KopieError(f"{pad} kan niet worden gelezen: {error.strerror}.") from None
    except (KeyError, TypeError, ValueError):
        raise KopieError(f"{pad} is geen wislijst.") from None


def _gewist(line: dict[str, object]) -> Gewist:
    op = datetime.fromisoformat(str(line["op"]))
    if op.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return Gewist(int(str(line["id"])), op)
