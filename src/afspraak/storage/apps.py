"""The Django application of the store."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class StorageConfig(AppConfig):
    """The store."""

    name = "afspraak.storage"
    label = "storage"

    def ready(self) -> None:
        """Tell every connection the scope."""
        from afspraak.storage.rijbeveiliging import luister

        connection_created.connect(luister, dispatch_uid="afspraak-rijbeveiliging")
