"""Room to breathe in the own words: the form, the moment, a wish that is told early."""

import pytest

from actions.gesprek import lucht


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("een middag iemand aan huis", ("aan_huis",)),
        ("dat hij ergens een nacht kan logeren", ("logeren",)),
        ("dagopvang, en een weekend logeren", ("dagopvang", "logeren")),
        # Away over a night: somebody stays at home, or the other stays elsewhere. The form was not said.
        ("een nacht weg", ("aan_huis", "logeren")),
        ("Ik wil gewoon een weekend weg met mijn man.", ("aan_huis", "logeren")),
        ("een paar dagen er tussenuit", ("aan_huis", "logeren")),
        ("samen een weekje weg op vakantie", ("vakantie",)),
        ("een hotel met zorg waar we samen heen kunnen", ("vakantie",)),
        ("een dag in de week dat ze ergens heen kan", ("dagopvang",)),
        ("een nacht doorslapen", ()),
        ("dat iemand de boodschappen overneemt", ()),
    ],
)
def test_the_form_is_read_from_the_words(tekst, vormen):
    """A night away leads to nights, also where nobody says «logeren»."""
    assert lucht.vormen(tekst) == vormen


@pytest.mark.parametrize(
    ("tekst", "moment"),
    [
        ("Ik werk op maandag, dus op dinsdagmiddag iemand erbij", "op dinsdagmiddag"),
        ("Dat er op woensdagavond iemand bij haar is, dan kan ik sporten", "op woensdagavond"),
        ("De thuiszorg komt elke morgen. Op dinsdagmiddag iemand erbij zou fijn zijn", "Op dinsdagmiddag"),
        ("want op maandagavond wil ik naar het koor", "op maandagavond"),
        ("Een vaste zaterdag dagopvang. Daar zou mijn vrouw van opleven.", "Een vaste zaterdag"),
        ("Een dag in de week dat ze ergens heen kan", "Een dag in de week"),
        ("elke woensdag en vrijdag een paar uur", "elke woensdag en vrijdag"),
        ("Voor mijn man een rustige dagopvang, op dinsdag als ik werk.", "op dinsdag"),
        ("Een nacht doorslapen. Dat er 's nachts iemand bij Ria is.", "'s nachts"),
        ("de thuiszorg wast haar elke morgen", None),
        ("iemand die meedenkt", None),
    ],
)
def test_the_moment_is_that_of_the_wish(tekst, moment):
    """Not the first that stands in the text: what is there already, or when somebody works, is no moment."""
    assert lucht.moment(tekst) == moment


@pytest.mark.parametrize(
    ("tekst", "vroeg"),
    [
        ("Alles draait om hem. Ik wil gewoon een weekend weg met mijn man.", True),
        ("Ik zou zo graag een middag vrij hebben", True),
        ("een logeerplek voor hem, daar snak ik naar", True),
        ("Ik wil niet een weekend weg", False),
        ("Hij wil elke dag weg", False),
        ("Mijn man is een paar dagen weg geweest", False),
    ],
)
def test_a_wish_is_heard_whatever_was_asked(tekst, vroeg):
    """It is the carer who wants to go, and not what they do not want."""
    assert (lucht.wens(tekst) is not None) == vroeg


def test_a_question_after_a_form_names_it():
    """«is er een logeerhuis?» is no wish in so many words, and is looked up as one."""
    assert lucht.gevraagd("Dag. Is er een logeerhuis voor mijn man?") == "Is er een logeerhuis voor mijn man?"
    assert lucht.gevraagd("Hij woont thuis. Wat nu?") is None


def test_the_habit_is_more_exact_than_the_night():
    """Where both are wished for."""
    words = "Een nacht doorslapen. Dat er 's nachts iemand bij Ria is."
    assert lucht.moment(words, ["Een nacht doorslapen"]) == "'s nachts"
