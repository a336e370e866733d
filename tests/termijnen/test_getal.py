"""Numbers and amounts as people write them: one reading, or a sentence that shows how to write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afspraak.termijnen import FeitFout
from afspraak.termijnen.getal import MEESTE, lees_bedrag, lees_getal
from afspraak.verloop.procedure import Gegeven, Gegevensoort, Plaats
from afspraak.verloop.waarden import lees_waarde, schrijf_gegeven
from afspraak.web.formulieren.velden import als_tekst
from notaties import BEDRAGEN, GETALLEN

VRAAG = "Hoe hoog is de schade?"
GEGEVEN = Gegeven(naam="schadebedrag", soort=Gegevensoort.BEDRAG, vraag=VRAAG, keuzes=(), plaats=Plaats("x", 1))
AANTAL = Gegeven(naam="aantal", soort=Gegevensoort.GETAL, vraag="Hoeveel?", keuzes=(), plaats=Plaats("x", 1))
CENTEN = st.integers(min_value=-MEESTE * 100, max_value=MEESTE * 100)


@pytest.mark.parametrize(("tekst", "centen"), BEDRAGEN.items(), ids=lambda w: repr(w)[:24])
def test_an_amount_is_read_in_one_way_or_refused(tekst: str, centen: int | None) -> None:
    if centen is not None:
        assert lees_waarde(GEGEVEN, tekst) == centen
        return
    with pytest.raises(FeitFout) as fout:
        lees_waarde(GEGEVEN, tekst)
    assert fout.value.feit == "schadebedrag"
    assert str(fout.value).startswith(VRAAG)


@pytest.mark.parametrize(("tekst", "getal"), GETALLEN.items(), ids=lambda w: repr(w)[:24])
def test_a_whole_number_is_read_in_one_way_or_refused(tekst: str, getal: int | None) -> None:
    if getal is not None:
        assert lees_waarde(AANTAL, tekst) == getal
        return
    with pytest.raises(FeitFout, match=r"Hoeveel\?"):
        lees_waarde(AANTAL, tekst)


@pytest.mark.parametrize(
    ("tekst", "uitwegen"),
    [
        ("12,500", ("12.500 als u duizendtallen", "12,50 als u euro's en centen")),
        ("12,5", ("12,50",)),
        ("12.5000", ("12.500 of 1.234,56",)),
        ("", ("Vul een bedrag in",)),
        ("1.000.000.000", ("hoogstens 999.999.999,99",)),
    ],
)
def test_a_refusal_shows_how_to_write_it(tekst: str, uitwegen: tuple[str, ...]) -> None:
    with pytest.raises(FeitFout) as fout:
        lees_bedrag(tekst, VRAAG, "schadebedrag")
    assert all(uitweg in str(fout.value) for uitweg in uitwegen), str(fout.value)


@given(CENTEN)
@settings(deadline=None)
def test_an_amount_reads_back_to_the_same_cents(centen: int) -> None:
    assert lees_waarde(GEGEVEN, als_tekst(GEGEVEN, centen)) == centen
    assert lees_waarde(GEGEVEN, schrijf_gegeven(GEGEVEN, centen)) == centen


@given(st.integers(min_value=-MEESTE, max_value=MEESTE))
@settings(deadline=None)
def test_a_number_reads_back(getal: int) -> None:
    assert lees_waarde(AANTAL, als_tekst(AANTAL, getal)) == getal
    assert lees_getal(f"{getal:,}".replace(",", "."), "", "x") == getal


@given(st.text(alphabet="0123456789.,-−€ '\u00a0eurEUR=", max_size=14))
@settings(deadline=None, max_examples=500)
def test_nothing_is_read_with_other_digits_than_were_typed(tekst: str) -> None:
    """Whatever is typed: it is refused with a sentence, or its digits, with or without two zeros, are the amount's."""
    try:
        centen = lees_bedrag(tekst, VRAAG, "x")
    except FeitFout:
        return
    cijfers = "".join(t for t in tekst if t in "0123456789")
    assert abs(centen) in (int(cijfers), int(cijfers) * 100)
