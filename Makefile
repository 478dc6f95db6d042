# GNU make 3.81 or newer, a POSIX shell and Python 3.11 or newer are all it needs.
# Everything is installed into .venv, and again only when pyproject.toml has changed.

PYTHON = python3.13 python3.12 python3.11 python3
VENV = .venv
RUN = $(VENV)/bin/python -m
PIP = $(RUN) pip install --quiet --disable-pip-version-check
DIST = dist

# Stamps: their times say when this was last done.
INSTALLED = $(VENV)/installed
INSTALLED_DEV = $(VENV)/installed-dev

NU = $(VENV)/nu/node_modules/vnu-jar/build/dist/vnu.jar

.DEFAULT_GOAL := help
.PHONY: help site preview test soak check wheel golden catalogue eval bench nu chromium servers clean

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s  %s\n", $$1, $$2 }' Makefile

site: $(INSTALLED)  ## Ingest seeds/ and build the sample site into site/
	@$(VENV)/bin/digest ingest
	@$(VENV)/bin/digest build

preview: site  ## Show the site in a browser, and again whenever a file is saved
	@$(VENV)/bin/digest serve --open

# Twice as many jobs as cores: many tests wait for a browser, a server or a clock.
test: $(INSTALLED_DEV) chromium servers  ## Run all tests; DIGEST_TEST_JOBS=8 on four cores
	@$(RUN) pytest -n "$${DIGEST_TEST_JOBS:-4}" --maxschedchunk 24 -m "not alone"
	@$(RUN) pytest -m alone

soak: $(INSTALLED_DEV)  ## Edit at random under a preview and hold it to clean builds; SOAK=1800
	@$(RUN) tests.soak --seconds "$(if $(SOAK),$(SOAK),60)"

check: $(INSTALLED_DEV)  ## Check format, lint, types and import layers
	@$(RUN) ruff format --check .
	@$(RUN) ruff check .
	@$(RUN) mypy
	@$(VENV)/bin/lint-imports --no-logo --no-cache

wheel: $(INSTALLED)  ## Build the wheel into dist/
	@rm -f "$(DIST)"/*.whl
	@$(RUN) pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$(DIST)" .
	@ls "$(DIST)"/*.whl

golden: $(INSTALLED_DEV)  ## Rewrite what the golden tests expect; read the diff
	@$(RUN) pytest -n 0 --update-golden tests/test_golden.py tests/test_docs.py tests/text/test_drawing.py

catalogue: $(INSTALLED_DEV)  ## Bring the catalogues up to date with templates and code; then translate
	@$(RUN) tests.catalogues

eval: $(INSTALLED_DEV)  ## Measure how well seeds are read; CASES="folder …" EACH=1
	@$(RUN) tests.ingest.evaluate $(if $(EACH),--each) $(CASES)

bench: $(INSTALLED)  ## Time digest and others; POSTS="1000 10000" RUNS=5 DISK="folder …" ONLY="Hugo"
	@$(RUN) benchmarks $(if $(POSTS),--posts $(POSTS)) $(if $(RUNS),--runs $(RUNS)) \
		$(if $(DISK),--disk $(DISK)) $(if $(ONLY),--only $(ONLY))

nu: site $(NU)  ## Ask the Nu checker about sites with each theme; needs npm and Java
	@$(RUN) tests.shipped $(VENV)/nu/sites
	@java -jar $(NU) --Werror --skip-non-html site $(VENV)/nu/sites/*/site
	@java -jar $(NU) --Werror --css $(filter-out %/margin.css,$(wildcard themes/*/assets/*.css))

$(NU): $(VENV)/bin/python
	@echo "installing the Nu checker into $(VENV)/nu"
	@npm install --silent --no-audit --no-fund --prefix $(VENV)/nu vnu-jar

clean:  ## Remove all that make has made
	rm -rf $(VENV) .digest site dist build .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian's python3 without python3-venv leaves half an environment behind when it fails.
$(VENV)/bin/python:
	@for name in $(PYTHON); do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			"$$name" -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }; \
			exit 0; \
		fi; \
	done; \
	echo "digest needs Python 3.11 or newer, and none is on PATH: see python.org/downloads" >&2; \
	exit 1

# pip knows dependency groups (PEP 735) since 25.1.
$(INSTALLED): pyproject.toml $(VENV)/bin/python
	@echo "installing digest into $(VENV)"
	@$(PIP) --upgrade 'pip>=25.1'
	@$(PIP) --editable '.[html]'
	@touch $@

$(INSTALLED_DEV): $(INSTALLED)
	@echo "installing what the tests need into $(VENV)"
	@$(PIP) --editable '.[html,deploy]' --group dev
	@touch $@

chromium: $(INSTALLED_DEV)
	@$(RUN) tests.browser.chromium >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing Chromium"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
			apt-get -qq install -y --no-install-recommends chromium; } >/dev/null 2>&1 || true; \
	fi; \
	$(RUN) tests.browser.chromium >/dev/null || \
		echo "no Chromium: the browser tests are skipped (on Debian: apt-get install chromium)"

# The servers that deploys are tested on, besides those from PyPI.
servers:
	@command -v rsync >/dev/null && test -x /usr/sbin/sshd && test -x /usr/sbin/nginx && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing rsync, openssh-server and nginx"; \
		{ apt-get -qq update && DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
			apt-get -qq install -y --no-install-recommends rsync openssh-server nginx-light; } \
			>/dev/null 2>&1 || true; \
	else \
		echo "tests of rsync and nginx are skipped unless they are installed"; \
	fi
