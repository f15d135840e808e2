import json
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from villages import TODAY, village

from katalog.contract import values
from katalog.contract.model import Payment, Service
from katalog.entries import load
from katalog.volunteers.github import answering, proposal
from katalog.volunteers.registration import chat, draft, new

FORM = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE" / "usulkan-usaha.yml"
FIELDS = [part for part in yaml.safe_load(FORM.read_text(encoding="utf-8"))["body"] if part["type"] != "markdown"]
GOOD = {
    "Nama usaha": "Warung Bu Ani",
    "Nama pemilik": "Ani",
    "Jenis usaha": "kue basah, camilan",
    "Nomor WhatsApp": "0812-3456-7890",
    "Dusun": "dusun 2",
    "Alamat": "Jl. Melati 5, RT 1 RW 2",
    "Yang dijual dan harganya": "Kue lapis 3.000/potong\nRisol 2500",
    "Jam buka": "Setiap hari 06.00-11.00",
    "Cara melayani": ["ambil", "antar"],
    "Media sosial": "IG @kueani",
    "Foto": '<img width="1" src="https://github.com/user-attachments/assets/1-2">\n![a](https://github.com/x/y.jpg)',
    "Persetujuan": "ya",
}


def body_of(filled):
    """The text of an issue as GitHub makes it of a filled-in form."""
    parts = []
    for part in FIELDS:
        label, answer = part["attributes"]["label"], filled.get(part["attributes"]["label"], "")
        if part["type"] == "checkboxes":
            options = [option["label"] for option in part["attributes"]["options"]]
            answer = "\n".join(f"- [{'X' if o in answer or answer == 'ya' else ' '}] {o}" for o in options)
        parts.append(f"### {label}\n\n{answer or '_No response_'}")
    return "\n\n".join(parts)


def event(body, number=7):
    return {"issue": {"number": number, "body": body}}


def code_blocks(text):
    return [token.content for token in MarkdownIt("commonmark").parse(text) if token.type == "fence"]


def test_the_form_asks_for_what_the_program_reads():
    labels = [part["attributes"]["label"] for part in FIELDS]
    assert labels == list(proposal.HEADINGS)
    options = {p["attributes"]["label"]: [o["label"] for o in p["attributes"].get("options", ())] for p in FIELDS}
    assert options["Cara melayani"] == [word.value for word in Service]
    assert options["Cara membayar"] == [word.value for word in Payment]
    assert FIELDS[-1]["attributes"]["options"][0]["required"] is True


def test_a_good_form_becomes_an_entry(tmp_path):
    here = village(tmp_path)
    made = proposal.propose(here, event(body_of(GOOD)))
    assert (made.number, made.slug) == (7, "warung-bu-ani")
    loaded = load.load(here)
    assert [str(problem) for problem in loaded.problems] == []
    business = loaded.catalogue.businesses[0]
    assert (business.category, business.address.hamlet, business.address.neighbourhood) == (
        "camilan",
        "Dusun II",
        "01/02",
    )
    assert [(p.name, p.price, p.unit) for p in business.products] == [
        ("Kue lapis", 3000, "potong"),
        ("Risol", 2500, None),
    ]
    assert [service.value for service in business.services] == ["ambil", "antar"]
    assert business.payments == ()
    assert business.consented == TODAY
    assert business.confirmed is None
    assert business.summary == "Menjual Kue lapis dan Risol di Dusun II."
    assert "Closes #7" in made.message
    entry, photos = code_blocks(made.message)
    assert entry == (here.businesses / "warung-bu-ani" / "usaha.yaml").read_text(encoding="utf-8").rstrip("\n") + "\n"
    assert photos == "https://github.com/user-attachments/assets/1-2\nhttps://github.com/x/y.jpg\n"


def test_a_lone_dash_is_nothing(tmp_path):
    here = village(tmp_path)
    dashes = dict.fromkeys(("Nama pemilik", "Satu kalimat tentang usaha", "Patokan", "Jam buka", "Media sosial"), "-")
    made = proposal.propose(here, event(body_of({**GOOD, **dashes, "Alamat": "tidak ada", "Cerita usaha": "n/a"})))
    business = load.load(here).catalogue.businesses[0]
    assert (business.owner, business.story, business.hours, business.social) == (None, None, None, ())
    assert (business.address.landmark, business.address.street) == (None, None)
    assert business.summary == "Menjual Kue lapis dan Risol di Dusun II."
    assert "Perlu dilihat" not in made.message


def test_what_an_issue_says_besides_is_named(tmp_path):
    here = village(tmp_path)
    made = proposal.propose(
        here, event(body_of({**GOOD, "Yang dijual dan harganya": "Rujak 10.000-15.000\nSoto 12rb 15rb"}))
    )
    business = load.load(here).catalogue.businesses[0]
    assert [(p.name, p.price, p.price_from) for p in business.products] == [
        ("Rujak", None, 10000),
        ("Soto", None, None),
    ]
    assert "Dua harga, jadi belum ditulis: Soto 12rb 15rb" in made.message


def test_an_entry_that_is_there_is_left_alone(tmp_path):
    here = village(tmp_path, {"warung-bu-ani": "nama: Lama\n"})
    assert proposal.propose(here, event(body_of(GOOD))).slug == "warung-bu-ani-2"
    assert (here.businesses / "warung-bu-ani" / "usaha.yaml").read_text(encoding="utf-8") == "nama: Lama\n"


@pytest.mark.parametrize(
    ("label", "answer", "sentence"),
    [
        ("Persetujuan", "", "centang kotak Persetujuan"),
        ("Nomor WhatsApp", "061-7951234", "Berapa nomor WhatsApp"),
        ("Dusun", "Dusun XX", "Dusun mana? Yang ada: Dusun I, Dusun II"),
        ("Nama usaha", "A", "terlalu pendek"),
    ],
)
def test_what_cannot_be_an_entry_is_answered(tmp_path, label, answer, sentence):
    here = village(tmp_path)
    made = proposal.propose(here, event(body_of({**GOOD, label: answer})))
    assert made.slug == ""
    assert sentence in code_blocks(made.message)[0]
    assert [path.name for path in here.businesses.iterdir()] == ["_desa.yaml"]


def test_a_heading_inside_an_answer_stays_in_it(tmp_path):
    story = "Satu.\n\n### Nomor WhatsApp\n\n0899\n\n### Lain\n\nDua."
    form = proposal.form_of(body_of({**GOOD, "Cerita usaha": story}))
    made = draft.of_form(form, new.village_of(village(tmp_path)), TODAY)
    assert made.tree["whatsapp"] == "0812-3456-7890"
    assert made.tree["cerita"] == "Satu.\n\nNomor WhatsApp\n\n0899\n\nLain\n\nDua."


PIECES = [
    "`",
    "```\n",
    "\n",
    "### ",
    "'",
    '"',
    "$(id)",
    "`id`",
    "; rm -rf /",
    "${{ github.token }}",
    "::set-output name=x::",
    "%0A",
]
PIECES += [
    "</pre>",
    "@everyone",
    "- [X] ",
    ": ",
    " #",
    "!!python/object",
    "&a",
    "*a",
    "../",
    "\u202e",
    "\x00",
    "a",
    "Warung ",
]
HOSTILE = st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.text(max_size=40))


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries({label: HOSTILE for label in GOOD if label not in {"Cara melayani", "Persetujuan"}}),
    st.booleans(),
)
def test_whatever_is_typed_ends_as_text_or_not_at_all(typed, keep):
    kept = (
        {key: GOOD[key] for key in ("Nomor WhatsApp", "Dusun", "Jenis usaha", "Yang dijual dan harganya")}
        if keep
        else {}
    )
    filled = {**typed, **kept, "Nama usaha": f"Warung {typed['Nama usaha']}", "Persetujuan": "ya"}
    with tempfile.TemporaryDirectory() as name:
        here = village(Path(name) / "desa")
        made = proposal.propose(here, event(body_of(filled)))
        form = proposal.form_of(chat.plain(body_of(filled)))
        draft.of_form(form, new.village_of(here), TODAY)
        assert all(fates for _, fates in form.account.words())
        written = {path for path in Path(name).rglob("*") if path.is_file()} - {here.businesses / "_desa.yaml"}
        if not made.slug:
            assert written == set()
        else:
            assert values.SLUG.fullmatch(made.slug)
            assert written == {here.businesses / made.slug / "usaha.yaml"}
            loaded = load.load(here)
            assert [business.slug for business in loaded.catalogue.businesses] == [made.slug]
    outside = made.message
    for block in code_blocks(made.message):
        outside = outside.replace(block, "")
    assert not {"@", "$", "<", "::"} & set(outside)
    assert len(made.message) <= 65_536


def test_what_the_step_leaves_behind(tmp_path):
    here = village(tmp_path / "desa")
    (tmp_path / "acara.json").write_text(json.dumps(event(body_of(GOOD))), encoding="utf-8")
    environment = {"GITHUB_OUTPUT": str(tmp_path / "hasil")}
    made = answering.run(here, tmp_path / "acara.json", tmp_path / "pesan.md", environment)
    assert (tmp_path / "hasil").read_text(encoding="utf-8") == (
        "slug=warung-bu-ani\nbranch=usulan/7\nheading=Usulan usaha dari #7\n"
    )
    assert (tmp_path / "pesan.md").read_text(encoding="utf-8") == made.message + "\n"


@pytest.mark.parametrize("wrong", [{}, {"issue": None}, {"issue": {"number": "7; id"}}])
def test_other_events_are_refused(tmp_path, wrong):
    with pytest.raises(ValueError, match="not about an issue"):
        proposal.propose(village(tmp_path), wrong)


def test_an_empty_issue_is_answered(tmp_path):
    assert proposal.propose(village(tmp_path), {"issue": {"number": 1, "body": None}}).slug == ""
