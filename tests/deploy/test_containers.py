"""The container files: checked by their linter, closed as promised, and whole. No image is built here."""

import json
import os
import subprocess
import sys

import pytest

from tests.deploy.lezen import DOCKERFILES, compose, copied, instructions, make_root, settings_of
from tests.sleutel import SLEUTEL
from tests.stack import MODEL, ROOT

BIN = ROOT / ".venv" / "bin"
by_file = pytest.mark.parametrize("path", DOCKERFILES, ids=lambda path: path.stem)
by_service = pytest.mark.parametrize("name", ["web", "actions", "bot-0", "bot-1"])


@by_file
def test_the_linter_has_nothing_to_say(path):
    """hadolint, with all its rules."""
    done = subprocess.run([BIN / "hadolint", path], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@by_file
def test_it_runs_as_nobody_and_says_whether_it_lives(path):
    """The last stage has a user that is not root and a health check, and no step after that user is root's."""
    last = instructions(path)
    words = [word for word, _ in last]
    last = last[len(words) - words[::-1].index("FROM") :]
    users = [rest for word, rest in last if word == "USER"]
    assert users == ["10001:10001"]
    assert [word for word, _ in last].index("USER") < [word for word, _ in last].index("CMD")
    assert "HEALTHCHECK" in [word for word, _ in last]


@by_file
def test_no_secret_is_baked_in(path):
    """No setting that holds an address with a password, no build argument, no `.env` or database copied."""
    given = " ".join(rest for word, rest in instructions(path) if word in ("ENV", "ARG"))
    assert not any(word == "ARG" for word, _ in instructions(path))
    for part in ("PASSWORD", "SECRET", "TOKEN", "_URL", "SLEUTEL", "GEHEIM"):
        assert part not in given
    assert all(not source.startswith((".env", "var", "models", "tests")) for source in copied(path))


@by_file
def test_only_what_is_copied_goes_to_the_builder(path):
    """`.dockerignore` lets through what the files copy."""
    let_through = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")
    }
    assert "*" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    for source in copied(path):
        assert source in let_through or source.split("/")[0] in let_through, source
        assert (ROOT / source).exists()


def test_what_the_web_image_holds_is_enough(tmp_path):
    """With the copied files alone web process, actions and command line can be put together."""
    (path,) = (one for one in DOCKERFILES if one.stem == "web")
    make_root(path, tmp_path)
    program = (
        "import asyncio, webchat.__main__, matchmaker.cli\n"
        "from actions.bootstrap import make_executor\n"
        "from actions.settings import ActionsSettings\n"
        "from matchmaker.bootstrap import bootstrap\n"
        "async def main():\n"
        "    matchmaker = await bootstrap()\n"
        "    make_executor(matchmaker, ActionsSettings())\n"
        "    await matchmaker.close()\n"
        "asyncio.run(main())\n"
    )
    own = {
        "PATH": os.environ["PATH"],
        "KEUKENTAFEL_VAR": str(tmp_path / "var"),
        "KEUKENTAFEL_SLEUTELS": SLEUTEL,
    }
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=own, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.chain
def test_what_the_bot_image_holds_is_enough(tmp_path):
    """With the copied files, without the corpus that is thrown away after training, the model understands."""
    (path,) = (one for one in DOCKERFILES if one.stem == "bot")
    make_root(path, tmp_path)
    subprocess.run(["rm", "-rf", tmp_path / "data" / "corpus"], check=True)
    python = ROOT / ".venv-bot" / "bin" / "python"
    line = json.dumps({"vraag": None, "tekst": "Ik kan niet meer stofzuigen"}) + "\n"
    program = [python, "-m", "bot.understanding", "--model", MODEL]
    done = subprocess.run(program, cwd=tmp_path, input=line, capture_output=True, text=True)
    assert json.loads(done.stdout)["feiten"], done.stderr
    channel = "import bot.components.channel, bot.components.sloten, bot.components.regels"
    subprocess.run([python, "-c", channel], cwd=tmp_path, check=True, capture_output=True)


def test_compose_is_one():
    """By the schema of the Compose specification."""
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", ROOT / "compose.yaml"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@by_service
def test_compose_sets_what_the_process_reads(name):
    """Each name in the environment of a service is a setting of its process."""
    assert set(compose()["services"][name]["environment"]) <= settings_of(name)


@by_service
def test_compose_closes_what_the_images_promise(name):
    """Read-only, no capabilities, no way to more rights, a limit; nothing but the web process has a port outside."""
    service = compose()["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["user"] == "10001:10001"
    assert service["deploy"]["resources"]["limits"]["memory"]
    assert any(place.startswith("/tmp") for place in service["tmpfs"])
    if name != "web":
        assert "ports" not in service
        assert service["networks"] == ["binnen"]
    assert compose()["networks"]["binnen"]["internal"] is True


def test_compose_holds_no_password():
    """What is secret comes from outside, and a start without it is refused."""
    text = (ROOT / "compose.yaml").read_text("utf-8")
    for name in ("POSTGRES_PASSWORD", "KEUKENTAFEL_DATABASE_URL"):
        assert f"{name}: ${{{name}:?" in text
    assert "postgresql://" not in text
