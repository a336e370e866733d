"""Walking XML in a zip file as a stream: no entities, no more than the budget, and nothing kept that is not asked."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

from afspraak.people.sheet.cells import ELEMENTS, UNPACKED, SheetError

BLOCK = 64 * 1024
DAMAGED = "Dit bestand is beschadigd of is geen rekenblad. Sla het opnieuw op als xlsx, ods of csv."
LOCKED = "Dit bestand is versleuteld. Haal het wachtwoord eraf en sla het opnieuw op."
_BROKEN = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    LookupError,  # an encoding that nobody knows, a file that is not there
    ValueError,  # an offset before the file, an encoding that expat can't use
    NotImplementedError,
)


@dataclass(slots=True)
class Opened:
    """A zip file, and what may still be read of it."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    unpacked: int = UNPACKED
    elements: int = ELEMENTS


class Walker(Protocol):
    """What hears of the elements, by their names without prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, name: str) -> None:
        """Hear that an element ends."""

    def data(self, text: str) -> None:
        """Hear text."""


def walk(opened: Opened, path: str, walker: Walker) -> None:
    """Let a walker hear one file of an archive.

    Raises:
        SheetError: if it is missing, damaged, too large, or asks for entities.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = _bare(walker.start, opened)
    parser.EndElementHandler = lambda name: walker.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = walker.data
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        for block in _blocks(opened, path):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except SheetError:
        raise
    except _BROKEN as damaged:
        raise SheetError(DAMAGED) from damaged
    except RuntimeError as locked:  # zipfile: the file is encrypted
        raise SheetError(LOCKED) from locked


def _blocks(opened: Opened, path: str) -> Iterator[bytes]:
    with opened.archive.open(path) as stream:
        while block := stream.read(BLOCK):
            opened.unpacked -= len(block)
            if opened.unpacked < 0:
                raise SheetError("Dit bestand is uitgepakt te groot. Zet alleen de mensen in een nieuw bestand.")
            yield block


def open_zip(content: bytes) -> Opened:
    """Return a zip file to walk through.

    Raises:
        SheetError: if it is damaged.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        return Opened(archive, frozenset(archive.namelist()))
    except _BROKEN as damaged:
        raise SheetError(DAMAGED) from damaged


def _bare(start: Callable[[str, Mapping[str, str]], None], opened: Opened) -> Callable[[str, dict[str, str]], None]:
    def hear(name: str, attributes: dict[str, str]) -> None:
        opened.elements -= 1
        if opened.elements < 0:
            raise SheetError("In dit bestand staat te veel. Zet alleen de mensen in een nieuw bestand.")
        start(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    return hear


def _no_doctype(*_: object) -> None:
    raise SheetError("Dit bestand bevat verwijzingen die Afspraak niet volgt. Sla het opnieuw op als xlsx, ods of csv.")
