.PHONY: demo test test-agreement coverage check bench docs format licences screenshots

demo:
	@scripts/venv.sh runtime
	@scripts/demo.sh

# Everything on SQLite, then what touches the database once more on PostgreSQL.
test:
	@scripts/venv.sh dev
	@scripts/gereed.sh
	.venv/bin/pytest -n auto
	DATABASE_URL=$${AFSPRAAK_TEST_POSTGRES:-postgres://afspraak_test@127.0.0.1:5432/postgres} .venv/bin/pytest -n 0 tests/storage tests/usecases tests/web tests/jobs

# The pack and the rules against the real text of the agreement and worked cases, which this project does not contain.
# AFSPRAAK_OVEREENKOMST names the text, AFSPRAAK_VECTOREN the cases.
test-agreement:
	@[ -f "$$AFSPRAAK_OVEREENKOMST" ] || { echo "test-agreement: no text of the agreement; set AFSPRAAK_OVEREENKOMST to its file" >&2; exit 1; }
	@[ -f "$$AFSPRAAK_VECTOREN" ] || { echo "test-agreement: no worked cases; set AFSPRAAK_VECTOREN to their file" >&2; exit 1; }
	@scripts/venv.sh dev
	.venv/bin/pytest -n 0 tests_echt
	.venv/bin/afspraak toets "$$AFSPRAAK_VECTOREN"
	.venv/bin/afspraak lees "$$AFSPRAAK_OVEREENKOMST" --vergelijk overeenkomsten/hbel_2026

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
	AFSPRAAK_DEMO=1 DATABASE_URL=sqlite://:memory: .venv/bin/afspraak beheer makemigrations --check --dry-run
	.venv/bin/afspraak controleer overeenkomsten/hbel_2026 --kort

bench:
	@scripts/venv.sh dev
	@scripts/gereed.sh
	.venv/bin/python bench/bench.py

docs:
	@scripts/venv.sh dev
	.venv/bin/afspraak documenteer docs
	.venv/bin/python tests/docs/schermen.py README.md docs/tutorial/eerste-termijn.md

# The page with every third-party package and its licence, after a change of the locks.
licences:
	@scripts/venv.sh dev
	.venv/bin/python scripts/licences.py

# Pictures of the demo for the README and the tutorials.
screenshots:
	@scripts/venv.sh dev
	@scripts/gereed.sh beelden
	.venv/bin/python scripts/schermbeelden.py

format:
	@scripts/venv.sh dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
