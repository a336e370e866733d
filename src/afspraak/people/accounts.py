"""Accounts: closing and opening them, inviting, letting somebody try again to log in."""

from django.db.models import Q

from afspraak.people.desk import Desk
from afspraak.people.perform import Already, Answer, Recorded, one_at_a_time, perform
from afspraak.powers.proposal import Act
from afspraak.storage.models import Persoon, Rolhouderschap


@one_at_a_time
def close_account(desk: Desk, about: Persoon) -> Answer:
    """Close an account at once. Roles, mandates and work are settled in leaving, in the same transaction, before this."""
    about.refresh_from_db(fields=["is_active"])
    already = "" if about.is_active else f"Het account van {about.naam} was al gesloten."
    done = f"Het account van {about.naam} is gesloten."
    return perform(desk, Act.CLOSE_ACCOUNT, gemeente=about.gemeente, about=about, facts={}, done=done, already=already)


@one_at_a_time
def open_account(desk: Desk, about: Persoon) -> Answer:
    """Open an account that was closed. Roles that ended stay ended."""
    about.refresh_from_db(fields=["is_active"])
    already = f"Het account van {about.naam} was al open." if about.is_active else ""
    done = f"Het account van {about.naam} is open."
    return perform(desk, Act.OPEN_ACCOUNT, gemeente=about.gemeente, about=about, facts={}, done=done, already=already)


@one_at_a_time
def invite(desk: Desk, about: Persoon) -> Answer:
    """Record that a new link was made with which somebody chooses the first password."""
    already = f"{about.naam} heeft al een wachtwoord gekozen." if about.has_usable_password() else ""
    done = f"Er is een uitnodiging voor {about.naam}."
    return perform(desk, Act.INVITE, gemeente=about.gemeente, about=about, facts={}, done=done, already=already)


@one_at_a_time
def unlock(desk: Desk, about: Persoon) -> Answer:
    """Let somebody try again at once after too many wrong passwords."""
    done = f"{about.naam} kan zich weer aanmelden."
    return perform(desk, Act.UNLOCK, gemeente=about.gemeente, about=about, facts={}, done=done)


def happened(answer: Answer) -> bool:
    """Tell whether something is so now: recorded, or it was so already."""
    return isinstance(answer, Recorded | Already)


def only_holder_of(desk: Desk, about: Persoon) -> tuple[tuple[str, str], ...]:
    """Return the places (role, municipality) that nobody with an open account holds but this person."""
    now = Rolhouderschap.objects.filter(vanaf__lte=desk.dag).filter(Q(tot=None) | Q(tot__gte=desk.dag))
    mine = set(now.filter(persoon=about).values_list("rol", "gemeente"))
    others = set(now.filter(persoon__is_active=True).exclude(persoon=about).values_list("rol", "gemeente"))
    return tuple(sorted(mine - others))
