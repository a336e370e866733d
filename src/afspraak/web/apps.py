"""The Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The application."""

    name = "afspraak.web"
    label = "web"
