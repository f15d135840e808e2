"""Build, check or preview the catalogue: `python scripts/build.py --help`."""

import importlib

from katalog.cli import main

if __name__ == "__main__":
    raise SystemExit(main(load_site_maker=lambda: importlib.import_module("hooks")))
