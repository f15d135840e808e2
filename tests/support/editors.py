"""The YAML language server, which editors check entries with, driven over its own protocol."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Self

from node_tools import installed

ROOT = Path(__file__).resolve().parents[2]
VERSION = "1.25.0"


def server() -> Path:
    """Return the server's script; skips the test where it cannot be had."""
    return installed("yaml-language-server", VERSION, "bin/yaml-language-server")


class Editor:
    """One editor window on the repository. `settings` is what `.vscode/settings.json` says about YAML."""

    def __init__(self, script: Path, settings: dict[str, Any]) -> None:
        self._process = subprocess.Popen(
            ["node", str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._settings = settings
        self._number = 0
        self._marks: dict[str, list[dict[str, Any]]] = {}
        folder = {"uri": ROOT.as_uri(), "name": ROOT.name}
        capabilities = {"workspace": {"configuration": True, "workspaceFolders": True}}
        start = {
            "processId": None,
            "rootUri": ROOT.as_uri(),
            "workspaceFolders": [folder],
            "capabilities": capabilities,
        }
        self.ask("initialize", start)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def __enter__(self) -> Self:
        """Return the editor itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the window."""
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open `path` with `text` in it (not saved) and return what the editor marks."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._marks.pop(path.as_uri(), None)
        self._tell("textDocument/didOpen", {"textDocument": document})
        while path.as_uri() not in self._marks:
            self._receive()
        return self._marks[path.as_uri()]

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what is shown for the place under the mouse, counted from 0."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        found = self.ask("textDocument/hover", place)
        return "" if found is None else found["contents"]["value"]

    def complete(self, path: Path, line: int, column: int) -> list[str]:
        """Return what is offered at a place, counted from 0."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        return [item["label"] for item in self.ask("textDocument/completion", place)["items"]]

    def ask(self, method: str, parameters: dict[str, Any]) -> Any:
        """Send a request and return its result."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                size = int(value)
        assert size, "the language server has stopped"
        message = json.loads(self._process.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marks[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item["section"]) for item in message["params"]["items"]]
