"""What holds for every conversation: the order of telling does not matter, and no summary says what nobody said."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from actions.gesprek import taal
from actions.gesprek.aanvraag import aanvraag
from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.samenvatting import MAXIMUM, VOLGORDE, voor_coordinator, voor_inwoner
from tests.actions.gesprekken import NU, begin, feit, stap, zeg

ACTIVITEITEN = ("koken", "tuin", "ramen_lappen", "boodschappen", "uitje", "was_doen", "post_formulieren")
WIE = (None, "zoon", "buur", "niemand", "familie")
TEKST = st.text(st.sampled_from("abcdefg hij klm.,"), min_size=3, max_size=80).filter(lambda t: t.strip())
FEIT = st.builds(
    lambda soort, activiteit, wie, citaat: Feit(soort, activiteit, citaat, wie if soort == "hulp" else None),
    st.sampled_from(("zelf", "lastig", "hulp", "wens", "aanbod")),
    st.sampled_from(ACTIVITEITEN),
    st.sampled_from(WIE),
    TEKST,
)
GESPREK = st.builds(
    lambda feiten, verteld, welkom, netwerk: Gesprek(
        rol="inwoner", verteld=tuple(verteld), vrijwilliger_welkom=welkom, netwerk=netwerk
    ).met_feiten(tuple(feiten)),
    st.lists(FEIT, max_size=12),
    st.lists(st.tuples(st.sampled_from(("situatie", "verder", "netwerk", "zelf")), TEKST), max_size=6),
    st.sampled_from(("onbekend", "ja", "nee", "misschien")),
    st.sampled_from(("onbekend", "ja", "nee", "liever_niet_vragen")),
)
ANTWOORDEN = (
    zeg("de trap lukt niet meer", feit("lastig", "traplopen", citaat="de trap")),
    zeg("ik kook graag", feit("zelf", "koken", citaat="kook")),
    zeg("mijn zoon doet de boodschappen", feit("hulp", "boodschappen", "zoon", citaat="boodschappen")),
    zeg("iemand voor de ramen graag", feit("wens", "ramen_lappen", citaat="ramen")),
)


@given(st.permutations(ANTWOORDEN))
@settings(max_examples=60, deadline=None)
def test_any_order_of_telling_gives_the_same_facts(answers):
    """Whatever question was open, all that was told stands in the request, once."""
    gesprek = replace(begin(), rol="inwoner", vraag="situatie", gesteld=("start", "situatie"))
    for antwoord in answers:
        gesprek = stap(gesprek, antwoord).gesprek
    request = aanvraag(replace(gesprek, toestemming=NU.isoformat()))
    assert sorted((f["soort"], f["activiteit"]) for f in request["feiten"]) == [
        ("hulp", "boodschappen"),
        ("lastig", "traplopen"),
        ("wens", "ramen_lappen"),
        ("zelf", "koken"),
    ]


@given(st.permutations(ANTWOORDEN))
@settings(max_examples=60, deadline=None)
def test_no_question_is_asked_twice_in_any_order(answers):
    """A question that was asked or answered does not come back."""
    gesprek = replace(begin(), rol="inwoner", vraag="situatie", gesteld=("start", "situatie"))
    asked = ["situatie"]
    for antwoord in answers:
        gesprek = stap(gesprek, antwoord).gesprek
        if gesprek.vraag in (None, "samenvatting"):
            break
        asked.append(gesprek.vraag)
    assert len(asked) == len(set(asked))


@given(GESPREK)
@settings(max_examples=200, deadline=None)
def test_no_sentence_of_the_summary_lacks_a_source(gesprek):
    """Each quotation was typed, each activity is a fact of its kind, and it stays within its length."""
    # What was told in parts under one question is quoted as one.
    told = {gesprek.gezegd_bij(vraag) or "" for vraag, _ in gesprek.verteld} | {
        f.citaat for f in gesprek.feiten
    }
    for summary in (voor_coordinator(gesprek), voor_inwoner(gesprek)):
        for quotation in re.findall("«([^»]*)»", summary):
            assert any(quotation.strip() in one for one in told)
    short = voor_coordinator(gesprek)
    assert len(short.split()) <= MAXIMUM
    for soort in VOLGORDE:
        line = next(
            (p for p in re.split(r"(?<=\.) (?=[A-Z])", short) if p.startswith(f"{taal.kop(soort)}:")), ""
        )
        named = {code for code in ACTIVITEITEN if re.search(rf"\b{re.escape(taal.activiteit(code))}\b", line)}
        assert named <= {f.activiteit for f in gesprek.feiten}, line


@given(GESPREK)
@settings(max_examples=100, deadline=None)
def test_what_the_person_reads_holds_every_fact(gesprek):
    """Nothing is sent that was not shown."""
    shown = voor_inwoner(gesprek)
    assert all(taal.activiteit(f.activiteit) in shown for f in gesprek.feiten)
    assert all(f.citaat.strip() in shown for f in gesprek.feiten)
