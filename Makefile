# `make help` lists what there is. Everything runs from .venv, which make builds and keeps up to date.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8000
FUZZ ?= --seed 1 --max-examples 50 --max-time 300
PYTHON ?= python3
RUN := .venv/bin/python
PYTEST := $(RUN) -m pytest

.PHONY: help run test check fix bench bench-quotes bench-claims bench-slots bench-import bench-matching bench-search bench-search-million drill-import claims-checkthat fuzz-api lock messages browser

help: ## what make can do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

run: .venv/run ## start the whole site on http://127.0.0.1:8000 (PORT=8001 moves it)
	@exec $(RUN) manage.py serve --port $(PORT)

test: .venv/dev browser ## all tests, on a PostgreSQL and Redis of their own
	$(PYTEST) -n 2 --dist loadgroup

check: .venv/dev ## format, lint, types, imports, templates, translations (no tests)
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint templates --check --lint --quiet
	$(RUN) tools/check_translations.py
	$(RUN) manage.py check --fail-level WARNING

fix: .venv/dev ## format, and mend what ruff can mend
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .
	-.venv/bin/djlint templates --reformat --quiet

bench: bench-quotes bench-claims bench-slots bench-import bench-matching bench-search ## all measurements

bench-quotes: .venv/dev ## accuracy of quotes and speakers, on our own sets and those in ../shared
	$(RUN) -m benchmarks.quotes

bench-claims: .venv/dev ## accuracy of claims against ../shared, and their cost beside the rest of the analysis
	$(RUN) -m benchmarks.claims
	$(RUN) -m benchmarks.claim_cost

bench-slots: .venv/dev ## conflicts caught, false alarms and conflicts in strong on our own pairs of statements
	$(RUN) -m benchmarks.slots
	$(RUN) -m benchmarks.slots --set fresh
	$(RUN) -m benchmarks.slots --set blind
	$(RUN) -m benchmarks.slots --set wide
	$(RUN) -m benchmarks.slots --set plain
	$(RUN) -m benchmarks.slots --set trios-check
	$(RUN) -m benchmarks.slots --set families
	$(RUN) -m benchmarks.slots --set check
	$(RUN) -m benchmarks.slots --set unread

bench-import: .venv/dev ## articles a second from a file, beside raw COPY and beside django-import-export
	$(RUN) -m benchmarks.import_articles

drill-import: .venv/dev ## imports killed at 20 random points and resumed, beside uninterrupted ones
	$(RUN) -m tests.drills.import_kills

bench-matching: .venv/dev ## whether rewordings, translations and checked claims are found, by `manage.py rank`
	$(RUN) -m benchmarks.matching

bench-search: .venv/dev ## speed of searches and recall of the index, 10,000 and 100,000 statements
	$(RUN) -m benchmarks.search_speed

bench-search-million: .venv/dev ## the same with 1,000,000 statements: half an hour, 5 GB of disk and 4 GB of memory
	$(RUN) -m benchmarks.search_speed --sizes 1000000

claims-checkthat: .venv-claims/ready ## train the claim recipe on CheckThat! 2022 alone, into OUT=DIR (never shipped)
	@test -n "$(OUT)" || { echo "Say where the weights go: make claims-checkthat OUT=DIR"; exit 2; }
	OMP_NUM_THREADS=1 .venv-claims/bin/python -m training.claims checkthat --data ../shared/data --out "$(OUT)"

fuzz-api: .venv/dev .venv-fuzz/ready ## hold the API to its schema: schemathesis against a site of its own (FUZZ="--seed 7 --max-time 600")
	$(RUN) tools/fuzz_api.py .venv-fuzz/bin/schemathesis $(FUZZ)

lock: .venv/dev ## requirements*.in -> requirements*.txt, pinned and hashed
	for name in requirements requirements-dev; do \
	  .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	    --python-version 3.11 $(LOCKFLAGS) $$name.in -o $$name.txt; done

messages: .venv/dev ## collect the strings to translate into locale/, and compile them (needs gettext)
	$(RUN) manage.py makemessages --locale nl --no-wrap --no-obsolete --ignore .venv --ignore var
	$(RUN) manage.py compilemessages --locale nl --ignore .venv

# A browser for the browser tests. Without one they are skipped, and say so.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null || tools/install-debian-package chromium || true

# python -m venv needs the package python3-venv on Debian; as root it is installed, else the message says what to do.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed, this is " + sys.version)'
	@$(PYTHON) -m ensurepip --version >/dev/null 2>&1 || tools/install-debian-package python3-venv
	$(PYTHON) -m venv .venv

.venv/run: requirements.txt | .venv/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | .venv/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run

# What only the fuzzing of the API needs stays out of .venv.
.venv-fuzz/ready: tools/requirements-fuzz.txt | .venv/bin/python
	.venv/bin/python -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip install --quiet --disable-pip-version-check -r tools/requirements-fuzz.txt
	@touch $@

# What only training needs stays out of .venv.
.venv-claims/ready: training/requirements-claims.txt | .venv/bin/python
	.venv/bin/python -m venv .venv-claims
	.venv-claims/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements-claims.txt
	@touch $@
