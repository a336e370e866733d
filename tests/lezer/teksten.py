"""Small agreements of our own: clean ones, in which no defect may be found."""

TWEE_PARTIJEN = """\
SAMENWERKINGSOVEREENKOMST
BOEKENBUS

De ondergetekenden:

1. De gemeente Wilgendam, hierna te noemen "Opdrachtgever", rechtsgeldig vertegenwoordigd door
haar burgemeester;

2. Stichting De Boekenbus, gevestigd te Elzenveen, hierna te noemen "Opdrachtnemer", rechtsgeldig
vertegenwoordigd door haar voorzitter;

hierna gezamenlijk te noemen "partijen",

overwegende:
- dat Opdrachtgever lezen in de wijken wil bevorderen;
- dat Opdrachtnemer een bus met boeken heeft;

komen het volgende overeen:

Artikel 1. Het werk
1. Opdrachtnemer rijdt elke week met de bus:
a. door de wijk Noord;
b. door de wijk Zuid, met inbegrip van de straten die in bijlage 1
staan.
2. Opdrachtgever wijst in elke wijk een plaats aan.

Artikel 2. Duur
1. Deze overeenkomst wordt met ingang van 1 maart 2027 aangegaan voor de duur van twee jaar.
2. Opdrachtgever meldt binnen vier weken na ontvangst van een verzoek of de duur langer wordt.

Artikel 2a. Geld
De vergoeding is € 1.500 per maand. Beide partijen bewaren de nota's zeven jaar. Een geschil gaat
naar de wederpartij die in artikel 1, tweede lid, van deze overeenkomst is bedoeld.

Artikel 3. Gegevens
1) Opdrachtnemer houdt zich aan de Algemene verordening gegevensbescherming (AVG).
2) De AVG gaat voor op deze overeenkomst.

Aldus overeengekomen en in tweevoud getekend te Wilgendam op 12 februari 2027.

Naam: ______________   Handtekening: ______________

Bijlagen:
1. Straten

Bijlage 1
Straten
Dorpsstraat en Molenweg.
"""

VIJF_PARTIJEN = """\
Convenant Samen Sterk

Partijen:

1) De gemeente Wilgendam, hierna te noemen: “Centrumgemeente”;
2) De gemeente Elzenveen, hierna te noemen: “Gastgemeente”;
3) De gemeente Beukerode, hierna te noemen: “Gastgemeente”;
4) Het waterschap Rietwater, gevestigd te Elzenveen, hierna: “Waterschap”;
5) De vereniging Buurtkracht, hierna: “Vereniging”;

gezamenlijk te noemen: “Partijen”;

in aanmerking nemende:
dat de gemeenten willen samenwerken;

spreken het volgende af:

ARTIKEL 1: DOEL

De Centrumgemeente voert de taken uit voor iedere Gastgemeente. De gemeente Elzenveen
zorgt voor een kamer. Het waterschap Rietwater levert kaarten.

ARTIKEL 2
Overleg

2.1 Partijen overleggen twee keer per jaar.
2.2 Iedere partij zorgt dat er voldaan wordt aan de wet. Degene die die zorg niet heeft,
meldt dat aan de Centrumgemeente.
2.3. De Gastgemeenten betalen binnen 30 dagen na de factuur.

Artikel 3 – Einde

Dit convenant geldt tot en met 31 december 2029.
Opzeggen kan:
(a) per brief;
(b) per e-mail.

Getekend te Wilgendam op 3 maart 2027 in vijfvoud.
"""
