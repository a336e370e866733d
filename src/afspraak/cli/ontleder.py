"""An argument parser that speaks Dutch."""

import argparse
import re
import sys
from typing import NoReturn

_ZINNEN = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"onbekend: \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 bestaat niet; kies uit: \3"),
    (r"argument (.*): expected one argument", r"\1: hier hoort een waarde achter"),
    (r"argument (.*): expected at least one argument", r"\1: hier hoort ten minste één waarde achter"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1: \2 hoort hier niet"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan meer betekenen: \2"),
    (r"argument (.*): invalid (?:\w+) value: (.*)", r"\1: \2 past hier niet"),
)


class Ontleder(argparse.ArgumentParser):
    """``argparse`` with its fixed English words replaced."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        with_help = kwargs.get("add_help", True)
        kwargs["add_help"] = False
        kwargs.setdefault("formatter_class", _Opmaak)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._positionals.title = "argumenten"
        self._optionals.title = "opties"
        if with_help:
            self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and how to find out what is right; exit with 2."""
        for patroon, zin in _ZINNEN:
            message = re.sub(patroon, zin, message)
        print(f"Fout: {message}\nZie: {self.prog} --help", file=sys.stderr)
        sys.exit(2)


class _Opmaak(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)
