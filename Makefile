# make site | test | serve | check (also: publish, quick, deep, lint, bench, lock, clean)
# Each target sets up what is missing; nothing is installed outside .venv/ but a browser for the tests.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip --disable-pip-version-check --quiet

.PHONY: site publish test quick deep serve check lint bench oldest lock sbom audit clean
.DEFAULT_GOAL := site

site: $(VENV)/.site
	$(PY) scripts/build.py build

# The site as it goes online: notes new addresses in businesses/_alamat.yaml, to be committed with the entries.
publish: $(VENV)/.site
	$(PY) scripts/build.py build --catat-alamat

serve: $(VENV)/.site
	$(PY) scripts/build.py serve

check: $(VENV)/.site
	$(PY) scripts/build.py check

test: $(VENV)/.test lint
	$(PY) tests/setup_tools.py
	$(PY) -m pytest

quick: $(VENV)/.test
	$(PY) -m pytest -m "not slow and not browser and not deep"

# What takes too long for `make test`: real browsers of 2019 to 2021, fetched with npm (300 MB).
deep: $(VENV)/.test
	$(PY) tests/setup_tools.py
	$(PY) -m pytest -m deep

lint: $(VENV)/.test
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	PYTHONPATH=scripts $(VENV)/bin/lint-imports

# Installs the peers and measures for hours. In some minutes, keeping nothing: make bench BENCH=--quick
bench: $(VENV)/.test
	$(PY) benchmarks/all.py $(BENCH)

# The lower bounds in pyproject.toml, exactly, in an environment of their own.
oldest: $(VENV)/.test
	$(PY) -m uv venv --quiet --clear .cache/oldest
	$(PY) -m uv pip install --quiet --python .cache/oldest --resolution lowest-direct --requirement pyproject.toml --extra test
	.cache/oldest/bin/python -m pytest -m "not slow and not browser and not deep"
	.cache/oldest/bin/python scripts/build.py build --site .cache/oldest-site

# The same versions on every machine: exact, with hashes, for every platform and Python the project runs on.
lock: $(VENV)/.test
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  --extra kit pyproject.toml --output-file requirements.txt
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  --extra test --extra heic --extra kit --extra tabel --constraints requirements.txt pyproject.toml --output-file requirements-test.txt

# What the program is made of, as CycloneDX: out of the locked versions, the same bytes each time. Goes with a release.
sbom: $(VENV)/.test
	@mkdir -p .cache
	$(PY) -m uv tool run --from 'cyclonedx-bom>=7,<8' cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
	  --mc-type application --output-reproducible --output-format JSON --output-file .cache/sbom.cdx.json

# Known holes in what is locked. Fails, too, where the package index has no advisories to ask for.
audit: $(VENV)/.test
	$(PY) -m uv tool run --from 'pip-audit>=2.9,<3' pip-audit --requirement requirements.txt --requirement requirements-test.txt --disable-pip --require-hashes --strict

clean:
	rm -rf site .cache

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version). Name another: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt | $(PY)
	$(PIP) install --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/.test: requirements-test.txt | $(PY)
	$(PIP) install --require-hashes --requirement requirements-test.txt
	@touch $@ $(VENV)/.site
