"""What an import changes: rows added, changed and removed, by table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.hsds.package import Value
from matchmaker.hsds.specificatie import Table, specificatie


@dataclass(frozen=True)
class VeldWijziging:
    """One column of one row that gets another value."""

    kolom: str
    oud: Value
    nieuw: Value


@dataclass(frozen=True)
class RijWijziging:
    """One row that stays, with other values."""

    id: str
    velden: tuple[VeldWijziging, ...]  # in the order of the standard; never empty


@dataclass(frozen=True)
class TabelWijziging:
    """What changes in one table; ids in the order of the rows."""

    tabel: str
    toegevoegd: tuple[str, ...]
    gewijzigd: tuple[RijWijziging, ...]
    verwijderd: tuple[str, ...]


@dataclass(frozen=True)
class Blijft:
    """What stays as it was set here, though the package has it otherwise; ids of services."""

    bevestigd: tuple[str, ...] = ()  # the confirmation of here is newer
    uit: tuple[str, ...] = ()  # taken out here, and stays out
    terug: tuple[str, ...] = ()  # put back here, and stays
    weer_aan: tuple[str, ...] = ()  # does not stay: it is out, and comes back with what the package has

    def regels(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Say it in Dutch, one line each, with which services those are."""
        for ids, one, more in (
            (
                self.bevestigd,
                "1 bevestiging van hier blijft staan",
                "{} bevestigingen van hier blijven staan",
            ),
            (self.uit, "1 dienst blijft uit de sociale kaart", "{} diensten blijven uit de sociale kaart"),
            (self.terug, "1 dienst blijft in de sociale kaart", "{} diensten blijven in de sociale kaart"),
            (self.weer_aan, "1 dienst die eruit was, komt terug", "{} diensten die eruit waren, komen terug"),
        ):
            if ids:
                yield (one if len(ids) == 1 else more.format(len(ids))) + ".", ids


@dataclass(frozen=True)
class Wijzigingen:
    """What changes; False where nothing does."""

    tabellen: tuple[TabelWijziging, ...]  # those where something changes, in the order of the standard
    blijft: Blijft = Blijft()

    def __bool__(self) -> bool:
        return bool(self.tabellen)

    def tabel(self, naam: str) -> TabelWijziging:
        """Give what changes in one table."""
        return next((one for one in self.tabellen if one.tabel == naam), TabelWijziging(naam, (), (), ()))

    def kenmerk(self) -> str:
        """Give a short mark: another change has another one."""
        return hashlib.sha256(repr(self).encode("utf-8", "replace")).hexdigest()

    def samenvatting(self) -> str:
        """Say in Dutch how much changes, one line a table."""
        lines = [_line(specificatie()[one.tabel], one) for one in self.tabellen] or ["Er verandert niets."]
        return "\n".join([*lines, *(words for words, _ in self.blijft.regels())])


def compare(old: Package, new: Package) -> Wijzigingen:
    """Give what must change in `old` to have the rows of `new`; the order of rows does not matter."""
    tables = (
        _compare_table(table, old.get(name, ()), new.get(name, ())) for name, table in specificatie().items()
    )
    return Wijzigingen(tuple(one for one in tables if one.toegevoegd or one.gewijzigd or one.verwijderd))


def _compare_table(table: Table, old: Sequence[Row], new: Sequence[Row]) -> TabelWijziging:
    before = {str(row["id"]): row for row in old}
    after = {str(row["id"]): row for row in new}
    changed = ((id_, _compare_row(table, before[id_], row)) for id_, row in after.items() if id_ in before)
    return TabelWijziging(
        tabel=table.name,
        toegevoegd=tuple(id_ for id_ in after if id_ not in before),
        gewijzigd=tuple(RijWijziging(id_, velden) for id_, velden in changed if velden),
        verwijderd=tuple(id_ for id_ in before if id_ not in after),
    )


def _compare_row(table: Table, old: Row, new: Row) -> tuple[VeldWijziging, ...]:
    pairs = ((name, old.get(name), new.get(name)) for name in table.fields)
    return tuple(VeldWijziging(name, before, after) for name, before, after in pairs if before != after)


def _line(table: Table, change: TabelWijziging) -> str:
    counts = ((change.toegevoegd, "erbij"), (change.gewijzigd, "anders"), (change.verwijderd, "weg"))
    said = [f"{len(ids)} {what}" for ids, what in counts if ids]
    return f"{table.naam[1][0].upper()}{table.naam[1][1:]}: {', '.join(said)}."
