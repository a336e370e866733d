"""Reading what a request asks: the person at work, numbers, days, what was typed."""

from collections.abc import Mapping
from datetime import date
from typing import cast
from uuid import UUID

from django.http import HttpRequest, QueryDict

from afspraak.termijnen import FeitFout, lees_dag
from afspraak.web.middleware import Werkplek

FURTHEST = 1_000_000
"""More pages than any list has, and few enough for a database to count the rows before them."""


def werkplek(request: HttpRequest) -> Werkplek:
    """Return who is at work; every view behind the login has one."""
    return cast("Werkplek", request.werkplek)  # type: ignore[attr-defined]


def lees_nummer(tekst: str) -> int:
    """Return a number that a page sent; 0, which is nobody's and nothing's, where it is none or absurdly long."""
    return int(tekst) if tekst.isdecimal() and len(tekst) < 19 else 0


def lees_pagina(gevraagd: QueryDict) -> int:
    """Return the page that was asked, from 1; nonsense is the first page. What lies beyond the last becomes the last."""
    return min(max(lees_nummer(gevraagd.get("pagina", "1")), 1), FURTHEST)


def read_key(text: str) -> UUID | None:
    """Return the key that a form was drawn with, or None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def lees_optionele_dag(tekst: str, wat: str) -> date | None:
    """Return a day, or None where nothing was typed.

    Raises:
        FeitFout: if it is no day.
    """
    return lees_dag(tekst, wat) if tekst.strip() else None


def lees_verplichte_dag(tekst: str, wat: str) -> date:
    """Return a day.

    Raises:
        FeitFout: if it is none, or nothing was typed.
    """
    if not tekst.strip():
        raise FeitFout(f"Vul een dag in ({wat}).", feit=wat)
    return lees_dag(tekst, wat)


def getypt(post: QueryDict) -> dict[str, str]:
    """Return what was typed per field; several ticks become one text with commas."""
    return {naam: ",".join(w for w in post.getlist(naam) if w) for naam in post}


def zonder_pagina(gevraagd: QueryDict) -> dict[str, str]:
    """Return what was asked but for the page."""
    return {naam: str(waarde) for naam, waarde in gevraagd.items() if naam != "pagina"}


def met(gevraagd: Mapping[str, str], **anders: object) -> str:
    """Return the query with other values, for links to another page or tab; empty values are left out."""
    vraag = QueryDict(mutable=True)
    for naam, waarde in {**gevraagd, **anders}.items():
        if waarde not in ("", None, False):
            vraag[naam] = str(waarde)
    return vraag.urlencode()


def browse(gevraagd: Mapping[str, str], number: int, *, more: bool) -> dict[str, str]:
    """Return the links of a page to the one before and the one after, as ``delen/bladeren.html`` shows them."""
    return {
        "vorige": met(gevraagd, pagina=number - 1) if number > 1 else "",
        "volgende": met(gevraagd, pagina=number + 1) if more else "",
    }
