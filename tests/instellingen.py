"""Settings for the tests: those of the product, as a demo, on the database that DATABASE_URL names or else on SQLite."""

import os
import tempfile

os.environ["AFSPRAAK_DEMO"] = "1"
os.environ.setdefault("AFSPRAAK_MAP", tempfile.mkdtemp(prefix="afspraak-test-"))
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['AFSPRAAK_MAP']}/test.sqlite3")

from afspraak.config.settings import *  # noqa: F403

# Hashing is slow on purpose, and a test logs in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - whitenoise warns where it is missing
