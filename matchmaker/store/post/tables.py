"""The table of the outbox. Columns bear the names of the dataclass fields that they hold."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text

from matchmaker.geheim.kolom import Verzegeld
from matchmaker.store.tables import Moment, id_column, metadata

poststuk = Table(
    "poststuk",
    metadata,
    id_column(),
    Column("sleutel", Text, nullable=False, unique=True),
    Column("soort", Text, nullable=False),
    Column("bericht_id", Text, nullable=False),
    # What goes takes its mail along.
    Column("hulpvraag_id", ForeignKey("hulpvraag.id", ondelete="CASCADE"), index=True),
    Column("coordinator_id", ForeignKey("coordinator.id", ondelete="CASCADE"), index=True),
    Column("voorstel_id", ForeignKey("voorstel.id", ondelete="CASCADE"), index=True),
    Column("token", Verzegeld("poststuk.token")),
    Column("dag", Date, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    Column("vanaf", Moment, nullable=False),
    Column("pogingen", Integer, nullable=False),
    Column("bezet_tot", Moment),
    Column("staat", Text, nullable=False),
    Column("klaar_op", Moment),
    Column("fout", Text),
    CheckConstraint("(coordinator_id IS NULL) <> (voorstel_id IS NULL)", name="aan_een"),
    CheckConstraint("(staat = 'wacht') = (klaar_op IS NULL)", name="wacht_is_niet_klaar"),
    CheckConstraint("staat = 'wacht' OR token IS NULL", name="klaar_zonder_token"),
    CheckConstraint("(staat = 'mislukt') = (fout IS NOT NULL)", name="mislukt_heeft_fout"),
)

_WAITS = poststuk.c.staat == "wacht"
Index("ix_poststuk_vanaf", poststuk.c.vanaf, poststuk.c.id, sqlite_where=_WAITS, postgresql_where=_WAITS)
Index("ix_poststuk_klaar_op", poststuk.c.klaar_op)
