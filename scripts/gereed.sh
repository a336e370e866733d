#!/usr/bin/env bash
# Sees to what the tests need besides Python: Debian's Chromium and a PostgreSQL server. Root gets them from apt; others
# are told how. AFSPRAAK_TEST_POSTGRES names another server.
set -euo pipefail

adres=${AFSPRAAK_TEST_POSTGRES:-postgres://postgres@127.0.0.1:5432/postgres}
antwoordt() { .venv/bin/python -c 'import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3).close()' "$adres" 2>/dev/null; }
van_apt() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests need $1. Run this once, then try again: sudo apt-get install $1" >&2
    exit 1
  fi
  echo "The tests need $1; installing it with apt-get."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null
}

# The tests work under a database role that no policy lets off; a role of your own must be such a one too.
gewone_rol() {
  [ -n "${AFSPRAAK_TEST_POSTGRES:-}" ] || .venv/bin/python - "$adres" <<'PY'
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as verbinding:
    if not verbinding.execute("SELECT 1 FROM pg_roles WHERE rolname = 'afspraak_test'").fetchone():
        verbinding.execute("CREATE ROLE afspraak_test LOGIN CREATEDB")
PY
}

[ -x /usr/bin/chromium ] || van_apt chromium
# Pictures show the browser's own words too, so those are Dutch.
if [ "${1:-}" = beelden ] && [ ! -e /usr/lib/chromium/locales/nl.pak ]; then van_apt chromium-l10n; fi
if ! antwoordt; then
  if [ -n "${AFSPRAAK_TEST_POSTGRES:-}" ] || [ "$(id -u)" != 0 ]; then
    cat >&2 <<TEXT
No PostgreSQL answers at $adres. The tests need one. Either run this once as root, or "make test" itself:
  apt-get install postgresql
  su postgres -c "createuser --createdb --login $(id -un)"
and then try again with a server where this user may make databases:
  AFSPRAAK_TEST_POSTGRES=postgres:///postgres make test
TEXT
    exit 1
  fi
  command -v pg_ctlcluster >/dev/null || van_apt postgresql
  versie=$(ls /etc/postgresql | sort -n | tail -1)
  # Tests come from this machine only; they make and drop their own databases.
  sed -i -E 's#^(host +all +all +127\.0\.0\.1/32 +).*#\1trust#' "/etc/postgresql/$versie/main/pg_hba.conf"
  pg_ctlcluster --skip-systemctl-redirect "$versie" main restart
  for _ in $(seq 30); do antwoordt && break || sleep 1; done
  antwoordt || { echo "PostgreSQL was started but does not answer at $adres." >&2; exit 1; }
fi
gewone_rol
