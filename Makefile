# Each target sets up its own .venv when it is missing or when pyproject.toml has changed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test check bench words

run: $(READY)
	$(BIN)/pandu jalan --simulasi-tanpa-token

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench

words: $(READY)
	$(BIN)/pybabel extract -F pyproject.toml -k words -k marked --no-location --omit-header --sort-output -w 96 -o locales/messages.pot .
	$(BIN)/pybabel update -i locales/messages.pot -d locales -l id -o locales/id/messages.po --no-fuzzy-matching -w 96 --ignore-pot-creation-date
	$(BIN)/pybabel update -i locales/messages.pot -d locales -l en -o locales/en/messages.po --no-fuzzy-matching -w 96 --ignore-pot-creation-date

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pandu needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@
