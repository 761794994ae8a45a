"""Which question goes to the directory, from what was told."""

from dataclasses import replace

from actions.gesprek.basisfuncties import past_bij_jong, vragen
from actions.gesprek.gesprek import Contact, Feit, Gesprek, Mantelzorg
from actions.gesprek.opties import (
    VORMEN,
    bij_onderwerp,
    bij_respijt,
    bij_wensen,
    ruimer,
)
from actions.gesprek.passend import past
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from tests.actions.zorgers import GESPREK, over, voor


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


def test_where_nothing_fits_less_is_asked_and_at_last_the_wijkteam():
    """Time goes first, then the form, then the group; somebody to call always remains."""
    asked = list(ruimer(bij_respijt(GESPREK)))
    assert [(a.weekdag, a.tijd) for a in asked] == [(1, None), *[(None, None)] * 4]
    assert asked[1].respijtvormen == ("aan_huis",)
    assert asked[2].respijtvormen == VORMEN and "dementie" in asked[2].doelgroepen
    assert asked[3].doelgroepen == () and asked[3].respijtvormen == VORMEN
    assert asked[-1].soorten_hulp == ("wijkteam", "wmo_loket")


def test_a_young_carer_gets_what_is_for_the_young():
    """Not home care for their mother, but what is theirs."""
    young = replace(GESPREK, jong=True)
    assert bij_respijt(young).respijtvormen == ()
    assert "jonge_mantelzorgers" in bij_respijt(young).doelgroepen
    assert past(voor("jonge_mantelzorgers"), young)


def test_the_night_needs_no_weekday():
    """Who asks for somebody at night is not shown an afternoon."""
    night = replace(GESPREK, mantelzorg=Mantelzorg(respijt_vorm="aan_huis", respijt_moment="de nachten"))
    assert bij_respijt(night).activiteiten == ("nachtzorg",)


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
    assert past_bij_jong(voor("jonge_mantelzorgers", "kinderen"))
    assert past_bij_jong(voor("mantelzorgers"))
    assert not past_bij_jong(voor())
    assert not past_bij_jong(voor("mantelzorgers", "werkende_mantelzorgers"))
    young = replace(GESPREK, jong=True)
    assert past(replace(voor("jonge_mantelzorgers", "kinderen"), maximum_age=12), young)
    assert len(dict(vragen(young))["educatie"]) == 1  # no course for adults
    assert dict(vragen(young))["informatie"][1].doelgroepen == ("jonge_mantelzorgers", "mantelzorgers")


def test_who_has_no_indication_is_shown_what_needs_none():
    """By route; where that gives nothing, the other routes follow."""
    vraag = bij_respijt(over("We hebben nog geen indicatie", "dagopvang op dinsdag!"))
    assert vraag.routes == ("vrij", "vrijwilliger")
    assert () in [less.routes for less in ruimer(vraag)]
    assert bij_respijt(over("dagopvang op dinsdag!")).routes == ()


def test_a_night_away_leads_to_nights():
    """At home or elsewhere: the form was not said."""
    vraag = bij_respijt(over("Een nacht weg, dat zou fijn zijn.!"))
    assert (vraag.respijtvormen, vraag.activiteiten) == (("aan_huis", "logeren"), ("nachtzorg",))
    stay = bij_respijt(over("dat hij een nacht kan logeren!"))
    assert (stay.respijtvormen, stay.activiteiten) == (("logeren",), ())


def test_another_form_later_is_not_held_to_the_night():
    """«een nacht weg», and then: is there a hotel with care for us both?"""
    told = over("een nacht weg!", respijt_moment="een nacht")
    vraag = bij_onderwerp(
        told, "vraag_respijtzorg", "is er ook een hotel met zorg waar we samen heen kunnen?"
    )
    assert (vraag.respijtvormen, vraag.activiteiten) == (("vakantie",), ())


def test_who_asks_for_a_language_is_led_to_who_speaks_it():
    """Where nobody takes over care in it, a key figure knows the way."""
    vraag = bij_respijt(over("een vrouw die bij hem zit en arabisch praat!"))
    assert vraag.taal == "ar" and "migratieachtergrond" in vraag.doelgroepen
    first = next(ruimer(vraag))
    assert (first.soorten_hulp, first.taal) == (("sleutelfiguur",), "ar")


def test_what_somebody_else_can_do_is_looked_up_as_such():
    """Who wishes that the shopping is done is not shown places to stay."""
    gesprek = replace(
        over("dat iemand de boodschappen overneemt!"),
        feiten=(Feit("wens", "boodschappen", "de boodschappen", vraag="respijt"),),
    )
    assert bij_respijt(gesprek).activiteiten == ("boodschappen",)
    assert bij_respijt(gesprek).respijtvormen == ()


def test_a_wish_after_a_no_at_its_question_counts():
    """«nee» under the question, and dagopvang when it is spoken of again."""
    gesprek = replace(
        over("nee hoor!"), feiten=(Feit("wens", "dagbesteding", "een dag dagopvang", vraag="verder"),)
    )
    assert bij_respijt(gesprek).respijtvormen == ("dagopvang",)
    asked = over("is er een logeerhuis?", "een dag dagopvang!")
    assert bij_respijt(asked).respijtvormen == ("dagopvang",)


def test_a_course_is_looked_up_as_learning():
    """Not as a desk or a group."""
    vraag = bij_onderwerp(Gesprek(), "vraag_mantelzorg", "zijn er cursussen voor mantelzorgers?")
    assert (vraag.basisfuncties, vraag.soorten_hulp) == (("educatie",), ())


def test_a_group_is_asked_for_and_not_money():
    """Carer support by a side question: who asks for a group gets groups."""
    vraag = bij_onderwerp(Gesprek(), "vraag_mantelzorg", "is er een groep met mensen die dit ook hebben?")
    assert vraag.soorten_hulp == ("lotgenotengroep", "alzheimer_cafe")
