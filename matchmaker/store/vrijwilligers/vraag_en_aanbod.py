"""Which requests and volunteers have nobody yet: conditions for whoever counts them."""

from __future__ import annotations

from sqlalchemy import ColumnElement

from matchmaker.core.vrijwilligers.vrijwilliger import VrijwilligerStatus
from matchmaker.core.workflow import Status
from matchmaker.store.tables import feit, hulpvraag
from matchmaker.store.vrijwilligers.koppelingen import matched
from matchmaker.store.vrijwilligers.tables import vrijwilliger

_LOOKED_FOR = (Status.NIEUW, Status.IN_BEHANDELING, Status.UITVRAAG)

# Of a wish (`feit`) and its request: it is looked for, a volunteer is welcome, and there is none yet.
UNANSWERED: tuple[ColumnElement[bool], ...] = (
    feit.c.soort == "wens",
    hulpvraag.c.status.in_(_LOOKED_FOR),
    hulpvraag.c.vrijwilliger_welkom.is_distinct_from("nee"),
    ~matched(hulpvraag_id=hulpvraag.c.id),
)
# Of a volunteer: active, without a match.
FREE: tuple[ColumnElement[bool], ...] = (
    vrijwilliger.c.status == VrijwilligerStatus.ACTIEF,
    ~matched(vrijwilliger_id=vrijwilliger.c.id),
)
