"""The form at `/admin/`: what is filled in there passes the check and builds, and nobody else is asked for anything."""

import difflib
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import commands
import pytest
from fake_github import FakeGitHub
from form_visits import FormVisit, village_of, write_form
from PIL import Image
from visits import PHONE, ROOT, served

from katalog.entries import load
from katalog.settings import Settings
from katalog.volunteers.writing.tree import same_data

pytestmark = pytest.mark.browser
SAMPLES = sorted((ROOT / "businesses").glob("*/usaha.yaml"))
VALID = sorted((ROOT / "tests" / "entries" / "valid").rglob("*.yaml"))
WRITTEN = """async ([module, kind, text, again]) => {
  const { formatOf } = await import(new URL(module, location.href).href);
  const { formats, original } = await (await fetch('config.json')).json();
  const format = formatOf(formats[kind], original);
  const value = format.fromFile(text);
  if (again) delete value[original];
  return format.toFile(structuredClone(value));
}"""


@pytest.fixture(scope="module")
def settings():
    return Settings(ROOT, ROOT / "businesses", "https://desa.example/", date(2026, 11, 24), repository="desa/katalog")


@pytest.fixture(scope="module")
def form_site(settings, tmp_path_factory):
    village = village_of(settings).model_copy(update={"has_form": True})
    folder = tmp_path_factory.mktemp("form")
    write_form(village, settings, folder)
    with served(folder) as url:
        yield f"{url}admin/"


@pytest.fixture
def form(browser, form_site):
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="id-ID", timezone_id="Asia/Jakarta")
    page = context.new_page()
    yield FormVisit(page, form_site)
    context.close()


@pytest.fixture
def phone_photos(tmp_path):
    """Photos as a phone takes them: large, lying on their side, with a note of where they were taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825)[1] = "S"
    paths = [tmp_path / "kopi.jpg", tmp_path / "pisang.jpg"]
    for path in paths:
        Image.effect_noise((2400, 1800), 40).convert("RGB").save(path, exif=exif, quality=60)
    return paths


def repository(settings):
    names = ["_desa.yaml", *(f"{path.parent.name}/usaha.yaml" for path in SAMPLES)]
    return {f"businesses/{name}": (settings.businesses / name).read_bytes() for name in names}


def test_a_business_filled_in_on_a_phone_passes_the_check_and_builds(form, settings, phone_photos, tmp_path):
    before = repository(settings)
    form.open(before)
    form.new()
    form.fill("nama", "Warung Kopi Pojok")
    form.choose("kategori", "Makanan Siap Santap")
    form.fill("ringkasan", "Kopi tubruk dan pisang goreng hangat.")
    form.fill("whatsapp", "081200000099")
    form.today("persetujuan")
    form.choose("alamat.dusun", "Dusun III")
    for number, (name, price) in enumerate((("Kopi Tubruk", "5.000"), ("Pisang Goreng", "10rb"))):
        form.add("produk", "Produk")
        form.fill(f"produk.{number}.nama", name)
        form.fill(f"produk.{number}.harga", price)
        form.add(f"produk.{number}.foto", "Foto")
        form.photo(f"produk.{number}.foto.0.file", phone_photos[number])
        form.fill(f"produk.{number}.foto.0.keterangan", f"{name} di meja")
    form.fill("jam_buka", "Senin-Jumat 06.00-22.00\nSabtu 07.00-12.00")
    form.save()

    after = form.files()
    assert form.errors == []
    assert {address for address in form.asked if not address.startswith((form.url, f"blob:{form.url[:16]}"))} == set()
    assert {path: after[path] for path in before} == before
    folder = "businesses/warung-kopi-pojok/"
    assert {path.removeprefix(folder) for path in after.keys() - before.keys()} == {
        "usaha.yaml",
        "kopi.webp",
        "pisang.webp",
    }
    for path, content in after.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    for name in ("kopi.webp", "pisang.webp"):
        with Image.open(tmp_path / folder / name) as photo:
            assert photo.size == (1200, 1600), "stood up, and no side longer than 1600 pixels"
        tags = ["exiftool", "-G", "-s", "-EXIF:all", "-XMP:all", "-IPTC:all", str(tmp_path / folder / name)]
        assert subprocess.run(tags, capture_output=True, text=True, check=True).stdout == ""
    assert after[f"{folder}usaha.yaml"].decode().splitlines()[:4] == [
        "nama: Warung Kopi Pojok",
        "kategori: makanan",
        "ringkasan: Kopi tubruk dan pisang goreng hangat.",
        'whatsapp: "081200000099"',
    ]
    only_new = tmp_path / "businesses"
    for path in SAMPLES:  # whose photos stayed at home
        (only_new / path.parent.name / "usaha.yaml").unlink()
        (only_new / path.parent.name).rmdir()
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "check", "--businesses", str(only_new)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert checked.returncode == 0, checked.stderr
    site = tmp_path / "site"
    built = commands.run("build", "--businesses", only_new, "--site", site, "--tanpa-kit")
    assert built.returncode == 0, built.stderr
    assert (site / "usaha/warung-kopi-pojok/pisang-goreng/index.html").is_file()


def test_an_edit_leaves_comments_order_and_everything_else_alone(form, settings):
    before = repository(settings)
    form.open(before)
    form.edit("laptop")
    form.fill("pemilik", "Pak DWS")
    form.save()
    after = form.files()
    changed = [path for path in before if after[path] != before[path]]
    assert changed == ["businesses/laptop/usaha.yaml"]
    old, new = (files[changed[0]].decode().splitlines() for files in (before, after))
    marks = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    kept = [line[2:].split() for line in marks if line[0] == "+" and "Pak DWS" not in line]
    assert "+ pemilik: Pak DWS" in marks
    assert kept == [line[2:].split() for line in marks if line[0] == "-" and "pemilik" not in line], "only spaces"
    assert form.errors == []


def businesses_in(texts, settings, folder):
    """Return what the loader makes of entries (text by slug), and that it has nothing to say against them."""
    for slug, text in texts.items():
        for home in (settings.businesses / slug, ROOT / "tests" / "entries" / "valid" / slug):
            if home.is_dir():
                shutil.copytree(home, folder / slug, ignore=shutil.ignore_patterns("*.yaml", "businesses"))
        (folder / slug).mkdir(parents=True, exist_ok=True)
        (folder / slug / "usaha.yaml").write_bytes(text.encode())
    village = (settings.businesses / "_desa.yaml").read_text(encoding="utf-8")
    more = village.replace("\nkategori:\n", "\nkategori:\n  - {id: jasa, nama: Jasa, ikon: tools}\n")
    (folder / "_desa.yaml").write_text(more, encoding="utf-8")
    loaded = load.load(replace(settings, root=folder.parent, businesses=folder))
    assert loaded.catalogue is not None, "\n".join(map(str, loaded.problems))
    return {business.slug: business for business in loaded.catalogue.businesses}


@pytest.mark.parametrize("again", [False, True], ids=["kept", "written anew"])
def test_what_the_form_reads_and_writes_means_the_same(form, settings, tmp_path, again):
    """All entries there are, whatever spelling of keys, short forms and quotes they use."""
    form.page.goto(form.url)
    texts = {}
    for path in (*SAMPLES, *VALID):
        slug = path.stem if path.name != "usaha.yaml" else path.parent.name
        # Of words for nothing only the check knows: the form shows them as they stand.
        if slug != "kosong-tertulis" and not any(part.startswith("_") for part in path.relative_to(ROOT).parts):
            texts[slug] = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    written = {
        slug: form.page.evaluate(WRITTEN, ["entry_format.js", "usaha", text, again]) for slug, text in texts.items()
    }
    one = businesses_in(texts, settings, tmp_path / "one")
    other = businesses_in(written, settings, tmp_path / "other")
    assert one.keys() == other.keys() == texts.keys() >= {"laptop", "lengkap", "kunci-lain"}
    assert [slug for slug, business in one.items() if not same_data(business, other[slug])] == []


def test_the_village_is_read_and_written_too(form, settings):
    form.page.goto(form.url)
    text = (settings.businesses / "_desa.yaml").read_text(encoding="utf-8")
    assert form.page.evaluate(WRITTEN, ["entry_format.js", "desa", text, False]) == text


def test_what_is_saved_on_github_waits_as_a_pull_request(form, settings):
    before = repository(settings)
    hub = FakeGitHub(before)
    hub.answer_for(form.page)
    form.page.goto(form.url)
    form.button("Masuk dengan token").click()
    form.page.get_by_role("textbox").first.fill("github_pat_contoh")
    form.button("Masuk").click()
    form.page.get_by_text("Usaha", exact=True).first.wait_for()
    form.edit("keripik-tempe")
    form.fill("ringkasan", "Keripik tempe renyah dari Dusun V.")
    form.button("Simpan").click()
    form.button("Kirim untuk diperiksa").click()
    form.page.get_by_role("dialog").wait_for(state="hidden")
    form.page.get_by_text("Diperiksa", exact=True).first.wait_for()
    (pull,) = hub.pulls
    assert hub.branches == ["refs/heads/cms/usaha/keripik-tempe"]
    assert (pull["head"], pull["base"]) == ("cms/usaha/keripik-tempe", "main")
    assert {commit["branch"]["branchName"] for commit in hub.commits} == {"cms/usaha/keripik-tempe"}
    assert hub.is_ready
    path = "businesses/keripik-tempe/usaha.yaml"
    old, new = ([line.split() for line in text.splitlines()] for text in (before[path].decode(), hub.written()[path]))
    assert [" ".join(line) for line in new if line not in old] == ["ringkasan: Keripik tempe renyah dari Dusun V."]
    assert len(new) == len(old)
    assert set(hub.written()) == {path}
    assert hub.unknown == []
