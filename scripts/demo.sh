#!/usr/bin/env bash
# Fills the folder demo with a fictional cooperation the first time, then serves it.
#   DAG=2026-12-01 make demo    on another day      POORT=9000 make demo    on another port      NIEUW=1 make demo    from scratch
set -euo pipefail
cd "$(dirname "$0")/.."

dag=${DAG:-2026-11-23}
poort=${POORT:-8000}
export AFSPRAAK_DEMO=1 AFSPRAAK_DAG="$dag" AFSPRAAK_MAP="$PWD/demo" DJANGO_SETTINGS_MODULE=afspraak.config.settings
export DATABASE_URL=${DATABASE_URL:-sqlite:///$PWD/demo/afspraak.sqlite3}

if [ -n "${NIEUW:-}" ]; then rm -rf demo; fi
if [ ! -f demo/klaar ]; then
  rm -rf demo
  mkdir -p demo
  .venv/bin/afspraak beheer opzetten
  echo "De demo wordt gevuld; dat duurt ongeveer een halve minuut."
  .venv/bin/afspraak beheer demo
  touch demo/klaar
else
  .venv/bin/afspraak beheer opzetten >/dev/null
fi

cat <<TEKST

  Afspraak staat klaar op  http://127.0.0.1:$poort/demo/
  Het is daar $dag. Kies op die bladzijde wie u bent, of meld u aan met het wachtwoord
  "afspraak is afspraak" en een van deze adressen:

    accounthouder-bel@demo.example               accounthouder BEL
    beleidsregisseur.huizen@demo.example         beleidsregisseur
    jurist-mz.huizen@demo.example                jurist Maatschappelijke zaken
    secretaris-commissie.laren@demo.example      secretaris commissie bezwaarschriften
    bestuurssecretaris.laren@demo.example        bestuurssecretaris
    functioneel-beheerder.huizen@demo.example    functioneel beheerder

  Stop met Ctrl+C. Opnieuw beginnen: NIEUW=1 make demo

TEKST
exec .venv/bin/granian --interface wsgi --host 127.0.0.1 --port "$poort" --workers 1 --blocking-threads 4 --no-log \
  afspraak.config.wsgi:application
