"""Walking XML in a zip file as a stream: no entities, no more than the budget, and nothing kept that is not asked."""

import zipfile
from collections.abc import Callable, Mapping
from typing import Protocol
from xml.parsers import expat

from afspraak.people.sheet.cells import UNPACKED, SheetError

BLOCK = 64 * 1024
DAMAGED = "Dit bestand is beschadigd of is geen rekenblad. Sla het opnieuw op als xlsx, ods of csv."


class Walker(Protocol):
    """What hears of the elements, by their names without prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, name: str) -> None:
        """Hear that an element ends."""

    def data(self, text: str) -> None:
        """Hear text."""


def walk(archive: zipfile.ZipFile, path: str, walker: Walker) -> None:
    """Let a walker hear one file of an archive.

    Raises:
        SheetError: if it is missing, damaged, too large, or asks for entities.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = _bare(walker.start)
    parser.EndElementHandler = lambda name: walker.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = walker.data
    parser.StartDoctypeDeclHandler = _no_doctype
    read = 0
    try:
        with archive.open(path) as stream:
            while block := stream.read(BLOCK):
                read += len(block)
                if read > UNPACKED:
                    raise SheetError("Dit bestand is uitgepakt te groot. Zet alleen de mensen in een nieuw bestand.")
                parser.Parse(block, False)
            parser.Parse(b"", True)
    except KeyError as missing:
        raise SheetError(DAMAGED) from missing
    except (expat.ExpatError, zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as damaged:
        raise SheetError(DAMAGED) from damaged
    except RuntimeError as locked:  # zipfile: the file is encrypted
        raise SheetError("Dit bestand is versleuteld. Haal het wachtwoord eraf en sla het opnieuw op.") from locked


def _bare(start: Callable[[str, Mapping[str, str]], None]) -> Callable[[str, dict[str, str]], None]:
    def hear(name: str, attributes: dict[str, str]) -> None:
        start(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    return hear


def _no_doctype(*_: object) -> None:
    raise SheetError("Dit bestand bevat verwijzingen die Afspraak niet volgt. Sla het opnieuw op als xlsx, ods of csv.")
