"""The reference page of a pack, as Markdown: its articles with their duties, its procedures as tables."""

import re
from collections.abc import Iterable

from afspraak.cli.naslag import GEMAAKT, pagina, regel_deel, tabel
from afspraak.overeenkomst.inhoud import ArtikelInPakket, Lid, Lidverplichting, Register, Vraag
from afspraak.overeenkomst.pakket import Pakket
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.kader import Rol
from afspraak.verloop.procedure import (
    Alle,
    Bekend,
    EenVan,
    Ergens,
    Gedaan,
    Klok,
    Niet,
    Overal,
    Poort,
    Procedure,
    Stap,
    Uitkomstrij,
    VanKlok,
    Voorwaarde,
)


def paginanaam(pakket: Pakket) -> str:
    """Return the file name of a pack's page: one page for an agreement, whatever the year of its version."""
    return f"pakket-{re.sub(r'-[0-9]{4}$', '', pakket.naam)}.md"


def pakket_pagina(pakket: Pakket) -> str:
    """Return the page of a pack."""
    return pagina(
        (
            *_kop(pakket),
            "",
            "## Artikelen",
            *(regel for artikel in pakket.artikelen for regel in _artikel(artikel, pakket)),
            "",
            "## Procedures",
            *(regel for naam in _op_artikel(pakket) for regel in _procedure(pakket.procedures[naam], pakket)),
            *_rollen_en_registers(pakket),
            "",
            "## Termijnen van de overeenkomst",
            *(regel for termijn in pakket.termijnen.values() for regel in regel_deel(termijn)),
        )
    )


def _kop(pakket: Pakket) -> list[str]:
    looptijd = f"van {schrijf_dag(pakket.geldt_vanaf)} tot en met {schrijf_dag(pakket.geldt_tot_en_met)}"
    omvang = (
        f"{len(pakket.artikelen)} artikelen, {len(pakket.procedures)} procedures, {len(pakket.rollen)} rollen "
        f"({pakket.rollen_stand}), {len(pakket.registers)} registers, {len(pakket.vragen)} vragen aan de partijen."
    )
    return [
        f"# {pakket.citeertitel}",
        GEMAAKT,
        "",
        f"Pakket `{pakket.naam}`, versie {pakket.versie}, geldt {looptijd}. Het pakket vat elk lid in eigen woorden samen;",
        "de ondertekende tekst gaat altijd voor.",
        "",
        omvang,
        *tabel(("partij", "naam", "aanduiding"), ((p.naam, p.titel, p.aanduiding) for p in pakket.partijen.values())),
    ]


def _op_artikel(pakket: Pakket) -> list[str]:
    return sorted(pakket.procedures, key=lambda naam: (pakket.artikel_van[naam], naam))


def _artikel(artikel: ArtikelInPakket, pakket: Pakket) -> list[str]:
    regels = ["", f"### Artikel {artikel.nummer}. {artikel.titel}"]
    for lid in artikel.leden.values():
        regels += _lid(lid, pakket)
    return regels


def _lid(lid: Lid, pakket: Pakket) -> list[str]:
    kop = f"**Lid {lid.naam}.** {lid.kort}" if lid.naam != "0" else lid.kort
    return [
        "",
        kop,
        *tabel(
            ("wie", "aan", "wat", "termijn", "bewijs", "gediend door"),
            (_verplichting(rij) for rij in lid.verplichtingen),
        ),
        *(_vraag(pakket.vragen[naam]) for naam in lid.vragen if naam in pakket.vragen),
    ]


def _verplichting(rij: Lidverplichting) -> tuple[str, ...]:
    wanneer = f"{rij.termijn}, vanaf {rij.vanaf}" if rij.vanaf and rij.termijn not in ("", "geen") else rij.termijn
    return rij.wie, rij.aan or "allen", rij.wat, wanneer, rij.bewijs, "; ".join(str(d) for d in rij.gediend_door)


def _vraag(vraag: Vraag) -> str:
    return f"- Vraag {vraag.naam} ({vraag.stand}): {vraag.vraag} *Gekozen:* {vraag.gekozen}"


def _procedure(procedure: Procedure, pakket: Pakket) -> list[str]:
    een = "een gemeente" if procedure.groep == "gemeenten" else f"een van de {procedure.groep}"
    van = "alle gemeenten samen" if procedure.voor_alle else een
    gevoelig = " Alleen wie erbij betrokken is, ziet het." if procedure.gevoelig else ""
    altijd = f" Bij elke stap: {', '.join(procedure.altijd)}." if procedure.altijd else ""
    grondslag = f"artikel {pakket.artikel_van[procedure.naam]}; {', '.join(procedure.grondslag)}"
    return [
        "",
        f"### {procedure.titel}",
        "",
        f"`{procedure.naam}`, {grondslag}. Een dossier is van {van}.{gevoelig}{altijd}",
        *tabel(
            ("stap", "wie", "na", "doe", "uitkomsten", "grondslag"),
            (_stap(stap, pakket) for stap in procedure.stappen.values()),
        ),
        *_deel("Poorten", ("poort", "eist", "weigert met"), (_poort(p) for p in procedure.poorten.values())),
        *_deel(
            "Klokken",
            ("klok", "regel", "feiten", "stopt bij", "te laat"),
            (_klok(k) for k in procedure.klokken.values()),
        ),
        *_deel(
            "Einde",
            ("uitkomst", "selectielijst"),
            ((a.titel, a.selectielijst) for a in procedure.afsluiting.values()),
        ),
        *_deel(
            "Hieruit kan voortkomen",
            ("procedure", "na", "hoe"),
            ((k.procedure, zin_van(k.na), k.doe) for k in procedure.koppelingen.values()),
        ),
    ]


def _deel(titel: str, koppen: tuple[str, ...], rijen: Iterable[tuple[str, ...]]) -> list[str]:
    gevuld = tabel(koppen, rijen)
    return ["", f"**{titel}**", *gevuld] if gevuld else []


def _stap(stap: Stap, pakket: Pakket) -> tuple[str, ...]:
    merken = [m for m, waar in (("mag", stap.mag), ("herhaalbaar", stap.herhaalbaar)) if waar]
    merken += [f"per {stap.per}"] if stap.per else []
    naam = f"**{stap.titel}** `{stap.naam}`" + (f" ({', '.join(merken)})" if merken else "")
    norm = f" Binnen {stap.termijn.duur}." if stap.termijn else ""
    na = zin_van(stap.na) or "het begin"
    tot = f"; niet meer na {zin_van(stap.zolang_niet)}" if zin_van(stap.zolang_niet) else ""
    rollen = " of ".join(pakket.rollen[r].titel if r in pakket.rollen else r for r in stap.rollen)
    uitkomsten = "; ".join(_uitkomst(rij) for rij in stap.uitkomsten.values())
    return naam, rollen, na + tot, stap.doe + norm, uitkomsten, ", ".join(stap.grondslag)


def _uitkomst(rij: Uitkomstrij) -> str:
    delen = [f"vraagt {', '.join(rij.vraagt)}"] if rij.vraagt else []
    delen += [f"opent opnieuw {', '.join(rij.heropent)}"] if rij.heropent else []
    delen += [f"sluit als {rij.sluit}"] if rij.sluit else []
    delen += ["wijkt af van het voorstel"] if rij.wijkt_af else []
    return f"`{rij.naam}`" + (f" ({'; '.join(delen)})" if delen else "")


def _poort(poort: Poort) -> tuple[str, ...]:
    eisen = [zin_van(poort.eist)] if poort.eist is not None else []
    eisen += ["een geldig mandaat"] if poort.mandaat else []
    eisen += [f"een getekende verklaring van wie handelt voor: {poort.bindt}"] if poort.verklaring else []
    eisen += [f"{poort.dag} uiterlijk op {poort.uiterlijk}"] if poort.uiterlijk else []
    eisen += [f"{poort.dag} na {poort.na}"] if poort.na else []
    eisen += [f"een ander dan wie deed: {', '.join(zin_van(d) for d in poort.niet_door)}"] if poort.niet_door else []
    return f"`{poort.naam}`", "; ".join(eisen), f"{poort.weigering} ({poort.grondslag})"


def _klok(klok: Klok) -> tuple[str, ...]:
    feiten = [f"{naam}: {_bron(bron)}" for naam, bron in klok.feiten.items()]
    feiten += [f"{naam}: {waarde}" for naam, waarde in klok.met.items()]
    titel = f"**{klok.titel}** `{klok.naam}`" + (f" (per {klok.per})" if klok.per else "")
    return titel, klok.regel, ", ".join(feiten), zin_van(klok.stopt_bij), klok.te_laat


def _bron(bron: Gedaan | Bekend | VanKlok) -> str:
    return f"klok {bron.klok}" if isinstance(bron, VanKlok) else zin_van(bron)


def zin_van(voorwaarde: Voorwaarde) -> str:
    """Write a condition as short words: "advies gegrond of (besluit en niet bericht)". Empty where it says nothing."""
    match voorwaarde:
        case Gedaan(naam, rest) | Bekend(naam, rest):
            return f"{naam} {rest}" if rest else naam
        case Alle(delen):
            return " en ".join(_ingebed(d) for d in delen)
        case EenVan(delen):
            return " of ".join(_ingebed(d) for d in delen)
        case Niet(deel):
            return f"niet {_ingebed(deel)}"
        case Overal(deel, per):
            return f"{_ingebed(deel)} overal ({per})"
        case Ergens(deel, per):
            return f"{_ingebed(deel)} ergens ({per})"


def _ingebed(voorwaarde: Voorwaarde) -> str:
    samengesteld = isinstance(voorwaarde, Alle | EenVan) and len(voorwaarde.delen) > 1
    return f"({zin_van(voorwaarde)})" if samengesteld else zin_van(voorwaarde)


def _ziet(rol: Rol) -> str:
    extra = "beheert mensen" if rol.beheer else "kan tweede persoon zijn" if rol.tweede_persoon else ""
    return "; ".join(deel for deel in (rol.ziet, extra) if deel)


def _zicht(register: Register) -> str:
    delen = [
        f"{naam}: {zicht.soort}{''.join(f', {rol}' for rol in zicht.rollen)}"
        for naam, zicht in (*register.zicht.items(), *register.kolommen.items())
    ]
    return "; ".join(delen)


def _rollen_en_registers(pakket: Pakket) -> list[str]:
    return [
        "",
        f"## Rollen ({pakket.rollen_stand})",
        *tabel(
            ("rol", "titel", "bij", "artikel", "ziet", "verdeelt", "taken"),
            (
                (r.naam, r.titel, r.bij, r.artikel, _ziet(r), ", ".join(r.verdeelt), "; ".join(r.taken))
                for r in pakket.rollen.values()
            ),
        ),
        "",
        "## Registers en terugkerende plichten",
        *tabel(
            ("register", "titel", "artikel", "per", "velden", "bijgehouden door", "wie ziet het"),
            (
                (r.naam, r.titel, r.artikel, r.per, ", ".join(r.velden), r.bron or r.beheerd_door, _zicht(r))
                for r in pakket.registers.values()
            ),
        ),
        *tabel(
            ("plicht", "titel", "artikel", "wie", "elke", "eerste keer", "bewijs"),
            (
                (t.naam, t.titel, t.artikel, t.wie, str(t.elke), schrijf_dag(t.eerste), t.bewijs)
                for t in pakket.terugkerend.values()
            ),
        ),
    ]
