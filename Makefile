# Two commands do everything: `make demo` and `make test`. Both set up .venv by themselves.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := build/demo.db
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check bench train lock clean help
.DELETE_ON_ERROR:

help:            ## list what make can do
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/: .*## */	/' | expand -t 12

demo: $(VENV)/.runtime  ## read the example reports and print how the truce stands
	@mkdir -p $(dir $(DEMO)) && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/tregua read examples/iraq-2020/reports examples/iraq-2020/must-yield-nothing --ledger $(DEMO)
	@$(BIN)/tregua status --ledger $(DEMO)

test: $(VENV)/.dev  ## run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev  ## lint, format, types and the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev  ## measure quality and speed; writes bench/RESULTS.md
	$(BIN)/python -m bench.run

train: $(VENV)/.train  ## make the language model again, from data to the shipped file
	$(BIN)/python -m training.run

lock: $(VENV)/.dev  ## pin the dependencies anew (needs uv)
	@for set in runtime dev; do \
	  extra=; [ $$set = dev ] && extra="--extra dev"; \
	  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --no-annotate -q pyproject.toml $$extra \
	    -o requirements/$$set.txt; \
	done
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --no-annotate -q requirements/build.in -o requirements/build.txt

clean:           ## remove what make has made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Tregua needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.python requirements/build.txt requirements/runtime.txt pyproject.toml
	$(BIN)/python -m pip install -q --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	@touch $@

# Torch is asked for by version alone: its hash differs between the builds for CPU and GPU.
$(VENV)/.train: $(VENV)/.dev
	$(BIN)/python -m pip install -q "torch==2.13.0"
	$(BIN)/python -m pip install -q -e '.[train]'
	@touch $@
