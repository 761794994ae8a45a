"""How old somebody is who is cared for, and whether there is an indication: both from the own words."""

import pytest

from actions.gesprek.gesprek import Gesprek, Mantelzorg
from actions.gesprek.zorgontvanger import alleen_over, indicatie, is_kind, is_oud, leeftijd, leeftijden


def _verteld(*zinnen: str, zorgt_voor: str | None = None) -> Gesprek:
    return Gesprek(
        rol="mantelzorger",
        verteld=tuple(("situatie", zin) for zin in zinnen),
        mantelzorg=Mantelzorg(zorgt_voor=zorgt_voor),
    )


@pytest.mark.parametrize(
    ("tekst", "ouderdom"),
    [
        ("Ik zorg voor mijn zoon van 9.", (9,)),
        ("mijn zoon van negen", (9,)),
        ("Onze zoon Mark is 42 en heeft een verstandelijke beperking", (42,)),
        ("Mijn buurvrouw is 91 en ik ben 88.", (91,)),
        ("Pa (86) heeft hartfalen, ma (83) wordt vergeetachtig", (86, 83)),
        ("mijn moeder, 84, valt vaak", (84,)),
        ("veur mien man Gait, hee is 79", (79,)),
        ("Ik ben een vrouw van 61", ()),
        ("hij is 3 keer gevallen", ()),
        ("dat zij is een nacht kan logeren", ()),
        ("mijn zoon is een lieve jongen", ()),
        ("ik ben moeder van 3 kinderen", ()),
        ("mijn man is 2 jaar geleden gestopt met werken", ()),
        ("Mijn vader is na zijn ziekte veranderd", ()),
        ("ze is 24 uur per dag in de weer", ()),
    ],
)
def test_ages_of_others_are_read(tekst, ouderdom):
    """The writer's own age, a number of times or of years ago is none."""
    assert leeftijden(tekst) == ouderdom


def test_a_child_is_one_by_age():
    """A son of 42 is no child; the age of the parents beside it does not count."""
    assert is_kind(_verteld("mijn zoon van 9", zorgt_voor="zoon")) is True
    assert is_kind(_verteld("onze zoon Mark is 42", zorgt_voor="zoon")) is False
    assert is_kind(_verteld("onze zoon", zorgt_voor="zoon")) is None
    assert is_kind(_verteld("mijn man", zorgt_voor="partner")) is False
    both = _verteld("vader van 74 met een zoon van 42", zorgt_voor="zoon")
    assert (leeftijd(both), is_kind(both)) == (42, False)


def test_old_is_told_by_age_or_kin():
    """A parent is old unless told otherwise; of a partner it is not known."""
    assert is_oud(_verteld("mijn moeder", zorgt_voor="ouder")) is True
    assert is_oud(_verteld("mijn moeder is 52", zorgt_voor="ouder")) is False
    assert is_oud(_verteld("mijn man", zorgt_voor="partner")) is None
    assert is_oud(_verteld("mijn man is 79", zorgt_voor="partner")) is True


@pytest.mark.parametrize(
    ("zinnen", "er_is"),
    [
        (("We hebben nog geen indicatie.",), False),
        (("er is nog niets aangevraagd",), False),
        (("dagopvang, maar dan zonder indicatie",), False),
        (("ze heeft een wlz-indicatie",), True),
        (("we hebben sinds mei een beschikking van de gemeente",), True),
        (("nog geen indicatie", "we hebben nu een indicatie"), True),  # the last word counts
        (("Hoe kom je aan een indicatie?",), None),
        (("mijn man heeft dementie",), None),
    ],
)
def test_an_indication_is_told_of(zinnen, er_is):
    """No, yes, or nothing said."""
    assert indicatie(_verteld(*zinnen)) is er_is


def test_of_two_persons_the_one_that_is_named_counts():
    """What the mother has does not decide where the husband can go; helpers in the account change nothing."""
    both = _verteld(
        "Mijn man heeft een beroerte gehad en mijn moeder van 86 heeft dementie. Mijn zus helpt.",
        zorgt_voor="partner",
    )
    man = alleen_over(both, "voor mijn man een rustige dagopvang")
    assert [words for _, words in man.verteld] == ["Mijn man heeft een beroerte gehad"]
    assert leeftijd(alleen_over(both, "iemand die mijn moeder gezelschap houdt")) == 86
    assert alleen_over(both, "dagopvang op dinsdag") == both
    one = _verteld("Mijn man heeft dementie. Mijn dochter kookt.", zorgt_voor="partner")
    assert alleen_over(one, "dagopvang voor mijn man") == one


@pytest.mark.parametrize(
    ("tekst", "jaren"),
    [
        ("Mijn man is al 5 jaar ziek", ()),
        ("Mijn vrouw is 5 jaar dement", ()),
        ("mijn man werkt van 8 tot 5", ()),
        ("Mijn vader is drie nachten per week onrustig", ()),
        ("Mijn man is 1 op 1 zorg", ()),
        ("mijn zoon is 9 jaar en autistisch", (9,)),
        ("mijn moeder is 86 jaar oud", (86,)),
        ("Mijn dochter Anne is 12", (12,)),
    ],
)
def test_years_of_illness_and_hours_are_no_age(tekst, jaren):
    """And nobody's husband is five."""
    assert leeftijden(tekst) == jaren


def test_a_grandmother_who_minds_the_child_makes_nobody_old():
    """Who is cared for decides."""
    son = Gesprek(
        rol="mantelzorger",
        verteld=(("situatie", "Ik zorg voor onze zoon. Oma past wel eens op."),),
        mantelzorg=Mantelzorg(zorgt_voor="zoon"),
    )
    assert is_oud(son) is False
