"""The seam with Rasa: read the conversation and the last answer out of a tracker, write changes back as slots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from rasa_sdk.types import DomainDict

from actions.clock import Clock
from actions.gesprek.agenda import stel
from actions.gesprek.gehoord import Uiting
from actions.gesprek.gesprek import Gesprek
from actions.gesprek.nood import NOODSIGNALEN
from actions.gesprek.samenvatting import voor_inwoner
from actions.gesprek.uitkomst import Antwoord
from bot.typed import as_typed
from bot.understanding.begrip import Begrip
from matchmaker.core.telefoon import as_dialled

Event = dict[str, Any]
HERHAALD = 3  # words; shorter messages are often the same


def gesprek_van(tracker: Tracker) -> Gesprek:
    """Give the conversation as the slots hold it."""
    return Gesprek.from_slots(tracker.current_slot_values())


def antwoord_van(tracker: Tracker, clock: Clock) -> Antwoord:
    """Give the last message. A button carries no `begrip`: what it says is certain."""
    message = tracker.latest_message
    tekst = as_typed(message.get("text") or "")
    if message.get("begrip"):
        begrip = Begrip.from_json(message["begrip"])
    else:
        begrip = Begrip(bedoeling=message.get("intent", {}).get("name") or "vertellen", zekerheid=1.0)
        tekst = entiteit(tracker, "woorden") or ""  # a payload is nothing that the person said
    gevraagd = (message.get("metadata") or {}).get("vraag")
    return Antwoord(tekst, _zoals_bedoeld(begrip, tekst, _vorige(tracker)), clock(), gevraagd)


def entiteit(tracker: Tracker, naam: str) -> str | None:
    """Give what the button of the last message names under this name, or None."""
    entities = tracker.latest_message.get("entities") or ()
    return next((str(e["value"]) for e in entities if e["entity"] == naam), None)


def _vorige(tracker: Tracker) -> str | None:
    """Give what the person typed before this message; a button in between changes nothing."""
    said = [e.get("text") or "" for e in tracker.events if e.get("event") == "user"]
    typed = [text for text in said[:-1] if not text.startswith("/")]
    return as_typed(typed[-1]) if typed else None


def _zoals_bedoeld(begrip: Begrip, tekst: str, vorige: str | None) -> Begrip:
    """Who sends the same words again means them as an answer: it was understood wrongly the first time."""
    if tekst != vorige or len(tekst.split()) < HERHAALD:
        return begrip
    calm = tuple(s for s in begrip.signalen if s not in NOODSIGNALEN)
    return replace(begrip, bedoeling="vertellen", signalen=calm)


def zeg(dispatcher: CollectingDispatcher, *uitingen: Uiting) -> None:
    """Have the bot say these responses."""
    for uiting in uitingen:
        buttons = [{"title": title, "payload": payload} for title, payload in uiting.knoppen]
        dispatcher.utter_message(response=uiting.response, buttons=buttons, **dict[str, Any](uiting.waarden))


def op_toon(uitingen: Iterable[Uiting], gesprek: Gesprek, domain: DomainDict) -> tuple[Uiting, ...]:
    """Give the responses in the tone for who is under eighteen, where the domain has them so."""
    if not gesprek.jonge_mantelzorger:
        return tuple(uitingen)
    known = domain.get("responses", {})
    return tuple(
        replace(uiting, response=young) if (young := f"{uiting.response}__jong") in known else uiting
        for uiting in uitingen
    )


def vraag_verder(
    dispatcher: CollectingDispatcher,
    gesprek: Gesprek,
    domain: DomainDict,
    knoppen: tuple[tuple[str, str], ...] = (),
) -> Gesprek:
    """Ask the next question of the agenda, and give the conversation with that question open."""
    gesprek = stel(gesprek)
    herhaal_vraag(dispatcher, gesprek, domain, knoppen)
    return gesprek


def herhaal_vraag(
    dispatcher: CollectingDispatcher,
    gesprek: Gesprek,
    domain: DomainDict,
    knoppen: tuple[tuple[str, str], ...] = (),
) -> None:
    """Say the open question (again), in the words for this role where the domain has such; there may be none.

    `knoppen` (title, payload) come after those of the question: what was said before it may have some.
    """
    if gesprek.vraag is None:
        if knoppen:
            zeg(dispatcher, Uiting("utter_opties_knoppen", knoppen=knoppen))
        return
    name = f"utter_ask_{gesprek.vraag}"
    variants = [f"{name}__{gesprek.rol}"]
    if gesprek.jonge_mantelzorger:
        variants.insert(0, f"{name}__jong")
    if "geweld" in gesprek.signalen:
        variants.insert(0, f"{name}__veilig")  # who is read along with, or must not be called
    response = next((v for v in variants if v in domain.get("responses", {})), name)
    waarden = {"samenvatting": voor_inwoner(gesprek), **_contact(gesprek)}
    zeg(dispatcher, Uiting(response, waarden, knoppen))


def _contact(gesprek: Gesprek) -> dict[str, str]:
    contact = gesprek.contact
    return {
        "contactgegevens": "\n".join(
            value
            for value in (
                contact.naam,
                contact.telefoon and as_dialled(contact.telefoon),
                contact.email,
                contact.postcode,
            )
            if value
        )
    }


def slots(before: Gesprek, after: Gesprek) -> list[Event]:
    """Give the slot events that turn one state into the other."""
    return [SlotSet(name, value) for name, value in after.changed_slots(before).items()]
