"""The registers of a cooperation: one hash-chained file of JSON Lines per register, only ever added to."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from afspraak.record.line import NO_PREVIOUS, canonical, hash_of
from afspraak.termijnen import AfspraakFout
from afspraak.werkmap.log import GeschondenLog, op_slot


def lees_register(map_: Path, naam: str) -> tuple[dict[str, Any], ...]:
    """Return the entries of a register, oldest first; a torn last line is left out.

    Raises:
        GeschondenLog: if a line was changed after it was written.
    """
    return _lees(map_ / "registers" / f"{naam}.jsonl")[0]


def _lees(pad: Path) -> tuple[tuple[dict[str, Any], ...], str, int]:
    if not pad.is_file():
        return (), NO_PREVIOUS, 0
    regels = pad.read_bytes().split(b"\n")
    inschrijvingen: list[dict[str, Any]] = []
    vorige, heel = NO_PREVIOUS, 0
    for nummer, regel in enumerate(regels[:-1], start=1):
        try:
            inhoud: dict[str, Any] = json.loads(regel)
        except ValueError:
            inhoud = {}
        if inhoud.get("vorige") != vorige or inhoud.get("hash") != hash_of(inhoud):
            raise GeschondenLog(f"{pad.name} regel {nummer} is na het schrijven veranderd of beschadigd.")
        vorige = str(inhoud["hash"])
        heel += len(regel) + 1
        inschrijvingen.append(inhoud)
    return tuple(inschrijvingen), vorige, heel


def schrijf_in(map_: Path, naam: str, velden: Mapping[str, str], *, gemeente: str, door: str, op: date) -> int:
    """Add an entry; return its number. ``op`` is the day on which the proof was laid down."""
    pad = map_ / "registers" / f"{naam}.jsonl"
    pad.parent.mkdir(exist_ok=True)
    with op_slot(map_):
        inschrijvingen, vorige, heel = _lees(pad)
        inhoud: dict[str, Any] = {
            "nr": len(inschrijvingen) + 1,
            "op": op.isoformat(),
            "gemeente": gemeente,
            "door": door,
            "velden": dict(velden),
            "vorige": vorige,
        }
        inhoud["hash"] = hash_of(inhoud)
        with pad.open("r+b" if pad.exists() else "x+b") as bestand:
            bestand.truncate(heel)
            bestand.seek(heel)
            bestand.write((canonical(inhoud) + "\n").encode())
            bestand.flush()
            os.fsync(bestand.fileno())
    return len(inschrijvingen) + 1


def lees_bewijzen(map_: Path) -> Iterator[tuple[str, str, date]]:
    """Yield (duty, municipality, day) of every entry that says which recurring duty it proves."""
    for pad in sorted((map_ / "registers").glob("*.jsonl")):
        for inschrijving in _lees(pad)[0]:
            plicht = inschrijving["velden"].get("terugkerend")
            if plicht:
                yield plicht, inschrijving["gemeente"], date.fromisoformat(inschrijving["op"])


def controleer_velden(velden: Mapping[str, str], bekend: tuple[str, ...], register: str) -> None:
    """Refuse fields that the register does not have.

    Raises:
        AfspraakFout: naming the field and those that fit.
    """
    for veld in velden:
        if veld not in bekend and veld != "terugkerend":
            raise AfspraakFout(f"Het register '{register}' kent het veld '{veld}' niet. Wel: {', '.join(bekend)}.")
