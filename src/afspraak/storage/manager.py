"""Managers that raise where no scope was entered: forgetting one is a crash, never a leak."""

from typing import TypeVar

from django.db import models

from afspraak.storage.bereik import huidig_bereik

M = TypeVar("M", bound=models.Model)


class BereikManager(models.Manager[M]):
    """Rows of dossiers within the scope. ``pad`` leads from the row to its dossier's key."""

    pad = "sleutel"

    def get_queryset(self) -> models.QuerySet[M]:
        """Return the rows within the scope.

        Raises:
            GeenBereik: if no scope was entered.
        """
        bereik = huidig_bereik()
        rijen = super().get_queryset()
        return rijen if bereik.alles else rijen.filter(**{f"{self.pad}__in": sorted(bereik.sleutels)})


class ViaDossierManager(BereikManager[M]):
    """Rows that hang under a dossier, within the scope."""

    pad = "dossier__sleutel"


class RegisterManager(models.Manager[M]):
    """Entries of registers within the scope."""

    def get_queryset(self) -> models.QuerySet[M]:
        """Return the entries within the scope.

        Raises:
            GeenBereik: if no scope was entered.
        """
        bereik = huidig_bereik()
        rijen = super().get_queryset()
        return rijen if bereik.alles else rijen.filter(sleutel__in=sorted(bereik.registers))
