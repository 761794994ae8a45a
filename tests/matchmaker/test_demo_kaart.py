"""The directory of the demonstration: every kind of help there is, and nothing that is half told."""

from __future__ import annotations

from datetime import date

import pytest

from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.lezen import TAXONOMIE, aanbod_uit
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.demo import load as demo
from matchmaker.hsds.reading import read
from matchmaker.hsds.validate import validate

GELEZEN = read(demo.HERE / "sociale_kaart")
OFFERS: tuple[Aanbod, ...] = tuple(aanbod_uit(GELEZEN.package))


@pytest.mark.parametrize("taxonomie", TAXONOMIE)
def test_every_code_occurs(taxonomie: str) -> None:
    """Each activity, kind of help, route, target group, form of respite and basic function is offered somewhere."""
    offered = {code for one in OFFERS for code in getattr(one, TAXONOMIE[taxonomie])}
    assert offered == set(profiel().labels(taxonomie))


def test_every_service_is_told_whole() -> None:
    """Each service says what kind of help it is, what it does, by which route, and what it costs."""
    told = ("soorten_hulp", "activiteiten", "routes", "omschrijving", "kosten")
    assert [(one.naam, part) for one in OFFERS for part in told if not getattr(one, part)] == []


def test_keeps_every_rule() -> None:
    """The package has no fault, and as much as a municipality of this size would have."""
    assert validate(GELEZEN, date(2027, 1, 1), profiel()) == ()
    assert len({one.service_id for one in OFFERS}) >= 120
    assert len({one.organization_id for one in OFFERS}) >= 50
