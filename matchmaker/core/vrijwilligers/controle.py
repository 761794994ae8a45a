"""Check what somebody types about a volunteer, and write it the way it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from matchmaker.core.aanvraag import normalise_postcode
from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.text import clean
from matchmaker.core.vocabulary import activiteiten
from matchmaker.core.vrijwilligers.moment import op_volgorde
from matchmaker.core.vrijwilligers.vrijwilliger import Gegevens
from matchmaker.hsds import formats

MAX_NAAM = 200  # signs
MAX_WOORDEN = 4_000  # signs
MAX_KM = 100.0
MAX_MENSEN = 20
MAX_KEER = 31


def gecontroleerd(gegevens: Gegevens) -> Gegevens:
    """Give the same, cleaned: telephone as E.164, postcode as "1234 AB", every code once.

    Raises:
        InvalidRequest: names each field, with what is the matter in Dutch.
    """
    cleaned = _cleaned(gegevens)
    if faults := tuple(Fault(field, words) for field, words in _faults(cleaned)):
        raise InvalidRequest(faults)
    telefoon = formats.e164(cleaned.telefoon) if cleaned.telefoon else None
    postcode = normalise_postcode(cleaned.postcode) if cleaned.postcode else None
    return replace(cleaned, telefoon=telefoon, postcode=postcode)


def gecontroleerde_dag(field: str, dag: date | None, vandaag: date) -> date | None:
    """Let a day pass on which something was seen: not one that is still to come.

    Raises:
        InvalidRequest: it is.
    """
    if dag is not None and dag > vandaag:
        raise InvalidRequest((Fault(field, "Deze dag moet nog komen."),))
    return dag


def _cleaned(gegevens: Gegevens) -> Gegevens:
    def text(value: str | None) -> str | None:
        return clean(value or "") or None

    return replace(
        gegevens,
        naam=text(gegevens.naam),
        telefoon=text(gegevens.telefoon),
        email=text(gegevens.email),
        postcode=text(gegevens.postcode),
        activiteiten=tuple(dict.fromkeys(gegevens.activiteiten)),
        momenten=op_volgorde(gegevens.momenten),
        talen=tuple(dict.fromkeys(gegevens.talen)),
        eigen_woorden=clean(gegevens.eigen_woorden),
    )


def _faults(one: Gegevens) -> Iterator[tuple[str, str]]:
    if not one.naam:
        yield "naam", "Vul een naam in."
    elif len(one.naam) > MAX_NAAM:
        yield "naam", f"Deze naam is te lang: meer dan {MAX_NAAM} tekens."
    yield from _contact_faults(one)
    if not one.activiteiten:
        yield "activiteiten", "Kies minstens een ding dat deze persoon wil doen."
    elif not all(code in activiteiten() for code in one.activiteiten):
        yield "activiteiten", "Een van de keuzes kennen wij niet."
    if one.frequentie and not (0 < one.frequentie.keer <= MAX_KEER and one.frequentie.periode > 0):
        yield "frequentie", f"Hoe vaak is een getal van 1 tot en met {MAX_KEER}."
    if one.max_km is not None and not 0 < one.max_km <= MAX_KM:
        yield "max_km", f"Hoe ver is een getal boven 0, tot en met {MAX_KM:g}."
    if not all(code in profiel().talen for code in one.talen):
        yield "talen", "Een van de talen kennen wij niet."
    if not 1 <= one.maximum <= MAX_MENSEN:
        yield "maximum", f"Dit is een heel getal van 1 tot en met {MAX_MENSEN}."
    if len(one.eigen_woorden) > MAX_WOORDEN:
        yield "eigen_woorden", f"Deze tekst is te lang: meer dan {MAX_WOORDEN} tekens."


def _contact_faults(one: Gegevens) -> Iterator[tuple[str, str]]:
    if not one.telefoon and not one.email:
        yield "telefoon", "Vul een telefoonnummer of een e-mailadres in."
    if one.telefoon and not (formats.e164(one.telefoon) or "").startswith("+"):
        yield "telefoon", "Dit telefoonnummer is niet te lezen."
    if one.email and (words := formats.fault("email", one.email)):
        yield "email", words
    if one.postcode and normalise_postcode(one.postcode) is None:
        yield "postcode", "Schrijf een postcode als 1234 of 1234 AB."


def gecontroleerde_tekst(field: str, tekst: str) -> str:
    """Clean what somebody writes down about a volunteer; may be empty.

    Raises:
        InvalidRequest: it is too long.
    """
    words = clean(tekst)
    if len(words) > MAX_WOORDEN:
        raise InvalidRequest((Fault(field, f"Deze tekst is te lang: meer dan {MAX_WOORDEN} tekens."),))
    return words
