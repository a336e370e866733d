"""Failed logins, counted apart per account and per network address, and the locks that follow from them.

Each failure is two rows in the table of django-axes: one names the account, one only the address. So the count of an
account can end without touching that of the address, and the other way round. Both counts look back a quarter of an
hour; who reaches the limit is locked for a quarter of an hour from that moment, and what is tried meanwhile is not
counted. The limit of an address is far above what the people of one office mistype, and still far below what
somebody needs who tries one password on many accounts.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from axes.models import AccessFailureLog
from django.db.models import QuerySet
from django.utils import timezone

from afspraak.storage.adres import normalize_address
from afspraak.storage.models import Persoon

WINDOW = timedelta(minutes=15)
ACCOUNT_LIMIT = 5
ADDRESS_LIMIT = 100
LONGEST_NAME = 255
"""Characters; what the column holds. A longer name is nobody's, and is counted by its beginning."""


def count_failure(account: str, address: str | None) -> None:
    """Count one failed attempt to log in. Either may be unknown: the other is counted."""
    # What is out of sight is of no use any more, and says who tried to log in from where.
    AccessFailureLog.objects.filter(attempt_time__lte=timezone.now() - WINDOW).delete()
    if account:
        _add(_of_account(account), ACCOUNT_LIMIT, username=account[:LONGEST_NAME], ip_address=address)
    if address:
        _add(_of_address(address), ADDRESS_LIMIT, username=None, ip_address=address)


def _add(earlier: QuerySet[AccessFailureLog], limit: int, **row: str | None) -> None:
    # The row that reaches the limit is the lock itself; it outlives the failures that made it.
    AccessFailureLog.objects.create(locked_out=earlier.count() + 1 >= limit, **row)


def account_locked_until(account: str) -> datetime | None:
    """Return until when an account is locked, or None; ``account`` is an address in its one form."""
    return _until(_of_account(account))


def address_locked_until(address: str) -> datetime | None:
    """Return until when nobody may log in from a network address, or None."""
    return _until(_of_address(address))


def forget_account(account: str) -> int:
    """Begin the count of an account again, and end its lock; return how many failures were forgotten."""
    return _of_account(account).delete()[0]


def forget_address(address: str) -> int:
    """Begin the count of a network address again, and end its lock; return how many failures were forgotten."""
    return _of_address(address).delete()[0]


def locked_until(persoon: Persoon) -> datetime | None:
    """Return until when a person cannot log in because of failed attempts, or None."""
    return account_locked_until(normalize_address(persoon.email))


def locked_accounts(accounts: Iterable[str]) -> frozenset[str]:
    """Return which of these accounts are locked, in one question."""
    wanted = {account[:LONGEST_NAME]: account for account in accounts}
    found = _recent().filter(locked_out=True, username__isnull=False).values_list("username", flat=True)
    return frozenset(wanted[name] for name in found if name in wanted)


def unlock(persoon: Persoon) -> bool:
    """End the lock of one account, and nothing else; tell whether it was locked."""
    was = locked_until(persoon) is not None
    forget_account(normalize_address(persoon.email))
    return was


def _recent() -> QuerySet[AccessFailureLog]:
    recent: QuerySet[AccessFailureLog] = AccessFailureLog.objects.filter(attempt_time__gt=timezone.now() - WINDOW)
    return recent


def _of_account(account: str) -> QuerySet[AccessFailureLog]:
    return _recent().filter(username=account[:LONGEST_NAME])


def _of_address(address: str) -> QuerySet[AccessFailureLog]:
    return _recent().filter(username__isnull=True, ip_address=address)


def _until(failures: QuerySet[AccessFailureLog]) -> datetime | None:
    lock = failures.filter(locked_out=True).order_by("-attempt_time").first()
    return lock.attempt_time + WINDOW if lock else None
