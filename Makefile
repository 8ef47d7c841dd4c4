# Everything a developer or a newcomer types. `make help` prints this list.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CHECK ?=
TESTERS ?= $(shell nproc 2>/dev/null || echo 2)

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check bench lock format pictures clean

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: $(VENV)/.ready ## Make the virtual environment from the locked requirements

$(VENV)/.ready: requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Baton needs Python 3.11 or newer: make setup PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "The venv module is missing (on Debian or Ubuntu: apt-get install python3-venv)"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## Start a Slack on this machine with the sample company (CHECK=1: play it through and report)
	@$(BIN)/python -m demo $(if $(CHECK),--check,)

run: setup ## Run Baton with the settings of the environment or .env
	@$(BIN)/baton migrate && $(BIN)/baton serve

test: setup ## Run all tests: SQLite, PostgreSQL, and end to end against the local Slack
	$(BIN)/pytest -q -n $(TESTERS) --dist worksteal $(ARGS)

check: setup ## Lint, types, and the house rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## Measure Baton side by side with a stock Bolt app and write docs/performance.md
	@$(BIN)/python -m bench $(ARGS)

pictures: setup ## Take the README's pictures from the running demo (needs Debian's chromium)
	@$(BIN)/python -m demo.pictures

format: setup ## Format the code
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: setup ## Lock the dependencies anew, with hashes
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-annotate --no-header --universal --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-annotate --no-header --universal --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt

clean: ## Remove what was made here
	rm -rf $(VENV) .cache build *.egg-info
