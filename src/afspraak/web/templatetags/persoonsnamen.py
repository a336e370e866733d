"""Filters that name a municipality or a role as the agreement in force does."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField

from afspraak.overeenkomst.zinnen import gemeentenaam as name_of
from afspraak.usecases.pakketten import pakketten

register = template.Library()


@register.filter
def gemeentenaam(gemeente: str) -> str:
    """Write a municipality: "Laren"."""
    return name_of(pakketten().laatste, gemeente)


@register.filter
def gemeentenamen(gemeenten: Iterable[str]) -> str:
    """Write municipalities: "Laren, Eemnes"."""
    return ", ".join(name_of(pakketten().laatste, g) for g in gemeenten)


@register.filter
def rolnaam(rol: str) -> str:
    """Write a role by its title."""
    found = pakketten().laatste.rollen.get(rol)
    return found.titel if found else rol


@register.filter
def pleknamen(plekken: Iterable[str]) -> str:
    """Write places, roles at a municipality: "griffier van Laren". An organ does not work; who records for it does."""
    rollen = pakketten().laatste.rollen
    pairs = (place.partition("@")[::2] for place in sorted(plekken))
    told = [f"{rolnaam(rol)} van {gemeentenaam(g)}" for rol, g in pairs if rol not in rollen or not rollen[rol].orgaan]
    return " of ".join(told)


@register.filter
def groepen(field: BoundField) -> list[tuple[str | None, list[dict[str, Any]]]]:
    """Return the ticks of a field in their groups, as their widget draws them."""
    widget = field.field.widget
    context = widget.get_context(field.html_name, field.value(), {**widget.attrs, "id": field.auto_id})
    return [(name, options) for name, options, _ in context["widget"]["optgroups"]]


@register.filter
def bedrag(cents: int) -> str:
    """Write euro cents: "€ 12.500,00"."""
    euro, cent = divmod(cents, 100)
    return f"€ {euro:,}".replace(",", ".") + f",{cent:02d}"


@register.filter
def kop_van(field: BoundField) -> str:
    """Return the heading above a field, where it begins a part of its form."""
    return str(getattr(field.form, "headings", {}).get(field.name, ""))
