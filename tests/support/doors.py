"""A contract for import-linter: what a package's `__all__` names is its door, and nobody outside imports past it."""

from __future__ import annotations

import importlib

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """Holds where every import from outside a package is of the package itself or of a module in its `__all__`.

    It is import-linter's `protected` for every package at once, with the lists kept where the modules are.
    """

    type_name = "doors"

    root = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - as called
        """Return the check, every import past a door in its metadata."""
        root = str(self.root)
        packages = [name for name in sorted(graph.modules) if name.startswith(f"{root}.") and graph.find_children(name)]
        past = [
            f"{importer} -> {inner}"
            for package in packages
            for inner in sorted(self._private(graph, package))
            for importer in sorted(graph.find_modules_that_directly_import(inner))
            if not f"{importer}.".startswith(f"{package}.")
        ]
        return ContractCheck(kept=not past, metadata={"past": sorted(past)})

    @staticmethod
    def _private(graph: ImportGraph, package: str) -> set[str]:
        """Return the modules directly in `package` that its `__all__` does not name."""
        public = {f"{package}.{name}" for name in getattr(importlib.import_module(package), "__all__", ())}
        return graph.find_children(package) - public

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print every import past a door."""
        for line in check.metadata["past"]:
            output.print_error(line)
