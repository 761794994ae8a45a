"""The codes of the Dutch profile as rows of HSDS."""

from __future__ import annotations

from matchmaker.core.sociale_kaart.profiel import Profiel, term_id
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.hsds.package import complete
from matchmaker.hsds.specificatie import specificatie


def taxonomy_rows(profiel: Profiel) -> Package:
    """Give the rows of `taxonomy` and `taxonomy_term` that attributes with codes of the profile refer to."""
    taxonomy, term = specificatie()["taxonomy"], specificatie()["taxonomy_term"]
    return {
        "taxonomy": [
            complete(taxonomy, {"id": name, "name": naam, "description": naam, "version": profiel.versie})
            for name, naam in profiel.namen.items()
        ],
        "taxonomy_term": [
            complete(
                term,
                {
                    "id": term_id(name, code),
                    "code": code,
                    "name": label,
                    "description": f"{profiel.namen[name]}: {label}",
                    "taxonomy_id": name,
                    "language": "nl",
                },
            )
            for name, labels in profiel.codes.items()
            for code, label in labels.items()
        ],
    }
