"""Markdown of entries: safe, and the fast way for plain text gives what the parser gives."""

from __future__ import annotations

import re
from collections import Counter

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.safe_text import markdown

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
        (
            "Harga:\n| Isi |\n|--:|\n| ~~9~~ 8 |",
            (
                '<p>Harga:</p>\n<div class="wide" tabindex="0"><table>\n<thead>\n<tr>\n<th>Isi</th>\n</tr>\n</thead>\n'
                "<tbody>\n<tr>\n<td><s>9</s> 8</td>\n</tr>\n</tbody>\n</table></div>\n"
            ),
        ),
        ("Rumus:\n\n    satu <b>", '<p>Rumus:</p>\n<pre tabindex="0"><code>satu &lt;b&gt;\n</code></pre>\n'),
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
    allowed = "p br strong em s a ul ol li h3 h4 h5 h6 blockquote code pre hr div table thead tbody tr th td"
    assert {e.tag for e in tree.iter()} - {"DOCUMENT_FRAGMENT"} <= set(allowed.split())


@pytest.mark.parametrize(
    ("html", "reached"),
    [
        ("<pre>a</pre>", '<pre tabindex="0">a</pre>'),
        ('<pre class="x"><code>', '<pre tabindex="0" class="x"><code>'),
        ('<pre id="a" tabindex="0">', '<pre id="a" tabindex="0">'),
        ("<prediksi>", "<prediksi>"),
        (
            "<table><tr><td>a</td></tr></table>",
            '<div class="wide" tabindex="0"><table><tr><td>a</td></tr></table></div>',
        ),
    ],
)
def test_what_scrolls_takes_the_focus(html: str, reached: str) -> None:
    assert markdown.within_reach(html) == reached


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Enak\nsekali.", "Enak sekali."),
        ("Enak sekali\n\nTahan lama", "Enak sekali. Tahan lama"),
        ("Enak 😀\n\nMurah!\n\nBaru", "Enak 😀 Murah! Baru"),
        ("# Bahan\n\n- **tempe** [asli](https://x.example/),\n- garam & `gula`", "Bahan: tempe asli, garam & gula"),
        (
            "Isi paket\n- ayam\n- nasi\n  - putih\n  - merah\n- teh\n\nMurah",
            "Isi paket: ayam, nasi: putih, merah; teh. Murah",
        ),
        ("1. cuci\n2. goreng\n\nSelesai", "1. cuci, 2. goreng. Selesai"),
        ("Judul\n===\nisi", "Judul: isi"),
        ("> Enak *sekali*\n\nkata Bu R", "Enak sekali. kata Bu R"),
        ("Senin  \nSelasa\\\nRabu", "Senin, Selasa, Rabu"),
        ("~~20.000~~ 15.000 \\*asli\\*", "20.000 15.000 *asli*"),
        ("satu\n\n---\n\ndua", "satu. dua"),
        ("```yaml\nkode\n  dua\n```\nlalu", "kode dua. lalu"),
        (
            "![keripik **asin**](foto.jpg) di [toko](http://x.example) dan [peta][1]\n\n[1]: ../peta",
            "keripik asin di toko dan peta",
        ),
        ("<b>tebal</b><br>baris <!-- rahasia --><img src=x>", "tebal baris"),
        ("<div>\n**isi**\n</div>", "isi"),
        ("harga <baru> <5.000", "harga <baru> <5.000"),
        (
            "| Ukuran | Harga |\n|---|---:|\n| kecil | 5.000 |\n| besar | |\n\nTahan lama",
            "Ukuran: kecil, Harga: 5.000; Ukuran: besar. Tahan lama",
        ),
        ("Isi: | Harga\n--|--\n5 | 8.000", "Isi: 5, Harga: 8.000"),
        ("|||\n|---|---|\n|Berat|250 g|", "Berat: 250 g"),
        ("| Ukuran | Harga |\n|---|---|", "Ukuran, Harga"),
        ("Daftar harga:\n| kecil | 5.000 |\n|---|\n| besar | 8.000 |", "Daftar harga: kecil, 5.000; besar, 8.000"),
        ("Harga | Isi | |---|---| | 5.000 | 3 |", "Harga, Isi, 5.000, 3"),  # folded by YAML's ">"
        ("Buka | Tutup", "Buka | Tutup"),
    ],
)
def test_plain_leaves_the_words(text: str, words: str) -> None:
    assert markdown.plain(text) == words


cell = st.text(st.sampled_from("ab1é😀 .,:()%"), min_size=1, max_size=8).filter(str.strip)
tables = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1))
rules = st.sampled_from(["---", ":--", "--:", ":-:", " --- "])


@given(
    tables,
    st.lists(rules, min_size=2, max_size=4),
    st.sampled_from(["\n", " ", "  \n", "\n\n"]),
    st.sampled_from(["", "Daftar harga:\n", "# Harga\n"]),
)
def test_no_mark_of_a_table_is_left_and_no_word_of_it_is_lost(
    rows: list[list[str]], line: list[str], end: str, before: str
) -> None:
    table = [rows[0], line, *rows[1:]]
    said = markdown.plain(before + end.join("|" + "|".join(row) + "|" for row in table))
    assert "|" not in said
    assert "--" not in said
    words = re.findall(r"\w+", " ".join(each for row in rows for each in row))
    assert Counter(re.findall(r"\w+", said)) >= Counter(words)


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
    assert markdown.html("```<b>\n<i>\n```").startswith('<pre tabindex="0"><code>&lt;i&gt;')
