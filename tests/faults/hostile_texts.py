"""Texts that try to be more than texts: markup, scripts, formulas, templates, signs that turn what follows."""

from __future__ import annotations

import random

MARK = "zq"  # begins every name that a page must not know
PIECES = (
    "<zq zqa=1>", "</zq>", '"><zq>', "'><zq>", '" zqa="1', "' zqa='1", "` zqa=`", " onzq=1 ",
    "<img src=zq onerror=zq>", "</script><zq>", "</SCRIPT ><zq>", "<script>zq</script>", "<!--zq", "-->", "--!><zq>",
    "<![CDATA[zq", "]]>", "</title><zq>", "</textarea><zq>", "</style><zq>", "<svg/onload=zq>", "<zq", "<zq/",
    "<math><mtext></form><zq>", "<!--<script>", "</li></ul></main><zq>", "<base href=//zq.example>", "<zq\u00a0a=1>",
    "&lt;zq&gt;", "&#60;zq&#62;", "&#x3c;zq>", "&amp;", "&quot; zqa=1 ", "&ltzq>", "&NewLine;", "&#0;",
    "{{ 'zq' ~ 77 }}", "{% raw %}", "{% include 'head.html' %}", "{# zq", "{{'zq'~77}}", "{nama}", "{0.__class__}",
    "${zq}", "%s %d {0} {nama}", "%(nama)s", "@@HEAD@@", "@@BODY@@", "<body zqa>", "\\", "\\u003czq\\u003e",
    "javascript:zq", "data:text/html,<zq>", "https://zq.example/", "//zq.example/",
    "[zq](javascript:zq)", "[zq](JaVaScRiPt:zq)", "[zq](data:text/html,<zq>)", "[zq](&#106;avascript:zq)",
    "[zq](https://zq.example/ \"zq' zqa='\")", "![zq](https://zq.example/zq.png)", '<https://zq.example/" zqa>',
    '[zq](https://zq.example/"onzq=1)', "[zq]: javascript:zq\n\n[zq]", "<javascript:zq>", "`<zq>`",
    "```<zq>\n<zq>\n```", '~~~ zq" zqa=\n~~~', "    <zq>", "* <zq>", "> <zq>", "# <zq>", "1. <zq>", "---",
    "**<zq>**", "_<zq>_", "~~zq~~", "|zq|zq|\n|-|-|", "[^zq]", ":zq:", "<zq@zq.example>", "zq@zq.example",
    "\u202ezq\u202c", "\u2028", "\ufeff", "\u200b", "\U0001f600", "e\u0301", "\u0130", "\u1e9e", "\ufdfa", "\u0e01" * 9,
    "zq" * 120, "=zq()", "+zq", "@zq", "-zq", "\tzq", '=HYPERLINK("https://zq.example")', "'=zq", "\uff1dzq",
    "BEGIN:VCARD", "\r\nNOTE:zq", "\nEND:VCARD\n", ";zq:", ",", "/", "?a=1&b=2#c", "..", "../../zq", "%00", "%3Czq%3E",
    "%0d%0aX-Zq: 1", "zq.jpg", "<para>zq</para>", "<font zqa=1>", "<b>zq", "&zq;", "<a href='zq'>", "::error::zq",
    "%25", "*zq*", "0", "-1", "1e9", "NaN", "null", "true", "constructor", "__proto__", "toString",
)  # fmt: skip


def text(rng: random.Random, *, long: bool = False) -> str:
    """Return a text of some pieces, on one line unless it is `long`."""
    words = [rng.choice(PIECES) for _ in range(rng.randint(1, 8 if long else 3))]
    found = rng.choice(("", " ", "\n\n" if long else "")).join(words)
    return found if long else " ".join(found.split()) or "zq"
