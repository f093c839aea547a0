# Two commands matter: `make run` and `make test`. All else is for those who change Prasan.
PYTHON ?= python3.11
BIN := .venv/bin
# Two processes: more would take the time that the tests of crashes and races need. Each begins with
# half, so that what shares a house stays together, and takes of the other's end when it is done.
PARALLEL := --numprocesses 2 --dist worksteal
PIP := $(BIN)/pip --disable-pip-version-check --quiet
# The locks are whole, so nothing is left to resolve: with --no-deps pip never looks at a newer release.
LOCKED := $(PIP) install --no-deps --require-hashes --requirement
UV := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' --quiet

.PHONY: run test check coverage lock bench papers clean

# A command without shell syntax is run by make itself: Ctrl-C and SIGTERM then reach it directly.
run: .venv/ready-to-run
	@$(BIN)/prasan up --demo

test: .venv/ready-to-test
	@$(BIN)/pytest $(PARALLEL) $(ARGS)

check: .venv/ready-to-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

coverage: .venv/ready-to-test
	@$(BIN)/pytest $(PARALLEL) --cov --cov-report=term $(ARGS)

bench: .venv/ready-to-test
	@$(BIN)/python -m bench.steps
	@$(BIN)/python -m bench.due_dates
	@$(BIN)/python -m bench.resolver
	@$(BIN)/python -m bench.papers

# The pictures in docs/papers, again: after every change of a template. Look at them.
papers: .venv/ready-to-run
	@$(BIN)/python -m docs.papers

# Both locks pin the same versions; `make run` needs half of them. `make lock UPGRADE=--upgrade`.
lock: .venv/bin/python
	@$(PIP) install uv
	@$(UV) $(UPGRADE) --group build --group test --group lint --group bench \
		--output-file requirements.lock
	@$(UV) --group build --constraints requirements.lock --no-annotate \
		--output-file requirements-run.lock

clean:
	rm -rf .venv build *.egg-info .coverage .coverage.* htmlcov .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	@$(PYTHON) -m venv .venv

.venv/ready-to-run: requirements-run.lock pyproject.toml | .venv/bin/python
	@echo 'กำลังติดตั้ง / Installing ...'
	@$(LOCKED) requirements-run.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@# An editable install leaves the sources uncompiled; the next start should not pay for it.
	@$(BIN)/python -m compileall -q models forms tasks workflows api
	@touch $@

.venv/ready-to-test: requirements.lock .venv/ready-to-run
	@$(LOCKED) requirements.lock
	@touch $@
