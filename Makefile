# make site | test | serve | check (also: publish, quick, deep, lint, bench, lock, clean)
# Each target sets up what is missing; nothing is installed outside .venv/ but programs for the tests.

PYTHON ?= python3
PY     := .venv/bin/python

.PHONY: setup setup-test tools release-tools site publish test quick deep serve check lint bench oldest lock sbom audit clean
.DEFAULT_GOAL := site

# What is whole is left as it is, at once. `tools` asks before anything is installed, and again once the browser's driver is there.
setup:
	@$(PYTHON) scripts/install.py

setup-test:
	@$(PYTHON) scripts/install.py test

tools:
	@$(PYTHON) tests/setup_tools.py
	@$(PYTHON) scripts/install.py test
	@$(PY) tests/setup_tools.py

site: setup
	$(PY) scripts/build.py build

# The site as it goes online: notes new addresses in businesses/_alamat.yaml, to be committed with the entries.
publish: setup
	$(PY) scripts/build.py build --catat-alamat

serve: setup
	$(PY) scripts/build.py serve

check: setup
	$(PY) scripts/build.py check

test: tools
	$(MAKE) --no-print-directory lint
	$(PY) -m pytest -n auto --dist loadfile

quick: setup-test
	$(PY) -m pytest -n auto --dist loadfile -m "not slow and not browser and not deep"

# What takes too long for `make test`: real browsers of 2019 to 2021, fetched with npm (300 MB).
deep: tools
	$(PY) -m pytest -m deep

lint: setup-test
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	PYTHONPATH=scripts:tests/support .venv/bin/lint-imports

# Installs the peers and measures for hours. In some minutes, keeping nothing: make bench BENCH=--quick
bench: setup-test
	$(PY) benchmarks/all.py $(BENCH)

# The lower bounds in pyproject.toml, exactly, in an environment of their own.
oldest: setup-test
	$(PY) -m uv venv --quiet --clear .cache/oldest
	$(PY) -m uv pip install --quiet --python .cache/oldest --resolution lowest-direct --requirement pyproject.toml --extra test
	.cache/oldest/bin/python -m pytest -m "not slow and not browser and not deep"
	.cache/oldest/bin/python scripts/build.py build --site .cache/oldest-site

# The same versions on every machine: exact, with hashes, for every platform and Python the project runs on.
lock: setup-test
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  --extra kit pyproject.toml --output-file requirements.txt
	$(PY) -m uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade \
	  --extra test --extra heic --extra kit --constraints requirements.txt pyproject.toml --output-file requirements-test.txt
	printf 'cyclonedx-bom>=7,<8\npip-audit>=2.9,<3\n' | $(PY) -m uv pip compile --quiet --universal --generate-hashes \
	  --no-emit-index-url --no-header --upgrade --python-version 3.11 - --output-file requirements-tools.txt

# What makes and asks about the lists below: exactly these, with hashes, in an environment of their own.
release-tools: setup-test
	@$(PY) -m uv venv --quiet --clear .cache/release
	@$(PY) -m uv pip sync --quiet --python .cache/release --require-hashes requirements-tools.txt

# What the program is made of, as CycloneDX: out of the locked versions, with what visitors run (the map, the editor,
# fonts), the same bytes each time. Goes with a release.
sbom: release-tools
	.cache/release/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
	  --mc-type application --output-reproducible --output-format JSON --output-file .cache/sbom.cdx.json
	$(PY) scripts/visitor_parts.py list .cache/sbom.cdx.json

# Known holes in what is locked and in what visitors run. Fails, too, where there are no advisories to ask for, and says so.
audit: release-tools
	@status=0; \
	.cache/release/bin/pip-audit --requirement requirements.txt --requirement requirements-test.txt --disable-pip --require-hashes --strict || status=1; \
	$(PY) scripts/visitor_parts.py audit .cache/audit || status=1; \
	exit $$status

clean:
	rm -rf site .cache
