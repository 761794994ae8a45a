"""Which question goes to the directory, and what the bot says of the answers."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.gesprek.antwoord import luister
from actions.gesprek.basisfuncties import BASISFUNCTIES, past_bij_jong, vragen
from actions.gesprek.gesprek import Contact, Feit, Gesprek, Mantelzorg
from actions.gesprek.opties import (
    VORMEN,
    bij_onderwerp,
    bij_respijt,
    bij_wensen,
    ruimer,
)
from actions.gesprek.passend import doelgroepen, nodige_indicatie, overdag, past
from actions.kaart import Kaart
from actions.loket import Loket, knoppen, zoekvraag_uit
from bot.understanding.begrip import Gegeven
from matchmaker.core.sociale_kaart.aanbod import Aanbod, Tijd
from matchmaker.core.sociale_kaart.zoekvraag import Resultaat, Zoekvraag
from tests.actions.gesprekken import zeg

GESPREK = Gesprek(
    rol="mantelzorger",
    vraag="frequentie",
    gesteld=("respijt", "frequentie"),
    verteld=(("zorgt_voor", "mijn man, hij heeft alzheimer"), ("respijt", "een middag iemand aan huis")),
    mantelzorg=Mantelzorg(zorgt_voor="partner", respijt_vorm="aan_huis", respijt_moment="op dinsdagmiddag"),
)


class _Kaart:
    """Directory of numbered offers that fit any question without a weekday."""

    def __init__(self, aantal: int, traag: bool = False):
        self.gevraagd: list[Zoekvraag] = []
        self._aantal, self._traag = aantal, traag

    async def zoek(self, vraag: Zoekvraag, limiet: int = 10, vanaf: int = 0) -> tuple[Resultaat, ...]:
        """Give those that are asked for."""
        if self._traag:
            await asyncio.sleep(5)
        self.gevraagd.append(vraag)
        found = [] if vraag.weekdag is not None else range(self._aantal)
        return tuple(_resultaat(n) for n in list(found)[vanaf : vanaf + limiet])


def _resultaat(n: int) -> Resultaat:
    aanbod = Aanbod(
        f"a{n}", f"s{n}", "o", f"Handen Vrij {n}", "Stichting", "Neemt het over.", telefoon="+31850000109"
    )
    return Resultaat(aanbod, "0,8 km bij u vandaan", 0.8, False, 1.0)


async def _toon(
    kaart: _Kaart, gesprek: Gesprek, wat: str = "respijt"
) -> tuple[Gesprek, list[str], list[Any]]:
    dispatcher = CollectingDispatcher()
    loket = Loket(Kaart(kaart, seconden=0.05))  # type: ignore[arg-type]
    after = await loket.zoek(dispatcher, gesprek, wat, "")
    return after, [m["response"] for m in dispatcher.messages], dispatcher.messages


def test_the_question_holds_what_was_told():
    """Form, group, day and part of the day come from the carer's own words."""
    assert bij_respijt(GESPREK) == Zoekvraag(
        respijtvormen=("aan_huis",), doelgroepen=("dementie", "mantelzorgers"), weekdag=1, tijd="14:00"
    )


def test_a_side_question_is_narrowed_by_its_own_words():
    """«kan mijn zoon met down ergens logeren?» needs no conversation before it."""
    vraag = bij_onderwerp(
        Gesprek(), "vraag_respijtzorg", "kan mijn zoon met downsyndroom ergens logeren in het weekend?"
    )
    assert vraag.respijtvormen == ("logeren",)
    assert vraag.doelgroepen == ("verstandelijke_beperking",)
    assert vraag.weekdag is None  # a stay is no day
    assert bij_onderwerp(Gesprek(), "vraag_respijtzorg", "wat is respijtzorg").respijtvormen == VORMEN


def test_the_wishes_are_looked_up_near_the_postcode():
    """Only what is wished; nothing where nothing is."""
    gesprek = Gesprek(
        rol="inwoner", contact=Contact(postcode="1997 AB"), feiten=(Feit("wens", "tuin", "de tuin"),)
    )
    assert bij_wensen(gesprek) == (Zoekvraag(activiteiten=("tuin",), postcode4="1997"),)
    assert bij_wensen(replace(gesprek, feiten=())) == ()


def test_groups_come_from_words_and_signals():
    """What was said under any question counts, and a signal does."""
    said = Gesprek(
        verteld=(("situatie", "na zijn beroerte zit hij in een rolstoel"),), signalen=("dementie",)
    )
    assert set(doelgroepen(said)) == {"hersenletsel", "lichamelijke_beperking", "dementie"}


def test_where_nothing_fits_less_is_asked_and_at_last_the_wijkteam():
    """Time goes first, then the form, then the group; somebody to call always remains."""
    asked = list(ruimer(bij_respijt(GESPREK)))
    assert [(a.weekdag, a.tijd) for a in asked] == [(1, None), *[(None, None)] * 4]
    assert asked[1].respijtvormen == ("aan_huis",)
    assert asked[2].respijtvormen == VORMEN and "dementie" in asked[2].doelgroepen
    assert asked[3].doelgroepen == () and asked[3].respijtvormen == VORMEN
    assert asked[-1].soorten_hulp == ("wijkteam", "wmo_loket")


async def test_three_are_shown_with_why_and_the_rest_on_request():
    """The person hears that it is not exactly what was asked; buttons give more of them, and more about each."""
    after, said, messages = await _toon(_Kaart(5), GESPREK)
    assert said == ["utter_opties_ruimer", *["utter_optie"] * 3, "utter_opties_postcode"]
    assert messages[1]["reden"] == "0,8 km bij u vandaan"
    assert messages[1]["bereikbaar"] == "Bellen: 085 000 0109"
    assert [payload for _, payload in knoppen(after)][-1] == "/meer_opties"
    assert '"a0"' in knoppen(after)[0][1]
    more, said, _ = await _toon(_Kaart(5), after, "meer")
    assert said == ["utter_opties_volgende", *["utter_optie"] * 2]
    assert [title for title, _ in knoppen(more)] == ["Meer over nummer 4", "Meer over nummer 5"]
    last, said, _ = await _toon(_Kaart(5), more, "meer")
    assert said == ["utter_opties_op"] and last.opties is not None  # a postcode still finds them


async def test_nothing_found_is_said():
    """An empty directory is no silence."""
    after, said, _ = await _toon(_Kaart(0), GESPREK)
    assert said == ["utter_opties_geen"]
    assert knoppen(after) == ()


async def test_a_directory_that_is_slow_does_not_stop_the_conversation():
    """After the limit of time it is said that it cannot be looked up now."""
    _, said, _ = await _toon(_Kaart(3, traag=True), GESPREK)
    assert said == ["utter_kaart_onbereikbaar"]


async def test_a_postcode_after_options_brings_those_that_are_near():
    """It answers no open question, is kept, and the same is looked up again near it."""
    shown, _, _ = await _toon(_Kaart(1), GESPREK)
    uitkomst = luister(shown, zeg("1997", gegevens=(Gegeven("postcode", "1997", 0, 4),)))
    assert (uitkomst.opties, uitkomst.hervat) == ("dichtbij", True)
    kaart = _Kaart(1)
    await _toon(kaart, uitkomst.gesprek, "dichtbij")
    assert kaart.gevraagd[-1].postcode4 == "1997"


@pytest.mark.parametrize("tekst", ["meer", "nog meer opties graag", "Wat is er nog meer?"])
async def test_more_can_be_typed(tekst):
    """Who does not use buttons types it."""
    shown, _, _ = await _toon(_Kaart(5), GESPREK)
    assert luister(shown, zeg(tekst)).opties == "meer"
    assert luister(GESPREK, zeg(tekst)).opties != "meer"


def test_a_question_survives_the_slot():
    """What stands in a slot as JSON is the same question again."""
    vraag = bij_respijt(GESPREK)
    data = {name: list(value) if isinstance(value, tuple) else value for name, value in vars(vraag).items()}
    assert zoekvraag_uit(data) == vraag


def _voor(*doelgroepen: str) -> Aanbod:
    return Aanbod("a", "s", "o", "Naam", "Stichting", "Iets.", doelgroepen=doelgroepen)


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
    assert past(_voor(*doelgroepen), GESPREK) == fits


def test_a_young_carer_gets_what_is_for_the_young():
    """Not home care for their mother, but what is theirs."""
    young = replace(GESPREK, jong=True)
    assert bij_respijt(young).respijtvormen == ()
    assert "jonge_mantelzorgers" in bij_respijt(young).doelgroepen
    assert past(_voor("jonge_mantelzorgers"), young)


def test_the_night_needs_no_weekday():
    """Who asks for somebody at night is not shown an afternoon."""
    night = replace(GESPREK, mantelzorg=Mantelzorg(respijt_vorm="aan_huis", respijt_moment="de nachten"))
    assert bij_respijt(night).activiteiten == ("nachtzorg",)


@pytest.mark.parametrize(
    "tekst",
    ["Is er ook iets van een koor?", "welke mogelijkheden zijn er", "Ik vroeg of er iets voor de nacht is"],
)
def test_who_asks_what_there_is_gets_it_looked_up(tekst):
    """A question is no answer to the open one, which is put again."""
    uitkomst = luister(GESPREK, zeg(tekst))
    assert (uitkomst.opties, uitkomst.hervat) == ("vraagzin", True)


def _over(*zinnen: str, zorgt_voor: str = "partner", **wat: Any) -> Gesprek:
    return Gesprek(
        rol="mantelzorger",
        verteld=tuple(("respijt" if "!" in zin else "situatie", zin.strip("!")) for zin in zinnen),
        mantelzorg=Mantelzorg(zorgt_voor=zorgt_voor, **wat),
    )


def test_a_man_of_42_does_not_stay_in_a_house_for_children():
    """Age decides, also where the son is a son; and a child is not sent to what is for adults."""
    man = _over("Onze zoon Mark is 42 en heeft downsyndroom", zorgt_voor="zoon")
    kind = _over("Mijn zoon van 9 heeft downsyndroom", zorgt_voor="zoon")
    jong = replace(_voor("kinderen", "verstandelijke_beperking"), maximum_age=18, respijtvormen=("logeren",))
    oud = replace(_voor("verstandelijke_beperking"), minimum_age=18, respijtvormen=("logeren",))
    assert (past(jong, man), past(oud, man)) == (False, True)
    assert (past(jong, kind), past(oud, kind)) == (True, False)
    assert "kinderen" in doelgroepen(kind) and "kinderen" not in doelgroepen(man)
    assert bij_respijt(kind).leeftijd == 9


def test_what_is_for_sick_children_is_not_for_a_child_with_autism():
    """An offer for children names what they have."""
    kind = _over("Mijn zoon van 9 heeft autisme", zorgt_voor="zoon")
    assert past(_voor("kinderen", "psychisch"), kind)
    assert past(_voor("kinderen"), kind)
    assert not past(_voor("kinderen", "chronisch_ziek", "palliatief"), kind)


def test_what_ends_at_eighteen_is_for_no_adult():
    """Nursing at home for children is not shown to the husband of somebody who is dying."""
    nursing = replace(_voor("kinderen", "palliatief"), maximum_age=18)
    assert not past(nursing, _over("Mijn vrouw is uitbehandeld"))
    assert past(_voor("kinderen", "palliatief"), _over("Mijn vrouw is uitbehandeld"))


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
    assert overdag(replace(_voor(), activiteiten=activiteiten, tijden=(tijd,))) == by_day


def test_being_old_counts_where_nothing_else_is_known():
    """With brain injury what is for brain injury fits better; what is for the old still fits."""
    hurt = _over("Mijn vader van 78 heeft hersenletsel", zorgt_voor="ouder")
    assert set(doelgroepen(hurt)) == {"hersenletsel", "mantelzorgers"}
    assert past(_voor("ouderen", "dementie"), hurt)
    assert set(doelgroepen(_over("Mijn vader is 78", zorgt_voor="ouder"))) == {"ouderen", "mantelzorgers"}


def test_practical_help_begins_with_what_the_carer_does():
    """What is wished for goes first; then what is done now and somebody else could do."""
    gesprek = replace(
        GESPREK, feiten=(Feit("hulp", "koken", "ik kook"), Feit("hulp", "aankleden", "ik kleed hem aan"))
    )
    asked = dict(vragen(gesprek))["praktische_hulp"]
    assert [vraag.activiteiten for vraag in asked] == [("koken", "maaltijd_bezorgen"), (), ()]
    assert asked[1].soorten_hulp == ("mantelzorgsteunpunt",)
    wished = replace(gesprek, feiten=(*gesprek.feiten, Feit("wens", "tuin", "de tuin")))
    assert dict(vragen(wished))["praktische_hulp"][0].activiteiten == ("tuin",)


def test_a_child_that_cares_is_not_sent_to_a_desk():
    """What closes the conversation of a young carer is for carers."""
    assert past_bij_jong(_voor("jonge_mantelzorgers", "kinderen"))
    assert past_bij_jong(_voor("mantelzorgers"))
    assert not past_bij_jong(_voor())
    assert not past_bij_jong(_voor("mantelzorgers", "werkende_mantelzorgers"))
    young = replace(GESPREK, jong=True)
    assert past(replace(_voor("jonge_mantelzorgers", "kinderen"), maximum_age=12), young)
    assert len(dict(vragen(young))["educatie"]) == 1  # no course for adults
    assert dict(vragen(young))["informatie"][1].doelgroepen == ("jonge_mantelzorgers", "mantelzorgers")


async def test_the_same_is_not_read_out_twice():
    """Looked up again with the same outcome: that is said in a line."""
    shown, _, _ = await _toon(_Kaart(2), GESPREK)
    again, said, _ = await _toon(_Kaart(2), shown)
    assert said == ["utter_opties_zelfde"]
    assert [payload for _, payload in knoppen(again)] == [payload for _, payload in knoppen(shown)]


def test_a_key_figure_is_for_who_has_another_background():
    """Being a carer alone is not enough."""
    figure = _voor("migratieachtergrond", "mantelzorgers")
    assert not past(figure, _over("Mijn buurvrouw is 91", zorgt_voor="buur"))
    assert past(figure, _over("Mijn man is Turks en spreekt weinig Nederlands"))


def test_who_has_no_indication_is_shown_what_needs_none():
    """By route; where that gives nothing, the other routes follow."""
    vraag = bij_respijt(_over("We hebben nog geen indicatie", "dagopvang op dinsdag!"))
    assert vraag.routes == ("vrij", "vrijwilliger")
    assert () in [less.routes for less in ruimer(vraag)]
    assert bij_respijt(_over("dagopvang op dinsdag!")).routes == ()


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
    assert nodige_indicatie(replace(_voor(), routes=routes), _over(zin)) == nodig


def test_a_desk_is_where_an_indication_is_asked_for():
    """It needs none."""
    desk = replace(_voor(), routes=("wmo",), soorten_hulp=("wmo_loket",))
    assert nodige_indicatie(desk, _over("dagopvang")) is None


def test_a_night_away_leads_to_nights():
    """At home or elsewhere: the form was not said."""
    vraag = bij_respijt(_over("Een nacht weg, dat zou fijn zijn.!"))
    assert (vraag.respijtvormen, vraag.activiteiten) == (("aan_huis", "logeren"), ("nachtzorg",))
    stay = bij_respijt(_over("dat hij een nacht kan logeren!"))
    assert (stay.respijtvormen, stay.activiteiten) == (("logeren",), ())


def test_another_form_later_is_not_held_to_the_night():
    """«een nacht weg», and then: is there a hotel with care for us both?"""
    told = _over("een nacht weg!", respijt_moment="een nacht")
    vraag = bij_onderwerp(
        told, "vraag_respijtzorg", "is er ook een hotel met zorg waar we samen heen kunnen?"
    )
    assert (vraag.respijtvormen, vraag.activiteiten) == (("vakantie",), ())


def test_who_asks_for_a_language_is_led_to_who_speaks_it():
    """Where nobody takes over care in it, a key figure knows the way."""
    vraag = bij_respijt(_over("een vrouw die bij hem zit en arabisch praat!"))
    assert vraag.taal == "ar" and "migratieachtergrond" in vraag.doelgroepen
    first = next(ruimer(vraag))
    assert (first.soorten_hulp, first.taal) == (("sleutelfiguur",), "ar")


def test_what_somebody_else_can_do_is_looked_up_as_such():
    """Who wishes that the shopping is done is not shown places to stay."""
    gesprek = replace(
        _over("dat iemand de boodschappen overneemt!"),
        feiten=(Feit("wens", "boodschappen", "de boodschappen", vraag="respijt"),),
    )
    assert bij_respijt(gesprek).activiteiten == ("boodschappen",)
    assert bij_respijt(gesprek).respijtvormen == ()


def test_a_wish_after_a_no_at_its_question_counts():
    """«nee» under the question, and dagopvang when it is spoken of again."""
    gesprek = replace(
        _over("nee hoor!"), feiten=(Feit("wens", "dagbesteding", "een dag dagopvang", vraag="verder"),)
    )
    assert bij_respijt(gesprek).respijtvormen == ("dagopvang",)
    asked = _over("is er een logeerhuis?", "een dag dagopvang!")
    assert bij_respijt(asked).respijtvormen == ("dagopvang",)


def test_who_cares_is_not_sent_to_the_widows():
    """Unless mourning was told of."""
    table = replace(_voor(), omschrijving="Voor weduwen, weduwnaars en iedereen die iemand mist.")
    assert not past(table, GESPREK)
    assert past(table, replace(GESPREK, signalen=("rouw",)))


def test_a_course_is_looked_up_as_learning():
    """Not as a desk or a group."""
    vraag = bij_onderwerp(Gesprek(), "vraag_mantelzorg", "zijn er cursussen voor mantelzorgers?")
    assert (vraag.basisfuncties, vraag.soorten_hulp) == (("educatie",), ())


def test_a_group_is_asked_for_and_not_money():
    """Carer support by a side question: who asks for a group gets groups."""
    vraag = bij_onderwerp(Gesprek(), "vraag_mantelzorg", "is er een groep met mensen die dit ook hebben?")
    assert vraag.soorten_hulp == ("lotgenotengroep", "alzheimer_cafe")


class _PerFunctie(_Kaart):
    """Directory with two offers for each basic function, the first of them the same everywhere."""

    def __init__(self, zonder: str):
        super().__init__(0)
        self._zonder = zonder

    async def zoek(self, vraag: Zoekvraag, limiet: int = 10, vanaf: int = 0) -> tuple[Resultaat, ...]:
        """Give them, but for one function that has none."""
        if vraag.activiteiten == ("hulpmiddel",):
            return (_resultaat(99),)
        if vraag.soorten_hulp or not vraag.basisfuncties or self._zonder in vraag.basisfuncties:
            return ()
        return (_resultaat(0), _resultaat(1 + BASISFUNCTIES.index(vraag.basisfuncties[0])))


async def test_all_eight_functions_close_a_conversation():
    """Each with an offer of its own; where there is none for aids, the desk that helps to get them."""
    dispatcher = CollectingDispatcher()
    loket = Loket(Kaart(_PerFunctie("materiele_hulp")))  # type: ignore[arg-type]
    after = await loket.tot_slot(dispatcher, GESPREK)
    (message,) = dispatcher.messages
    lines = message["lijst"].splitlines()
    assert len(lines) == 8
    assert lines[7].startswith("hulp met spullen en hulpmiddelen: Handen Vrij 99")
    assert len({line.split(": ")[1] for line in lines}) == 8
    again = CollectingDispatcher()
    await loket.tot_slot(again, after)
    assert again.messages == []
    more = after.ook_gesteld("x")
    await loket.tot_slot(again, replace(more, verteld=(*more.verteld, ("verder", "en ik slaap slecht"))))
    assert len(again.messages) == 1  # told more since
