"""Photos and videos, as every part of an entry names them."""

from __future__ import annotations

from katalog.contract.model.declared import Group, key
from katalog.contract.model.kinds import FileName, Text, WebAddress
from katalog.problems import Place


class Photo(Group, section="foto", short="file", folded="{{fields.keterangan}} ({{fields.file}})"):
    """One picture file of a business; `file` is relative to the business folder, with `/`.

    `place` is where the entry names it (or the entry's first line, for a photo found in the folder).
    """

    # fmt: off
    file: FileName = key(
        "file", label="Berkas", hint="Nama berkas foto di folder usaha, misalnya keripik.jpg.", example="keripik.jpg",
        also=("berkas", "nama file", "foto", "gambar", "nama"), called="", one_line=True, is_file=True,
        form_hint="Foto langsung dari HP boleh: diperkecil sendiri, dan catatan lokasinya dihapus.",
    )
    caption: Text | None = key(
        "keterangan", None, label="Keterangan foto", hint="Apa yang terlihat, untuk pembaca layar dan pencarian.",
        example="Keripik tempe dalam bungkus", also=("judul", "alt", "caption", "deskripsi"),
    )
    place: Place | None = None
    # fmt: on


class Video(Group, section="video", short="alamat", folded="{{fields.judul}} ({{fields.alamat}})"):
    """A video on another site, by its address; the title is what its still says."""

    # fmt: off
    url: WebAddress = key(
        "alamat", label="Alamat video", hint="Alamat video YouTube, TikTok, Instagram, atau Facebook.",
        example="https://www.youtube.com/watch?v=abc", also=("url", "link", "tautan", "video", "alamat video"),
    )
    title: Text | None = key(
        "judul", None, label="Judul video", hint="Satu kalimat pendek tentang isi video.",
        example="Cara menggoreng keripik", also=("nama", "keterangan", "title", "judul video"),
    )
    # fmt: on
