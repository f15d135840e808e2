"""Build, check or preview the catalogue: `python scripts/build.py --help`."""

import importlib
import sys

if __name__ == "__main__":
    try:
        from katalog.cli.main import main
    except KeyboardInterrupt:  # stopped before anything began
        sys.exit("Dihentikan.")
    sys.exit(main(load_site_maker=lambda: importlib.import_module("hooks")))
