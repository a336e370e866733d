"""The matrix marks who decided otherwise than proposed; not who happened to be in the minority."""

import pytest

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.usecases.lezen.matrix import Matrixrij, afwijkend, matrix
from afspraak.usecases.pakketten import pakketten

HUIZEN, BLARICUM, EEMNES, LAREN = "huizen", "blaricum", "eemnes", "laren"


@pytest.mark.parametrize(
    ("college", "anders"),
    [
        ({HUIZEN: "ongewijzigd", BLARICUM: "ongewijzigd"}, set()),
        # As proposed is the measure, also where most refused.
        ({HUIZEN: "ongewijzigd", BLARICUM: "geweigerd", EEMNES: "geweigerd", LAREN: "gewijzigd"}, {BLARICUM, EEMNES, LAREN}),
        # All four the same, and yet none as proposed.
        ({HUIZEN: "gewijzigd", BLARICUM: "gewijzigd"}, {HUIZEN, BLARICUM}),
        # Held until a later meeting is not decided yet.
        ({HUIZEN: "aangehouden", BLARICUM: "ongewijzigd"}, set()),
        # An outcome that an older version of the pack knew, this one does not.
        ({HUIZEN: "bestaat_niet_meer"}, set()),
    ],
)  # fmt: skip
def test_otherwise_is_measured_against_the_proposal(college: dict[str, str], anders: set[str]) -> None:
    procedure = pakketten().laatste.procedures["beleid"]
    gedaan = {g: {"college": u} for g, u in college.items()}
    assert afwijkend(gedaan, ("college", "raad"), procedure) == anders


def test_a_council_may_differ_where_the_college_did_not() -> None:
    procedure = pakketten().laatste.procedures["beleid"]
    gedaan = {LAREN: {"college": "ongewijzigd", "raad": "gewijzigd"}, HUIZEN: {"college": "ongewijzigd"}}
    assert afwijkend(gedaan, ("college", "raad"), procedure) == {LAREN}


@pytest.mark.usefixtures("demo")
def test_every_policy_of_the_demo_shows_where_it_went_its_own_way() -> None:
    pakket = pakketten().laatste
    procedure = pakket.procedures["beleid"]
    rijen: list[Matrixrij] = []
    with met_bereik(ALLES):
        for pagina in (1, 2, 3):
            rijen += matrix(pakket, procedure, stand="alle", pagina=pagina).rijen
    assert any(r.verschilt for r in rijen)
    assert any(not r.verschilt for r in rijen)
    for rij in rijen:
        titels = {c.gemeente: c.uitkomst for c in rij.cellen}
        for cel in rij.cellen:
            if "met wijzigingen" in titels[cel.gemeente] or "niet akkoord" in titels[cel.gemeente].lower():
                assert cel.wijkt_af, (rij.kenmerk, cel)
        assert rij.verschilt or not any(c.wijkt_af for c in rij.cellen)
