"""Dashboard and alarms: PromQL that can be read, on metrics and labels that the gateway really exposes."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import promql_parser
import pytest
import yaml
from prometheus_client.metrics import MetricWrapperBase

from tests.deploy.lezen import DEPLOY
from webchat import errors
from webchat.grenzen import Grens
from webchat.metingen import Metingen
from webchat.model import Soort

DASHBOARD = json.loads((DEPLOY / "grafana" / "keukentafel.json").read_text("utf-8"))
RULES = yaml.safe_load((DEPLOY / "prometheus" / "alarmen.yaml").read_text("utf-8"))["groups"][0]["rules"]
# What the code counts under these labels (webchat/courier.py, webchat/chat.py).
VALUES = {
    "uitkomst": {"beantwoord", "gewist", "opgegeven"},
    "reden": {"traag", "druk"},
    "grens": {grens.value for grens in Grens},
    "soort": {soort.value for soort in Soort} | {name for name in vars(errors) if name.startswith("Engine")},
    "status": {str(status) for status in range(200, 600)},
}


def _exposed() -> dict[str, set[str]]:
    """Map each series that `/metrics` may hold to its labels."""
    metingen, found = Metingen(), {}
    for one in {id(c): c for c in metingen.registry._names_to_collectors.values()}.values():
        assert isinstance(one, MetricWrapperBase)
        (described,) = one.describe()
        endings = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"], "gauge": [""]}
        for ending in endings[described.type]:
            extra = {"le"} if ending == "_bucket" else set()
            found[described.name + ending] = set(one._labelnames) | extra
    return found


def _selectors(expression: str) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Give the name and the label matchers of each series in an expression."""
    promql_parser.parse(expression)  # raises ValueError for what Prometheus could not read
    for name, labels in re.findall(r"(keukentafel_\w+)(?:\{([^}]*)\})?", expression):
        yield name, {key: (how, value) for key, how, value in re.findall(r'(\w+)(=~|!=|=)"([^"]*)"', labels)}


def _expressions() -> list[Any]:
    panels = [
        pytest.param(target["expr"].replace("$__rate_interval", "5m"), id=panel["title"])
        for panel in DASHBOARD["panels"]
        for target in panel["targets"]
    ]
    return [*panels, *(pytest.param(rule["expr"], id=rule["alert"]) for rule in RULES)]


@pytest.mark.parametrize("expression", _expressions())
def test_it_asks_for_what_is_there(expression: str) -> None:
    """Each series, each label and each value of a label; also those that are grouped by."""
    exposed, asked = _exposed(), list(_selectors(expression))
    assert asked
    labels: set[str] = set()
    for name, matchers in asked:
        assert name in exposed
        labels |= exposed[name]
        assert matchers.keys() <= exposed[name]
        for key, (how, value) in matchers.items():
            wanted = [value] if how == "=" else value.split("|")
            known = VALUES.get(key)
            assert known is None or all(any(re.fullmatch(w, k) for k in known) for w in wanted), (key, value)
    for group in re.findall(r"by \(([^)]*)\)", expression):
        assert {part.strip() for part in group.split(",")} <= labels


def test_every_metric_is_on_the_dashboard() -> None:
    """What is measured can be seen."""
    text = json.dumps(DASHBOARD)
    bare = {re.sub(r"_(total|bucket|sum|count)$", "", name) for name in _exposed()}
    assert {name for name in bare if name not in text} == set()


def test_every_alarm_says_what_it_is_and_what_to_do() -> None:
    """In words, with a weight, and each time on something that lasted or that was counted over a while."""
    for rule in RULES:
        assert rule["labels"]["ernst"] in {"hoog", "laag"}
        assert rule["annotations"].keys() == {"summary", "doen"}
        assert "for" in rule or re.search(r"\[\d+[mh]\]", rule["expr"])
    assert len({rule["alert"] for rule in RULES}) == len(RULES)
    assert promql_parser.parse_duration("10m") == timedelta(minutes=10)


def test_a_bucket_that_is_asked_for_exists() -> None:
    """The share within a second needs a bucket of a second."""
    metingen = Metingen()
    with metingen.antwoord():
        pass
    asked = set(re.findall(r'le=\\"([^\\]+)\\"', json.dumps(DASHBOARD)))
    assert asked
    for bound in asked:
        assert f'keukentafel_antwoord_seconden_bucket{{le="{bound}"}}' in metingen.text().decode()


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is of Debian's package prometheus")
def test_the_alarms_go_off_when_they_should_and_not_before() -> None:
    """The unit tests of the rules, by Prometheus itself."""
    rules = DEPLOY / "prometheus"
    for words in (["check", "rules", rules / "alarmen.yaml"], ["test", "rules", rules / "alarmen_test.yaml"]):
        done = subprocess.run(["promtool", *words], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
