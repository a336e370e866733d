"""What can be wrong with what we are given. The message is a Dutch sentence for the person who gave it."""


class AfspraakFout(ValueError):
    """Something that a person can mend: the sentence names the thing and the way out."""


class FeitFout(AfspraakFout):
    """A fact is missing, impossible, or contradicts another fact."""

    def __init__(self, zin: str, *, feit: str | None = None) -> None:
        super().__init__(zin)
        self.feit = feit
