"""The obligation ledger, the work that follows from it, and the counts of both. Projections, but for ``Toewijzing``."""

from typing import ClassVar

from django.db import models

from afspraak.storage.manager import BereikManager, ViaDossierManager
from afspraak.storage.models.dossiers import DossierRij
from afspraak.storage.models.personen import Persoon


class VerplichtingRij(models.Model):
    """One obligation of a dossier, as the core's ledger tells it."""

    dossier = models.ForeignKey(DossierRij, on_delete=models.CASCADE, related_name="verplichtingen")
    sleutel = models.CharField(max_length=110)
    bron = models.CharField(max_length=130)
    voor = models.CharField(max_length=40, blank=True)
    titel = models.CharField(max_length=250)
    wie = models.CharField(max_length=200, blank=True)
    """Role names, separated by spaces."""
    grondslag = models.CharField(max_length=200)
    uiterste_dag = models.DateField(null=True, blank=True)
    stand = models.CharField(max_length=20)
    voldaan_op = models.DateField(null=True, blank=True)

    objects = BereikManager()

    class Meta:
        """Indexes."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["bron", "stand", "uiterste_dag"], name="verplichting_bron"),
            models.Index(fields=["stand", "uiterste_dag"], name="verplichting_dag"),
        ]

    def __str__(self) -> str:
        return f"{self.bron} {self.voor}"


class Taak(models.Model):
    """Something that somebody must do: an open step with the day that presses most, or a clock without a step."""

    dossier = models.ForeignKey(DossierRij, on_delete=models.CASCADE, related_name="taken")
    sleutel = models.CharField(max_length=110)
    bron = models.CharField(max_length=130)
    voor = models.CharField(max_length=40, blank=True)
    titel = models.CharField(max_length=250)
    rollen = models.CharField(max_length=200)
    """Role names, separated by spaces."""
    gemeenten = models.CharField(max_length=200)
    grondslag = models.CharField(max_length=200)
    sinds = models.DateField()
    uiterste_dag = models.DateField(null=True, blank=True)
    alarm_dag = models.DateField(null=True, blank=True)
    urgentie = models.PositiveSmallIntegerField()
    """0 late, 1 has a day, 2 has none."""
    stil = models.BooleanField(default=False)
    """The clock stands still."""
    toegewezen_aan = models.ForeignKey(Persoon, null=True, blank=True, on_delete=models.PROTECT)

    objects = BereikManager()

    class Meta:
        """One task per duty, and the order of a worklist."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "bron", "voor"], name="een_taak_per_plicht")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["urgentie", "alarm_dag", "id", "sleutel"], name="taak_volgorde"),
            models.Index(fields=["toegewezen_aan", "urgentie", "alarm_dag", "id"], name="taak_van"),
        ]

    def __str__(self) -> str:
        return f"{self.bron} {self.voor}"


class Taakplek(models.Model):
    """Where a task can be done: a role at a municipality. Repeats the order of the task, for one walk of an index."""

    taak = models.ForeignKey(Taak, on_delete=models.CASCADE, related_name="plekken")
    plek = models.CharField(max_length=110)
    urgentie = models.PositiveSmallIntegerField()
    alarm_dag = models.DateField(null=True, blank=True)

    class Meta:
        """The order of a worklist."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["taak", "plek"], name="een_plek_per_taak")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["plek", "urgentie", "alarm_dag", "taak"], name="taakplek_volgorde")
        ]

    def __str__(self) -> str:
        return self.plek


class Toewijzing(models.Model):
    """Who took a task or got it, or (``aan`` empty) gave it back. Append-only; the last one counts."""

    dossier = models.ForeignKey(DossierRij, on_delete=models.PROTECT, related_name="toewijzingen")
    bron = models.CharField(max_length=130)
    voor = models.CharField(max_length=40, blank=True)
    aan = models.ForeignKey(Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    moment = models.DateTimeField()

    objects = ViaDossierManager()

    class Meta:
        """Order."""

        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["dossier", "bron"], name="toewijzing_taak")]

    def __str__(self) -> str:
        return f"{self.bron} {self.voor}"


class Telling(models.Model):
    """How many obligations of one source stand how, per key: what the page of the agreement adds up."""

    sleutel = models.CharField(max_length=110)
    bron = models.CharField(max_length=130)
    stand = models.CharField(max_length=20)
    aantal = models.IntegerField(default=0)

    objects = BereikManager()

    class Meta:
        """One count per source, key and state."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sleutel", "bron", "stand"], name="een_telling")
        ]

    def __str__(self) -> str:
        return f"{self.sleutel} {self.bron} {self.stand}: {self.aantal}"


class Dagstand(models.Model):
    """The day up to which the projections were brought: one row."""

    dag = models.DateField()

    def __str__(self) -> str:
        return str(self.dag)
