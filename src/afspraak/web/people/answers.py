"""From a request to the desk, and from the answer of an act to what the page says."""

from django.contrib import messages
from django.http import HttpRequest

from afspraak.people.desk import Desk, Door
from afspraak.people.perform import Answer, Waiting
from afspraak.people.submissions import Submission
from afspraak.verloop.weigering import Weigering
from afspraak.web.verzoek import read_key, werkplek


def desk_of(request: HttpRequest) -> Desk:
    """Return the desk of who is logged in, with the key of the form that was sent."""
    plek = werkplek(request)
    key = read_key(request.POST.get("submission", "")) if request.method == "POST" else None
    submission = Submission(key, plek.persoon) if key else None
    return Desk(person=plek.persoon, pakket=plek.pakket, dag=plek.dag, door=Door.PAGE, submission=submission)


def tell(request: HttpRequest, *answers: Answer) -> str:
    """Tell what was recorded or waits; return the sentence of a refusal, or nothing."""
    for answer in answers:
        if isinstance(answer, Weigering):
            return answer.zin
        level = messages.info if isinstance(answer, Waiting) else messages.success
        level(request, answer.sentence)
    return ""
