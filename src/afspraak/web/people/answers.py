"""From a request to the desk, and from the answer of an act to what the page says."""

from django.contrib import messages
from django.http import HttpRequest

from afspraak.people.desk import Desk, Door
from afspraak.people.perform import Answer, Waiting
from afspraak.people.submissions import Submission
from afspraak.verloop.weigering import Weigering
from afspraak.web.people.fields import ActForm
from afspraak.web.verzoek import read_key, werkplek


def desk_of(request: HttpRequest) -> Desk:
    """Return the desk of who is logged in, with the key of the form that was sent."""
    plek = werkplek(request)
    key = read_key(request.POST.get("submission", "")) if request.method == "POST" else None
    submission = Submission(key, plek.persoon) if key else None
    return Desk(person=plek.persoon, pakket=plek.pakket, dag=plek.dag, door=Door.PAGE, submission=submission)


def tell(request: HttpRequest, *answers: Answer) -> str:
    """Tell what was recorded or waits; return the sentence of the first refusal, or nothing."""
    refused = ""
    for answer in answers:
        if isinstance(answer, Weigering):
            refused = refused or answer.zin
        else:
            level = messages.info if isinstance(answer, Waiting) else messages.success
            level(request, answer.sentence)
    return refused


def settle(request: HttpRequest, form: ActForm, answers: tuple[Answer, ...]) -> bool:
    """Tell what was done. Where nothing was, put the refusal in the form and return False.

    Where one of several was refused, the others are done: the refusal is told with them.
    """
    refusals = [answer for answer in answers if isinstance(answer, Weigering)]
    if refusals and len(refusals) == len(answers):
        for refusal in refusals[:1]:
            form.refuse(refusal)
        return False
    tell(request, *(answer for answer in answers if not isinstance(answer, Weigering)))
    for refusal in refusals:
        messages.warning(request, refusal.zin)
    return True
