"""How many questions may still come, roughly: the order of the agenda by role, without importing the conversation.

`tests/webchat/test_voortgang.py` compares the table with the agenda. `webchat/static/voortgang.js` does the same in the
browser with this table.
"""

from collections.abc import Mapping, Sequence

from webchat.model import Bericht, Van

_SLOT = ("samenvatting", "toestemming", "postcode", "naam", "contact", "versturen")
VRAGEN: Mapping[str, tuple[str, ...]] = {
    "inwoner": (
        *("start", "situatie", "zelf", "lastig", "netwerk", "netwerk_meer", "wens", "frequentie"),
        *("verder", "vrijwilliger", *_SLOT),
    ),
    "mantelzorger": (
        *("start", "situatie", "zorgt_voor", "zorg_taken", "zorg_uren", "belasting", "volhoudtijd"),
        *("netwerk", "respijt", "frequentie", "verder", "vrijwilliger", *_SLOT),
    ),
    "aanbieder": ("start", "aanbod", "frequentie", "moment", *_SLOT),
    "terugbellen": ("contact", "moment", "samenvatting", "toestemming", "versturen"),
}
_WOORDEN = (
    *("", "één vraag", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf"),
)


def asked(berichten: Sequence[Bericht]) -> list[str]:
    """Return the ids of the questions that the bot asked, in order."""
    return [
        bericht.vraag
        for bericht in berichten
        if bericht.van is Van.BOT and not bericht.melding and bericht.vraag is not None
    ]


def open_question(berichten: Sequence[Bericht]) -> str | None:
    """Return the id of the question that is open."""
    said = [bericht for bericht in berichten if bericht.van is Van.BOT and not bericht.melding]
    return said[-1].vraag if said else None


def progress(gesteld: Sequence[str]) -> str:
    """Return "Nog ongeveer vijf vragen" for the questions asked so far; empty where nothing sensible can be said."""
    known = [vraag for vraag in gesteld if any(vraag in vragen for vragen in VRAGEN.values())]
    if not known or known[-1] == "start":
        return ""
    whole = [vragen for vragen in VRAGEN.values() if all(vraag in vragen for vraag in known)]
    with_last = [vragen for vragen in VRAGEN.values() if known[-1] in vragen]
    row = (whole or with_last)[0]
    left = row.index("samenvatting") - row.index(known[-1])
    if left <= 0:
        return "U bent er bijna"
    return f"Nog ongeveer {_WOORDEN[left]}{' vragen' if left > 1 else ''}"
