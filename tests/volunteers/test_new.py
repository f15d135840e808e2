import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from villages import TODAY, village

from katalog.cli import main
from katalog.contract import model, values
from katalog.contract.nothing import says_nothing
from katalog.entries import load
from katalog.orders import whatsapp
from katalog.volunteers.registration import chat, draft, new
from katalog.volunteers.registration.contacts import channels_in

MESSAGES = Path(__file__).parents[1] / "volunteers" / "messages"


@pytest.fixture
def settings(tmp_path):
    return village(tmp_path)


def answers(*lines):
    waiting = iter(lines)

    def ask(_question):
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return ask


def new_from(settings, name, ask=None, said=None):
    text = (MESSAGES / f"{name}.txt").read_text(encoding="utf-8")
    return new.new(settings, registration=text, ask=ask, say=(said if said is not None else []).append)


def loaded(settings, slug):
    found = load.load(settings)
    about_us = ("persetujuan", "contoh dari panduan")  # what our messages lack, and the number that they give
    assert [str(problem) for problem in found.problems if not any(map(problem.message.count, about_us))] == []
    return next(business for business in found.catalogue.businesses if business.slug == slug)


def test_the_form_of_the_website_filled_in(settings):
    written = new_from(settings, "formulir")
    assert written.file == settings.businesses / "warung-bu-siti" / "usaha.yaml"
    business = loaded(settings, "warung-bu-siti")
    assert (business.name, business.owner, business.category) == ("Warung Bu Siti", "Siti Aminah", "camilan")
    assert [(p.name, p.price, p.unit) for p in business.products] == [
        ("Keripik tempe", 15000, None),
        ("rengginang", 12000, "bungkus"),
    ]
    assert business.whatsapp == "+6281234567890"
    assert (business.address.hamlet, business.address.street) == ("Dusun III", "Jl. Melati No. 5")
    assert business.hours.days[0] == ((480, 1020),)
    assert [link.url for link in business.social] == ["https://www.instagram.com/warungsiti/"]
    assert business.consented is None
    assert business.summary == "Menjual Keripik tempe dan rengginang di Dusun III."


def test_a_message_typed_freely(settings):
    new_from(settings, "bebas")
    business = loaded(settings, "salon-cantik-cabang-2")
    assert business.name == 'Salon "Cantik": cabang #2'
    assert business.category == "kecantikan"
    assert [(p.name, p.price, p.price_from, p.unit) for p in business.products] == [
        ("Potong rambut", 25000, None, "orang"),
        ("Creambath", 45000, None, None),
        ("Smoothing", None, 150000, "orang"),
        ("Rias pengantin", None, None, None),
    ]
    assert business.whatsapp == "+6281234567890"
    assert (business.address.hamlet, business.address.neighbourhood) == ("Dusun IV", "02/03")
    assert (business.address.street, business.address.landmark) == ("Gang Mawar 3", "dekat masjid")
    assert business.hours.days[0] == ()
    assert business.hours.days[6] == ((540, 1080),)
    assert [link.channel for link in business.social] == ["facebook", "tiktok"]


def test_products_and_prices_on_lines_of_their_own(settings):
    new_from(settings, "produk-harga")
    business = loaded(settings, "kedai-kopi-pak-rt")
    assert [(p.name, p.price, p.unit) for p in business.products] == [
        ("Kopi tubruk", 5000, None),
        ("Roti bakar", 12000, "porsi"),
    ]
    assert business.consented == business.confirmed == TODAY
    assert business.address.hamlet == "Dusun II"


def test_what_is_missing_makes_a_draft_with_questions_to_forward(settings):
    said = []
    written = new_from(settings, "kurang", said=said)
    assert written.is_draft
    assert written.file == settings.businesses / "_bengkel-las-jaya" / "usaha.yaml"
    text = written.file.read_text(encoding="utf-8")
    assert "kategori:  # BELUM DIISI. Jenis usahanya apa? Yang ada: Makanan Siap Santap, Camilan" in text
    assert "  dusun:  # BELUM DIISI. Dusun mana? Yang ada: Dusun I, Dusun II, Dusun III, Dusun IV, Dusun VII.\n" in text
    assert "# Catatan: Nomor WhatsApp kurang angka: 0811\n" in text
    assert "Tanyakan ke pemilik: Berapa nomor WhatsApp untuk menerima pesanan?" in written.remarks
    assert "Alamat: Jl. Besi 9" in said
    assert load.load(settings).catalogue.businesses == ()
    written.file.parent.rename(settings.businesses / "bengkel-las-jaya")
    named = {problem.message for problem in load.load(settings).problems}
    assert {"kategori belum diisi", "dusun alamat belum diisi"} <= named
    assert new_from(settings, "kurang").slug == "_bengkel-las-jaya-2"


def test_what_is_missing_is_asked_for(settings):
    said = []
    ask = answers("3", "Mengelas pagar dan teralis.", "0811 222 3333", "dusun 2")
    written = new_from(settings, "kurang", ask, said)
    business = loaded(settings, "bengkel-las-jaya")
    assert (business.category, business.address.hamlet, business.address.street) == (
        "kecantikan",
        "Dusun II",
        "Jl. Besi 9",
    )
    assert any("Jam buka" in line for line in said)
    text = written.file.read_text(encoding="utf-8")
    assert "# Catatan: Jenis usaha yang ditulis: las\n" in text
    assert "kapan saja" in text


def test_the_interview_asks_again_until_an_answer_can_be_read(settings):
    said = []
    lines = ["ab", "Warung Ani", "9", "camilan", "", "0812", "0812-3456-7890", "5", "", "", "kapan saja", "8-17"]
    lines += ["ambil dan antar", "tunai", "Peyek 10rb, Kue", "", "", "ya"]
    new.new(settings, ask=answers(*lines), say=said.append)
    business = loaded(settings, "warung-ani")
    assert business.address.hamlet == "Dusun VII"
    assert [service.value for service in business.services] == ["ambil", "antar"]
    assert [product.price for product in business.products] == [10000, None]
    assert business.summary == "Menjual Peyek dan Kue di Dusun VII."
    assert business.consented == TODAY
    mistakes = [line for line in said if "Jawaban ini" in line]
    assert len(mistakes) == 4
    assert "harus 3 sampai 60 huruf" in mistakes[0]
    assert "Ketik nomornya, 1 sampai 3" in mistakes[1]


def test_stopping_halfway_writes_nothing(settings):
    with pytest.raises(new.NotWrittenError, match="belum ada yang ditulis"):
        new.new(settings, ask=answers("Warung Ani", "1"), say=[].append)
    with pytest.raises(new.NotWrittenError, match="Belum terbaca juga: Nama usaha"):
        new.new(settings, ask=answers(*"abcde"), say=[].append)
    assert [path.name for path in settings.businesses.iterdir()] == ["_desa.yaml"]


def test_an_entry_that_is_there_is_never_overwritten(settings):
    first = new_from(settings, "formulir").file
    before = first.read_bytes()
    text = (MESSAGES / "formulir.txt").read_text(encoding="utf-8")
    with pytest.raises(new.NotWrittenError, match="sudah ada dan tidak ditimpa"):
        new.new(settings, slug="warung-bu-siti", registration=text, ask=None, say=[].append)
    assert new_from(settings, "formulir").slug == "warung-bu-siti-2"
    assert first.read_bytes() == before
    prepared = new.Prepared("warung-bu-siti", "nama: x", (), ())
    with pytest.raises(new.NotWrittenError):
        new.store(settings, prepared)
    assert first.read_bytes() == before


def test_a_slug_that_is_no_address_is_refused(settings):
    for slug in ("../lain", "Warung Siti", "a/b", "_desa", "x" * 61):
        with pytest.raises(new.NotWrittenError):
            new.new(settings, slug=slug, registration="Nama: A", ask=None, say=[].append)


def test_without_anybody_to_ask_and_without_a_message(settings):
    with pytest.raises(new.NotWrittenError, match="--dari-teks"):
        new.new(settings, ask=None, say=[].append)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_message_saved_by_any_editor(tmp_path, encoding):
    (tmp_path / "pesan.txt").write_bytes("Nama: Café".encode(encoding))
    assert new.registration_in(tmp_path / "pesan.txt").lstrip("\ufeff") == "Nama: Café"
    with pytest.raises(new.NotWrittenError, match="tidak ada"):
        new.registration_in(tmp_path / "lain.txt")


def test_every_line_of_the_form_that_the_site_sends_is_understood():
    asked = [line for line in whatsapp.register_text().split("\n") if line.endswith(": ")]
    assert len(asked) >= 8
    filled = whatsapp.register_text().replace(": \n", ": jawaban\n")
    form = chat.parse(filled)
    assert len({said.key for said in form.said if said.key}) == len(asked)
    assert {said.piece.text for said in form.said} == {"jawaban"}


FULL = """Nama usaha: Warung Uji
Jenis usaha: {kind}
Yang dijual dan harganya: Nasi 10rb
Nomor WhatsApp: 0812-0000-0999
Dusun dan alamat: Dusun I
Pemilik setuju tampil di situs: {answer}
"""


def run(settings, *words, text, monkeypatch, tmp_path):
    """Run a command where nobody can be asked; return its exit status and the entries that there are then."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    (tmp_path / "pesan.txt").write_text(text, encoding="utf-8")
    line = [words[0], "--dari-teks", str(tmp_path / "pesan.txt"), "--businesses", str(settings.businesses), *words[1:]]
    status = main.main(line, load_site_maker=lambda: None)
    return status, sorted(path.parent.name for path in settings.businesses.glob("*/usaha.yaml"))


@pytest.mark.parametrize(
    ("kind", "answer", "status", "folders"),
    [
        ("makanan", "ya", 0, ["warung-uji"]),
        ("makanan", "boleh, foto menyusul", 0, ["warung-uji"]),
        ("makanan", "insya Allah setuju", 0, ["warung-uji"]),
        ("makanan", "\U0001f44d\U0001f3fd", 0, ["warung-uji"]),
        ("makanan", "insya Allah", 3, ["warung-uji"]),
        ("makanan", "\u2705 / \u274c", 3, ["warung-uji"]),
        ("makanan", "\u274c", 1, []),
        ("makanan", "terserah", 3, ["warung-uji"]),
        ("makanan", "", 3, ["warung-uji"]),
        ("las", "ya", 3, ["_warung-uji"]),
        ("makanan", "belum", 3, ["_warung-uji"]),
        ("makanan", "tidak", 1, []),
        ("makanan", "jangan kak", 1, []),
    ],
)
def test_how_a_registration_ends(  # noqa: PLR0917 - fixtures and what each case says
    settings, monkeypatch, tmp_path, capsys, kind, answer, status, folders
):
    text = FULL.format(kind=kind, answer=answer)
    assert run(settings, "new", text=text, monkeypatch=monkeypatch, tmp_path=tmp_path) == (status, folders)
    said = capsys.readouterr()
    if status == 1:
        assert "TIDAK" in said.err
    else:
        assert "Nama usaha: Warung Uji" in said.out
        assert ("Tanyakan" in said.err or "PEMILIK" in said.err) == (status == 3)
    if answer == "belum":
        assert "PEMILIK MENJAWAB: belum" in said.err


def test_a_category_is_never_guessed_from_what_is_sold(settings):
    text = FULL.format(kind="las", answer="ya").replace("Nasi 10rb", "gerobak bakso 2,5jt")
    made = draft.of_form(chat.parse(text), new.village_of(settings), TODAY)
    assert "kategori" in made.missing
    assert "Jenis usaha yang ditulis: las" in made.remarks


def test_a_category_that_hardly_fits_is_doubted(settings):
    text = FULL.format(kind="makanan", answer="ya").replace("Warung Uji", "Laundry Bu Ida")
    made = draft.of_form(chat.parse(text), new.village_of(settings), TODAY)
    assert made.tree["kategori"] == "makanan"
    assert any("kurang cocok untuk laundry" in remark for remark in made.remarks)


def test_an_entry_that_would_not_pass_becomes_a_draft(settings):
    text = FULL.format(kind="makanan", answer="ya").replace("Warung Uji", "AB")
    made = new.new(settings, registration=text, ask=None, say=[].append)
    assert made.is_draft
    assert any("terlalu pendek" in remark for remark in made.remarks)


CATEGORIES = (("makanan", "Makanan"), ("camilan", "Camilan"))
HERE = model.Village(
    name="Desa Contoh",
    district="Kec",
    regency="Kab",
    province="Prov",
    hamlets=["Dusun I", "Dusun II", "Dusun III"],
    categories=[{"id": key, "name": name, "icon": "store"} for key, name in CATEGORIES],
)
NAMES = st.from_regex(r"[A-Z][a-z]{2,10}( [A-Z][a-z]{2,10}){0,2}", fullmatch=True).filter(
    lambda name: [said.key for said in chat.parse(name).said] == [""] and not says_nothing(name)
)


@given(
    name=NAMES,
    products=st.lists(st.tuples(NAMES, st.integers(1, 999).map(lambda n: n * 500)), min_size=1, max_size=5),
    style=st.sampled_from(["{} {}", "{}: {}", "- {} = {}", "{} - {}", "• {} @ {}", "{} ({})"]),
    money=st.sampled_from(["{}", "Rp {}", "Rp{},-"]),
    number=st.from_regex(r"81[1-9][0-9]{7,8}", fullmatch=True),
)
def test_a_filled_in_form_reads_back(name, products, style, money, number):
    listed = "".join(
        f"\n{style.format(what, money.format(f'{price:,}'.replace(',', '.')))}" for what, price in products
    )
    text = whatsapp.register_text()
    for label, answer in (("Nama usaha", name), ("Nomor WhatsApp", f"0{number}"), ("Dusun dan alamat", "Dusun II")):
        text = text.replace(f"{label}: ", f"{label}: {answer}")
    text = text.replace("Yang dijual dan harganya: ", f"Yang dijual dan harganya: {listed}")
    made = draft.of_form(chat.parse(text), HERE, TODAY)
    assert made.tree["nama"] == name
    assert made.tree["alamat"] == {"dusun": "Dusun II"}
    assert values.mobile(made.tree["whatsapp"]) == f"+62{number}"
    assert [(item["nama"], values.rupiah(item["harga"])) for item in made.tree["produk"]] == products


@given(st.text(max_size=400))
def test_no_message_breaks_the_reader(text):
    made = draft.of_form(chat.parse(text), HERE, TODAY)
    assert all(made.tree.values())


@given(st.lists(st.sampled_from(["Nama", "Produk", "Harga", "WA", ":", "=", " ", "\n", "15rb", "RT 1", "dusun", "-"])))
def test_no_mixture_of_its_own_words_breaks_the_reader(parts):
    made = draft.of_form(chat.parse("".join(parts)), HERE, TODAY)
    assert set(made.missing) <= set(draft.REQUIRED)


@pytest.mark.parametrize("address", ["https://[::1", "https://]keripik", "www.[toko.id"])
def test_a_registration_with_half_an_address_is_one_all_the_same(address):
    assert channels_in(f"{address}, IG: @keripik.melati") == {"instagram": "@keripik.melati"}
