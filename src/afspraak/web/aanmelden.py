"""Logging in: accounts are made by the functioneel beheerder, nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon
from afspraak.web.account.address import client_address


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed to signing up; an address in any spelling is the same address."""

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

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that limits are counted for."""
        return client_address(request) or "unknown"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Look up the address in its one form."""
        if credentials.get("email"):
            credentials["email"] = normalize_address(credentials["email"])
        gevonden: AbstractBaseUser | None = super().authenticate(request, **credentials)
        return gevonden


def account_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the account that an attempt to log in is counted for: its address in its one form.

    Without this the attempts are counted for a name that the login form does not have, so for nobody.
    """
    gegeven = credentials or {}
    adres = gegeven.get("email") or gegeven.get("login") or gegeven.get("username") or request.POST.get("login", "")
    return normalize_address(str(adres))
