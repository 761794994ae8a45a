"""Carers, and offers of the directory, for tests of what is looked up for whom."""

from typing import Any

from actions.gesprek.gesprek import Gesprek, Mantelzorg
from matchmaker.core.sociale_kaart.aanbod import Aanbod

GESPREK = Gesprek(
    rol="mantelzorger",
    vraag="frequentie",
    gesteld=("respijt", "frequentie"),
    verteld=(("zorgt_voor", "mijn man, hij heeft alzheimer"), ("respijt", "een middag iemand aan huis")),
    mantelzorg=Mantelzorg(zorgt_voor="partner", respijt_vorm="aan_huis", respijt_moment="op dinsdagmiddag"),
)


def voor(*doelgroepen: str) -> Aanbod:
    """Give an offer for these groups."""
    return Aanbod("a", "s", "o", "Naam", "Stichting", "Iets.", doelgroepen=doelgroepen)


def over(*zinnen: str, zorgt_voor: str = "partner", **wat: Any) -> Gesprek:
    """Give what a carer has told, a line each; with "!" in it, what would give room."""
    return Gesprek(
        rol="mantelzorger",
        verteld=tuple(("respijt" if "!" in zin else "situatie", zin.strip("!")) for zin in zinnen),
        mantelzorg=Mantelzorg(zorgt_voor=zorgt_voor, **wat),
    )
