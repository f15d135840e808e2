"""What is left to do on GitHub after a village was started: in order, each with the address of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from katalog.program import COMMAND

if TYPE_CHECKING:
    from pathlib import Path

    from katalog.contract.model import Village

_GITHUB = "https://github.com"
_UNKNOWN = "AKUN/NAMA"
_RIGHT = '"Allow GitHub Actions to create and approve pull requests"'


def sentences(village: Village, folder: Path) -> list[str]:
    """Return what to do next, one line each; where the repository is not known yet, `AKUN/NAMA` stands for it."""
    repository = village.repository or _UNKNOWN
    home = f"{_GITHUB}/{repository}"
    upload = f"buka {home}/upload/main dan seret semua isinya, juga folder .github"
    push = f"git init -b main && git add -A && git commit -m Mulai && git push {home}.git main"
    steps = (
        f"Buat repositori kosong milik akun desa (Public, tanpa README): {_new(village)}",
        f"Kirim isi folder ini ke sana. Tanpa git: {upload}. Dengan git: {push}",
        f"Halaman situs: di {home}/settings/pages pilih Source: GitHub Actions",
        f"Usulan warga: di {home}/settings/actions beri tanda pada {_RIGHT}, lalu Save",
        f"Terbitkan: di {home}/actions/workflows/terbit.yml tekan Run workflow. {_later(repository)}",
        f"Undang relawan: {home}/settings/access",
    )
    unknown = [f"Ganti {_UNKNOWN} dengan nama akun dan nama repositorinya."] if not village.repository else []
    return [
        f"Desa sudah dimulai di {folder}. Coba dulu di sini: masuk ke folder itu, lalu ketik `{COMMAND} serve`.",
        "",
        "Di GitHub, berurutan:",
        *(f"{number}. {step}" for number, step in enumerate(steps, 1)),
        *unknown,
    ]


def _new(village: Village) -> str:
    if village.repository is None:
        return f"{_GITHUB}/new"
    owner, _, name = village.repository.partition("/")
    return f"{_GITHUB}/new?owner={quote(owner)}&name={quote(name)}&visibility=public"


def _later(repository: str) -> str:
    """Return where the site is going to be, unless the village gives it an address of its own."""
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io" if repository != _UNKNOWN else f"{owner}.github.io"
    site = f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
    return f"Alamat situsnya muncul di sana, biasanya {site}"
