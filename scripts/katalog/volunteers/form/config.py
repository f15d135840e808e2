"""Writes the configuration of the form: where it saves to, what it calls things, and a collection for the entries.

The editor is Sveltia CMS 0.221; its options are those of `types/public.d.ts` in its package.
"""

from __future__ import annotations

import json
from typing import Any, Final

from katalog.contract import model
from katalog.contract.values import SLUG, SLUG_MAX
from katalog.entries.folder import ENTRY, VILLAGE
from katalog.volunteers.form.fields import fields_of
from katalog.volunteers.form.shapes import table_of

PHOTO_SIDE_MAX: Final = 1600
"""Pixels: more than the largest picture a page shows, and a photo of 3 MB becomes one of 200 KB before it is sent."""
PHOTO_QUALITY: Final = 85
ORIGINAL: Final = "_asli"
"""The hidden field that carries an entry's text to the script, which keeps its comments and order."""
ENTRY_FORMAT, VILLAGE_FORMAT = "usaha", "desa"


def config(village: model.Village, repository: str, site_url: str, folder: str) -> str:
    """Return the configuration as JSON: `cms` for the editor, `formats` for the script that reads and writes entries.

    `repository` is `owner/name` on GitHub, `folder` where the entries lie in it.
    """
    made = {
        "cms": _editor(village, repository, site_url, folder),
        "formats": {
            ENTRY_FORMAT: table_of(model.Business, village),
            VILLAGE_FORMAT: table_of(model.Village, village),
        },
        "original": ORIGINAL,
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _editor(village: model.Village, repository: str, site_url: str, folder: str) -> dict[str, Any]:
    return {
        "load_config_file": False,
        "app_title": f"Isian {village.name}",
        "site_url": site_url,
        "display_url": site_url,
        "show_preview_links": False,
        "backend": {
            "name": "github",
            "repo": repository,
            "auth_methods": ["token"],
            "commit_messages": {
                "create": "Tambah {{slug}}",
                "update": "Ubah {{slug}}",
                "delete": "Hapus {{slug}}",
                "uploadMedia": "Tambah {{path}}",
                "deleteMedia": "Hapus {{path}}",
            },
        },
        "publish_mode": "editorial_workflow",  # what is saved waits as a pull request
        "media_folder": folder,
        "media_libraries": {"default": {"config": _photos()}, "stock_assets": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": SLUG_MAX},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": [_businesses(village, folder), _village(village, folder)],
    }


def _photos() -> dict[str, Any]:
    box = {"width": PHOTO_SIDE_MAX, "height": PHOTO_SIDE_MAX, "quality": PHOTO_QUALITY}
    return {"slugify_filename": True, "transformations": {"raster_image": {"format": "webp", **box}}}


def _businesses(village: model.Village, folder: str) -> dict[str, Any]:
    return {
        "name": "usaha",
        "label": "Usaha",
        "label_singular": "Usaha",
        "icon": "storefront",
        "folder": folder,
        "path": "{{slug}}/" + ENTRY.removesuffix(".yaml"),
        "extension": "yaml",
        "format": ENTRY_FORMAT,
        "create": True,
        "identifier_field": "nama",
        "slug": {
            "template": "{{nama}}",
            "editable": ["create"],
            "hint": "Menjadi alamat halaman untuk selamanya.",
            "pattern": [f"^{SLUG.pattern}$", "Pakai huruf kecil, angka, dan tanda hubung (-)."],
        },
        "summary": "{{nama}}",
        "thumbnail": ["foto.*.file", "produk.*.foto.*.file"],
        "sortable_fields": ["nama", "kategori", "dikonfirmasi"],
        "media_folder": "",
        "public_folder": "",
        "fields": [*fields_of(model.Business, village), {"name": ORIGINAL, "widget": "hidden"}],
    }


def _village(village: model.Village, folder: str) -> dict[str, Any]:
    file = {
        "name": "desa",
        "label": "Data desa",
        "file": f"{folder}/{VILLAGE}",
        "format": VILLAGE_FORMAT,
        "fields": [*fields_of(model.Village, village), {"name": ORIGINAL, "widget": "hidden"}],
    }
    return {"name": "pengaturan", "label": "Desa", "icon": "settings", "files": [file]}
