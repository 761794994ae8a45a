"""Which question comes next: the kitchen table's order, without what is already known.

The order is that of the kitchen-table conversation (docs/domein.md, section 1): what is going on, what can you do
yourself, who helps, what would you like, how are things otherwise, would a volunteer be welcome. Only after the summary
and the consent is anything asked that identifies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from actions.gesprek import mantelzorger, netwerk
from actions.gesprek.gesprek import Gesprek


@dataclass(frozen=True)
class Punt:
    """One question, and when it still needs asking."""

    vraag: str
    nodig: Callable[[Gesprek], bool]


def _geen(*soorten: str) -> Callable[[Gesprek], bool]:
    return lambda gesprek: not gesprek.van(*soorten)


def _altijd(gesprek: Gesprek) -> bool:
    return True


def _wens_zonder_frequentie(gesprek: Gesprek) -> bool:
    return any(feit.frequentie is None for feit in gesprek.van("wens", "aanbod"))


START = Punt("start", lambda g: g.rol is None)
SITUATIE = Punt("situatie", lambda g: g.gezegd_bij("situatie") is None)
VERDER = Punt("verder", _altijd)
VRIJWILLIGER = Punt("vrijwilliger", lambda g: g.vrijwilliger_welkom == "onbekend")
FREQUENTIE = Punt("frequentie", _wens_zonder_frequentie)
NETWERK = Punt("netwerk", _geen("hulp"))
NETWERK_MEER = Punt("netwerk_meer", netwerk.te_vragen)  # not of carers: they are tired of being asked

AFSLUITING = (
    Punt("samenvatting", lambda g: not g.akkoord_samenvatting),
    Punt("toestemming", lambda g: g.toestemming is None),
    Punt("postcode", lambda g: g.contact.postcode is None),
    Punt("naam", lambda g: g.contact.naam is None),
    Punt("contact", lambda g: not g.contact.bereikbaar),
    Punt("versturen", lambda g: g.referentie is None),
)

INWONER = (
    START,
    SITUATIE,
    Punt("zelf", _geen("zelf")),
    Punt("lastig", _geen("lastig")),
    NETWERK,
    NETWERK_MEER,
    Punt("wens", _geen("wens")),
    FREQUENTIE,
    VERDER,
    VRIJWILLIGER,
    *AFSLUITING,
)
MANTELZORGER = (
    START,
    # Also of who told at once what is going on and wants to know what there is: how are you comes before any option.
    Punt("situatie", lambda g: g.gezegd_bij("situatie") is None or "opties_beloofd" in g.gesteld),
    Punt("zorgt_voor", lambda g: g.mantelzorg.zorgt_voor is None),
    Punt("zorg_taken", lambda g: not any(f.wie is None for f in g.van("hulp"))),
    Punt("zorg_uren", lambda g: g.mantelzorg.uren_per_week is None),
    Punt("belasting", lambda g: g.mantelzorg.belasting is None),
    Punt("volhoudtijd", lambda g: g.mantelzorg.volhoudtijd is None),
    # Once, gently, and never of who has just said that it is too much (docs/domein.md, section 3).
    Punt(
        "netwerk",
        lambda g: not any(f.wie is not None for f in g.van("hulp")) and "overbelast" not in g.signalen,
    ),
    Punt("respijt", mantelzorger.geen_wens),
    FREQUENTIE,
    VERDER,
    VRIJWILLIGER,
    *AFSLUITING,
)
AANBIEDER = (
    START,
    Punt("aanbod", _geen("aanbod")),
    FREQUENTIE,
    Punt("moment", lambda g: g.gezegd_bij("moment") is None),
    *AFSLUITING,
)
# Who asks to be called back is not asked for more than is needed for that.
TERUGBELLEN = (
    Punt("contact", lambda g: g.contact.telefoon is None),
    Punt("moment", lambda g: g.gezegd_bij("moment") is None),
    Punt("samenvatting", lambda g: not g.akkoord_samenvatting),
    Punt("toestemming", lambda g: g.toestemming is None),
    Punt("versturen", lambda g: g.referentie is None),
)
AGENDA = {
    "inwoner": INWONER,
    "namens_ander": INWONER,
    "mantelzorger": MANTELZORGER,
    "aanbieder": AANBIEDER,
}
# These belong together with the person's agreement and are open again when something was changed.
HERHAALBAAR = frozenset({"samenvatting", "toestemming", "versturen"})


def _agenda(gesprek: Gesprek) -> tuple[Punt, ...]:
    return TERUGBELLEN if gesprek.terugbellen else AGENDA[gesprek.rol or "inwoner"]


def volgende(gesprek: Gesprek) -> str | None:
    """Give the next question, or None where there is nothing left to ask.

    A question that was asked is not asked again, whatever the answer was.
    """
    for punt in _agenda(gesprek):
        asked = punt.vraag in gesprek.gesteld and punt.vraag not in HERHAALBAAR
        if not asked and punt.nodig(gesprek):
            return punt.vraag
    return None


def hervat(gesprek: Gesprek) -> Gesprek:
    """Leave the open question open where it still needs an answer; else open the next.

    After a cry of distress, a pause or a correction, the question that stood open was not answered yet.
    """
    open_ = next((punt for punt in _agenda(gesprek) if punt.vraag == gesprek.vraag), None)
    return gesprek if open_ is not None and open_.nodig(gesprek) else stel(gesprek)


def stel(gesprek: Gesprek) -> Gesprek:
    """Open the next question."""
    vraag = volgende(gesprek)
    if vraag is None:
        return replace(gesprek, vraag=None)
    gesteld = gesprek.gesteld if vraag in gesprek.gesteld else (*gesprek.gesteld, vraag)
    return replace(gesprek, vraag=vraag, gesteld=gesteld)
