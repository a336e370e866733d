"""Duties that come back: which are due on a day, given the days on which proof was laid down."""

from collections.abc import Iterable
from datetime import date

from afspraak.overeenkomst.inhoud import Terugkerend
from afspraak.overeenkomst.pakket import Pakket
from afspraak.termijnen import KALENDER
from afspraak.termijnen.dagen import schrijf_dag
from afspraak.termijnen.tellen import Duur, tel_op
from afspraak.verloop.grootboek import Verplichting, Verplichtingstand


def vervaldagen(plicht: Terugkerend, tot_en_met: date) -> tuple[date, ...]:
    """Return the due days from the first up to and including the first one after ``tot_en_met``."""
    dagen: list[date] = []
    nummer = 0
    while True:
        dag = tel_op(plicht.eerste, Duur(plicht.elke.aantal * nummer, plicht.elke.eenheid), KALENDER)
        dagen.append(dag)
        if dag > tot_en_met:
            return tuple(dagen)
        nummer += 1


def terugkerende_verplichtingen(
    pakket: Pakket, bewijzen: Iterable[tuple[str, str, date]], peildag: date
) -> tuple[Verplichting, ...]:
    """Return one row per duty, municipality and due day: ``bewijzen`` are (duty, municipality, day of the proof).

    A proof serves the first due day on or after it; a later proof serves, late, the oldest that is still open.
    """
    rijen: list[Verplichting] = []
    alle = list(bewijzen)
    for plicht in pakket.terugkerend.values():
        for gemeente in pakket.groepen.get(plicht.bij, ()):
            dagen = sorted(dag for naam, g, dag in alle if naam == plicht.naam and g == gemeente and dag <= peildag)
            rijen += _rijen(plicht, gemeente, dagen, min(peildag, pakket.geldt_tot_en_met))
    return tuple(rijen)


def _rijen(plicht: Terugkerend, gemeente: str, bewijzen: list[date], peildag: date) -> list[Verplichting]:
    rijen: list[Verplichting] = []
    over = list(bewijzen)
    vorige = date.min
    for vervaldag in vervaldagen(plicht, peildag):
        over = [dag for dag in over if dag > vorige]
        bewijs = over.pop(0) if over else None
        rijen.append(_rij(plicht, gemeente, vervaldag, bewijs, peildag))
        vorige = vervaldag
    return rijen


def _rij(plicht: Terugkerend, gemeente: str, vervaldag: date, bewijs: date | None, peildag: date) -> Verplichting:
    if bewijs is not None:
        op_tijd = bewijs <= vervaldag
        stand = Verplichtingstand.OP_TIJD_VOLDAAN if op_tijd else Verplichtingstand.TE_LAAT_VOLDAAN
    else:
        stand = Verplichtingstand.TE_LAAT if vervaldag < peildag else Verplichtingstand.OPEN
    return Verplichting(
        dossier="",
        bron=f"terugkerend {plicht.naam}",
        titel=plicht.titel,
        rollen=(plicht.wie,),
        gemeenten=(gemeente,),
        voor=gemeente,
        aan="",
        grondslag=plicht.artikel,
        vanaf=plicht.eerste,
        uiterste_dag=vervaldag,
        alarm_dag=KALENDER.laatste_werkdag_tot(vervaldag),
        stand=stand,
        voldaan_op=bewijs,
        afleiding=f"Elke {plicht.elke} vanaf {schrijf_dag(plicht.eerste)}; nu uiterlijk {schrijf_dag(vervaldag)}.",
    )
