# `make lab` opens the notebooks, `make test` checks everything. Nothing is installed by hand.
#
#   make lab ARGS="--no-browser --port 9000"     arguments go to `explorer-kit lab`
#   make lock ARGS=--upgrade                     resolve again, with the newest versions allowed

BIN := .venv/bin
ARGS ?=
PYTEST := $(BIN)/python -m pytest

.PHONY: help setup lab test lint format unit bench soak lock clean

help:
	@echo "make setup   build .venv with everything in it (quick when nothing changed)"
	@echo "make lab     open JupyterLab on the sample"
	@echo "make test    lint, tests, notebooks, browser"
	@echo "make lint    ruff, mypy, import contracts"
	@echo "make format  let ruff format and mend what it can"
	@echo "make bench   the benchmarks"
	@echo "make soak    the long harnesses"
	@echo "make lock    resolve the dependencies again into requirements.lock"
	@echo "make clean   remove the environment and the caches"

setup: .venv/.installed
	@:

.venv/.installed: pyproject.toml requirements.lock tools/setup.sh
	@tools/setup.sh

lab: setup
	@$(BIN)/explorer-kit lab $(ARGS)

test: lint unit

lint: setup
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: setup
	$(BIN)/ruff check --quiet --fix . || true
	$(BIN)/ruff format --quiet .

# loadscope keeps a module's tests, and with them a notebook's cells or a browser's Lab, in one process
unit: setup
	$(PYTEST) -n 2 --dist loadscope $(ARGS)

bench: setup
	$(PYTEST) -m bench -s --timeout 0 $(ARGS) tests || [ $$? -eq 5 ]

# pytest's exit 5 means that there is no such test
soak: setup
	$(PYTEST) -m soak -s --timeout 0 $(ARGS) tests || [ $$? -eq 5 ]

lock: | setup
	@tools/lock.sh $(ARGS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
