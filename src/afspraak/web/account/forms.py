"""The forms of allauth where ours ask more."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django.core.exceptions import ValidationError

from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon
from afspraak.web.account.guard import refuse_if_locked


class _Guarded(BaseAuthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> Any:
        """Look at no code while the account is locked.

        Raises:
            ValidationError: if it is, or if the code is wrong.
        """
        from allauth.core import context

        if refuse_if_locked(context.request, self.user):
            raise ValidationError("Dit account is even op slot.")
        return super().clean_code()


class Authenticate(_Guarded, AuthenticateForm):  # type: ignore[misc]
    """The code of the second step."""


class Reauthenticate(_Guarded, ReauthenticateForm):  # type: ignore[misc]
    """The code again, before something that matters."""


class ResetPassword(ResetPasswordForm):  # type: ignore[misc]
    """Asking for a new password. The mail goes to the address that management gave, and to no other."""

    def clean_email(self) -> str:
        """Look up who has this address. Who never had a password was invited, and needs a new invitation."""
        email = normalize_address(self.cleaned_data["email"])
        found = Persoon.objects.filter(email=email, is_active=True)
        self.users = [p for p in found if p.has_usable_password()]
        return email
