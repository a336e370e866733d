"""Submissions: a form that was sent works once."""

from django.db import models

from afspraak.storage.models.personen import Persoon


class SubmissionKey(models.Model):
    """What one sending of a form led to. Stored with what it led to, so there are both or neither."""

    key = models.UUIDField()
    person = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=40)
    reference = models.CharField(max_length=40)
    """What the act made: of *begin* the dossier's kenmerk."""
    at = models.DateTimeField()

    class Meta:
        """One answer per key and person: a key of somebody else means nothing."""

        constraints = (models.UniqueConstraint(fields=("person", "key"), name="one_answer_per_submission"),)

    def __str__(self) -> str:
        """Name the act and what it made."""
        return f"{self.act} {self.reference}"
