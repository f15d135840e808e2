"""Make the program's environment, `.venv`: `python3 scripts/install.py`, with `test` also what the tests need."""

import sys

if sys.version_info < (3, 6):  # noqa: UP036 - what follows is no Python for it
    sys.exit("Perlu Python 3.11 atau yang lebih baru; " + sys.executable + " adalah Python " + sys.version.split()[0])

import environment_maker

if __name__ == "__main__":
    environment_maker.run("test" if sys.argv[1:] == ["test"] else "site")
