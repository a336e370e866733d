"""What an act of administration does to the tables. It works from the facts of the line, so the log says all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from afspraak.powers.proposal import Act
from afspraak.storage import lockout
from afspraak.storage.mensen import update_cards, werk_kaart_bij
from afspraak.storage.models import Afwezigheid, Mandaatregel, Persoon, Rolhouderschap, Verklaring

Facts = Mapping[str, Any]
Effect = Callable[[Persoon | None, Mapping[str, Any], "By"], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who gave it (None: a municipality's own decision by command), who agreed, and the day of recording."""

    given: int | None
    agreed: int | None
    op: date


def apply(act: Act, about: Persoon | None, facts: Facts, by: By) -> dict[str, Any]:
    """Do what an act says, and return its facts with the number of a row that it made. Call it in the line's transaction."""
    number = _EFFECTS[act](about, facts, by)
    if about is not None:
        werk_kaart_bij(about)
    return {**facts, "nummer": number} if number else dict(facts)


def day(facts: Facts, name: str) -> date | None:
    """Return a day of the facts, or None."""
    text = facts.get(name)
    return date.fromisoformat(text) if text else None


def _somebody(about: Persoon | None) -> Persoon:
    if about is None:
        raise TypeError("this act is about a person")
    return about


def _must(facts: Facts, name: str) -> date:
    return date.fromisoformat(facts[name])


def _give_role(about: Persoon | None, facts: Facts, by: By) -> int | None:
    made = Rolhouderschap.objects.create(
        persoon=_somebody(about),
        rol=facts["rol"],
        gemeente=facts["gemeente"],
        vanaf=_must(facts, "vanaf"),
        tot=day(facts, "tot"),
        gegeven_door_id=by.given,
        akkoord_door_id=by.agreed,
        vastgelegd_op=by.op,
    )
    if about is not None and not about.gemeente:
        Persoon.objects.filter(pk=about.pk).update(gemeente=facts["gemeente"])
        about.gemeente = facts["gemeente"]
    return made.pk


def _end_role(_about: Persoon | None, facts: Facts, _by: By) -> None:
    Rolhouderschap.objects.filter(pk=facts["nummer"]).update(tot=_must(facts, "tot"))


def _give_mandate(about: Persoon | None, facts: Facts, by: By) -> int | None:
    plain = ("regel", "orgaan", "bevoegdheid", "grondslag", "besluit_kenmerk", "document", "voorwaarden", "instemming")
    days = ("besluit_op", "gepubliceerd_op", "instemming_op", "tot")
    made = Mandaatregel.objects.create(
        persoon=about if not facts.get("rol") else None,
        rol=facts.get("rol", ""),
        rol_bij=facts.get("rol_bij", ""),
        procedures=list(facts["procedures"]),
        gemeenten=[facts["gemeente"]],
        ondermandaat=bool(facts.get("ondermandaat")),
        onder_id=facts.get("onder"),
        uitzonderingen=list(facts.get("uitzonderingen", ())),
        tot_bedrag=facts.get("tot_bedrag"),
        vanaf=_must(facts, "vanaf"),
        gegeven_door_id=by.given,
        akkoord_door_id=by.agreed,
        vastgelegd_op=by.op,
        **{name: facts.get(name, "") for name in plain},
        **{name: day(facts, name) for name in days},
    )
    _cards_of_role(facts)
    return made.pk


def _end_mandate(_about: Persoon | None, facts: Facts, _by: By) -> None:
    under = list(facts.get("ook", ()))
    Mandaatregel.objects.filter(pk__in=[facts["nummer"], *under]).update(tot=_must(facts, "tot"))
    _cards_of_role(facts)
    update_cards(Persoon.objects.filter(mandaten__in=under).distinct())


def _cards_of_role(facts: Facts) -> None:
    if facts.get("rol"):
        holders = Rolhouderschap.objects.filter(rol=facts["rol"], gemeente=facts["rol_bij"])
        update_cards(Persoon.objects.filter(pk__in=holders.values("persoon_id")))


def _declare(about: Persoon | None, facts: Facts, by: By) -> int | None:
    made = Verklaring.objects.create(
        persoon=_somebody(about),
        getekend_op=_must(facts, "getekend_op"),
        geldig_tot=day(facts, "geldig_tot"),
        document=facts.get("document", ""),
        gegeven_door_id=by.given,
        vastgelegd_op=by.op,
    )
    return made.pk


def _end_declaration(_about: Persoon | None, facts: Facts, _by: By) -> None:
    Verklaring.objects.filter(pk=facts["nummer"]).update(geldig_tot=_must(facts, "tot"))


def _absent(about: Persoon | None, facts: Facts, by: By) -> int | None:
    made = Afwezigheid.objects.create(
        persoon=_somebody(about),
        vanaf=_must(facts, "vanaf"),
        tot=_must(facts, "tot"),
        gegeven_door_id=by.given,
        overgenomen=[],
    )
    return made.pk


def _returned(about: Persoon | None, facts: Facts, by: By) -> None:
    row = Afwezigheid.objects.filter(pk=facts["nummer"], persoon=about)
    if facts.get("ingetrokken"):
        row.update(ingetrokken_op=by.op)
    else:
        row.update(tot=_must(facts, "tot"))


def _replace(about: Persoon | None, facts: Facts, by: By) -> None:
    """A replacement stands on the row of the absence; another one for the same absence takes what is named."""
    row = Afwezigheid.objects.get(pk=facts["nummer"])
    row.vervanger = about
    row.overgenomen = [*(row.overgenomen or []), *facts["overgenomen"]]
    row.vervangt_vanaf = max(row.vanaf, by.op)
    row.save(update_fields=["vervanger", "overgenomen", "vervangt_vanaf"])


def _account(state: bool) -> Effect:
    def settle(about: Persoon | None, _facts: Facts, _by: By) -> None:
        if about is not None:
            Persoon.objects.filter(pk=about.pk).update(is_active=state)
            about.is_active = state

    return settle


def _rename(about: Persoon | None, facts: Facts, _by: By) -> None:
    if about is not None:
        about.naam, about.organisatie = facts["naam"], facts["organisatie"]
        about.save(update_fields=["naam", "organisatie"])


def _readdress(about: Persoon | None, facts: Facts, _by: By) -> None:
    if about is not None:
        about.email = facts["email"]
        about.save(update_fields=["email"])


def _invited(about: Persoon | None, _facts: Facts, by: By) -> None:
    if about is not None and by.given:
        Persoon.objects.filter(pk=about.pk).update(invited_by=by.given)


def _unlocked(about: Persoon | None, _facts: Facts, _by: By) -> None:
    if about is not None:
        lockout.unlock(about)


def _nothing(_about: Persoon | None, _facts: Facts, _by: By) -> None:
    """The act is the line itself, or was done before it."""


_EFFECTS: dict[Act, Effect] = {
    Act.FIRST_MANAGER: _give_role,
    Act.SECOND_PERSON: _give_role,
    Act.ADD_PERSON: _nothing,
    Act.CHANGE_NAME: _rename,
    Act.CHANGE_ADDRESS: _readdress,
    Act.GIVE_ROLE: _give_role,
    Act.END_ROLE: _end_role,
    Act.GIVE_MANDATE: _give_mandate,
    Act.END_MANDATE: _end_mandate,
    Act.RECORD_DECLARATION: _declare,
    Act.END_DECLARATION: _end_declaration,
    Act.REPORT_ABSENCE: _absent,
    Act.REPORT_RETURN: _returned,
    Act.REPLACE: _replace,
    Act.CLOSE_ACCOUNT: _account(False),
    Act.OPEN_ACCOUNT: _account(True),
    Act.INVITE: _invited,
    Act.UNLOCK: _unlocked,
    Act.TAKE_OVER: _nothing,
}
