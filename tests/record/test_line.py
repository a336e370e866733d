"""The line of the log: the same act is the same text, and whatever is changed afterwards is found."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afspraak.record.line import FORMAT, NO_PREVIOUS, Line, UnknownFormat, Who, breaks, read, write
from afspraak.record.text import clean, folded

LINE = Line(
    number=1,
    op=date(2026, 11, 23),
    moment=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    who=Who(id=7, naam="Sanne Bakker"),
    door="pagina",
    agreement="hbel-2026",
    step="rol_geven",
    outcome="vastgelegd",
    facts={"rol": "griffier", "gemeente": "laren", "vanaf": "2026-11-23", "tot": None},
    rol="functioneel-beheerder",
    namens="laren",
    digest="a" * 64,
)
# Format 2 as it was written first. It stays here for ever: what somebody kept must stay readable.
SAMPLE = (
    '{"deur":"pagina","formaat":2,"gegevens":{"gemeente":"laren","rol":"griffier","tot":null,"vanaf":"2026-11-23"},'
    '"hash":"%s","moment":"2026-11-23T09:30:00.000000+00:00","namens":"laren","nr":1,"op":"2026-11-23",'
    '"overeenkomst":"hbel-2026","pakket":"' + "a" * 64 + '","persoon":{"id":7,"naam":"Sanne Bakker"},'
    '"rol":"functioneel-beheerder","stap":"rol_geven","uitkomst":"vastgelegd","vorige":"' + "0" * 64 + '"}'
)
SAMPLE_HASH = "489e0e93cb0eef467d147ea6dbbb026f0ff7d10be7ac56c9d47e0b419ead751b"


def test_format_2_is_written_as_it_was_first() -> None:
    assert write(LINE, NO_PREVIOUS) == (SAMPLE % SAMPLE_HASH, SAMPLE_HASH)


def test_format_2_is_read_as_it_was_first() -> None:
    assert read(SAMPLE % SAMPLE_HASH) == LINE
    assert list(breaks([SAMPLE % SAMPLE_HASH])) == []


def test_a_later_format_is_refused_with_a_sentence() -> None:
    later = json.loads(SAMPLE % SAMPLE_HASH) | {"formaat": FORMAT + 1}
    with pytest.raises(UnknownFormat, match=r"formaat 3\. Dit programma leest tot en met 2"):
        read(json.dumps(later))


def _chain(count: int) -> list[str]:
    lines, previous = [], NO_PREVIOUS
    for number in range(1, count + 1):
        text, previous = write(Line(**{n: getattr(LINE, n) for n in LINE.__slots__} | {"number": number}), previous)
        lines.append(text)
    return lines


def test_a_sound_chain_says_nothing() -> None:
    assert list(breaks(_chain(5))) == []
    assert list(breaks([])) == []


@given(st.integers(0, 4), st.sampled_from(["op", "nr", "vorige", "stap", "persoon", "gegevens", "moment", "deur"]))
def test_every_change_of_a_line_is_found(place: int, name: str) -> None:
    lines = _chain(5)
    content = json.loads(lines[place])
    content[name] = {"naam": "een ander"} if isinstance(content[name], dict) else f"{content[name]}0"
    lines[place] = json.dumps(content)
    assert list(breaks(lines))


@given(st.integers(0, 3))
def test_a_line_that_is_gone_or_moved_is_found(place: int) -> None:
    lines = _chain(5)
    assert list(breaks(lines[:place] + lines[place + 1 :]))
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    assert list(breaks(lines))


@pytest.mark.parametrize("text", ["", "geen json", "[]", "{}", '{"hash":1}'])
def test_what_is_no_line_is_said(text: str) -> None:
    assert list(breaks([text])) == ["regel 1 is geen regel van dit logboek"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Zoë   Jansen ", "Zoë Jansen"),
        ("Zoë\u00a0Jansen", "Zoë Jansen"),
        ("Zo\u0065\u0308 Jansen", "Zoë Jansen"),
        ("Zoë\u200b Jansen\u200f", "Zoë Jansen"),
        ("\u200b", ""),
        ("\x00Zoë\nJansen", "Zoë Jansen"),
    ],
)
def test_what_looks_the_same_is_the_same(typed: str, kept: str) -> None:
    assert clean(typed) == kept
    assert folded(typed) == folded(kept.upper())


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert folded(folded(text)) == folded(text)
