"""Markdown of entries: safe, and the fast way for plain text gives what the parser gives."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog import markdown

LONG = "Digoreng dua kali dengan api kecil supaya renyahnya tahan sampai tiga bulan"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Enak.", "<p>Enak.</p>\n"),
        ("  Enak.\n\n\nMurah.  ", "<p>Enak.</p>\n<p>Murah.</p>\n"),
        ("Isi:\nayam\ntelur", "<p>Isi:<br />\nayam<br />\ntelur</p>\n"),
        (f"{LONG}\nasal kering.", f"<p>{LONG}\nasal kering.</p>\n"),
        (f"**{LONG}**\nasal kering.", f"<p><strong>{LONG}</strong>\nasal kering.</p>\n"),
        ("**Isi**:\nayam", "<p><strong>Isi</strong>:<br />\nayam</p>\n"),
        ("# Bahan\n- tempe\n- garam", "<h3>Bahan</h3>\n<ul>\n<li>tempe</li>\n<li>garam</li>\n</ul>\n"),
        ("1. satu\n2. dua", "<ol>\n<li>satu</li>\n<li>dua</li>\n</ol>\n"),
        ('Rasa "asin" & manis', "<p>Rasa &quot;asin&quot; &amp; manis</p>\n"),
        (
            "[kisah](https://kisah.example/)",
            '<p><a href="https://kisah.example/" rel="nofollow ugc noopener">kisah</a></p>\n',
        ),
    ],
)
def test_what_markdown_becomes(text: str, html: str) -> None:
    assert str(markdown.html(text)).replace("&#34;", "&quot;") == html


@pytest.mark.parametrize(
    "text",
    [
        "[tekan](javascript:alert(1))",
        "[tekan](http://tidak-aman.example)",
        "[tekan](//lain.example)",
        "[tekan](data:text/html,x)",
        "![gambar](https://lacak.example/x.png)",
        "<script>alert(1)</script>",
        '<a href="https://x.example" onclick="x">x</a>',
        "<img src=x onerror=alert(1)>",
        "<javascript:alert(1)>",
    ],
)
def test_nothing_but_https_links_gets_through(text: str) -> None:
    tree = html5lib.parse(str(markdown.html(text)), treebuilder="etree", namespaceHTMLElements=False)
    assert {e.tag for e in tree.iter()} <= {"html", "head", "body", "p", "a"}
    for element in tree.iter("a"):
        assert element.get("href", "").startswith("https://")
        assert set(element.attrib) == {"href", "rel"}


def words(html: str) -> list[tuple[str, str]]:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return [(str(e.tag), (e.text or "").strip(" ")) for e in tree.iter()] + [("", (e.tail or "")) for e in tree.iter()]


plain_text = st.text(st.sampled_from("ab1.,:;!?()\"'%/ \n-+#=~é😀"), max_size=140)


@given(plain_text)
def test_plain_text_becomes_the_same_without_the_parser(text: str) -> None:
    parser = markdown._parser()
    text = text.strip()
    slow = parser.render(markdown._MEANT_BREAK.sub(r"\1  \n", text))
    squeezed = [re.sub(r"\s+", " ", str(words(html))) for html in (str(markdown.html(text)), slow)]
    assert squeezed[0] == squeezed[1]


@given(st.text(max_size=200))
def test_no_text_opens_an_element_that_markdown_has_not(text: str) -> None:
    tree = html5lib.parseFragment(str(markdown.html(text)), treebuilder="etree", namespaceHTMLElements=False)
    allowed = "p br strong em a ul ol li h3 h4 h5 h6 blockquote code pre hr"
    assert {e.tag for e in tree.iter()} - {"DOCUMENT_FRAGMENT"} <= set(allowed.split())


def test_plain_leaves_the_words() -> None:
    assert (
        markdown.plain("# Bahan\n\n- **tempe** [asli](https://x.example/),\n- garam & `gula`")
        == "Bahan tempe asli, garam & gula"
    )
    assert markdown.plain("Enak\nsekali.") == "Enak sekali."


@given(st.text(max_size=300), st.integers(min_value=10, max_value=200))
def test_shortened_fits(text: str, limit: int) -> None:
    short = markdown.shortened(text, limit)
    assert len(short) <= limit
    assert "\n" not in short
    assert short.rstrip("…") in " ".join(text.split())


def test_shortened_cuts_between_words() -> None:
    assert markdown.shortened("Keripik tempe yang renyah sekali", 20) == "Keripik tempe yang…"


def test_a_link_brings_no_attribute_but_its_address():
    assert (
        markdown.html('[a](https://a.example/ "b")')
        == f'<p><a href="https://a.example/" rel="{markdown.LINK_REL}">a</a></p>\n'
    )


def test_a_block_of_code_brings_no_class_of_its_own():
    assert markdown.html("```<b>\n<i>\n```").startswith("<pre><code>&lt;i&gt;")
