"""The Django application of people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "afspraak.people"
    label = "people"
