"""Other persons, with other words, through the whole chain: `personen/*.yml`, one person a file."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conversations.person import Person
from tests.conversations.queue import feiten, hulpvraag

pytestmark = pytest.mark.chain
PERSONEN = sorted(Path(__file__).with_name("personen").glob("*.yml"))


@pytest.mark.parametrize("path", PERSONEN, ids=lambda path: path.stem)
def test_a_person_is_heard(stack, path):
    """All that the person tells and a coordinator needs stands in the request; nothing is asked twice."""
    persoon: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    person = Person(stack.url).antwoord(persoon["antwoorden"])
    assert person.vraag == "samenvatting"
    gevraagd = [b["vraag"] for b in person.berichten if b["vraag"]]
    assert len(gevraagd) == len(set(gevraagd)), gevraagd
    request = hulpvraag(stack.url, person.sluit_af(**persoon.get("contact", {})))
    found = feiten(request)
    missing = {tuple(feit) for feit in persoon["feiten"]} - found
    assert not missing, (missing, found)
    wrong = {tuple(feit) for feit in persoon.get("niet", [])} & found
    assert not wrong, wrong
    for name, value in persoon.get("velden", {}).items():
        assert request[name] == value, name
    for name, value in persoon.get("mantelzorg", {}).items():
        assert request["mantelzorg"][name] == value, name
