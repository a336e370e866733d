"""Corrections that wait for a second person, as requests to agree: one more kind beside those about people and powers."""

from collections.abc import Sequence
from dataclasses import replace

from afspraak.overeenkomst.zinnen import vertel
from afspraak.people.desk import Desk
from afspraak.people.perform import Already, Answer, Recorded
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Correctieverzoek
from afspraak.usecases.correcties import (
    agree_correction,
    asked_corrections,
    refuse_correction,
    waiting_corrections,
    withdraw_correction,
)
from afspraak.usecases.lezen.dossierbeeld import feiten_van
from afspraak.usecases.lezen.verzoek import ASKED_SHOWN, Verzoek
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.vastleggen import Vastgelegd, laad_dossier
from afspraak.verloop.correctie import wie_mag_instemmen
from afspraak.verloop.gebeurtenis import Gebeurtenis
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.regels import lees
from afspraak.verloop.weigering import Weigering, Weigeringsoort

WHY = "Wat is vastgelegd, verbetert niemand alleen."
ONCE = {
    Correctieverzoek.Stand.AKKOORD: "U bent hier al akkoord mee gegaan.",
    Correctieverzoek.Stand.GEWEIGERD: "U hebt dit verzoek al geweigerd.",
    Correctieverzoek.Stand.INGETROKKEN: "U hebt dit verzoek al ingetrokken.",
}


class Corrections:
    """Requests to correct what was recorded in a dossier. Only who sees the dossier sees them."""

    soort = "correctie"

    def waiting(self, desk: Desk) -> Sequence[Verzoek]:
        """Return what can be agreed with today, oldest first."""
        return [_told(row, desk) for row in waiting_corrections(_me(desk), desk.dag)]

    def asked(self, desk: Desk) -> Sequence[Verzoek]:
        """Return what was asked, newest first, with the roles that can agree."""
        return [_told(row, desk) for row in asked_corrections(_me(desk))[:ASKED_SHOWN]]

    def at_places(self, desk: Desk) -> Sequence[Verzoek]:
        """Return nothing: who manages people sees no dossiers by that."""
        del desk
        return ()

    def count(self, desk: Desk) -> int:
        """Return how many can be agreed with; where none is open at all, in one question."""
        return len(waiting_corrections(_me(desk), desk.dag))

    def concern(self, desk: Desk) -> bool:
        """Tell whether somebody has anything to look at: one can agree, or waits for agreement."""
        rows = Correctieverzoek.objects.filter(stand=Correctieverzoek.Stand.OPEN, verloopt_op__gte=desk.dag)
        askers = set(rows.values_list("gevraagd_door_id", flat=True))
        return desk.person_id in askers or (bool(askers) and self.count(desk) > 0)

    def agree(self, desk: Desk, nummer: int) -> Answer:
        """Agree; once more is once."""
        if before := _before(desk, nummer, Correctieverzoek.Stand.AKKOORD):
            return before
        answer = agree_correction(nummer, als=_me(desk), op=desk.dag)
        if isinstance(answer, Vastgelegd):
            return Recorded("U bent akkoord gegaan. De correctie is vastgelegd.", answer.dossier.volgnummer)
        if isinstance(answer, Weigering):
            return answer
        zin = "Iemand was u net voor in dit dossier. Kijk of de correctie nog klopt en probeer het opnieuw."
        return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin)

    def refuse(self, desk: Desk, nummer: int, reden: str) -> Answer:
        """Refuse; once more is once."""
        before = _before(desk, nummer, Correctieverzoek.Stand.GEWEIGERD)
        said = "U hebt geweigerd. Wie het vroeg, ziet uw reden."
        return before or refuse_correction(nummer, reden, als=_me(desk), op=desk.dag) or Recorded(said, nummer)

    def withdraw(self, desk: Desk, nummer: int) -> Answer:
        """Take back; once more is once."""
        before = _before(desk, nummer, Correctieverzoek.Stand.INGETROKKEN)
        said = "Uw verzoek is ingetrokken."
        return before or withdraw_correction(nummer, als=_me(desk), op=desk.dag) or Recorded(said, nummer)


def _me(desk: Desk) -> Functionaris:
    if desk.person is None:
        raise RuntimeError("nobody acts at this desk")
    return functionaris(desk.person, desk.dag)


def _before(desk: Desk, nummer: int, stand: Correctieverzoek.Stand) -> Already | None:
    """Answer to a form that was sent once more by the same person."""
    mine = Correctieverzoek.objects.filter(pk=nummer, stand=stand, beantwoord_door=desk.person)
    return Already(ONCE[stand]) if mine.exists() else None


def _told(row: Correctieverzoek, desk: Desk) -> Verzoek:
    dossier, kader = laad_dossier(row.dossier)
    event = next((g for g in dossier.historie if g.volgnummer == row.volgnummer), dossier.historie[0])
    open_ = row.stand == Correctieverzoek.Stand.OPEN and row.verloopt_op >= desk.dag
    late = row.stand == Correctieverzoek.Stand.OPEN and not open_
    places = wie_mag_instemmen(dossier, event, kader) if open_ else ()
    return Verzoek(
        soort=Corrections.soort,
        nummer=row.pk,
        zin=_sentence(row, event, kader),
        waarom=(f"Reden: {row.reden}", WHY),
        gemeente=event.namens or row.dossier.gemeente or "",
        vraagt=row.gevraagd_door.naam,
        vraagt_id=row.gevraagd_door_id,
        gevraagd_op=row.op,
        laatste_dag=row.verloopt_op,
        open=open_,
        stand=Correctieverzoek.Stand.VERVALLEN.value if late else row.stand,
        beantwoord_door=row.beantwoord_door.naam if row.beantwoord_door else "",
        beantwoord_op=row.beantwoord_op,
        reden=row.antwoord,
        wie=tuple(f"{kader.rollen[r].titel} van {kader.namen.get(g, g)}" for r, g in places),
        kenmerk=row.dossier.kenmerk,
    )


def _sentence(row: Correctieverzoek, event: Gebeurtenis, kader: Kader) -> str:
    """Say what would change: what the event says now, and each fact as it was and as it would be."""
    pakket = pakketten().versie(row.dossier.versie)
    what = f"Correctie in {row.dossier.kenmerk}, gebeurtenis {row.volgnummer}: {vertel(event, kader, pakket)}"
    if row.vervalt:
        return f"{what} Dit zou vervallen: het is niet gebeurd."
    new = dict(feiten_van(replace(event, gegevens={n: lees(w) for n, w in row.gegevens.items()}), kader, pakket))
    old = dict(feiten_van(event, kader, pakket))
    changes = "; ".join(f"{vraag} Van “{old.get(vraag, 'nog niets')}” naar “{waarde}”" for vraag, waarde in new.items())
    return f"{what} {changes}."
