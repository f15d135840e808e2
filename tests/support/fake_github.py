"""As much of GitHub as the form at `/admin/` talks to: one repository in memory, its branches and pull requests."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, Route

API = "https://api.github.com"
HEAD = "0" * 40
NOW = "2026-11-24T03:00:00Z"
ALLOWED = {"access-control-allow-origin": "*", "access-control-allow-headers": "*", "access-control-allow-methods": "*"}


@dataclass
class FakeGitHub:
    """A repository with `files` on its branch `main`; `commits` and `pulls` are what the form made."""

    files: dict[str, bytes]
    branches: list[str] = field(default_factory=list)
    commits: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    is_ready: bool = False
    """Whether the pull request was taken out of its draft state."""

    def answer_for(self, page: Page) -> None:
        """Answer what `page` asks GitHub."""
        page.route(f"{API}/**", self._answer)

    def _answer(self, route: Route) -> None:
        request = route.request
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=ALLOWED)
            return
        path = request.url.removeprefix(API).split("?")[0]
        body = json.loads(request.post_data or "{}")
        found = self._graphql(body) if path == "/graphql" else self._rest(request.method, path, body)
        if found is None:
            self.unknown.append(f"{request.method} {path} {str(body)[:200]}")
        route.fulfill(status=404 if found is None else 200, headers=ALLOWED, json={} if found is None else found)

    def _rest(self, method: str, path: str, body: dict[str, Any]) -> Any:
        what = f"{method} {path.rsplit('/', 1)[-1]}"
        found: Any = None
        if path == "/user":
            found = {"id": 1, "login": "relawan", "name": "Relawan", "email": "", "avatar_url": "", "html_url": ""}
        elif "/collaborators/" in path:
            found = {}
        elif "/git/trees/" in path:
            sizes = {name: len(data) for name, data in self.files.items()}
            blobs = [{"path": name, "type": "blob", "sha": _sha(name), "size": size} for name, size in sizes.items()]
            found = {"tree": blobs, "truncated": False}
        elif what == "POST pulls":
            self.pulls.append(body)
            times = {"created_at": NOW, "updated_at": NOW}
            found = {
                "number": 5,
                "node_id": "PR5",
                "title": body["title"],
                "html_url": "",
                "head": {"sha": HEAD},
                **times,
            }
        elif what == "POST labels":
            self.labels += body["labels"]
            found = []
        elif "/issues/" in path:
            found = {"labels": [{"name": name} for name in self.labels]}
        return found

    def _graphql(self, body: dict[str, Any]) -> Any:
        query, given = body["query"], body.get("variables", {})
        if "createRef" in query:
            self.branches.append(given["input"]["name"])
            return {"data": {"createRef": {"ref": {"name": given["input"]["name"]}}}}
        if "createCommitOnBranch" in query:
            self.commits.append(given["input"])
            oids = {name: {"oid": HEAD} for name in re.findall(r"(file_\d+):", query)}
            return {"data": {"createCommitOnBranch": {"commit": {"oid": HEAD, "committedDate": NOW, **oids}}}}
        if "markPullRequestReadyForReview" in query:
            self.is_ready = True
            return {"data": {"markPullRequestReadyForReview": {"pullRequest": {"isDraft": False}}}}
        if "defaultBranchRef" in query:
            return {"data": {"repository": {"defaultBranchRef": {"name": "main"}}}}
        if "pullRequests(" in query:
            return {"data": {"repository": {"pullRequests": {"nodes": [], "totalCount": 0}}}}
        return {"data": self._objects(query)}

    def _objects(self, query: str) -> dict[str, Any]:
        """Return commits and blobs by the names that the query gives them."""
        commit = {
            "oid": HEAD,
            "message": "",
            "author": {"name": "Relawan", "email": "", "user": None},
            "committedDate": NOW,
        }
        ref = {"target": {"oid": HEAD, "history": {"nodes": [commit]}}}
        names = {_sha(name): name for name in self.files}
        found: dict[str, Any] = {"ref": ref, "id": "R1"}
        for name, oid in re.findall(r'(\w+_\d+): object\(oid: "(\w+)"\)', query):
            found[name] = {"text": self.files[names[oid]].decode(), "isTruncated": False}
        for name in re.findall(r"(\w+_\d+):\s+ref\(", query):
            found[name] = ref
        return {"repository": found, "fork": found, "base": found}

    def written(self) -> dict[str, str]:
        """Return the files of all commits by path."""
        added = [each for commit in self.commits for each in commit["fileChanges"]["additions"]]
        return {each["path"]: base64.b64decode(each["contents"]).decode() for each in added}


def _sha(name: str) -> str:
    return name.encode().hex().ljust(40, "0")[-40:]
