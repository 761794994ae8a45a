"""The codes of the contract, read from `contract/vocabulary.json` when first asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

CONTRACT = Path(__file__).parent / "contract"


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, Any]:
    """Give the whole vocabulary as it stands in the file."""
    return MappingProxyType(json.loads((CONTRACT / "vocabulary.json").read_text("utf-8")))


@lru_cache(maxsize=1)
def hulpvraag_schema() -> Mapping[str, Any]:
    """Give the JSON schema of a hulpvraag as it stands in the file."""
    return MappingProxyType(json.loads((CONTRACT / "hulpvraag.schema.json").read_text("utf-8")))


def codes(name: str) -> tuple[str, ...]:
    """Give the codes of a list of the vocabulary: "wie", "signalen", "trede" or "status"."""
    return tuple(vocabulary()[name])


@lru_cache(maxsize=1)
def activiteiten() -> Mapping[str, str]:
    """Map each activity to its leefgebied."""
    areas = cast(Mapping[str, list[str]], vocabulary()["leefgebieden"])
    return MappingProxyType({code: area for area, members in areas.items() for code in members})


def leefgebieden() -> tuple[str, ...]:
    """Give the areas of life in the order of the vocabulary."""
    return tuple(vocabulary()["leefgebieden"])
