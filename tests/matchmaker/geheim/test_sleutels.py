from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from matchmaker.geheim import sleutels
from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.sleutels import KeysMissing, Sleutelbestand, nieuw, open_geheim

PLAATS = "hulpvraag.contact"


def test_keys_of_the_environment(tmp_path: Path) -> None:
    """Several keys, split by commas, the first seals; remarks are left out."""
    first, second = nieuw(), nieuw()
    old = open_geheim(second, None, tmp_path, demo=False)
    both = open_geheim(f"{first}, {second}  # van voor de zomer", None, tmp_path, demo=False)
    assert both.open(old.verzegel("Wil", PLAATS), PLAATS) == "Wil"
    assert both.eerste != old.eerste
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("keys", ["geheimpje", nieuw()[:-8], "héél"])
def test_what_is_no_key(tmp_path: Path, keys: str) -> None:
    """A setting that is no key is refused at the start, without being shown."""
    with pytest.raises(KeysMissing, match="no key") as caught:
        open_geheim(keys, None, tmp_path, demo=True)
    assert keys not in str(caught.value)


def test_a_key_twice(tmp_path: Path) -> None:
    """The same key twice is a mistake in rotating."""
    key = nieuw()
    with pytest.raises(KeysMissing, match="twee keer"):
        open_geheim(f"{key},{key}", None, tmp_path, demo=False)


def test_no_keys(tmp_path: Path) -> None:
    """Outside a demonstration nothing begins without a key, and none is made by itself."""
    with pytest.raises(KeysMissing, match="sleutels nieuw"):
        open_geheim(None, None, tmp_path, demo=False)
    assert not list(tmp_path.iterdir())


def test_two_places(tmp_path: Path) -> None:
    """The setting and the file together: which seals would be a guess."""
    with pytest.raises(KeysMissing, match="not both"):
        open_geheim(nieuw(), tmp_path / "sleutels", tmp_path, demo=False)


def test_a_file_for_others(tmp_path: Path) -> None:
    """A file that others on the machine may read is refused; its group may."""
    file = tmp_path / "sleutels"
    file.write_text(nieuw())
    file.chmod(0o604)
    with pytest.raises(KeysMissing, match="0600"):
        open_geheim(None, file, tmp_path, demo=False)
    file.chmod(0o440)
    assert open_geheim(None, file, tmp_path, demo=False).eerste


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong path is told; a file is not made by itself."""
    with pytest.raises(KeysMissing, match="cannot be read"):
        open_geheim(None, tmp_path / "weg", tmp_path, demo=True)
    assert not list(tmp_path.iterdir())


def test_a_new_key_is_followed(tmp_path: Path) -> None:
    """A process that runs seals with a new key at once, and opens what the old one sealed."""
    file = Sleutelbestand(tmp_path / "geheim" / "sleutels")
    file.zet_vooraan(nieuw())
    running = open_geheim(None, file.pad, tmp_path, demo=False)
    sealed, before = running.verzegel("Wil", PLAATS), running.eerste
    file.zet_vooraan(nieuw())
    assert running.eerste != before
    assert running.ids[1] == before
    assert running.open(sealed, PLAATS) == "Wil"
    assert file.pad.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.pad.parent.iterdir()] == ["sleutels"]


def test_a_file_that_goes_wrong_later(tmp_path: Path) -> None:
    """A file that is emptied or made public while a process runs does not stop it; the next start refuses."""
    file = Sleutelbestand(tmp_path / "sleutels")
    file.zet_vooraan(nieuw())
    running = open_geheim(None, file.pad, tmp_path, demo=False)
    before = running.ids
    file.pad.write_text("")
    assert running.ids == before
    file.pad.unlink()
    assert running.ids == before
    with pytest.raises(KeysMissing):
        open_geheim(None, file.pad, tmp_path, demo=False)


def _ids(var: Path) -> tuple[str, ...]:
    return Geheim(sleutels.in_demo(var)).ids


def test_a_demonstration_makes_one_key(tmp_path: Path) -> None:
    """Several processes that start at once have the same key, in a file for this account only."""
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        found = pool.map(_ids, [tmp_path / "var"] * 6)
    assert len(set(found)) == 1
    assert (tmp_path / "var" / "sleutels").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in (tmp_path / "var").iterdir()] == ["sleutels"]
