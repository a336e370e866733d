"""The log of administration, and what waits for a second person."""

from typing import ClassVar

from django.db import models

from afspraak.storage.models import Persoon


class Head(models.Model):
    """The end of a chain: the last number and its hash. Whoever adds to the chain locks it first."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=110)
    number = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        """One head per chain."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_head_per_chain")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.number}"


class AdministrationLine(models.Model):
    """One act of administration as its canonical line (format 2). Append-only, hash-chained per agreement."""

    overeenkomst = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    gemeente = models.CharField(max_length=40, blank=True)
    """Whose affair it is; empty where it is of all parties."""
    act = models.CharField(max_length=40)
    outcome = models.CharField(max_length=20)
    about = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    op = models.DateField()
    line = models.TextField()
    hash = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)

    class Meta:
        """One line per number."""

        ordering: ClassVar[list[str]] = ["overeenkomst", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["overeenkomst", "number"], name="one_line_per_number")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["about", "-number"], name="line_about"),
            models.Index(fields=["gemeente", "-number"], name="line_gemeente"),
        ]

    def __str__(self) -> str:
        return f"{self.overeenkomst}/{self.number}"


class Request(models.Model):
    """An act that waits until a second person of the municipality agrees. A view of the log, for lists."""

    class State(models.TextChoices):
        """How a request stands."""

        OPEN = "open"
        AGREED = "akkoord"
        REFUSED = "geweigerd"
        WITHDRAWN = "ingetrokken"
        EXPIRED = "vervallen"

    overeenkomst = models.CharField(max_length=60)
    act = models.CharField(max_length=40)
    gemeente = models.CharField(max_length=40)
    about = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    facts = models.JSONField()
    why = models.JSONField(default=list)
    """Sentences: why a second person is needed."""
    asked_by = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    last_day = models.DateField()
    """The last day on which it can be agreed with, inclusive."""
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    answered_by = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    number = models.PositiveIntegerField()
    """The line of the log in which it was asked."""

    class Meta:
        """Order and what lists ask."""

        ordering: ClassVar[list[str]] = ["-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gemeente", "last_day"], condition=models.Q(state="open"), name="request_open")
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.gemeente}"
