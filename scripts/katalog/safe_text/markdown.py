"""Markdown that people wrote in entries, as safe HTML: no raw HTML, no pictures, honest https links only."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from katalog.safe_text import direction_signs, markdown_words, web_hosts

PLAIN_KEPT = 100_000  # texts whose plain words are kept: a page, its structured data and its kit all want them
HEADING_SHIFT = 2  # an entry's "#" stands under the page's h1 and the section's h2
HEADING_LAST = 6
LINK_REL = "nofollow ugc noopener"  # https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links

# Most descriptions are a sentence or two without any mark-up. Parsing them costs a hundred times what this look does.
_MARKED_UP = re.compile(r"[\\`*_\[\]<>&|\x00\t\r\f\v]|~~|^ |  $|^(?:[#+=~-]|\d+[.)])", re.MULTILINE)
MEANT_BREAK_MAX = 60  # characters; editors and people wrap prose later than that
_MEANT_BREAK = re.compile(rf"^([^\n]{{1,{MEANT_BREAK_MAX}}})(?<! )\n(?=[^\n])", re.MULTILINE)
_UNREACHED = re.compile(r"<pre(?=[\s>])(?![^>]*\stabindex)")
_BLANK_LINES = re.compile(r"\n(?:[ ]*\n)+")


@cache
def _parser() -> MarkdownIt:
    """Return the one parser; it holds no text between calls."""
    parser = (
        MarkdownIt("commonmark", {"html": False, "breaks": False}).disable("image").enable(markdown_words.EXTENSIONS)
    )
    parser.validateLink = _is_public  # type: ignore[method-assign]  # how markdown-it's own documentation replaces it
    parser.core.ruler.push("honest_links", _without_disguised)
    parser.add_render_rule("link_open", _open_link)
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("code_block", _fence)
    parser.add_render_rule("th_open", _cell)
    parser.add_render_rule("td_open", _cell)
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", _heading)
    return parser


def html(text: str) -> Markup:
    """Return Markdown as HTML.

    A line break after a short line was meant (a list of dishes typed like a chat message) and is kept; one after a long
    line is where the editor wrapped, and flows on.
    """
    text = text.strip()
    if _MARKED_UP.search(text):
        made = _parser().render(_MEANT_BREAK.sub(r"\1  \n", text))
        return Markup(within_reach(direction_signs.without(made)))  # noqa: S704  # escaped, raw HTML is off
    return Markup("").join(_paragraph(part) for part in _BLANK_LINES.split(text) if part)


def within_reach(html: str) -> str:
    """Return the HTML of Markdown with all that may be wider than a phone put where it can be scrolled with keys.

    What scrolls has to take the focus (WCAG 2.2, 2.1.1; browsers of the floor do not see to that themselves).
    """
    html = _UNREACHED.sub('<pre tabindex="0"', html)
    return html.replace("<table", '<div class="wide" tabindex="0"><table').replace("</table>", "</table></div>")


@lru_cache(maxsize=PLAIN_KEPT)
def plain(text: str) -> str:
    """Return the words of Markdown without its marks, as sentences on one line."""
    text = text.strip()
    if _MARKED_UP.search(text):
        return direction_signs.without(markdown_words.words(text))  # "&#x202E;" is one, too
    return markdown_words.joined((" ".join(part.split()), ".") for part in _BLANK_LINES.split(text))


def shortened(text: str, limit: int) -> str:
    """Return `text` on one line with at most `limit` characters, cut between words with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[:limit]
    cut = head.rfind(" ")
    return f"{head[: cut if cut > limit // 2 else limit - 1].rstrip(' ,.;:-')}…"


def _paragraph(text: str) -> Markup:
    lines = text.split("\n")
    pieces = [
        line + ("" if at == len(lines) else "\0" if len(line) <= MEANT_BREAK_MAX else "\n")
        for at, line in enumerate(lines, 1)
    ]
    return Markup("<p>{}</p>\n").format(Markup("<br />\n").join("".join(pieces).split("\0")))


def _is_public(url: str) -> bool:
    return bool(web_hosts.host_of(url))


def _without_disguised(state: StateCore) -> None:
    """Leave only the words of links that look like another address than theirs."""
    for token in state.tokens:
        kept: list[Token] = []
        opened = -1
        for child in token.children or ():
            kept.append(child)
            if child.type == "link_open":
                opened = len(kept) - 1
            elif child.type == "link_close" and opened >= 0:
                words = "".join(each.content for each in kept[opened:])
                if web_hosts.is_disguised(words, str(kept[opened].attrs["href"])):
                    del kept[-1], kept[opened]
                opened = -1
        token.children = kept if token.children is not None else None


def _open_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    tokens[index].attrs = {"href": tokens[index].attrs["href"], "rel": LINK_REL}  # no title: a phone never shows one
    return renderer.renderToken(tokens, index, options, env)


def _fence(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: MutableMapping[str, Any]
) -> str:
    """Return what stands between ``` without the class that the word behind them would become."""
    return str(Markup("<pre><code>{}</code></pre>\n").format(tokens[index].content))


def _cell(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: MutableMapping[str, Any]
) -> str:
    """Open a cell without the style that ":" in the line of dashes asks for: the pages' policy refuses styles."""
    return f"<{tokens[index].tag}>"


def _heading(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    token = tokens[index]
    token.tag = f"h{min(HEADING_LAST, int(token.tag[1]) + HEADING_SHIFT)}"
    return renderer.renderToken(tokens, index, options, env)
