"""What stands in a mail, and what never does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.core.post.port import Bezorger
from matchmaker.core.post.poststuk import Mail, Onbezorgbaar, Soort
from matchmaker.post.kiezen import kies_bezorger
from matchmaker.post.schrijven import Schrijver
from matchmaker.post.teksten import lees_teksten
from tests.matchmaker.aanvragen import feit
from tests.matchmaker.conftest import TestClock
from tests.matchmaker.post.conftest import ADRES
from tests.matchmaker.post.mailserver import VAN, Mailserver
from tests.matchmaker.post.uit import uitbak
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import ingediend, opgepakt

SCHRIJVER = Schrijver(lees_teksten(), "Gemeente Linderwoude", VAN, ADRES)
TOKEN = "t" * 43


def _mail(soort: Soort = Soort.VOORSTEL, aan: str = "gerda@voorbeeld.example") -> Mail:
    return Mail(
        soort=soort,
        aan=aan,
        bericht_id="20260302090000.ab",
        gemaakt_op=datetime(2026, 3, 2, 9, tzinfo=UTC),
        token=TOKEN if soort is Soort.VOORSTEL else None,
        tot_en_met=date(2026, 3, 9) if soort is Soort.VOORSTEL else None,
    )


def _gelezen(raw: bytes) -> EmailMessage:
    read = message_from_bytes(raw, policy=default)
    assert isinstance(read, EmailMessage)
    return read


def test_a_proposal() -> None:
    """A proposal has its link whole, its last day in words, and headers that mail programs expect."""
    made = _gelezen(bytes(SCHRIJVER.schrijf(_mail())))
    assert made["From"] == f"Gemeente Linderwoude <{VAN}>"
    assert made["To"] == "gerda@voorbeeld.example"
    assert made["Message-ID"] == "<20260302090000.ab@linderwoude.example>"
    assert made["Date"].datetime == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert made["Auto-Submitted"] == "auto-generated"
    assert made.get_content_type() == "text/plain"
    text = made.get_content()
    assert f"{ADRES}/voorstel/{TOKEN}" in text.splitlines()
    assert "tot en met maandag 9 maart" in text


@pytest.mark.parametrize("soort", [one for one in Soort if one is not Soort.VOORSTEL])
def test_to_a_coordinator(soort: Soort) -> None:
    """A mail to a coordinator links to the pages behind the sign-in, not to a request."""
    text = _gelezen(bytes(SCHRIJVER.schrijf(_mail(soort)))).get_content()
    assert [line for line in text.splitlines() if "//" in line] == [f"{ADRES}/coordinator"]


def test_the_same_again() -> None:
    """A mail that is tried again is the same to the byte."""
    assert bytes(SCHRIJVER.schrijf(_mail())) == bytes(SCHRIJVER.schrijf(_mail()))


@pytest.mark.parametrize(
    "address",
    [
        *("", "geen adres", "a@b", "@voorbeeld.example", "a@@voorbeeld.example", "a b@voorbeeld.example"),
        *("a@voorbeeld.example\nBcc: b@voorbeeld.example", "a@voorbeeld.example\r\n\r\nTekst"),
        *("a@voorbeeld.example, b@voorbeeld.example", "Naam <a@voorbeeld.example>", "a\0@voorbeeld.example"),
        *(f"{'a' * 65}@voorbeeld.example", f"a@{'b' * 63}.{'c' * 63}.{'d' * 63}.{'e' * 63}.example"),
        *(
            "a@-voorbeeld.example",
            "a@[127.0.0.1]",
            "a@voorbeeld.example;b@voorbeeld.example",
            "\ud800@b.example",
        ),
    ],
)
def test_no_address(address: str) -> None:
    """What is no single address gets no mail, whatever it is."""
    with pytest.raises(Onbezorgbaar):
        SCHRIJVER.schrijf(_mail(aan=address))


@given(st.text(max_size=80).map(lambda text: text + "@voorbeeld.example") | st.text(max_size=300))
@example('"a\r\nBcc: b@voorbeeld.example"@voorbeeld.example')
@example("a@voorbeeld.example\u2028Bcc: b@voorbeeld.example")
def test_no_header_comes_in(address: str) -> None:
    """No address, however it is made, adds a header or a recipient."""
    try:
        made = SCHRIJVER.schrijf(_mail(aan=address))
    except Onbezorgbaar:
        return
    usual = SCHRIJVER.schrijf(_mail())
    read = _gelezen(made.as_bytes(policy=made.policy.clone(utf8=True)))
    assert read.keys() == usual.keys()
    assert len(read["To"].addresses) == 1
    assert read.get_content() == _gelezen(bytes(usual)).get_content()


@pytest.mark.parametrize(
    "name",
    ['Gemeente Ĝrœningen & Co., "\'t Gooi"', "Gemeente " + "Zeer" * 60, "市政厅 <b@voorbeeld.example>"],
)
def test_strange_municipalities(name: str) -> None:
    """Signs that mean something in a header, other scripts and very long names arrive as they are."""
    made = Schrijver(lees_teksten(), name, VAN, ADRES).schrijf(_mail())
    read = _gelezen(bytes(made))
    (sender,) = read["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (name, VAN)
    assert name in read.get_content()


async def test_other_scripts_arrive(
    matchmaker: Matchmaker, anna: Coordinator, mailserver: Mailserver, bezorger: Bezorger
) -> None:
    """A domain in another script is found; a name in one is not what every server takes: then somebody has to phone."""
    for email in ("jorg@bücher.example", "jörg@bücher.example"):
        referentie = await opgepakt(matchmaker, anna)
        one = await toegevoegd(matchmaker, anna, email=email)
        await matchmaker.stel_voor_aan_vrijwilliger(referentie, one.id, anna)
    done = await matchmaker.bezorg_post(bezorger)
    assert (done.verstuurd, done.mislukt) == (1, 1)
    assert mailserver.naar == ["jorg@xn--bcher-kva.example"]
    assert [one.referentie for one in (await matchmaker.dagstart(anna)).niet_gemaild] == [referentie]


PLANTED = ("Wilhelmina", "Geheimhuizen", "31600000042", "Waldhoorn", "1997", "Lindenkwartier", "Roodborst")


async def test_nothing_of_a_person(
    matchmaker: Matchmaker,
    settings: Settings,
    anna: Coordinator,
    clock: TestClock,
    mailserver: Mailserver,
    bezorger: Bezorger,
) -> None:
    """Of all that was told no word stands in any mail or in the outbox: no name, place, number, quote or code."""
    told = {
        "situatie": "Wilhelmina Geheimhuizen oefent op de Waldhoorn.",
        "samenvatting": "Wilhelmina wil hulp met de Waldhoorn.",
        "feiten": [feit("wens", "stofzuigen", "Waldhoorn stoffen", moment="als de Roodborst zingt")],
        "contact": {
            "naam": "Wilhelmina Geheimhuizen",
            "telefoon": "+31600000042",
            "email": "wilhelmina@geheimhuizen.example",
            "postcode": "1997 AB",
            "voorkeur": "bellen",
        },
    }
    codes = [await ingediend(matchmaker, signalen=["geweld"], **told)]
    await matchmaker.bezorg_post(bezorger)
    for work in ("rust", "voorstel", "nazorg"):
        referentie = await opgepakt(matchmaker, anna, **told)
        codes.append(referentie)
        if work != "rust":
            one = await toegevoegd(matchmaker, anna, naam="Roodborst Waldhoorn", email=f"{work}@b.example")
            made = await matchmaker.stel_voor_aan_vrijwilliger(referentie, one.id, anna, "voor Wilhelmina")
        if work == "nazorg":
            await matchmaker.accepteer_voorstel(made.id, anna)
            await matchmaker.set_status(referentie, "gekoppeld", anna)
    await matchmaker.bezorg_post(bezorger)
    clock.pass_by(days=15)
    await matchmaker.bijwerken()
    await matchmaker.bezorg_post(bezorger)
    assert {str(mail["Subject"]) for mail in mailserver.mails} == {
        SCHRIJVER.teksten.onderwerp(soort, {}) for soort in Soort
    }
    box = [str(vars(one)) for one in await uitbak(settings)]
    mails = [f"{mail.as_string()}\n{mail.get_content()}\n{mail['Subject']}" for mail in mailserver.mails]
    for text in (*box, *mails):
        words = (*PLANTED, "Anna Verzonnen", *codes)
        assert [word for word in words if word.casefold() in text.casefold()] == []


async def test_a_demonstration_writes_files(
    settings: Settings, matchmaker: Matchmaker, anna: Coordinator, tmp_path: Path
) -> None:
    """In a demonstration a mail becomes a file that a mail program opens, also where a mail server is configured."""
    demo = settings.model_copy(update={"demo": True, "smtp_host": "mail.echt.example", "adres": None})
    bezorger = kies_bezorger(demo)
    assert bezorger is not None
    await ingediend(matchmaker, signalen=["geweld"])
    assert (await matchmaker.bezorg_post(bezorger)).verstuurd == 1
    (path,) = (tmp_path / "post").iterdir()
    assert path.suffix == ".eml"
    assert path.parent.stat().st_mode & 0o077 == 0
    read = _gelezen(path.read_bytes())
    assert read["To"] == "anna@gemeente.example"
    assert "http://127.0.0.1:8080/coordinator" in read.get_content()
