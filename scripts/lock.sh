#!/usr/bin/env bash
# Writes locks/*.lock from pyproject.toml. What was pinned stays pinned while it fits.
#   scripts/lock.sh                     after a change of pyproject.toml
#   scripts/lock.sh --upgrade           everything to its newest
#   scripts/lock.sh -P django           one package to its newest
# Extras are kept: a lock without them makes pip look for the extra's own requirements, and so for newer versions.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/venv.sh dev

lock() {
  .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header \
    --no-annotate --no-emit-index-url "$@" >/dev/null
}
lock pyproject.toml --group build -o locks/runtime.lock "$@"
lock pyproject.toml --group build --group dev -o locks/dev.lock "$@"
