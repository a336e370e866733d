"""Text that a person typed, in its one form: what looks the same is the same."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def clean(text: str) -> str:
    """Return a text of one line in NFC, with single spaces and without signs that nobody sees."""
    spaced = "".join(
        " " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if c.isspace() or _is_seen(c)
    )
    return " ".join(spaced.split())


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in _UNSEEN


def folded(text: str) -> str:
    """Return a text as it is compared: cleaned, without case and accents."""
    bare = unicodedata.normalize("NFKD", clean(text).casefold())
    return clean("".join(c for c in bare if not unicodedata.combining(c)).casefold())
