"""Changing what was noted, in the person's own words."""

from dataclasses import replace

import pytest

from actions.gesprek.correctie import corrigeer, sleutel_van, weghaalknoppen, weghalen
from actions.gesprek.gesprek import Feit, Gesprek

WEKELIJKS = {"keer": 1, "periode": 1, "eenheid": "wk"}
TWEEMAAL = {"keer": 2, "periode": 1, "eenheid": "wk"}
GESPREK = Gesprek(
    rol="inwoner",
    feiten=(
        Feit("lastig", "tuin", "de tuin lukt niet"),
        Feit("hulp", "boodschappen", "mijn zoon haalt ze", wie="zoon", frequentie=WEKELIJKS),
        Feit("wens", "stofzuigen", "iemand die stofzuigt", frequentie=WEKELIJKS),
    ),
)


@pytest.mark.parametrize(
    "tekst",
    [
        "haal de tuin weg",
        "de tuin mag eraf",
        "tuin hoeft niet meer",
        "wilt u de tuin schrappen",
        "dat van de tuin klopt niet",
    ],
)
def test_what_is_named_is_taken_out(tekst):
    """The activity that is named goes, the others stay."""
    assert [f.activiteit for f in corrigeer(GESPREK, tekst).feiten] == ["boodschappen", "stofzuigen"]


@pytest.mark.parametrize(
    "tekst",
    [
        "niet mijn zoon, mijn schoonzoon",
        "nee niet m'n zoon maar mijn schoonzoon",
        "mijn schoonzoon doet dat, niet mijn zoon",
    ],
)
def test_the_other_helper_takes_the_place(tekst):
    """A son-in-law is family, and the words that say so stand with the fact."""
    fact = corrigeer(GESPREK, tekst).van("hulp")[0]
    assert fact.wie == "familie"
    assert tekst in fact.citaat


def test_a_frequency_belongs_to_what_is_named_or_was_told_last():
    """«boodschappen twee keer» changes those; «twee keer» alone changes what was told last."""
    named = corrigeer(GESPREK, "boodschappen twee keer per week", kaal=TWEEMAAL)
    assert [f.frequentie for f in named.feiten] == [None, TWEEMAAL, WEKELIJKS]
    alone = corrigeer(GESPREK, "nee, twee keer", kaal=TWEEMAAL)
    assert [f.frequentie for f in alone.feiten] == [None, WEKELIJKS, TWEEMAAL]


@pytest.mark.parametrize(
    ("tekst", "left"),
    [
        ("de tuin is niet lastig", ["boodschappen", "stofzuigen"]),
        ("stofzuigen kan ik zelf wel", ["tuin", "boodschappen", "stofzuigen"]),
        ("dat gaat prima", ["tuin", "boodschappen", "stofzuigen"]),
    ],
)
def test_what_is_no_burden_is_taken_out(tekst, left):
    """No difficulty and no wish any more; what one does oneself is noted so."""
    changed = corrigeer(GESPREK, tekst)
    assert [f.activiteit for f in changed.feiten] == left
    assert not [f for f in changed.van("wens") if "zelf" in tekst]


def test_only_the_sentence_that_takes_out_counts():
    """What is told beside it stays."""
    changed = corrigeer(GESPREK, "De tuin mag weg. En mijn zoon doet de boodschappen nog altijd, hoor.")
    assert [f.activiteit for f in changed.feiten] == ["boodschappen", "stofzuigen"]


def test_a_signal_can_be_taken_out_by_words_and_by_button():
    """What the summary watches for is the person's to remove as well."""
    tired = replace(GESPREK, signalen=("overbelast",))
    assert corrigeer(tired, "haal dat het mij te veel is weg").signalen == ()
    assert corrigeer(tired, "het is mij helemaal niet te veel").signalen == ()
    title, payload = weghaalknoppen(tired)[-1]
    assert title.startswith("Weg: ") and "signaal|overbelast" in payload
    assert weghalen(tired, "signaal|overbelast").signalen == ()


def test_of_two_times_the_one_that_is_not_denied_counts():
    """«niet elke week, maar om de week»."""
    changed = corrigeer(GESPREK, "ik wil het stofzuigen niet elke week, maar om de week")
    assert changed.van("wens")[0].frequentie == {"keer": 1, "periode": 2, "eenheid": "wk"}


def test_what_belongs_there_too_is_added_as_a_wish():
    """«de ramen horen erbij» adds a wish with those words."""
    fact = corrigeer(GESPREK, "het strijken hoort erbij").feiten[-1]
    assert (fact.soort, fact.activiteit, fact.citaat) == ("wens", "strijken", "het strijken hoort erbij")


def test_a_time_that_is_all_a_correction_tells_changes_nothing_else():
    """«die boodschappen is elke zaterdag hoor» keeps who does them, and is no wish."""
    read = (Feit("hulp", "boodschappen", "…", frequentie=TWEEMAAL),)
    changed = corrigeer(GESPREK, "die boodschappen is twee keer in de week hoor", read)
    assert changed.van("hulp") == (replace(GESPREK.feiten[1], frequentie=TWEEMAAL),)
    assert changed.van("wens") == GESPREK.van("wens")


def test_a_wish_with_a_time_is_more_than_a_time():
    """Somebody who would like it twice a week asks for something new."""
    read = (Feit("wens", "boodschappen", "…", frequentie=TWEEMAAL),)
    changed = corrigeer(GESPREK, "ik wil graag twee keer in de week boodschappen", read)
    assert changed.van("hulp") == GESPREK.van("hulp")
    assert changed.feiten[-1] == read[0]


@pytest.mark.parametrize("tekst", ["ja prima", "mijn zoon komt straks", "ik weet het niet", ""])
def test_what_is_no_correction_changes_nothing(tekst):
    """Words that take nothing out and add nothing leave all as it is."""
    assert corrigeer(GESPREK, tekst) == GESPREK


def test_each_fact_has_a_button_that_takes_it_out():
    """The button names one fact; taking it out leaves the others."""
    assert next(title for title, _ in weghaalknoppen(GESPREK)) == "Weg: de tuin bijhouden (lastig)"
    left = weghalen(GESPREK, sleutel_van(GESPREK.feiten[1]))
    assert [f.activiteit for f in left.feiten] == ["tuin", "stofzuigen"]


def test_a_signal_without_words_of_its_own_stands_beside_any_correction():
    """«ik bedoel twee keer» is about the frequency; a signal that no word names is not taken out by it."""
    heard = replace(GESPREK, signalen=("laaggeletterd",))
    changed = corrigeer(heard, "Nee, ik bedoel twee keer per week.", kaal=TWEEMAAL)
    assert changed.signalen == ("laaggeletterd",)
    assert changed.van("wens")[0].frequentie == TWEEMAAL


def test_who_is_named_does_it_and_not_the_writer():
    """«de medicijnen doe ik niet, dat doet de thuiszorg»: help of the nurse."""
    own = replace(GESPREK, rol="mantelzorger", feiten=(Feit("hulp", "medicijnen", "ik geef de medicijnen"),))
    said = "De medicijnen doe ik niet, dat doet de thuiszorg."
    read = (Feit("hulp", "medicijnen", "De medicijnen doe ik niet"),)
    assert [f.sleutel for f in corrigeer(own, said, read).feiten] == [("hulp", "medicijnen", "thuiszorg")]
