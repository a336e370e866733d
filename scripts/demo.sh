#!/usr/bin/env bash
# Fills the folder demo with a fictional cooperation the first time, then serves it.
#   DAG=2026-12-01 make demo    on another day      POORT=9000 make demo    on another port      NIEUW=1 make demo    from scratch
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/shared.sh

dag=${DAG:-2026-11-23}
poort=${POORT:-8000}
python() { .venv/bin/python "$@"; }

python -c 'import sys, datetime; datetime.date.fromisoformat(sys.argv[1])' "$dag" 2>/dev/null ||
  stop "DAG=$dag is not a day. Write it like this: DAG=2026-12-01 make demo"
python -c 'import sys; sys.exit(not 1 <= int(sys.argv[1]) <= 65535)' "$poort" 2>/dev/null ||
  stop "POORT=$poort is not a port. Give a number from 1024 to 65535: POORT=9000 make demo"
# The server would share a port with another one and halve its visitors, so this looks first.
port_is_free() { python -c 'import socket, sys; socket.socket().bind(("127.0.0.1", int(sys.argv[1])))' "$1" 2>/dev/null; }
if ! port_is_free "$poort"; then
  for other in 8001 8010 8080 8888 9000 9001; do
    if port_is_free "$other"; then stop "Port $poort is taken, perhaps by a demo that still runs. Stop that, or use another port: POORT=$other make demo"; fi
  done
  stop "Port $poort cannot be used here. Name another one: POORT=9000 make demo"
fi
writable . demo demo/afspraak.sqlite3 "remove that first"

# A demo is always its own SQLite file: settings of something else in the environment play no part.
unset DATABASE_URL AFSPRAAK_OVEREENKOMSTEN AFSPRAAK_STATIC
export AFSPRAAK_DEMO=1 AFSPRAAK_DAG="$dag" AFSPRAAK_MAP="$PWD/demo" DJANGO_SETTINGS_MODULE=afspraak.config.settings

if [ -n "${NIEUW:-}" ]; then rm -rf demo; fi
if [ ! -f demo/klaar ]; then
  rm -rf demo # what was broken off halfway is made again
  mkdir -p demo
  echo "Filling the demo with a fictional cooperation (once) ..."
  .venv/bin/afspraak beheer opzetten >/dev/null
  .venv/bin/afspraak beheer demo >/dev/null
  touch demo/klaar
else
  .venv/bin/afspraak beheer opzetten >/dev/null
fi

cat <<TEXT

  Afspraak is ready at  http://127.0.0.1:$poort/demo/

  It is $dag there. Choose on that page who you are, or log in with the password
  "afspraak is afspraak" and one of these addresses:

    accounthouder-bel@demo.example               accounthouder BEL
    beleidsregisseur.huizen@demo.example         beleidsregisseur
    jurist-mz.huizen@demo.example                jurist Maatschappelijke zaken
    secretaris-commissie.laren@demo.example      secretaris commissie bezwaarschriften
    bestuurssecretaris.laren@demo.example        bestuurssecretaris, who agrees with what asks a second person
    functioneel-beheerder.laren@demo.example     functioneel beheerder; each municipality has its own

  Stop with Ctrl+C. From scratch: NIEUW=1 make demo

TEXT
# A browser keeps its line open, and the server waits for that unless it is told how long.
exec .venv/bin/granian --interface wsgi --host 127.0.0.1 --port "$poort" --workers 1 --blocking-threads 4 --no-log \
  --workers-kill-timeout 1 afspraak.config.wsgi:application
