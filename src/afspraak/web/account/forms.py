"""The forms of allauth where ours ask more, and the words on all of them."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.exceptions import ValidationError

from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon
from afspraak.web.account.guard import refuse_if_locked

LABELS = {
    "login": "E-mailadres",
    "email": "E-mailadres",
    "password": "Wachtwoord",
    "oldpassword": "Uw wachtwoord van nu",
    "password1": "Nieuw wachtwoord",
    "password2": "Typ het nieuwe wachtwoord nog een keer",
    "code": "Code",
}


class _InOurWords:
    """Names the fields; what the library translates says "je", and repeats each name inside the field."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS[name]
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)


class _Anew(_InOurWords):
    """Choosing a password: twice the same one, and not the one that was there."""

    user: Persoon
    cleaned_data: dict[str, Any]

    def clean(self) -> dict[str, Any]:
        """Compare the two, and the new one with the old one."""
        # Not the check of the library, whose words are its own; what stands behind it in Django compares nothing.
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", "Dit is niet hetzelfde als het nieuwe wachtwoord hierboven. Typ het opnieuw.")
        if first and self.user.check_password(first):
            self.add_error("password1", "Dit is het wachtwoord dat er al was. Kies een ander.")
        return self.cleaned_data

    def add_error(self, field: str, error: str) -> None:
        """Point at a field."""
        super().add_error(field, error)  # type: ignore[misc]


class Login(_InOurWords, LoginForm):  # type: ignore[misc]
    """Logging in."""


class ChangePassword(_Anew, ChangePasswordForm):  # type: ignore[misc]
    """Another password, by who knows the one of now."""


class ChoosePassword(_Anew, SetPasswordForm):  # type: ignore[misc]
    """A first password, by who was invited."""


class ResetPasswordKey(_Anew, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by who got the mail."""


class AskPassword(_InOurWords, ReauthenticateForm):  # type: ignore[misc]
    """The password again, before something that matters."""


class ActivateTOTP(_InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""

    @property
    def secret_in_groups(self) -> str:
        """The secret as one types it over: four letters at a time."""
        return " ".join(self.secret[i : i + 4] for i in range(0, len(self.secret), 4))


class _Guarded(_InOurWords, BaseAuthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> Any:
        """Look at no code while the account is locked.

        Raises:
            ValidationError: if it is, or if the code is wrong.
        """
        if refuse_if_locked(context.request, self.user):
            raise ValidationError("Dit account is even op slot.")
        return super().clean_code()


class Authenticate(_Guarded, AuthenticateForm):  # type: ignore[misc]
    """The code of the second step."""


class Reauthenticate(_Guarded, ReauthenticateByCodeForm):  # type: ignore[misc]
    """The code again, before something that matters."""


class ResetPassword(_InOurWords, ResetPasswordForm):  # type: ignore[misc]
    """Asking for a new password. The mail goes to the address that management gave, and to no other."""

    def clean_email(self) -> str:
        """Look up who has this address. Who never had a password was invited, and needs a new invitation."""
        email = normalize_address(self.cleaned_data["email"])
        found = Persoon.objects.filter(email=email, is_active=True)
        self.users = [p for p in found if p.has_usable_password()]
        return email
