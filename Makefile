# Two commands do everything on a fresh machine: `make report` and `make test`.
# Each sets up what it needs: a virtual environment beside this file and, where it is run as root on
# Debian, the system packages named below. Nothing else on the machine is touched.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MODEL ?= models/stockport-family.yaml
REPORT ?= build/$(basename $(notdir $(MODEL))).html

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A cold start is about importing; compiled modules make it three times as fast.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: editor report test lint types contract tests search bench machine clean

report: $(VENV)/.program  ## the contribution report of a model, as one HTML file
	@mkdir -p $(dir $(REPORT))
	$(BIN)/contribution report $(MODEL) -o $(REPORT)
	@echo "Open $(REPORT) in any browser; it works offline."

test: lint types contract tests  ## everything that CI runs

lint: $(VENV)/.tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.tools
	$(BIN)/mypy

contract: $(VENV)/.tools
	$(BIN)/lint-imports

tests: $(VENV)/.tools machine
	$(BIN)/coverage erase
	$(BIN)/pytest -n 2 --cov --cov-report=term:skip-covered --cov-fail-under=90

search: $(VENV)/.tools  ## new examples for all that must hold, other ones on every run
	$(BIN)/pytest -n 2 -m hypothesis --hypothesis-profile=searching

editor:  ## the desk's text editor as one file, from the versions in vendor/codemirror; needs npm
	vendor/codemirror/build.sh

site: $(VENV)/.tools  ## the documents as a site in build/site, with every link checked
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group docs
	$(BIN)/python -m tests.checks_page
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

wheel: $(VENV)/bin/python  ## a wheel and a source archive in dist
	$(BIN)/python -m pip install --quiet build
	$(BIN)/python -m build --outdir dist

bench: $(VENV)/.tools  ## how fast, as ratios measured in one run
	$(BIN)/pytest benchmarks --benchmark-only --benchmark-columns=min,median,rounds -p no:xdist

# Pages are tested in a real browser, whose driver needs libatomic, and versions with git. Without a
# browser those tests are skipped and say so.
machine:
	@missing=""; for program in chromium git; do \
	  command -v $$program >/dev/null || missing="$$missing $$program"; done; \
	ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || missing="$$missing libatomic1"; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	      apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  else echo "not installed:$$missing; the tests that need them will be skipped or fail"; fi; fi

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null; \
	  else echo "Python 3.11 or newer with venv is needed, for example: apt install python3 python3-venv"; exit 1; fi; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/.program: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[report,serve,lsp]'
	@touch $@

$(VENV)/.tools: $(VENV)/.program
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache
