"""Is somebody under eighteen typing? A young carer has a tone and safety routes of their own."""

from __future__ import annotations

import re

VOLWASSEN = 18  # years
SCHOLIER = 15  # years, of who tells of secondary school and not of an age
_LEEFTIJD = re.compile(
    r"\bik ben(?: (?:nu|pas|net|nog maar|bijna))* (\d{1,2})\b(?!\s*(?:uur|dagen|weken|maanden|kilo|keer|,\d))"
    r"|\b(\d{1,2}) jaar(?: oud)? en (?:zorg|help)\b|\bben (\d{1,2}) jaar\b",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:mijn|mn|m'n|onze) (?:mentor|juf|meester|klas|leraar|lerares|huiswerk)\b|\bbrugklas"
    r"|\bik zit (?:nog )?in groep \d"
    r"|\bik zit (?:nog )?in (?:de )?(?:[1-6]e?|eerste|tweede|derde|vierde|vijfde|zesde) (?:klas|vmbo|mavo|havo|vwo)"
    r"|\b(?:vmbo|mavo|havo|vwo) ?[1-6]\b|\bna school (?:moet|doe|ga|help|zorg|kook|haal) ik\b",
    re.IGNORECASE,
)
_LEERKRACHT = re.compile(r"\bik (?:werk|geef les|sta voor)\b", re.IGNORECASE)


def leeftijd(tekst: str) -> int | None:
    """Give the age in years that the writer gives of themselves, or None."""
    ages = [int(next(filter(None, match.groups()))) for match in _LEEFTIJD.finditer(tekst)]
    return min(ages) if ages else None


def is_jong(tekst: str) -> bool:
    """Tell whether the writer says to be under eighteen, by age or by school."""
    if (age := leeftijd(tekst)) is not None:
        return age < VOLWASSEN
    return bool(_SCHOOL.search(tekst)) and not _LEERKRACHT.search(tekst)
