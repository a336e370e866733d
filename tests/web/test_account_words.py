"""Every page, message and mail about logging in speaks Dutch and says "u", as the rest of the product does."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from afspraak.storage.models import Persoon
from afspraak.web.account.invitation import make_invitation
from afspraak.web.account.urls import KEPT
from mensen import persoon

pytestmark = pytest.mark.usefixtures("demo")
WHO, GOOD = "functioneel-beheerder.huizen", "goed wachtwoord 2026"
Answer = Any
NO_WORDS = {"account_login": "sends who is logged in on to work", "mfa_download_recovery_codes": "holds only codes"}
"""Pages that are looked at in another way, and why."""
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
ENGLISH = re.compile(
    r"\b(the|your|you|please|and|are|this|that|has|have|been|with|not|enter|sign|log ?in|log ?out|password|email|"
    r"address|again|code is|incorrect|invalid|required|recovery|authenticator (?!app)|submit|cancel|too many)\b",
    re.IGNORECASE,
)


def _words(answer: Answer) -> str:
    """Return what a person reads, in the page and in its fields."""
    page = answer if isinstance(answer, str) else answer.content.decode()
    inside = re.search(r"<main.*?</main>", page, re.DOTALL)
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    text = (inside[0] if inside else page) + (f" {title[1]}" if title else "")
    shown = " ".join(re.findall(r'\b(?:placeholder|alt|title|aria-label)="([^"]*)"', text))
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))) + " " + shown


def _wrong(words: str) -> list[str]:
    # Names of products are what they are called.
    words = re.sub(r"(Google|Microsoft) Authenticator|\S+@\S+", "", words)
    return [m[0] for pattern in (FAMILIAR, ENGLISH) for m in pattern.finditer(words)]


@pytest.fixture(autouse=True)
def _clean_cache(demo: object, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "words"}}
    from django.core.cache import cache

    cache.clear()


def _who() -> Persoon:
    who = persoon(WHO)
    who.set_password(GOOD)
    who.save()
    return who


def _logged_in(*, fresh: bool = True, second_step: bool = False) -> Client:
    who = _who()
    browser = Client()
    browser.post(reverse("account_login"), {"login": who.email, "password": GOOD})
    if second_step:
        TOTP.activate(who, "JBSWY3DPEHPK3PXP")
        RecoveryCodes.activate(who)
    session = browser.session
    session["account_authentication_methods"] = [
        {"method": method, "at": r["at"] if fresh else 0}
        for r in session["account_authentication_methods"]
        for method in ("password", "mfa")
    ]
    session.save()
    return browser


def _at_the_second_step() -> Client:
    TOTP.activate(_who(), "JBSWY3DPEHPK3PXP")
    browser = Client()
    browser.post(reverse("account_login"), {"login": persoon(WHO).email, "password": GOOD})
    return browser


def _get(name: str, browser: Callable[[], Client] = Client, **data: str) -> Callable[[], Answer]:
    return lambda: browser().get(reverse(name), data, follow=False)


def _post(name: str, browser: Callable[[], Client] = Client, **data: str) -> Callable[[], Answer]:
    return lambda: browser().post(reverse(name), data)


def _reset_link(key: str | None = None) -> str:
    who = _who()
    key = default_token_generator.make_token(who) if key is None else key
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(who), key])


def _reset_form(**data: str) -> Answer:
    browser = Client()
    form = browser.get(_reset_link())["Location"]
    return browser.post(form, data) if data else browser.get(form)


def _must_change() -> Client:
    browser = _logged_in()
    Persoon.objects.filter(email=persoon(WHO).email).update(must_change_password=True)
    return browser


def _with_step() -> Client:
    return _logged_in(second_step=True)


def _long_ago() -> Client:
    return _logged_in(fresh=False)


def _long_ago_with_step() -> Client:
    return _logged_in(fresh=False, second_step=True)


def _invited(**data: str) -> Answer:
    browser = Client()
    guest = Persoon.objects.create_user("gerda@demo.example", "Gerda Genodigd")
    page = browser.get(make_invitation(guest), follow=True)
    return browser.post(reverse("uitnodiging"), data) if data else page


def _locked() -> Answer:
    for _ in range(5):
        answer = Client().post(reverse("account_login"), {"login": _who().email, "password": "fout"})
    return answer


def _too_often() -> Answer:
    browser = _logged_in()
    for _ in range(7):
        answer = browser.post(reverse("account_change_password"), {"oldpassword": "x"})
    assert answer.status_code == 429
    return answer


PAGES: list[tuple[str, str, Callable[[], Answer]]] = [
    ("account_login", "empty", _get("account_login")),
    ("account_login", "wrong", _post("account_login", login="a@b.example", password="fout")),  # noqa: S106
    ("account_login", "nothing", _post("account_login", login="geen adres")),
    ("account_logout", "asks", _get("account_logout", _logged_in)),
    ("account_inactive", "", _get("account_inactive")),
    ("account_reauthenticate", "asks", _get("account_reauthenticate", _long_ago)),
    ("account_reauthenticate", "wrong", _post("account_reauthenticate", _long_ago, password="fout")),  # noqa: S106
    ("account_change_password", "", _get("account_change_password", _logged_in)),
    ("account_change_password", "first", _get("account_change_password", _must_change)),
    ("account_change_password", "nothing", _post("account_change_password", _logged_in)),
    (
        "account_change_password",
        "wrong",
        _post("account_change_password", _logged_in, oldpassword="x", password1="welkom", password2="y"),
    ),
    (
        "account_change_password",
        "the same",
        _post("account_change_password", _logged_in, oldpassword=GOOD, password1=GOOD, password2=GOOD),
    ),
    ("account_change_password", "too often", _too_often),
    ("account_reset_password", "", _get("account_reset_password")),
    ("account_reset_password", "logged in", _get("account_reset_password", _logged_in)),
    ("account_reset_password", "wrong", _post("account_reset_password", email="geen adres")),
    ("account_reset_password_done", "", _get("account_reset_password_done")),
    ("account_reset_password_from_key", "", _reset_form),
    ("account_reset_password_from_key", "wrong", lambda: _reset_form(password1="kort", password2="anders")),
    ("account_reset_password_from_key", "used", lambda: Client().get(_reset_link("abc-def"))),
    ("account_reset_password_from_key_done", "", _get("account_reset_password_from_key_done")),
    ("mfa_index", "off", _get("mfa_index", _logged_in)),
    ("mfa_index", "on", _get("mfa_index", _with_step)),
    ("mfa_authenticate", "", _get("mfa_authenticate", _at_the_second_step)),
    ("mfa_authenticate", "wrong", _post("mfa_authenticate", _at_the_second_step, code="000000")),
    ("mfa_authenticate", "nothing", _post("mfa_authenticate", _at_the_second_step, code="")),
    ("mfa_reauthenticate", "", _get("mfa_reauthenticate", _long_ago_with_step)),
    ("mfa_reauthenticate", "wrong", _post("mfa_reauthenticate", _long_ago_with_step, code="000000")),
    ("mfa_activate_totp", "", _get("mfa_activate_totp", _logged_in)),
    ("mfa_activate_totp", "wrong", _post("mfa_activate_totp", _logged_in, code="000000")),
    ("mfa_deactivate_totp", "", _get("mfa_deactivate_totp", _with_step)),
    ("mfa_view_recovery_codes", "", _get("mfa_view_recovery_codes", _with_step)),
    ("mfa_generate_recovery_codes", "again", _get("mfa_generate_recovery_codes", _with_step)),
    ("own", "invited", _invited),
    ("own", "invited, wrong", lambda: _invited(password1="welkom", password2="y")),
    ("own", "invitation over", lambda: Client().get(reverse("uitnodiging"))),
    ("own", "locked", _locked),
]


@pytest.mark.parametrize(("name", "page"), [pytest.param(n, p, id=f"{n} {how}".strip()) for n, how, p in PAGES])
def test_a_page_says_u_and_speaks_dutch(name: str, page: Callable[[], Answer]) -> None:
    answer = page()
    assert answer.status_code in (200, 410, 422, 429), "a page, not a way to another"
    text = answer.content.decode()
    words = _words(answer)
    assert len(words) > 60
    assert "<h1" in text
    assert text.count('id="inhoud"') == 1, "in the frame of the product"
    assert _wrong(words) == [], words
    for target in re.findall(r'aria-describedby="([^"]+)"', text):
        assert f'id="{target}"' in text, "a field names its error"
    assert ("veld--fout" not in text and "alert--error" not in text) or "<title>Fout: " in text


def test_no_kept_page_was_forgotten() -> None:
    assert {name for name, _, _ in PAGES} - {"own"} | set(NO_WORDS) == KEPT


@pytest.mark.parametrize(
    "sentence",
    [
        "Authenticeer opnieuw om je account te beveiligen.",
        "Please reauthenticate to safeguard your account.",
        "Incorrect code.",
        '<input placeholder="Password">',
        "<title>Sign In</title>",
    ],
)
def test_this_test_knows_the_difference(sentence: str) -> None:
    assert _wrong(_words(sentence))


def test_the_words_of_the_library_itself_would_not_pass() -> None:
    from django.utils.translation import gettext

    assert _wrong(gettext("Please reauthenticate to safeguard your account."))


def test_codes_to_keep_can_be_downloaded() -> None:
    answer = _with_step().get(reverse("mfa_download_recovery_codes"))
    assert re.fullmatch(r"(\S+\s+){10}", answer.content.decode())


@pytest.mark.parametrize("adapter", [get_adapter, get_mfa_adapter])
def test_what_can_be_wrong_is_said_in_our_words(adapter: Callable[[], Any]) -> None:
    for code, sentence in adapter().error_messages.items():
        assert _wrong(str(sentence)) == [], code


@pytest.mark.parametrize("password", ["kort", "password", f"{WHO}@demo.example", "Koen  Bakker"])
def test_what_is_wrong_with_a_password_is_said_with_u(password: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password, persoon(WHO))
    assert _wrong(" ".join(refused.value.messages)) == []


def test_each_message_says_u() -> None:
    import afspraak.web

    folder = Path(afspraak.web.__file__).parent / "templates"
    ours = {str(p.relative_to(folder)) for p in folder.glob("*/messages/*.txt")}
    assert {
        "account/messages/password_changed.txt",
        "account/messages/password_set.txt",
        "mfa/messages/totp_activated.txt",
        "mfa/messages/totp_deactivated.txt",
        "mfa/messages/recovery_codes_generated.txt",
    } <= ours
    for name in ours:
        assert _wrong(render_to_string(name)) == [], name


@pytest.mark.parametrize("address", [f"{WHO}@demo.example", "niemand@demo.example"])
def test_each_mail_says_u(address: str) -> None:
    _who()
    Client().post(reverse("account_reset_password"), {"email": address})
    sent = mail.outbox[0]
    assert _wrong(re.sub(r"http\S+", "", f"{sent.subject} {sent.body}").replace("[example.com]", "")) == []
