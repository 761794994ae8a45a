"""The Dutch profile of HSDS: the codes that this municipality's directory uses, and their Dutch labels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("profiel.json")


@dataclass(frozen=True)
class Profiel:
    """The taxonomies, kinds of area and languages of the profile; each code with its Dutch label."""

    versie: str
    namen: Mapping[str, str]  # taxonomy → what it is called, Dutch
    codes: Mapping[str, Mapping[str, str]]  # taxonomy → code → label, in the order of the file
    gebieden: Mapping[str, str]  # `service_area.extent_type` → label
    talen: Mapping[str, str]  # ISO 639-1, else 639-3 → Dutch name, of the languages that are named here

    def labels(self, taxonomie: str) -> Mapping[str, str]:
        """Map each code of a taxonomy to its label.

        Raises:
            KeyError: the profile has no such taxonomy.
        """
        return self.codes[taxonomie]

    def label(self, taxonomie: str, code: str) -> str:
        """Name a code; one that the profile does not have reads as its own words.

        Raises:
            KeyError: the profile has no such taxonomy.
        """
        return self.codes[taxonomie].get(code, code.replace("_", " "))

    def has(self, taxonomie: str, code: str) -> bool:
        """Say whether this is a code of this taxonomy; False too where there is no such taxonomy."""
        return code in self.codes.get(taxonomie, {})

    def taal(self, code: str) -> str:
        """Name a language; a code without a name here stays as it is."""
        return self.talen.get(code, code)


def term_id(taxonomie: str, code: str) -> str:
    """Give the id that the profile's own `taxonomy_term` rows bear: "soort_hulp:maatje"."""
    return f"{taxonomie}:{code}"


@lru_cache(maxsize=1)
def profiel() -> Profiel:
    """Read the profile from `profiel.json` when first asked for."""
    data = json.loads(_FILE.read_text("utf-8"))
    taxonomieen = data["taxonomieen"]
    return Profiel(
        versie=data["versie"],
        namen=MappingProxyType({name: one["naam"] for name, one in taxonomieen.items()}),
        codes=MappingProxyType({name: MappingProxyType(one["codes"]) for name, one in taxonomieen.items()}),
        gebieden=MappingProxyType(data["gebieden"]),
        talen=MappingProxyType(data["talen"]),
    )
