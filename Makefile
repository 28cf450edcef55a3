# Two targets do everything on a fresh Debian 12: `make run` and `make test`. The others are for daily work.
# What a step does in detail stands in tools/; each of them can be run by hand as well.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
export PYTHON

bin := .venv/bin
# Tools that read the project need its settings; DEBUG stands for "not deployed" (docs/operations.md).
dev := env DEBUG=1 DEMO=0

.DEFAULT_GOAL := help
.PHONY: help run test long bench lint format messages clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## set up and serve the demo oblast at 127.0.0.1:8000 (another port: make run PORT=8001)
	@tools/setup run
	@tools/serve-demo $(PORT)

test: ## set up and run every test on SQLite and on PostgreSQL (a part: make test ARGS=tests/domain)
	@tools/setup test
	@tools/test $(ARGS)

long: ## the tests again with searches at full length and LibreOffice; up to an hour
	@tools/setup long
	@HYPOTHESIS_PROFILE=long tools/test $(ARGS)

bench: ## what a page costs over years of history, on both databases; half an hour (other sizes: ARGS="300")
	@tools/setup test
	@$(bin)/python -m benchmarks $(ARGS)

lint: ## style, types, floors, templates, migrations, start checks
	@tools/setup test
	@tools/lint

format: ## put Python and templates into their one form
	@tools/setup test
	@$(bin)/ruff check --quiet --fix-only .
	@$(bin)/ruff format .
	@find templates -name '*.html' -exec $(bin)/djade --target-version 5.2 {} +

messages: ## collect new sentences into locale/{kk,ru} for translation
	@tools/setup test
	@$(dev) $(bin)/python manage.py makemessages --locale kk --locale ru --add-location file --no-wrap \
		--ignore .venv --ignore var --ignore tests
	@tools/messages

clean: ## drop the demo's data and everything the tests made; .venv stays
	@rm -rf var artefacts .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +
