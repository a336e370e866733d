"""The agreement with its live ledger: per lid what serves it, and how that stands within one's scope."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from afspraak.overeenkomst.inhoud import ArtikelInPakket, Dienst, Lid, Lidverplichting, Vraag
from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.storage.bereik import ALLES, huidig_bereik, met_bereik
from afspraak.storage.models import Inschrijving, Telling, VerplichtingRij
from afspraak.termijnen import AfspraakFout, lees_dag, schrijf_dag
from afspraak.usecases.inschrijven import terugkerend_werk
from afspraak.usecases.lezen.paging import Page, page_of
from afspraak.verloop.grootboek import Verplichtingstand

Tellingen = dict[str, Counter[str]]
OPEN, TE_LAAT = Verplichtingstand.OPEN.value, Verplichtingstand.TE_LAAT.value
OP_TIJD, LAAT_VOLDAAN = Verplichtingstand.OP_TIJD_VOLDAAN.value, Verplichtingstand.TE_LAAT_VOLDAAN.value
STIL = Verplichtingstand.OPGESCHORT.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How what serves an obligation stands: numbers, or a sentence where there is nothing to count."""

    dienst: str
    bron: str
    zin: str
    open: int = 0
    te_laat: int = 0
    op_tijd: int = 0
    laat_voldaan: int = 0

    @property
    def telt(self) -> bool:
        """Whether there is anything to count."""
        return bool(self.open or self.te_laat or self.op_tijd or self.laat_voldaan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plicht:
    """An obligation of a lid with its state; who owes it to whom, and its term, in words."""

    rij: Lidverplichting
    wie: str
    aan: str
    termijn: str
    standen: tuple[Stand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lidbeeld:
    """A lid."""

    lid: Lid
    plichten: tuple[Plicht, ...]
    vragen: tuple[Vraag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artikelbeeld:
    """An article with the sums of its leden."""

    artikel: ArtikelInPakket
    leden: tuple[Lidbeeld, ...]
    open: int
    te_laat: int
    op_tijd: int
    laat_voldaan: int
    vragen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handtekening:
    """What the register says about the signature of a party."""

    gemeente: str
    wie: str
    op: str
    versie: str


def overeenkomst(pakket: Pakket, dag: date, nummer: int | None = None) -> tuple[Artikelbeeld, ...]:
    """Return the articles (or one) with what is open, late and done."""
    tellingen = tel(pakket, dag)
    return tuple(_artikel(a, pakket, tellingen) for a in pakket.artikelen if nummer in (None, a.nummer))


def tel(pakket: Pakket, dag: date) -> Tellingen:
    """Count the obligations within the scope by what serves them."""
    tellingen: Tellingen = {}
    for bron, stand, aantal in Telling.objects.filter(aantal__gt=0).values_list("bron", "stand", "aantal"):
        soort, _, naam = bron.partition(" ")
        tellingen.setdefault(bron, Counter())[stand] += aantal
        if soort in ("stap", "klok"):
            tellingen.setdefault(f"procedure {naam.partition('/')[0]}", Counter())[stand] += aantal
    for v in terugkerend_werk(pakket, dag):
        tellingen.setdefault(v.bron, Counter())[v.stand.value] += 1
    zichtbaar = huidig_bereik().registers
    for register in Inschrijving.objects.filter(sleutel__in=sorted(zichtbaar)).values_list("register", flat=True):
        tellingen.setdefault(f"register {register}", Counter())[OP_TIJD] += 1
    return tellingen


def _artikel(artikel: ArtikelInPakket, pakket: Pakket, tellingen: Tellingen) -> Artikelbeeld:
    leden = tuple(_lid(lid, pakket, tellingen) for lid in artikel.leden.values())
    bronnen = {s.bron: s for lid in leden for p in lid.plichten for s in p.standen if not s.bron.startswith("register")}
    # A procedure holds its own steps and clocks: count those once.
    enkel = [s for b, s in bronnen.items() if b.startswith("procedure") or not _omvat(b, bronnen)]
    return Artikelbeeld(
        artikel=artikel,
        leden=leden,
        open=sum(s.open for s in enkel),
        te_laat=sum(s.te_laat for s in enkel),
        op_tijd=sum(s.op_tijd for s in enkel),
        laat_voldaan=sum(s.laat_voldaan for s in enkel),
        vragen=sum(v.stand == "open" for lid in leden for v in lid.vragen),
    )


def _omvat(bron: str, bronnen: dict[str, Stand]) -> bool:
    procedure = bron.partition(" ")[2].partition("/")[0]
    return f"procedure {procedure}" in bronnen


def _lid(lid: Lid, pakket: Pakket, tellingen: Tellingen) -> Lidbeeld:
    plichten = tuple(
        Plicht(
            rij=rij,
            wie=_partij(rij.wie, pakket),
            aan=_partij(rij.aan, pakket) if rij.aan else "allen",
            termijn=_termijn(rij.termijn, pakket),
            standen=_standen(rij, pakket, tellingen),
        )
        for rij in lid.verplichtingen
    )
    return Lidbeeld(lid=lid, plichten=plichten, vragen=tuple(pakket.vragen[v] for v in lid.vragen))


_GROEPEN = {"gasten": "de gastgemeenten", "gemeenten": "de gemeenten", "centrum": "de centrumgemeente"}


def _partij(naam: str, pakket: Pakket) -> str:
    """Say a role, a party or a group as people do."""
    if naam in pakket.rollen:
        return pakket.rollen[naam].titel
    return gemeentenaam(pakket, naam) if naam in pakket.partijen else _GROEPEN.get(naam, naam)


def _termijn(naam: str, pakket: Pakket) -> str:
    if naam == "geen":
        return ""
    regel = pakket.regels.get(naam)
    return f"{regel.samenvatting.rstrip('.')} ({naam})" if regel else naam


def _standen(rij: Lidverplichting, pakket: Pakket, tellingen: Tellingen) -> tuple[Stand, ...]:
    """A step that a clock guards is counted by that clock."""
    bewaakt = {(d.procedure, d.naam) for d in rij.gediend_door if d.soort == "klok"}
    dubbel = [d for d in rij.gediend_door if d.soort == "stap" and (d.procedure, d.naam) in bewaakt]
    return tuple(_stand(d, pakket, tellingen) for d in rij.gediend_door if d not in dubbel)


def _stand(dienst: Dienst, pakket: Pakket, tellingen: Tellingen) -> Stand:
    naam, bron = _noem(dienst, pakket), str(dienst)
    match dienst.soort:
        case "norm":
            return Stand(dienst="Staande norm", bron=bron, zin="Mensen waken hierover; er is niets te tellen.")
        case "poort":
            return Stand(dienst=naam, bron=bron, zin="Een harde grens: zonder dit gaat het niet door.")
        case "register" if pakket.registers[dienst.naam].bron:
            return Stand(dienst=naam, bron=bron, zin="Volgt vanzelf uit wat over mensen is vastgelegd")
        case "register":
            aantal = tellingen.get(bron, Counter())[OP_TIJD]
            zin = f"{aantal} inschrijving{'en' if aantal != 1 else ''}" if aantal else "Nog geen inschrijvingen"
            return Stand(dienst=naam, bron=bron, zin=zin)
    t = tellingen.get(bron, Counter())
    return Stand(
        dienst=naam,
        bron=bron,
        zin="" if t else "Nog niet voorgekomen",
        open=t[OPEN] + t[STIL],
        te_laat=t[TE_LAAT],
        op_tijd=t[OP_TIJD],
        laat_voldaan=t[LAAT_VOLDAAN],
    )


def _noem(dienst: Dienst, pakket: Pakket) -> str:
    """Say what serves an obligation in words that are on the screens."""
    procedure = pakket.procedures.get(dienst.procedure)
    match dienst.soort:
        case "stap" if procedure:
            return f"{procedure.titel}: {procedure.stappen[dienst.naam].titel}"
        case "klok" if procedure:
            return f"{procedure.titel}: klok “{procedure.klokken[dienst.naam].titel}”"
        case "poort" if procedure:
            return f"{procedure.titel}: grens"
        case "procedure" if procedure:
            return procedure.titel
        case "register":
            return f"Register: {pakket.registers[dienst.naam].titel}"
        case "terugkerend":
            return f"Komt terug: {pakket.terugkerend[dienst.naam].titel}"
    return str(dienst)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grootboekregel:
    """One obligation behind a count."""

    kenmerk: str
    dossiertitel: str
    titel: str
    voor: str
    uiterste_dag: date | None
    voldaan_op: date | None
    stand: str


def regels_achter(pakket: Pakket, bron: str, stand: str, pagina: int, per_pagina: int) -> Page[Grootboekregel]:
    """Return a page of the obligations behind a count, the oldest day first."""
    rijen = VerplichtingRij.objects.filter(stand__in=[OPEN, STIL] if stand == OPEN else [stand])
    if bron.startswith("procedure "):
        naam = bron.removeprefix("procedure ")
        rijen = rijen.filter(bron__regex=rf"^(stap|klok) {naam}/") if naam in pakket.procedures else rijen.none()
    else:
        rijen = rijen.filter(bron=bron)
    page = page_of(rijen.select_related("dossier").order_by("uiterste_dag", "id"), pagina, per_pagina)
    regels = [
        Grootboekregel(
            kenmerk=v.dossier.kenmerk,
            dossiertitel=v.dossier.titel,
            titel=v.titel,
            voor=gemeentenaam(pakket, v.voor or v.dossier.gemeente) if v.voor or v.dossier.gemeente else "",
            uiterste_dag=v.uiterste_dag,
            voldaan_op=v.voldaan_op,
            stand=v.stand,
        )
        for v in page.rows
    ]
    return Page(regels, page.number, page.more)


def _in_woorden(tekst: str) -> str:
    """Write a day that was typed in a register in full; what is no day stays as it is."""
    try:
        return schrijf_dag(lees_dag(tekst, "getekend op")) if tekst else ""
    except AfspraakFout:
        return tekst


def handtekeningen(pakket: Pakket, register: str = "handtekeningen") -> tuple[Handtekening, ...]:
    """Return what the register of signatures says of each party; empty fields where it says nothing.

    Every party may see whether the others signed, so this looks at the whole register.
    """
    with met_bereik(ALLES):
        gezet = {i.gemeente: i.velden for i in Inschrijving.objects.filter(register=register).order_by("nummer")}
    return tuple(
        Handtekening(
            gemeente=partij.titel,
            wie=gezet.get(naam, {}).get("ondertekenaar", ""),
            op=_in_woorden(gezet.get(naam, {}).get("getekend_op", "")),
            versie=gezet.get(naam, {}).get("versie", ""),
        )
        for naam, partij in pakket.partijen.items()
    )
