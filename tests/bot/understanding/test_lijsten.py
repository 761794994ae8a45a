"""Word lists: weak words apart, gaps, and the longest person."""

import numpy as np
import pytest

from bot.understanding.feiten.kenmerken import Lijsten


@pytest.fixture
def lists(tmp_path):
    """Write three small lists."""
    for name, text in {
        "activiteiten/koken": "# doen\nkoken\npannetje\n# zwak\npan\n",
        "activiteiten/aankleden": "kleedt … aan\n",
        "wie/partner": "vrouw\nmijn vrouw\n",
        "wie/familie": "zijn vrouw\n",
    }.items():
        path = tmp_path / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Lijsten.read(tmp_path)


def _hits(lists: Lijsten, text: str) -> dict[str, list[int]]:
    found = lists.treffers(text.split())
    return {
        name: np.nonzero(found[:, k])[0].tolist() for k, name in enumerate(lists.namen) if found[:, k].any()
    }


def test_weak_words_are_a_list_of_their_own(lists):
    """A word below `# zwak` is not counted as the activity itself."""
    assert _hits(lists, "een pan") == {"activiteiten_zwak/koken": [1]}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("zij kleedt hem aan", [1, 3]),
        ("zij kleedt aan", [1, 2]),
        ("zij kleedt hem elke ochtend helemaal weer aan", []),
        ("zij kleedt zich . aan", []),
    ],
)
def test_a_gap_holds_a_few_words_of_one_sentence(lists, text, places):
    """The pieces are marked, what stands between them is not; too far apart they are nothing."""
    assert _hits(lists, text).get("activiteiten/aankleden", []) == places


def test_the_longest_person_wins(lists):
    """Zijn vrouw is not the writer's own."""
    assert _hits(lists, "zijn vrouw kookt") == {"wie/familie": [0, 1]}
    assert _hits(lists, "mijn vrouw kookt") == {"wie/partner": [0, 1]}
