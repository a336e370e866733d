"""The Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The application."""

    name = "afspraak.web"
    label = "web"

    def ready(self) -> None:
        """Listen to what the parts that we use tell about logging in."""
        from allauth.mfa.signals import authentication_failed

        from afspraak.web.account.guard import count_wrong_code

        authentication_failed.connect(count_wrong_code, dispatch_uid="count_wrong_code")
