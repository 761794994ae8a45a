"""Somebody offers in a conversation to help: from then on they are a volunteer, new."""

from __future__ import annotations

from matchmaker.core.hulpvraag import Contact, Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.vrijwilligers.moment import lees, op_volgorde
from matchmaker.core.vrijwilligers.vrijwilliger import CHAT, Vrijwilliger, VrijwilligerStatus
from matchmaker.core.workflow import Rol

AANBIEDER = "aanbieder"  # `rol` of a request that offers


async def meld_aan(work: Work, hulpvraag: Hulpvraag) -> None:
    """Make a volunteer of who hands in an offer; of what asks for help, and the second time, nothing."""
    if hulpvraag.rol != AANBIEDER:
        return
    added = await work.vrijwilligers.voeg_toe(uit_chat(hulpvraag), f"hulpvraag:{hulpvraag.id}")
    if added is not None:
        line = Gebeurtenis(
            hulpvraag.ingediend_op, "aangemeld", Rol.INWONER, None, naar=VrijwilligerStatus.NIEUW
        )
        await work.vrijwilligers.noteer(added, line)


def uit_chat(hulpvraag: Hulpvraag) -> Vrijwilliger:
    """Read an offer: what was not asked in the conversation stays unknown, and one person at a time is safe to say."""
    aanbod = [feit for feit in hulpvraag.feiten if feit.soort == "aanbod"]
    contact = hulpvraag.contact or Contact()
    return Vrijwilliger(
        id=0,
        hulpvraag_id=hulpvraag.id,
        status=VrijwilligerStatus.NIEUW,
        bron=CHAT,
        naam=contact.naam,
        telefoon=contact.telefoon,
        email=contact.email,
        postcode=contact.postcode,
        wijk=hulpvraag.wijk,
        activiteiten=tuple(dict.fromkeys(feit.activiteit for feit in aanbod)),
        momenten=op_volgorde(moment for feit in aanbod for moment in lees(feit.moment or "")),
        frequentie=next((feit.frequentie for feit in aanbod if feit.frequentie), None),
        eigen_woorden="\n".join(
            dict.fromkeys(filter(None, (hulpvraag.situatie, *(feit.citaat for feit in aanbod))))
        ),
        toestemming=hulpvraag.toestemming,
        aangemeld_op=hulpvraag.ingediend_op,
        gewijzigd_op=hulpvraag.ingediend_op,
        laatste_contact=hulpvraag.ingediend_op,
    )
