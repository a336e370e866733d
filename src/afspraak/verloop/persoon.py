"""Who is who: two people are compared by the id of their account, and by name only where there is no id."""

import re
import unicodedata

from afspraak.record.text import clean, folded
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Genoemde, Waarde
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.procedure import Bekend, Gedaan
from afspraak.verloop.voorwaarden import noem
from afspraak.verloop.weigering import Weigering, Weigeringsoort

_AANSPREEKVORMEN = frozenset(
    {"heer", "dhr", "hr", "mevrouw", "mevr", "mw", "mej", "meneer"}
    | {"mr", "drs", "dr", "ir", "ing", "prof", "bc", "bsc", "msc", "ba", "ma", "llm"}
)
_TUSSENVOEGSELS = frozenset(
    {"van", "von", "der", "den", "de", "het", "ten", "ter", "te", "op", "aan", "in", "onder", "bij"}
)
_VOORLETTERS = re.compile(r"[A-Z]{2,3}")
_WOORDEN = re.compile(r"[^\W_]+")


def zelfde_naam(een: str, ander: str) -> bool:
    """Tell whether two names are written the same: without case, accents, double spaces and signs that nobody sees."""
    return folded(een) == folded(ander)


def lijkt_op(een: str, ander: str) -> bool:
    """Tell whether two names could be of one person.

    A first name may be an initial, the order may be turned round, and titles, small words (van, de) and accents do not
    count: "J. Vos", "Vos, Joris" and "Dhr. Joris Vos" are like "Joris Vos"; "Jan Vos" is not.
    """
    kort, lang = sorted((_naamdelen(een), _naamdelen(ander)), key=len)
    if not any(len(deel) > 1 and deel in lang for deel in kort):
        return False
    over = list(lang)
    for deel in sorted(kort, key=len, reverse=True):
        past = next((d for d in over if d == deel), None) or next((d for d in over if _voorletter_van(deel, d)), None)
        if past is None:
            return False
        over.remove(past)
    return True


def _naamdelen(naam: str) -> tuple[str, ...]:
    schoon = clean(unicodedata.normalize("NFKC", naam))
    delen: list[str] = []
    for woord in _WOORDEN.findall(schoon):
        # "JA Vos": initials that were written together. In "JORIS VOS" capitals say nothing.
        delen += list(woord) if _VOORLETTERS.fullmatch(woord) and not schoon.isupper() else [woord]
    kaal = [folded(deel) for deel in delen]
    return tuple(d for d in kaal if d not in _AANSPREEKVORMEN and d not in _TUSSENVOEGSELS) or tuple(kaal)


def _voorletter_van(een: str, ander: str) -> bool:
    return 1 in (len(een), len(ander)) and een[:1] == ander[:1]


def is_zelfde(naam: str, nummer: int | None, door: Functionaris) -> bool:
    """Tell whether an account and a name are this person: by the account where both are known, else by the name."""
    if nummer is not None and door.id is not None:
        return nummer == door.id
    return zelfde_naam(naam, door.naam)


def noemt(waarde: Waarde, door: Functionaris) -> bool:
    """Tell whether a fact names this person, or could: a name that nobody chose from the list and that is like it."""
    if isinstance(waarde, Genoemde) and waarde.id is not None:
        return is_zelfde(waarde.naam, waarde.id, door)
    return zelfde_naam(str(waarde), door.naam) or lijkt_op(str(waarde), door.naam)


def toets_onafhankelijk(
    niet_door: tuple[Gedaan | Bekend, ...],
    voor: str | None,
    door: Functionaris,
    dossier: Dossier,
    kader: Kader,
    grondslag: tuple[str, ...] = (),
) -> Weigering | None:
    """Refuse who did an earlier step, or whom a fact names: the two must be different people (Awb 2:4)."""
    for wie in niet_door:
        zin = _betrokken(wie, voor, door, dossier, kader)
        if zin:
            return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, grondslag=grondslag)
    return None


def _betrokken(wie: Gedaan | Bekend, voor: str | None, door: Functionaris, dossier: Dossier, kader: Kader) -> str:
    """Say why somebody is not independent of a step or a fact; empty where they are."""
    if isinstance(wie, Gedaan):
        keer = dossier.keer(wie.stap, voor)
        if keer is None or not is_zelfde(keer.door, keer.door_id, door):
            return ""
        return f"U bent zelf betrokken ({noem(wie, kader)}: {keer.door}). Een ander moet dit doen."
    vastgelegd = dossier.laatste(wie.gegeven, voor)
    if vastgelegd is None or not noemt(vastgelegd.waarde, door):
        return ""
    naam = str(vastgelegd.waarde)
    gekozen = isinstance(vastgelegd.waarde, Genoemde) and vastgelegd.waarde.id is not None
    if gekozen or zelfde_naam(naam, door.naam):
        return f"U bent zelf betrokken ({noem(wie, kader)}: {naam}). Een ander moet dit doen."
    return (
        f"Bij {noem(wie, kader)} staat “{naam}”. Dat lijkt op uw naam ({door.naam}), en het is niet uit de lijst "
        "gekozen. Laat een collega dit doen, of laat dat gegeven eerst corrigeren."
    )
