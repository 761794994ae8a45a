"""Taking in one answer."""

from dataclasses import replace

import pytest

from actions.gesprek.agenda import stel
from actions.gesprek.antwoord import luister
from actions.gesprek.gesprek import Feit
from actions.gesprek.samenvatting import voor_inwoner
from actions.gesprek.tussendoor import tussendoor
from bot.understanding.begrip import Frequentie, Gegeven
from tests.actions.gesprekken import JA, NEE, OVERSLAAN, WEKELIJKS, begin, feit, stap, voer, zeg

DRIE_WEKEN = Frequentie(1, 3, "wk")


def tot_vrijwilliger():
    """Give a conversation up to the question about a volunteer, with something missed under `verder`."""
    return voer(
        begin(),
        zeg("Ik ben slecht ter been", feit("lastig", "lopen")),
        zeg("Ik kook graag", feit("zelf", "koken")),
        zeg("Mijn zoon doet boodschappen", feit("hulp", "boodschappen", "zoon")),
        zeg("Eens per week stofzuigen", feit("wens", "stofzuigen", frequentie=WEKELIJKS)),
        zeg("Zo jammer van de bibliotheek", feit("lastig", "uitje", citaat="jammer van de bibliotheek")),
    )


def tot_toestemming():
    """Give a conversation up to the consent."""
    gesprek = voer(tot_vrijwilliger(), NEE, JA)
    assert gesprek.vraag == "toestemming"
    return gesprek


def test_who_tells_at_once_is_not_asked_for_the_situation():
    """An account in answer to `start` counts as the situation, in the person's own words."""
    gesprek = voer(begin(), zeg("Ik ben slecht ter been", feit("lastig", "lopen")))
    assert gesprek.rol == "inwoner"
    assert gesprek.gezegd_bij("situatie") == "Ik ben slecht ter been"
    assert gesprek.vraag == "zelf"


def test_a_bare_frequency_completes_the_wish():
    """«om de week», asked how often, belongs to the wish that had no frequency."""
    gesprek = voer(begin(), zeg("iemand voor de ramen", feit("wens", "ramen_lappen")))
    gesprek = voer(
        stel(replace(gesprek, vraag=None, gesteld=("start", "zelf", "lastig", "netwerk"))),
        zeg("om de week", kaal=Frequentie(1, 2, "wk")),
    )
    assert gesprek.van("wens")[0].frequentie == {"keer": 1, "periode": 2, "eenheid": "wk"}


def test_a_volunteer_that_is_welcome_answers_the_question_behind_the_question():
    """What was missed under `verder` becomes the wish, as often as the person says."""
    gesprek = voer(
        tot_vrijwilliger(),
        zeg("Dat zou fijn zijn, al is het eens in de drie weken", bedoeling="bevestigen", kaal=DRIE_WEKEN),
    )
    wens = next(f for f in gesprek.van("wens") if f.activiteit == "uitje")
    assert gesprek.vrijwilliger_welkom == "ja"
    assert wens.frequentie == {"keer": 1, "periode": 3, "eenheid": "wk"}
    assert "jammer van de bibliotheek" in wens.citaat


@pytest.mark.parametrize("zekerheid", [0.3, 0.6, 0.89])
def test_an_uncertain_yes_is_no_consent(zekerheid):
    """Below the threshold the bot asks again and sends nothing."""
    uitkomst = stap(tot_toestemming(), zeg("jahjk", bedoeling="bevestigen", zekerheid=zekerheid))
    assert uitkomst.gesprek.toestemming is None
    assert [u.response for u in uitkomst.uitingen] == ["utter_ask_toestemming__duidelijk"]


def test_an_account_is_no_consent():
    """A story told at the consent question does not count as a yes."""
    uitkomst = stap(tot_toestemming(), zeg("mijn dochter zei dat het wel kon"))
    assert uitkomst.gesprek.toestemming is None


def test_a_no_sends_nothing_and_stays_a_no():
    """After a refusal nothing is asked and nothing can be sent."""
    gesprek = voer(tot_toestemming(), NEE)
    assert gesprek.geweigerd
    after = stap(gesprek, JA)
    assert not after.versturen
    assert after.gesprek.toestemming is None


def test_consent_keeps_its_time():
    """The time of consent is the time of the answer."""
    assert voer(tot_toestemming(), JA).toestemming == "2026-11-26T12:00:00+00:00"


def test_contact_may_be_skipped():
    """Postcode, name and contact skipped: the person stays anonymous and can still send."""
    gesprek = voer(tot_toestemming(), JA, OVERSLAAN, OVERSLAAN, OVERSLAAN)
    assert gesprek.vraag == "versturen"
    assert stap(gesprek, JA).versturen


def test_an_unreadable_postcode_is_asked_once_more():
    """One more try with an example, then it goes without."""
    gesprek = voer(tot_toestemming(), JA)
    first = stap(gesprek, zeg("bij de kerk"))
    assert [u.response for u in first.uitingen] == ["utter_ask_postcode__onleesbaar"]
    assert voer(first.gesprek, zeg("bij de kerk dus")).vraag == "naam"


def test_a_number_that_nobody_asked_for_is_not_kept():
    """A service number leaves the own words."""
    bsn = Gegeven("bsn", "111222333", 10, 19)
    uitkomst = stap(
        begin(), zeg("mijn bsn: 111222333, ik kan niet lopen", feit("lastig", "lopen"), gegevens=(bsn,))
    )
    assert "111222333" not in str(uitkomst.gesprek)
    assert "utter_nummer_weggelaten" in [u.response for u in uitkomst.uitingen]


@pytest.mark.parametrize("signaal", ["zelfdoding", "geweld", "medisch_spoed"])
def test_a_cry_inside_an_answer_stops_the_questions(signaal):
    """The fact is kept, the fitting answer comes, and no question follows until the person wants to go on."""
    uitkomst = stap(
        begin(), zeg("koken gaat nog maar het hoeft niet meer", feit("zelf", "koken"), signalen=(signaal,))
    )
    assert [u.response for u in uitkomst.uitingen] == [f"utter_nood_{signaal}"]
    assert not uitkomst.verder
    assert uitkomst.gesprek.rust
    assert uitkomst.gesprek.van("zelf")
    again = stap(uitkomst.gesprek, zeg("ja ik weet het niet"))
    assert not again.verder


def test_told_twice_is_one_fact():
    """The same fact told again takes the newer frequency and keeps the first words."""
    gesprek = voer(
        begin(), zeg("zoon", feit("hulp", "boodschappen", "zoon", citaat="zoon doet boodschappen"))
    )
    gesprek = voer(gesprek, zeg("elke week", feit("hulp", "boodschappen", "zoon", WEKELIJKS)))
    (hulp,) = gesprek.van("hulp")
    assert hulp.citaat == "zoon doet boodschappen"
    assert hulp.frequentie == {"keer": 1, "periode": 1, "eenheid": "wk"}


def test_the_summary_can_be_corrected_in_words():
    """«haal de tuin weg» takes it out; «de ramen horen erbij» adds."""
    gesprek = voer(tot_vrijwilliger(), NEE)
    gesprek = voer(
        gesprek, zeg("haal stofzuigen maar weg", feit("wens", "stofzuigen"), bedoeling="corrigeren")
    )
    assert not any(f.activiteit == "stofzuigen" for f in gesprek.feiten)
    assert gesprek.vraag == "samenvatting"
    gesprek = voer(gesprek, zeg("de ramen horen erbij", feit("wens", "ramen_lappen"), bedoeling="corrigeren"))
    assert any(f.activiteit == "ramen_lappen" for f in gesprek.van("wens"))


def test_a_correction_that_is_not_understood_goes_along_in_own_words():
    """No word is lost: what cannot be read as a fact is shown in the summary as it was typed."""
    gesprek = voer(tot_vrijwilliger(), NEE)
    gesprek = voer(gesprek, zeg("mijn hond heet Bello", bedoeling="corrigeren"))
    assert gesprek.gezegd_bij("samenvatting") == "mijn hond heet Bello"


def test_after_a_cry_daily_things_go_on():
    """Who says that it was not meant so, or tells of the household again, gets the next question."""
    cry = stap(begin(), zeg("van mij hoeft het niet meer", signalen=("zelfdoding",))).gesprek
    assert stap(cry, zeg("nee hoor, zo bedoelde ik het niet", bedoeling="ontkennen")).verder
    assert stap(cry, zeg("koken gaat nog", feit("zelf", "koken"))).verder


def test_something_hard_is_no_offer():
    """A first message that resembles an offer but tells of something hard is a request."""
    gesprek = voer(
        begin(),
        zeg("ik help graag, maar lopen lukt niet", feit("lastig", "lopen"), bedoeling="ik_wil_helpen"),
    )
    assert gesprek.rol == "inwoner"


def test_a_yes_answers_only_what_stood_last_on_the_screen():
    """A yes to something else (wipe? go on?) is no consent and sends nothing."""
    for gesprek in (tot_toestemming(), voer(tot_toestemming(), JA, OVERSLAAN, OVERSLAAN, OVERSLAAN)):
        uitkomst = luister(gesprek, replace(JA, gevraagd=None))
        assert uitkomst.gesprek.toestemming == gesprek.toestemming
        assert not uitkomst.versturen


def test_a_yes_after_a_cry_is_no_consent():
    """It only says that the person wants to go on; the question of before comes again."""
    cry = stap(tot_toestemming(), zeg("ik wil niet meer", signalen=("zelfdoding",))).gesprek
    after = stap(cry, JA)
    assert after.gesprek.toestemming is None
    assert after.gesprek.vraag == "toestemming"


def test_the_words_of_a_cry_are_kept():
    """A cry in answer to the first question is the situation."""
    cry = stap(begin(), zeg("het hoeft voor mij niet meer", signalen=("zelfdoding",))).gesprek
    assert cry.gezegd_bij("situatie") == "het hoeft voor mij niet meer"


def test_wiping_asks_first_and_a_no_goes_on():
    """Yes to «wis alles?» wipes; anything else does not, and the conversation goes on."""
    vraagt = begin()
    assert luister(vraagt, replace(JA, gevraagd="wissen")).wissen
    assert not luister(vraagt, replace(NEE, gevraagd="wissen")).wissen


def test_what_is_new_after_agreement_is_shown_again():
    """A fact told at the contact question opens the summary and the consent again."""
    gesprek = voer(tot_toestemming(), JA)
    gesprek = voer(
        gesprek, zeg("o ja, de ramen ook graag", feit("wens", "ramen_lappen", frequentie=WEKELIJKS))
    )
    assert gesprek.vraag == "samenvatting"
    assert gesprek.toestemming is None


def test_a_yes_with_something_new_changes_the_summary():
    """«ja klopt, en mijn zoon kookt soms» adds, and is shown again."""
    gesprek = voer(tot_vrijwilliger(), NEE)
    gesprek = voer(
        gesprek, zeg("ja klopt, mijn zoon kookt soms", feit("hulp", "koken", "zoon"), bedoeling="bevestigen")
    )
    assert gesprek.vraag == "samenvatting"
    assert ("hulp", "koken", "zoon") in {f.sleutel for f in gesprek.feiten}


def test_letting_the_dog_out_removes_nothing():
    """Only words that take something off the summary do so."""
    gesprek = voer(tot_vrijwilliger(), NEE)
    gesprek = voer(
        gesprek,
        zeg(
            "ik wil graag zelf stofzuigen blijven en de hond uit laten",
            feit("wens", "stofzuigen"),
            bedoeling="corrigeren",
        ),
    )
    assert any(f.activiteit == "stofzuigen" for f in gesprek.feiten)


def test_a_number_is_masked_in_a_quote_too():
    """A service number inside the words of a fact goes nowhere."""
    tekst = "mijn bsn is 111222333 en ik kook zelf"
    bsn = Gegeven("bsn", "111222333", 12, 21)
    uitkomst = stap(begin(), zeg(tekst, feit("zelf", "koken", citaat=tekst), gegevens=(bsn,)))
    assert "111222333" not in str(uitkomst.gesprek)


def test_a_difficulty_that_no_volunteer_takes_away_is_no_wish():
    """Stairs mentioned under `verder` stay a difficulty when a volunteer is welcome."""
    gesprek = voer(
        begin(),
        zeg(
            "ik ben alleen",
            feit("lastig", "koken"),
            feit("zelf", "lezen"),
            feit("hulp", "tuin", "zoon"),
            feit("wens", "uitje", frequentie=WEKELIJKS),
        ),
    )
    gesprek = voer(gesprek, zeg("traplopen gaat moeilijk", feit("lastig", "traplopen")), JA)
    assert ("wens", "traplopen", None) not in {f.sleutel for f in gesprek.feiten}


def test_who_does_not_know_yet_at_the_summary_takes_their_time():
    """«weet ik niet kind» stands nowhere in the request, and the summary is not read out again."""
    gesprek = voer(tot_vrijwilliger(), NEE)
    uitkomst = stap(gesprek, zeg("weet ik niet kind", bedoeling="weet_niet"))
    assert uitkomst.gesprek == gesprek
    assert [u.response for u in uitkomst.uitingen] == ["utter_ask_samenvatting__weer"]


def test_what_is_no_longer_needed_is_taken_out_whatever_was_read_in_it():
    """«de ramen hoeven niet, daar heb ik een glazenwasser voor» was read as a difficulty."""
    gesprek = voer(tot_vrijwilliger(), NEE).met_feiten((Feit("wens", "ramen_lappen", "de ramen"),))
    said = "nee de ramen hoeven niet daar heb ik een glazenwasser voor"
    changed = voer(gesprek, zeg(said, feit("lastig", "ramen_lappen"), bedoeling="corrigeren"))
    assert "ramen_lappen" not in {f.activiteit for f in changed.feiten}
    assert said in voor_inwoner(changed)


def test_the_role_said_a_question_later_answers_no_other_question():
    """«ja voor mezelf» in answer to what still goes well: that is asked again."""
    gesprek = voer(begin(), zeg("ik ben Jo en ik ben 81, ik typ langzaam"))
    uitkomst = luister(gesprek, zeg("ja voor mezelf", bedoeling="hulp_voor_mezelf"))
    assert uitkomst.hervat
    assert uitkomst.gesprek == gesprek


def test_danger_goes_before_the_answer_to_wiping():
    """«laat maar, ik wil niet meer leven» at «wis alles?» is heard."""
    cry = zeg("laat maar, ik wil niet meer leven", bedoeling="crisis_zelfdoding")
    uitkomst = luister(begin(), replace(cry, gevraagd="wissen"))
    assert [u.response for u in uitkomst.uitingen] == ["utter_nood_zelfdoding"]
    assert "zelfdoding" in uitkomst.gesprek.signalen


def test_what_is_told_beside_a_question_after_the_agreement_is_shown_first():
    """«wie leest dit? ik durf niet meer te douchen» before sending: the summary and the consent are open again."""
    agreed = replace(voer(tot_toestemming(), JA), vraag="versturen")
    asked = zeg("Wie leest dit? Ik durf niet meer te douchen.", feit("lastig", "wassen_douchen"))
    told = tussendoor(agreed, asked)
    assert (told.vraag, told.akkoord_samenvatting, told.toestemming) == ("samenvatting", False, None)
    beside = tussendoor(
        agreed,
        zeg("Wie leest dit? Ik vind dat eigenlijk best een beetje eng hoor.", bedoeling="vraag_privacy"),
    )
    assert beside == agreed


def test_a_service_number_in_a_correction_goes_nowhere():
    """Also where the whole message becomes a quotation."""
    gesprek = voer(tot_vrijwilliger(), NEE).met_feiten((Feit("hulp", "medicijnen", "ik geef ze"),))
    tekst = "De medicijnen doe ik niet, dat doet de thuiszorg. Haar bsn is 123456782."
    bsn = Gegeven("bsn", "123456782", tekst.index("123"), tekst.index("123") + 9)
    changed = voer(gesprek, zeg(tekst, feit("hulp", "medicijnen"), bedoeling="corrigeren", gegevens=(bsn,)))
    assert ("hulp", "medicijnen", "thuiszorg") in {f.sleutel for f in changed.feiten}
    assert "123456782" not in str(changed)


def test_what_is_denied_at_an_open_question_is_taken_out():
    """«nee die jongen verhuist zelf, daar heb ik niks aan» was heard as a wish to move house."""
    told = voer(begin(), zeg("de buurjongen helpt maar gaat verhuizen", feit("hulp", "verhuizen", "buur")))
    denial = zeg(
        "nee die jongen verhuist zelf daar heb ik niks aan", feit("wens", "verhuizen"), bedoeling="ontkennen"
    )
    assert "verhuizen" not in {f.activiteit for f in voer(told, denial).feiten}


def test_what_somebody_does_not_have_is_taken_out_at_the_summary():
    """«en die tuin heb ik niet, ik woon boven» is no difficulty with a garden."""
    shown = voer(tot_vrijwilliger(), NEE).met_feiten((Feit("zelf", "tuin", "de planten"),))
    changed = voer(
        shown, zeg("en die tuin heb ik niet ik woon boven", feit("lastig", "tuin"), bedoeling="corrigeren")
    )
    assert "tuin" not in {f.activiteit for f in changed.feiten}
