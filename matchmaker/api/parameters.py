"""Read what the lists of the API are asked for, beyond what the pages ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from multidict import MultiMapping

from matchmaker.api.bodies import MAX_ID
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.ports import Filters
from matchmaker.parameters import STRANGE_CURSOR, one_of, read_filters, unwrapped, wrapped

IK = "ik"  # `houder`: who asks
NIVEAUS = range(4)
SOORTEN = ("organisatie", "vrijwilliger")  # of suggestions
_JA_NEE = {"true": True, "false": False}


def read_all_filters(query: MultiMapping[str], wie: Coordinator, collegas: Sequence[Coordinator]) -> Filters:
    """Read every filter of the queue; they add up, and an empty value filters nothing.

    Raises:
        InvalidRequest: a value that cannot be; names the parameter.
    """
    snel = query.get("snel") or "false"
    if snel not in _JA_NEE:
        raise InvalidRequest((Fault("snel", "must be true or false"),))
    level = query.get("minstens") or None
    if level is not None and level not in map(str, NIVEAUS):
        raise InvalidRequest((Fault("minstens", f"must be {NIVEAUS[0]} to {NIVEAUS[-1]}"),))
    return replace(
        read_filters(query),
        houder_id=_houder(query.get("houder") or None, wie, collegas),
        snel=_JA_NEE[snel],
        minstens=int(level) if level else None,
    )


def read_soort(query: MultiMapping[str]) -> str | None:
    """Read which kind of suggestions is asked for; None: both.

    Raises:
        InvalidRequest: there is no such kind.
    """
    value = query.get("soort") or None
    if value is not None:
        one_of("soort", value, SOORTEN)
    return value


def read_after(query: MultiMapping[str]) -> int:
    """Read cursor of a list in the order of ids, as an earlier page gave it; 0 at the begin.

    Raises:
        InvalidRequest: no page gave this.
    """
    value = query.get("cursor")
    if not value:
        return 0
    try:
        text = unwrapped(value)
    except ValueError:
        text = ""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_ID))):
        raise InvalidRequest((STRANGE_CURSOR,))
    return int(text)


def write_after(after: int | None) -> str | None:
    """Write the place after an id as text that says nothing to others."""
    return None if after is None else wrapped(str(after))


def _houder(name: str | None, wie: Coordinator, collegas: Sequence[Coordinator]) -> int | None:
    if name is None:
        return None
    if name == IK:
        return wie.id
    for one in collegas:
        if one.gebruikersnaam == name.strip().lower():
            return one.id
    raise InvalidRequest((Fault("houder", f"must be {IK} or the gebruikersnaam of a colleague"),))
