"""The forms of one person's page: each does one act, and the act judges; a form that somebody made by hand too."""

from typing import ClassVar

from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people import accounts, acts, mandates
from afspraak.people.reading import managed_places
from afspraak.storage.models import Rolhouderschap, Verklaring
from afspraak.web.people.absences import Away, Back, Replace
from afspraak.web.people.base import SAME_NAME, Answers, PersonForm, ask_who, gone
from afspraak.web.people.fields import Choose, Day, Text, Tick


class GiveRole(PersonForm):
    """Give a role at a municipality."""

    actie = "rol"
    title = "Geef een rol"
    button = "Geef deze rol"
    rol = Choose("Rol", (), need="Kies een rol.", empty="Kies een rol")
    gemeente = Choose("Bij", (), need="Kies de gemeente.")
    vanaf = Day("Eerste dag")
    tot = Day("Laatste dag", required=False)

    def prepare(self) -> None:
        """Offer the roles that exist where who is at the desk manages."""
        places = managed_places(self.desk)
        frame, pakket = self.desk.frame, self.desk.pakket
        roles = [r for r in pakket.rollen.values() if not r.orgaan and set(frame.places(r.naam)) & set(places)]
        listed = [("", "Kies een rol"), *((r.naam, r.titel) for r in sorted(roles, key=lambda r: r.titel))]
        self.fields["rol"].widget.choices = listed
        self.fields["vanaf"].initial = self.desk.dag.isoformat()
        self.offer_places((g, gemeentenaam(pakket, g)) for g in places)

    def do(self) -> Answers:
        """Give it, or ask a second person."""
        typed = self.cleaned_data
        return (acts.give_role(self.desk, self.who, typed["rol"], self.place(), self.day("vanaf"), typed["tot"]),)


class EndRole(PersonForm):
    """Let a role end."""

    actie = "rol_einde"
    title = "Laat deze rol eindigen"
    tot = Day("Laatste dag")

    def do(self) -> Answers:
        """End the role of this row, if this person holds it."""
        if not Rolhouderschap.objects.filter(pk=self.row or 0, persoon=self.who).exists():
            return gone("Deze rol")
        return (acts.end_role(self.desk, self.row or 0, self.day("tot")),)


class Declare(PersonForm):
    """Record a signed declaration of confidentiality."""

    actie = "verklaring"
    title = "Leg een verklaring vast"
    getekend_op = Day("Getekend op")
    geldig_tot = Day("Geldig tot en met", required=False)
    document = Text("Kenmerk van het document", length=120)

    def do(self) -> Answers:
        """Record it."""
        typed = self.cleaned_data
        signed = self.day("getekend_op")
        return (mandates.record_declaration(self.desk, self.who, signed, typed["geldig_tot"], typed["document"]),)


class EndDeclaration(PersonForm):
    """Let a declaration end."""

    actie = "verklaring_einde"
    title = "Laat deze verklaring eindigen"
    tot = Day("Laatste dag")

    def do(self) -> Answers:
        """End the declaration of this row, if it is this person's."""
        if not Verklaring.objects.filter(pk=self.row or 0, persoon=self.who).exists():
            return gone("Deze verklaring")
        return (mandates.end_declaration(self.desk, self.row or 0, self.day("tot")),)


class Rename(PersonForm):
    """Change the name or the organisation."""

    actie = "naam"
    title = "Verander naam of organisatie"
    button = "Verander"
    naam = Text("Naam", length=80, need="Vul de naam in.", hint="De geschiedenis houdt de naam van toen.")
    organisatie = Text("Organisatie", length=80)
    ander = Tick(SAME_NAME)

    def prepare(self) -> None:
        """Start from the name of now."""
        self.initial = {"naam": self.who.naam, "organisatie": self.who.organisatie, **self.initial}

    def draw(self) -> None:
        """Ask about the same name where that is the question."""
        ask_who(self)

    def do(self) -> Answers:
        """Change them."""
        t = self.cleaned_data
        return (acts.change_name(self.desk, self.who, t["naam"], t["organisatie"], twin=t["ander"]),)


class Readdress(PersonForm):
    """Change the address with which somebody logs in."""

    actie = "adres"
    title = "Verander het e-mailadres"
    button = "Vraag deze verandering"
    email = Text(
        "Nieuw e-mailadres",
        length=254,
        kind="email",
        need="Vul het nieuwe adres in.",
        hint="Met dit adres meldt iemand zich aan. Daarom moet een tweede persoon akkoord gaan.",
    )

    def do(self) -> Answers:
        """Ask a second person."""
        return (acts.change_address(self.desk, self.who, self.cleaned_data["email"]),)


class Invite(PersonForm):
    """Make a link with which somebody chooses the first password."""

    actie = "uitnodiging"
    title = "Uitnodiging"
    button = "Maak een nieuwe uitnodiging"
    kind: ClassVar[str] = "utrecht-button--secondary-action"

    def do(self) -> Answers:
        """Record it; the page then makes the link."""
        return (accounts.invite(self.desk, self.who),)


class Unlock(PersonForm):
    """Let somebody try again who mistyped a password too often."""

    actie = "vrijgeven"
    title = "Aanmelden vrijgeven"
    button = "Laat weer proberen"
    kind: ClassVar[str] = "utrecht-button--secondary-action"

    def do(self) -> Answers:
        """Record it; that ends the lock."""
        return (accounts.unlock(self.desk, self.who),)


class Open(PersonForm):
    """Open an account that was closed."""

    actie = "open"
    title = "Account openen"
    button = "Open dit account weer"
    kind: ClassVar[str] = "utrecht-button--secondary-action"

    def do(self) -> Answers:
        """Open it."""
        return (accounts.open_account(self.desk, self.who),)


FORMS: dict[str, type[PersonForm]] = {
    form.actie: form
    for form in (
        GiveRole,
        EndRole,
        Declare,
        EndDeclaration,
        Away,
        Replace,
        Back,
        Rename,
        Readdress,
        Invite,
        Unlock,
        Open,
    )
}
"""The forms by what they do. Closing an account is done where the work is handed over."""
