"""A dossier's log on disk: append-only, hash-chained, one act whole or not at all.

Note [a crash in the middle]: an act may be several lines; each but the last says how many follow (``rest``). A
power cut can leave a torn line or a part of an act at the end of the file. Reading leaves that tail out, and the
next act cuts it off, under the lock, before it writes. A first act is written to a new file that is moved into
place, so that a dossier is there whole or not at all. Everything is flushed to the disk before success is told.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afspraak.record.line import NO_PREVIOUS, hash_of
from afspraak.termijnen import AfspraakFout
from afspraak.verloop.gebeurtenis import Gebeurtenis
from afspraak.verloop.regels import lees_gebeurtenis, maak_regel


class GeschondenLog(AfspraakFout):
    """A log was changed after it was written, or is damaged before its end."""


class AnderWasEerder(AfspraakFout):
    """Somebody else acted in this dossier in the meantime; nothing was written."""

    def __init__(self, kenmerk: str, nieuw: tuple[Gebeurtenis, ...]) -> None:
        wat = "; ".join(f"{g.door}: {g.stap or g.soort.value} {g.uitkomst or ''}".strip() for g in nieuw)
        super().__init__(f"In {kenmerk} was iemand u net voor ({wat}). Bekijk het dossier en probeer het opnieuw.")


@dataclass(frozen=True, slots=True)
class Log:
    """What a file holds: the events of whole acts, the last hash, and how many bytes of it are sound."""

    gebeurtenissen: tuple[Gebeurtenis, ...]
    laatste_hash: str
    heel: int
    """Bytes up to and including the last whole act; anything after it is a torn tail."""
    afgebroken: bool


def lees_log(pad: Path) -> Log:
    """Read a log and check its chain.

    Raises:
        GeschondenLog: if a line before the tail is no event, misses a number, or does not match its hash.
    """
    ruw = pad.read_bytes()
    gebeurtenissen: list[Gebeurtenis] = []
    hangend: list[Gebeurtenis] = []
    vorige, heel_hash, plek, heel = NO_PREVIOUS, NO_PREVIOUS, 0, 0
    for nummer, regel in enumerate(ruw.split(b"\n")[:-1], start=1):
        plek += len(regel) + 1
        try:
            inhoud = _controleer(regel, vorige, nummer, pad)
        except GeschondenLog:
            if plek == len(ruw):
                break
            raise
        vorige = inhoud["hash"]
        hangend.append(lees_gebeurtenis(inhoud))
        if not inhoud.get("rest"):
            gebeurtenissen += hangend
            hangend, heel, heel_hash = [], plek, vorige
    return Log(tuple(gebeurtenissen), heel_hash, heel, heel != len(ruw))


def _controleer(regel: bytes, vorige: str, nummer: int, pad: Path) -> dict[str, Any]:
    waar = f"{pad.name} regel {nummer}"
    try:
        inhoud: dict[str, Any] = json.loads(regel)
        lees_gebeurtenis(inhoud)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise GeschondenLog(f"{waar} is geen gebeurtenis. Zet een reservekopie van dit dossier terug.") from None
    if inhoud.get("hash") != hash_of(inhoud) or inhoud.get("vorige") != vorige or inhoud["nr"] != nummer:
        raise GeschondenLog(f"{waar} is na het schrijven veranderd of er ontbreekt een regel ervoor.")
    return inhoud


@contextmanager
def op_slot(map_: Path) -> Iterator[None]:
    """Hold the folder's lock: one writer at a time, also between processes."""
    with (map_ / ".slot").open("a") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(slot, fcntl.LOCK_UN)


def schrijf_act(pad: Path, gebeurtenissen: tuple[Gebeurtenis, ...], *, verwacht: int) -> None:
    """Append one act. ``verwacht`` is the number of the last event that the decision was based on (0: a new dossier).

    Call it with the folder's lock held (``op_slot``).

    Raises:
        AnderWasEerder: if the log has moved on; nothing is written.
    """
    if verwacht == 0:
        _schrijf_nieuw(pad, gebeurtenissen)
        return
    log = lees_log(pad)
    if len(log.gebeurtenissen) != verwacht:
        raise AnderWasEerder(pad.stem, log.gebeurtenissen[verwacht:])
    with pad.open("r+b") as bestand:
        bestand.truncate(log.heel)
        bestand.seek(log.heel)
        bestand.write(_regels(gebeurtenissen, log.laatste_hash))
        bestand.flush()
        os.fsync(bestand.fileno())


def _schrijf_nieuw(pad: Path, gebeurtenissen: tuple[Gebeurtenis, ...]) -> None:
    if pad.exists():
        raise AnderWasEerder(pad.stem, lees_log(pad).gebeurtenissen)
    tijdelijk = pad.with_suffix(".nieuw")
    with tijdelijk.open("wb") as bestand:
        bestand.write(_regels(gebeurtenissen, NO_PREVIOUS))
        bestand.flush()
        os.fsync(bestand.fileno())
    tijdelijk.rename(pad)
    folder = os.open(pad.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _regels(gebeurtenissen: tuple[Gebeurtenis, ...], vorige: str) -> bytes:
    tekst = ""
    for over, gebeurtenis in zip(range(len(gebeurtenissen) - 1, -1, -1), gebeurtenissen, strict=True):
        regel, vorige = maak_regel(gebeurtenis, vorige=vorige, rest=over)
        tekst += regel
    return tekst.encode()
