"""The Django application of the store."""

from django.apps import AppConfig


class StorageConfig(AppConfig):
    """The store."""

    name = "afspraak.storage"
    label = "storage"
