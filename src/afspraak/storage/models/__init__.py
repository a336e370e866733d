"""The tables."""

from afspraak.storage.models.dossiers import Bijlage, Correctieverzoek, DossierRij, GebeurtenisRij, Inzage
from afspraak.storage.models.ledger import Dagstand, Taak, Taakplek, Telling, Toewijzing, VerplichtingRij
from afspraak.storage.models.personen import Afwezigheid, Mandaatregel, Persoon, Rolhouderschap, Verklaring
from afspraak.storage.models.registers import Inschrijving
from afspraak.storage.models.submissions import SubmissionKey

__all__ = [
    "Afwezigheid",
    "Bijlage",
    "Correctieverzoek",
    "Dagstand",
    "DossierRij",
    "GebeurtenisRij",
    "Inschrijving",
    "Inzage",
    "Mandaatregel",
    "Persoon",
    "Rolhouderschap",
    "SubmissionKey",
    "Taak",
    "Taakplek",
    "Telling",
    "Toewijzing",
    "Verklaring",
    "VerplichtingRij",
]
