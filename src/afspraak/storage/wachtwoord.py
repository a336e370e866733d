"""What a password must be, told in Dutch: the library's own sentences have no translation or name a column."""

from django.contrib.auth.password_validation import MinimumLengthValidator, UserAttributeSimilarityValidator


class Lengte(MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """Say what is wrong and what is right."""
        return f"Dit wachtwoord is te kort. Gebruik ten minste {self.min_length} tekens."


class Gelijkenis(UserAttributeSimilarityValidator):
    """Not nearly what everybody knows of the person."""

    def get_error_message(self) -> str:
        """Say what is wrong and what is right."""
        return "Dit wachtwoord lijkt te veel op uw naam, e-mailadres of organisatie. Kies een ander."
