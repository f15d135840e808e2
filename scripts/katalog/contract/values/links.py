"""Addresses on the web: https only, and the names people use on social networks and marketplaces."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from katalog.contract.spelling import fold
from katalog.contract.values.mistakes import Mistake, refusal, typed, written, wrong
from katalog.contract.values.phones import mobile
from katalog.contract.values.platforms import PLATFORMS, Platform
from katalog.safe_text.web_hosts import HOST

_HINT = "Salin alamat lengkapnya, yang dimulai dengan `https://`."
SHOWN = 90  # characters of an address that a hint repeats
ADDRESS_MAX = 2_000  # characters; what browsers and search engines are sure to take
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NAKED = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_REPOSITORY = re.compile(
    r"(?:(?:https://)?(?:www\.)?github\.com/)?"
    r"(?P<owner>[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})/(?P<name>(?!\.{1,2}(?:/|$))[\w.-]{1,100}?)(?:\.git)?/?",
    re.ASCII,
)
"""GitHub: owners are letters, digits and single hyphens, at most 39; names at most 100, `.` and `_` besides."""
_REPOSITORY_HINT = "Tulis pemilik dan nama repositori, dipisah garis miring: `{key}: .../...`."
_SLIP = re.compile(r"h?t{1,3}ps?[:;.]?/{0,3}\s*(?=[\w-]+\.)", re.IGNORECASE)
"""The beginning of an address, misspelled: `htps://`, `https:/`, `https//`, `https:// `."""
_OWN_ADDRESS = re.compile(r"https://[^\s,;|<>()\"']+[^\s,;|<>()\"'.]", re.IGNORECASE)
_OWN_NAME = re.compile(r"(?<![\w.])@(?P<name>[\w.-]*\w)", re.ASCII)
"""Addresses and names of accounts among other words."""
_LABEL = re.compile(
    r"(?P<label>ig|insta(?:gram)?|fb|facebook|tik\s?tok|tt|yt|youtube|twitter|threads|tele(?:gram)?|shopee|tokopedia|tokped|lazada"
    r"|akun|username|user|nama(?:\s+akun)?)\s*[:=]\s*(?!//)",
    re.IGNORECASE,
)
"""What people put before an account: `IG: @warung`."""
_MEDIA_HINT = (
    "Tulis satu baris untuk setiap media, menjorok dua spasi: nama medianya, titik dua, spasi, "
    "lalu nama akun di antara tanda kutip."
)
_TRACKED = re.compile(
    r"(?:^|&)(?:igsh|igshid|utm_\w+|hl|lang|_[rt]|si|mibextid|is_from_webapp|sender_device|s|t)=[^&]*"
)
"""What share buttons add to an address of a profile."""
_SAFE = "%/:?#[]@!$&'()*+,;=-._~"


def web_address(value: object) -> str:
    """Return an https address with a public host name, percent-encoded where needed; raises on everything else."""
    address = written(value, _HINT, ADDRESS_MAX)
    if len(address) > ADDRESS_MAX:
        raise wrong(
            f"terlalu panjang, paling banyak {ADDRESS_MAX} huruf", 'Pakai tombol "Bagikan" untuk alamat pendek.'
        )
    if not address.lower().startswith("https://") and (slip := _SLIP.match(address)) and slip[0].lower() != "http://":
        fixed = "https://" + address[slip.end() :]
        raise wrong("salah ketik di awalnya", f"Tulis `{{key}}: {fixed[:87]}`." if not _UNFIT.search(fixed) else _HINT)
    if _UNFIT.search(address):
        raise _among_words(address)
    if not address.lower().startswith("https://"):
        raise _not_https(address)
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode().lower()
        port = parts.port
    except ValueError:
        raise wrong("bukan alamat web yang benar", _HINT) from None
    if "@" in parts.netloc or "\\" in address:
        raise wrong(
            "bukan alamat web yang benar", "Alamat web tidak boleh memuat nama pengguna atau garis miring terbalik."
        )
    if not HOST.fullmatch(host):
        raise wrong("bukan alamat web yang benar", _HINT)
    rest = address[len("https://") + len(parts.netloc) :]
    return f"https://{host}" + (f":{port}" if port not in {None, 443} else "") + quote(rest, safe=_SAFE)


def _among_words(address: str) -> Exception:
    """Return what is wrong with a text that has spaces, offering the first address in it."""
    own = list(dict.fromkeys(_OWN_ADDRESS.findall(address)))
    message = "memuat lebih dari satu alamat" if len(own) > 1 else "memuat spasi atau tanda tak terlihat"
    return wrong(message, f"Tulis satu alamat saja: `{{key}}: {own[0]}`." if own and len(own[0]) < SHOWN else _HINT)


def video(value: object) -> object:
    """Return `{alamat}` for a video given as its address only, which has to be one; leaves a mapping as it is."""
    return {"alamat": web_address(value)} if isinstance(value, str) else value


def repository(value: object) -> str:
    """Return a repository on GitHub as `owner/name`, from that or from its address; raises on everything else."""
    found = _REPOSITORY.fullmatch(written(value, _REPOSITORY_HINT))
    if not found:
        raise wrong("bukan repositori GitHub", _REPOSITORY_HINT)
    return f"{found['owner']}/{found['name']}"


def social_links(value: object) -> object:
    """Return `{channel, url, handle}` for a mapping channel -> name or address; raises with every mistake in it."""
    if not isinstance(value, dict):
        if isinstance(value, str):
            raise wrong("harus menyebut nama medianya", _MEDIA_HINT)
        if isinstance(value, list | tuple) and not any(isinstance(part, str) for part in value):
            return value
        raise wrong("harus menyebut nama medianya", _MEDIA_HINT)
    links, mistakes = [], []
    for channel, entry in value.items():
        if channel not in PLATFORMS:
            known = ", ".join(PLATFORMS)
            mistakes.append(Mistake(f"tidak mengenal `{channel}`", f"Yang dikenal: {known}.", (channel,), on_key=True))
            continue
        try:
            links.append(_link(channel, PLATFORMS[channel], entry))
        except ValueError as error:
            found = getattr(error, "context", None) or {}
            mistakes.append(Mistake(found.get("message", ""), found.get("hint", ""), (channel,)))
    if mistakes:
        raise refusal(mistakes)
    order = list(PLATFORMS)
    return tuple(sorted(links, key=lambda link: order.index(link["channel"])))


def _link(channel: str, platform: Platform, value: object) -> dict[str, str]:
    hint = (
        f"Tulis nama akun {platform.label} tanpa spasi, di antara tanda kutip, atau salin alamat lengkapnya."
        if platform.address
        else f"Salin alamat lengkapnya dari {platform.label}."
    )
    entry = written(value, hint, ADDRESS_MAX)
    entry = entry if "/" in entry else typed(entry, hint, ADDRESS_MAX)
    entry = _without_label(entry, channel, platform)
    if channel == "katalog_wa":
        return _whatsapp_catalogue(entry)
    if not platform.hosts:
        url = web_address(entry)
        return {"channel": channel, "url": url, "handle": _shown(url)}
    if platform.address and " " in entry and (own := _OWN_NAME.findall(entry)) and not _OWN_ADDRESS.search(entry):
        one = f"Tulis satu nama akun saja: `{{key}}: {_named(platform, own[0])}`."
        raise wrong("memuat lebih dari satu akun" if len(set(own)) > 1 else "memuat kata lain", one)
    if _SCHEME.match(entry) or "/" in entry or _is_on(platform, entry.split("/")[0].lower()):
        url = web_address(
            entry if _SCHEME.match(entry) or not _is_on(platform, entry.split("/")[0].lower()) else f"https://{entry}"
        )
        if not _is_on(platform, urlsplit(url).hostname or ""):
            raise wrong(f"bukan alamat {platform.label}", hint)
        if not (urlsplit(url).path.strip("/") or urlsplit(url).query):
            raise wrong("belum menyebut akunnya", hint)
        return {"channel": channel, "url": url, "handle": _handle(platform, url)}
    if not platform.address:
        raise wrong("harus alamat lengkap, bukan nama saja", hint)
    name = entry.removeprefix("@").strip()
    if not re.fullmatch(platform.name, name, re.ASCII):
        raise wrong(f"bukan nama akun {platform.label}", hint)
    return {"channel": channel, "url": platform.address.format(name), "handle": platform.sigil + name}


def _without_label(entry: str, channel: str, platform: Platform) -> str:
    """Return an account without the medium's name before it; raises on another medium's."""
    label = _LABEL.match(entry)
    if label is None:
        return entry
    meant = _called(label["label"]) or channel
    if meant != channel:
        raise wrong(f"bukan akun {platform.label}, tertulis {label['label']}", f"Pindahkan ke baris `{meant}`.")
    return entry[label.end() :]


def _called(label: str) -> str | None:
    """Return the key of the medium that people call `label`, None where there is none."""
    said = fold(label)
    return next((key for key, each in PLATFORMS.items() if said in map(fold, (key, *each.also))), None)


def _named(platform: Platform, name: str) -> str:
    return f'"{platform.sigil}{name}"' if platform.sigil else name


def _whatsapp_catalogue(entry: str) -> dict[str, str]:
    if not _SCHEME.match(entry):
        digits = mobile(entry.removeprefix("wa.me/c/")).removeprefix("+")
        url = f"https://wa.me/c/{digits}"
    else:
        url = web_address(entry)
        if urlsplit(url).hostname != "wa.me":
            raise wrong("bukan alamat katalog WhatsApp", "Tulis nomor WhatsApp usaha, diawali 08 atau +62.")
    return {"channel": "katalog_wa", "url": url, "handle": _shown(url)}


def _is_on(platform: Platform, host: str) -> bool:
    return any(host == own or host.endswith(f".{own}") for own in platform.hosts)


def _handle(platform: Platform, url: str) -> str:
    path = urlsplit(url).path.strip("/")
    prefix = urlsplit(platform.address.split("{")[0]).path.strip("/") if platform.address else ""
    name = path.removeprefix(prefix).removeprefix("@").strip("/")
    usual = {urlsplit(platform.address).hostname, platform.hosts[0]}
    is_profile = (
        platform.address and not _TRACKED.sub("", urlsplit(url).query) and re.fullmatch(platform.name, name, re.ASCII)
    )
    if is_profile and urlsplit(url).hostname in usual:
        return platform.sigil + name
    return _shown(url)


def _shown(url: str) -> str:
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")


def _not_https(address: str) -> Exception:
    if address.lower().startswith("http://"):
        return wrong("harus memakai https", f"Ganti `http` menjadi `https`: `{{key}}: https://{address[7:87]}`.")
    if _NAKED.fullmatch(address):
        return wrong("harus dimulai dengan https://", f"Tulis `{{key}}: https://{address[:80]}`.")
    if _SCHEME.match(address):
        return wrong("harus dimulai dengan https://", f"Alamat jenis lain ditolak demi keamanan. {_HINT}")
    return wrong("bukan alamat web", _HINT)
