"""Runs the command `katalog` where its folder is not on the path: `python3 -m katalog`."""

import sys

from katalog.cli.main import installed

sys.exit(installed())
