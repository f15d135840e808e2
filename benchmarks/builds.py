"""Builds the same village by this program, Hugo, Eleventy and plain Material, and prints what each costs.

    python benchmarks/builds.py [--products 1000 10000] [--rounds 3] [--peers ours hugo eleventy material]

Pages only: no photos. The peers' templates show the same texts and the same order link, and less around them: no order
form, no checks, no feeds, no search. Processor time is each process's own and its children's, starting it included.
Hugo and Node have to be installed (Debian: `apt install hugo nodejs npm`); what is missing is named and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import made_village

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-24"
ELEVENTY = "@11ty/eleventy@3.1.2"
MEBI = 1024


@dataclass(frozen=True)
class Cost:
    """What one run took: processor and wall time in seconds, memory at its peak in MB; pages made."""

    processor: float
    wall: float
    memory: float
    pages: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="+", default=list(BUILDERS), choices=list(BUILDERS))
    options = parser.parse_args()
    print("| products | builder | s of processor | ms a page | this program / it | peak MB | pages |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for products in options.products:
        with tempfile.TemporaryDirectory() as folder:
            made = {name: BUILDERS[name](products, Path(folder) / name) for name in options.peers}
            costs: dict[str, list[Cost]] = {name: [] for name in made}
            for _ in range(options.rounds):
                for name, build in made.items():
                    if build is not None:
                        costs[name].append(build())
            ours = statistics.median(cost.processor for cost in costs["ours"]) if costs.get("ours") else 0
            for name, runs in costs.items():
                if not runs:
                    print(f"| {products:,} | {name} | not installed | | | | |")
                    continue
                middle = sorted(runs, key=lambda cost: cost.processor)[len(runs) // 2]
                ratio = f"{ours / middle.processor:.2f}" if ours else ""
                each = middle.processor / middle.pages * 1000
                print(
                    f"| {products:,} | {name} | {middle.processor:.2f} | {each:.2f} | {ratio} | {middle.memory:.0f} |"
                    f" {middle.pages:,} |",
                    flush=True,
                )


def run(command: list[str], folder: Path, site: Path) -> Cost:
    """Run a build from nothing and return its cost; ends the program where it fails."""
    shutil.rmtree(site, ignore_errors=True)
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            output.seek(0)
            sys.exit(f"{command[0]} failed:\n{output.read().decode()[-2000:]}")
    wall = time.perf_counter() - start
    pages = sum(1 for _ in site.rglob("*.html"))
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / MEBI, pages)


def ours(products: int, folder: Path) -> Callable[[], Cost]:
    """Return this program's build: checks, pages, feeds, search and order data; no pictures, no drawn cards."""
    made_village.write_entries(products, folder / "businesses")
    program = folder / "program"
    for name in ("scripts", "overrides", "docs", "mkdocs.yml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, program / name, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
        else:
            shutil.copy(source, program / name)
    words = ["build", "--businesses", str(folder / "businesses"), "--site", str(folder / "site"), "--today", DAY]
    command = [sys.executable, str(program / "scripts" / "build.py"), *words, "--tanpa-kit", "--tanpa-kartu"]

    def build() -> Cost:
        shutil.rmtree(program / ".cache", ignore_errors=True)
        return run(command, program, folder / "site")

    return build


def hugo(products: int, folder: Path) -> Callable[[], Cost] | None:
    """Return Hugo's: a Markdown file a product, one layout for products and one for lists."""
    if shutil.which("hugo") is None:
        return None
    for business in made_village.businesses(products):
        target = folder / "content" / "usaha" / business["slug"]
        target.mkdir(parents=True)
        (target / "_index.md").write_text(_front({"title": business["nama"], "seller": business}), "utf-8")
        for product in business["produk"]:
            front = {"title": product["nama"], "product": product, "tags": [business["kategori"]]}
            text = _front(front) + product["deskripsi"] + "\n"
            (target / f"{product['id']}.md").write_text(text, "utf-8")
    (folder / "hugo.json").write_text('{"baseURL": "https://desa.example/", "title": "Desa Uji"}', "utf-8")
    layouts = folder / "layouts"
    (layouts / "_default").mkdir(parents=True)
    (layouts / "_default" / "single.html").write_text(HUGO_PRODUCT, "utf-8")
    (layouts / "_default" / "list.html").write_text(HUGO_LIST, "utf-8")
    command = ["hugo", "--config", "hugo.json", "--destination", str(folder / "site"), "--quiet"]
    return lambda: run(command, folder, folder / "site")


def eleventy(products: int, folder: Path) -> Callable[[], Cost] | None:
    """Return Eleventy's: all products in one data file, a page each by pagination."""
    if shutil.which("npm") is None:
        return None
    source = folder / "src"
    (source / "_data").mkdir(parents=True)
    flat = [
        {**product, "seller": {key: value for key, value in business.items() if key != "produk"}}
        for business in made_village.businesses(products)
        for product in business["produk"]
    ]
    (source / "_data" / "produk.json").write_text(json.dumps(flat), "utf-8")
    (source / "produk.njk").write_text(ELEVENTY_PRODUCT, "utf-8")
    modules = ROOT / ".cache" / "peers"
    modules.mkdir(parents=True, exist_ok=True)
    if not (modules / "node_modules" / "@11ty").is_dir():
        subprocess.run(["npm", "install", "--silent", "--prefix", str(modules), ELEVENTY], check=True)
    program = modules / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    command = ["node", str(program), f"--input={source}", f"--output={folder / 'site'}", "--quiet"]
    return lambda: run(command, folder, folder / "site")


def material(products: int, folder: Path) -> Callable[[], Cost]:
    """Return plain Material's, as it comes: a Markdown file a product."""
    docs = folder / "docs"
    for business in made_village.businesses(products):
        target = docs / "usaha" / business["slug"]
        target.mkdir(parents=True)
        for product in business["produk"]:
            (target / f"{product['id']}.md").write_text(_markdown(business, product), "utf-8")
    (docs / "index.md").write_text("# Desa Uji\n", "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Desa Uji\ntheme: {name: material, font: false}\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    return lambda: run(command, folder, folder / "site")


def _front(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n\n"


def _markdown(business: dict[str, object], product: dict[str, object]) -> str:
    link = f"https://wa.me/62812?text={quote('Halo, saya mau pesan ' + str(product['nama']))}"
    return (
        f"# {product['nama']}\n\nRp{product['harga']} / {product['satuan']}\n\n{product['deskripsi']}\n\n"
        f"[Pesan lewat WhatsApp]({link}){{ .md-button }}\n\n## {business['nama']}\n\n{business['ringkasan']}\n"
    )


HUGO_PRODUCT = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"><meta property="og:title" content="{{ .Title }}">
<meta property="og:url" content="{{ .Permalink }}"><meta name="description" content="{{ plainify .Content }}"></head><body>
<header><a href="/">{{ site.Title }}</a><nav><a href="/usaha/">Usaha</a><a href="/tags/">Kategori</a></nav></header>
<main><h1>{{ .Title }}</h1>{{ with .Params.product }}<p>Rp{{ lang.FormatNumberCustom 0 .harga "- , ." }} / {{ .satuan }}</p>
<ul>{{ range .varian }}<li>{{ .nama }}{{ with .harga }} Rp{{ lang.FormatNumberCustom 0 . "- , ." }}{{ end }}</li>{{ end }}</ul>{{ end }}
{{ .Content }}{{ $text := printf "Halo, saya mau pesan:\\n%s\\n%s" .Title .Permalink }}
<a href="https://wa.me/62812?text={{ urlquery $text }}">Pesan lewat WhatsApp</a>
{{ with .CurrentSection }}<section><h2>{{ .Title }}</h2><p>{{ .Params.seller.ringkasan }}</p><ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></section>{{ end }}
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Product" "name" .Title "url" .Permalink | jsonify | safeJS }}</script>
</main><footer>{{ site.Title }}</footer></body></html>
"""  # noqa: E501
HUGO_LIST = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main>
<h1>{{ .Title }}</h1>{{ with .Params.seller }}<p>{{ .ringkasan }}</p><p>{{ .alamat.jalan }}, {{ .alamat.dusun }}</p>{{ end }}
<ul>{{ range first 60 .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main></body></html>
"""  # noqa: E501
ELEVENTY_PRODUCT = """---
pagination: {data: produk, size: 1, alias: item}
permalink: "usaha/{{ item.seller.slug }}/{{ item.id }}/"
---
<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ item.nama }} - Desa Uji</title>
<link rel="canonical" href="https://desa.example{{ page.url }}"><meta property="og:title" content="{{ item.nama }}">
<meta property="og:url" content="https://desa.example{{ page.url }}"><meta name="description" content="{{ item.deskripsi }}"></head><body>
<header><a href="/">Desa Uji</a><nav><a href="/usaha/">Usaha</a></nav></header>
<main><h1>{{ item.nama }}</h1><p>Rp{{ item.harga }} / {{ item.satuan }}</p>
<ul>{% for each in item.varian %}<li>{{ each.nama }}{% if each.harga %} Rp{{ each.harga }}{% endif %}</li>{% endfor %}</ul>
<p>{{ item.deskripsi }}</p>
<a href="https://wa.me/62812?text={{ ("Halo, saya mau pesan: " + item.nama) | urlencode }}">Pesan lewat WhatsApp</a>
<section><h2>{{ item.seller.nama }}</h2><p>{{ item.seller.ringkasan }}</p></section>
</main><footer>Desa Uji</footer></body></html>
"""  # noqa: E501
BUILDERS = {"ours": ours, "hugo": hugo, "eleventy": eleventy, "material": material}

if __name__ == "__main__":
    main()
