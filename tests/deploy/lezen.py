"""Read the container files and manifests as data."""

from __future__ import annotations

import importlib
import re
import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from actions.settings import ActionsSettings
from bot.settings import PREFIX, BotSettings
from tests.stack import ROOT

DEPLOY = ROOT / "deploy"
DOCKERFILES = sorted(DEPLOY.glob("*.Dockerfile"))
MANIFESTS = sorted(path for path in (DEPLOY / "kubernetes").glob("*.yaml") if path.stem != "kustomization")


def objects(kind: str | None = None) -> list[dict[str, Any]]:
    """Give the Kubernetes objects of all manifests, or those of one kind."""
    found = [one for path in MANIFESTS for one in yaml.safe_load_all(path.read_text("utf-8"))]
    return [one for one in found if kind in (None, one["kind"])]


def workloads() -> dict[str, dict[str, Any]]:
    """Give Deployments and StatefulSets by name."""
    return {one["metadata"]["name"]: one for kind in ("Deployment", "StatefulSet") for one in objects(kind)}


def pod(name: str) -> dict[str, Any]:
    """Give the pod of a workload."""
    found: dict[str, Any] = workloads()[name]["spec"]["template"]["spec"]
    return found


def compose() -> dict[str, Any]:
    """Give `compose.yaml`."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    return found


def settings_of(process: str) -> set[str]:
    """Give the names that a process reads from its environment."""
    process = process.split("-")[0]
    if process == "bot":
        names = {field.name for field in fields(BotSettings)}
        given = re.findall(r"\$\{(\w+)\}", (ROOT / "endpoints.yml").read_text("utf-8"))
        return {(PREFIX + name).upper() for name in names} | set(given)
    kinds: list[Any] = [ActionsSettings] if process == "actions" else []
    kinds.append(importlib.import_module("matchmaker.settings").Settings)
    if process == "web":
        kinds.append(importlib.import_module("webchat.settings").WebchatSettings)
    return {(PREFIX + name).upper() for kind in kinds for name in kind.model_fields}


def instructions(path: Path) -> list[tuple[str, str]]:
    """Give the instructions of a Dockerfile as (word, rest), joined lines, without comments."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in joined.splitlines() if line]


def copied(path: Path) -> list[str]:
    """Give what a Dockerfile copies out of the project."""
    copies = [rest.split() for word, rest in instructions(path) if word == "COPY" and "--from" not in rest]
    return [source for *sources, _ in copies for source in sources]


def make_root(path: Path, folder: Path) -> None:
    """Fill a folder with what a Dockerfile copies, and nothing else."""
    for source in copied(path):
        target = folder / source
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            leave = shutil.ignore_patterns("__pycache__", "*.md")
            shutil.copytree(ROOT / source, target, ignore=leave, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / source, target)
