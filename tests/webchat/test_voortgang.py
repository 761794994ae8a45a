"""How many questions are left: the table is the agenda's, and what is said of it only falls."""

import pytest

from actions.gesprek.agenda import AGENDA, TERUGBELLEN
from webchat.pages.voortgang import VRAGEN, progress

AGENDAS = {**AGENDA, "terugbellen": TERUGBELLEN}


@pytest.mark.parametrize("rol", sorted(AGENDAS))
def test_the_table_is_the_agenda(rol: str) -> None:
    """Each role's questions stand in the table in the order in which they are asked."""
    kept = VRAGEN["inwoner" if rol == "namens_ander" else rol]
    assert kept == tuple(punt.vraag for punt in AGENDAS[rol])


def test_every_role_of_the_table_is_one() -> None:
    """The table has no role that the agenda does not have."""
    assert set(VRAGEN) <= set(AGENDAS)


@pytest.mark.parametrize(
    ("gesteld", "zin"),
    [
        ([], ""),
        (["start"], ""),
        (["start", "situatie"], "Nog ongeveer negen vragen"),
        (["start", "situatie", "zorgt_voor"], "Nog ongeveer tien vragen"),
        (["start", "situatie", "zelf", "wens"], "Nog ongeveer vier vragen"),
        (["start", "aanbod"], "Nog ongeveer drie vragen"),
        (["start", "situatie", "contact", "moment"], "Nog ongeveer één vraag"),
        (["start", "vrijwilliger"], "Nog ongeveer één vraag"),
        (["samenvatting"], "U bent er bijna"),
        (["start", "situatie", "wissen", "zelf"], "Nog ongeveer acht vragen"),
        (["wissen"], ""),
    ],
)
def test_what_is_said(gesteld: list[str], zin: str) -> None:
    """About how many are left in the role that the questions fit; nothing before a role can be told."""
    assert progress(gesteld) == zin


@pytest.mark.parametrize("rol", sorted(VRAGEN))
def test_it_only_falls_within_a_role(rol: str) -> None:
    """Once the questions are those of one role, the number never rises."""
    words = ["", "één vraag", *"twee drie vier vijf zes zeven acht negen tien elf twaalf".split()]
    row = VRAGEN[rol]
    own = next(
        n for n in range(len(row)) if sum(set(row[: n + 1]) <= set(v) for v in VRAGEN.values()) <= 1 or n == 2
    )
    left = []
    for end in range(own + 1, len(row) + 1):
        said = progress(row[:end]).removeprefix("Nog ongeveer ").removesuffix(" vragen")
        left.append(words.index(said) if said in words else 0)
    assert left == sorted(left, reverse=True)
