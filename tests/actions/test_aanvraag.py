"""The request, as the contract has it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from actions.gesprek.aanvraag import aanvraag
from actions.gesprek.gesprek import Mantelzorg
from actions.gesprek.samenvatting import MAXIMUM, voor_coordinator, voor_inwoner
from tests.actions.gesprekken import JA, NEE, begin, feit, voer, zeg
from tests.actions.test_antwoord import tot_toestemming, tot_vrijwilliger

SCHEMA = json.loads(Path("matchmaker/core/contract/hulpvraag.schema.json").read_text(encoding="utf-8"))


def test_a_request_is_valid_by_the_schema():
    """With what the queue adds (reference, time, status), it validates."""
    gesprek = voer(tot_toestemming(), JA)
    whole = aanvraag(gesprek) | {"referentie": "X", "ingediend_op": "2026-11-26T12:00:00Z", "status": "nieuw"}
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(whole)


def test_without_consent_there_is_no_request():
    """Building one is refused."""
    with pytest.raises(ValueError, match="consent"):
        aanvraag(tot_toestemming())


def test_who_gives_nothing_stays_anonymous():
    """Without contact data, `contact` is null."""
    assert aanvraag(replace(tot_toestemming(), toestemming="2026-11-26T12:00:00Z"))["contact"] is None


def test_the_summary_stays_under_120_words():
    """However much was told, the coordinator reads at most 120 words, the wish first."""
    lang = "Ik woon al jaren alleen en dat valt niet mee, zo zonder iemand om mee te praten. " * 20
    gesprek = voer(begin(), zeg(lang, feit("wens", "praatje_bezoek")))
    summary = voor_coordinator(gesprek)
    assert len(summary.split()) <= MAXIMUM
    assert summary.startswith("Wens: een praatje of bezoek")


def test_what_presses_stands_right_after_the_wish():
    """A coordinator with an hour sees at once what cannot wait."""
    gesprek = replace(
        voer(begin(), zeg("iemand die komt praten", feit("wens", "praatje_bezoek"))),
        rol="mantelzorger",
        signalen=("overbelast", "valgevaar"),
        mantelzorg=Mantelzorg(zorgt_voor="partner", belasting=9, volhoudtijd="week"),
    )
    assert voor_coordinator(gesprek).startswith(
        "Wens: een praatje of bezoek. Let op: het is te veel en kans op vallen. "
        "Hoe zwaar het is, van 0 tot 10: 9. Houdt dit nog vol: minder dan een week."
    )


def test_the_person_reads_the_own_words():
    """Each fact stands in the summary with the words it was taken from."""
    gesprek = voer(tot_vrijwilliger(), NEE)
    shown = voor_inwoner(gesprek)
    assert "«jammer van de bibliotheek»" in shown
    assert "boodschappen doen (zoon)" in shown
