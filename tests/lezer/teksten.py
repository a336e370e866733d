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

# Set as printed: indented, with page numbers, Roman numbers for parties and annexes that have articles.
GEDRUKT = """\
                                                                                  Pagina 1 van 9
DIENSTVERLENINGSOVEREENKOMST
ICT 2027

De ondergetekenden:

I.  De gemeente Wilgendam, zetelend te Wilgendam, ten deze op grond van artikel 171 van de Gemeentewet
    rechtsgeldig vertegenwoordigd door mevrouw A. de Wit, burgemeester, hierna te noemen: ‘de Gemeente’;

en

II. De besloten vennootschap Kraak & Zn. B.V., statutair gevestigd te Elzenveen, hierna te noemen:
    ‘Leverancier’;

Gemeente en Leverancier hierna gezamenlijk ook te noemen: ‘Partijen’ en ieder afzonderlijk ‘Partij’;

Overwegende dat:
a.  de Gemeente behoefte heeft aan beheer van haar werkplekken;
b.  Leverancier dat beheer kan leveren;

Verklaren te zijn overeengekomen als volgt:

Hoofdstuk 1 – Algemeen

Artikel 1
Definities

In deze overeenkomst wordt verstaan onder:
a.  Dienst: het beheer van werkplekken;
b.  Storing: iedere onderbreking van de Dienst, met uitzondering van aangekondigd
    onderhoud;
c.  Service Level Agreement (SLA): bijlage 2 bij deze Overeenkomst.

Artikel 2
Dienst

2.1   Leverancier verricht de Dienst conform het SLA.
2.2   Leverancier herstelt een Storing binnen acht uur nadat zij is gemeld, behalve:
      a)   in het weekend;
      b)   op feestdagen als bedoeld in artikel 3 van de Algemene termijnenwet.
2.3   De Gemeente verleent toegang tot haar gebouwen.

Artikel 3
Prijs

3.1   De prijs is € 12.500 per kwartaal (exclusief btw).
3.2   Met ingang van 1 januari 2028 wordt de prijs jaarlijks aangepast volgens bijlage 1.

                                              - 2 -

Artikel 4
Duur en einde

4.1   Deze overeenkomst treedt in werking op 1 april 2027 en geldt voor drie jaar.
4.2   Elke Partij kan opzeggen met een termijn van zes maanden.
4.3   Bij tekortkoming kan de andere Partij ontbinden, conform artikel 6:265 van het Burgerlijk Wetboek.

Aldus overeengekomen en in tweevoud ondertekend,

Gemeente Wilgendam                             Kraak & Zn. B.V.
Plaats: Wilgendam                              Plaats: Elzenveen
Datum: 3 maart 2027                            Datum: 4 maart 2027
_______________________                        _______________________

BIJLAGE 1 – PRIJZEN

De prijs volgt het indexcijfer.

BIJLAGE 2 – SLA

Artikel 1 Meldingen
Storingen worden telefonisch gemeld.
"""
