#!/usr/bin/env bash
# Makes .venv from a hash lock: scripts/venv.sh runtime|dev. Quick when nothing changed.
# Only Debian's python3 is needed; where its venv part is missing, root gets it from apt and others are told how.
#   PYTHON=python3.12 make test    with another Python
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/shared.sh

set_=${1:-}
case "$set_" in runtime | dev) ;; *)
  echo "usage: scripts/venv.sh runtime|dev" >&2
  exit 2
  ;;
esac
python=${PYTHON:-python3}

version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }
# Scripts in an environment hold the path of their folder, so an environment is good in one folder only.
stamp_of() { { cat "locks/$1.lock" pyproject.toml scripts/venv.sh; pwd; } | sha256sum | cut -d' ' -f1; }
is_current() {
  [ "$(cat ".venv/.stamp-$1" 2>/dev/null)" = "$(stamp_of "$1")" ] && .venv/bin/python -c '' 2>/dev/null &&
    { [ -z "${PYTHON:-}" ] || [ "$(version_of "$python")" = "$(version_of .venv/bin/python)" ]; }
}

# dev.lock holds all of runtime.lock, so a current dev environment serves both.
if is_current "$set_" || is_current dev; then exit 0; fi

writable . .venv "as its owner"
command -v "$python" >/dev/null || stop "There is no $python. On Debian 12: apt-get install python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
  stop "Afspraak needs Python 3.11 or newer; $python is $(version_of "$python"). Name another one: PYTHON=python3.12 make demo"
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    stop "Python's venv module is missing. Run this once, then try again: sudo apt-get install python3-venv"
  fi
  echo "Python's venv module is missing; installing python3-venv with apt-get."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Runs a command without its chatter; where it fails, what went wrong is shown.
quietly() {
  local log
  log=$(mktemp -p "$work")
  "$@" >"$log" 2>&1 && return
  grep -E '(Error|ERROR): ' "$log" | tail -n 8 >&2 || tail -n 15 "$log" >&2
  stop "Preparing .venv did not succeed; the lines above say why. Nothing else was changed; it needs the network the first time."
}

echo "Preparing Python $(version_of "$python") from locks/$set_.lock (once) ..."
# An environment of another folder, another Python, or one that was broken off halfway is made again.
if [ "$(cat .venv/.folder 2>/dev/null)" != "$(pwd) $(version_of "$python")" ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  quietly "$python" -m venv --clear .venv
  echo "$(pwd) $(version_of "$python")" >.venv/.folder
fi
rm -f .venv/.stamp-*
pip() { quietly .venv/bin/python -m pip --disable-pip-version-check --no-input "$@"; }
# The lock is complete, so nothing is resolved: what is published later changes nothing here. "check" proves it complete.
# In two halves beside each other, since unpacking keeps one core busy.
for half in 0 1; do awk -v half=$half '/^[^ ]/ { n++ } n % 2 == half' "locks/$set_.lock" >"$work/lock.$half"; done
pip install --no-compile --no-deps --require-hashes -r "$work/lock.0" &
pip install --no-compile --no-deps --require-hashes -r "$work/lock.1"
wait $!
echo "Fetching the style sheets (once) ..."
pip install --no-compile --no-deps --no-build-isolation -e .
pip check
stamp_of "$set_" >".venv/.stamp-$set_"
