# Two commands for a newcomer: `make demo` and `make test`. Each sets up its own .venv from a fresh clone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: demo test lint unit clean

demo: $(INSTALLED)
	$(BIN)/brief batch seeds/ --fresh --offline --model embedded
	@echo "The brief of each seed is in outputs/; open it in any Markdown viewer:"
	@ls outputs/*.md

test: lint unit

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(INSTALLED)
	$(BIN)/pytest

clean:
	rm -rf $(VENV) build dist *.egg-info cli/*.egg-info

# torch comes first and by its exact version: a range would bring a build of several gigabytes with GPU libraries.
$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "brief needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt torch==2.13.0
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[eval]' --group dev
	@touch $(INSTALLED)
