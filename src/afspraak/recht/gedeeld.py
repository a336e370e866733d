"""Words and facts that the acts of the social domain share.

The texts of the Wmo, Participatiewet and Wgs were read as they stood in 2017; an amendment that was not found since
then is possible, and each rule says so.
"""

from typing import Annotated

from afspraak.recht.awb.aanvraag import STIL
from afspraak.recht.regel import Feit
from afspraak.termijnen import Opschorting

TEKST_2017 = "De wettekst is gelezen zoals die in 2017 gold; controleer op latere wijzigingen."
EIGEN_TERMIJN = (
    "De wet noemt geen eigen beslistermijn; de algemene acht weken gelden, tenzij de verordening anders zegt."
)
MELDING = Feit("De dag waarop de hulpvraag is gemeld.")
OPSCHORTINGEN = Annotated[tuple[Opschorting, ...], STIL]
KENNISGEVING = Feit("De dag van de brief dat het later wordt (Awb 4:14 lid 3).")
REDELIJK = Feit("De laatste dag die in die brief staat.")
