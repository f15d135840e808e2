"""Build, check or preview the catalogue: `python3 scripts/build.py --help`."""

import sys

if sys.version_info < (3, 6):  # noqa: UP036 - what follows is no Python for it
    sys.exit("Perlu Python 3.11 atau yang lebih baru; " + sys.executable + " adalah Python " + sys.version.split()[0])

import importlib

import environment

if __name__ == "__main__":
    environment.enter()
    try:
        from katalog.cli.main import main
    except KeyboardInterrupt:  # stopped before anything began
        sys.exit("Dihentikan.")
    sys.exit(main(load_site_maker=lambda: importlib.import_module("hooks")))
