"""The digest of a pack: which text exactly was in force."""

import hashlib
from pathlib import Path


def digest(folder: Path) -> str:
    """Return the SHA-256 over every file of a pack, by name and content; the order of the disk does not count."""
    whole = hashlib.sha256()
    for file in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
        name = file.relative_to(folder).as_posix().encode()
        content = file.read_bytes()
        whole.update(b"%d:%s%d:" % (len(name), name, len(content)))
        whole.update(content)
    return whole.hexdigest()
