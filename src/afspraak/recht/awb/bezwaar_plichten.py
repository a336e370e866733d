"""Awb hoofdstukken 6 and 7: duties and powers in bezwaar for which the law leaves the judgement to people."""

from afspraak.recht.bouw import plicht

plicht(
    "AWB-6:6",
    ook=("AWB-6:4", "AWB-6:5"),
    grondslag="Awb 6:4 tot en met 6:6",
    titel="Herstel van een verzuim",
    zin="Mist het bezwaar een handtekening, datum, besluit of gronden, geef dan een termijn om dat te herstellen. "
    "Pas daarna kan het niet-ontvankelijk zijn. Zonder termijn in de brief wordt niets opgeschort.",
    wie="secretaris van de commissie",
)
plicht(
    "AWB-6:11",
    grondslag="Awb 6:11",
    titel="Verschoonbaar te laat",
    zin="Een te laat bezwaar blijft ontvankelijk als de indiener redelijkerwijs niet in verzuim is. Motiveer de keuze.",
    wie="college",
)
plicht(
    "AWB-6:16",
    grondslag="Awb 6:16",
    titel="Bezwaar schort het besluit niet op",
    zin="Het besluit blijft gelden zolang het bezwaar loopt; schorsing kan alleen via de voorzieningenrechter.",
    wie="voorzieningenrechter",
)
plicht(
    "AWB-6:17",
    grondslag="Awb 6:17",
    titel="Stukken gaan ook naar de gemachtigde",
    zin="Heeft de indiener een gemachtigde, zend de stukken dan in elk geval aan de gemachtigde.",
    wie="secretaris van de commissie",
)
plicht(
    "AWB-7:1a",
    grondslag="Awb 7:1a",
    titel="Rechtstreeks beroep",
    zin="Vraagt de indiener om bezwaar over te slaan, beslis daar zo spoedig mogelijk op en zend bij instemming "
    "onverwijld door aan de rechter.",
    wie="college",
)
plicht(
    "AWB-7:2",
    ook=("AWB-7:3",),
    grondslag="Awb 7:2 en 7:3",
    titel="Horen of afzien van horen",
    zin="Hoor de belanghebbenden voor de beslissing, tenzij één van de vijf gronden van artikel 7:3 geldt.",
    wie="commissie bezwaarschriften",
)
plicht(
    "AWB-7:6",
    ook=("AWB-7:7", "AWB-7:9"),
    grondslag="Awb 7:6, 7:7 en 7:9",
    titel="Hoe wordt gehoord",
    zin="Hoor partijen in elkaars aanwezigheid en maak een verslag. Komt er daarna iets nieuws van belang, hoor opnieuw.",
    wie="commissie bezwaarschriften",
)
plicht(
    "AWB-7:12",
    ook=("AWB-6:23",),
    grondslag="Awb 7:12 en 6:23",
    titel="Motivering en bekendmaking van de beslissing op bezwaar",
    zin="De beslissing is gemotiveerd, gaat naar de indiener en noemt de mogelijkheid van beroep.",
    wie="college",
)
plicht(
    "AWB-7:14",
    grondslag="Awb 7:14",
    titel="Welke regels uit hoofdstuk 4 niet gelden in bezwaar",
    zin="In bezwaar gelden 4:15 lid 1 onder a en lid 2 onder a niet (daarvoor 7:10 lid 2 en 4). 4:15 lid 1 onder b, lid 2 "
    "onder b en c, 4:14 lid 1 en de dwangsom gelden wel.",
    wie="jurist",
)
plicht(
    "AWB-7:15",
    grondslag="Awb 7:15",
    titel="Kosten van bezwaar",
    zin="Kosten worden alleen vergoed als daarom is gevraagd voordat op het bezwaar is beslist.",
    wie="college",
)
