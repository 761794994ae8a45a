"""The words of the mails, from one file that a municipality can put its own in the place of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

import tomllib

from matchmaker.core.post.poststuk import Soort

OWN = Path(__file__).with_name("teksten.toml")
ONDER = "onder_elke_mail"
_OVERAL = {"gemeente", "link"}
_VULLING = dict.fromkeys(Soort, _OVERAL) | {Soort.VOORSTEL: _OVERAL | {"tot_en_met"}}


class TekstenError(ValueError):
    """The file cannot be used; says which part of it, and why."""


@dataclass(frozen=True)
class Teksten:
    """For each kind of mail its subject and its text, and what stands under all of them."""

    onderwerpen: dict[Soort, Template]
    teksten: dict[Soort, Template]

    def onderwerp(self, soort: Soort, vulling: dict[str, str]) -> str:
        """Give the subject, on one line."""
        return " ".join(self.onderwerpen[soort].substitute(vulling).split())

    def tekst(self, soort: Soort, vulling: dict[str, str]) -> str:
        """Give the text; ends with a newline."""
        return self.teksten[soort].substitute(vulling)


def lees_teksten(path: Path = OWN) -> Teksten:
    """Read the words.

    Raises:
        OSError: there is no such file.
        TekstenError: a text is missing, or asks for something that is not known.
    """
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TekstenError(f"{path}: geen geldige TOML ({error})") from None
    under = _part(path, read, ONDER, "tekst", _OVERAL).strip()
    subjects, texts = {}, {}
    for soort in Soort:
        known = _VULLING[soort]
        subjects[soort] = Template(_part(path, read, soort, "onderwerp", known))
        texts[soort] = Template(f"{_part(path, read, soort, 'tekst', known).strip()}\n\n{under}\n")
        if "link" not in texts[soort].get_identifiers():
            raise TekstenError(f"{path}: in [{soort}] tekst ontbreekt $link")
    return Teksten(subjects, texts)


def _part(path: Path, read: dict[str, Any], part: str, name: str, known: set[str]) -> str:
    section = read.get(part)
    words = section.get(name) if isinstance(section, dict) else None
    if not isinstance(words, str) or not words.strip():
        raise TekstenError(f"{path}: [{part}] {name} ontbreekt")
    template = Template(words)
    if not template.is_valid():
        raise TekstenError(f"{path}: [{part}] {name} heeft een $ zonder naam; schrijf $$ voor het teken zelf")
    if strange := set(template.get_identifiers()) - known:
        raise TekstenError(f"{path}: [{part}] {name} vraagt om {', '.join(sorted(strange))}: dat is er niet")
    return words
