"""Which language somebody writes or asks for."""

import pytest

from actions.gesprek.vreemde_taal import lees


@pytest.mark.parametrize(
    ("tekst", "taal"),
    [
        ("I don't speak Dutch, can you help me?", "en"),
        ("Nie mówię po holendersku", "pl"),
        ("Türkçe biliyor musunuz", "tr"),
        ("لا أتكلم الهولندية", "ar"),
        ("Я не розмовляю нідерландською", "uk"),
        ("ich verstehe das leider nicht", "de"),
        ("je ne parle pas néerlandais", "fr"),
        ("ik spreek alleen Turks", "tr"),
        ("kan het ook in het Pools?", "pl"),
        ("ik praat niet goed nederlands", None),
    ],
)
def test_the_language_is_found(tekst, taal):
    """By its name where it is named, else by how it is written."""
    assert lees(tekst) == taal
