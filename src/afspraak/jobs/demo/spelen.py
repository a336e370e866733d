"""Playing a story through the use cases: each act by somebody who holds the role on its day."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from afspraak.jobs.demo.verhalen import Verhaal
from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.voorbeelden import Voorval
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Persoon
from afspraak.storage.projectie import project_once
from afspraak.usecases.beginnen import begin
from afspraak.usecases.handelen import corrigeer, handel
from afspraak.usecases.vastleggen import Vastgelegd
from afspraak.verloop.besluit import decide
from afspraak.verloop.gebeurtenis import Correctie, Handeling
from afspraak.verloop.kader import Functionaris
from afspraak.verloop.weigering import Weigering


class VerhaalPastNiet(Exception):
    """A story was refused somewhere, for instance because a feestdag moved a term; the whole dossier is left out."""


@dataclass(slots=True)
class Speler:
    """Plays stories with the people that there are."""

    pakket: Pakket
    mensen: tuple[Persoon, ...]
    peildag: date

    def speel(self, verhaal: Verhaal) -> str | None:
        """Play a story; return the reference, or None where nothing of it has happened yet.

        Raises:
            VerhaalPastNiet: if an act was refused; nothing of the story is left.
        """
        dossier: Vastgelegd | None = None
        with met_bereik(ALLES), transaction.atomic(), project_once():
            for voorval in verhaal.voorbeeld.verloop:
                if voorval.dag > verhaal.tot or voorval.weigert or not (voorval.stap or voorval.corrigeert):
                    continue
                wie = self._wie(voorval)
                if dossier is None:
                    dossier = self._klaar(
                        begin(
                            verhaal.voorbeeld.procedure,
                            verhaal.titel,
                            gemeente=verhaal.voorbeeld.gemeente,
                            door=wie,
                            op=voorval.dag,
                            peildag=self.peildag,
                        ),
                        voorval,
                    )
                dossier = self._doe(dossier, voorval, wie)
        return dossier.kenmerk if dossier else None

    def _doe(self, dossier: Vastgelegd, voorval: Voorval, wie: Functionaris) -> Vastgelegd:
        if not voorval.corrigeert:
            daad = Handeling(stap=voorval.stap, uitkomst=voorval.uitkomst, voor=voorval.voor, gegevens=voorval.gegevens)
            return self._klaar(handel(dossier.kenmerk, daad, door=wie, op=voorval.dag, peildag=self.peildag), voorval)
        keer = dossier.dossier.keer(voorval.corrigeert, voorval.voor)
        if keer is None:
            raise VerhaalPastNiet(f"{voorval.plaats}: nothing to correct")
        correctie = Correctie(
            volgnummer=keer.volgnummer,
            gegevens=voorval.gegevens,
            vervalt=voorval.vervalt,
            reden=voorval.reden,
        )
        met = replace(correctie, akkoord=self._tweede(dossier, correctie, voorval, wie))
        return self._klaar(corrigeer(dossier.kenmerk, met, door=wie, op=voorval.dag, peildag=self.peildag), voorval)

    def _tweede(self, dossier: Vastgelegd, daad: Correctie, voorval: Voorval, wie: Functionaris) -> Functionaris | None:
        """Return the first colleague who can agree with a correction."""
        kader = self.pakket.kader(dossier.dossier.aanhef.procedure)
        for persoon in self.mensen:
            als = functionaris(persoon, voorval.dag)
            besluit = decide(dossier.dossier, replace(daad, akkoord=als), door=wie, op=voorval.dag, kader=kader)
            if not isinstance(besluit, Weigering):
                return als
        return None

    def _wie(self, voorval: Voorval) -> Functionaris:
        rol = self.pakket.rollen[voorval.rol]
        plaatsen = (voorval.bij,) if voorval.bij else self.pakket.groepen[rol.bij]
        for kandidaat in (voorval.rol, *rol.vastgelegd_door):
            for persoon in self.mensen:
                als = functionaris(persoon, voorval.dag)
                if als.houdt(kandidaat, plaatsen, voorval.dag):
                    return als
        raise VerhaalPastNiet(f"{voorval.plaats}: nobody holds {voorval.rol} at {plaatsen}")

    @staticmethod
    def _klaar(antwoord: object, voorval: Voorval) -> Vastgelegd:
        if isinstance(antwoord, Vastgelegd):
            return antwoord
        raise VerhaalPastNiet(f"{voorval.plaats}: {getattr(antwoord, 'zin', antwoord)}")
