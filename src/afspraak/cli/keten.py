"""`afspraak keten`: check that no log was changed after it was written."""

import argparse

from afspraak.cli.gedeeld import met_map
from afspraak.termijnen import AfspraakFout
from afspraak.verloop.dossier import LogFout, fold
from afspraak.werkmap.log import lees_log
from afspraak.werkmap.registers import lees_register


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser("keten", help="controleer of de geschiedenis ongeschonden is")
    met_map(ontleder)
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check every log; return 1 if one was changed."""
    fouten, dossiers, gebeurtenissen = 0, 0, 0
    if not (args.map / "dossiers").is_dir():
        raise AfspraakFout(f"'{args.map}' is geen samenwerking: de map dossiers ontbreekt.")
    for pad in sorted((args.map / "dossiers").glob("*.jsonl")):
        try:
            log = lees_log(pad)
            fold(log.gebeurtenissen)
        except (AfspraakFout, LogFout) as fout:
            print(f"  {pad.stem}: {fout}")
            fouten += 1
            continue
        dossiers += 1
        gebeurtenissen += len(log.gebeurtenissen)
        if log.afgebroken:
            print(f"  {pad.stem}: de laatste handeling is niet afgeschreven en telt niet mee")
    for pad in sorted((args.map / "registers").glob("*.jsonl")):
        try:
            lees_register(args.map, pad.stem)
        except AfspraakFout as fout:
            print(f"  register {pad.stem}: {fout}")
            fouten += 1
    print(f"{dossiers} dossiers met {gebeurtenissen} gebeurtenissen ongeschonden, {fouten} geschonden")
    return 1 if fouten else 0
