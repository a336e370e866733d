"""Django's settings. Everything that differs between installations comes from the environment; see the reference.

A demo (AFSPRAAK_DEMO=1) is the only mode in which accounts are one click away and a second factor is not asked.
"""

from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import quote

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from afspraak.config.database import database

env = environ.Env()
BRON = Path(__file__).resolve().parent.parent

DEMO: bool = env.bool("AFSPRAAK_DEMO", default=False)
DEBUG = False
MAP = Path(env.str("AFSPRAAK_MAP", default="gegevens")).resolve()
"""The folder for attachments and, where DATABASE_URL is not set, the SQLite file."""


def _geheim() -> str:
    sleutel: str = env.str("AFSPRAAK_GEHEIM", default="")
    if not sleutel and not DEMO:
        zin = "Set AFSPRAAK_GEHEIM to a long random text (or AFSPRAAK_DEMO=1 for a demo)."
        raise ImproperlyConfigured(zin)
    return sleutel or "demo-only-no-secrets-here-" + "0" * 32


SECRET_KEY = _geheim()
ALLOWED_HOSTS: list[str] = env.list("AFSPRAAK_HOSTS", default=["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("AFSPRAAK_ORIGINS", default=[])


def _proxies() -> list[IPv4Network | IPv6Network]:
    written: list[str] = env.list("AFSPRAAK_PROXY", default=[])
    try:
        return [ip_network(proxy.strip()) for proxy in written if proxy.strip()]
    except ValueError as wrong:
        sentence = f"AFSPRAAK_PROXY must name addresses or networks, such as 127.0.0.1 or 10.0.0.0/24: {wrong}."
        raise ImproperlyConfigured(sentence) from wrong


def _invitation_days() -> int:
    written: str = env.str("AFSPRAAK_UITNODIGING_DAGEN", default="7")
    if not written.isascii() or not written.isdigit() or not 1 <= int(written) <= 30:
        sentence = f"AFSPRAAK_UITNODIGING_DAGEN must be a number of days from 1 to 30, not {written!r}."
        raise ImproperlyConfigured(sentence)
    return int(written)


PROXY = _proxies()
"""Whose X-Forwarded-For is believed; without any, nobody's."""

PAKKETTEN = [Path(p) for p in env.list("AFSPRAAK_OVEREENKOMSTEN", default=["hbel_2026"])]
"""The versions of the one agreement that this installation runs: folders, or names of packs that ship."""

DATABASES: dict[str, Any] = {
    "default": database(env.str("DATABASE_URL", default=f"sqlite:///{quote(str(MAP))}/afspraak.sqlite3"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "storage.Persoon"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "afspraak.storage",
    "afspraak.people",
    "afspraak.web",
    "afspraak.jobs",
]

MIDDLEWARE = [
    "afspraak.web.account.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "afspraak.web.middleware.BereikMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "afspraak.config.urls"
WSGI_APPLICATION = "afspraak.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BRON / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "afspraak.web.context.omlijsting",
            ],
            "builtins": ["afspraak.web.templatetags.afspraak"],
        },
    }
]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("AFSPRAAK_STATIC", default=str(MAP / "static")))
MEDIA_ROOT = MAP / "bijlagen"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
GROOTSTE_BIJLAGE = 25 * 1024 * 1024
"""Bytes."""

# Logging in: a password and a second factor; accounts are made by the functioneel beheerder.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "afspraak.web.account.backends.PersonBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "afspraak.storage.wachtwoord.Lengte",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "afspraak.storage.wachtwoord.Gelijkenis",
        "OPTIONS": {"user_attributes": ["naam", "email", "organisatie"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "werk"
ACCOUNT_ADAPTER = "afspraak.web.aanmelden.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# Wrong passwords and codes are counted by axes, per account and per address; a whole office may come in at nine o'clock.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": "300/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Afspraak"
TOTP_VERPLICHT: bool = env.bool("AFSPRAAK_TOTP_VERPLICHT", default=not DEMO)
ACCOUNT_FORMS = {
    "login": "afspraak.web.account.forms.Login",
    "change_password": "afspraak.web.account.forms.ChangePassword",
    "reset_password": "afspraak.web.account.forms.ResetPassword",
    "reset_password_from_key": "afspraak.web.account.forms.ResetPasswordKey",
    "reauthenticate": "afspraak.web.account.forms.AskPassword",
}
MFA_ADAPTER = "afspraak.web.aanmelden.SecondStep"
MFA_FORMS = {
    "authenticate": "afspraak.web.account.forms.Authenticate",
    "reauthenticate": "afspraak.web.account.forms.Reauthenticate",
    "activate_totp": "afspraak.web.account.forms.ActivateTOTP",
}
INVITATION_DAYS = _invitation_days()
"""How many days somebody has to choose a first password."""
# The limits themselves stand in afspraak.storage.lockout.
AXES_HANDLER = "afspraak.web.account.guard.Guard"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "afspraak.web.aanmelden.account_of"
AXES_CLIENT_IP_CALLABLE = "afspraak.web.account.address.client_address"
AXES_LOCKOUT_CALLABLE = "afspraak.web.account.guard.locked_page"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "afspraak_sessie"
EMAIL_BACKEND = env.str("AFSPRAAK_EMAIL_BACKEND", default="django.core.mail.backends.console.EmailBackend")

# The browser is told to trust only our own files.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
ACHTER_TLS: bool = env.bool("AFSPRAAK_TLS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ACHTER_TLS
SECURE_HSTS_SECONDS = 31_536_000 if ACHTER_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ACHTER_TLS else None
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"uit": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["uit"], "level": env.str("AFSPRAAK_LOG", default="WARNING")},
}
