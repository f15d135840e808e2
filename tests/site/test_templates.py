"""The Jinja environment: escapes, refuses what is not defined, and writes fixed parts out when it compiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from katalog.site.templates import KeptTemplates, PlainEnvironment, environment_for

ICONS = {"store": Markup("<svg store>")}
TEXTS = {"a": "Bu & Pak", "brace": "{{ hidden }}"}


def environment(folder: Path, **templates: str) -> PlainEnvironment:
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    made = environment_for(folder, {"t": TEXTS.__getitem__, "icon": ICONS.__getitem__})
    made.globals.update(t=TEXTS.__getitem__, icon=ICONS.__getitem__, hidden="s")
    return made


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("<p>{{ t('a') }}</p>", "<p>Bu &amp; Pak</p>"),
        ("<p>{{ t('a') ~ '<' }}</p>", "<p>Bu &amp; Pak&lt;</p>"),
        ("{{ icon('store') }}", "<svg store>"),
        ("{% set x = t('a') if name else icon('store') %}<i title='{{ x }}'>", "<i title='Bu &amp; Pak'>"),
        ("{{ t(name and 'a') }}", "Bu &amp; Pak"),  # what is not fixed stays a call
        ("{{ t('brace') }}", "{{ hidden }}"),  # a text with braces is no template
        ("{{ name }}", "&lt;b&gt;"),
    ],
)
def test_what_a_template_gives(tmp_path: Path, template: str, text: str) -> None:
    assert environment(tmp_path, page=template).get_template("page.html").render(name="<b>") == text


def test_a_missing_fixed_text_stops_the_template(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        environment(tmp_path, page="{{ t('gone') }}").get_template("page.html")


def test_a_missing_name_stops_the_page(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        environment(tmp_path, page="{{ gone }}").get_template("page.html").render()


def test_components_see_what_every_template_sees(tmp_path: Path) -> None:
    made = environment(
        tmp_path,
        part="{% macro part(x) %}{{ x }}{{ hidden }}{% endmacro %}",
        page='{% from "part.html" import part %}{{ part("<") }}',
    )
    assert made.get_template("page.html").render() == "&lt;s"


def test_kept_templates_are_those_of_the_same_source_and_texts(tmp_path: Path) -> None:
    kept = KeptTemplates()

    def shown(template: str, text: str) -> str:
        (tmp_path / "page.html").write_text(template, "utf-8")
        kept.begin(text)
        made = environment_for(tmp_path, {"t": lambda _: text, "icon": ICONS.__getitem__}, kept)
        return made.get_template("page.html").render()

    assert shown("1 {{ t('a') }}", "Bu") == "1 Bu"
    code = dict(kept._kept)
    assert shown("1 {{ t('a') }}", "Bu") == "1 Bu"
    assert kept._kept == code  # nothing was compiled
    assert shown("2 {{ t('a') }}", "Bu") == "2 Bu"
    assert shown("2 {{ t('a') }}", "Pak") == "2 Pak"
