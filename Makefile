.PHONY: demo test check bench docs format

demo:
	@scripts/venv.sh runtime
	@scripts/demo.sh

test:
	@scripts/venv.sh dev
	.venv/bin/pytest -n auto --cov --cov-branch --cov-report=term:skip-covered

check:
	@scripts/venv.sh dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/afspraak controleer overeenkomsten/hbel_2026 --kort

bench:
	@scripts/venv.sh dev
	.venv/bin/python bench/bench.py

docs:
	@scripts/venv.sh dev
	.venv/bin/afspraak documenteer docs
	.venv/bin/python tests/docs/schermen.py README.md docs/tutorial/eerste-termijn.md

format:
	@scripts/venv.sh dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
