"""Independence compares people: by account where there is one, by name only where there is not."""

import json
from datetime import date

import pytest

from afspraak.record.line import NO_PREVIOUS
from afspraak.verloop import Dossier, Functionaris, Gebeurtenis, Handeling, Weigering, decide, fold
from afspraak.verloop.gebeurtenis import Begin, Genoemde, Waarde
from afspraak.verloop.persoon import lijkt_op, zelfde_naam
from afspraak.verloop.regels import lees_gebeurtenis, maak_regel
from hulpmiddelen import bibliotheek, iemand

KADER = bibliotheek().kader("uitleen")
DAG = date(2027, 2, 1)
NOORD = iemand("N. Oord", ("cultuurambtenaar", "noord"), nummer=1)
ZUID = iemand("Z. Uid", ("cultuurambtenaar", "zuid"), nummer=2)
JORIS = iemand("Joris Vos", ("bibliothecaris", "noord"), nummer=7)

GELIJK = [
    "Joris Vos",
    "Joris  Vos",
    "joris vos",
    "JORIS VOS",
    "Joris\u00a0Vos",
    "Joris\u200b Vos",
    "Jóris Vos",
    " Joris Vos ",
]
LIJKT = [
    "J. Vos", "J Vos", "J.Vos", "JA Vos", "J.A. Vos", "Vos, Joris", "Vos Joris", "Vos, J.", "Dhr. Joris Vos",
    "de heer J. Vos", "mr. drs. J. Vos", "Joris de Vos", "Joris Vos-Smit", "Joris van der Vos", "Vos", "joris.vos@huizen.nl",
]  # fmt: skip
ANDERS = ["Jan Vos", "Joris Smit", "J. Smit", "Vosje Joris", "A. Vos", "Mulder", "J."]


@pytest.mark.parametrize("naam", GELIJK)
def test_the_same_name(naam: str) -> None:
    assert zelfde_naam(naam, "Joris Vos")
    assert lijkt_op(naam, "Joris Vos")


@pytest.mark.parametrize("naam", LIJKT)
def test_a_name_that_could_be_his(naam: str) -> None:
    assert not zelfde_naam(naam, "Joris Vos")
    assert lijkt_op(naam, "Joris Vos")
    assert lijkt_op("Joris Vos", naam), "either way round"


@pytest.mark.parametrize("naam", ANDERS)
def test_the_name_of_somebody_else(naam: str) -> None:
    assert not lijkt_op(naam, "Joris Vos")


def klaar_om_te_leveren(aanvrager: Waarde) -> Dossier:
    """Return a request that names who asked for it, with both consents: only delivering is left."""
    log: list[Gebeurtenis] = []

    def doe(daad: Begin | Handeling, door: Functionaris) -> None:
        besluit = decide(fold(log) if log else None, daad, door=door, op=DAG, kader=KADER)
        assert not isinstance(besluit, Weigering), besluit
        log.extend(besluit)

    gegevens: dict[str, Waarde] = {"onderwerp": "atlassen", "aangevraagd_op": DAG, "aanvrager": aanvrager}
    doe(Begin(kenmerk="U-1", titel="x"), ZUID)
    doe(Handeling(stap="aanvragen", uitkomst="gevraagd", gegevens=gegevens), ZUID)
    doe(Handeling(stap="instemmen", uitkomst="akkoord", voor="noord"), NOORD)
    doe(Handeling(stap="instemmen", uitkomst="akkoord", voor="zuid"), ZUID)
    return fold(log)


def lever(aanvrager: Waarde, door: Functionaris) -> tuple[Gebeurtenis, ...] | Weigering:
    """Deliver, by somebody, what was asked by whom the fact names."""
    daad = Handeling(stap="leveren", uitkomst="geleverd", gegevens={"geleverd_op": DAG})
    return decide(klaar_om_te_leveren(aanvrager), daad, door=door, op=DAG, kader=KADER)


def test_a_colleague_is_compared_by_account_and_not_by_name() -> None:
    naamgenoot = iemand("Joris Vos", ("bibliothecaris", "noord"), nummer=8)
    hernoemd = iemand("Joris Smit", ("bibliothecaris", "noord"), nummer=7)
    gekozen = Genoemde("Joris Vos", 7)
    assert isinstance(lever(gekozen, JORIS), Weigering)
    assert isinstance(lever(gekozen, hernoemd), Weigering), "another name, the same person"
    assert not isinstance(lever(gekozen, naamgenoot), Weigering), "the same name, another person"


@pytest.mark.parametrize("naam", [*GELIJK, *LIJKT])
@pytest.mark.parametrize("buiten_lijst", [True, False], ids=["outside the list", "an older line"])
def test_a_free_text_that_is_like_the_doers_name_keeps_him_out(naam: str, *, buiten_lijst: bool) -> None:
    weigering = lever(Genoemde(naam) if buiten_lijst else naam, JORIS)
    assert isinstance(weigering, Weigering)
    assert "Wie vroeg het aan" in weigering.zin, "it names the fact"
    assert naam in weigering.zin
    if naam in LIJKT:
        assert "lijkt op uw naam (Joris Vos)" in weigering.zin
        assert "Laat een collega dit doen, of laat dat gegeven eerst corrigeren" in weigering.zin
    assert weigering.wie_wel == ("een collega (bibliothecaris van gemeente Noord)",)


@pytest.mark.parametrize("naam", ANDERS)
def test_another_name_keeps_nobody_out(naam: str) -> None:
    assert not isinstance(lever(Genoemde(naam), JORIS), Weigering)


def test_an_event_keeps_accounts_and_a_line_gives_them_back() -> None:
    gebeurtenis = klaar_om_te_leveren(Genoemde("Joris Vos", 7)).historie[1]
    assert (gebeurtenis.door, gebeurtenis.door_id) == ("Z. Uid", 2)
    regel, _ = maak_regel(gebeurtenis, vorige=NO_PREVIOUS, rest=0)
    assert json.loads(regel)["gegevens"]["aanvrager"] == {"persoon": {"id": 7, "naam": "Joris Vos"}}
    assert lees_gebeurtenis(json.loads(regel)) == gebeurtenis
    buiten = klaar_om_te_leveren(Genoemde("Joris Vos")).historie[1]
    regel, _ = maak_regel(buiten, vorige=NO_PREVIOUS, rest=0)
    assert lees_gebeurtenis(json.loads(regel)) == buiten


def test_an_older_line_keeps_its_hash() -> None:
    """A line without accounts is written as it always was: the keys are there only where there is something to say."""
    oud = iemand("Z. Uid", ("cultuurambtenaar", "zuid"))
    besluit = decide(None, Begin(kenmerk="U-1", titel="boeken"), door=oud, op=DAG, kader=KADER)
    assert not isinstance(besluit, Weigering)
    regel, hash_ = maak_regel(besluit[0], vorige=NO_PREVIOUS, rest=0)
    assert set(json.loads(regel)) == {"aanhef", "door", "hash", "nr", "op", "soort", "vorige"}
    assert hash_ == "80482522933dc7b90f4f9a29735b52400f92e1d0881aa3c1ce2a97005d22e999"
