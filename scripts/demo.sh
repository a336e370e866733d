#!/usr/bin/env bash
# Checks the pack, copies the example cooperation to ./demo and walks through it; every command is printed first.
set -euo pipefail
cd "$(dirname "$0")/.."

dag=2026-11-23

vet='' flauw='' gewoon=''
if [ -t 1 ]; then vet=$'\033[1m' flauw=$'\033[2m' gewoon=$'\033[0m'; fi

run() {
  printf '\n%s$ %s%s\n' "$vet" "$(printf '%q ' "$@" | sed 's/ $//')" "$gewoon"
  case "$1" in afspraak) shift && .venv/bin/afspraak "$@" ;; *) "$@" ;; esac
}
say() { printf '\n%s# %s%s\n' "$flauw" "$*" "$gewoon"; }

say "De overeenkomst als pakket: is zij compleet en loopt elke procedure?"
run afspraak controleer overeenkomsten/hbel_2026 --kort

say "Een termijn, met de uitleg erbij."
run afspraak termijn AWB-6:7 --bekendgemaakt 2026-11-20

say "De voorbeeldsamenwerking komt in de map demo; u mag er alles mee doen."
rm -rf demo
run cp -r voorbeelden/samenwerking demo

say "Wat moet de accounthouder BEL vandaag doen, en op wie wacht zij?"
run afspraak werk demo --als accounthouder-bel --dag "$dag"

say "De accounthouder meldt het raadsbesluit van Laren terug: de klok van DVO 4.6 stopt."
run afspraak doe demo BEL-2026-005 terugmelding_raad gemeld raad_teruggemeld_op=2026-11-23 --voor laren --als accounthouder-bel --dag "$dag"

say "Een bezwaar wordt verdaagd: de dag verschuift, met de artikelen erbij."
run afspraak doe demo BEZ-2026-003 verdagen verdaagd verdaagd_op=2026-11-23 --als jurist-mz --dag "$dag"

say "Maatschappelijke zaken mag niet op een bezwaar beslissen: geweigerd, met het artikel en wie het wel kan."
if run afspraak doe demo BEZ-2026-003 besluit ongegrond --als jurist-mz --dag "$dag"; then
  echo "This act should have been refused." >&2
  exit 1
fi

say "Het hele dossier: wat nu, de klokken, de geschiedenis."
run afspraak dossier demo BEZ-2026-003 --dag "$dag"

say "Artikel 4 van de overeenkomst, met wat er leeft."
run afspraak overeenkomst demo --artikel 4 --dag "$dag"

say "De map demo blijft staan. Probeer zelf: .venv/bin/afspraak --help"
