"""Looking up who logs in: by the address that management gave, and no other."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]
    """As allauth does it, but without its own table of addresses: those are not management's.

    It stands beside Django's because only this one tells an account that was closed from a wrong password.
    """

    def _authenticate_by_email(self, email: str, password: str) -> AbstractBaseUser | None:
        found: AbstractBaseUser | None = self._check_password(
            Persoon.objects.filter(email=normalize_address(email)).first(), password
        )
        return found
