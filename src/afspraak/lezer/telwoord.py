"""Numbers that a word processor writes before a paragraph."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMEINS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def telwoord(nummer: int, vorm: str) -> str:
    """Write a list number: 3 as "3", "c" or "iii"."""
    if vorm in {"lowerLetter", "a"}:
        return _LETTERS[(nummer - 1) % 26]
    if vorm in {"upperLetter", "A"}:
        return _LETTERS[(nummer - 1) % 26].upper()
    if vorm in {"lowerRoman", "i", "upperRoman", "I"}:
        delen = []
        for waarde, teken in _ROMEINS:
            delen.append(teken * (nummer // waarde))
            nummer %= waarde
        return "".join(delen) if vorm in {"lowerRoman", "i"} else "".join(delen).upper()
    return str(nummer)
