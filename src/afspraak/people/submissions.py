"""Sending a form: the key that was made with it works once, and leads to the answer that it got."""

from dataclasses import dataclass
from uuid import UUID

from afspraak.storage.models import Persoon, SubmissionKey
from afspraak.werkmap.klok import nu


@dataclass(frozen=True, slots=True)
class Submission:
    """One sending of a form: the key that was made with it, and who sends it."""

    key: UUID
    person: Persoon


def answer_before(submission: Submission | None, act: str) -> str | None:
    """Return what an act made when this form was sent before, or None where it was not, or where no form was sent."""
    if submission is None:
        return None
    sent = SubmissionKey.objects.filter(person=submission.person, key=submission.key, act=act)
    return sent.values_list("reference", flat=True).first()


def sent_before(submission: Submission | None) -> bool:
    """Tell whether this form was sent before, whatever act it did: a key works once."""
    return submission is not None and (
        SubmissionKey.objects.filter(person=submission.person, key=submission.key).exists()
    )


def keep_answer(submission: Submission | None, act: str, reference: str) -> None:
    """Keep what an act made. Call it in the transaction of the act, first: the second of two at once waits here.

    Raises:
        IntegrityError: if the form was sent before.
    """
    if submission is None:
        return
    SubmissionKey.objects.create(key=submission.key, person=submission.person, act=act, reference=reference, at=nu())
