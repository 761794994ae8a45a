from __future__ import annotations

from base64 import urlsafe_b64encode

import pytest

from matchmaker.core.errors import Unreadable
from matchmaker.geheim.cijfer import Geheim, Sleutel

OUD, NIEUW = Sleutel.van(b"o" * 32), Sleutel.van(b"n" * 32)
NAAM = "vrijwilliger.naam"


def geheim(*keys: Sleutel) -> Geheim:
    """Make the cipher with these keys."""
    return Geheim(lambda: keys)


@pytest.mark.parametrize("tekst", ["", "Wil Verzonnen", "Ünïcode ✓\n", "kt1:nep:nep", "x" * 100_000])
def test_sealed_text_opens(tekst: str) -> None:
    """Any text comes back as it was, and is not to be seen in what is stored."""
    sealed = geheim(NIEUW).verzegel(tekst, NAAM)
    assert geheim(NIEUW).open(sealed, NAAM) == tekst
    assert not tekst or tekst not in sealed


def test_the_same_text_twice_looks_different() -> None:
    """Nobody sees by the sealed text who has the same name."""
    assert geheim(NIEUW).verzegel("Wil", NAAM) != geheim(NIEUW).verzegel("Wil", NAAM)


def test_every_key_opens_and_the_first_seals() -> None:
    """After a new key was put in front, old text still opens, and new text is told apart from it."""
    both = geheim(NIEUW, OUD)
    old, new = geheim(OUD).verzegel("Wil", NAAM), both.verzegel("Wil", NAAM)
    assert both.open(old, NAAM) == both.open(new, NAAM) == "Wil"
    assert both.is_met_eerste(new)
    assert not both.is_met_eerste(old)
    assert both.ids == (NIEUW.id, OUD.id)


def test_without_its_key_text_does_not_open() -> None:
    """The error names the key that is missing, and neither the text nor a key."""
    sealed = geheim(OUD).verzegel("Wil", NAAM)
    with pytest.raises(Unreadable, match=OUD.id) as caught:
        geheim(NIEUW).open(sealed, NAAM)
    assert sealed not in str(caught.value)


def test_another_key_that_bears_the_same_id() -> None:
    """A key that is not the right one never gives gibberish."""
    sealed = geheim(OUD).verzegel("Wil", NAAM)
    with pytest.raises(Unreadable, match="does not open"):
        geheim(Sleutel(OUD.id, b"x" * 32)).open(sealed, NAAM)


def test_sealed_text_is_bound_to_its_place() -> None:
    """Who can write in the database cannot move a sealed name to where it is shown to others."""
    sealed = geheim(NIEUW).verzegel("Wil", NAAM)
    with pytest.raises(Unreadable):
        geheim(NIEUW).open(sealed, "coordinator.naam")


@pytest.mark.parametrize("place", [5, 14, 20, -3])
def test_changed_text_does_not_open(place: int) -> None:
    """One letter that was changed anywhere is noticed."""
    sealed = geheim(NIEUW).verzegel("Wil Verzonnen", NAAM)
    at = place % len(sealed)
    changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
    with pytest.raises(Unreadable):
        geheim(NIEUW).open(changed, NAAM)


@pytest.mark.parametrize("text", ["", "Wil", "kt1", "kt1:", f"kt1:{NIEUW.id}:", f"kt1:{NIEUW.id}:x"])
def test_what_was_never_sealed(text: str) -> None:
    """Text that is not sealed is refused, not shown."""
    with pytest.raises(Unreadable):
        geheim(NIEUW).open(text, NAAM)


def test_a_digest_finds_and_does_not_tell() -> None:
    """The same text has the same digest in one place and under one key only."""
    one = geheim(NIEUW).afdruk("verzonnen", "kenmerk.naam")
    assert one == geheim(NIEUW, OUD).afdruk("verzonnen", "kenmerk.naam")
    others = {
        geheim(OUD).afdruk("verzonnen", "kenmerk.naam"),
        geheim(NIEUW).afdruk("verzonnen", "contactwoord"),
        geheim(NIEUW).afdruk("verzonnem", "kenmerk.naam"),
    }
    assert one not in others
    assert len(others) == 3
    assert geheim(NIEUW, OUD).afdrukken("verzonnen", "kenmerk.naam") == (
        one,
        geheim(OUD).afdruk("verzonnen", "kenmerk.naam"),
    )


def test_keys_do_not_show_themselves() -> None:
    """A key that gets into a log or a traceback shows its id only; the id is no part of it."""
    assert "n" * 8 not in repr(NIEUW)
    assert NIEUW.id in repr(NIEUW)
    assert NIEUW.id not in NIEUW.stof.hex() + urlsafe_b64encode(NIEUW.stof).decode()


def test_a_key_has_32_bytes() -> None:
    """A shorter one is a mistake in copying."""
    with pytest.raises(ValueError, match="32 bytes"):
        Sleutel.van(b"kort")
