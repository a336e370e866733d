"""The scope: without one nothing is read, within one only what it names."""

import pytest

from afspraak.storage.bereik import ALLES, NIETS, Bereik, GeenBereik, met_bereik, sleutel_van
from afspraak.storage.models import (
    Bijlage,
    Correctieverzoek,
    DossierRij,
    GebeurtenisRij,
    Inschrijving,
    Inzage,
    Taak,
    Telling,
    Toewijzing,
    VerplichtingRij,
)

pytestmark = pytest.mark.usefixtures("demo")
OMGRENSD = (
    DossierRij,
    GebeurtenisRij,
    VerplichtingRij,
    Taak,
    Telling,
    Bijlage,
    Inzage,
    Toewijzing,
    Inschrijving,
    Correctieverzoek,
)


@pytest.mark.parametrize("model", OMGRENSD, ids=lambda m: m.__name__)
def test_reading_without_a_scope_raises(model: type[DossierRij]) -> None:
    with pytest.raises(GeenBereik):
        model.objects.count()


@pytest.mark.parametrize("model", OMGRENSD, ids=lambda m: m.__name__)
def test_an_empty_scope_sees_nothing(model: type[DossierRij]) -> None:
    with met_bereik(NIETS):
        assert model.objects.count() == 0


def test_every_model_with_rows_of_dossiers_is_behind_the_scope() -> None:
    from django.apps import apps

    open_ = {"Persoon", "Rolhouderschap", "Mandaatregel", "Verklaring", "Afwezigheid", "Dagstand", "Taakplek"}
    open_ |= {"SubmissionKey"}  # a number of a dossier, and only ever asked for by its own person
    modellen = {m.__name__ for m in apps.get_app_config("storage").get_models()}
    assert modellen == open_ | {m.__name__ for m in OMGRENSD}


def test_a_scope_shows_only_its_keys() -> None:
    with met_bereik(ALLES):
        verwacht = set(
            DossierRij.objects.filter(procedure="bezwaar", gemeente="laren").values_list("kenmerk", flat=True)
        )
    assert verwacht
    with met_bereik(Bereik(sleutels=frozenset({sleutel_van("bezwaar", "laren")}))):
        assert set(DossierRij.objects.values_list("kenmerk", flat=True)) == verwacht
        assert set(GebeurtenisRij.objects.values_list("dossier__kenmerk", flat=True)) == verwacht
        assert {t.sleutel for t in Taak.objects.all()} <= {"bezwaar@laren"}


def test_scopes_nest_and_the_one_before_comes_back() -> None:
    with met_bereik(NIETS):
        with met_bereik(ALLES):
            assert DossierRij.objects.exists()
        assert not DossierRij.objects.exists()
