"""Verzoeken om akkoord: what waits for me, what I asked, what waits at my municipality and on whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from afspraak.people.perform import Already, Recorded
from afspraak.people.reading import can_agree, manages
from afspraak.people.requests import REASON_LENGTH
from afspraak.usecases.lezen.verzoeken import asked, at_places, source_of, waiting
from afspraak.verloop.weigering import Weigering
from afspraak.web.people.answers import desk_of, tell
from afspraak.web.verzoek import werkplek


@require_http_methods(["GET", "POST"])
def requests(request: HttpRequest) -> HttpResponse:
    """Show the requests; agree with one or several, refuse one with a reason, take an own one back."""
    fout, reden_bij, status = "", "", 200
    if request.method == "POST":
        fout = _do(request)
        if not fout:
            return redirect(reverse("verzoeken"))
        reden_bij, status = request.POST.get("weiger", ""), 422
    desk, plek = desk_of(request), werkplek(request)
    management = manages(plek.als, plek.dag, plek.pakket)
    mine = waiting(desk)
    keys = {v.sleutel for v in mine}
    inhoud = {
        "titel": "Verzoeken om akkoord",
        "fout": fout,
        "reden_bij": reden_bij if reden_bij in keys else "",
        "reden": request.POST.get(f"reden-{reden_bij}", ""),
        "gekozen": request.POST.getlist("verzoek"),
        "lengte": REASON_LENGTH,
        "mag": can_agree(plek.als, plek.dag, plek.pakket) or bool(mine),
        "wachtend": mine,
        "gevraagd": asked(desk),
        "beheer": management,
        "bij_ons": [v for v in at_places(desk) if v.sleutel not in keys and v.vraagt_id != plek.persoon.pk]
        if management
        else [],
        "tweede": desk.frame.titles(second=True),
    }
    return render(request, "people/verzoeken.html", inhoud, status=status)


def _do(request: HttpRequest) -> str:
    """Do what was pressed; return the sentence of a refusal, or nothing."""
    desk, post = desk_of(request), request.POST
    if key := post.get("trek_in", ""):
        found = source_of(key)
        return tell(request, found[0].withdraw(desk, found[1])) if found else "Dit verzoek is er niet."
    if key := post.get("weiger", ""):
        found = source_of(key)
        reden = post.get(f"reden-{key}", post.get("reden", ""))
        return tell(request, found[0].refuse(desk, found[1], reden)) if found else "Dit verzoek is er niet."
    chosen = [found for key in post.getlist("verzoek") if (found := source_of(key))]
    if not chosen:
        return "Kies eerst een of meer verzoeken."
    answers = [source.agree(desk, number) for source, number in dict.fromkeys(chosen)]
    for sentence in dict.fromkeys(a.sentence for a in answers if isinstance(a, Already)):
        messages.success(request, sentence)
    refusals = [a for a in answers if isinstance(a, Weigering)]
    done = sum(isinstance(a, Recorded) for a in answers)
    if done:
        word = "U bent akkoord gegaan met 1 verzoek." if done == 1 else f"U bent akkoord gegaan met {done} verzoeken."
        messages.success(request, f"{word} Het is vastgelegd.")
    if refusals and len(refusals) == len(answers) == 1:
        return refusals[0].zin
    for sentence in dict.fromkeys(r.zin for r in refusals):
        messages.warning(request, sentence)
    return ""
