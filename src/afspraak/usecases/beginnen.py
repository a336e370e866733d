"""Starting a dossier, by itself or out of another one."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from afspraak.people.submissions import Submission, answer_before, keep_answer
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import DossierRij
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.vastleggen import NIET_GEVONDEN, Vastgelegd, laad_dossier, schrijf_nieuw, vind_rij
from afspraak.verloop.besluit import decide
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Begin, Waarde
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.procedure import Koppeling
from afspraak.verloop.voorwaarden import geldt
from afspraak.verloop.weigering import Weigering, Weigeringsoort
from afspraak.werkmap.klok import vandaag

_POGINGEN = 5
_ACT = "begin"


@dataclass(frozen=True, slots=True)
class AlreadyBegun:
    """This form was sent before and began ``kenmerk``; ``same`` tells whether it asked for the same then."""

    kenmerk: str
    same: bool


def begin(
    procedure: str,
    titel: str,
    *,
    gemeente: str | None,
    door: Functionaris,
    op: date,
    uit: str = "",
    peildag: date | None = None,
    submission: Submission | None = None,
) -> Vastgelegd | Weigering | AlreadyBegun:
    """Start a dossier; its reference is the next free one of the procedure in this year.

    With ``uit`` (the reference of another dossier) it takes along the facts that the link names. The same
    ``submission`` begins one dossier, however often and however fast it is sent.

    Raises:
        AfspraakFout: if no version of the agreement is in force, or it has no such procedure.
    """
    kader = pakketten().voor_begin(op).kader(procedure)
    asked = (procedure, titel.strip(), gemeente or "", uit)
    if before := _begun_before(submission, asked):
        return before
    if not titel.strip():
        zin = "Geef het dossier een titel, zodat een collega het herkent."
        return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=("titel",))
    gegevens = _overnemen(uit, procedure) if uit else {}
    if isinstance(gegevens, Weigering):
        return gegevens
    for _ in range(_POGINGEN):
        kenmerk = nieuw_kenmerk(procedure, op)
        daad = Begin(kenmerk=kenmerk, titel=titel.strip(), gemeente=gemeente, uit=uit or None, gegevens=gegevens)
        besluit = decide(None, daad, door=door, op=op, kader=kader)
        if isinstance(besluit, Weigering):
            return besluit
        try:
            with transaction.atomic():
                # First, so that the second of two at once waits here for the first, and then finds its answer.
                keep_answer(submission, _ACT, kenmerk)
                return schrijf_nieuw(kenmerk, besluit, kader, peildag or vandaag())
        except IntegrityError:
            if before := _begun_before(submission, asked):
                return before
            continue  # somebody else took this reference a moment ago
    raise RuntimeError(f"no free reference for {procedure}")


def _begun_before(submission: Submission | None, asked: tuple[str, str, str, str]) -> AlreadyBegun | None:
    kenmerk = answer_before(submission, _ACT)
    if kenmerk is None:
        return None
    with met_bereik(ALLES):  # the person began it, and may not see it any more where it is another municipality's
        dossier = DossierRij.objects.get(kenmerk=kenmerk)
    begun = (dossier.procedure, dossier.titel, dossier.gemeente or "", dossier.uit)
    return AlreadyBegun(kenmerk, same=begun == asked)


def nieuw_kenmerk(procedure: str, op: date) -> str:
    """Return the next free reference for a procedure in a year: "BEZ-2026-004"."""
    kop = f"{procedure.replace('_', '')[:3].upper()}-{op.year}-"
    with met_bereik(ALLES):
        kenmerken = DossierRij.objects.filter(kenmerk__startswith=kop).values_list("kenmerk", flat=True)
        hoogste = max(
            (int(n) for k in kenmerken.order_by("-id")[:50] if (n := k.removeprefix(kop)).isdigit()), default=0
        )
    return f"{kop}{hoogste + 1:03d}"


def koppelingen(dossier: Dossier, kader: Kader) -> tuple[Koppeling, ...]:
    """Return the links along which another dossier can arise now."""
    return tuple(k for k in kader.procedure.koppelingen.values() if geldt(k.na, dossier, kader, None))


def _overnemen(uit: str, procedure: str) -> dict[str, Waarde] | Weigering:
    rij = vind_rij(uit)
    if rij is None:
        return NIET_GEVONDEN
    dossier, kader = laad_dossier(rij)
    for koppeling in koppelingen(dossier, kader):
        if koppeling.procedure == procedure:
            waarden = {doel: dossier.laatste(bron) for bron, doel in koppeling.neemt_mee.items()}
            return {doel: v.waarde for doel, v in waarden.items() if v is not None}
    zin = f"Uit {uit} kan nu geen dossier '{procedure}' ontstaan."
    return Weigering(soort=Weigeringsoort.NIET_AAN_DE_BEURT, zin=zin)
