"""Tags and filters for every template: days in words, the parts of a page that come back."""

from datetime import date, datetime

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from afspraak.termijnen import schrijf_dag
from afspraak.termijnen.dagen import NEDERLAND

register = template.Library()
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")


@register.filter
def dag(waarde: date | None) -> str:
    """Write a day in full: "maandag 23 november 2026"."""
    return schrijf_dag(waarde) if waarde else ""


@register.filter
def kort(waarde: date | None) -> SafeString | str:
    """Write a day shortly, with the machine's form beside it: "23 nov 2026"."""
    if waarde is None:
        return ""
    tekst = f"{waarde.day} {_MAANDEN[waarde.month - 1]} {waarde.year}"
    return format_html('<time datetime="{}">{}</time>', waarde.isoformat(), tekst)


@register.filter
def tijdstip(waarde: datetime | None) -> str:
    """Write a moment in Dutch time."""
    return waarde.astimezone(NEDERLAND).strftime("%d-%m-%Y %H:%M") if waarde else ""


@register.filter
def kaal(veld: BoundField) -> SafeString:
    """Draw a field without the placeholder that only repeats its label."""
    return veld.as_widget(attrs={"placeholder": False})


@register.filter
def grootte(aantal: int) -> str:
    """Write a number of bytes."""
    return (
        f"{aantal / 1024 / 1024:.1f} MB".replace(".", ",") if aantal > 1024 * 1024 else f"{max(1, aantal // 1024)} kB"
    )
