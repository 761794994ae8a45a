"""What stays as it was set here when a package is read in: confirmations, and what was taken out or put back.

A package tells what a service is; that somebody here has looked at it since is newer than the package. So where a
service stands in the package as it stands here, a later confirmation of here stays, and so does a status that was set
here. Where the package has something else to say of it, all of the package holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from matchmaker.core.sociale_kaart.lezen import ACTIEF, UITGEHAALD, aanbod_uit
from matchmaker.core.sociale_kaart.logregel import Logregel
from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.hsds.changes import Blijft

_VAN_HIER = ("assured_date", "assurer_email", "status", "last_modified")  # columns that are no content


@dataclass(frozen=True)
class Behouden:
    """A package with what stays of here, and which services those are."""

    package: Package
    blijft: Blijft


def te_behouden(hier: Package, package: Package) -> dict[str, Row]:
    """Map the services that stand in a package as they stand here, but for what is set here, to their row of here."""
    here, there = _inhoud(hier), _inhoud(package)
    rows = {str(row["id"]): row for row in hier.get("service", ())}
    same = (str(row["id"]) for row in package.get("service", ()))
    return {id_: rows[id_] for id_ in same if id_ in rows and here[id_] == there[id_]}


def andere_status(package: Package, zelfde: Mapping[str, Row]) -> tuple[str, ...]:
    """Give the ids of those services that have another status here."""
    rows = package.get("service", ())
    return tuple(
        id_ for row in rows if (id_ := str(row["id"])) in zelfde and row["status"] != zelfde[id_]["status"]
    )


def behoud(hier: Package, package: Package, zelfde: Mapping[str, Row], gezet: Mapping[str, str]) -> Behouden:
    """Put into a package what stays of here.

    Args:
        hier: the rows there are.
        package: the rows that come.
        zelfde: of `te_behouden`.
        gezet: service → the status that somebody here set last.
    """
    out = {str(row["id"]) for row in hier.get("service", ()) if row["status"] != ACTIEF}
    kept: dict[str, list[str]] = defaultdict(list)
    rows: list[Row] = []
    for row in package.get("service", ()):
        id_, made = str(row["id"]), dict(row)
        here = zelfde.get(id_)
        if here is not None and _later(here, row):
            made |= {name: here.get(name) for name in ("assured_date", "assurer_email")}
            kept["bevestigd"].append(id_)
        if here is not None and here["status"] != row["status"] and gezet.get(id_) == here["status"]:
            made |= {name: here.get(name) for name in ("status", "last_modified")}
            kept["terug" if here["status"] == ACTIEF else "uit"].append(id_)
        elif id_ in out and row["status"] == ACTIEF:
            kept["weer_aan"].append(id_)
        rows.append(made)
    whole = {**package, "service": rows} if "service" in package else package
    return Behouden(whole, Blijft(**{name: tuple(ids) for name, ids in kept.items()}))


def gezette_status(regels: Iterable[Logregel]) -> dict[str, str]:
    """Map services to the status that was set last by hand, from lines of the log, the oldest first.

    A package that brought a service back ends what was set before it.
    """
    found: dict[str, str] = {}
    for regel in regels:
        if regel.service_id is None:
            continue
        if regel.soort == "uitgehaald":
            found[regel.service_id] = UITGEHAALD
        elif regel.soort == "ingelezen":
            found.pop(regel.service_id, None)
        elif "status" in regel.velden:
            found[regel.service_id] = regel.velden["status"]
    return found


def _later(here: Row, row: Row) -> bool:
    return str(here.get("assured_date") or "") > str(row.get("assured_date") or "")


def _inhoud(package: Package) -> dict[str, object]:
    """Map each service to what there is to read of it: its offers, its own columns, and whom to ask."""
    parts: dict[str, list[object]] = defaultdict(list)
    for one in aanbod_uit(package, ook_uitgehaald=True):
        parts[one.service_id].append(replace(one, assured_date=None, assurer_email=None))
    for id_, row in _van_diensten(package):
        parts[id_].append(row)
    return dict(parts)


def _van_diensten(package: Package) -> Iterator[tuple[str, object]]:
    for row in package.get("service", ()):
        yield str(row["id"]), _waarden(row)
    for table in ("contact", "required_document", "cost_option", "phone"):
        for row in package.get(table, ()):
            if row.get("service_id"):
                yield str(row["service_id"]), (table, _waarden(row))


def _waarden(row: Row) -> frozenset[tuple[str, object]]:
    return frozenset((k, v) for k, v in row.items() if k not in _VAN_HIER and v not in (None, ""))
