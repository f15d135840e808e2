"""Joined scripts do what the modules did: read by Node.js, and refused where joining would change them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from katalog.site.assets.bundle import BundleError, bundle

# A small site: shared modules, one that is fetched later, one on a page of its own, names that collide.
SOURCES = {
    "site.js": """
import { greet as hello } from "./shared/greet.js";
import "./shared/once.js";

const name = "site";
globalThis.said = [hello(name)];
export const later = () => import("./shared/later.js").then((module) => module.say());
""",
    "shared/greet.js": """
import words from "./words.js";
/** Not import("./nothing.js"). */
const name = "greet";
export function greet(who) {
  return `${words.hello} ${who} ${name}`;
}
export const address = () => new URL("../x.html", import.meta.url).pathname.split("/").slice(-1)[0];
""",
    "shared/words.js": 'export default {"hello":"Halo"};\n',
    "shared/once.js": "globalThis.once = (globalThis.once ?? 0) + 1;\nexport {};\n",
    "shared/later.js": """
import { greet } from "./greet.js";
import { double } from "./number.js";
import "./once.js";
export async function say() {
  return `${greet("later")} ${double(2)}`;
}
""",
    "shared/number.js": "export const double = (n) => n * 2;\nexport class Number2 {}\n",
    "page.js": """
import {
  greet,
  address,
} from "./shared/greet.js";
import { double, Number2 } from "./shared/number.js";
globalThis.page = [greet("page"), double(4), address(), new Number2() instanceof Number2];
""",
}
RUN = """
import { later } from "./site.js";
import "./page.js";
const { said, once, page } = globalThis;
console.log(JSON.stringify({ said, once, later: await later(), page }));
"""


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (folder / "run.mjs").write_text(RUN)
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def run(folder: Path) -> dict[str, object]:
    done = subprocess.run(["node", "run.mjs"], cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    result: dict[str, object] = json.loads(done.stdout)
    return result


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js, which runs the modules before and after")
def test_joined_they_do_what_they_did_apart(tmp_path: Path) -> None:
    apart = run(written(tmp_path / "apart", {name: text.encode() for name, text in SOURCES.items()}))
    joined = run(written(tmp_path / "joined", bundle(SOURCES, "site.js")))
    assert joined == apart
    assert joined["once"] == 1


def test_a_page_gets_one_file_and_what_is_shared_stands_in_the_main_one() -> None:
    made = bundle(SOURCES, "site.js")
    assert set(made) == {"site.js", "shared/later.js", "page.js"}
    assert made["page.js"].startswith(b'import{$shared_greet}from"./site.js";')
    assert made["shared/later.js"].startswith(b'import{$shared_greet}from"../site.js";')
    assert b"Halo" not in made["page.js"] + made["shared/later.js"]
    assert bundle(dict(reversed(SOURCES.items())), "site.js") == made


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"page.js": 'import { a } from "./gone.js";\n'}, r"page\.js: there is no gone\.js"),
        ({"page.js": 'export { a } from "./shared/greet.js";\n'}, r"page\.js: cannot be joined: export \{ a \}"),
        ({"page.js": "export let a = 1;\n"}, "cannot be joined: export let a"),
        ({"page.js": 'import * as all from "./shared/greet.js";\n'}, "cannot be joined: import"),
        ({"page.js": 'import x from "other-package";\n'}, "cannot be joined: import x"),
        ({"shared/words.js": 'import "./greet.js";\nexport default {};\n'}, "need one another: .*greet.*words.*greet"),
        ({"page.js": 'globalThis.x = () => import("./shared/greet.js");\n'}, "fetched later, but site.js holds it"),
    ],
)
def test_what_joining_would_change_is_refused(changed: dict[str, str], message: str) -> None:
    with pytest.raises(BundleError, match=message):
        bundle({**SOURCES, **changed}, "site.js")


def test_without_a_main_module_every_page_is_on_its_own() -> None:
    made = bundle({"a.js": 'import { b } from "./b.js";\nb();\n', "b.js": "export const b = () => 1;\n"}, "site.js")
    assert set(made) == {"a.js"}


def test_a_script_may_ask_to_be_compiled_while_it_comes() -> None:
    hint = "//# allFunctionsCalledOnLoad\n"
    made = bundle(
        {**SOURCES, "page.js": hint + SOURCES["page.js"], "shared/number.js": hint + SOURCES["shared/number.js"]},
        "site.js",
    )
    assert made["page.js"].decode() == hint + bundle(SOURCES, "site.js")["page.js"].decode()
    assert [name for name, content in made.items() if hint.encode() in content] == ["page.js"]
