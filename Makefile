.PHONY: demo test coverage check bench docs format screenshots

demo:
	@scripts/venv.sh runtime
	@scripts/demo.sh

# Everything on SQLite, then what touches the database once more on PostgreSQL.
test:
	@scripts/venv.sh dev
	@scripts/gereed.sh
	.venv/bin/pytest -n auto
	DATABASE_URL=$${AFSPRAAK_TEST_POSTGRES:-postgres://afspraak_test@127.0.0.1:5432/postgres} .venv/bin/pytest -n 0 tests/storage tests/usecases tests/web tests/jobs

# The tests on SQLite once more, counting which branches they take; a third slower.
coverage:
	@scripts/venv.sh dev
	@scripts/gereed.sh
	.venv/bin/pytest -n auto --cov --cov-branch --cov-report=term:skip-covered

check:
	@scripts/venv.sh dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	AFSPRAAK_DEMO=1 .venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint src/afspraak/web/templates --lint --quiet
	AFSPRAAK_DEMO=1 .venv/bin/afspraak beheer makemigrations --check --dry-run
	.venv/bin/afspraak controleer overeenkomsten/hbel_2026 --kort

bench:
	@scripts/venv.sh dev
	@scripts/gereed.sh
	.venv/bin/python bench/bench.py

docs:
	@scripts/venv.sh dev
	.venv/bin/afspraak documenteer docs
	.venv/bin/python tests/docs/schermen.py README.md docs/tutorial/eerste-termijn.md

# Pictures of the demo for the README and the tutorials.
screenshots:
	@scripts/venv.sh dev
	@scripts/gereed.sh beelden
	.venv/bin/python scripts/schermbeelden.py

format:
	@scripts/venv.sh dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
