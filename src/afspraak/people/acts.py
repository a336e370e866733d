"""What can be done with people: join, hold roles, change their name. Recorded in the log, or waiting for a second person."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from afspraak.people import log
from afspraak.people.desk import Desk, Door
from afspraak.people.perform import LOCK_OF, Already, Answer, Recorded, one_at_a_time, perform, role_used
from afspraak.people.proposals import proposal_of
from afspraak.people.submissions import keep_answer, sent_before
from afspraak.powers.judge import judge
from afspraak.powers.proposal import Act
from afspraak.record.text import clean, folded
from afspraak.storage.adres import normalize_address
from afspraak.storage.mensen import werk_kaart_bij
from afspraak.storage.models import Persoon, Rolhouderschap
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.weigering import Weigering, Weigeringsoort

NAME_LENGTH = 80
TICK = "Is het een ander met dezelfde naam, vink dat dan aan."


@one_at_a_time
def add_person(
    desk: Desk,
    naam: str,
    email: str,
    organisatie: str,
    gemeente: str,
    *,
    password: str | None = None,
    twin: bool = False,
) -> tuple[Answer, Persoon | None]:
    """Add somebody whose account a municipality administers. ``twin``: another person of that name is meant.

    Without a password the person chooses one by an invitation.
    """
    name, org = clean(naam), clean(organisatie)
    refusal = _identity(name, email, org, twin=twin) or _known_place(desk, gemeente)
    if sent_before(desk.submission):
        return Already("Dit formulier was al verstuurd. Er is niets dubbel vastgelegd."), None
    if refusal or (refusal := _may_add(desk, gemeente)):
        return refusal, None
    person = Persoon.objects.create_user(normalize_address(email), name, password, org)
    person.gemeente = gemeente
    person.must_change_password = password is not None and desk.door is not Door.DEMO
    person.invited_by = desk.person
    person.save(update_fields=["gemeente", "must_change_password", "invited_by"])
    werk_kaart_bij(person)
    facts = {"naam": name, "organisatie": org}
    number = log.add(
        desk, Act.ADD_PERSON, log.DONE, gemeente=gemeente, facts=facts, about=person, rol=_role(desk, gemeente)
    )
    keep_answer(desk.submission, LOCK_OF, str(number))
    return Recorded(f"{name} is toegevoegd.", number), person


def _role(desk: Desk, gemeente: str) -> str:
    if desk.person is None:
        return ""
    proposal = proposal_of(desk, Act.INVITE, gemeente, desk.person, {})
    return role_used(proposal, desk.me(), desk.frame, desk)


def _may_add(desk: Desk, gemeente: str) -> Weigering | None:
    if desk.person is None:
        return None
    proposal = proposal_of(desk, Act.ADD_PERSON, gemeente, desk.person, {})
    verdict = judge(proposal, desk.me(), desk.dag, desk.frame, ())
    return verdict if isinstance(verdict, Weigering) else None


def _known_place(desk: Desk, gemeente: str) -> Weigering | None:
    if gemeente in desk.pakket.groepen["gemeenten"]:
        return None
    return _wrong("Kies de gemeente die het account van deze persoon beheert.", "gemeente")


def _wrong(zin: str, *fields: str) -> Weigering:
    return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=fields)


def _identity(name: str, email: str, org: str, *, twin: bool, own: int = 0) -> Weigering | None:
    if not name:
        return _wrong("Vul de naam in.", "naam")
    if len(name) > NAME_LENGTH or len(org) > NAME_LENGTH:
        return _wrong(
            f"Een naam heeft hier hoogstens {NAME_LENGTH} tekens.", "naam" if len(name) > NAME_LENGTH else "organisatie"
        )
    return _address(email, own) or _same_name(name, own, twin=twin)


def _address(email: str, own: int = 0) -> Weigering | None:
    address = normalize_address(email)
    try:
        validate_email(address)
    except ValidationError:
        return _wrong(
            f"“{clean(email)}” is geen e-mailadres. Vul het adres in waarmee de persoon zich aanmeldt.", "email"
        )
    if Persoon.objects.filter(email=address).exclude(pk=own).exists():
        return _wrong(f"Het adres {address} is al van iemand anders.", "email")
    return None


def _same_name(name: str, own: int, *, twin: bool) -> Weigering | None:
    if twin:
        return None
    wanted = folded(name)
    for other in Persoon.objects.exclude(pk=own).only("naam", "organisatie"):
        if folded(other.naam) == wanted:
            where = f" ({other.organisatie})" if other.organisatie else ""
            zin = f"Er is al een {other.naam}{where}. Is dit dezelfde persoon, gebruik dan dat account. {TICK}"
            return _wrong(zin, "naam")
    return None


@one_at_a_time
def give_role(desk: Desk, about: Persoon, rol: str, gemeente: str, vanaf: date, tot: date | None) -> Answer:
    """Let a person hold a role at a municipality, from and including ``vanaf`` up to and including ``tot``."""
    same = Rolhouderschap.objects.filter(persoon=about, rol=rol, gemeente=gemeente).filter(
        Q(tot=None) | Q(tot__gte=desk.dag)
    )
    titel = desk.pakket.rollen[rol].titel if rol in desk.pakket.rollen else rol
    already = ""
    if same.filter(vanaf=vanaf, tot=tot).exists():
        already = f"{about.naam} had deze rol al, vanaf dezelfde dag."
    elif same.filter(vanaf__lte=vanaf).filter(Q(tot=None) | Q(tot__gte=tot or date.max)).exists():
        already = f"{about.naam} heeft de rol “{titel}” al in deze dagen."
    facts = {"rol": rol, "gemeente": gemeente, "vanaf": vanaf.isoformat(), "tot": tot.isoformat() if tot else None}
    done = f"{about.naam} is {titel} van {desk.frame.naam(gemeente)} vanaf {schrijf_dag(vanaf)}."
    return perform(desk, Act.GIVE_ROLE, gemeente=gemeente, about=about, facts=facts, done=done, already=already)


@one_at_a_time
def end_role(desk: Desk, number: int, tot: date) -> Answer:
    """Let a role end on a day, inclusive; what was done in it stays."""
    held = Rolhouderschap.objects.filter(pk=number).select_related("persoon").first()
    if held is None:
        return _wrong("Deze rol is er niet.")
    facts = {
        "nummer": held.pk,
        "rol": held.rol,
        "gemeente": held.gemeente,
        "vanaf": held.vanaf.isoformat(),
        "tot": tot.isoformat(),
    }
    already, wrong = f"Deze rol eindigde al op {schrijf_dag(tot)}." if held.tot == tot else "", None
    if held.tot and held.tot < tot:
        wrong = _wrong(f"Deze rol eindigt al op {schrijf_dag(held.tot)}. Langer? Geef de rol opnieuw.", "tot")
    done = f"De rol van {held.persoon.naam} eindigt op {schrijf_dag(tot)}."
    return perform(
        desk,
        Act.END_ROLE,
        gemeente=held.gemeente,
        about=held.persoon,
        facts=facts,
        done=done,
        already=already,
        wrong=wrong,
    )


@one_at_a_time
def change_name(desk: Desk, about: Persoon, naam: str, organisatie: str, *, twin: bool = False) -> Answer:
    """Change what somebody is called; history keeps the name of its day."""
    name, org = clean(naam), clean(organisatie)
    wrong = _identity(name, about.email, org, twin=twin, own=about.pk)
    already = "Zo heette deze persoon al." if (about.naam, about.organisatie) == (name, org) else ""
    facts = {"naam": name, "organisatie": org, "was": about.naam}
    done = f"{about.naam} heet nu {name}." if about.naam != name else f"De organisatie van {name} is nu {org}."
    return perform(
        desk,
        Act.CHANGE_NAME,
        gemeente=about.gemeente,
        about=about,
        facts=facts,
        done=done,
        already=already,
        wrong=wrong,
    )


@one_at_a_time
def change_address(desk: Desk, about: Persoon, email: str) -> Answer:
    """Change the address with which somebody logs in; it asks a second person."""
    address = normalize_address(email)
    already = "Dit adres was het al." if about.email == address else ""
    return perform(
        desk,
        Act.CHANGE_ADDRESS,
        gemeente=about.gemeente,
        about=about,
        facts={"email": address},
        done=f"Het adres van {about.naam} is veranderd.",
        already=already,
        wrong=_address(email, about.pk),
    )
