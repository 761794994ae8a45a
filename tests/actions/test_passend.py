"""Whether an offer is for this person at all."""

from dataclasses import replace

import pytest

from actions.gesprek.gesprek import Gesprek
from actions.gesprek.opties import (
    bij_respijt,
)
from actions.gesprek.passend import doelgroepen, nodige_indicatie, overdag, past
from matchmaker.core.sociale_kaart.aanbod import Tijd
from tests.actions.zorgers import GESPREK, over, voor


def test_groups_come_from_words_and_signals():
    """What was said under any question counts, and a signal does."""
    said = Gesprek(
        verteld=(("situatie", "na zijn beroerte zit hij in een rolstoel"),), signalen=("dementie",)
    )
    assert set(doelgroepen(said)) == {"hersenletsel", "lichamelijke_beperking", "dementie"}


@pytest.mark.parametrize(
    ("doelgroepen", "fits"),
    [
        ((), True),
        (("mantelzorgers",), True),
        (("dementie", "mantelzorgers"), True),
        (("palliatief", "mantelzorgers"), False),  # nobody is sent to a hospice by mistake
        (("jonge_mantelzorgers",), False),
        (("kinderen",), False),
        (("ouderen",), True),
    ],
)
def test_an_offer_for_other_people_is_left_out(doelgroepen, fits):
    """What the person cared for has decides; that one is a carer is not enough."""
    assert past(voor(*doelgroepen), GESPREK) == fits


def test_a_man_of_42_does_not_stay_in_a_house_for_children():
    """Age decides, also where the son is a son; and a child is not sent to what is for adults."""
    man = over("Onze zoon Mark is 42 en heeft downsyndroom", zorgt_voor="zoon")
    kind = over("Mijn zoon van 9 heeft downsyndroom", zorgt_voor="zoon")
    jong = replace(voor("kinderen", "verstandelijke_beperking"), maximum_age=18, respijtvormen=("logeren",))
    oud = replace(voor("verstandelijke_beperking"), minimum_age=18, respijtvormen=("logeren",))
    assert (past(jong, man), past(oud, man)) == (False, True)
    assert (past(jong, kind), past(oud, kind)) == (True, False)
    assert "kinderen" in doelgroepen(kind) and "kinderen" not in doelgroepen(man)
    assert bij_respijt(kind).leeftijd == 9


def test_what_is_for_sick_children_is_not_for_a_child_with_autism():
    """An offer for children names what they have."""
    kind = over("Mijn zoon van 9 heeft autisme", zorgt_voor="zoon")
    assert past(voor("kinderen", "psychisch"), kind)
    assert past(voor("kinderen"), kind)
    assert not past(voor("kinderen", "chronisch_ziek", "palliatief"), kind)


def test_what_ends_at_eighteen_is_for_no_adult():
    """Nursing at home for children is not shown to the husband of somebody who is dying."""
    nursing = replace(voor("kinderen", "palliatief"), maximum_age=18)
    assert not past(nursing, over("Mijn vrouw is uitbehandeld"))
    assert past(voor("kinderen", "palliatief"), over("Mijn vrouw is uitbehandeld"))


@pytest.mark.parametrize(
    ("activiteiten", "opens_at", "by_day"),
    [
        (("nachtzorg", "toezicht"), "22:00", False),
        (("nachtzorg", "toezicht"), None, False),  # lives in for some days
        (("nachtzorg", "toezicht"), "09:00", True),
        (("toezicht",), None, True),
    ],
)
def test_who_asks_for_a_day_is_not_shown_the_night(activiteiten, opens_at, by_day):
    """By the hours that it gives."""
    tijd = Tijd("FREQ=WEEKLY;BYDAY=TU", opens_at, "07:00")
    assert overdag(replace(voor(), activiteiten=activiteiten, tijden=(tijd,))) == by_day


def test_being_old_counts_where_nothing_else_is_known():
    """With brain injury what is for brain injury fits better; what is for the old still fits."""
    hurt = over("Mijn vader van 78 heeft hersenletsel", zorgt_voor="ouder")
    assert set(doelgroepen(hurt)) == {"hersenletsel", "mantelzorgers"}
    assert past(voor("ouderen", "dementie"), hurt)
    assert set(doelgroepen(over("Mijn vader is 78", zorgt_voor="ouder"))) == {"ouderen", "mantelzorgers"}


def test_a_key_figure_is_for_who_has_another_background():
    """Being a carer alone is not enough."""
    figure = voor("migratieachtergrond", "mantelzorgers")
    assert not past(figure, over("Mijn buurvrouw is 91", zorgt_voor="buur"))
    assert past(figure, over("Mijn man is Turks en spreekt weinig Nederlands"))


@pytest.mark.parametrize(
    ("routes", "zin", "nodig"),
    [
        (("wmo", "wlz"), "dagopvang", "wmo_wlz"),
        (("wlz",), "dagopvang", "wlz"),
        (("wmo",), "we hebben nog geen indicatie", "wmo"),
        (("wmo", "vrij"), "dagopvang", None),
        (("zvw",), "dagopvang", None),
        (("wmo",), "we hebben een beschikking van de gemeente", None),  # nothing to be told any more
    ],
)
def test_that_an_indication_is_needed_is_said(routes, zin, nodig):
    """Only of what has no other way in, and not to who has one."""
    assert nodige_indicatie(replace(voor(), routes=routes), over(zin)) == nodig


def test_a_desk_is_where_an_indication_is_asked_for():
    """It needs none."""
    desk = replace(voor(), routes=("wmo",), soorten_hulp=("wmo_loket",))
    assert nodige_indicatie(desk, over("dagopvang")) is None


def test_who_cares_is_not_sent_to_the_widows():
    """Unless mourning was told of."""
    table = replace(voor(), omschrijving="Voor weduwen, weduwnaars en iedereen die iemand mist.")
    assert not past(table, GESPREK)
    assert past(table, replace(GESPREK, signalen=("rouw",)))
