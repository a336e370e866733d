#!/usr/bin/env bash
# Makes .venv from a hash lock: scripts/venv.sh runtime|dev. Quick when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
soort=${1:?runtime or dev}
lock=locks/$soort.lock
stempel=.venv/.stempel-$soort
som=$(cat "$lock" pyproject.toml | sha256sum)
if [ -f "$stempel" ] && [ "$(cat "$stempel")" = "$som" ]; then exit 0; fi
if [ ! -x .venv/bin/python ]; then
  if ! python3 -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      echo "python3-venv is missing; installing it with apt-get."
      apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
      echo "Python's venv module is missing. Run: sudo apt-get install python3-venv" >&2
      exit 1
    fi
  fi
  python3 -m venv .venv
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$som" > "$stempel"
