"""The link with which somebody chooses the first password: shown once to who made it."""

from django.http import HttpRequest

from afspraak.storage.models import Persoon
from afspraak.web.account.invitation import make_invitation

KEPT = "uitnodiging"


def invite_once(request: HttpRequest, who: Persoon) -> None:
    """Make an invitation and keep it for the next page.

    Raises:
        AfspraakFout: if the account is closed, or somebody already chose a password for it.
    """
    request.session[KEPT] = [who.pk, request.build_absolute_uri(make_invitation(who))]


def shown_once(request: HttpRequest, who: Persoon) -> str:
    """Return the invitation that was just made for a person, and forget it; nothing where there is none."""
    kept = request.session.get(KEPT)
    if not kept or kept[0] != who.pk:
        return ""
    del request.session[KEPT]
    return str(kept[1])
