"""Other persons, with other words, through the whole chain: `personen/*.yml`, one person a file.

Most of them were written without sight of the code. What is asked of understanding here is what it reaches today; the
figures over many more sentences stand in `docs/begrijpen.md`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conversations.person import Person
from tests.conversations.queue import feiten, hulpvraag

pytestmark = pytest.mark.chain
PERSONEN = sorted(Path(__file__).with_name("personen").glob("*.yml"))
ENOUGH = 0.5  # of the facts of one person; a person of whom less is heard, is not heard
ENOUGH_OF_ALL = 0.8  # today 0.93
TRAPS = 0.4  # of the facts that would be wrong to note, over all persons; today 12 of 45


@dataclass(frozen=True)
class Gehoord:
    """What the queue holds of one person, beside what the person told."""

    persoon: dict[str, Any]
    vragen: list[str]
    request: dict[str, Any]

    @property
    def told(self) -> set[tuple[str, str, str | None]]:
        """The facts that must have been noted."""
        return {tuple(feit) for feit in self.persoon["feiten"]}

    @property
    def missing(self) -> set[tuple[str, str, str | None]]:
        """Those that were not."""
        return self.told - feiten(self.request)

    @property
    def traps(self) -> set[tuple[str, str, str | None]]:
        """Facts that would be wrong."""
        return {tuple(feit) for feit in self.persoon.get("niet", [])}


@pytest.fixture(scope="module")
def gehoord(stack) -> dict[str, Gehoord]:
    """Each person's whole conversation, held once."""
    found = {}
    for path in PERSONEN:
        persoon = yaml.safe_load(path.read_text(encoding="utf-8"))
        person = Person(stack.url).antwoord(persoon["antwoorden"])
        assert person.vraag == "samenvatting", path.stem
        vragen = [b["vraag"] for b in person.berichten if b["vraag"]]
        request = hulpvraag(stack.url, person.sluit_af(**persoon.get("contact", {})))
        found[path.stem] = Gehoord(persoon, vragen, request)
    return found


@pytest.mark.parametrize("name", [path.stem for path in PERSONEN])
def test_a_person_is_heard(gehoord, name):
    """Nothing is asked twice, the role is right, and at least half of what was told stands in the request."""
    one = gehoord[name]
    # A thin answer may be asked on after, at once; no question comes back later.
    order = [v for k, v in enumerate(one.vragen) if k == 0 or v != one.vragen[k - 1]]
    assert len(order) == len(set(order))
    assert one.request["rol"] == one.persoon["velden"]["rol"]
    assert len(one.missing) <= (1 - ENOUGH) * len(one.told), one.missing


def test_of_all_that_is_told_little_is_missed(gehoord):
    """Over all persons, four in five facts reach the coordinator, and few traps catch."""
    told = sum(len(one.told) for one in gehoord.values())
    missing = {name: one.missing for name, one in gehoord.items() if one.missing}
    assert sum(map(len, missing.values())) <= (1 - ENOUGH_OF_ALL) * told, missing
    traps = sum(len(one.traps) for one in gehoord.values())
    caught = {name: one.traps & feiten(one.request) for name, one in gehoord.items()}
    assert sum(map(len, caught.values())) <= TRAPS * traps, caught


def test_the_carers_fields_are_heard(gehoord):
    """Whom they care for, hours and burden: at most one in four differs."""
    pairs = [
        (name, field, value, one.request["mantelzorg"][field])
        for name, one in gehoord.items()
        for field, value in one.persoon.get("mantelzorg", {}).items()
    ]
    wrong = [pair for pair in pairs if pair[2] != pair[3]]
    assert len(wrong) <= len(pairs) / 4, wrong
