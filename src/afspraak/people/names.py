"""How people stand in a list: by surname, without "van der", the same on every database."""

from afspraak.record.text import folded

PARTICLES = frozenset(
    {"van", "de", "den", "der", "het", "ten", "ter", "te", "in", "op", "aan", "bij", "von", "el", "t"}
)


def surname_key(naam: str) -> tuple[str, str]:
    """Return by what a name is sorted: "Anouk van der Laan" stands at "laan", before Anouk Visser."""
    words = folded(naam).split()
    last = words[1:]
    while len(last) > 1 and last[0].strip("'’`") in PARTICLES:
        last = last[1:]
    return " ".join(last or words), " ".join(words)
