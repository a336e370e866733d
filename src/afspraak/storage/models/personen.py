"""People: who they are, the roles they hold, mandates, declarations, absence."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from afspraak.storage.adres import normalize_address


class PersoonManager(BaseUserManager["Persoon"]):
    """Makes and finds people; an account without a password cannot log in."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Return an address in its one form; Django by itself lowers only what follows the @."""
        return normalize_address(email or "")

    def get_by_natural_key(self, username: str | None) -> "Persoon":
        """Find a person by their address in any spelling."""
        return self.get(email=self.normalize_email(username))

    def create_user(self, email: str, naam: str, password: str | None = None, organisatie: str = "") -> "Persoon":
        """Make a person."""
        persoon = self.model(email=self.normalize_email(email), naam=naam, organisatie=organisatie)
        persoon.set_password(password)
        persoon.save()
        return persoon


class Persoon(AbstractBaseUser):
    """Somebody who works with the agreement. The number of the row is who they are; a name can change, two may share one."""

    naam = models.CharField(max_length=80)
    email = models.EmailField(unique=True)
    organisatie = models.CharField(max_length=80, blank=True)
    gemeente = models.CharField(max_length=40, blank=True)
    """The municipality that administers the account: its name, address, absence and end."""
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    """Somebody else chose the password; it works only to choose another."""
    invited_by = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    """Who made the account or its last invitation, and so could have chosen its first password."""
    kaart = models.JSONField(default=dict)
    """Roles, mandates, declaration and substitution as one value, so that a request reads one row. A projection."""

    objects: ClassVar[PersoonManager] = PersoonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["naam"]

    class Meta:
        """Names and constraints."""

        verbose_name_plural = "personen"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="email_in_kleine_letters")
        ]

    def __str__(self) -> str:
        return self.naam

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the address in its one form, whoever made or changed the person."""
        self.email = normalize_address(self.email)
        super().save(*args, **kwargs)


def _who() -> "models.ForeignKey[Persoon | None, Persoon | None]":
    """Return a column for who did something; empty where a command or a release before did it."""
    return models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+", null=True, blank=True)


def _einde_na_begin(naam: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name=naam)


class Rolhouderschap(models.Model):
    """A role held at a municipality, from and including ``vanaf`` up to and including ``tot``."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="rollen")
    rol = models.CharField(max_length=60)
    gemeente = models.CharField(max_length=40)
    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)
    gegeven_door = _who()
    akkoord_door = _who()
    """The second person who agreed, where one was needed."""
    vastgelegd_op = models.DateField(null=True, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar[list[str]] = ["rol", "gemeente", "vanaf"]
        constraints: ClassVar[list[models.BaseConstraint]] = [_einde_na_begin("rol_einde_na_begin")]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["rol", "gemeente"])]

    def __str__(self) -> str:
        return f"{self.rol}@{self.gemeente}"


class Mandaatregel(models.Model):
    """A line of the mandate register: an organ gives a power to a person, or to who holds a role (Awb 10:3 to 10:12).

    It holds from the day that the decision says (``vanaf``), and acts only from the day that it was recorded.
    """

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="mandaten", null=True, blank=True)
    rol = models.CharField(max_length=60, blank=True)
    """Instead of a person: whoever holds this role, at ``rol_bij``."""
    rol_bij = models.CharField(max_length=40, blank=True)
    regel = models.CharField(max_length=80)
    """How the municipality's own register names it."""
    procedures = models.JSONField()
    gemeenten = models.JSONField()
    """The municipality whose organ gives it; lines of the first release may name several."""
    orgaan = models.CharField(max_length=60, blank=True)
    bevoegdheid = models.CharField(max_length=200, blank=True)
    grondslag = models.CharField(max_length=200, blank=True)
    """Where the power itself comes from: the law or the verordening that gives it to the organ."""
    besluit_op = models.DateField(null=True, blank=True)
    besluit_kenmerk = models.CharField(max_length=120, blank=True)
    document = models.CharField(max_length=200, blank=True)
    ondermandaat = models.BooleanField(default=False)
    """Sub-mandate is allowed (Awb 10:9)."""
    onder = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    """The line under which this one is a sub-mandate."""
    voorwaarden = models.TextField(blank=True)
    uitzonderingen = models.JSONField(default=list)
    """What it does not cover, by name: "contrair_advies", "beleid"."""
    tot_bedrag = models.BigIntegerField(null=True, blank=True)
    """Euro cents, inclusive."""
    gepubliceerd_op = models.DateField(null=True, blank=True)
    instemming_op = models.DateField(null=True, blank=True)
    """The day on which who gets it and their employer agreed, where they do not work for the organ (Awb 10:4)."""
    instemming = models.CharField(max_length=200, blank=True)
    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)
    gegeven_door = _who()
    akkoord_door = _who()
    vastgelegd_op = models.DateField(null=True, blank=True)

    class Meta:
        """Constraints."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            _einde_na_begin("mandaat_einde_na_begin"),
            models.CheckConstraint(condition=Q(persoon__isnull=False) ^ ~Q(rol=""), name="mandaat_voor_een"),
        ]

    def __str__(self) -> str:
        return self.regel


class Verklaring(models.Model):
    """A signed declaration of confidentiality (art. 14.2), current up to and including ``geldig_tot``."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="verklaringen")
    getekend_op = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=120, blank=True)
    gegeven_door = _who()
    vastgelegd_op = models.DateField(null=True, blank=True)
    """It opens dossiers from this day on, whatever day stands under the signature."""

    def __str__(self) -> str:
        return f"{self.persoon} {self.getekend_op}"


class Afwezigheid(models.Model):
    """Somebody is away, both days included; ``vervanger`` holds their roles meanwhile, not their mandates or management.

    With ``ingetrokken_op`` it never took effect: the person said so on or before the first day.
    """

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="afwezigheden")
    vervanger = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="vervangingen", null=True, blank=True)
    vanaf = models.DateField()
    tot = models.DateField()
    ingetrokken_op = models.DateField(null=True, blank=True)
    overgenomen = models.JSONField(null=True, blank=True)
    """What goes over: pairs of a role and a municipality; null in a row of the first release, where it was everything."""
    vervangt_vanaf = models.DateField(null=True, blank=True)
    """The first day of the replacement: never before the day on which it was settled."""
    gegeven_door = _who()

    class Meta:
        """Constraints."""

        ordering: ClassVar[list[str]] = ["-vanaf"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            _einde_na_begin("afwezig_einde_na_begin"),
            models.CheckConstraint(
                condition=Q(vervanger__isnull=True) | ~Q(vervanger=F("persoon")), name="vervanger_is_ander"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.persoon} {self.vanaf}"
