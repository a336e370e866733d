"""Reading a register of a pack: its columns, who keeps it, what feeds it and who sees which part."""

from afspraak.overeenkomst.inhoud import Register, Zicht
from afspraak.overeenkomst.knopen import Kaart

BRONVELDEN = {
    "rollen": ("rol", "naam", "vanaf", "tot", "vastgelegd_op"),
    "mandaten": (
        "regel", "orgaan", "bevoegdheid", "grondslag", "functie", "procedures", "ondermandaat", "voorwaarden",
        "uitzonderingen", "tot_bedrag", "besluit", "document", "vanaf", "tot", "gepubliceerd", "instemming",
    ),
    "verklaringen": ("naam", "werkgever", "getekend_op", "geldig_tot", "document"),
}  # fmt: skip
"""Of each kind of acts that can feed a register the columns that they fill."""
ZICHTEN = ("partijen", "eigen", "beheer")


def lees_register(naam: str, kaart: Kaart) -> Register:
    """Read one register; mistakes go to the map's collector."""
    per = kaart.tekst("per")
    bron = kaart.tekst("bron")
    velden = kaart.lijst("velden")
    if bron and bron not in BRONVELDEN:
        kaart.fout(f"bron '{bron}' bestaat niet (wel: {', '.join(BRONVELDEN)})", "bron")
    for veld in velden if bron in BRONVELDEN else ():
        if veld not in BRONVELDEN[bron]:
            kaart.fout(f"bron '{bron}' vult het veld '{veld}' niet (wel: {', '.join(BRONVELDEN[bron])})", "velden")
    kolommen = _per_naam(kaart, "kolommen")
    for kolom in kolommen:
        if kolom not in velden:
            kaart.fout(f"kolom '{kolom}' is geen veld van dit register", "kolommen")
    register = Register(
        naam=naam,
        titel=kaart.verplicht("titel"),
        artikel=", ".join(kaart.lijst("artikel")),
        per=per,
        velden=velden,
        beheerd_door=kaart.tekst("beheerd_door"),
        bron=bron,
        zicht=_zicht_per_groep(kaart, per),
        kolommen=kolommen,
        plaats=kaart.plaats,
    )
    kaart.tekst("hulp")
    kaart.klaar()
    return register


def _zicht_per_groep(kaart: Kaart, per: str) -> dict[str, Zicht]:
    """Return who sees the lines of each group: one answer for all, or one per group."""
    knoop = kaart.knoop("zicht")
    if knoop is None:
        return {}
    if isinstance(knoop.inhoud, dict):
        return _per_naam(kaart, "zicht")
    return {per: _zicht(kaart, "zicht")}


def _per_naam(kaart: Kaart, sleutel: str) -> dict[str, Zicht]:
    delen = kaart.kaart(sleutel)
    return {naam: _zicht(delen, naam) for naam in delen.sleutels()}


def _zicht(kaart: Kaart, sleutel: str) -> Zicht:
    """Read one word, or a list of roles: who keeps the register and those roles."""
    knoop = kaart.knoop(sleutel)
    woorden = kaart.lijst(sleutel)
    if knoop is not None and knoop.tekst is None:
        return Zicht("beheer", woorden)
    woord = woorden[0] if woorden else ""
    if woord not in ZICHTEN:
        kaart.fout(f"zicht '{woord}' bestaat niet (wel: {', '.join(ZICHTEN)}, of een lijst van rollen)", sleutel)
    return Zicht(woord)
