"""The Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The application."""

    name = "afspraak.web"
    label = "web"

    def ready(self) -> None:
        """Listen to what the parts that we use tell about logging in."""
        from allauth.account.signals import password_changed, password_reset, password_set
        from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed

        from afspraak.web.account import duties, guard

        for signal, listener in (
            (authentication_failed, guard.count_wrong_code),
            (authenticator_added, duties.second_step_proved),
            (authenticator_removed, duties.second_step_forgotten),
            (password_changed, duties.own_password_chosen),
            (password_reset, duties.own_password_chosen),
            (password_set, duties.own_password_chosen),
        ):
            signal.connect(listener, dispatch_uid=listener.__name__)
