# Every target is a line or two over a documented command. Python 3.11 with venv is all that is needed.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

# A stamp is named for what it stands for, so that a change of lock, or of the interpreter, installs again.
stamp = $(VENV)/.$(1)-$(shell cat pyproject.toml requirements/$(1).txt | cksum | cut -d ' ' -f 1)
RUN := $(call stamp,run)
DEV := $(call stamp,dev)
BENCH := $(call stamp,bench)

# A lock is whole: nothing beside it is asked for.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps
# The package itself has no hash; it is built with what the lock has installed, from no index.
INSTALL_SELF = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .

.DEFAULT_GOAL := help
.PHONY: help run test check types layers tests gate bench fuzz readme pipeline-de pipeline-en pipeline-fr lock build clean

help:  ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(RUN)  ## Set up, read the bundled reporting, record it in garant.db, show what the guarantee is worth
	$(BIN)/garant read examples/*.txt
	$(BIN)/garant add examples/*.txt
	$(BIN)/garant board

test: $(DEV)  ## Set up, then every check, every test and the quality gate
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory gate
	@$(MAKE) --no-print-directory tests

check: $(DEV)  ## Format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

tests: $(DEV)  ## The tests, a process for each processor
	$(BIN)/python -m pytest --numprocesses auto

gate: $(DEV)  ## Score the reader against the gold sample and hold it to its floors
	$(BIN)/python quality/gate.py

fuzz: $(DEV)  ## Try every endpoint of the API with a thousand requests; an hour
	PYTHONPATH=tests $(BIN)/python tests/web/fuzzing.py --examples 1000

bench: $(BENCH)  ## Speed and memory, against the bare pipeline and textacy
	$(BIN)/python benchmarks/speed.py

pipeline-de: $(DEV)  ## Train the embedded German pipeline again
pipeline-en: $(DEV)  ## Train the embedded English pipeline again
pipeline-fr: $(DEV)  ## Train the embedded French pipeline again

pipeline-de pipeline-en pipeline-fr:
	$(BIN)/python training/train.py --lang $(@:pipeline-%=%)

readme: $(DEV)  ## Print the README's example and figures anew
	$(BIN)/python docs/refresh_readme.py

lock:  ## Resolve the requirement locks anew (needs uv)
	uv pip compile pyproject.toml --group build $(LOCK) -o requirements/run.txt
	uv pip compile pyproject.toml --group dev $(LOCK) -c requirements/run.txt -o requirements/dev.txt
	uv pip compile pyproject.toml --group dev --group bench $(LOCK) -c requirements/dev.txt -o requirements/bench.txt
LOCK = --generate-hashes --only-binary :all: --no-emit-index-url --universal --python-version 3.11 --no-header --no-annotate --quiet

build: $(DEV)  ## Build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir dist .

clean:  ## Remove what the targets made
	rm -rf $(VENV) dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Garant needs Python 3.11 or later: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(RUN) $(DEV) $(BENCH): $(VENV)/.%: | $(BIN)/python
	@echo "Setting up $(VENV) from requirements/$(firstword $(subst -, ,$*)).txt (once; a minute or two)" >&2
	$(INSTALL) -r requirements/$(firstword $(subst -, ,$*)).txt
	$(INSTALL_SELF)
	@rm -f $(VENV)/.$(firstword $(subst -, ,$*))-*
	@touch $@
