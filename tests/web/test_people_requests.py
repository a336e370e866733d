"""Verzoeken om akkoord: who sees what waits, who agrees, refuses, takes back; the count counts what one can do."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from afspraak.people.acts import give_role
from afspraak.people.desk import Desk, officials
from afspraak.people.mandates import Mandate, give_mandate
from afspraak.people.models import Request
from afspraak.people.proposals import proposal_of
from afspraak.people.reading import waiting_for_me, who_can_agree
from afspraak.powers.frame import Official
from afspraak.powers.judge import may_agree
from afspraak.powers.proposal import Act
from afspraak.storage.models import Persoon
from mensen import DAG, client, desk, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, SECOND = "functioneel-beheerder.laren", "bestuurssecretaris.laren"
COUNT = re.compile(r">Verzoeken(?: \((\d+)\))?</a>")


def seconds_for(at: Desk, row: Request, people: tuple[Official, ...]) -> tuple[Official, ...]:
    """Return who of these people could agree, judged one request at a time from all its facts, as agreeing itself does."""
    proposal = proposal_of(at, Act(row.act), row.gemeente, row.about, row.facts)
    asker = officials((row.asked_by,), at.dag)[0]
    return tuple(o for o in people if may_agree(proposal, asker, o, at.dag, at.frame) is None)


def page(adres: str) -> str:
    return client(adres).get(reverse("verzoeken")).content.decode()


def waiting() -> Request:
    return Request.objects.get(state=Request.State.OPEN)


def key() -> str:
    return f"beheer-{waiting().pk}"


def answer(adres: str, **sent: object) -> tuple[int, str]:
    found = client(adres).post(reverse("verzoeken"), sent, follow=True)
    return found.status_code, found.content.decode()


def test_the_second_person_sees_it_in_the_menu_in_the_work_and_on_the_page() -> None:
    about = persoon("contactpersoon.laren").naam
    work = client(SECOND).get(reverse("werk")).content.decode()
    assert COUNT.search(work).group(1) == "1"  # type: ignore[union-attr]
    assert "Eén verzoek wacht op uw akkoord" in work
    assert f"Aan {about} de rol “secretaris commissie bezwaarschriften”" in page(SECOND)


@pytest.mark.parametrize("adres", ["bestuurssecretaris.eemnes", "griffier.laren", "jurist-mz.huizen", LAREN])
def test_who_can_not_agree_is_not_asked(adres: str) -> None:
    text = page(adres)
    assert "Er wacht niets op uw akkoord" in text
    assert 'name="verzoek"' not in text
    status, told = answer(adres, verzoek=key())
    assert status == 422
    assert "Dit kan nog niet" in told
    assert waiting().state == Request.State.OPEN


def test_who_asked_sees_on_whom_it_waits_and_can_take_it_back() -> None:
    assert f"Wacht op {persoon(SECOND).naam}" in page(LAREN)
    assert answer(SECOND, trek_in=key())[0] == 422, "only who asked"
    _, told = answer(LAREN, trek_in=key())
    assert "Uw verzoek is ingetrokken." in told
    assert '<span class="merk">ingetrokken</span>' in told


def test_where_nobody_can_agree_the_page_says_so_and_the_way_out() -> None:
    Persoon.objects.filter(pk=persoon(SECOND).pk).update(is_active=False)
    other = newcomer("Iris Nieuw", "iris@demo.example", "laren")
    done(give_role(office(), other, "functioneel-beheerder", "laren", DAG, None))
    assert "Niemand kan nu akkoord gaan" not in page(LAREN), "the other manager can"
    Persoon.objects.filter(pk=other.pk).update(is_active=False)
    text = page(LAREN)
    assert "Niemand kan nu akkoord gaan" in text


def test_agreeing_records_it_for_both() -> None:
    about = persoon("contactpersoon.laren")
    _, told = answer(SECOND, verzoek=key())
    assert "U bent akkoord gegaan met 1 verzoek." in told
    role = about.rollen.get(rol="secretaris-commissie")
    assert (role.gegeven_door, role.akkoord_door) == (persoon(LAREN), persoon(SECOND))


def test_several_at_once_and_one_that_can_not_is_told_apart() -> None:
    for rol in ("privacy-officer", "fg"):
        done(give_role(desk(LAREN), persoon("controller.laren"), rol, "laren", DAG, None))
    rows = Request.objects.filter(state=Request.State.OPEN)
    keys = [f"beheer-{r.pk}" for r in rows]
    Persoon.objects.filter(pk=persoon("contactpersoon.laren").pk).update(is_active=False)
    _, told = answer(SECOND, verzoek=keys)
    assert f"U bent akkoord gegaan met {len(keys) - 1} verzoek" in told
    assert "Dit kan niet meer zoals" in told
    assert Request.objects.filter(state=Request.State.OPEN).count() == 1


def test_a_refusal_asks_a_reason_that_the_asker_reads() -> None:
    reference = key()
    status, told = answer(SECOND, weiger=reference, **{f"reden-{reference}": ""})
    assert status == 422
    assert "waarom u weigert" in told
    status, told = answer(SECOND, weiger=reference, **{f"reden-{reference}": "x" * 501})
    assert status == 422
    assert "x" * 501 in told, "what was typed stays"
    _, told = answer(SECOND, weiger=reference, **{f"reden-{reference}": "Wacht op het nieuwe jaar."})
    assert "U hebt geweigerd" in told
    assert "Reden: Wacht op het nieuwe jaar." in page(LAREN)


@pytest.mark.parametrize(
    "sent", [{}, {"verzoek": "niets"}, {"verzoek": "beheer-99999"}, {"weiger": "x-1"}, {"trek_in": "beheer-"}]
)
def test_what_is_not_there_is_refused(sent: dict[str, str]) -> None:
    status, told = answer(SECOND, **sent)
    assert status == 422
    assert "Dit kan nog niet" in told


def test_what_is_over_no_longer_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAAK_DAG", (waiting().last_day + timedelta(days=1)).isoformat())
    assert "Er wacht niets op uw akkoord" in page(SECOND)
    assert '<span class="merk">vervallen</span>' in page(LAREN)


@pytest.mark.parametrize("dag", [DAG, DAG + timedelta(days=20)])
def test_the_quick_count_says_what_the_judgement_says(dag: date) -> None:
    """For everybody: what waits is exactly what they could agree with, of requests of every kind."""
    manager = desk(LAREN)
    newbie = newcomer("Iris Nieuw", "iris@demo.example", "laren")
    done(give_role(office(), newbie, "functioneel-beheerder", "laren", DAG, None))
    for who in (newbie, persoon(SECOND), persoon(LAREN), persoon("griffier.laren")):
        done(give_role(manager, who, "privacy-officer", "laren", DAG, None))
    rows = [r for r in Request.objects.filter(state=Request.State.OPEN) if r.last_day >= dag]
    found = 0
    for who in Persoon.objects.all():
        adres = who.email.partition("@")[0]
        place = desk(adres, dag)
        mine = {r.pk for r in waiting_for_me(place)}
        assert mine == {r.pk for r in rows if seconds_for(place, r, (place.me(),))}
        found += len(mine)
    assert (found > 3) == (dag == DAG)
    told = who_can_agree(desk(LAREN, dag), rows)
    everybody = officials(Persoon.objects.all(), dag)
    for row in rows:
        assert set(told[row.pk]) == {o.naam for o in seconds_for(desk(LAREN, dag), row, everybody)}


def test_who_will_hold_the_function_of_a_mandate_is_not_told_to_agree_with_it() -> None:
    """From tomorrow the second person holds it: agreeing is refused today, so it does not wait for them either."""
    for who, day in ((LAREN, DAG), (SECOND, DAG + timedelta(days=1))):
        done(give_role(office(), persoon(who), "communicatieadviseur", "laren", day, None))
    mandate = Mandate(
        gemeente="laren", orgaan="college", regel="MR-9", bevoegdheid="Beslissen", grondslag="Awb 10:3",
        procedures=["klacht"], besluit_op=DAG, besluit_kenmerk="B-9", vanaf=DAG, rol="communicatieadviseur", rol_bij="laren",
    )  # fmt: skip
    done(give_mandate(desk(LAREN), None, mandate))
    row = Request.objects.latest("pk")
    assert row.act == Act.GIVE_MANDATE.value
    assert seconds_for(desk(LAREN), row, officials([persoon(SECOND)], DAG)) == ()
    assert row.pk not in {r.pk for r in waiting_for_me(desk(SECOND))}
    assert persoon(SECOND).naam not in who_can_agree(desk(LAREN), [row])[row.pk]


def test_forty_requests_ask_no_more_than_one() -> None:
    browser = client(SECOND)
    browser.get(reverse("werk"))

    def questions(path: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            browser.get(reverse(path))
        return len(caught)

    few = {path: questions(path) for path in ("werk", "verzoeken")}
    for n in range(40):
        who = newcomer(f"Mens {n} van Getal", f"mens{n}@demo.example", "laren")
        done(give_role(desk(LAREN), who, "privacy-officer", "laren", DAG, None))
    assert COUNT.search(browser.get(reverse("werk")).content.decode()).group(1) == "41"  # type: ignore[union-attr]
    for path, before in few.items():
        assert questions(path) <= before


def test_who_neither_agrees_nor_manages_has_no_such_item_but_has_the_page() -> None:
    text = client("jurist-mz.huizen").get(reverse("werk")).content.decode()
    assert not COUNT.search(text)
    assert "U hebt niets gevraagd." in page("jurist-mz.huizen")
