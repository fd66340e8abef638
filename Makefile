# Every command of the platform; "make" alone lists them.
# Nothing is installed outside this folder, except the browser and the calendar library that tests need.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=

PY := .venv/bin/python
UV := .venv/bin/uv
MANAGE := $(PY) manage.py
PYTEST := $(PY) -m pytest
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/django.po)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: .venv/base.stamp var/messages.stamp var/static.stamp ## Install everything and load the demo content; safe to repeat
	@$(MANAGE) prepare --demo

.PHONY: demo
demo: export SITE_URL := $(or $(SITE_URL),http://localhost:$(PORT))
demo: setup ## Set up, then run web server and worker on PORT (8000)
	@$(MANAGE) serve_demo --port $(PORT)

.PHONY: assets
assets: frontend/dist/.stamp ## Build style sheets, icons and fonts into frontend/dist

TESTABLE := .venv/dev.stamp var/messages.stamp frontend/dist/.stamp

.PHONY: test
test: test-sqlite test-postgres test-browser ## Everything a change must pass

.PHONY: test-sqlite
test-sqlite: $(TESTABLE) libical ## The suite on SQLite
	$(PYTEST) -n 2 -m "not browser" $(ARGS)

.PHONY: test-postgres
test-postgres: $(TESTABLE) libical ## The suite on PostgreSQL, started from a Python package
	TEST_POSTGRES=1 $(PYTEST) -n 2 -m "not browser" $(ARGS)

.PHONY: test-browser
test-browser: $(TESTABLE) browser ## The tests that need a real browser
	$(PYTEST) -m browser $(ARGS)

.PHONY: test-fast
test-fast: $(TESTABLE) ## Rules and values only, within a minute
	$(PYTEST) -m "not browser and not slow" $(wildcard tests/*/domain tests/*/rules tests/*/search tests/*/test_values*.py tests/core/test_text.py) $(ARGS)

.PHONY: test-latest
test-latest: $(TESTABLE) ## The suite on the newest Wagtail the package index offers
	$(UV) venv --quiet --allow-existing --python $(PY) var/latest
	$(UV) pip install --quiet --upgrade --python var/latest/bin/python -r pyproject.toml --group dev
	var/latest/bin/python -c "import wagtail; print('Wagtail', wagtail.__version__)"
	VAR_DIR=var/latest-data var/latest/bin/python -m pytest -n 2 -m "not browser" $(ARGS)

.PHONY: proof
proof: $(TESTABLE) ## Long trials of what we promise; figures in proof/results (one: ARGS=hostile_feeds)
	$(PY) -m proof $(ARGS)

.PHONY: libical
libical:
	@$(PY) -m tests.libical

.PHONY: bench
bench: $(TESTABLE) ## Measure feeds, lists and publishing beside their limits and others; ARGS="--save" keeps it
	$(PY) -W ignore -m benchmarks run $(ARGS)
	$(PY) -W ignore -m benchmarks peers $(ARGS)
	$(PY) -W ignore -m benchmarks plot
	$(PY) -W ignore -m benchmarks table

.PHONY: browser
browser:
	@$(PY) -m tests.chromium

# Values that only let the production settings load; none is a secret.
PRODUCTION := DJANGO_SETTINGS_MODULE=cop_platform.settings.production DATABASE_URL=sqlite://:memory: \
	SECRET_KEY=only-to-check-the-settings-0123456789-abcdefghijklmnopqrstuvwxyz ALLOWED_HOSTS=example.org \
	EMAIL_URL=smtp://localhost SITE_URL=https://example.org

CODE := cop_platform communities events home resources proof frontend/build.py manage.py

.PHONY: check
check: $(TESTABLE) ## Style, risks, secrets, types, imports, migrations, templates, translations, production settings
	$(PY) -m ruff check .
	$(PY) -m ruff format --check --quiet .
	$(PY) -m bandit --quiet --configfile pyproject.toml --recursive $(CODE)
	$(PY) -m tests.house
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo
	DJANGO_SETTINGS_MODULE=cop_platform.settings.test $(MANAGE) makemigrations --check --dry-run
	.venv/bin/djlint templates --lint --quiet
	$(MANAGE) messages --check
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

.PHONY: format
format: .venv/dev.stamp ## Put the code in the house style
	$(PY) -m ruff check --fix-only .
	$(PY) -m ruff format .

.PHONY: migrations
migrations: .venv/dev.stamp ## Write migrations for changed models
	$(MANAGE) makemigrations $(ARGS)

.PHONY: messages
messages: .venv/dev.stamp ## Collect texts for translation into locale/, and compile
	$(MANAGE) messages

.PHONY: lock
lock: .venv/bin/uv ## Renew the locked versions; Wagtail stays on the long-term support line
	$(LOCK) pyproject.toml -c requirements/lts.in -o requirements/base.txt
	$(LOCK) pyproject.toml --group dev -c requirements/base.txt -o requirements/dev.txt

LOCK := $(UV) pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
	--no-header --no-annotate --no-emit-index-url

.PHONY: clean
clean: ## Remove all that was installed and built, and the local database
	rm -rf .venv var frontend/node_modules frontend/dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

.venv/bin/uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' \
		|| { echo "This Python cannot make environments; on Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/base.stamp: .venv/bin/uv requirements/base.txt
	$(UV) pip sync --quiet --python $(PY) --require-hashes requirements/$(if $(wildcard .venv/dev.stamp),dev,base).txt
	@touch $@

.venv/dev.stamp: .venv/base.stamp requirements/dev.txt
	$(UV) pip sync --quiet --python $(PY) --require-hashes requirements/dev.txt
	@touch $@

# Node only fetches and unpacks; where there is none, a Python package brings it.
frontend/node_modules/.package-lock.json: frontend/package-lock.json | .venv/base.stamp
	@command -v npm >/dev/null || { \
		$(UV) venv --quiet --allow-existing --python $(PY) var/node && \
		$(UV) pip sync --quiet --python var/node/bin/python --require-hashes requirements/node.txt; }
	PATH="$$PATH:$(CURDIR)/var/node/bin" npm ci --prefix frontend --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# The builder knows what it reads, down to the class names in templates, and is quick when nothing changed.
frontend/dist/.stamp: frontend/node_modules/.package-lock.json FORCE
	@$(PY) frontend/build.py

FORCE:

var/static.stamp: frontend/dist/.stamp .venv/base.stamp
	$(MANAGE) collectstatic --no-input --clear --verbosity 0
	@touch $@

var/messages.stamp: $(CATALOGUES) .venv/base.stamp
	$(MANAGE) messages --compile
	@mkdir -p var && touch $@
