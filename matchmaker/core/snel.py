"""Which requests are simple neighbour jobs: one short thing to do, nothing heavy behind it."""

from __future__ import annotations

from matchmaker.core.hulpvraag import Aanvraag

# What somebody from around can do once or now and then, without care or trust of long standing.
BURENKLUSSEN = frozenset(
    {
        *("klusjes", "tuin", "huisdier", "boodschappen"),
        *("autorijden", "openbaar_vervoer", "afspraak_begeleiden", "computer_telefoon", "ramen_lappen"),
    }
)
MEESTE = 2  # wishes
_LICHT = frozenset(
    {"laaggeletterd", "andere_taal"}
)  # signals that say how to talk, not that something is heavy
_VRAGERS = ("inwoner", "namens_ander")


def snel_te_regelen(aanvraag: Aanvraag) -> bool:
    """Say whether it asks for one or two neighbour jobs and nothing heavy speaks from it."""
    wishes = {feit.activiteit for feit in aanvraag.feiten if feit.soort == "wens"}
    return (
        aanvraag.rol in _VRAGERS
        and 1 <= len(wishes) <= MEESTE
        and wishes <= BURENKLUSSEN
        and set(aanvraag.signalen) <= _LICHT
        and aanvraag.mantelzorg is None
        and aanvraag.trede != "maatwerkvoorziening"
        and aanvraag.vrijwilliger_welkom != "nee"
    )
