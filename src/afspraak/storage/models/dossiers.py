"""Dossiers, their events, attachments, and who looked at them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from afspraak.storage.manager import BereikManager, ViaDossierManager
from afspraak.storage.models.personen import Persoon


class DossierRij(models.Model):
    """A dossier as it stands: a projection of its events, except for its identity."""

    kenmerk = models.CharField(max_length=64, unique=True)
    sleutel = models.CharField(max_length=110)
    procedure = models.CharField(max_length=60)
    versie = models.CharField(max_length=20)
    titel = models.CharField(max_length=200)
    gemeente = models.CharField(max_length=40, null=True, blank=True)
    uit = models.CharField(max_length=64, blank=True)
    begonnen_op = models.DateField()
    gewijzigd_op = models.DateField()
    volgnummer = models.PositiveIntegerField()
    laatste_hash = models.CharField(max_length=64)
    gesloten = models.CharField(max_length=60, blank=True)
    gesloten_op = models.DateField(null=True, blank=True)
    stadium = models.CharField(max_length=200, blank=True)
    """What it waits for, in words; or how it ended."""
    uiterste_dag = models.DateField(null=True, blank=True)
    """The earliest last day of what is still owed."""
    per_gemeente = models.JSONField(default=dict)
    """Per municipality the last step with an outcome of its own: for a matrix of municipalities."""
    dagelijks = models.BooleanField(default=False)
    """Something in it changes by the mere passing of days: a penalty, a suspension."""
    berekend_op = models.DateField()

    objects = BereikManager()

    class Meta:
        """Order and indexes."""

        ordering: ClassVar[list[str]] = ["-gewijzigd_op", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-gewijzigd_op", "-id", "sleutel"], name="dossier_laatst"),
            models.Index(fields=["sleutel", "-gewijzigd_op", "-id"], name="dossier_sleutel"),
            models.Index(
                fields=["sleutel", "-gewijzigd_op", "-id"], condition=Q(gesloten_op__isnull=True), name="dossier_open"
            ),
            models.Index(fields=["uit"], condition=~Q(uit=""), name="dossier_uit"),
        ]

    def __str__(self) -> str:
        return self.kenmerk


class GebeurtenisRij(models.Model):
    """An event as its canonical line. Append-only: the database refuses to change or remove one."""

    dossier = models.ForeignKey(DossierRij, on_delete=models.PROTECT, related_name="gebeurtenissen")
    volgnummer = models.PositiveIntegerField()
    op = models.DateField()
    regel = models.TextField()
    hash = models.CharField(max_length=64)
    vorige = models.CharField(max_length=64)
    geregistreerd = models.DateTimeField()

    objects = ViaDossierManager()

    class Meta:
        """One event per number."""

        ordering: ClassVar[list[str]] = ["dossier_id", "volgnummer"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "volgnummer"], name="een_gebeurtenis_per_nummer")
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.volgnummer}"


class Bijlage(models.Model):
    """A file with a dossier. What an event says about it carries its number, name and hash."""

    dossier = models.ForeignKey(DossierRij, on_delete=models.PROTECT, related_name="bijlagen")
    nummer = models.PositiveIntegerField()
    naam = models.CharField(max_length=120)
    bestand = models.FileField(upload_to="%Y/%m")
    soort = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT)
    op = models.DateField()

    objects = ViaDossierManager()

    class Meta:
        """One attachment per number."""

        ordering: ClassVar[list[str]] = ["nummer"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "nummer"], name="een_bijlage_per_nummer")
        ]

    def __str__(self) -> str:
        return self.naam


class Inzage(models.Model):
    """Who looked at a dossier with personal data, and when. Never what it said."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT)
    dossier = models.ForeignKey(DossierRij, on_delete=models.PROTECT, related_name="inzagen")
    moment = models.DateTimeField()

    objects = ViaDossierManager()

    class Meta:
        """Order."""

        ordering: ClassVar[list[str]] = ["-moment"]

    def __str__(self) -> str:
        return f"{self.persoon_id} {self.dossier_id}"


class Correctieverzoek(models.Model):
    """A correction that waits until a second person agrees. What it would change stands here, not in the chain."""

    class Stand(models.TextChoices):
        """How a request stands."""

        OPEN = "open"
        AKKOORD = "akkoord"
        GEWEIGERD = "geweigerd"
        INGETROKKEN = "ingetrokken"
        VERVALLEN = "vervallen"

    dossier = models.ForeignKey(DossierRij, on_delete=models.PROTECT, related_name="correctieverzoeken")
    volgnummer = models.PositiveIntegerField()
    """The event to correct."""
    gegevens = models.JSONField(default=dict)
    vervalt = models.BooleanField(default=False)
    reden = models.TextField()
    verwacht = models.PositiveIntegerField()
    """The last event that the asker saw."""
    gevraagd_door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateField()
    verloopt_op = models.DateField()
    """The last day on which it can be agreed with, inclusive."""
    stand = models.CharField(max_length=12, choices=Stand.choices, default=Stand.OPEN)
    beantwoord_door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    beantwoord_op = models.DateField(null=True, blank=True)
    antwoord = models.TextField(blank=True)
    """Why it was refused."""

    objects = ViaDossierManager()

    class Meta:
        """One open request per event."""

        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "volgnummer"], condition=Q(stand="open"), name="een_open_verzoek_per_gebeurtenis"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.volgnummer}"
