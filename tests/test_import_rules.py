"""The direction of dependencies; the rules stand in pyproject.toml under `tool.importlinter`."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_contracts_hold() -> None:
    """No import goes against the direction that docs/architectuur.md draws."""
    linter = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    done = subprocess.run([*linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_components_import_rasa() -> None:
    """Rasa is imported in bot/components and nowhere else."""
    found = {
        path.relative_to(ROOT).parts[:2]
        for path in (ROOT / "bot").rglob("*.py")
        if "rasa" in {name.split(".")[0] for name in _imported(path)}
    }
    assert found <= {("bot", "components")}


def _imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names
