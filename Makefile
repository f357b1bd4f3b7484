# Postup. `make run` and `make test` need only python3 ≥ 3.11 (with venv), git and make.
SHELL := /bin/sh
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCALE := core/locale
PYBABEL_STYLE := --no-location --sort-output --omit-header --width=100

.PHONY: run demo test test-quick test-slow bench bench-long lint format catalogs browser clock office install install-dev

run: $(RUN_STAMP)
	@$(BIN)/postup serve

demo: $(RUN_STAMP)
	@POSTUP_DATA_DIR=data/demo-runtime $(BIN)/postup demo
	@POSTUP_DATA_DIR=data/demo-runtime $(BIN)/postup serve

test: $(DEV_STAMP) browser clock
	@$(BIN)/python -m pytest -n 2 -m "not slow and not bench"

test-quick: $(DEV_STAMP)
	@$(BIN)/python -m pytest -n 2 -m "not server and not slow and not bench"

test-slow: $(DEV_STAMP) browser clock office
	@$(BIN)/python -m pytest -n 2 -m slow || [ $$? = 5 ]

bench: $(DEV_STAMP) browser
	@$(BIN)/python -m pytest -n 0 -s -m "bench and not endurance" || [ $$? = 5 ]

bench-long: $(DEV_STAMP)
	@$(BIN)/python -m pytest -n 0 -s -m endurance || [ $$? = 5 ]

lint: $(DEV_STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/pyright

format: $(DEV_STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

catalogs: $(DEV_STAMP)
	@$(BIN)/pybabel --quiet extract $(PYBABEL_STYLE) -o $(LOCALE)/postup.pot core pages app.py
	@for language in uk en; do \
	  $(BIN)/pybabel --quiet update -i $(LOCALE)/postup.pot -d $(LOCALE) -D postup -l $$language \
	    --no-fuzzy-matching --ignore-obsolete --omit-header --width=100; \
	done
	@rm $(LOCALE)/postup.pot

install: $(RUN_STAMP)
install-dev: $(DEV_STAMP)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Postup needs Python 3.11 or newer; name one with: make PYTHON=python3.12 run" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' || { \
	  echo "Python lacks venv; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making the environment in $(VENV)…"
	@$(PYTHON) -m venv $(VENV)

# A stamp is newer than its lock once everything in it is installed, so a second time needs no net.
# A lock names everything, so pip resolves nothing (a newer release of a dependency of an extra would
# stop it otherwise) and is asked afterwards whether anything is missing.
$(RUN_STAMP): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what Postup runs on…"
	@$(PIP) install --require-hashes --no-deps -r requirements.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@$(PIP) check
	@touch $@

$(DEV_STAMP): requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing what Postup runs on and is tested with…"
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@$(PIP) check
	@touch $@

browser:
	@command -v chromium >/dev/null && PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || sh -c ' \
	  if [ "$$(id -u)" = 0 ]; then as=; elif command -v sudo >/dev/null; then as=sudo; else as=none; fi; \
	  if [ "$$as" = none ] || ! command -v apt-get >/dev/null; then \
	    echo "The browser tests need the packages «chromium», «nginx» and «openssl»: install them as root." >&2; exit 1; fi; \
	  echo "Installing Chromium and nginx for the browser tests…"; \
	  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  $$as apt-get install -y -qq --no-install-recommends chromium nginx openssl >/dev/null'

clock:
	@command -v faketime >/dev/null || $(call as-root,faketime) || { \
	  echo "A test sets the clock back with «faketime»: install it as root." >&2; exit 1; }

office:
	@command -v soffice >/dev/null || $(call as-root,libreoffice-calc-nogui) || { \
	  echo "A test opens workbooks with LibreOffice («libreoffice-calc-nogui»): install it as root." >&2; exit 1; }

as-root = sh -c ' \
	  if [ "$$(id -u)" = 0 ]; then as=; else as="sudo -n"; fi; \
	  command -v apt-get >/dev/null && echo "Installing $(1) for the tests…" && $$as apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends $(1) >/dev/null'
