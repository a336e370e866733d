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
    """Somebody who works with the agreement. ``naam`` is how events name them, so it is unique and never changes."""

    naam = models.CharField(max_length=80, unique=True)
    email = models.EmailField(unique=True)
    organisatie = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
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


def _einde_na_begin(naam: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name=naam)


class Rolhouderschap(models.Model):
    """A role held at a municipality, from and including ``vanaf`` up to and including ``tot``."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="rollen")
    rol = models.CharField(max_length=60)
    gemeente = models.CharField(max_length=40)
    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        """Order and constraints."""

        ordering: ClassVar[list[str]] = ["rol", "gemeente", "vanaf"]
        constraints: ClassVar[list[models.BaseConstraint]] = [_einde_na_begin("rol_einde_na_begin")]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["rol", "gemeente"])]

    def __str__(self) -> str:
        return f"{self.rol}@{self.gemeente}"


class Mandaatregel(models.Model):
    """A line of the mandate register: who may decide for which municipalities in which procedures."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="mandaten")
    regel = models.CharField(max_length=80)
    procedures = models.JSONField()
    gemeenten = models.JSONField()
    vanaf = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        """Constraints."""

        constraints: ClassVar[list[models.BaseConstraint]] = [_einde_na_begin("mandaat_einde_na_begin")]

    def __str__(self) -> str:
        return self.regel


class Verklaring(models.Model):
    """A signed declaration of confidentiality (art. 14.2), current up to and including ``geldig_tot``."""

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="verklaringen")
    getekend_op = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"{self.persoon} {self.getekend_op}"


class Afwezigheid(models.Model):
    """Somebody is away, both days included; ``vervanger`` holds their roles meanwhile, not their mandates.

    With ``ingetrokken_op`` it never took effect: the person said so on or before the first day.
    """

    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="afwezigheden")
    vervanger = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="vervangingen", null=True, blank=True)
    vanaf = models.DateField()
    tot = models.DateField()
    ingetrokken_op = models.DateField(null=True, blank=True)

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
