"""The pages of management beside each other: what this person can open, and where they are."""

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from afspraak.people.frame import frame_of
from afspraak.people.reading import manages
from afspraak.web.verzoek import werkplek

PAGES = (
    ("mensen", "Mensen"),
    ("mandaten", "Mandaten"),
    ("verklaringen", "Verklaringen"),
    ("wie_kan_wat", "Wie kan wat"),
    ("logboek", "Logboek"),
    ("keten", "Controle"),
)


class Tab(NamedTuple):
    """A page in the row of pages."""

    where: str
    text: str
    here: bool


def tabs(request: HttpRequest) -> tuple[Tab, ...]:
    """Return the pages of management for who manages; nothing for others."""
    plek = werkplek(request)
    if not manages(plek.als, plek.dag, plek.pakket):
        return ()
    here = request.resolver_match.view_name if request.resolver_match else ""
    binds = any(r.gemeente in frame_of(plek.pakket).bound_by_declaration for r in plek.als.rollen)
    pages = [(name, text) for name, text in PAGES if name != "verklaringen" or binds]
    return tuple(Tab(where, text, here == name) for name, text in pages if (where := address(name)))


def address(name: str) -> str:
    """Return the address of a page, or nothing where this release does not have it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
