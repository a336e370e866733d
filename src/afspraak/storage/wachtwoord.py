"""A password's length, told in Dutch: the library's own sentence has no translation."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class Lengte(MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """Say what is wrong and what is right."""
        return f"Dit wachtwoord is te kort. Gebruik ten minste {self.min_length} tekens."
