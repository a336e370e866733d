"""The pages of allauth that are there, and those that are not: an e-mail address is changed by management only.

A page that allauth adds in a later version is closed until somebody puts it on the list.
"""

from allauth.urls import urlpatterns as of_allauth
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

KEPT = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reauthenticate",
        "account_change_password",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_index",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
    }
)


def closed(_request: HttpRequest, **_parts: str) -> HttpResponse:
    """Answer that there is no such page. The name stays, because allauth looks it up.

    Raises:
        Http404: always.
    """
    raise Http404


def _kept_or_closed(patterns: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    return [
        URLResolver(p.pattern, _kept_or_closed(p.url_patterns), p.default_kwargs, p.app_name, p.namespace)
        if isinstance(p, URLResolver)
        else p
        if p.name in KEPT
        else URLPattern(p.pattern, closed, p.default_args, p.name)
        for p in patterns
    ]


urlpatterns = _kept_or_closed(of_allauth)
