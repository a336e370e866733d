"""Every act that gives power, in every situation that one asks about, with the answer of the judgement itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from afspraak.powers.frame import Frame, Official
from afspraak.powers.judge import Ask, Now, Verdict, judge
from afspraak.powers.proposal import GIVES_POWER, Act, Proposal
from afspraak.verloop.kader import Rolhouder
from afspraak.verloop.weigering import Weigering

ACTS: dict[Act, str] = {
    Act.GIVE_ROLE: "Een rol geven",
    Act.GIVE_MANDATE: "Een mandaat vastleggen",
    Act.RECORD_DECLARATION: "Een verklaring vastleggen (art. 14.2)",
    Act.REPLACE: "Een vervanger aanwijzen",
    Act.OPEN_ACCOUNT: "Een gesloten account openen",
    Act.CHANGE_ADDRESS: "Het e-mailadres wijzigen",
    Act.RESET_SECOND_FACTOR: "De tweede factor wissen",
    Act.INVITE: "Opnieuw uitnodigen",
    Act.UNLOCK: "Het aanmelden vrijgeven",
}
"""The acts as a page names them; the same as ``GIVES_POWER``."""
SITUATIONS: dict[str, str] = {
    "own": "eigen gemeente",
    "sensitive": "eigen gemeente, opent gevoelige dossiers",
    "other": "andere gemeente",
    "oneself": "aan zichzelf",
    "back": "met een dag in het verleden",
    "beyond": "voorbij het einde",
    "undeclared": "aan wie geen verklaring heeft",
    "replaces": "door wie de beheerder vervangt",
}


_DAYS = frozenset({Act.GIVE_ROLE, Act.GIVE_MANDATE, Act.REPLACE})
APPLIES: dict[str, frozenset[Act]] = {
    "sensitive": frozenset({Act.GIVE_ROLE, Act.REPLACE}),
    "back": _DAYS | {Act.RECORD_DECLARATION},
    "beyond": _DAYS,
    "undeclared": _DAYS,
}
"""The situations that only some acts can be in."""
_FROM_NOW = "Werkt pas vanaf de dag waarop het is vastgelegd."
_NO_DOSSIERS = "Opent geen dossiers zolang de verklaring er niet is."
_BESIDE = {
    (Act.GIVE_MANDATE, "back"): _FROM_NOW,
    (Act.RECORD_DECLARATION, "back"): _FROM_NOW,
    (Act.REPLACE, "back"): _FROM_NOW,
    (Act.GIVE_ROLE, "undeclared"): _NO_DOSSIERS,
    (Act.GIVE_MANDATE, "undeclared"): _NO_DOSSIERS,
}
"""What a yes does not say by itself."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer to one act in one situation."""

    act: Act
    situation: str
    verdict: Verdict

    @property
    def word(self) -> str:
        """The answer in a word."""
        match self.verdict:
            case Now():
                return "ja"
            case Ask(who=()):
                return "wacht: niemand kan akkoord gaan"
            case Ask():
                return "wacht op een tweede persoon"
            case Weigering():
                return "nee"

    @property
    def why(self) -> str:
        """The sentence or sentences beside it; nothing where a yes says all."""
        match self.verdict:
            case Ask(why=why):
                return " ".join(why)
            case Weigering(zin=zin):
                return zin
            case Now():
                return _BESIDE.get((self.act, self.situation), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people and places of the table: a manager with a second person, and somebody of the same municipality."""

    home: str
    elsewhere: str
    plain: str
    sensitive: str
    managing: str
    seconding: str
    orgaan: str
    dag: date


def cast_of(frame: Frame, dag: date) -> Cast:
    """Return a cast from the roles of a pack: the declaration binds at home, so that its column can say something."""
    managing = next(r.naam for r in frame.rollen.values() if r.beheer)
    home = next(iter(sorted(frame.bound_by_declaration)), frame.places(managing)[0])
    here = [r for r in frame.rollen.values() if not r.orgaan and home in frame.places(r.naam)]
    power = {r.naam for r in here if r.beheer or r.tweede_persoon}
    return Cast(
        home=home,
        elsewhere=next(g for g in frame.places(managing) if g != home),
        plain=next(r.naam for r in here if r.naam not in frame.sensitive | power),
        sensitive=next(r.naam for r in here if r.naam in frame.sensitive),
        managing=managing,
        seconding=next((r.naam for r in here if r.tweede_persoon), managing),
        orgaan=next(r.naam for r in frame.rollen.values() if r.orgaan and home in frame.places(r.naam)),
        dag=dag,
    )


def table(frame: Frame, dag: date) -> Iterator[Cell]:
    """Yield every act that gives power in every situation, judged as a page or a hand-made request is judged."""
    cast = cast_of(frame, dag)
    for act in ACTS:
        for situation in SITUATIONS:
            if act in APPLIES.get(situation, ACTS):
                yield Cell(act, situation, _judge(act, situation, cast, frame))


def _judge(act: Act, situation: str, cast: Cast, frame: Frame) -> Verdict:
    def somebody(number: int, naam: str, *held: str) -> Official:
        roles = tuple(Rolhouder(rol=r, gemeente=cast.home, vanaf=frame.first_day) for r in held)
        return Official(id=number, naam=naam, gemeente=cast.home, rollen=roles, declared=situation != "undeclared")

    manager = somebody(1, "de beheerder", cast.managing)
    second = somebody(2, "de tweede persoon", cast.seconding)
    colleague = somebody(3, "een collega", cast.plain)
    by = replace(manager, rollen=()) if situation == "replaces" else manager
    proposal = _proposal(act, cast, manager if situation == "oneself" else colleague)
    return judge(_vary(proposal, situation, cast, frame), by, cast.dag, frame, (manager, second))


def _proposal(act: Act, cast: Cast, about: Official) -> Proposal:
    ends = act is Act.REPLACE
    return Proposal(
        act=act,
        gemeente=cast.home,
        about=about,
        rol=cast.plain if act is Act.GIVE_ROLE else "",
        orgaan=cast.orgaan if act is Act.GIVE_MANDATE else "",
        vanaf=cast.dag,
        tot=cast.dag + timedelta(days=10) if ends else None,
        within=cast.dag + timedelta(days=10) if ends else None,
        decided_on=cast.dag if act is Act.GIVE_MANDATE else None,
        absent=4 if ends else None,
        holds=ends,
    )


def _vary(p: Proposal, situation: str, cast: Cast, frame: Frame) -> Proposal:
    match situation:
        case "sensitive":
            return replace(p, rol=cast.sensitive, holds=False) if p.act in (Act.GIVE_ROLE, Act.REPLACE) else p
        case "other":
            rol = cast.managing if p.act is Act.GIVE_ROLE else p.rol
            return replace(p, gemeente=cast.elsewhere, rol=rol)
        case "back":
            before = cast.dag - timedelta(days=30)
            return replace(p, vanaf=before, decided_on=before if p.decided_on else None)
        case "beyond":
            after = (p.within or frame.last_day) + timedelta(days=1)
            return replace(p, tot=after)
        case _:
            return p


if ACTS.keys() != GIVES_POWER:  # a new act that gives power can't stay out of the table
    raise RuntimeError("every act that gives power stands in the table")
