"""The statement of confidentiality for a guest (art. 14.2): how many people signed, never who."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Persoon
from afspraak.usecases.toegang import who_must_sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """On a day: how many people work in a role for who must sign, and how many of them have a current declaration.

    Who replaces somebody there counts too. A closed account does not: it opens nothing.
    """

    dag: date
    people: int
    signed: int

    @property
    def unsigned(self) -> int:
        """How many have none; dossiers that ask for it are closed to them."""
        return self.people - self.signed


def confidentiality_statement(pakket: Pakket, dag: date) -> Statement:
    """Count, over the whole party: a guest asks for it and gets it, without names."""
    must = frozenset(who_must_sign(pakket))
    with met_bereik(ALLES):
        near = Q(rollen__gemeente__in=must) | Q(vervangingen__persoon__rollen__gemeente__in=must)
        numbers = Persoon.objects.filter(near, is_active=True).values("pk")
        found = [functionaris(p, dag) for p in Persoon.objects.filter(pk__in=numbers).only("naam", "kaart")]
    working = [f for f in found if any(r.gemeente in must and r.geldt_op(dag) for r in f.rollen)]
    return Statement(dag=dag, people=len(working), signed=sum(f.heeft_verklaring(dag) for f in working))
