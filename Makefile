# `make run` starts everything, `make test` proves everything; both set up what they need. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/sh
.DELETE_ON_ERROR:

export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
# Rasa's old pins warn about each other at every start; nothing a reader could act on.
export PYTHONWARNINGS := ignore
export TQDM_DISABLE := 1
# Empty means: do keep compiled bytecode, also where the surroundings forbid it. Without it each start compiles for 15 s.
export PYTHONDONTWRITEBYTECODE :=
export KEUKENTAFEL_VAR ?= var
export KEUKENTAFEL_ACTIONS_URL ?= http://127.0.0.1:5055/webhook

UV := .uv/bin/uv
MODEL := models/keukentafel.tar.gz
TRAINED_ON := $(shell find bot data config.yml domain.yml -type f -not -name '*.pyc' -not -path 'data/corpus/opzij/*' -not -path '*/.*' -not -name '*.md' 2>/dev/null)

.PHONY: help
help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

# --- set-up -----------------------------------------------------------------------------------------------------------

.uv/done: .ci/uv.txt
	@[ "$$(df -Pk . | awk 'NR==2 {print $$4}')" -gt 4000000 ] || \
	  { echo "Less than 4 GB free on this disk. The set-up needs about 3 GB: make room, then try again."; exit 1; }
	@echo "[1/4] uv, which installs the rest ..."
	@python3 -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/uv.txt
	@touch $@

.venv/done: .uv/done requirements-dev.txt
	@echo "[2/4] Python 3.11 or newer, with what faces the network ..."
	@python=$$(.ci/find_python.sh 3.11 3.12 3.13) || python=$$($(UV) python install 3.11 && $(UV) python find 3.11) || \
	  { echo "Python 3.11, 3.12 or 3.13 was not found. Install one, or set PYTHON311=/path/to/python."; exit 1; }; \
	  $(UV) venv --quiet --allow-existing --python "$$python" .venv
	@$(UV) pip sync --python .venv/bin/python --require-hashes requirements-dev.txt
	@touch $@

.venv-bot/done: .uv/done bot/requirements.txt $(wildcard bot/pipelines/*.whl)
	@echo "[3/4] Python 3.10 with Rasa and spaCy (about 1.5 GB) ..."
	@python=$$(.ci/find_python.sh 3.10) || python=$$($(UV) python install 3.10 && $(UV) python find 3.10) || \
	  { echo "Python 3.10 was not found; Rasa needs it. Install it (Debian: see docs/howto/python310.md), or set PYTHON310=/path/to/python."; exit 1; }; \
	  $(UV) venv --quiet --allow-existing --python "$$python" .venv-bot
	@$(UV) pip sync --python .venv-bot/bin/python --require-hashes bot/requirements.txt
	@$(UV) pip install --quiet --no-deps --python .venv-bot/bin/python bot/pipelines/*.whl
	@touch $@

.PHONY: setup
setup: .venv/done .venv-bot/done ## install both environments

# --force: Rasa's own cache does not see a change in bot/understanding or data/lookups; make does.
$(MODEL): .venv-bot/done $(TRAINED_ON)
	@echo "[4/4] Training the bot on the corpus (about four minutes) ..."
	@.venv-bot/bin/rasa train --force --data data/rules --skip-validation --out models --fixed-model-name keukentafel
	@touch $@

.PHONY: train
train: $(MODEL) ## train the bot where its data or code changed

SPACY_OFFICIAL := nl_core_news_sm-3.4.0

.PHONY: spacy-official
spacy-official: .venv-bot/done ## install the official Dutch pipeline from spaCy's release page (needs the internet), and train with it
	@$(UV) pip install --no-deps --python .venv-bot/bin/python \
	  "https://github.com/explosion/spacy-models/releases/download/$(SPACY_OFFICIAL)/$(SPACY_OFFICIAL)-py3-none-any.whl"
	@rm -f $(MODEL) && $(MAKE) --no-print-directory $(MODEL)

# --- main job ---------------------------------------------------------------------------------------------------------

.PHONY: run
run: export KEUKENTAFEL_DEMO ?= true
# Drawn anew at each start for the three processes, unless it is set.
run: export KEUKENTAFEL_ENGINE_GEHEIM ?= $(shell head -c 32 /dev/urandom | od -An -vtx1 | tr -d ' \n')
run: .venv/done ## set up and start everything, with demo data
	@.venv/bin/python -m webchat.preflight
	@$(MAKE) --no-print-directory $(MODEL)
	@mkdir -m 700 -p $(KEUKENTAFEL_VAR)
	@.venv/bin/python -m matchmaker migrate
	@[ "$(KEUKENTAFEL_DEMO)" != true ] || .venv/bin/python -m matchmaker demo
	@exec .venv/bin/honcho --no-colour start

.PHONY: understand
understand: $(MODEL) ## JSON lines in, what is understood out (docs/begrijpen.md)
	@.venv-bot/bin/python -m bot.understanding --model $(MODEL)

.PHONY: eval
eval: $(MODEL) ## the figures of understanding, on the voices kept aside; writes docs/begrijpen/
	@.venv-bot/bin/python -m bot.understanding.evaluate_opzij --model $(MODEL) --schrijf docs/begrijpen

.PHONY: compare
compare: $(MODEL) ## plainer learners and ours without its parts, in one table; hours, for stock Rasa is trained too
	@.venv-bot/bin/python -m bench.begrijpen --schrijf docs/begrijpen/vergelijking.txt

# --- proof ------------------------------------------------------------------------------------------------------------

PYTEST := PYTHONWARNINGS= .venv/bin/python -m pytest
PYTEST_BOT := .venv-bot/bin/python -m pytest -c bot/pyproject.toml

.PHONY: check
check: .venv/done ## linters, types, documentation
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/yamllint --strict .

.PHONY: audit
audit: .venv/done ## look both environments up among known holes; says so where no source of advisories can be asked
	@.venv/bin/python .ci/audit.py

.PHONY: sbom
sbom: .venv/done ## bills of materials (CycloneDX) of both environments, in var/
	@mkdir -m 700 -p $(KEUKENTAFEL_VAR)
	@.venv/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml --output-reproducible --of JSON -o $(KEUKENTAFEL_VAR)/sbom-web.cdx.json
	@.venv/bin/cyclonedx-py requirements bot/requirements.txt --pyproject bot/pyproject.toml --output-reproducible --of JSON -o $(KEUKENTAFEL_VAR)/sbom-bot.cdx.json
	@echo "$(KEUKENTAFEL_VAR)/sbom-web.cdx.json and $(KEUKENTAFEL_VAR)/sbom-bot.cdx.json"

.PHONY: vijandig
vijandig: .venv/done $(MODEL) ## 20,000 hostile inputs through the running chain (docs/beveiliging/proeven.md)
	@.venv/bin/python -m tests.faults.vijandig 20000

.PHONY: faults
faults: export FAULTS := all
faults: .venv/done $(MODEL) ## every fault at every step, with what was tried and lost (docs/beveiliging/proeven.md); CI runs the cheaper part
	$(PYTEST) -q -s tests/faults

.PHONY: test-fast
test-fast: .venv/done .venv-bot/done ## the unit tests, in seconds
	$(PYTEST) -q -m "not chain and not browser and not postgres and not redis"
	$(PYTEST_BOT) -q tests/bot --ignore tests/bot/test_published_figures.py

.PHONY: test
test: .venv/done .venv-bot/done $(MODEL) ## set up and run every test, with the real model, database and browser
	@.ci/system_packages.sh
	$(PYTEST_BOT) tests/bot
	$(PYTEST)

.PHONY: simulate
simulate: .venv/done $(MODEL) ## persons with facts and manners against the running chain: who gets through, who is heard
	@.venv/bin/python -m tests.conversations.simulate

.PHONY: bench
bench: .venv/done $(MODEL) ## ours against stock Rasa and the bare limit, by locust: one table, about ten minutes
	@.venv/bin/python -m bench.meten
