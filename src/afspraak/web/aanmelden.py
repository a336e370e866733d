"""Logging in: accounts are made by the functioneel beheerder, nobody signs up."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon
from afspraak.web.account.address import client_address

JUST_NOW = 5 * 60
"""Seconds after logging in during which it is still the same person at the keyboard."""
TO_INSTALL_AN_APP = 30 * 60
"""Seconds for who sets up a first second step: an app must be found and installed meanwhile."""
NOT_HERE = "Dit kan hier niet. Vraag de functioneel beheerder van uw gemeente."
WAIT = "U hebt het te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw."
WRONG_CODE = "Deze code klopt niet. Wacht tot uw app een nieuwe code laat zien en typ die over."


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed to signing up; an address in any spelling is the same address."""

    # What belongs to pages that are closed says so, should it ever be shown.
    error_messages: ClassVar[dict[str, str]] = dict.fromkeys(DefaultAccountAdapter.error_messages, NOT_HERE) | {
        "account_inactive": "Dit account is gesloten. Vraag de functioneel beheerder van uw gemeente.",
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Typ ze allebei opnieuw.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu. Typ het opnieuw.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Dit wachtwoord klopt niet. Typ het opnieuw.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "rate_limited": WAIT,
        "too_many_login_attempts": WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up by themselves."""
        return False

    def clean_email(self, email: str) -> str:
        """Return an address in its one form; a lost password is looked up by it."""
        return normalize_address(super().clean_email(email))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave the counting to one place; see ``web.account.guard``."""

    def reauthenticate(self, user: Persoon, password: str) -> bool:
        """Ask the password again of the person, by the address that management gave."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **_rest: Any) -> bool:
        """Ask who it is once more before the way of logging in changes, unless that was asked a moment ago.

        The library itself never counts logging in: it would ask the password again a second later.
        """
        del app
        user = self.request.user
        how = {record["method"]: record["at"] for record in get_authentication_records(self.request, user)}
        if is_mfa_enabled(user):
            return bool(timezone.now().timestamp() - how.get("mfa", 0) > JUST_NOW)
        return bool(timezone.now().timestamp() - how.get("password", 0) > TO_INSTALL_AN_APP)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """Ask who has a second step for a code: a password alone does not take away what guards against a stolen one."""
        known: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [m for m in known if m["id"] != "reauthenticate"] or known

    def set_password(self, user: Persoon, password: str) -> None:
        """Store the password and nothing else: what management changed meanwhile on this person stays."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Go on to work."""
        return reverse("werk")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that limits are counted for."""
        return client_address(request) or "unknown"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Look up the address in its one form."""
        if credentials.get("email"):
            credentials["email"] = normalize_address(credentials["email"])
        gevonden: AbstractBaseUser | None = super().authenticate(request, **credentials)
        return gevonden


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step, in words of our own."""

    error_messages: ClassVar[dict[str, str]] = dict.fromkeys(DefaultMFAAdapter.error_messages, NOT_HERE) | {
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": "Stel eerst de tweede stap in. Daarna kunt u herstelcodes maken.",
    }


def account_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the account that an attempt to log in is counted for: its address in its one form.

    Without this the attempts are counted for a name that the login form does not have, so for nobody.
    """
    gegeven = credentials or {}
    adres = gegeven.get("email") or gegeven.get("login") or gegeven.get("username") or request.POST.get("login", "")
    return normalize_address(str(adres))
