"""The `understand` command of the contract: JSON lines in, JSON lines out, in order, as they come.

    python -m bot.understanding [--model FOLDER_OR_ARCHIVE] < lines

A line that is no `{"tekst": …, "vraag": …}` is answered with `{"fout": …}`; the command goes on.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.understanding.archief import newest, opened
from bot.understanding.corpus import Vocabulary
from bot.understanding.understanding import Understanding


def answer(line: str, understanding: Understanding, vragen: frozenset[str]) -> dict[str, Any]:
    """Give the answer to one input line: a `Begrip`, or a `fout` that says what is wrong with the line."""
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return {"fout": f"geen JSON: {error}"}
    if not isinstance(value, dict) or not isinstance(value.get("tekst"), str):
        return {"fout": "verwacht een object met een tekst"}
    vraag = value.get("vraag")
    if vraag is not None and vraag not in vragen:
        return {"fout": f"onbekende vraag {vraag!r}"}
    try:
        return understanding.understand(value["tekst"], vraag).to_json()
    except Exception as error:  # one message must not end the stream
        return {"fout": f"niet te begrijpen: {type(error).__name__}"}


def answers(lines: Iterable[str], understanding: Understanding) -> Iterator[str]:
    """Give one JSON line for each input line that is not blank."""
    vragen = Vocabulary.read().vragen
    for line in lines:
        if line.strip():
            found = answer(line, understanding, vragen)
            # A lone surrogate cannot be written as UTF-8; JSON's own escape can.
            text = json.dumps(found, ensure_ascii=False)
            yield text if _encodable(text) else json.dumps(found)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def main(arguments: list[str]) -> int:
    """Run the command; give 2 where there is no model."""
    parser = argparse.ArgumentParser(prog="python -m bot.understanding", description=__doc__)
    parser.add_argument(
        "--model", type=Path, help="a saved folder or a Rasa archive; else the newest of models/"
    )
    options = parser.parse_args(arguments)
    try:
        with opened(options.model or newest()) as folder:
            understanding = Understanding.load(folder)
    except (FileNotFoundError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    source = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    target = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
    try:
        for line in answers(source, understanding):
            target.write(line + "\n")
            target.flush()
    except BrokenPipeError:  # the reader has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
