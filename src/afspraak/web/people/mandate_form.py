"""The form that records a mandate, and the one that ends it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people.desk import Desk
from afspraak.people.mandates import EXCEPTIONS, Mandate, end_mandate, give_mandate
from afspraak.people.perform import Answer
from afspraak.people.reading import exactly
from afspraak.storage.models import Mandaatregel, Persoon
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from afspraak.web.people.fields import ActForm, Amount, Area, Choices, Choose, ChooseMany, Day, Text, Tick
from afspraak.web.verzoek import lees_nummer

FIELD_OF = {"rol": "functie", "rol_bij": "functie"}
"""Where the form names a fact otherwise than the act."""


class RecordMandate(ActForm):
    """A mandate as the organ decided on it."""

    actie = "mandaat"
    title = "Leg een mandaat vast"
    button = "Leg dit mandaat vast"
    headings: ClassVar[Mapping[str, str]] = {
        "orgaan": "Het besluit",
        "regel": "De bevoegdheid",
        "functie": "Voor wie",
        "procedures": "Waarvoor en hoe lang",
        "onder": "Ondermandaat",
        "voorwaarden": "Grenzen",
        "gepubliceerd_op": "Publicatie en instemming",
    }
    gemeente = Choose("Van welke gemeente is het mandaat?", (), need="Kies de gemeente.")
    orgaan = Choose("Welk orgaan geeft het?", (), need="Kies het orgaan.", empty="Kies het orgaan")
    besluit_op = Day("Dag van het besluit")
    besluit_kenmerk = Text("Kenmerk van het besluit", length=120, need="Noem het kenmerk van het besluit.")
    document = Text("Waar staat het besluit?", length=200, hint="Bijvoorbeeld het nummer in het archief.")
    regel = Text("Regel in het mandaatregister", length=80, need="Noem de regel van het mandaatregister.")
    bevoegdheid = Text("Welke bevoegdheid?", length=200, need="Schrijf op welke bevoegdheid het mandaat geeft.")
    grondslag = Text(
        "Waar komt die bevoegdheid vandaan?",
        length=200,
        need="Noem de wet of regeling die het orgaan deze bevoegdheid geeft.",
        hint="Bijvoorbeeld Wmo 2015 artikel 2.3.5.",
    )
    functie = Choose("Voor welke functie?", (), empty="Geen functie: voor één persoon", either=True)
    persoon = Text("Of voor welke persoon?", length=254, hint="De hele naam of het e-mailadres.", either=True)
    procedures = ChooseMany("Waarvoor geldt het?", (), need="Kies ten minste één procedure van de overeenkomst.")
    vanaf = Day("Eerste dag", hint="Het mandaat werkt pas vanaf de dag dat u het hier vastlegt.")
    tot = Day("Laatste dag", required=False)
    onder = Choose("Is dit een ondermandaat?", (), empty="Nee")
    ondermandaat = Tick("Wie dit mandaat krijgt, mag ondermandaat geven (Awb 10:9)")
    voorwaarden = Area("Voorwaarden")
    uitzonderingen = ChooseMany("Wat houdt het orgaan zelf?", EXCEPTIONS.items())
    tot_bedrag = Amount("Tot en met welk bedrag?", hint="In euro, bijvoorbeeld 12.500.")
    gepubliceerd_op = Day("Gepubliceerd op", required=False)
    instemming_op = Day(
        "Ingestemd op",
        required=False,
        hint="Werkt wie het krijgt niet voor dit orgaan, dan stemmen die en de werkgever in (Awb 10:4).",
    )
    instemming = Text("Wie stemde hoe in?", length=200)

    def __init__(
        self, desk: Desk, organs: Mapping[str, Sequence[str]], data: Any = None, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial)
        self.desk = desk
        pakket = desk.pakket
        self.offer_places((g, gemeentenaam(pakket, g)) for g in organs)
        names = dict.fromkeys(naam for found in organs.values() for naam in found)
        self._offer("orgaan", [("", "Kies het orgaan"), *((n, pakket.rollen[n].titel) for n in names)])
        self._offer("functie", [("", "Geen functie: voor één persoon"), *functions(pakket)])
        self._offer("procedures", procedures(pakket))
        self._offer("onder", [("", "Nee"), *_above(desk, organs)])

    def _offer(self, name: str, choices: Choices) -> None:
        self.fields[name].widget.choices = choices

    def refuse(self, refusal: Weigering) -> None:
        """Put a refusal at the field of this form that it means."""
        field = next((f for n in refusal.ontbreekt if (f := FIELD_OF.get(n, n)) in self.fields), None)
        self.add_error(field, refusal.zin)

    def do(self) -> Answer:
        """Record it, or say what is missing."""
        t = self.cleaned_data
        who = self._person(t["persoon"])
        if isinstance(who, Weigering):
            return who
        rol, _, rol_bij = t["functie"].partition("@")
        plain = ("orgaan", "regel", "bevoegdheid", "grondslag", "procedures", "besluit_kenmerk", "document")
        more = ("tot", "ondermandaat", "voorwaarden", "uitzonderingen", "tot_bedrag", "gepubliceerd_op")
        mandate = Mandate(
            gemeente=self.place(),
            besluit_op=self.day("besluit_op"),
            vanaf=self.day("vanaf"),
            rol=rol,
            rol_bij=rol_bij,
            onder=lees_nummer(t["onder"]) or None,
            instemming_op=t["instemming_op"],
            instemming=t["instemming"],
            **{name: t[name] for name in (*plain, *more)},
        )
        return give_mandate(self.desk, who, mandate)

    @staticmethod
    def _person(text: str) -> Persoon | Weigering | None:
        found = exactly(text)
        if len(found) == 1 or not text:
            return found[0] if found else None
        zin = (
            f"Er zijn er meer die {text} heten. Vul het e-mailadres in."
            if found
            else f"“{text}” is geen naam of adres van iemand met een account. Kijk na hoe het bij Mensen staat."
        )
        return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=("persoon",))


class EndMandate(ActForm):
    """Let a mandate end."""

    actie = "mandaat_einde"
    title = "Laat dit mandaat eindigen"
    kind: ClassVar[str] = "utrecht-button--secondary-action"
    tot = Day("Laatste dag", hint="Wat eronder valt eindigt dan ook.")

    def do(self, desk: Desk) -> Answer:
        """End the mandate of this row."""
        return end_mandate(desk, self.row or 0, self.day("tot"))


def functions(pakket: Pakket) -> Choices:
    """Return the functions that a mandate can be for: a role at a municipality."""
    found = [
        (f"{rol.naam}@{g}", f"{rol.titel} van {gemeentenaam(pakket, g)}")
        for rol in pakket.rollen.values()
        if not rol.orgaan
        for g in pakket.groepen.get(rol.bij, ())
    ]
    return sorted(found, key=lambda pair: pair[1])


def procedures(pakket: Pakket) -> Choices:
    """Return the procedures by article."""
    groups: dict[str, list[tuple[str, str]]] = {}
    titles = {a.nummer: a.titel for a in pakket.artikelen}
    for p in pakket.procedures.values():
        number = pakket.artikel_van[p.naam]
        groups.setdefault(f"Artikel {number}. {titles.get(number, '')}", []).append((p.naam, p.titel))
    return list(groups.items())


def _above(desk: Desk, places: Iterable[str]) -> Choices:
    wanted = set(places)
    lines = Mandaatregel.objects.filter(ondermandaat=True).order_by("regel", "pk")
    return [
        (str(m.pk), f"Ja, onder {m.regel} ({m.besluit_kenmerk})")
        for m in lines
        if set(m.gemeenten) & wanted and (m.tot is None or m.tot >= desk.dag)
    ]
