"""The Django application."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The application."""

    name = "afspraak.jobs"
    label = "jobs"
