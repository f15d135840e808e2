"""Where a business is and how far it brings its goods."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from katalog.contract import values
from katalog.contract.model.declared import Frozen, Group, key
from katalog.contract.model.kinds import Fee, Rupiah, Text, WebAddress


class Coordinates(Frozen):
    """A point on earth in decimal degrees, WGS 84."""

    latitude: float
    longitude: float


class Address(Group, section="alamat"):
    """Where a business is (`alamat`)."""

    # fmt: off
    hamlet: Text = key(
        "dusun", label="Dusun", hint="Sama seperti nama dusun di `_desa.yaml`.", example="Dusun I",
        also=("lingkungan", "dukuh", "banjar", "nama dusun", "hamlet"), is_code=True, of_village="hamlets",
        remark="harus sama dengan nama dusun di businesses/_desa.yaml", form_hint="",
    )
    street: Text | None = key(
        "jalan", None, label="Jalan", hint="Nama jalan dan nomor.", example="Jalan Melati 5",
        also=("alamat", "nama jalan", "jl", "alamat lengkap", "street"),
    )
    neighbourhood: Annotated[str, BeforeValidator(values.neighbourhood)] | None = key(
        "rt_rw", None, label="RT/RW", hint="Misalnya 02/03.", example="02/03",
        also=("rt", "rw", "rt rw", "rtrw", "rt dan rw"), spelled="RT/RW", one_line=True,
    )
    landmark: Text | None = key(
        "patokan", None, label="Patokan", hint="Tempat di dekatnya yang mudah dikenali.", example="seberang masjid",
        also=("dekat", "ancar-ancar", "petunjuk", "landmark"),
    )
    coordinates: Annotated[Coordinates, BeforeValidator(values.coordinates)] | None = key(
        "koordinat", None, label="Titik peta", hint="Salin dari Google Maps: tekan lama titiknya. Pakai tanda kutip.",
        example='"3.5214, 98.7731"',
        also=("titik", "titik peta", "gps", "lokasi", "lat long", "latlong", "coordinates"),
        remark="salin dari Google Maps, pakai tanda kutip", form_hint="Salin dari Google Maps: tekan lama titiknya.",
    )
    map_link: WebAddress | None = key(
        "peta", None, label="Tautan peta", hint="Alamat https dari tombol Bagikan di Google Maps.",
        example="https://maps.app.goo.gl/abc",
        also=("google maps", "gmaps", "maps", "link peta", "link maps", "peta google", "map"),
    )
    # fmt: on

    @property
    def neighbourhood_said(self) -> str | None:
        """The neighbourhood as an address says it: `RT/RW 02/01`, or as it was written where it says that itself."""
        written = self.neighbourhood
        return f"RT/RW {written}" if written and written[0] not in "Rr" else written


class DeliveryArea(Group, section="ongkir", pair=("wilayah", "biaya"), folded="{{fields.wilayah}}: {{fields.biaya}}"):
    """A delivery fee (`ongkir`): to where, rupiah, and from which order value in rupiah it is offered."""

    # fmt: off
    area: Text = key(
        "wilayah", label="Wilayah", hint="Nama dusun, atau daerah lain.", example="Dusun I",
        also=("daerah", "tujuan", "dusun", "area", "ke"),
    )
    fee: Fee = key(
        "biaya", label="Biaya", hint="Rupiah, atau gratis.", example="5000",
        also=("ongkir", "ongkos", "harga", "tarif", "fee", "cost"),
    )
    minimum: Rupiah | None = key(
        "minimal", None, label="Belanja minimal", hint="Rupiah; di bawah itu tidak diantar ke sana.", example="50000",
        also=("minimal belanja", "minimal pesan", "minimum", "min"),
    )
    # fmt: on
