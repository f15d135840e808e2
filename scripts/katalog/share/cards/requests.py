"""What each page's link preview says and shows: from the words of each page to requests for cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from katalog import addresses
from katalog.contract.model import Village
from katalog.pages.page import CardWords, Named, Page, Pictured
from katalog.photos.plan import Picture
from katalog.share.cards.collect import CardRequest
from katalog.share.cards.lettering import drawable, drawable_or
from katalog.share.cards.preview_card import Words
from katalog.share.cards.tones import by_category, tone_of
from katalog.texts import Texts

PHOTOS = 4  # of a list's card


def card_requests(
    pages: Iterable[Page], village: Village, texts: Texts, logo: Picture | None = None
) -> dict[str, CardRequest]:
    """Return the card of every page in the index, by the page's address; what has none of its own has home's.

    An old address shows the card of the page that it leads to. `logo` is the village's.
    """
    maker = _Requests(village, logo)
    requests: dict[str, CardRequest] = {}
    moved: dict[str, str] = {}
    for page in pages:
        if page.canonical and not page.indexed:
            moved[page.address] = page.canonical
        if not page.indexed:
            continue
        words = page.card_words(village, texts)
        request = maker.of(words) if words else requests.get(addresses.HOME)
        if request is not None:
            requests[page.address] = request
    return requests | {old: requests[new] for old, new in moved.items() if new in requests}


class _Requests:
    """Cards of one village's pages; a category has one tone, for its list and all its businesses."""

    def __init__(self, village: Village, logo: Picture | None) -> None:
        self._over = drawable(village.name)
        self._colour = village.colour
        self._logo = logo
        self._tones = by_category(village)

    def of(self, words: CardWords) -> CardRequest:
        """Return the card that says `words`, as far as the font can show them."""
        name = _shown(words.name)
        return CardRequest(
            Words(
                over=drawable(words.over) or self._over,
                name=name,
                under=", ".join(part for part in map(_shown, words.under) if part),
                tag=drawable(words.tag),
                tag_note=drawable(words.note),
                initials=initials(name),
            ),
            _pictures(words.pictured),
            self._tones[words.category] if words.category else tone_of(words.colour, self._colour),
            self._logo,
        )


def _shown(name: Named) -> str:
    return drawable_or(name.text, name.slug) if name.slug else drawable(name.text)


def initials(name: str) -> str:
    """Return the first letters of a name's first two words, capitals: what stands where no photo is."""
    words = [word for word in (_letters(part) for part in name.split()) if word]
    return "".join(word[0] for word in words[:2]).upper()


def _letters(word: str) -> str:
    return "".join(character for character in drawable(word) if character.isalnum())


def _pictures(views: Iterable[Pictured]) -> tuple[Picture, ...]:
    """Return the pictures that stand for the views, different ones, up to PHOTOS."""
    return tuple(_different(view.photo.picture for view in views if view.photo))


def _different(pictures: Iterable[Picture]) -> Iterator[Picture]:
    seen: set[str] = set()
    for picture in pictures:
        if picture.fallback.name not in seen:
            seen.add(picture.fallback.name)
            yield picture
        if len(seen) == PHOTOS:
            return
