# Everything a developer runs. `make demo` and `make test` need Python 3.11 or newer and make, nothing else.
# Quiet by design: what is printed is what is worth reading.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# The first of these that is new enough is used; `make PYTHON=/some/python3 setup` puts another one first.
PYTHON :=
CANDIDATES := $(PYTHON) python3.11 python3.12 python3.13 python3

PO := $(wildcard ipscore/locale/*/*.po)
MO := $(patsubst %,%/LC_MESSAGES/ips.mo,$(sort $(patsubst %/,%,$(dir $(PO)))))

.PHONY: help setup demo test long check lint bench promises screens format docs catalogue clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

setup: $(VENV)/.developer catalogue ## Make the environment in .venv, with the tools developers use

demo: $(VENV)/.runtime catalogue ## Open the sample workspace in the terminal program
	@$(BIN)/ips demo

test: setup ## Run the tests
	@$(BIN)/python -m pytest -n 3 -m "not long"

long: setup ## Run the tests that take longer: whole working days, every screen, every module
	@$(BIN)/python -m pytest -n 3 -m long

check: setup lint test ## Everything that must hold before a change is shared

lint: setup
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup ## Measure, and print each time as a ratio of its yardstick
	@$(BIN)/python -m tests.bench

promises: setup ## Show every published promise, each with its figure (some minutes; more of them as root)
	@$(BIN)/python -m tests.ladder

screens: setup ## Draw the pictures of the main screens into docs/
	@$(BIN)/python -m tests.screens

format: setup ## Let ruff format and mend what it can
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

docs: setup ## Write docs/format.md and the schemas from the classes
	@$(BIN)/python -m ipscore.store.formatdoc docs

catalogue: $(MO) ## Compile the Finnish and Swedish texts

clean: ## Remove the environment and everything that was made
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .benchmarks
	@rm -rf $(addsuffix /LC_MESSAGES,$(sort $(patsubst %/,%,$(dir $(PO)))))
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps stand for what pip has installed; a change of pyproject.toml makes them old.
$(VENV)/.python:
	@for each in $(CANDIDATES); do \
	  if $$each -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "Making the environment in $(VENV) with $$each (this takes a minute the first time)"; \
	    $$each -m venv --clear $(VENV) && touch $@; exit $$?; \
	  fi; \
	done; \
	echo "Python 3.11 or newer, with its venv module, is needed and was not found." >&2; \
	echo "On Debian and Ubuntu: apt install python3 python3-venv." >&2; \
	echo "Or name one: make PYTHON=/path/to/python3 setup" >&2; exit 1

$(VENV)/.runtime: pyproject.toml hatch_build.py | $(VENV)/.python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.developer: pyproject.toml hatch_build.py | $(VENV)/.python
	@$(PIP) install --editable ".[dev]"
	@touch $(VENV)/.runtime $@

$(MO): $(PO) hatch_build.py | $(VENV)/.runtime
	@$(BIN)/python hatch_build.py
	@touch $(MO)
