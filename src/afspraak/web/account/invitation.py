"""An invitation: a link with which somebody who has no password yet chooses one.

Management hands the link over; nothing is mailed. It works once: the signature covers the state of the password, which
changes as soon as one is chosen. It also ends after ``AFSPRAAK_UITNODIGING_DAGEN`` days, when a newer invitation is
made, when the address changes, and when the account is closed. It never replaces a password that somebody has.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from afspraak.storage.models import Persoon
from afspraak.termijnen import AfspraakFout

SALT = "afspraak.invitation"


def make_invitation(persoon: Persoon) -> str:
    """Return the path of a new invitation; an earlier one for this person ends.

    Raises:
        AfspraakFout: if the account is closed, or somebody already chose a password for it.
    """
    if not persoon.is_active:
        raise AfspraakFout(f"Het account van {persoon.naam} is gesloten. Open het eerst.")
    before = persoon.password
    if not persoon.has_usable_password():
        persoon.set_unusable_password()
        # Compared in the database: in this very moment the person may be choosing a password with an earlier link.
        if Persoon.objects.filter(pk=persoon.pk, password=before).update(password=persoon.password):
            return reverse("uitnodiging_link", args=[_sign(persoon)])
        persoon.password = before
    raise AfspraakFout(
        f"{persoon.naam} heeft al een wachtwoord en meldt zich daarmee aan. Een uitnodiging is voor wie er geen heeft."
    )


def invited(token: str) -> Persoon | None:
    """Return who may choose a password with this token; None if it was used, is too old or was never given."""
    try:
        number, state = signing.loads(token, salt=SALT, max_age=timedelta(days=settings.INVITATION_DAYS))
    except (signing.BadSignature, TypeError, ValueError):
        return None
    persoon = Persoon.objects.filter(pk=number, is_active=True).first()
    if persoon is None or persoon.has_usable_password() or not constant_time_compare(state, _state(persoon)):
        return None
    return persoon


def _sign(persoon: Persoon) -> str:
    return signing.dumps([persoon.pk, _state(persoon)], salt=SALT)


def _state(persoon: Persoon) -> str:
    return salted_hmac(SALT, f"{persoon.password} {persoon.email}").hexdigest()[:24]
