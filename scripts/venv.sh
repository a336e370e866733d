#!/usr/bin/env bash
# Makes .venv from a hash lock: scripts/venv.sh runtime|dev. Quick when nothing changed.
# Only Debian's python3 is needed; where its venv part is missing, root gets it from apt and others are told how.
set -euo pipefail
cd "$(dirname "$0")/.."

set_=${1:-}
case "$set_" in runtime | dev) ;; *)
  echo "usage: scripts/venv.sh runtime|dev" >&2
  exit 2
  ;;
esac

stamp_of() { cat "locks/$1.lock" pyproject.toml scripts/venv.sh | sha256sum | cut -d' ' -f1; }
is_current() { [ -x .venv/bin/afspraak ] && [ "$(cat ".venv/.stamp-$1" 2>/dev/null)" = "$(stamp_of "$1")" ]; }

# dev.lock holds all of runtime.lock, so a current dev environment serves both.
if is_current "$set_" || is_current dev; then exit 0; fi

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Afspraak needs Python 3.11 or newer as python3. On Debian 12: apt-get install python3 python3-venv" >&2
  exit 1
fi
if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Python's venv module is missing. Run this once, then try again: sudo apt-get install python3-venv" >&2
    exit 1
  fi
  echo "Python's venv module is missing; installing python3-venv with apt-get."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
fi

echo "Preparing .venv from locks/$set_.lock ..."
# A venv that was broken off halfway, or that came along from another folder, has no working pip of its own.
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then python3 -m venv --clear .venv; fi
pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
pip install --require-hashes -r "locks/$set_.lock"
pip install --no-deps --no-build-isolation -e .
stamp_of "$set_" >".venv/.stamp-$set_"
