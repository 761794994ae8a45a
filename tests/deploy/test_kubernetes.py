"""The Kubernetes manifests: valid by the schemas of Kubernetes itself, closed, and in step with the software."""

import pytest
import yaml
from kubernetes_validate import validate

from tests.deploy.lezen import DEPLOY, MANIFESTS, instructions, objects, pod, settings_of, workloads

NAMES = ("web", "actions", "bot")
by_workload = pytest.mark.parametrize("name", NAMES)
SECRET = ("DATABASE_URL", "SLOTEN_URL", "LIMIET_OPSLAG", "PASSWORD", "SLEUTELS", "ENGINE_GEHEIM")


@pytest.mark.parametrize("one", objects(), ids=lambda one: f"{one['kind']} {one['metadata']['name']}")
def test_it_is_valid(one):
    """Strictly: no field that Kubernetes does not know, in an older and a newer version."""
    for version in ("1.30", "1.37"):
        validate(one, version, strict=True)


def test_the_list_of_kustomize_is_whole():
    """`kubectl apply -k` takes every manifest."""
    listed = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text("utf-8"))["resources"]
    assert sorted(listed) == [path.name for path in MANIFESTS]


@by_workload
def test_the_pod_is_closed(name):
    """Not root, read-only, no capability, no token of the cluster, the default system calls, a limit of memory."""
    found = pod(name)
    assert found["automountServiceAccountToken"] is False
    assert found["securityContext"]["runAsNonRoot"] is True
    assert found["securityContext"]["runAsUser"] == 10001
    assert found["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in found["containers"]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert {mount["mountPath"] for mount in container["volumeMounts"]} == {"/tmp", "/var/lib/keukentafel"}
        assert container["resources"]["limits"]["memory"]
        assert container["resources"]["requests"].keys() == {"cpu", "memory"}
        assert {"startupProbe", "readinessProbe", "livenessProbe"} <= container.keys()


@by_workload
def test_it_survives_a_node_that_is_emptied(name):
    """Two of each, and one stays."""
    assert workloads()[name]["spec"]["replicas"] >= 2
    (budget,) = (one for one in objects("PodDisruptionBudget") if one["metadata"]["name"] == name)
    assert budget["spec"]["minAvailable"] == 1
    labels = workloads()[name]["spec"]["template"]["metadata"]["labels"]
    assert budget["spec"]["selector"]["matchLabels"].items() <= labels.items()


def _environment(name: str) -> dict[str, dict]:
    (container,) = pod(name)["containers"]
    return {one["name"]: one for one in container["env"]}


@by_workload
def test_names_are_settings_of_the_process(name):
    """Also those of the ConfigMap, which web and actions read whole: somebody there reads each."""
    assert set(_environment(name)) <= settings_of(name)
    (config,) = objects("ConfigMap")
    assert set(config["data"]) <= settings_of("web") | settings_of("actions")


@by_workload
def test_secrets_come_by_reference(name):
    """What may hold a password is named, never written; no Secret stands in the project."""
    (config,) = objects("ConfigMap")
    assert not any(part in key for key in config["data"] for part in SECRET)
    assert objects("Secret") == []
    for key, one in _environment(name).items():
        assert ("valueFrom" in one) == any(part in key for part in SECRET), key


def test_the_bots_are_found_by_name():
    """The addresses in the setting are the pods of the StatefulSet, on its port."""
    (config,) = objects("ConfigMap")
    bot = workloads()["bot"]["spec"]
    port = pod("bot")["containers"][0]["ports"][0]["containerPort"]
    expected = ",".join(f"http://bot-{n}.{bot['serviceName']}:{port}" for n in range(bot["replicas"]))
    assert config["data"]["KEUKENTAFEL_ENGINE_URL"] == expected


@by_workload
def test_ports_are_those_of_the_images(name):
    """A service leads to a port that the pod names, and that its image exposes."""
    (service,) = (one for one in objects("Service") if one["metadata"]["name"] == name)
    (container,) = pod(name)["containers"]
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    image = DEPLOY / f"{container['image'].removeprefix('keukentafel-')}.Dockerfile"
    (exposed,) = (rest.split() for word, rest in instructions(image) if word == "EXPOSE")
    target = service["spec"]["ports"][0]["targetPort"]
    assert str(ports[target]) in exposed
    for probe in ("readinessProbe", "livenessProbe"):
        if name == "bot":  # it answers nobody who has not the secret, so it is asked from within
            assert container[probe]["exec"]["command"] == ["python", "-m", "bot.gezond"]
        else:
            assert container[probe]["httpGet"]["port"] == target


def test_the_engine_is_closed():
    """By default nothing goes in or out; to the bot only from web, to the actions only from the bot."""
    policies = {one["metadata"]["name"]: one["spec"] for one in objects("NetworkPolicy")}
    assert policies["niets"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    for name, caller, port in (("bot", "web", 5005), ("actions", "bot", 5055)):
        assert policies[name]["podSelector"] == {"matchLabels": {"app": name}}
        assert policies[name]["ingress"] == [
            {
                "from": [{"podSelector": {"matchLabels": {"app": caller}}}],
                "ports": [{"protocol": "TCP", "port": port}],
            }
        ]
