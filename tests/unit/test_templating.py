"""The Jinja environment: escapes, refuses what is not defined, and writes fixed parts out when it compiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from katalog.templating import PlainEnvironment, environment_for

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
