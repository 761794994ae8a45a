from __future__ import annotations

import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.core.referentie import ALPHABET, find, new_referentie, parse


def test_readable_over_the_phone() -> None:
    """A code is three groups of four signs without vowels, look-alikes and sound-alikes."""
    code = new_referentie(secrets.token_bytes)
    groups = code.split("-")
    assert [len(group) for group in groups] == [4, 4, 4]
    assert not set(ALPHABET) & set("AEIOUY01LBFVSM"[:6] + "01LBFVM")
    assert set("".join(groups)) <= set(ALPHABET)


def test_not_repeated() -> None:
    """Ten thousand codes are ten thousand different codes."""
    drawn = random.Random(1)
    assert len({new_referentie(drawn.randbytes) for _ in range(10_000)}) == 10_000


def test_each_sign_as_often() -> None:
    """No sign is more likely than another: the code is as hard to guess as it is long."""
    drawn = random.Random(2)
    signs = "".join(new_referentie(drawn.randbytes).replace("-", "")[:11] for _ in range(20_000))
    expected = len(signs) / len(ALPHABET)
    assert all(abs(signs.count(sign) - expected) < 6 * expected**0.5 for sign in ALPHABET)


@given(st.binary(min_size=600, max_size=600), st.integers(0, 11), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(noise: bytes, place: int, sign: str) -> None:
    """A code with one other sign is none."""
    code = new_referentie(_stream(noise)).replace("-", "")
    wrong = code[:place] + sign + code[place + 1 :]
    assert (parse(wrong) is None) == (wrong != code)


@given(st.binary(min_size=600, max_size=600), st.integers(0, 11), st.integers(0, 11))
def test_two_swapped_signs_are_noticed(noise: bytes, one: int, two: int) -> None:
    """A code with two signs swapped is none."""
    code = new_referentie(_stream(noise)).replace("-", "")
    signs = list(code)
    signs[one], signs[two] = signs[two], signs[one]
    wrong = "".join(signs)
    assert (parse(wrong) is None) == (wrong != code)


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    """Whatever is typed, it is a code or it is none."""
    assert parse(text) is None or parse(text) == find(text)


@pytest.mark.parametrize(
    "wrapping", ["{}", "mijn code is {}.", "code:{}, graag", "({})", "{}\nbedankt", "„{}”"]
)
@pytest.mark.parametrize(
    "change", [str, str.lower, lambda code: code.replace("-", " "), lambda code: code.replace("-", "")]
)
def test_found_in_a_sentence(wrapping: str, change: type[str]) -> None:
    """A code is found in a sentence, however it is written."""
    code = new_referentie(random.Random(3).randbytes)
    assert find(wrapping.format(change(code))) == code


@pytest.mark.parametrize("text", ["", "wanneer hoor ik iets", "06 1234 5678 9012", "KKKKKKKKKKKKKKKK"])
def test_no_code_in_a_sentence(text: str) -> None:
    """Other words and numbers are no code."""
    assert find(text) is None


def _stream(noise: bytes):  # type: ignore[no-untyped-def]
    drawn = random.Random(noise)
    return drawn.randbytes
