"""The registers that the agreement asks for: entries are only ever added."""

from typing import ClassVar

from django.db import models

from afspraak.storage.manager import RegisterManager


class Inschrijving(models.Model):
    """One entry. ``terugkerend`` names the recurring duty that it proves. Hash-chained per register."""

    register = models.CharField(max_length=60)
    nummer = models.PositiveIntegerField()
    gemeente = models.CharField(max_length=40)
    sleutel = models.CharField(max_length=110)
    velden = models.JSONField()
    terugkerend = models.CharField(max_length=60, blank=True)
    door = models.CharField(max_length=80)
    op = models.DateField()
    vorige = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = RegisterManager()

    class Meta:
        """One entry per number."""

        ordering: ClassVar[list[str]] = ["register", "-nummer"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["register", "nummer"], name="een_inschrijving_per_nummer")
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.nummer}"
