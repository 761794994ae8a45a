"""What residents read: everything that can be said exists, and is said as we want it."""

import json
import re
from pathlib import Path

import pytest
import yaml

from actions.gesprek import gehoord, taal
from actions.gesprek.agenda import AGENDA
from actions.gesprek.bij_vraag import NOG_EENS
from actions.gesprek.nood import NOOD
from actions.gesprek.opties import ONDERWERPEN
from actions.gesprek.rol import VAN_BEDOELING
from actions.gesprek.vreemde_taal import TALEN

ROOT = Path(__file__).resolve().parents[2]
VOCABULARY = json.loads((ROOT / "matchmaker/core/contract/vocabulary.json").read_text(encoding="utf-8"))
FILES = sorted((ROOT / "data" / "responses").glob("*.yml"))
VRAGEN = {punt.vraag for punten in AGENDA.values() for punt in punten}
NUMMERS = {"112", "113", "0800-0113", "0800-2000", "0800-0432"}


def responses() -> dict[str, list[dict]]:
    """Give every response of every topic."""
    return {
        name: variants
        for path in FILES
        for name, variants in yaml.safe_load(path.read_text(encoding="utf-8"))["responses"].items()
    }


def needed() -> set[str]:
    """Give every response that an action or a rule can ask for."""
    names = {f"utter_ask_{vraag}" for vraag in VRAGEN} | {f"utter_uitleg_{vraag}" for vraag in VRAGEN}
    names |= {f"utter_nood_{signaal}" for signaal in NOOD.values()}
    names |= {f"utter_rol_{rol}" for rol in VAN_BEDOELING.values()}
    names |= {f"utter_gehoord_{key}" for key in (*gehoord.SIGNALEN, *gehoord.SOORTEN, "kort")}
    names |= {f"utter_vrijwilliger_{welkom}" for welkom in ("ja", "nee", "misschien")}
    names |= {f"utter_netwerk_{said}" for said in ("ja", "nee", "liever_niet_vragen", "onbekend")}
    names |= {f"utter_ask_{vraag}__meer" for vraag in NOG_EENS}
    names |= {f"utter_andere_taal__{taal}" for taal in TALEN}
    names |= {f"utter_zonder_{wat}" for wat in ("postcode", "naam", "contact")}
    names |= {f"utter_ask_{wat}__onleesbaar" for wat in ("postcode", "naam", "contact")}
    names |= {f"utter_{onderwerp}" for onderwerp in ONDERWERPEN}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").rglob("*.py"))
    names |= set(re.findall(r'"(utter_[a-z_]+)"', code))
    for path in (ROOT / "data" / "rules").glob("*.yml"):
        names |= set(re.findall(r"action: (utter_\w+)", path.read_text(encoding="utf-8")))
    return names


def test_everything_that_can_be_said_exists():
    """No action and no rule names a response that is not there."""
    assert needed() - responses().keys() == set()


def test_nothing_stands_there_that_is_never_said():
    """Each response is asked for somewhere; a variant for a role belongs to a question."""
    spoken = needed() | {"utter_goed_weet_niet", "utter_goed_overslaan", "utter_uitleg_gesprek"}
    spoken |= {"utter_verstuurd_bereikbaar", "utter_verstuurd_anoniem"}

    assert {name.split("__")[0] for name in responses()} - {name.split("__")[0] for name in spoken} == set()


def test_every_button_has_a_rule():
    """A button's payload is an intent of the domain."""
    intents = set(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"])
    for name, variants in responses().items():
        for variant in variants:
            for button in variant.get("buttons", []):
                assert button["payload"].removeprefix("/").split("{")[0] in intents, name


def test_every_intent_has_a_rule():
    """Each bedoeling of the contract leads somewhere."""
    ruled = set()
    for path in (ROOT / "data" / "rules").glob("*.yml"):
        ruled |= set(re.findall(r"intent: (\w+)", path.read_text(encoding="utf-8")))
    assert {b for group in VOCABULARY["bedoelingen"].values() for b in group} - ruled == set()


def test_every_code_can_be_said():
    """Each activity, helper and status of the contract has its Dutch words."""
    for group in VOCABULARY["leefgebieden"].values():
        assert all(taal.activiteit(code) for code in group)
    assert all(taal.wie(code) for code in VOCABULARY["wie"])
    assert all(taal.signaal(code) and taal.signaal_kort(code) for code in VOCABULARY["signalen"])
    assert all(taal.kop(f"status_{status}") for status in VOCABULARY["status"])


def test_the_emergency_numbers_are_right_and_in_one_file():
    """112, 113, 0800-0113 and 0800-2000 stand in veiligheid.yml, and in no other file of responses."""
    number = re.compile(r"\b(?:112|113|0800-\d{4})\b")
    for path in FILES:
        found = set(number.findall(path.read_text(encoding="utf-8")))
        assert found == (NUMMERS if path.name == "veiligheid.yml" else set()), path.name


@pytest.mark.parametrize(
    ("response", "nummers"),
    [
        ("utter_nood_zelfdoding", {"113", "0800-0113", "112"}),
        ("utter_nood_geweld", {"0800-2000", "112"}),
        ("utter_nood_medisch_spoed", {"112"}),
    ],
)
def test_each_cry_gets_its_number(response, nummers):
    """The fitting number stands in the answer."""
    (variant,) = responses()[response]
    assert all(nummer in variant["text"] for nummer in nummers)


@pytest.mark.parametrize(
    "obliging", ["u moet", "moet u", "verplicht", "u dient", "eigen verantwoordelijkheid", "vraag uw familie"]
)
def test_nothing_obliges(obliging):
    """Nobody is told what they must do, least of all to ask their family (docs/domein.md, section 3)."""
    for name, variants in responses().items():
        for variant in variants:
            assert obliging not in variant["text"].lower(), name
