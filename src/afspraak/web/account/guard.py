"""Who guesses is stopped: what django-axes asks of us, so that accounts and addresses are counted apart."""

import logging
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from afspraak.storage.lockout import (
    account_locked_until,
    address_locked_until,
    count_failure,
    forget_account,
    forget_address,
)
from afspraak.storage.models import Persoon
from afspraak.web.aanmelden import account_of
from afspraak.web.account.address import client_address

log = logging.getLogger(__name__)
Credentials = dict[str, Any] | None
TOO_MANY = 429


class Lock(NamedTuple):
    """Until when somebody cannot log in, and whether that is because of the whole network address."""

    until: datetime
    whole_address: bool


def lock_on(account: str, address: str | None) -> Lock | None:
    """Return what keeps an account or an address out; of two locks the longer one."""
    locks = []
    if account and (until := account_locked_until(account)):
        locks.append(Lock(until, whole_address=False))
    if address and (until := address_locked_until(address)):
        locks.append(Lock(until, whole_address=True))
    return max(locks, default=None)


class Guard(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts and locks by our own rows; the rest, such as the log of who came in, is as axes does it."""

    def is_locked(self, request: HttpRequest, credentials: Credentials = None) -> bool:
        """Tell whether this attempt is refused before the password is looked at."""
        return lock_on(account_of(request, credentials), client_address(request)) is not None

    def user_login_failed(
        self,
        sender: object,  # noqa: ARG002 - the name is that of the signal
        credentials: dict[str, Any],
        request: HttpRequest | None = None,
        **_rest: Any,
    ) -> None:
        """Count a failure, and mark the request when that makes a lock. What was refused before is not counted."""
        if request is None:
            return
        account, address = account_of(request, credentials), client_address(request)
        if not getattr(request, "axes_locked_out", False):
            count_failure(account, address)
            if not (lock := lock_on(account, address)):
                return
            what = f"everybody at {address}" if lock.whole_address else "one account"
            log.warning("Too many failed logins, the last from %s: %s is kept out for a while.", address, what)
        request.axes_locked_out = True  # type: ignore[attr-defined]
        request.axes_credentials = credentials  # type: ignore[attr-defined]
        user_locked_out.send("axes", request=request, username=account, ip_address=address)

    def reset_user_attempts(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """Forget the failures of who came in: of that account only, from wherever they came."""
        return forget_account(account_of(request, credentials))

    def reset_attempts(
        self, *, ip_address: str | None = None, username: str | None = None, ip_or_username: bool = False
    ) -> int:
        """Forget failures, for the commands of axes: of an account, of an address, or of all."""
        del ip_or_username
        if not (ip_address or username):
            return AxesDatabaseHandler.reset_failure_logs(self)  # type: ignore[no-any-return]
        forgotten = forget_account(account_of(HttpRequest(), {"email": username})) if username else 0
        return forgotten + (forget_address(ip_address) if ip_address else 0)


def refuse_if_locked(request: HttpRequest, persoon: Persoon) -> bool:
    """Tell whether a person is kept out, and let the answer to this request be the page that says so."""
    credentials = {"email": persoon.email}
    if not AxesProxyHandler.is_locked(request, credentials):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = credentials  # type: ignore[attr-defined]
    return True


def count_wrong_code(request: HttpRequest, user: Persoon, **_rest: Any) -> None:
    """Count a wrong code of the second step as a wrong password: it is guessing at the same account."""
    user_login_failed.send(sender=__name__, credentials={"email": user.email}, request=request)


def locked_page(request: HttpRequest, _original: HttpResponse | None, credentials: Credentials) -> HttpResponse:
    """Say until when, and what one can do meanwhile."""
    lock = lock_on(account_of(request, credentials), client_address(request))
    # A lock that ended in this very moment: one minute is true enough.
    until = lock.until if lock else timezone.now()
    seconds = max(1, int((until - timezone.now()).total_seconds()))
    values = {
        "titel": "Even niet aanmelden",
        "fout_in_titel": True,
        # Hours and minutes are shown; the minute after is the first in which it surely works.
        "until": until + timedelta(minutes=1),
        "whole_address": lock is not None and lock.whole_address,
    }
    answer = render(request, "account/op_slot.html", values, status=TOO_MANY)
    answer["Retry-After"] = str(seconds)
    return answer
