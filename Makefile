# make run    the site on http://127.0.0.1:8000 and the worker beside it, with all they need
# make test   the tests; DATABASE_URL=postgres://… runs them on PostgreSQL
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
export HOST PORT

.PHONY: run test test-browser test-cluster lint types bench relevance lock messages clean

run: .venv/.ready
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_reference
	@$(MANAGE) import_directives fixtures/seeds
	@$(MANAGE) search_index update
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@echo "Mở http://$(HOST):$(PORT)/ — dừng bằng Ctrl+C."
	@echo "Tài khoản biên tập đầu tiên: $(if $(DATA_DIR),DATA_DIR=$(DATA_DIR) )$(MANAGE) make_curator TÊN"
	@PLAIN_HTTP=1 exec $(BIN)/python -m archive.together \
		$(BIN)/gunicorn archive.wsgi --bind "$(HOST):$(PORT)" --config archive/gunicorn.py --workers $(WORKERS) \
		-- $(MANAGE) worker

test: .venv/.ready-dev
	$(BIN)/pytest $(ARGS)

test-browser: .venv/.ready-dev
	$(BIN)/pytest -m browser $(ARGS)

test-cluster: .venv/.ready-dev
	$(BIN)/pytest -m cluster $(ARGS)

lint: .venv/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet

types: .venv/.ready-dev
	$(BIN)/mypy archive directives

bench: .venv/.ready-dev
	$(BIN)/python -m tests.bench $(ARGS)

relevance: .venv/.ready-dev
	$(BIN)/python -m tests.relevance $(ARGS)

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group dev pyproject.toml --output-file requirements-dev.lock

messages: .venv/.ready-dev
	$(MANAGE) makemessages --locale en --no-location --ignore .venv --ignore data
	$(MANAGE) compilemessages --locale en --ignore .venv

clean:
	rm -rf .venv .venv.unfinished .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/.ready: requirements.lock
	@test -n "$(PYTHON)" || { echo "Cần Python 3.11 trở lên, có mô-đun venv." >&2; exit 1; }
	@$(PYTHON) .ci/install.py $< $@

.venv/.ready-dev: requirements-dev.lock requirements.lock
	@test -n "$(PYTHON)" || { echo "Cần Python 3.11 trở lên, có mô-đun venv." >&2; exit 1; }
	@$(PYTHON) .ci/install.py $< $@
	@touch .venv/.ready
